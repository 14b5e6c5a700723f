"""What a person decided about the kind of armed conflict at a place in a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from dalil.model.decision import Decision
from dalil.model.validity import require, require_member
from dalil.model.when import bounds

Conflict = Literal["IAC", "NIAC"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The fighting at `place` (gazetteer id or name) in `period` (EDTF) is of this kind, by this decision.

    International armed conflict: common article 2 of the Geneva Conventions; non-international: common article 3.
    """

    place: str
    period: str
    conflict: Conflict
    decision: str

    def __post_init__(self) -> None:
        require_member(self.conflict, get_args(Conflict), "classification: conflict")
        require(bool(self.place.strip()), "classification: it is about a place")
        bounds(self.period)

    def covers(self, first: date | None, last: date | None) -> bool | None:
        """Whether the period holds all of [first, last]: None where it holds only a part of it."""
        begin, end = bounds(self.period)
        if (last is not None and begin is not None and last < begin) or (
            first is not None and end is not None and first > end
        ):
            return False
        inside = (begin is None or (first is not None and begin <= first)) and (
            end is None or (last is not None and last <= end)
        )
        return True if inside else None


def classifications(decisions: Iterable[Decision]) -> tuple[Classification, ...]:
    """The classifications in force: `classify` decisions (place, period, conflict) that no later one took back.

    Raises `InvalidValueError` for a decision that names no place, no readable period or another kind of conflict.
    """
    listed = tuple(decisions)
    gone = {decision.supersedes for decision in listed}
    gone |= {subject for decision in listed if decision.kind == "undo" for subject in decision.subjects}
    return tuple(
        Classification(
            place=decision.fields.get("place", ""),
            period=decision.fields.get("period", ""),
            conflict=_conflict(decision.fields.get("conflict", "")),
            decision=decision.id,
        )
        for decision in listed
        if decision.kind == "classify" and decision.id not in gone
    )


def _conflict(name: str) -> Conflict:
    kinds: dict[str, Conflict] = {"iac": "IAC", "niac": "NIAC"}
    require(name.lower() in kinds, f"classification: {name!r} is neither iac nor niac")
    return kinds[name.lower()]
