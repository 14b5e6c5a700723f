"""Months or years to choose from, with how many statements say that something began in them."""

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MOST_MONTHS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A month (2031-05) or a year (2031) with its first and last day (ISO 8601)."""

    label: str
    since: str
    until: str
    number: int


def periods(given: Sequence[tuple[str, int]]) -> tuple[Period, ...]:
    """The months given in order of time, each with its statements; where they are more than 24, the years."""
    if len(given) <= MOST_MONTHS:
        return tuple(_month(label, number) for label, number in given)
    years: Counter[str] = Counter()
    for label, number in given:
        years[label[:4]] += number
    return tuple(
        Period(label=year, since=f"{year}-01-01", until=f"{year}-12-31", number=number)
        for year, number in sorted(years.items())
    )


def _month(label: str, number: int) -> Period:
    year, month = int(label[:4]), int(label[5:7])
    return Period(label=label, since=f"{label}-01", until=f"{label}-{monthrange(year, month)[1]:02d}", number=number)
