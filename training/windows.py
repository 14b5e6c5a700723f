"""From text to windows of word pieces, and from labels at pieces back to spans of the text.

A window holds whole sentences up to `LENGTH` pieces; a line break is one separator piece. Offsets are code points, end
exclusive.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tokenizers import Tokenizer

from training.encoder import LABELS, model_folder

LENGTH = 190
CLS, SEP, PAD = 101, 102, 0
PARTS = ("content", "cue", "source")
_END = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=['\"“‘(\[]*[A-Z0-9])")

Span = tuple[int, int]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A word piece: its id, its range in the text, the number of its sentence; a separator has an empty range."""

    id: int
    start: int
    end: int
    sentence: int


@cache
def load_tokenizer() -> Tokenizer:
    """The tokenizer of the packaged encoder, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def sentences(text: str) -> Iterator[Span]:
    """Ranges of sentences; a line break always ends one."""
    at = 0
    for line in text.split("\n"):
        cuts = [at, *(at + one.end() for one in _END.finditer(line)), at + len(line)]
        yield from ((one, two) for one, two in itertools.pairwise(cuts) if text[one:two].strip())
        at += len(line) + 1


def pieces_of(text: str, tokenizer: Tokenizer) -> list[list[Piece]]:
    """The pieces of each sentence; one that opens a new line begins with a separator."""
    found, before = [], 0
    for number, (start, end) in enumerate(sentences(text)):
        coded = tokenizer.encode(text[start:end], add_special_tokens=False)
        row = [
            Piece(id=one, start=start + left, end=start + right, sentence=number)
            for one, (left, right) in zip(coded.ids, coded.offsets, strict=True)
        ]
        if number and "\n" in text[before:start]:
            row.insert(0, Piece(id=SEP, start=start, end=start, sentence=number))
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


def labels_of(window: Sequence[Piece], attributions: Sequence[Row]) -> list[int]:
    """The label of each piece: outermost attributions only, a source or cue before the content around it."""
    marks = [LABELS.index("O")] * len(window)
    for part in PARTS:
        for start, end in sorted({tuple(span) for row in attributions for span in row[part]}):
            inside = [at for at, one in enumerate(window) if one.start < end and one.end > start]
            for at in inside:
                opens = window[at].start <= start or at == inside[0]
                marks[at] = LABELS.index(f"{'B' if opens and at == inside[0] else 'I'}-{part}")
    return marks


def spans_of(text: str, window: Sequence[Piece], labels: Sequence[int]) -> Iterator[tuple[str, Span]]:
    """The spans that labels tell, blanks and a comma, semicolon or full stop at the edge left out."""
    part, start, end = "", 0, 0
    for piece, label in [*zip(window, labels, strict=True), (None, 0)]:
        name = LABELS[label]
        if part and name != f"I-{part}":
            yield part, _trimmed(text, start, end)
            part = ""
        if piece is None:
            break
        if name[:2] == "B-" or (name != "O" and not part):
            part, start = name[2:], piece.start
        end = piece.end
    return


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in " ,;":
        end -= 1
    if end > start and text[end - 1] == "." and "\n" not in text[start:end] and text[start:end].count(".") == 1:
        end -= 1
    return start, end
