"""The axis of time: from which day to which, in columns wide enough to be pressed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

MOST_COLUMNS = 36
LONG = 366  # days; what lasts longer says little about where the others lie
FENCE = 3  # times the middle half: what lies farther off is counted and not drawn
SLACK = 30  # days by which a fence is never narrower
UNITS = (1, 7, 31, 92, 366, 3653)  # days in a day, a week, and the longest month, quarter, year, decade
WIDTHS = (12, 24, 36)

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The days `first` to `last`, both included, that are drawn as one."""

    first: date
    last: date
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days drawn from left to right; positions are in per cent of the width."""

    columns: tuple[Column, ...]

    @property
    def first(self) -> date:
        """The first day drawn."""
        return self.columns[0].first

    @property
    def last(self) -> date:
        """The last day drawn."""
        return self.columns[-1].last

    @property
    def width(self) -> int:
        """The number of columns, rounded up to one that the style knows a width for."""
        return next(width for width in WIDTHS if len(self.columns) <= width)

    def x(self, day: date) -> float:
        """Where a day begins; outside of the axis its nearer end."""
        whole = (self.last - self.first).days + 1
        return round(100 * min(max((day - self.first).days, 0), whole) / whole, 2)

    def column(self, day: date) -> int:
        """The column that holds a day; the first or last where none does."""
        return min(bisect_left(self.columns, day, key=_last), len(self.columns) - 1)

    def middle(self, at: int) -> float:
        """The middle of a column."""
        column = self.columns[at]
        return round((self.x(column.first) + self.x(column.last + timedelta(days=1))) / 2, 2)


def _last(column: Column) -> date:
    return column.last


def axis(days: Sequence[tuple[Days, int]], since: date | None, until: date | None) -> Axis | None:
    """An axis over these days, each weighted by its number of statements; None where nothing is dated.

    The days asked for are its ends; else it spans what is not far off the rest, so that one remark on another age does
    not press all others into one column.
    """
    known = [(low or high, high or low, number) for (low, high), number in days]
    ends = [(low, high, number) for low, high, number in known if low is not None and high is not None]
    short = [one for one in ends if (one[1] - one[0]).days <= LONG] or ends
    if not short and since is None and until is None:
        return None
    low, high = _fenced(short) if short else ((since or until), (until or since))
    low, high = since or low, until or high
    assert low is not None
    assert high is not None
    return Axis(columns=tuple(_columns(min(low, high), max(low, high))))


def _fenced(ends: Sequence[tuple[date, date, int]]) -> tuple[date, date]:
    middles = sorted(((low.toordinal() + high.toordinal()) // 2, number) for low, high, number in ends)
    sums = list(accumulate(number for _, number in middles))
    quarter, rest = (middles[bisect_left(sums, share * sums[-1])][0] for share in (0.25, 0.75))
    reach = FENCE * (rest - quarter) + SLACK
    low, high = _day(quarter - reach), _day(rest + reach)
    inside = [one for one in ends if one[1] >= low and one[0] <= high]
    return max(low, min(one[0] for one in inside)), min(high, max(one[1] for one in inside))


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _columns(low: date, high: date) -> Iterator[Column]:
    whole = (high - low).days + 1
    unit = next((unit for unit in UNITS if -(-whole // unit) + 1 <= MOST_COLUMNS), None)
    if unit is None:  # more than three centuries: as many days in each as it takes
        unit = -(-whole // MOST_COLUMNS)
    first = _begin(low, unit)
    while first <= high:
        last = _end(first, unit)
        yield Column(first=first, last=last, label=_label(first, last, unit))
        if last >= date.max - timedelta(days=1):
            return
        first = last + timedelta(days=1)


def _begin(day: date, unit: int) -> date:
    if unit == UNITS[1]:
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if unit == UNITS[2]:
        return day.replace(day=1)
    if unit == UNITS[3]:
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    if unit == UNITS[4]:
        return date(day.year, 1, 1)
    if unit == UNITS[5]:
        return date(day.year // 10 * 10 or 1, 1, 1)
    return day


def _end(first: date, unit: int) -> date:
    """The day before the next column; a unit of the calendar begins where the calendar begins it."""
    if unit in UNITS[2:]:
        beyond = min(first.toordinal() + unit, date.max.toordinal())
        return _begin(date.fromordinal(beyond), unit) - timedelta(days=1)
    return date.fromordinal(min(first.toordinal() + unit - 1, date.max.toordinal()))


def _label(first: date, last: date, unit: int) -> str:
    """As short as it stays clear (ISO 8601)."""
    whole = {UNITS[0]: first.isoformat(), UNITS[2]: first.isoformat()[:7], UNITS[4]: first.isoformat()[:4]}
    return whole.get(unit, f"{first.isoformat()}/{last.isoformat()}")
