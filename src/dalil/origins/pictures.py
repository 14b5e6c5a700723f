"""One picture in several reports: found by its perceptual print, whatever its size, quality or turn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dalil.model.link import Link
from dalil.model.picture import Picture
from dalil.model.report import Report
from dalil.model.span import Span
from dalil.origins.precedence import is_before

Place: TypeAlias = tuple[str, str]
# Of 256 bits so many may differ: the bound that is recommended for PDQ (Meta, 2019).
_SAME = 31
_BITS = 64
_CAPTIONS = frozenset(("caption", "credit"))


@dataclass(frozen=True, slots=True)
class _Held:
    report: Report
    picture: Picture


@dataclass(frozen=True, slots=True)
class _Again:
    """One picture in two reports; `apart` bits differ, `turned` says that one of them is mirrored or turned."""

    one: _Held
    two: _Held
    apart: int
    turned: bool


def same_pictures(reports: Iterable[Report]) -> tuple[Link, ...]:
    """A link for each two reports that hold one picture, from the later to the earlier where their days prove it.

    Certain where each of the two holds that picture alone: else the captions may belong to other ones. The spans are
    the captions and credits of both. A picture is no older than its first appearance; it dates no event.
    """
    found: dict[tuple[str, str], Link] = {}
    for again in _matches(reports):
        link = _link(again)
        found.setdefault((link.from_, link.to), link)
    return tuple(found[key] for key in sorted(found))


def reused(reports: Iterable[Report]) -> dict[Place, tuple[Place, ...]]:
    """For each picture (exhibit, part) that stands in other reports too, where it stands there."""
    found: dict[Place, set[Place]] = {}
    for again in _matches(reports):
        places = [(held.report.exhibit.sha256, held.picture.part) for held in (again.one, again.two)]
        found.setdefault(places[0], set()).add(places[1])
        found.setdefault(places[1], set()).add(places[0])
    return {place: tuple(sorted(others)) for place, others in sorted(found.items())}


def _matches(reports: Iterable[Report]) -> Iterator[_Again]:
    """Every two pictures of different reports whose prints are near, by the nearest of the eight orientations."""
    chosen = sorted((one for one in reports if one.pictures), key=lambda report: report.exhibit.sha256)
    held = [_Held(report, one) for report in chosen for one in report.pictures if one.prints]
    if not held:
        return
    prints = np.array([[_words(one) for one in each.picture.prints] for each in held], np.uint64)
    for at, each in enumerate(held[:-1]):
        apart = np.bitwise_count(prints[at + 1 :] ^ prints[at, 0]).sum(axis=2)
        nearest = apart.min(axis=1)
        for other in np.flatnonzero(nearest <= _SAME).tolist():
            two = held[at + 1 + other]
            if two.report.exhibit.sha256 != each.report.exhibit.sha256:
                turned = int(apart[other].argmin()) > 0
                yield _Again(each, two, int(nearest[other]), turned)


def _words(hexadecimal: str) -> NDArray[np.uint64]:
    return np.frombuffer(bytes.fromhex(hexadecimal), ">u8").astype(np.uint64)


def _link(again: _Again) -> Link:
    later, earlier, directed = _order(again.one, again.two)
    turned = ", one of them turned or mirrored" if again.turned else ""
    order = (
        f"it stood in {earlier.report.document} first, so it is no picture of anything later"
        if directed
        else "where it stood first is not known"
    )
    return Link(
        from_=later.report.exhibit.sha256,
        to=earlier.report.exhibit.sha256,
        kind="same_media",
        directed=directed,
        rule="same_media.print",
        spans=tuple(span for held in (later, earlier) for span in _captions(held.report)),
        reason=f"One picture stands in {later.report.document} and {earlier.report.document}{turned} "
        f"({again.apart} of 256 bits differ); {order}.",
        certain=all(len(held.report.pictures) == 1 for held in (later, earlier)),
    )


def _order(one: _Held, two: _Held) -> tuple[_Held, _Held, bool]:
    """(later, earlier, True) where the days of publication prove it."""
    for later, earlier in ((one, two), (two, one)):
        if is_before(earlier.report, later.report):
            return later, earlier, True
    return two, one, False


def _captions(report: Report) -> Sequence[Span]:
    rendition = report.rendition
    if rendition is None:
        return ()
    return tuple(
        Span(rendition=rendition.id, start=one.start, end=one.end, text=rendition.text[one.start : one.end])
        for one in rendition.blocks
        if one.kind in _CAPTIONS
    )
