"""A report's text as words with their places, ready for comparison with other reports."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from dalil.model.rendition import Block, BlockKind, Rendition
from dalil.model.report import Report
from dalil.model.span import Range, Span

if TYPE_CHECKING:
    from dalil.origins.shingles import Grams, Wording

_WORD = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\w)|[^\W_]+(?:['\u2019][^\W_]+)*")
_MARKS = re.compile(r'["“”„«»\n]')
_FURNITURE: frozenset[BlockKind] = frozenset(("boilerplate", "credit", "metadata"))
_OPENING = "“„«"
_CLOSED_BY = {'"': '"', "“": '”"', "„": '“”"', "«": "»"}
_LONGEST_QUOTE = 4000
_PLAIN = 0.5
_MOST_WORDS = 1 << 18


@dataclass(frozen=True, kw_only=True, eq=False)
class Words:
    """The words of one report in order: `forms` are folded for comparison, `starts` and `ends` code points.

    Everything is worked out only for the reports that something is found in, which are few.

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
        reading = (rendition.reader, rendition.version, str(len(rendition.text)), str(len(rendition.blocks)))
        name = min((one.name for one in report.exhibit.acquisitions), default="")
        parts = (report.exhibit.sha256, *reading, published, report.outlet or "", name)
        return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words, folded for comparison."""
        if len(_FOLDED) > _MOST_WORDS:
            _FOLDED.clear()
        return tuple(map(_FOLDED.__getitem__, _WORD.findall(self.rendition.text)))

    @cached_property
    def quotes(self) -> tuple[Range, ...]:
        """What stands between quotation marks or in a block of quotation."""
        return quoted_ranges(self.rendition)

    @cached_property
    def _places(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        places = map(re.Match.span, _WORD.finditer(self.rendition.text))
        starts, ends = tuple(zip(*places, strict=True)) or ((), ())
        return starts, ends

    @property
    def starts(self) -> tuple[int, ...]:
        """The code point at which each word begins."""
        return self._places[0]

    @property
    def ends(self) -> tuple[int, ...]:
        """The code point behind each word."""
        return self._places[1]

    @cached_property
    def _furniture(self) -> tuple[tuple[int, int], ...]:
        """Stretches of words that are page furniture."""
        ranges = [block for block in self.rendition.blocks if block.kind in _FURNITURE]
        return tuple(self._within(block.start, block.end) for block in ranges)

    @cached_property
    def _quotations(self) -> tuple[tuple[int, int], ...]:
        return tuple(self.within(place) for place in self.quotes)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each word stands inside a quotation."""
        mask = [False] * len(self.forms)
        for first, last in self._quotations:
            mask[first:last] = [True] * (last - first)
        return tuple(mask)

    @cached_property
    def wording(self) -> "Wording":
        """Its words for the index. What is quoted is not plain, unless the report is hardly more than quotation."""
        from dalil.origins.shingles import Wording  # noqa: PLC0415 brings numpy, which counting origins does not need

        unplain = self._quotations
        if unplain:
            own = [True] * len(self.forms)
            for first, last in self._furniture:
                own[first:last] = [False] * (last - first)
            plain = sum(mine and not quoted for mine, quoted in zip(own, self.quoted, strict=True))
            unplain = unplain if plain >= _PLAIN * sum(own) else ()
        return Wording(forms=self.forms, furniture=self._furniture, unplain=unplain, quoted=self._quotations)

    @cached_property
    def grams(self) -> "Grams":
        """The n-grams of its own words."""
        return indexed([self])[0]

    def span(self, first: int, last: int) -> Span:
        """The text from word `first` up to, not including, word `last`, as an anchored quote."""
        return self.spans([(first, last)])[0]

    def spans(self, stretches: Sequence[tuple[int, int]]) -> list[Span]:
        """The text from each first word up to, not including, the last one; the text is gone through but once."""
        places: dict[int, tuple[int, int]] = {}
        words, at = _WORD.finditer(self.rendition.text), 0
        for number in sorted({number for first, last in stretches for number in (first, last - 1)}):
            places[number] = next(islice(words, number - at, None)).span()
            at = number + 1
        ranges = [(places[first][0], places[last - 1][1]) for first, last in stretches]
        text = self.rendition.text
        return [Span(rendition=self.identifier, start=a, end=b, text=text[a:b]) for a, b in ranges]

    def within(self, place: Range) -> tuple[int, int]:
        """The words [first, last) that begin inside the range."""
        return self._within(place.start, place.end)

    def _within(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def indexed(texts: Sequence[Words]) -> tuple["Grams", ...]:
    """The n-grams of many reports, worked out at once, which costs less than one by one."""
    from dalil.origins.shingles import grams_of  # noqa: PLC0415 brings numpy, which counting origins does not need

    found = grams_of([text.wording for text in texts])
    for text, grams in zip(texts, found, strict=True):
        vars(text)["grams"] = grams  # where the cached property keeps it
    return found


def words_of(report: Report) -> Words | None:
    """The words of a report; None where nothing of it could be read."""
    rendition = report.rendition
    if rendition is None:
        return None
    return Words(report=report, rendition=rendition)


def word_ranges(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded for comparison, each with its code points [start, end)."""
    return [(fold(match[0]), *match.span()) for match in _WORD.finditer(text)]


def fold(word: str) -> str:
    """A word for comparison: case folded, no possessive ending, no marks between the thousands of a number."""
    return _FOLDED[word]


class _Folded(dict[str, str]):
    """Words folded, each worked out once."""

    def __missing__(self, word: str) -> str:
        self[word] = _folded(word)
        return self[word]


_FOLDED = _Folded()


def _folded(word: str) -> str:
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
