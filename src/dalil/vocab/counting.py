"""Words that say by which rule something was counted: case by case, as an estimate, or summed over a longer time."""

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

from dalil.errors import SettingsError

CountingRule = Literal["established", "estimated", "cumulative"]


@cache
def load_counting() -> Mapping[str, CountingRule]:
    """The rule that each word tells, words in lower case. Raises `SettingsError` naming every wrong line."""
    text = resources.files("dalil.vocab").joinpath("data/counting.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    known = get_args(CountingRule)
    wrong = [f"line {number}: unknown rule" for number, row in enumerate(rows, 2) if row["rule"] not in known]
    if wrong:
        raise SettingsError("counting.csv holds wrong rows.", "Mend these lines.", tuple(wrong))
    return {row["word"]: cast("CountingRule", row["rule"]) for row in rows}
