"""The English sentences that the case is told in, as data: what a catalogue has to translate beside the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """Sentences by the module that makes them, names for a voice that is none, and the words that dates are made of."""

    by_module: Mapping[str, tuple[str, ...]]
    voices: tuple[str, ...]
    date_words: tuple[str, ...]

    @property
    def every(self) -> tuple[str, ...]:
        """All sentences in the order of the file."""
        return tuple(sentence for found in self.by_module.values() for sentence in found)


@cache
def load_sentences() -> Sentences:
    """The sentences that ship with the desk."""
    text = resources.files("dalil.web").joinpath("sentences.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    return Sentences(
        by_module={module: tuple(found) for module, found in data["sentences"].items()},
        voices=tuple(data["voices"]),
        date_words=tuple(data["date_words"]),
    )
