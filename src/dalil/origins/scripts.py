"""One name in two scripts: Arabic names as Latin letters write them, compared by their consonants."""

import re
import unicodedata
from functools import lru_cache

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
_ARTICLE = ("ال", "al-", "el-", "al ", "el ")
_SINGLE = re.compile(r"(.)\1")  # a doubled letter is written once or twice
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


@lru_cache(maxsize=4096)
def _of_word(word: str) -> str:
    bare = next((word[len(article) :] for article in _ARTICLE if word.casefold().startswith(article)), word)
    if is_arabic(bare):
        letters = "".join(letter for letter in bare if unicodedata.category(letter) != "Mn")
        return "".join(_ARABIC.get(letter, "") for letter in _SINGLE.sub(r"\1", letters))
    plain = unicodedata.normalize("NFKD", bare.casefold())
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    plain = _SINGLE.sub(r"\1", plain)
    for pair, one in _LATIN.items():
        plain = plain.replace(pair, one)
    return "".join(letter for letter in plain.translate(_ALIKE) if letter.isalpha() and letter not in _VOWELS)
