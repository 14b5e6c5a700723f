"""A source that is led back to somebody: who speaks, and for whom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A resolved source: the participant, the class of its words, and the key of the person where it is one.

    A person without a name has the words for a key. `beside` are those who say the same words together with it.
    """

    participant: Participant
    source_class: SourceClass
    key: str | None
    plural: bool
    beside: tuple[Participant, ...] = ()


def at_place(voice: Voice | None, place: Range) -> Voice | None:
    """The same voice, anchored at the words used here."""
    if voice is None:
        return None
    here, *beside = (replace(one, start=place.start, end=place.end) for one in (voice.participant, *voice.beside))
    return replace(voice, participant=here, beside=tuple(beside))


def joint(several: Iterable[Participant]) -> tuple[Participant, ...]:
    """The participants, marked as those who say the same words together."""
    return tuple(replace(one, joint=True) for one in several)
