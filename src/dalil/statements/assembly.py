"""From event mentions and attributions to statements."""

from typing import TYPE_CHECKING

from dalil.model.statement import Statement

if TYPE_CHECKING:
    from dalil.statements.reading import Reading


def assemble(reading: "Reading") -> tuple[Statement, ...]:
    """All statements of a document in order of their quotes."""
    del reading
    return ()
