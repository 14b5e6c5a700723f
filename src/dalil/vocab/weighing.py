"""How a statement bears on an element, as a table: relation (supports, contradicts, neutral) and directness."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

import yaml

from dalil.errors import SettingsError
from dalil.model.finding import Directness

Relation = Literal["supports", "contradicts", "neutral"]
Circumstances = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WeighingRow:
    """One row: the values each column may have, and what follows. A column that is absent fits anything.

    Rows are told apart by what they are, not by what they hold, so that `follows` need not hash a whole table.
    """

    columns: tuple[tuple[str, tuple[object, ...]], ...]
    follows: str

    def fits(self, circumstances: Circumstances) -> bool:
        """Whether every column of the row holds the value met."""
        met = dict(circumstances)
        return all(met.get(column) in values for column, values in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """The two tables in their order; the first row that fits decides, and each table ends in a row that always fits."""

    relations: tuple[WeighingRow, ...]
    directness: tuple[WeighingRow, ...]


@cache
def follows(rows: tuple[WeighingRow, ...], circumstances: Circumstances, otherwise: str) -> str:
    """What the first fitting row says, or `otherwise` where none fits."""
    return next((row.follows for row in rows if row.fits(circumstances)), otherwise)


@cache
def load_weighing() -> Weighing:
    """The tables that ship with dalil. Raises `SettingsError` naming every wrong row."""
    text = resources.files("dalil.vocab").joinpath("data/weighing.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    problems: list[str] = []
    tables = {
        "relations": _rows(data, "relations", "relation", get_args(Relation), problems),
        "directness": _rows(data, "directness", "directness", get_args(Directness), problems),
    }
    if problems:
        raise SettingsError("The table of weighing holds wrong rows.", "Mend these rows.", tuple(problems))
    return Weighing(**tables)


def _rows(
    data: Mapping[str, Any], table: str, result: str, closed: tuple[str, ...], problems: list[str]
) -> tuple[WeighingRow, ...]:
    found = []
    for number, row in enumerate(data[table], 1):
        if row.get(result) not in closed:
            problems.append(f"{table}, row {number}: {result} is one of {', '.join(closed)}")
        columns = tuple((key, tuple(values)) for key, values in row.items() if key != result)
        found.append(WeighingRow(columns=columns, follows=str(row.get(result))))
    return tuple(found)
