"""Figures of one kind on one axis: each interval as it was given, nothing averaged, an open end left open."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dalil.model.incident import FigureSeries, FigureValue

WIDE_RANGE = 100  # from here on the largest over the smallest needs an axis that grows by tens
ROOM = 1.1
TICKS = 4
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with its ends in per cent of the axis; an open end reaches to the end of the axis."""

    value: FigureValue
    unit: str | None
    x: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """All figures that count one thing, of whomever. `ticks` are numbers with their places in per cent."""

    counts: str
    by_tens: bool
    ticks: tuple[tuple[int, float], ...]
    intervals: tuple[Interval, ...]


def scales(series: Sequence[FigureSeries]) -> tuple[Scale, ...]:
    """One axis for each thing counted, in the order of the series; figures by day and then by size."""
    counts = dict.fromkeys(one.counts for one in series)
    return tuple(_scale(name, [one for one in series if one.counts == name]) for name in counts)


def _scale(counts: str, series: Sequence[FigureSeries]) -> Scale:
    values = [(value, one.unit) for one in series for value in one.values]
    known = [number for value, _ in values for number in (value.low, value.high) if number is not None]
    top = max(known, default=1) or 1
    least = min((number for number in known if number > 0), default=1)
    by_tens = top / least > WIDE_RANGE
    if by_tens:
        low = math.floor(math.log10(least))
        high = math.log10(top * ROOM)

        def at(number: float) -> float:
            return 100 * (math.log10(number) - low) / (high - low) if number > 0 else 0.0

        every = max(1, math.ceil((high - low) / TICKS))
        numbers = [10**power for power in range(low, math.floor(high) + 1, every)]
    else:

        def at(number: float) -> float:
            return 100 * number / (top * ROOM)

        numbers = _ticks(top)
    ordered = sorted(values, key=lambda one: (one[0].as_of or "~", one[0].low or 0, one[0].statement))
    return Scale(
        counts=counts,
        by_tens=by_tens,
        ticks=tuple((number, round(at(number), 2)) for number in numbers),
        intervals=tuple(
            Interval(
                value=value,
                unit=unit,
                x=round(at(value.low), 2) if value.low is not None else 0.0,
                end=round(at(value.high), 2) if value.high is not None else 100.0,
            )
            for value, unit in ordered
        ),
    )


def _ticks(top: int) -> list[int]:
    """Round numbers from 0 up, a handful of them."""
    power = 10 ** math.floor(math.log10(max(top / TICKS, 1)))
    step = next(step * power for step in STEPS if step * power * TICKS >= top)
    return sorted({int(step * number) for number in range(TICKS + 1) if step * number <= top * ROOM})
