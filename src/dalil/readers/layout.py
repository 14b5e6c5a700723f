"""Plain text as it is laid out: paragraphs at blank lines, and what kind each one is.

The rules are rows: a kind, the shape that a single line or paragraph of that kind has, and how long it may be.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dalil.model.rendition import BlockKind
from dalil.readers.calendar_words import date_line

_LINE = re.compile("[^\r\n\v\f\u0085\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\r\n\v\f\u0085\u2028\u2029]")
_BLANK = " \t\u00a0\u200b\u200e\u200f\ufeff\u202f\u3000"
_STOP = re.compile(r"[.!?…؟。:;,،؛][\"'”’»)\]]*$")
_TITLE_LENGTH, _TITLE_WORDS = 160, 24
_UNWRAPPED = 100


class Stretch(NamedTuple):
    """Code points [start, end) of the text."""

    start: int
    end: int


class Rule(NamedTuple):
    """A single line or paragraph of at most `longest` code points that has this shape is of this kind.

    `signs`: one of these stands in every such text; looked for first, since most text has none.
    """

    kind: BlockKind
    longest: int
    shape: re.Pattern[str]
    signs: str = ""


_NAME = r"[^\W\d_a-z][\w.’'-]*"
_AGENCY = r"(?:AFP|AP|Reuters|EPA(?:-EFE)?|Getty Images|Anadolu(?: Agency)?|Xinhua|TASS|DPA|ANSA|SANA|Flickr)"
RULES = (
    Rule("metadata", 200, date_line()),
    Rule(
        "metadata",
        200,
        re.compile(r"(?:From|To|Cc|Date|Sent|Subject|Language|URL|Source URL|Section|Tags|Keywords):\s\S.*", re.DOTALL),
    ),
    Rule("metadata", 200, re.compile(r"(?:https?://|www\.)\S+")),
    Rule(
        "credit",
        160,
        re.compile(
            r"(?:file )?(?:photo(?:graph)?s?|image|picture|video)(?: credits?| courtesy(?: of)?| by)?\s?[:©/]\s?\S.*"
            r"|(?:credits?|courtesy of)\s?:?\s\S.*|(?:©|\(c\)|copyright\b).*",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    Rule("credit", 120, re.compile(rf"{_NAME}(?: {_NAME}){{0,4}} ?[/|] ?{_NAME}(?: {_NAME}){{0,3}}")),
    Rule(
        "credit",
        120,
        re.compile(
            rf"By:? (?:{_NAME}|our|a|staff)"
            rf"(?: (?:{_NAME}|and|de|al|bin|von|van|our|own|a|staff|correspondents?|reporters?)){{0,7}}"
        ),
    ),
    Rule("credit", 120, re.compile(r"\([^()]{3,}\)")),
    Rule("credit", 120, re.compile(r"(?:بقلم|تصوير|تقرير|عدسة)\s*[:/]?\s*\S.*")),
    Rule(
        "caption",
        600,
        re.compile(r".*[(\[](?:file|file photo|archive|archive photo|أرشيف|أرشيفية)[)\]].*", re.DOTALL | re.IGNORECASE),
        signs=")]",
    ),
    Rule(
        "caption",
        600,
        re.compile(
            r".*[\s(\[](?:photo|image|picture|credit|صورة)s?(?: credit)?\s?[:©].{2,80}", re.DOTALL | re.IGNORECASE
        ),
    ),
    Rule("caption", 300, re.compile(rf"[^.!?]*[(\[]{_AGENCY}[)\]]|.*\S ?/ ?{_AGENCY}[)\]]?", re.DOTALL), signs="([/"),
    Rule("quotation", 100_000, re.compile(r">.*(?:\n>.*)*")),
    Rule("list_item", 100_000, re.compile(r"(?:[•*‣◦▪·]|-{1,2}|\(?\d{1,2}[.)])\s+\S.*", re.DOTALL)),
)


def kind_of(text: str) -> BlockKind:
    """The kind of a block by its shape alone; a paragraph where no row fits."""
    for rule in RULES:
        if len(text) > rule.longest or (rule.signs and not any(sign in text for sign in rule.signs)):
            continue
        if rule.shape.fullmatch(text):
            return rule.kind
    return "paragraph"


def looks_like_title(text: str) -> bool:
    """Short, begins like a title, and has no final stop."""
    begins = text.lstrip("“\"'‘«([")[:1]
    short = len(text) <= _TITLE_LENGTH and len(text.split()) <= _TITLE_WORDS
    return short and begins.isalnum() and not begins.islower() and not _STOP.search(text)


def blocks(text: str, longest: int) -> list[tuple[BlockKind, int, int]]:
    """Kind, start and end of each block of the text, in order, none longer than `longest` code points."""
    found = [(kind_of(text[one.start : one.end]), one) for group in _groups(text) for one in _parts(text, group)]
    prose = [index for index, (kind, one) in enumerate(found) if kind == "paragraph" and not _is_title(text, one)]
    last = prose[-1] if prose else -1
    return [
        ("heading" if kind == "paragraph" and index < last and _is_title(text, one) else kind, cut.start, cut.end)
        for index, (kind, one) in enumerate(found)
        for cut in cuts(text, one, longest)
    ]


def cuts(text: str, one: Stretch, longest: int) -> Iterator[Stretch]:
    """The stretch in pieces of at most `longest` code points, cut at a line, else a sentence, else a space."""
    start = one.start
    while one.end - start > longest:
        window = start + longest
        stop = next(
            (at for mark in ("\n", ". ", " ") if (at := text.rfind(mark, start + longest // 2, window)) > 0), window - 1
        )
        yield Stretch(start, stop + 1)
        start = stop + 1
    yield Stretch(start, one.end)


def _is_title(text: str, one: Stretch) -> bool:
    line = text[one.start : one.end]
    return _BREAK.search(line) is None and looks_like_title(line)


def _groups(text: str) -> Iterator[list[Stretch]]:
    """Runs of lines without a blank line between, each line without the white space around it."""
    group: list[Stretch] = []
    expected = 0
    for found in _LINE.finditer(text):
        line = found.group()
        kept = line.strip(_BLANK)
        breaks = len(_BREAK.findall(text, expected, found.start()))
        if group and (breaks > 1 or not kept):
            yield group
            group = []
        expected = found.end()
        if kept:
            start = found.start() + len(line) - len(line.lstrip(_BLANK))
            group.append(Stretch(start, start + len(kept)))
    if group:
        yield group


def _parts(text: str, group: list[Stretch]) -> Iterator[Stretch]:
    """The blocks of a group: titles, date lines and credits at its top or bottom and list items stand alone."""
    if len(group) == 1:
        yield group[0]
        return
    lines = [text[one.start : one.end] for one in group]
    if all(_STOP.search(line) and len(line) > _UNWRAPPED for line in lines[:-1]):
        yield from group
        return
    if all(_shaped(line) for line in lines):
        yield from group
        return
    first, last = 0, len(group)
    while last - first > 1 and _alone(lines[first:last]):
        yield group[first]
        first += 1
    tail = []
    while last - first > 1 and kind_of(lines[last - 1]) in ("credit", "metadata"):
        last -= 1
        tail.append(group[last])
    items = [index for index in range(first, last) if kind_of(lines[index]) == "list_item"]
    starts = sorted({first, *items}) if items else [first]
    for start, stop in zip(starts, [*starts[1:], last], strict=True):
        yield Stretch(group[start].start, group[stop - 1].end)
    yield from reversed(tail)


def _shaped(line: str) -> bool:
    """Whether the line can stand in the head of a document: a title, a date line, a credit."""
    return kind_of(line) in ("metadata", "credit", "caption") or looks_like_title(line)


def _alone(lines: list[str]) -> bool:
    """Whether the first of the lines is a date line, a credit, or a title that was broken off on purpose."""
    if kind_of(lines[0]) in ("metadata", "credit", "caption"):
        return True
    width = max(map(len, lines))
    fits = len(lines[0]) + 1 + len(lines[1].split()[0]) < width
    return looks_like_title(lines[0]) and fits and not lines[1][:1].islower()
