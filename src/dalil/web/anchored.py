"""The words of a statement in their paragraph, each field led back to the words that it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dalil.model.rendition import Rendition
from dalil.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words in one state throughout: whether they are of the quote, and the fields that were read from them."""

    text: str
    quoted: bool
    fields: tuple[str, ...]
    opens: tuple[str, ...]


def anchored(rendition: Rendition, statement: Statement) -> tuple[Piece, ...]:
    """The paragraphs that the statement and its fields stand in, cut wherever one of them begins or ends."""
    spans = [(name, start, end) for name, start, end in _spans(statement) if start < end]
    low = min(statement.start, *(start for _, start, _ in spans), statement.start)
    high = max(statement.end, *(end for _, _, end in spans), statement.end)
    for block in rendition.blocks:
        if block.start < high and low < block.end:
            low, high = min(low, block.start), max(high, block.end)
    cuts = {low, high, statement.start, statement.end, *(cut for _, *ends in spans for cut in ends)}
    return tuple(
        Piece(
            text=rendition.text[start:end],
            quoted=statement.start <= start and end <= statement.end,
            fields=tuple(dict.fromkeys(name for name, first, last in spans if first <= start and end <= last)),
            opens=tuple(dict.fromkeys(name for name, first, _ in spans if first == start)),
        )
        for start, end in pairwise(sorted(cuts))
    )


def _spans(statement: Statement) -> Iterator[tuple[str, int, int]]:
    """The name of each field with the words [start, end) it was read from."""
    if statement.trigger is not None:
        yield "what", *statement.trigger
    for name, mentions in (
        ("who says so", statement.speakers),
        ("said to be by", statement.perpetrators),
        ("said to be against", statement.victims),
        ("with", statement.weapons),
        ("target", statement.targets),
        ("how many", statement.figures),
    ):
        for mention in mentions:
            yield name, mention.start, mention.end
    for name, found in (("where", statement.place), ("when", statement.time)):
        if found is not None:
            yield name, found.start, found.end
