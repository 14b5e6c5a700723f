"""Text as it stands in the exhibit, each code point with the units (bytes or code points) it stands on."""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Stretch(NamedTuple):
    """Code points from `start` on, each `width` units long in the exhibit, the first one at unit `offset`."""

    start: int
    offset: int
    width: int


class Piece(NamedTuple):
    """Code points [start, end) of a source and the units [low, high) they stand on, all of one width."""

    start: int
    end: int
    low: int
    high: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Source:
    """Decoded text of an exhibit or of one part of it. `stretches` are in order and cover the text.

    `scheme` and `path` are those of `Locator`. `lead` is the number of units before the text (a byte order mark).
    `damaged` holds the offset of each undecodable byte; the text has U+FFFD there.
    """

    text: str
    stretches: tuple[Stretch, ...]
    scheme: Literal["bytes", "page", "element"] = "bytes"
    path: str = ""
    lead: int = 0
    encoding: str = "utf-8"
    damaged: tuple[int, ...] = ()

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The parts of one width each that make up the code points [start, end)."""
        index = bisect.bisect_right(self.stretches, start, key=lambda one: one.start) - 1
        while start < end:
            stretch = self.stretches[index]
            stop = min(end, self.stretches[index + 1].start if index + 1 < len(self.stretches) else len(self.text))
            low = stretch.offset + (start - stretch.start) * stretch.width
            yield Piece(start, stop, low, low + (stop - start) * stretch.width, stretch.width)
            start, index = stop, index + 1

    def units(self, start: int, end: int) -> tuple[int, int]:
        """The units that the code points [start, end) stand on, as one range."""
        pieces = tuple(self.pieces(start, end))
        if not pieces:
            here = next(self.pieces(start, start + 1), None) if start < len(self.text) else None
            at = here.low if here else self.lead
            return at, at
        return pieces[0].low, pieces[-1].high


def element(text: str, path: str, *, scheme: Literal["page", "element"] = "element") -> Source:
    """Text of a page or element: its units are its own code points."""
    return Source(text=text, stretches=(Stretch(0, 0, 1),), scheme=scheme, path=path)
