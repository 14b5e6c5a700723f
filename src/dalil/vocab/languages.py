"""Which languages there are rules for, as data with a loader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """`rules` maps an ISO 639 code to the method that reads it; `english_words` with their least share tell English.

    `no_rules` and `lexicon_only` are what every output says of the others.
    """

    rules: Mapping[str, str]
    english_words: frozenset[str]
    english_share: float
    no_rules: str
    lexicon_only: str


@cache
def load_languages() -> Languages:
    """The languages of this version."""
    text = resources.files("dalil.vocab").joinpath("data/languages.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    return Languages(
        rules=dict(data["rules"]),
        english_words=frozenset(data["english_words"]),
        english_share=data["english_share"],
        no_rules=data["no_rules"],
        lexicon_only=data["lexicon_only"],
    )
