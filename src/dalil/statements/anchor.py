"""What every statement shares: where its quote stands, what made it and why; and the fields that no act fills."""

from collections.abc import Iterable
from typing import TypedDict

from dalil.model.span import Range
from dalil.model.statement import Method, Perpetrator, TermMention, Victim
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.method import method_of
from dalil.statements.reading import Reading
from dalil.statements.voices import told_id


class Anchor(TypedDict):
    """The fields of a statement that say where its words stand."""

    document: str
    exhibit: str
    rendition: str
    quote: str
    start: int
    end: int


class Making(TypedDict):
    """The fields of a statement that name it and say what made it, by which rules."""

    id: str
    method: Method
    reasons: tuple[str, ...]


class Untold(TypedDict):
    """The fields of a statement that tells no act."""

    about: None
    act: None
    trigger: None
    perpetrators: tuple[Perpetrator, ...]
    victims: tuple[Victim, ...]
    weapons: tuple[TermMention, ...]
    targets: tuple[TermMention, ...]
    provisions: tuple[str, ...]


UNTOLD = Untold(about=None, act=None, trigger=None, perpetrators=(), victims=(), weapons=(), targets=(), provisions=())


def anchored(reading: Reading, quote: Range) -> Anchor:
    """Where the quote stands in the report, exact to the code point."""
    return Anchor(
        document=reading.report.document,
        exhibit=reading.report.exhibit.sha256,
        rendition=reading.rendition.id,
        quote=reading.text[quote.start : quote.end],
        start=quote.start,
        end=quote.end,
    )


def made(reading: Reading, words: Range, voices: tuple[Attribution, ...], reasons: Iterable[str]) -> Making:
    """Id, method and reasons of what is told at these words in this chain of voices; each voice adds its own rule."""
    told = tuple(reasons)
    method, chosen = method_of(reading, voices, words, told)
    return Making(
        id=told_id(reading, words, voices),
        method=method,
        reasons=(*told, *(f"voice.{one.rule}" for one in voices), *chosen),
    )
