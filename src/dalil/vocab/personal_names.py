"""What tells a private name from other words: lists of given names, of plain words, and of what else has a capital."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.gazetteer import Gazetteer
from dalil.vocab.offices import load_offices

WELL_KNOWN = 50_000
"""Inhabitants from which a place is known by its bare name."""
SHORTEST = 3
_HASH = re.compile(r"(?<![^\W_])[0-9A-Fa-f]{16,}(?![^\W_])")
_PIECE = re.compile(r"[^\W\d_a-z]+(?![a-z])|[^\W\d_]?[a-z]+|[^\W\d_]+")
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("ly", ""),
    ("ness", ""),
    ("less", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNames:
    """Closed lists; all words folded to small letters, Arabic ones as `ArabicWords.fold` gives them.

    `given` are given names, `plain` words of English; who stands in both may be either (of `seldom`,
    hardly), `grammar` those that never name anybody. `capitalised` and `bodies`
    name no person though they are written with a capital; `particles` stand inside names.
    """

    given: frozenset[str]
    plain: frozenset[str]
    grammar: frozenset[str]
    seldom: frozenset[str]
    capitalised: frozenset[str]
    bodies: frozenset[str]
    particles: frozenset[str]
    settlements: frozenset[str]
    arabic: dict[str, frozenset[str]]

    def is_plain(self, word: str) -> bool:
        """Whether the small word is one of English, or an inflected form of one."""
        if word in self.plain:
            return True
        for ending, stem in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) > 1:
                base = word[: -len(ending)]
                if base + stem in self.plain or (not stem and base[-2:-1] == base[-1:] and base[:-1] in self.plain):
                    return True
        return False

    def may_be_name(self, word: str) -> bool:
        """Whether the small word stands for a name where capitals say nothing."""
        return not self.is_plain(word) or (word in self.given and word not in self.seldom)

    def is_name(self, word: str) -> bool:
        """Whether the small word is a given name and no plain word."""
        return word in self.given and word not in self.plain

    def is_known(self, word: str, gazetteer: Gazetteer) -> bool:
        """Whether a list says that the word, as it is spelled, names something else than a private person."""
        small = word.lower()
        return (
            small in self.capitalised
            or small in self.bodies
            or small in load_offices()
            or gazetteer.country_of(word) is not None
            or (small.endswith("s") and gazetteer.country_of(word[:-1]) is not None)
            or self.is_place(word, gazetteer)
        )

    def is_never(self, word: str) -> bool:
        """Whether the small word names nobody by itself: a word of grammar, a day, a title, a body's noun."""
        return word in self.grammar or word in self.capitalised or word in self.bodies

    def is_place(self, words: str, gazetteer: Gazetteer) -> bool:
        """Whether the words name a country, a place of the case's own, or a large place whose name no person bears."""
        borne = words.lower() in self.given
        return any(
            place.own or place.precision == "country" or (not borne and place.population >= WELL_KNOWN)
            for place in gazetteer.candidates(words)
        )


def pieces(name: str) -> Iterator[tuple[int, int]]:
    """The words [start, end) in a file name, an address or an account, also where only a capital parts them.

    A hash holds none.
    """
    within = tuple(hashes(name))
    for match in _PIECE.finditer(name):
        if not any(start <= match.start() < end for start, end in within):
            yield match.span()


def hashes(value: str) -> Iterator[tuple[int, int]]:
    """Where 16 or more hexadecimal digits run together, letters and figures among them: a hash, and no name."""
    for match in _HASH.finditer(value):
        if not match[0].isdigit() and not match[0].isalpha():
            yield match.span()


@cache
def load_personal_names() -> PersonalNames:
    """The lists that ship with dalil."""
    folder = resources.files("dalil.vocab").joinpath("data/names")
    text = folder.joinpath("words.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    words = {key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str)}
    plain = gzip.decompress(folder.joinpath("plain_words.txt.gz").read_bytes()).decode()
    census = folder.joinpath("given_names.txt").read_text(encoding="utf-8")
    fold = load_arabic_words().fold
    return PersonalNames(
        given=frozenset(census.split()) | words["given"],
        plain=frozenset(plain.split()) | words["plain"],
        grammar=words["plain"],
        seldom=words["seldom"],
        capitalised=words["capitalised"],
        bodies=words["bodies"],
        particles=words["particles"],
        settlements=words["settlements"],
        arabic={
            key.removesuffix("_ar"): frozenset(fold(word) for word in value)
            for key, value in words.items()
            if key.endswith("_ar")
        },
    )
