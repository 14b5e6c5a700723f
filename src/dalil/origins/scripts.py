"""One name in two scripts: Arabic names as Latin letters write them, compared by their consonants."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

from dalil.vocab.arabic import load_arabic_words

# Consonants as they are mostly written in Latin letters (IJMES transliteration without marks, and what papers make of
# it); letters that Latin script writes in many ways, or as vowels, stand for nothing.
_ARABIC = {
    "ب": "b",
    "ت": "t",
    "ث": "s",
    "ج": "j",
    "ح": "h",
    "خ": "K",
    "د": "d",
    "ذ": "d",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "S",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "غ": "G",
    "ف": "f",
    "ق": "k",
    "ك": "k",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h",
    "پ": "b",
    "گ": "k",
    "چ": "S",
}
_LATIN = {"kh": "K", "gh": "G", "sh": "S", "ch": "S", "th": "s", "dh": "d", "ph": "f"}
_ALIKE = str.maketrans({"q": "k", "c": "k", "g": "j", "p": "b", "v": "f", "x": "ks"})
_VOWELS = frozenset("aeiouyw'’‘`")
_GLIDES = {"و": "w", "ي": "y"}  # consonants where a word begins with them
_SILENT = ("ah", "eh", "ieh")  # teh marbuta, which Arabic writes with a letter of its own
# Sounds, and ends of given names, that Latin letters write in several ways; the longer ones first.
_SPELLINGS = (
    ("hamed", "hamad"), ("hammed", "hamad"), ("hmed", "hmad"), ("sef", "suf"), ("oo", "u"), ("ou", "u"), ("ee", "i"),
    ("ei", "i"), ("ey", "i"), ("ay", "ai"), ("aa", "a"), ("y", "i"), ("e", "i"), ("o", "u"), ("q", "k"), ("dh", "d"),
)  # fmt: skip
_ARTICLE = ("ال", "al-", "el-", "al ", "el ")
_SINGLE = re.compile(r"(.)\1")  # a doubled letter is written once or twice
# Letters that are written in two ways, with another letter for the second one: "z" or "d", "gh" or "g", "q" or "g".
_TWO_WAYS = (("ظ", "ض"), ("غ", "ج"), ("ق", "ج"))
_SMALL = frozenset(("في", "the", "The", "of", "in"))
_LEAST = 4  # consonants of a whole name below which too many names are written alike


def is_arabic(name: str) -> bool:
    """Whether it is written in Arabic letters."""
    return any("\u0600" <= letter <= "\u06ff" for letter in name)


def consonants(name: str) -> tuple[str, ...] | None:
    """The consonants of a person's given name and family name, the last two words; None where they tell too little."""
    words = re.split(r"\s+", name.strip())
    if len(words) < 2:  # noqa: PLR2004 given name and family name
        return None
    found = tuple(map(_of_word, words[-2:]))
    return found if all(found) and sum(map(len, found)) >= _LEAST else None


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The consonants of an Arabic name as Latin letters write them: one letter is a z to some and a d to others."""
    several = (consonants(written) for written in _written(name))
    return tuple(dict.fromkeys(one for one in several if one is not None))


def bodies(name: str) -> frozenset[tuple[str, ...]]:
    """What kind of body of a place it is, in English, and the consonants of the rest of its name; several as above.

    Empty where it is none: "the Orsk town council" and its Arabic name have one in common.
    """
    words = tuple(word for word in name.split() if word not in _SMALL)
    if not is_arabic(name):
        kind = next((n for n in range(1, len(words)) if " ".join(words[n:]).casefold() in _of_places()), None)
        return frozenset() if kind is None else frozenset({_named(" ".join(words[kind:]).casefold(), words[:kind])})
    bare = tuple(load_arabic_words().fold(word).removeprefix(_ARTICLE[0]) for word in words)
    kinds = load_arabic_words().of_places
    size = next((n for n in range(len(bare) - 1, 0, -1) if bare[:n] in kinds), None)
    several = () if size is None else (written.split() for written in _written(" ".join(words[size:])))
    return frozenset(_named(kind, rest) for rest in several for kind in kinds[bare[: size or 0]])


@cache
def _of_places() -> frozenset[str]:
    return frozenset(kind for several in load_arabic_words().of_places.values() for kind in several)


def _named(kind: str, rest: Iterable[str]) -> tuple[str, ...]:
    return kind, _SINGLE.sub(r"\1", "".join(_of_word(word) for word in rest))


def _written(name: str) -> Iterator[str]:
    """An Arabic name with the letters in it that Latin letters write in two ways, in one or the other."""
    for choice in product(*((letter, other) for letter, other in _TWO_WAYS)):
        yield name.translate({ord(letter): sound for (letter, _), sound in zip(_TWO_WAYS, choice, strict=True)})


def spelt(name: str) -> tuple[str, ...]:
    """A name in Latin letters, with one letter for each sound that papers write in several ways.

    "Younes" and "Yunis", "Wa'el" and "Wael", "Jameel" and "Jamil" are one name; "Hassan" and "Hussein" are two.
    """
    return tuple(_sounds(word) for word in name.split())


@lru_cache(maxsize=4096)
def _sounds(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in plain if letter.isalpha())
    for several, one in _SPELLINGS:
        plain = plain.replace(several, one)
    return _SINGLE.sub(r"\1", plain)


@lru_cache(maxsize=4096)
def _of_word(word: str) -> str:
    bare = next((word[len(article) :] for article in _ARTICLE if word.casefold().startswith(article)), word)
    if is_arabic(bare):
        letters = "".join(letter for letter in bare if unicodedata.category(letter) != "Mn")
        letters = _SINGLE.sub(r"\1", letters)
        return _GLIDES.get(letters[:1], "") + "".join(_ARABIC.get(letter, "") for letter in letters)
    plain = unicodedata.normalize("NFKD", bare.casefold())
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    plain = _SINGLE.sub(r"\1", plain)
    for pair, one in _LATIN.items():
        plain = plain.replace(pair, one)
    if plain.endswith(_SILENT):
        plain = plain[:-1]
    plain = f"w{plain[2:]}" if plain.startswith("ou") else plain
    glide = plain[:1] if plain[:1] in "wy" else ""
    return glide + "".join(letter for letter in plain.translate(_ALIKE) if letter.isalpha() and letter not in _VOWELS)
