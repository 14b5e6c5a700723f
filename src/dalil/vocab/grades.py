"""The scales on which people grade: an incident, the credibility of what is told, the reliability of who tells it."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

from dalil.errors import SettingsError

Axis = Literal["grade", "credibility", "reliability"]
Need = Literal["", "origin", "independent", "contest", "admission"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a scale; `needs` is what has to stand in the case before it can be given ("" = nothing)."""

    axis: Axis
    code: str
    label: str
    needs: Need
    source: str


@cache
def load_scales() -> Mapping[Axis, tuple[Step, ...]]:
    """The steps of each axis in their order. Raises `SettingsError` naming every wrong line."""
    text = resources.files("dalil.vocab").joinpath("data/grades.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    wrong = [
        f"line {number}: unknown axis or need"
        for number, row in enumerate(rows, 2)
        if row["axis"] not in get_args(Axis) or row["needs"] not in get_args(Need)
    ]
    if wrong:
        raise SettingsError("grades.csv holds wrong rows.", "Mend these lines.", tuple(wrong))
    steps = [
        Step(
            axis=cast("Axis", row["axis"]),
            code=row["code"],
            label=row["label"],
            needs=cast("Need", row["needs"]),
            source=row["source"],
        )
        for row in rows
    ]
    return {axis: tuple(step for step in steps if step.axis == axis) for axis in get_args(Axis)}
