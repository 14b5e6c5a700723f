"""From text to windows of word pieces. Offsets are code points, end exclusive.

A window holds whole sentences up to `LENGTH` pieces; a line break is one separator piece.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.statements.learned.wordpiece import WordPiece

LENGTH = 190
CLS, SEP = 101, 102
_END = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=['\"“‘(\[]*[A-Z0-9])")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A word piece: its id and its range in the text; a separator has an empty range."""

    id: int
    start: int
    end: int


def sentences(text: str) -> Iterator[Span]:
    """Ranges of sentences; a line break always ends one."""
    at = 0
    for line in text.split("\n"):
        cuts = [at, *(at + one.end() for one in _END.finditer(line)), at + len(line)]
        yield from ((one, two) for one, two in itertools.pairwise(cuts) if text[one:two].strip())
        at += len(line) + 1


def pieces_of(text: str, wordpiece: WordPiece) -> list[list[Piece]]:
    """The pieces of each sentence; one that opens a new line begins with a separator."""
    found, before = list[list[Piece]](), 0
    for number, (start, end) in enumerate(sentences(text)):
        row = [
            Piece(id=one.id, start=start + one.start, end=start + one.end) for one in wordpiece.cuts(text[start:end])
        ]
        if number and "\n" in text[before:start]:
            row.insert(0, Piece(id=SEP, start=start, end=start))
        found.append(row)
        before = end - 1
    return found


def windows(rows: Sequence[list[Piece]], first: int = LENGTH) -> Iterator[list[Piece]]:
    """Sentences packed into windows in order; `first` bounds the first window (another packing of the same text)."""
    window: list[Piece] = []
    bound = first
    for row in rows:
        for at in range(0, len(row), LENGTH):
            part = row[at : at + LENGTH]
            if window and len(window) + len(part) > bound:
                yield window
                window, bound = [], LENGTH
            window = window + part
    if window:
        yield window
