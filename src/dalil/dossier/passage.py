"""The text of a report with its statements marked, and a quote with the words around it.

Both are cut into parts that are masked one by one, so no cut may pass through a name that is to be masked: `names` are
the places of those, [start, end) in the text, in order and apart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from dalil.model.rendition import Rendition
from dalil.model.statement import Statement

CONTEXT = 160
Names = Sequence[tuple[int, int]]


class Extent(Protocol):
    """Code points [start, end) of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Text that is said in the same statements throughout; `opens` are the statements that begin here."""

    text: str
    said: bool
    opens: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBlock:
    """One block of the text in segments, with the statements that begin in it."""

    kind: str
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteInContext:
    """A quote with up to 160 code points of its own block before and after; it begins and ends with whole names."""

    before: str
    quote: str
    after: str


def mark(rendition: Rendition, statements: Iterable[Statement], names: Names = ()) -> Iterator[MarkedBlock]:
    """The blocks of a rendition in order, cut where statements begin and end."""
    ordered = sorted(statements, key=lambda one: (one.start, one.end, one.id))
    for block in rendition.blocks:
        inside = [one for one in ordered if one.start < block.end and block.start < one.end]
        yield MarkedBlock(
            kind=block.kind,
            segments=tuple(_segments(rendition.text, block.start, block.end, inside, names)),
            statements=tuple(one for one in inside if block.start <= one.start),
        )


def _segments(text: str, start: int, end: int, statements: list[Statement], names: Names) -> Iterator[Segment]:
    spans = [(one.id, *whole(one.start, one.end, names)) for one in statements]
    cuts = {start, end}
    cuts.update(cut for _, low, high in spans for cut in (low, high) if start < cut < end)
    for low, high in pairwise(sorted(cuts)):
        yield Segment(
            text=text[low:high],
            said=any(first <= low and high <= last for _, first, last in spans),
            opens=tuple(identifier for identifier, first, _ in spans if first == low),
        )


class Blocked(Protocol):
    """A text with its blocks: a rendition, or as much of it as a quote in context needs."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def blocks(self) -> Sequence[Extent]:
        """Where its blocks begin and end."""


def in_context(rendition: Blocked, statement: Extent, names: Names = ()) -> QuoteInContext:
    """The quote of a statement or suggestion with the words around it, cut at the edges of its block, between words."""
    text = rendition.text
    block = next((one for one in rendition.blocks if one.start <= statement.start < one.end), None)
    first, last = (block.start, block.end) if block is not None else (0, len(text))
    start, end = whole(statement.start, statement.end, names)
    low, high = max(first, start - CONTEXT), min(max(last, end), end + CONTEXT)
    if low > first:
        space = text.find(" ", low, start)
        low, _ = whole(space + 1 if space >= 0 else start, start, names)
    if high < last:
        space = text.rfind(" ", end, high)
        _, high = whole(end, space if space >= 0 else end, names)
    before = ("… " if low > first else "") + text[low:start]
    after = text[end:high] + (" …" if high < last else "")
    return QuoteInContext(before=before, quote=text[start:end], after=after)


def whole(start: int, end: int, names: Names) -> tuple[int, int]:
    """The span, widened so that it holds every name whole of which it holds a part."""
    first = bisect_right(names, start, key=lambda name: name[1])
    last = bisect_left(names, end, key=lambda name: name[0])
    if first < last:
        return min(start, names[first][0]), max(end, names[last - 1][1])
    return start, end
