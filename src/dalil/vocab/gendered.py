"""Words that tell whether a person is spoken of as he or as she: titles, nouns and pronouns, as data."""

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal, cast

from dalil.errors import SettingsError

Gender = Literal["m", "f"]


@cache
def load_gendered() -> Mapping[str, Gender]:
    """The words in lower case. Raises `SettingsError` naming every wrong line."""
    text = resources.files("dalil.vocab").joinpath("data/gendered.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    wrong = [f"line {number}: {row['words']}" for number, row in enumerate(rows, 2) if row["gender"] not in {"m", "f"}]
    if wrong:
        raise SettingsError("gendered.csv holds wrong rows.", "Write m or f.", tuple(wrong))
    return {row["words"]: cast("Gender", row["gender"]) for row in rows}
