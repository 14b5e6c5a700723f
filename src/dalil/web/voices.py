"""The voices of a statement as a page lists them."""

from collections.abc import Mapping, Sequence
from typing import Any

from dalil.model import statement
from dalil.model.record import from_record
from dalil.model.statement import Participant

Speaker = Participant | Mapping[str, Any]


def voices(speakers: Sequence[Speaker]) -> tuple[tuple[Participant, ...], ...]:
    """The speakers, recorded or not, as voices from the outermost to the innermost, each in the order of the text.

    The record has the one who counts last, where the text has him first.
    """
    told = [one if isinstance(one, Participant) else from_record(Participant, one) for one in speakers]
    return tuple(voice[::-1] for voice in statement.voices(told))
