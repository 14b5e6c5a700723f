"""Entries of a live blog: where each begins. Nobody's speech and no pronoun reaches over from one to the next."""

import re
from collections.abc import Sequence

from dalil.statements.passage import Passage

_CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d"
STAMP = re.compile(
    rf"\s*{_CLOCK}(?:\s?(?:a\.?m\.?|p\.?m\.?|GMT|UTC|BST|CET|CEST|EET|EST|EDT|local time))*(?=\s|$)", re.IGNORECASE
)
_DASHES = "-\u2013\u2014|:"
_BULLET = re.compile("\\s*[\u2022\u2023\u25e6\u25aa\u25cf\u00b7*-]\\s+")
FEWEST = 2
_QUOTES = frozenset('"\u201c\u00ab\u201e')


def entries(passages: Sequence[Passage]) -> tuple[int, ...]:
    """Indexes of the passages that open an entry with a time of day; none where there is but one such passage."""
    found = tuple(passage.index for passage in passages if STAMP.match(passage.text))
    return found if len(found) >= FEWEST else ()


def stamp_end(text: str, start: int, end: int) -> int:
    """The code point at which the words of an entry begin behind its time of day; `start` where none stands.

    "10:42 NAME, a baker, said …", "10:42 – NAME said …": what is set before the entry is no part of its first name.
    """
    match = STAMP.match(text, start, end)
    if match is None:
        return start
    begins = _behind_space(text, match.end(), end)
    if text[begins : begins + 1] in _DASHES:
        begins = _behind_space(text, begins + 1, end)
    return begins if begins < end and _opens(text[begins]) else start


def bullet_end(text: str, start: int, end: int) -> int:
    """The code point at which the words of an item of a list begin behind its bullet; `start` where none stands."""
    match = _BULLET.match(text, start, end)
    return match.end() if match is not None and match.end() < end and _opens(text[match.end()]) else start


def _behind_space(text: str, at: int, end: int) -> int:
    return at + len(text[at:end]) - len(text[at:end].lstrip())


def _opens(letter: str) -> bool:
    """Whether a sentence can begin so; "10:42 this morning" is no entry."""
    return letter.isupper() or letter.isdigit() or letter in _QUOTES
