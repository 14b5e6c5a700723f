"""The text of a report with its statements marked, and a quote with the words around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dalil.model.rendition import Rendition
from dalil.model.statement import Statement

CONTEXT = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Text that is said in the same statements throughout; `opens` are the statements that begin here."""

    text: str
    said: bool
    opens: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBlock:
    """One block of the text in segments, with the statements that begin in it."""

    kind: str
    segments: tuple[Segment, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteInContext:
    """A quote with up to 160 code points of its own block before and after."""

    before: str
    quote: str
    after: str


def mark(rendition: Rendition, statements: Iterable[Statement]) -> Iterator[MarkedBlock]:
    """The blocks of a rendition in order, cut where statements begin and end."""
    ordered = sorted(statements, key=lambda one: (one.start, one.end, one.id))
    for block in rendition.blocks:
        inside = [one for one in ordered if one.start < block.end and block.start < one.end]
        yield MarkedBlock(
            kind=block.kind,
            segments=tuple(_segments(rendition.text, block.start, block.end, inside)),
            statements=tuple(one for one in inside if block.start <= one.start),
        )


def _segments(text: str, start: int, end: int, statements: list[Statement]) -> Iterator[Segment]:
    cuts = {start, end}
    cuts.update(cut for one in statements for cut in (one.start, one.end) if start < cut < end)
    ordered = sorted(cuts)
    for low, high in pairwise(ordered):
        yield Segment(
            text=text[low:high],
            said=any(one.start <= low and high <= one.end for one in statements),
            opens=tuple(one.id for one in statements if one.start == low),
        )


def in_context(rendition: Rendition, statement: Statement) -> QuoteInContext:
    """The quote of a statement with the words around it, cut at the edges of its block and between words."""
    block = next((one for one in rendition.blocks if one.start <= statement.start < one.end), None)
    low = max(block.start if block else 0, statement.start - CONTEXT)
    high = min(max(block.end if block else len(rendition.text), statement.end), statement.end + CONTEXT)
    before, after = rendition.text[low : statement.start], rendition.text[statement.end : high]
    if block is not None and low > block.start:
        before = "… " + before.partition(" ")[2]
    if block is not None and high < block.end:
        after = after.rpartition(" ")[0] + " …"
    return QuoteInContext(before=before, quote=statement.quote, after=after)
