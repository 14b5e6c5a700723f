"""Labels at word pieces, and the spans of a text that they tell: source, cue and content of an attribution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.statements.learned.windows import Piece, Span

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
PARTS = ("content", "cue", "source")
_O = LABELS.index("O")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """Where the parts of one attribution stand, in code points of the text; each may be empty."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


def labels_of(window: Sequence[Piece], attributions: Sequence[Tagged]) -> list[int]:
    """The label of each piece, as an index of `LABELS`: a source or cue before the content around it."""
    marks = [_O] * len(window)
    low, high = window[0].start, window[-1].end
    for part in PARTS:
        spans = {span for one in attributions for span in getattr(one, part) if span[0] < high and span[1] > low}
        for start, end in sorted(spans):
            inside = [at for at, one in enumerate(window) if one.start < end and one.end > start]
            for at in inside:
                marks[at] = LABELS.index(f"{'B' if at == inside[0] else 'I'}-{part}")
    return marks


def spans_of(text: str, window: Sequence[Piece], labels: Sequence[int]) -> Iterator[tuple[str, Span]]:
    """The spans that labels tell, blanks and a comma, semicolon or full stop at the edge left out."""
    part, start, end = "", 0, 0
    for piece, label in zip(window, labels, strict=True):
        name = LABELS[label]
        if part and name != f"I-{part}":
            yield part, _trimmed(text, start, end)
            part = ""
        if name != "O" and not part:
            part, start = name[2:], piece.start
        end = piece.end
    if part:
        yield part, _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in " ,;":
        end -= 1
    if end > start and text[end - 1] == "." and "\n" not in text[start:end] and text[start:end].count(".") == 1:
        end -= 1
    return start, end
