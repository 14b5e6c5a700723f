"""The terms of the vocabulary: acts, harms, weapons, targets, actors, victims and labels, as data with a loader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from dalil.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term: id, English and Arabic label, its words, and the codes of other taxonomies it maps to.

    `verbs`, `nouns` and `phrases` are lemmas; `blockers` are false friends that block a match. `provisions` are bare
    article numbers of the Rome Statute: candidates, never findings.
    """

    id: str
    label: str
    label_ar: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None

    @property
    def family(self) -> str:
        """What stands before the first point of the id: act, dip, harm, wpn, tgt, actor, vic, legal, label, mode."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All terms by id, in the order of the file, with the lists that go with them.

    `commitments` maps a class of reporting verbs to its verbs; `hedges` are phrases; `vague_counts` gives the
    declared interval of a vague number word.
    """

    version: int
    by_id: Mapping[str, Term]
    commitments: Mapping[str, tuple[str, ...]]
    hedges: tuple[str, ...]
    vague_counts: Mapping[str, tuple[int | None, int | None]]
    closed_lists: Mapping[str, tuple[str | None, ...]]

    def family(self, name: str) -> tuple[Term, ...]:
        """The terms whose id begins with this family, in the order of the file."""
        return tuple(term for term in self.by_id.values() if term.family == name)


@cache
def load_terms() -> Terms:
    """The terms that ship with dalil. Raises `SettingsError` when an id occurs twice."""
    text = resources.files("dalil.vocab").joinpath("data/terms.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    terms = [_term(row) for row in data["terms"]]
    by_id = {term.id: term for term in terms}
    if len(by_id) != len(terms):
        raise SettingsError("The vocabulary holds an id twice.", "Give each term an id of its own.")
    return Terms(
        version=data["version"],
        by_id=by_id,
        commitments={name: tuple(verbs) for name, verbs in data["enums"]["reporting_verb_commitment"].items()},
        hedges=tuple(data["enums"]["hedges"]),
        vague_counts={word: (low, high) for word, (low, high) in data["enums"]["vague_counts"].items()},
        closed_lists=_closed_lists(data["enums"]),
    )


def _term(row: Mapping[str, Any]) -> Term:
    words = row.get("lex", {})
    codes = dict(row.get("map", {}))
    return Term(
        id=row["id"],
        label=row["label"],
        label_ar=row["ar"],
        verbs=tuple(words.get("v", ())),
        nouns=tuple(words.get("n", ())),
        phrases=tuple(words.get("p", ())),
        blockers=tuple(words.get("not", ())),
        provisions=tuple(codes.pop("rome", ())),
        codes=codes,
        note=row.get("note"),
    )


def _closed_lists(enums: Mapping[str, Any]) -> dict[str, tuple[str | None, ...]]:
    names = ("assertion_status", "polarity", "modality", "speech_act", "attribution")
    return {name: tuple(row["id"] if isinstance(row, dict) else row for row in enums[name]) for name in names}
