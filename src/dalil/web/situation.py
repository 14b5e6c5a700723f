"""Situations over time: a bar for as long as a siege, truce, evacuation or control is said to last, a sign a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dalil.model.state import State, StateChange, StateMark
from dalil.model.when import bounds
from dalil.web.axis import Axis

MOST_STATES = 12
# What a report does to the bar: it begins, ends, or only goes on; what is asked for or refused changes nothing.
BEGINS: frozenset[StateChange] = frozenset(("opens",))
ENDS: frozenset[StateChange] = frozenset(("closes", "suspended"))
GOES_ON: frozenset[StateChange] = frozenset(("holds",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """How long it is said to last; an end that no report gives is open."""

    x: float
    width: float
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The reports of one column: what the first says, and all of them in order of time."""

    x: float
    marks: tuple[StateMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A situation with what is drawn of it."""

    state: State
    stretches: tuple[Stretch, ...]
    signs: tuple[Sign, ...]


def drawn(states: Sequence[State], passing: frozenset[str], axis: Axis) -> tuple[Drawn, ...]:
    """The situations of which a dated report passes the filter and lies on the axis, those told most often first."""
    found = [_drawn(state, passing, axis) for state in states]
    ordered = sorted((one for one in found if one.signs), key=lambda one: (-len(one.state.marks), one.state.id))
    return tuple(ordered[:MOST_STATES])


def _drawn(state: State, passing: frozenset[str], axis: Axis) -> Drawn:
    days = {mark: day for mark in state.marks if (day := _day(mark)) is not None}
    near = [mark for mark, day in days.items() if mark.statement in passing and axis.first <= day <= axis.last]
    columns = groupby(sorted(near, key=lambda mark: days[mark]), key=lambda mark: axis.column(days[mark]))
    signs = tuple(Sign(x=axis.middle(at), marks=tuple(marks)) for at, marks in columns)
    return Drawn(state=state, stretches=_stretches(days, axis), signs=signs)


def _stretches(days: Mapping[StateMark, date], axis: Axis) -> tuple[Stretch, ...]:
    """From each report that it begins to the next that it ends.

    What only goes on, or ends unopened, began before, unless it is said to go on since a day.
    """
    found: list[Stretch] = []
    since: date | None = None
    lasting = False
    for mark, day in sorted(days.items(), key=lambda item: (item[1], item[0].statement)):
        if mark.change in BEGINS and not lasting:
            since, lasting = day, True
        elif mark.change in GOES_ON and not lasting:
            since, lasting = day if "/" in (mark.edtf or "") else None, True
        elif mark.change in ENDS and (lasting or not found):
            found.extend(_stretch(since if lasting else None, day, axis))
            lasting = False
    if lasting:
        found.extend(_stretch(since, None, axis))
    return tuple(found)


def _stretch(low: date | None, high: date | None, axis: Axis) -> list[Stretch]:
    if (low is not None and low > axis.last) or (high is not None and high < axis.first):
        return []
    x = axis.x(low or axis.first)
    end = axis.x(high + timedelta(days=1)) if high is not None else 100.0
    return [Stretch(x=x, width=round(end - x, 2), open_low=low is None, open_high=high is None)]


def _day(mark: StateMark) -> date | None:
    if mark.edtf is None:
        return None
    low, high = bounds(mark.edtf)
    return low or high
