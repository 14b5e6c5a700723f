"""Entries of a live blog: where each begins. Nobody's speech and no pronoun reaches over from one to the next."""

import re
from collections.abc import Sequence

from dalil.statements.passage import Passage

_CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d"
STAMP = re.compile(
    rf"\s*{_CLOCK}(?:\s?(?:a\.?m\.?|p\.?m\.?|GMT|UTC|BST|CET|CEST|EET|EST|EDT|local time))*(?=\s|$)", re.IGNORECASE
)
FEWEST = 2


def entries(passages: Sequence[Passage]) -> tuple[int, ...]:
    """Indexes of the passages that open an entry with a time of day; none where there is but one such passage."""
    found = tuple(passage.index for passage in passages if STAMP.match(passage.text))
    return found if len(found) >= FEWEST else ()
