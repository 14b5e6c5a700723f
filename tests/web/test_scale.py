"""Figures on one axis: each interval stands where it was given, and nothing is made of them."""

from hypothesis import given
from hypothesis import strategies as st

from dalil.model.incident import FigureSeries, FigureValue
from dalil.web.scale import scales

NUMBERS = st.none() | st.integers(0, 10**7)
PAIRS = st.tuples(NUMBERS, NUMBERS).map(
    lambda pair: (min(pair), max(pair)) if None not in pair else pair  # type: ignore[type-var]  # None is sorted out
)


def series(counts: str, *pairs: tuple[int | None, int | None]) -> FigureSeries:
    values = tuple(
        FigureValue(low=low, high=high, origin=None, as_of=None, statement=f"st_{at}")
        for at, (low, high) in enumerate(pairs)
    )
    return FigureSeries(counts=counts, unit="civilians", values=values, envelope=(None, None))


@given(st.lists(PAIRS, min_size=1, max_size=20))
def test_a_larger_figure_never_stands_further_back(pairs: list[tuple[int | None, int | None]]) -> None:
    (scale,) = scales([series("killed", *pairs)])
    assert len(scale.intervals) == len(pairs)
    ends = [(one.value.low, one.x) for one in scale.intervals if one.value.low is not None]
    ends += [(one.value.high, one.end) for one in scale.intervals if one.value.high is not None]
    places = [x for _, x in sorted(ends)]
    assert places == sorted(places)
    assert all(0 <= one.x <= one.end <= 100 for one in scale.intervals)
    assert all(one.end == 100 for one in scale.intervals if one.value.high is None)
    assert 1 <= len(scale.ticks) <= 6
    assert all(0 <= x <= 100 for _, x in scale.ticks)


def test_what_is_counted_differently_has_axes_of_its_own() -> None:
    found = scales([series("killed", (3, 3)), series("trapped", (30_000, 60_000)), series("killed", (5, 9))])
    assert [(one.counts, len(one.intervals)) for one in found] == [("killed", 2), ("trapped", 1)]


def test_numbers_of_very_different_size_are_told_to_stand_on_an_axis_of_tens() -> None:
    (scale,) = scales([series("trapped", (12, 12), (50_000, None))])
    assert scale.by_tens
    (scale,) = scales([series("trapped", (30_000, 60_000), (50_000, 50_000))])
    assert not scale.by_tens
