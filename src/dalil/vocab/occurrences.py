"""Which acts can be told of one occurrence, and which of them open, close or mark a situation."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

from dalil.errors import SettingsError
from dalil.model.state import StateChange, StateKind

Role = Literal["core", "effect"]
STATE_FAMILIES = frozenset(("siege",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One act: the families of occurrences it can belong to (none = it forms no incident), and its role there.

    A `core` act is what happens; an `effect` is told with the act that caused it. `state` and `change` say which
    situation the act marks, and how.
    """

    act: str
    families: tuple[str, ...]
    role: Role
    state: StateKind | None
    change: StateChange | None
    source: str


@cache
def load_occurrences() -> Mapping[str, Occurrence]:
    """The table that ships with dalil, by act. Raises `SettingsError` naming every wrong line."""
    text = resources.files("dalil.vocab").joinpath("data/occurrences.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    wrong = [f"line {number}: unknown state, change or role" for number, row in enumerate(rows, 2) if not _valid(row)]
    if wrong:
        raise SettingsError("occurrences.csv holds wrong rows.", "Mend these lines.", tuple(wrong))
    return {row["act"]: _occurrence(row) for row in rows}


def _valid(row: Mapping[str, str]) -> bool:
    states, changes = (*get_args(StateKind), ""), (*get_args(StateChange), "")
    known = row["state"] in states and row["change"] in changes and row["role"] in (*get_args(Role), "")
    return known and bool(row["state"]) == bool(row["change"]) and bool(row["family"]) == bool(row["role"])


def _occurrence(row: Mapping[str, str]) -> Occurrence:
    return Occurrence(
        act=row["act"],
        families=tuple(family for family in row["family"].split("|") if family),
        role=cast("Role", row["role"] or "effect"),
        state=cast("StateKind", row["state"]) if row["state"] else None,
        change=cast("StateChange", row["change"]) if row["change"] else None,
        source=row["source"],
    )
