"""The axis of time: whatever days are said, its columns cover them without a gap and are few enough to be pressed."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dalil.casefile.events import Spanned
from dalil.web.axis import MOST_COLUMNS, axis
from dalil.web.lanes import MOST_LANES, MOST_ROWS, lanes, outside

DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))
ENDS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda pair: (min(pair), max(pair)) if None not in pair else pair  # type: ignore[type-var]  # None is sorted out
)
LAST = date.max - timedelta(days=1)


def said(low: date | None, high: date | None, *by: str, number: int = 1, status: str = "asserted") -> Spanned:
    return Spanned(low=low, high=high, status=status, accused=by or ("A",), number=number, first="st_1")


@given(st.lists(st.tuples(ENDS, st.integers(1, 50)), max_size=30), st.none() | DAYS, st.none() | DAYS)
def test_columns_cover_what_is_asked_for(
    days: list[tuple[tuple[date | None, date | None], int]], since: date | None, until: date | None
) -> None:
    time = axis(days, since, until)
    if time is None:
        assert since is None
        assert until is None
        return
    assert 1 <= len(time.columns) <= MOST_COLUMNS
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(time.columns))
    for day in (since, until):
        assert day is None or time.first <= day <= time.last
    assert [time.column(column.first) for column in time.columns] == list(range(len(time.columns)))
    assert (time.x(time.first), time.x(LAST)) == (0, 100)


@given(st.dates(date.min, date.max), st.dates(date.min, date.max))
def test_any_days_of_the_calendar_can_be_asked_for(one: date, two: date) -> None:
    low, high = min(one, two), max(one, two)
    time = axis([], low, high)
    assert time is not None
    assert time.first <= low
    assert len(time.columns) <= MOST_COLUMNS


@given(st.lists(st.tuples(ENDS, st.sampled_from("ABCDEFGHIJKLMNOPQRS"), st.integers(1, 9)), min_size=1, max_size=60))
def test_every_dated_statement_is_drawn_or_counted_as_not_drawn(
    rows: list[tuple[tuple[date | None, date | None], str, int]],
) -> None:
    spans = [said(*ends, by, number=number) for ends, by, number in rows if ends != (None, None)]
    time = axis([((one.low, one.high), one.number) for one in spans], None, None)
    if time is None:
        return
    found = lanes(spans, time)
    assert len(found) <= MOST_LANES
    before, after = outside(spans, time)
    assert sum(lane.number for lane in found) + before + after == sum(one.number for one in spans)
    for lane in found:
        assert lane.number == sum(m.number for m in lane.marks) + sum(b.number for b in lane.bars) + lane.undrawn
        assert lane.rows <= MOST_ROWS
        for row in range(lane.rows):
            bars = sorted((bar for bar in lane.bars if bar.row == row), key=lambda bar: bar.x)
            assert all(one.x + one.width <= two.x + 0.02 for one, two in pairwise(bars))


def test_one_remark_on_another_age_does_not_press_the_rest_together() -> None:
    month = [((date(2031, 5, day), date(2031, 5, day)), 3) for day in range(1, 28)]
    time = axis([*month, ((date(1890, 1, 1), date(1890, 12, 31)), 1)], None, None)
    assert time is not None
    assert (time.first, time.last) == (date(2031, 5, 1), date(2031, 5, 27))


def test_a_year_is_a_bar_and_a_day_a_mark() -> None:
    spans = [said(date(2031, 1, 1), date(2031, 12, 31)), said(date(2031, 5, 4), date(2031, 5, 4))]
    time = axis([((one.low, one.high), 1) for one in spans], None, None)
    assert time is not None
    (lane,) = lanes(spans, time)
    assert (len(lane.marks), len(lane.bars)) == (1, 1)


def test_an_open_end_is_no_end_that_was_said() -> None:
    spans = [said(date(2031, 5, 4), None), said(date(2031, 5, 1), date(2031, 5, 10))]
    time = axis([((one.low, one.high), 1) for one in spans], None, None)
    assert time is not None
    (lane,) = lanes(spans, time)
    assert [(bar.low, bar.high) for bar in lane.bars][-1] == (date(2031, 5, 4), None)
    assert lane.bars[-1].x + lane.bars[-1].width == 100


def test_nobody_named_has_a_lane_of_its_own_at_the_end() -> None:
    day = date(2031, 5, 4)
    spans = [said(day, day, "(not said)", number=9), said(day, day, "A"), said(day, day, "A", "B")]
    time = axis([((day, day), 1)], None, None)
    assert time is not None
    assert [(lane.value, lane.number) for lane in lanes(spans, time)] == [("A", 2), ("B", 1), ("(not said)", 9)]
