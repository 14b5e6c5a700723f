"""Verbs of saying and folded letters for the lexicon-only reading of Arabic, as data with a loader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class ArabicWords:
    """`saying` maps a verb, folded, to the speech act that it announces; `letters` folds letter for letter."""

    saying: Mapping[str, str]
    letters: Mapping[int, str]

    def fold(self, text: str) -> str:
        """The text with the forms of alef, teh marbuta and final yeh made one; same length."""
        return text.translate(self.letters)


@cache
def load_arabic_words() -> ArabicWords:
    """The words that ship with dalil."""
    text = resources.files("dalil.vocab").joinpath("data/arabic.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    return ArabicWords(
        saying={verb: act for act, verbs in data["saying"].items() for verb in verbs},
        letters={ord(letter): folded for letter, folded in data["fold"].items()},
    )
