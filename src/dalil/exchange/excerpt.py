"""A text of which some blocks are kept and some words are replaced, and where each code point of it went."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dalil.model.span import Range

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Words of the text, code points [start, end), and what stands for them."""

    start: int
    end: int
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch of the old text and where it stands in the new one; a replaced one is never cut."""

    old: Range
    new: Range
    replaced: bool


class Excerpt:
    """The blocks of a text that are kept, an empty line between them, with words replaced.

    `blocks` and `replaced` are in order and do not overlap. What is replaced across the edge of a block is replaced on
    both sides of it.
    """

    def __init__(self, text: str, blocks: Sequence[Range], replaced: Sequence[Replacement]) -> None:
        self._pieces: list[_Piece] = []
        parts: list[str] = []
        for number, block in enumerate(blocks):
            parts.append(BETWEEN if number else "")
            length = sum(map(len, parts))
            for old, new, by in _cut(text, block, replaced):
                fresh = Range(start=length, end=length + len(new))
                self._pieces.append(_Piece(old=old, new=fresh, replaced=by))
                parts.append(new)
                length = fresh.end
        self.text = "".join(parts) + "\n"
        self._starts = [one.old.start for one in self._pieces]

    def moved(self, place: Range) -> Range | None:
        """Where these words stand now, edges inside replaced words widened to them; None where they are not kept."""
        first, last = self._piece(place.start), self._piece(place.end - 1)
        if first is None or last is None:
            return None
        start = first.new.start + (0 if first.replaced else place.start - first.old.start)
        end = last.new.end if last.replaced else last.new.start + place.end - last.old.start
        return Range(start=start, end=end)

    def _piece(self, point: int) -> _Piece | None:
        at = bisect_right(self._starts, point) - 1
        piece = self._pieces[at] if at >= 0 else None
        return piece if piece is not None and point < piece.old.end else None


def _cut(text: str, block: Range, replaced: Iterable[Replacement]) -> Iterable[tuple[Range, str, bool]]:
    """The block in pieces: old range, new words, whether they are replaced."""
    at = block.start
    for one in replaced:
        start, end = max(one.start, block.start), min(one.end, block.end)
        if start >= end:
            continue
        if at < start:
            yield Range(start=at, end=start), text[at:start], False
        yield Range(start=start, end=end), one.by, True
        at = end
    if at < block.end:
        yield Range(start=at, end=block.end), text[at : block.end], False
