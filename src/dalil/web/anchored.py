"""The words of a statement in their paragraph, each field led back to the words that it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dalil.dossier.controls import NAMES
from dalil.model.rendition import Rendition
from dalil.model.statement import Statement

# What a record calls a field, and what the page calls the words that it was read from; in the order of the page.
PARTS = {
    "quote": "its words",
    "trigger": "what",
    "speakers": "who says so",
    "perpetrators": "said to be by",
    "victims": "said to be against",
    "weapons": "with",
    "targets": "target",
    "place": "where",
    "time": "when",
    "figures": "how many",
    "addressees": "said to",
    "hedges": "hedged by",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words [start, end) in one state throughout: whether they are of the quote, and the fields read from them.

    `hidden`: signs that nobody sees, which the page shows by their names.
    """

    text: str
    start: int
    end: int
    quoted: bool
    hidden: bool
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
    for at in range(low, high):
        if _is_hidden(rendition.text[at]):
            cuts |= {at, at + 1}
    return tuple(
        Piece(
            text=rendition.text[start:end],
            start=start,
            end=end,
            quoted=statement.start <= start and end <= statement.end,
            hidden=_is_hidden(rendition.text[start]),
            fields=tuple(dict.fromkeys(name for name, first, last in spans if first <= start and end <= last)),
            opens=tuple(dict.fromkeys(name for name, first, _ in spans if first == start)),
        )
        for start, end in pairwise(sorted(cuts))
    )


def selections(statement: Statement) -> dict[str, str]:
    """What stands there now, for each field the words it was read from: `START-END`, several with commas between."""
    found: dict[str, list[str]] = {"quote": [f"{statement.start}-{statement.end}"]}
    for name, start, end in _named(statement):
        found.setdefault(name, []).append(f"{start}-{end}")
    return {name: ",".join(found.get(name, ())) for name in PARTS}


def _is_hidden(sign: str) -> bool:
    return sign in NAMES or (not sign.isprintable() and not sign.isspace())


def _spans(statement: Statement) -> Iterator[tuple[str, int, int]]:
    """What the page calls each field, with the words [start, end) it was read from."""
    for name, start, end in _named(statement):
        yield PARTS[name], start, end


def _named(statement: Statement) -> Iterator[tuple[str, int, int]]:
    if statement.trigger is not None:
        yield "trigger", *statement.trigger
    for name in ("speakers", "perpetrators", "victims", "weapons", "targets", "figures", "addressees", "hedges"):
        for mention in getattr(statement, name):
            yield name, mention.start, mention.end
    for name in ("place", "time"):
        found = getattr(statement, name)
        if found is not None:
            yield name, found.start, found.end
