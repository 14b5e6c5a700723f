"""Swimlanes: what is said to have happened when, in one lane for each party that is said to have acted."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dalil.casefile.events import Spanned
from dalil.casefile.facets import NOT_SAID
from dalil.dossier.phrases import GROUP
from dalil.web.axis import Axis, axis

MOST_LANES = 12
MOST_ROWS = 6  # of bars in a lane; longer ones are counted, and stand in the table

Groups = tuple[tuple[str, int], ...]
Span = tuple[date, date, bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Statements of the days of one column, at its middle `x`. `first` is the id of one of them."""

    x: float
    since: date
    until: date
    number: int
    groups: Groups
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Statements that say the same span of days as far as it is drawn; `before` and `after`: it goes on there.

    `low` and `high` are the days said (None: an open end); where several are drawn as one, those drawn, not
    `exact`. `vague` is whether an end of any of them is open.
    """

    x: float
    width: float
    row: int
    low: date | None
    high: date | None
    exact: bool
    before: bool
    after: bool
    vague: bool
    since: date
    until: date
    number: int
    groups: Groups
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One party, by the value it is filtered by (None: several parties of few statements each, `parties` of them)."""

    value: str | None
    parties: int
    number: int
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    rows: int
    undrawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Days on an axis: it, the lanes, and how many statements lie before and after it."""

    axis: Axis
    lanes: tuple[Lane, ...]
    outside: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Spans as they were found once: the same ones are known by identity, which no statement has to be read for."""

    spans: Sequence[Spanned]
    since: date | None
    until: date | None

    def __hash__(self) -> int:
        return hash((id(self.spans), self.since, self.until))

    def __eq__(self, other: object) -> bool:
        ends = (self.since, self.until)
        return isinstance(other, _Asked) and other.spans is self.spans and (other.since, other.until) == ends


def drawing(spans: Sequence[Spanned], since: date | None, until: date | None) -> Drawing | None:
    """The drawing of these days, kept for who comes back to it; None where nothing is dated."""
    return _drawing(_Asked(spans, since, until))


@lru_cache(4)
def _drawing(asked: _Asked) -> Drawing | None:
    days = [((one.low, one.high), one.number) for one in asked.spans]
    found = axis(days, asked.since, asked.until)
    if found is None:
        return None
    return Drawing(axis=found, lanes=lanes(asked.spans, found), outside=outside(asked.spans, found))


def lanes(spans: Sequence[Spanned], axis: Axis) -> tuple[Lane, ...]:
    """A lane for each party, those with most statements first, what names nobody last; the rest share one lane.

    What lies outside the axis is left out here; `outside` counts it.
    """
    low, high = axis.first, axis.last
    inside = [one for one in spans if not _before(one, low) and not _after(one, high)]
    of: dict[str, list[Spanned]] = defaultdict(list)
    for one in inside:
        for name in one.accused:
            of[name].append(one)
    numbers = {name: sum(one.number for one in found) for name, found in of.items()}
    named = sorted(numbers.keys() - {NOT_SAID}, key=lambda name: (-numbers[name], name))
    own, rest = (named, []) if len(named) <= MOST_LANES else (named[: MOST_LANES - 1], named[MOST_LANES - 1 :])
    found = [_lane((name,), of[name], axis) for name in own]
    if rest:
        others = set(rest)
        found.append(_lane(rest, [one for one in inside if others.intersection(one.accused)], axis))
    if NOT_SAID in numbers:
        found.append(_lane((NOT_SAID,), of[NOT_SAID], axis))
    return tuple(found)


def outside(spans: Sequence[Spanned], axis: Axis) -> tuple[int, int]:
    """How many statements lie wholly before and wholly after the axis."""
    before = sum(one.number for one in spans if _before(one, axis.first))
    return before, sum(one.number for one in spans if _after(one, axis.last))


def _before(one: Spanned, day: date) -> bool:
    return one.high is not None and one.high < day


def _after(one: Spanned, day: date) -> bool:
    return one.low is not None and one.low > day


def _lane(names: Sequence[str], own: Sequence[Spanned], axis: Axis) -> Lane:
    marks: dict[int, list[Spanned]] = defaultdict(list)
    long: dict[Span, list[Spanned]] = defaultdict(list)
    lasts = [column.last for column in axis.columns]
    for one in own:
        at = _single(one, axis.first, lasts)
        if at is not None:
            marks[at].append(one)
        else:
            long[_span(one, axis)].append(one)
    bars, rows, undrawn = _packed(long, axis)
    return Lane(
        value=names[0] if len(names) == 1 else None,
        parties=len(names),
        number=sum(one.number for one in own),
        marks=tuple(_mark(at, found, axis) for at, found in sorted(marks.items())),
        bars=bars,
        rows=rows,
        undrawn=undrawn,
    )


def _span(one: Spanned, axis: Axis) -> Span:
    """The days drawn, and whether it goes on before and after them."""
    low, high = one.low, one.high
    before, after = low is None or low < axis.first, high is None or high > axis.last
    return axis.first if before or low is None else low, axis.last if after or high is None else high, before, after


def _single(one: Spanned, first: date, lasts: Sequence[date]) -> int | None:
    """The column that holds all its days; `lasts` are the last days of the columns."""
    if one.low is None or one.high is None or one.low < first or one.high > lasts[-1]:
        return None
    at = bisect_left(lasts, one.low)
    return at if one.high <= lasts[at] else None


def _mark(at: int, found: Sequence[Spanned], axis: Axis) -> Mark:
    return Mark(
        x=axis.middle(at),
        since=axis.columns[at].first,
        until=axis.columns[at].last,
        number=sum(one.number for one in found),
        groups=_groups(found),
        first=found[0].first,
    )


def _packed(long: Mapping[Span, Sequence[Spanned]], axis: Axis) -> tuple[tuple[Bar, ...], int, int]:
    """Bars in as few rows as they need; how many rows; how many statements found no room."""
    ends: list[float] = []
    bars: list[Bar] = []
    undrawn = 0
    for (since, until, before, after), found in sorted(long.items(), key=lambda item: item[0]):
        said = {(one.low, one.high) for one in found}
        low, high = next(iter(said)) if len(said) == 1 else (since, until)
        first, last = axis.columns[axis.column(since)], axis.columns[axis.column(until)]
        # At least as wide as the column it begins in, so that it can be pressed.
        x, end = axis.x(min(since, last.first)), axis.x(max(until, first.last) + timedelta(days=1))
        row = next((at for at, taken in enumerate(ends) if taken <= x), len(ends))
        number = sum(one.number for one in found)
        if row >= MOST_ROWS:
            undrawn += number
            continue
        ends[row : row + 1] = [end]
        bars.append(
            Bar(
                x=x, width=round(end - x, 2), row=row, low=low, high=high, exact=len(said) == 1, before=before,
                after=after, vague=any(None in one for one in said), since=since, until=until,
                number=number, groups=_groups(found), first=found[0].first,
            )
        )  # fmt: skip
    return tuple(bars), len(ends), undrawn


def _groups(found: Iterable[Spanned]) -> Groups:
    numbers: Counter[str] = Counter()
    for one in found:
        numbers[GROUP[one.status]] += one.number
    return tuple((name, numbers[name]) for name in dict.fromkeys(GROUP.values()) if name in numbers)
