"""The voices of a statement as a page lists them."""

from collections.abc import Mapping, Sequence
from typing import Any

from dalil.model.statement import Participant

Speaker = Participant | Mapping[str, Any]


def voices(speakers: Sequence[Speaker]) -> tuple[tuple[Speaker, ...], ...]:
    """The speakers, recorded or not, as voices from the outermost to the innermost; who speaks together is one voice.

    In each the one who counts stands last in the record and first here, as in the text. See
    `dalil.model.statement.voices`, which does the same for a statement.
    """
    found: list[list[Speaker]] = []
    together = False
    for speaker in speakers:
        if not together:
            found.append([])
        found[-1].insert(0, speaker)
        together = _is_joint(speaker)
    return tuple(map(tuple, found))


def _is_joint(speaker: Speaker) -> bool:
    """A record leaves the word out where it is not so."""
    return speaker.joint if isinstance(speaker, Participant) else bool(speaker.get("joint"))
