"""Situations over time: a bar for as long as a siege, truce, evacuation or control is said to last, a sign a report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dalil.model.state import Spell, State, StateMark
from dalil.model.when import bounds
from dalil.web.axis import Axis

MOST_STATES = 12


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
    return Drawn(state=state, stretches=tuple(_stretches(state.spells, axis)), signs=signs)


def _stretches(spells: Sequence[Spell], axis: Axis) -> Iterator[Stretch]:
    """The spells of the situation, as far as they lie on the axis."""
    for spell in spells:
        low, high = bounds(spell.edtf)
        if (low is not None and low > axis.last) or (high is not None and high < axis.first):
            continue
        x = axis.x(low or axis.first)
        end = axis.x(high + timedelta(days=1)) if high is not None else 100.0
        yield Stretch(x=x, width=round(end - x, 2), open_low=low is None, open_high=high is None)


def _day(mark: StateMark) -> date | None:
    if mark.edtf is None:
        return None
    low, high = bounds(mark.edtf)
    return low or high
