"""Words that say who commands, backs, is allied with or acts for whom, as data with a loader."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast, get_args

from dalil.errors import SettingsError
from dalil.model.relation import RelationKind

Form = Literal["verb", "noun", "suffix"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationWord:
    """One row: lemmas, the relation they tell, and where its two ends stand beside them.

    Of a verb an end is the subject, the object, or what stands behind a preposition ("with", "on behalf of"); a second
    lemma is its object ("take order"). The holder of a noun is who is called so. Of a suffix ("X-backed Y") the ends
    stand before and behind it.
    """

    words: tuple[str, ...]
    kind: RelationKind
    form: Form
    party: str
    other: str


@cache
def load_relation_words() -> Mapping[tuple[Form, str], tuple[RelationWord, ...]]:
    """The rows that ship with dalil by form and first lemma. Raises `SettingsError` naming every wrong line."""
    text = resources.files("dalil.vocab").joinpath("data/relations.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    wrong = [f"line {number}: {row['words']}" for number, row in enumerate(rows, 2) if not _is_valid(row)]
    if wrong:
        raise SettingsError("relations.csv holds wrong rows.", "Mend these lines.", tuple(wrong))
    found: dict[tuple[Form, str], tuple[RelationWord, ...]] = {}
    for row in rows:
        word = RelationWord(
            words=tuple(row["words"].split()),
            kind=cast("RelationKind", row["kind"]),
            form=cast("Form", row["form"]),
            party=row["party"],
            other=row["other"],
        )
        found[word.form, word.words[0]] = (*found.get((word.form, word.words[0]), ()), word)
    return found


def _is_valid(row: Mapping[str, str]) -> bool:
    closed = row["kind"] in get_args(RelationKind) and row["form"] in get_args(Form)
    return closed and all(row[column] for column in ("words", "party", "other", "source"))
