"""Which way a text runs, by its first strong letter (UAX #9, rules P2 and P3), for printers that do not ask."""

import unicodedata

_RIGHT = frozenset(("R", "AL"))


def direction(text: str) -> str:
    """`rtl` where the first letter that has a direction runs from right to left; `ltr` else."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in _RIGHT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
