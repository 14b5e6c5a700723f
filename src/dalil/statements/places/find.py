"""Find and resolve the places of a document."""

from typing import TYPE_CHECKING

from dalil.model.span import Range
from dalil.model.where import Where

if TYPE_CHECKING:
    from dalil.statements.reading import Reading


def find_places(reading: "Reading") -> tuple[Where, ...]:
    """All place names in order; metonyms ("Moscow said") are parties and left out."""
    del reading
    return ()


def resolve_place(reading: "Reading", place: Range) -> Where | None:
    """The place that the words at this range name, also where they were not found by ourselves; None = abstain."""
    del reading, place
    return None
