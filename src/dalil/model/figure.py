"""Counted people and things as intervals."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.validity import require, require_member, require_range

Comparator = Literal["exact", "at_least", "up_to", "about", "vague"]
Counts = Literal[
    "killed",
    "injured",
    "trapped",
    "besieged",
    "displaced",
    "departed",
    "evacuated",
    "remaining",
    "detained",
    "missing",
    "strikes",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the text: what it counts, low and high (None = open), of whom, and how firmly it is put.

    "tens of thousands trapped" is low 10000, high None (the case may set it), comparator vague. Never averaged.
    """

    counts: Counts
    low: int | None
    high: int | None
    unit: str | None
    comparator: Comparator
    start: int
    end: int

    def __post_init__(self) -> None:
        require_member(self.counts, get_args(Counts), "figure: counts")
        require_member(self.comparator, get_args(Comparator), "figure: comparator")
        require_range(self.start, self.end, "figure")
        require(self.low is None or self.high is None or self.low <= self.high, "figure: low is above high")
