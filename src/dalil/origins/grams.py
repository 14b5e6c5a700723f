"""The word n-grams of texts, worked out for many at once."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]
Numbers: TypeAlias = NDArray[np.int64]
Owners: TypeAlias = NDArray[np.int32]
Flags: TypeAlias = NDArray[np.uint8]

WIDTH = 3
PLAIN: Literal[1] = 1  # an n-gram of a report's own words that are not quoted
QUOTED: Literal[2] = 2  # an n-gram that lies wholly inside a quotation
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grams:
    """The n-grams of one text in order of its words: hash, place of the first word, and `PLAIN` and `QUOTED` flags."""

    hashes: Hashes
    places: Numbers
    flags: Flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """The words of one text as hashes, and the stretches of them [first, last) not its own, not plain, and quoted."""

    hashes: Hashes
    furniture: Sequence[tuple[int, int]]
    unplain: Sequence[tuple[int, int]]
    quoted: Sequence[tuple[int, int]]


def grams_of(texts: Sequence[Wording]) -> tuple[Grams, ...]:
    """The n-grams of each text, all worked out at once; one counts only where all its words are the text's own."""
    lengths = np.array([len(text.hashes) for text in texts], np.int64)
    begins = np.cumsum(lengths) - lengths
    total = int(lengths.sum())
    words = np.concatenate([np.empty(0, np.uint64), *(text.hashes for text in texts)])
    count = max(0, total - WIDTH + 1)
    hashes = np.zeros(count, np.uint64)
    for shift in range(WIDTH):
        hashes = (hashes + words[shift : shift + count]) * _MULTIPLIER
        hashes ^= hashes >> _SHIFT
    last = begins[lengths > 0] + lengths[lengths > 0]
    own = _marked(total, zip(begins.tolist(), (text.furniture for text in texts), strict=True), inside=False)
    plain = _marked(total, zip(begins.tolist(), (text.unplain for text in texts), strict=True), inside=False)
    quoted = _marked(total, zip(begins.tolist(), (text.quoted for text in texts), strict=True), inside=True)
    whole = _whole(own, count)
    for shift in range(1, WIDTH):  # an n-gram that reaches into the next text is none
        at = last - shift
        whole[at[(at >= 0) & (at < count)]] = False
    flags = (_whole(plain, count) * PLAIN + _whole(quoted, count) * QUOTED).astype(np.uint8)
    places = np.flatnonzero(whole)
    cuts = np.searchsorted(places, begins[1:])
    owner = np.repeat(begins, np.diff(np.concatenate(([0], cuts, [len(places)])))) if len(texts) else places
    hashes, places, flags = hashes[places], places - owner, flags[places]
    ends = (*cuts.tolist(), len(places)) if len(texts) else ()
    return tuple(
        Grams(hashes=hashes[a:b], places=places[a:b], flags=flags[a:b]) for a, b in itertools.pairwise((0, *ends))
    )


def _marked(total: int, texts: Iterable[tuple[int, Sequence[tuple[int, int]]]], *, inside: bool) -> NDArray[np.bool_]:
    mask = np.full(total, not inside)
    for begin, ranges in texts:
        for first, last in ranges:
            mask[begin + first : begin + last] = inside
    return mask


def _whole(mask: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    inside = np.ones(count, np.bool_)
    for shift in range(WIDTH):
        inside &= mask[shift : shift + count]
    return inside
