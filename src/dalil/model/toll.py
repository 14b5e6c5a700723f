"""How many a report, taken as a whole, tells killed and injured."""

from dataclasses import dataclass
from typing import TypeAlias

from dalil.errors import InvalidValueError

Interval: TypeAlias = tuple[int | None, int | None]
"""Low and high of a number of people; None where that end is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Killed and injured of what a report is about, each as an interval; None where the text says nothing of it.

    `conflict` says that its sources put the killed in intervals that do not meet. It is a summary of one text: what a
    statement counts stands in its figures.
    """

    killed: Interval | None = None
    injured: Interval | None = None
    conflict: bool = False

    def __post_init__(self) -> None:
        for low, high in (one for one in (self.killed, self.injured) if one is not None):
            if (
                (low is None and high is None)
                or min(low or 0, high or 0) < 0
                or (high is not None and high < (low or 0))
            ):
                raise InvalidValueError("A toll is an interval of people, its low end first.")
