"""A report's text as words with their places, ready for comparison with other reports."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dalil.model.rendition import Block, BlockKind, Rendition
from dalil.model.report import Report
from dalil.model.span import Range, Span

_WORD = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\w)|[^\W_]+(?:['\u2019][^\W_]+)*")
_MARKS = re.compile(r'["“”„«»\n]')
_FURNITURE: frozenset[BlockKind] = frozenset(("boilerplate", "credit", "metadata"))
_OPENING, _CLOSING = "“„«", "”»"
_LONGEST_QUOTE = 4000


@dataclass(frozen=True, kw_only=True, eq=False)
class Words:
    """The words of one report in order: `forms` are folded for comparison, `starts` and `ends` code points.

    Places are worked out only for the reports that something is found in, which are few.

    `own` is False for words of page furniture (boilerplate, credits); `quoted` is True inside quotation marks or a
    block of quotation; `quotes` are those stretches.
    """

    report: Report
    rendition: Rendition
    forms: tuple[str, ...]
    quotes: tuple[Range, ...]

    @cached_property
    def identifier(self) -> str:
        """The id of the rendition, which costs a digest."""
        return self.rendition.id

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self.rendition.text)]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The code point at which each word begins."""
        return tuple(start for start, _ in self._places)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The code point behind each word."""
        return tuple(end for _, end in self._places)

    @cached_property
    def own(self) -> tuple[bool, ...]:
        """Whether each word is the report's own and no page furniture."""
        furniture = [block for block in self.rendition.blocks if block.kind in _FURNITURE]
        return self._mask([(block.start, block.end) for block in furniture], inside=False)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each word stands inside a quotation."""
        return self._mask([(place.start, place.end) for place in self.quotes], inside=True)

    def _mask(self, ranges: Sequence[tuple[int, int]], *, inside: bool) -> tuple[bool, ...]:
        mask = [not inside] * len(self.forms)
        for start, end in ranges:
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
            mask[first:last] = [inside] * (last - first)
        return tuple(mask)

    def span(self, first: int, last: int) -> Span:
        """The text from word `first` up to, not including, word `last`, as an anchored quote."""
        start, end = self.starts[first], self.ends[last - 1]
        return Span(rendition=self.identifier, start=start, end=end, text=self.rendition.text[start:end])

    def within(self, place: Range) -> tuple[int, int]:
        """The words [first, last) that begin inside the range."""
        return bisect_left(self.starts, place.start), bisect_left(self.starts, place.end)


def words_of(report: Report) -> Words | None:
    """The words of a report; None where nothing of it could be read."""
    rendition = report.rendition
    if rendition is None:
        return None
    return Words(
        report=report,
        rendition=rendition,
        forms=tuple(map(fold, _WORD.findall(rendition.text))),
        quotes=quoted_ranges(rendition),
    )


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word for comparison: case folded, no possessive ending, no marks between the thousands of a number."""
    if word.isalpha():
        return word.casefold()
    if word[0].isdecimal():
        return word.replace(",", "").replace(".", "").casefold()
    return word.casefold().replace("\u2019", "'").removesuffix("'s")


def quoted_ranges(rendition: Rendition) -> tuple[Range, ...]:
    """What stands between quotation marks or in a block of quotation, in order.

    A straight mark opens after white space or an opening bracket and closes before one; a quotation that is not
    closed ends with its paragraph (each paragraph of a long quotation opens anew, as printers do).
    """
    found: list[Range] = []
    for block in rendition.blocks or (Block(kind="paragraph", start=0, end=len(rendition.text)),):
        if block.kind == "quotation":
            found.append(Range(start=block.start, end=block.end))
        elif block.kind not in _FURNITURE:
            found.extend(_between_marks(rendition.text, block.start, block.end))
    return tuple(found)


def _between_marks(text: str, start: int, end: int) -> Iterable[Range]:
    opened: int | None = None
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if opened is None:
            if mark in _OPENING or (mark == '"' and (at == start or not text[at - 1].isalnum())):
                opened = at + 1
        elif mark in _CLOSING or mark in '"\n':
            if 0 < at - opened <= _LONGEST_QUOTE:
                yield Range(start=opened, end=at)
            opened = None
    if opened is not None and 0 < end - opened <= _LONGEST_QUOTE:
        yield Range(start=opened, end=end)
