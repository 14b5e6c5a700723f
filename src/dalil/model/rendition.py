"""Text made of an exhibit, with the way back to its bytes."""

import bisect
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from dalil.model.span import Span
from dalil.model.validity import require, require_member, require_range, require_sha256

BlockKind = Literal[
    "heading", "paragraph", "list_item", "quotation", "caption", "credit", "embed", "metadata", "table", "boilerplate"
]

_ZERO = ord("0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where a run of text lies in the exhibit: a byte range, or a page or element path with code points.

    `scheme` is "bytes" (RFC 7233 ranges, end exclusive), "page" (1-based page of a PDF) or "element" (path in a
    package such as DOCX or MIME). With "bytes", `start` and `end` are byte offsets and `path` names the part
    ("" = the exhibit itself); else they are code points within that page or element.
    """

    scheme: Literal["bytes", "page", "element"]
    path: str
    start: int
    end: int

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "locator")

    def __str__(self) -> str:
        return f"{self.scheme}:{self.path}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text [start, end) in code points that came from one stretch of the exhibit.

    `linear`: each code point maps to the same number of units of the locator (1 for ASCII bytes and for code points).
    `widths`, where it is not empty, gives that number for each code point, as the character of 0x30 plus the number
    ("1" for ASCII, "2" for an Arabic letter in UTF-8). With neither, only the whole run maps.
    """

    start: int
    end: int
    source: Locator
    linear: bool
    widths: str = ""

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "run")
        length, units = self.end - self.start, self.source.end - self.source.start
        require(
            not self.linear or (units == 0 if not length else units % length == 0),
            "a linear run has the same number of source units for each code point",
        )
        require(
            not self.widths or (not self.linear and len(self.widths) == length and widths_sum(self.widths) == units),
            "the widths of a run cover its text and its source",
        )

    def units(self, point: int) -> int:
        """Units of the source before the code point of the text, counted from the start of the run; exact runs only."""
        if self.widths:
            return widths_sum(self.widths, point - self.start)
        return (self.source.end - self.source.start) * (point - self.start) // max(self.end - self.start, 1)


def widths_sum(widths: str, before: int | None = None, after: int = 0) -> int:
    """Source units of the code points [after, before) of a string of widths (see `Run`)."""
    part = widths[after:before]
    ones, twos, threes = part.count("1"), part.count("2"), part.count("3")
    if ones + twos + threes == len(part):
        return ones + 2 * twos + 3 * threes
    return sum((ord(width) - _ZERO) * part.count(width) for width in sorted(set(part)))


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The runs of a rendition in order; text between runs (line breaks that a reader added) has no source."""

    runs: tuple[Run, ...]

    def __post_init__(self) -> None:
        ordered = all(one.end <= two.start for one, two in zip(self.runs, self.runs[1:], strict=False))
        require(ordered, "the runs of an offset map are in order and do not overlap")

    def position(self, start: int, end: int) -> tuple[Locator, ...]:
        """Where the text [start, end) came from: one locator for each stretch of the exhibit without a gap.

        Cut to the code point where the runs say how. How finely a reader cuts its runs does not show.
        """
        found: list[Locator] = []
        index = bisect.bisect_right(self.runs, start, key=lambda run: run.end)
        while index < len(self.runs) and (self.runs[index].start < end or self.runs[index].start == start == end):
            piece = _cut(self.runs[index], start, end)
            if found and (found[-1].scheme, found[-1].path, found[-1].end) == (piece.scheme, piece.path, piece.start):
                found[-1] = replace(found[-1], end=piece.end)
            else:
                found.append(piece)
            index += 1
        return tuple(found)


def _cut(run: Run, start: int, end: int) -> Locator:
    """The part of a run's source that [start, end) covers; the whole source where code points do not map one by one."""
    if not run.linear and not run.widths:
        return run.source
    low, high = max(start, run.start), min(end, run.end)
    first, last = run.source.start + run.units(low), run.source.start + run.units(max(low, high))
    return Locator(scheme=run.source.scheme, path=run.source.path, start=first, end=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of the document as laid out: code points [start, end) and what kind of text stands there."""

    kind: BlockKind
    start: int
    end: int

    def __post_init__(self) -> None:
        require_member(self.kind, get_args(BlockKind), "block")
        require_range(self.start, self.end, "block")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """Text made of an exhibit by one reader in one version, NO-BREAK SPACE and marks of direction kept.

    `blocks` cover the text in order without overlap. `metadata` is what the file itself says (title, author, date,
    language, url; keys as in Dublin Core, lower case). `notes` say what could not be read exactly (undecodable bytes
    with their byte offsets, a missing text layer). `id` is the SHA-256 over exhibit, reader, version and text.
    """

    exhibit: str
    reader: str
    version: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    language: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_sha256(self.exhibit, "rendition: exhibit")
        runs = self.offsets.runs
        require(not runs or runs[-1].end <= len(self.text), "rendition: the offset map is longer than the text")
        ordered = all(one.end <= two.start for one, two in zip(self.blocks, self.blocks[1:], strict=False))
        require(ordered, "rendition: blocks are in order and do not overlap")
        require(not self.blocks or self.blocks[-1].end <= len(self.text), "rendition: a block ends behind the text")

    @property
    def id(self) -> str:
        """SHA-256 over exhibit, reader, version and text, one line each."""
        head = f"{self.exhibit}\n{self.reader}\n{self.version}\n"
        return hashlib.sha256((head + self.text).encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The anchored quote at code points [start, end)."""
        return Span(rendition=self.id, start=start, end=end, text=self.text[start:end])
