"""One event mention."""

from dataclasses import dataclass

from dalil.model.span import Range
from dalil.model.statement import Kind, Participant, Perpetrator, TermMention, Victim


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A trigger and what the syntax ties to it.

    `passage` is the index of the passage, `sentence` its code points, `scope` from the first to the last word of the
    trigger's own clause. `place` and `time` are the ranges of the words tied to it, `addressees` those whom a demand
    calls on, `words` the entry of the vocabulary that was met; `points_back` says that it is told as known ("the
    attack"). `certain` is False where a repair rule was needed.
    """

    act: str
    trigger: Range
    sentence: Range
    passage: int
    kind: Kind
    perpetrators: tuple[Perpetrator, ...]
    victims: tuple[Victim, ...]
    weapons: tuple[TermMention, ...]
    targets: tuple[TermMention, ...]
    place: Range | None
    time: Range | None
    reasons: tuple[str, ...]
    certain: bool
    addressees: tuple[Participant, ...] = ()
    scope: Range | None = None
    words: str = ""
    points_back: bool = False
