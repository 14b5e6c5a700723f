"""Find the attributions of a document."""

from typing import TYPE_CHECKING

from dalil.model.party import PersonMention
from dalil.statements.attribution.attribution import Attribution

if TYPE_CHECKING:
    from dalil.statements.reading import Reading


def find_attributions(reading: "Reading") -> tuple[Attribution, ...]:
    """All attributions in order of their first content; outer voices before the voices nested in them."""
    del reading
    return ()


def find_persons(reading: "Reading") -> tuple[PersonMention, ...]:
    """All mentions of persons' names, with the role given and whether the public knows the person."""
    del reading
    return ()
