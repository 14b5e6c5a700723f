"""What is asked of a place on a given day: who is trapped, besieged, wounded, displaced, and where access is denied."""

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import get_args

from dalil.errors import SettingsError
from dalil.model.figure import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One column of a situation: what figures count for it and which acts tell of it without a figure."""

    category: str
    label: str
    counts: frozenset[str]
    acts: frozenset[str]
    source: str


@cache
def load_needs() -> tuple[Need, ...]:
    """The columns that ship, in their order. Raises `SettingsError` naming every wrong line."""
    text = resources.files("dalil.vocab").joinpath("data/situation.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    wrong = [
        f"line {number}: unknown figure"
        for number, row in enumerate(rows, 2)
        if not set(_parts(row["counts"])) <= set(get_args(Counts))
    ]
    if wrong:
        raise SettingsError("situation.csv holds wrong rows.", "Mend these lines.", tuple(wrong))
    return tuple(
        Need(
            category=row["category"],
            label=row["label"],
            counts=frozenset(_parts(row["counts"])),
            acts=frozenset(_parts(row["acts"])),
            source=row["source"],
        )
        for row in rows
    )


def _parts(value: str) -> list[str]:
    return [part for part in value.split("|") if part]
