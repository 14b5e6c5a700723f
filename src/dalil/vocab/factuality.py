"""What predicates, modals and negators say of the events under them, as data with a loader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

import yaml

Embedding = Literal["factive", "implicative", "negative", "speech", "belief", "doubt", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactualityRules:
    """The rows of `factuality.yaml`.

    `embedding` maps a class of predicates to its lemmas, `modals` and `semi_modals` a word to its modality, `lists`
    holds the plain word lists by name.
    """

    embedding: Mapping[Embedding, frozenset[str]]
    modals: Mapping[str, str]
    semi_modals: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def among(self, name: str, word: str) -> bool:
        """Whether the word stands in the list of this name."""
        return word in self.lists[name]

    def is_speech_ahead(self, word: str) -> bool:
        """Whether a predicate of what lies ahead is an act of speech (threat, promise, demand), not a mere wish."""
        return any(self.among(name, word) for name in ("threats", "promises", "demands"))

    def classes(self, lemma: str) -> frozenset[Embedding]:
        """The classes that a predicate is listed under."""
        return frozenset(name for name in get_args(Embedding) if lemma in self.embedding[name])


@cache
def load_factuality_rules() -> FactualityRules:
    """The rules that ship with dalil."""
    text = resources.files("dalil.vocab").joinpath("data/factuality.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    return FactualityRules(
        embedding={name: frozenset(data["embedding"][name]) for name in get_args(Embedding)},
        modals={word: name for name, words in data["modals"].items() for word in words},
        semi_modals={word: name for name, words in data["semi_modals"].items() for word in words},
        lists={name: frozenset(words) for name, words in data.items() if isinstance(words, list)},
    )
