"""Situations that last: siege, truce, evacuation, control of an area."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.validity import require_member
from dalil.model.when import bounds

StateKind = Literal["siege", "truce", "evacuation", "control"]
StateChange = Literal["opens", "closes", "rejected", "called_for", "suspended", "holds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMark:
    """One anchored report of a change: the statement that says so, what it says, and the day (EDTF, or None)."""

    statement: str
    change: StateChange
    edtf: str | None

    def __post_init__(self) -> None:
        require_member(self.change, get_args(StateChange), "state: change")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One stretch of a situation: EDTF interval, and the ids of the statements that open and close it.

    `opening` or `closing` is None where nobody reports it; the interval is open on that side.
    """

    edtf: str
    opening: str | None
    closing: str | None

    def __post_init__(self) -> None:
        bounds(self.edtf)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A situation at a place as its marks in order of time; differing marks on different days are a change.

    `spells` are the stretches over which the marks with a day say that it lasts.
    """

    id: str
    kind: StateKind
    place: str | None
    marks: tuple[StateMark, ...]
    spells: tuple[Spell, ...] = ()

    def __post_init__(self) -> None:
        require_member(self.kind, get_args(StateKind), "state: kind")
