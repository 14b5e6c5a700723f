"""A report's text as words with their places, ready for comparison with other reports."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np

from dalil.model.rendition import Block, BlockKind, Rendition
from dalil.model.report import Report
from dalil.model.span import Range, Span
from dalil.origins.forms import WORD, folded
from dalil.origins.grams import Grams, Wording, grams_of
from dalil.origins.numerals import number
from dalil.origins.tokens import NUMERAL, Tokens, tokens_of

_MARKS = re.compile(r'["“”„«»\n]')
_FURNITURE: frozenset[BlockKind] = frozenset(("boilerplate", "credit", "metadata"))
_OPENING = "“„«"
_CLOSED_BY = {'"': '"', "“": '”"', "„": '“”"', "«": "»"}
_LONGEST_QUOTE = 4000
_PLAIN = 0.5


@dataclass(frozen=True, kw_only=True, eq=False)
class Words:
    """The words of one report in order: `forms` are folded for comparison, `tokens` has places and what is compared.

    Whatever `indexed` does not work out for many at once is worked out only where something is found.

    `quotes` are the stretches inside quotation marks or a block of quotation; `quoted` says so of each word.
    """

    report: Report
    rendition: Rendition

    @cached_property
    def identifier(self) -> str:
        """The id of the rendition, which costs a digest."""
        return self.rendition.id

    @cached_property
    def stamp(self) -> str:
        """A digest of all that the comparison of wording looks at: bytes, how they were read, and the publication."""
        report, rendition = self.report, self.rendition
        published = report.published.edtf if report.published is not None else ""
        parts = (
            f"{report.exhibit.sha256}\0{rendition.reader}\0{rendition.version}\0{len(rendition.text)}\0"
            f"{len(rendition.blocks)}\0{published}\0{report.outlet or ''}\0{report.document}"
        )
        return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words, folded for comparison."""
        return folded(WORD.findall(self.rendition.text))

    @cached_property
    def tokens(self) -> Tokens:
        """The words as numbers, with their places."""
        return tokens_of([self.rendition.text])[0]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """All numbers that it tells, in digits."""
        marked = np.flatnonzero(self.tokens.kinds & NUMERAL)
        if not len(marked):
            return frozenset()
        places = zip(self.tokens.starts[marked].tolist(), self.tokens.ends[marked].tolist(), strict=True)
        written = folded([self.rendition.text[start:end] for start, end in places])
        return frozenset(told for form in written if (told := number(form)) is not None)

    @cached_property
    def quotes(self) -> tuple[Range, ...]:
        """What stands between quotation marks or in a block of quotation."""
        return quoted_ranges(self.rendition)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each word stands inside a quotation."""
        mask = [False] * len(self.tokens.hashes)
        for first, last in map(self.within, self.quotes):
            mask[first:last] = [True] * (last - first)
        return tuple(mask)

    @cached_property
    def wording(self) -> Wording:
        """Its words for the index. What is quoted is not plain, unless the report is hardly more than quotation."""
        furniture = [self.within(one) for one in self.rendition.blocks if one.kind in _FURNITURE]
        unplain = quoted = [self.within(place) for place in self.quotes]
        if quoted:
            own = [True] * len(self.tokens.hashes)
            for first, last in furniture:
                own[first:last] = [False] * (last - first)
            plain = sum(mine and not said for mine, said in zip(own, self.quoted, strict=True))
            unplain = quoted if plain >= _PLAIN * sum(own) else []
        return Wording(hashes=self.tokens.hashes, furniture=furniture, unplain=unplain, quoted=quoted)

    @cached_property
    def grams(self) -> Grams:
        """The n-grams of its own words."""
        return indexed([self])[0]

    def span(self, first: int, last: int) -> Span:
        """The text from word `first` up to, not including, word `last`, as an anchored quote."""
        return self.spans([(first, last)])[0]

    def cited(self, start: int, end: int) -> Span:
        """The text at these code points as an anchored quote."""
        return Span(rendition=self.identifier, start=start, end=end, text=self.rendition.text[start:end])

    def spans(self, stretches: Sequence[tuple[int, int]]) -> list[Span]:
        """The text from each first word up to, not including, the last one."""
        starts, ends = self.tokens.starts, self.tokens.ends
        return [self.cited(int(starts[first]), int(ends[last - 1])) for first, last in stretches]

    def within(self, place: Range | Block) -> tuple[int, int]:
        """The words [first, last) that begin inside the range."""
        first, last = np.searchsorted(self.tokens.starts, (place.start, place.end)).tolist()
        return first, last


def indexed(texts: Sequence[Words]) -> tuple[Grams, ...]:
    """The n-grams of many reports, worked out at once, which costs less than one by one."""
    for text, tokens in zip(texts, tokens_of([text.rendition.text for text in texts]), strict=True):
        vars(text)["tokens"] = tokens  # where the cached property keeps it
    found = grams_of([text.wording for text in texts])
    for text, grams in zip(texts, found, strict=True):
        vars(text)["grams"] = grams
    return found


def words_of(report: Report) -> Words | None:
    """The words of a report; None where nothing of it could be read."""
    rendition = report.rendition
    if rendition is None:
        return None
    return Words(report=report, rendition=rendition)


def quoted_ranges(rendition: Rendition) -> tuple[Range, ...]:
    """What stands between quotation marks or in a block of quotation, in order.

    A straight mark opens after white space or an opening bracket and closes before one; a quotation that is not
    closed ends with its paragraph (each paragraph of a long quotation opens anew, as printers do).
    """
    found: list[Range] = []
    marked = any(mark in rendition.text for mark in _CLOSED_BY)
    for block in rendition.blocks or (Block(kind="paragraph", start=0, end=len(rendition.text)),):
        if block.kind == "quotation":
            found.append(Range(start=block.start, end=block.end))
        elif marked and block.kind not in _FURNITURE:
            found.extend(_between_marks(rendition.text, block.start, block.end))
    return tuple(found)


def _between_marks(text: str, start: int, end: int) -> Iterable[Range]:
    opened: tuple[int, str] | None = None
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if opened is None or (mark == '"' == opened[1] and _begins(text, at, start, end)):
            # Also where one was open: a mark that can only open shows that the one before was none.
            if mark in _OPENING or (mark == '"' and _may_open(text, at, start)):
                opened = (at + 1, mark)
        elif mark == "\n" or mark in _CLOSED_BY[opened[1]]:
            if 0 < at - opened[0] <= _LONGEST_QUOTE:
                yield Range(start=opened[0], end=at)
            opened = None
    if opened is not None and 0 < end - opened[0] <= _LONGEST_QUOTE:
        yield Range(start=opened[0], end=end)


def _may_open(text: str, at: int, start: int) -> bool:
    return at == start or not text[at - 1].isalnum()


def _begins(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark stands after white space or a bracket and right before a word."""
    free = at == start or text[at - 1].isspace() or text[at - 1] in "(["
    return free and at + 1 < end and text[at + 1].isalnum()
