"""The words that tell an event."""

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Tokens [start, end) that tell the act; `head` is the one that the syntax hangs on."""

    act: str
    start: int
    end: int
    head: Token
    words: str
