"""How words of the vocabulary tell an event: their company, their refinement, their carriers, as data with a loader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """An act of the group becomes the more specific act `becomes` when this target, victim or weapon takes part."""

    acts: frozenset[str]
    participant: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerRules:
    """The rows of `triggers.yaml`. `needs` maps (act, word) to the company that the word needs in its clause.

    A word whose company is only `<never>` does not tell its act alone. `lists` holds the plain word lists by name.
    """

    needs: Mapping[tuple[str, str], frozenset[str]]
    refinements: tuple[Refinement, ...]
    lists: Mapping[str, frozenset[str]]
    preferred: Mapping[str, int]
    counts: Mapping[str, frozenset[str]]

    def preference(self, act: str) -> int:
        """Rank of an act among those that the same words can tell; the lower one wins, unlisted acts lie between."""
        return self.preferred.get(act, 0)

    def among(self, name: str, word: str) -> bool:
        """Whether the word stands in the list of this name."""
        return word in self.lists[name]


@cache
def load_trigger_rules() -> TriggerRules:
    """The rules that ship with dalil."""
    text = resources.files("dalil.vocab").joinpath("data/triggers.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    return TriggerRules(
        needs={(row["act"], word): frozenset(row["with"]) for row in data["needs"] for word in row["words"]},
        refinements=tuple(_refinement(row, data["groups"]) for row in data["refine"]),
        counts={act: frozenset(row["counts"]) for row in data["counts"] for act in row["acts"]},
        preferred={row["act"]: row["rank"] for row in data["prefer"]},
        lists={name: frozenset(words) for name, words in data.items() if _is_words(words)},
    )


def _refinement(row: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Refinement:
    participant = next(row[role] for role in ("target", "victim", "weapon") if role in row)
    acts = frozenset(act for group in row["acts"] for act in groups[group])
    return Refinement(acts=acts, participant=participant, becomes=row["becomes"])


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
