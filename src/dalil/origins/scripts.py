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
_GLIDES = {"و": "w", "ي": "y"}  # consonants where a word begins with them
_SILENT = ("ah", "eh", "ieh")  # teh marbuta, which Arabic writes with a letter of its own
# Sounds, and ends of given names, that Latin letters write in several ways; the longer ones first.
_SPELLINGS = (
    ("hamed", "hamad"), ("hammed", "hamad"), ("hmed", "hmad"), ("sef", "suf"), ("oo", "u"), ("ou", "u"), ("ee", "i"),
    ("ei", "i"), ("ey", "i"), ("ay", "ai"), ("aa", "a"), ("y", "i"), ("e", "i"), ("o", "u"), ("q", "k"), ("dh", "d"),
)  # fmt: skip
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


def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The consonants of an Arabic name as Latin letters write them: one letter is a z to some and a d to others."""
    several = (consonants(name.replace("ظ", letter)) for letter in ("ظ", "ض"))
    return tuple(dict.fromkeys(one for one in several if one is not None))


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
