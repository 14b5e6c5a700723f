"""The shadow of a text in which the search looks: letters that readers take for one are one.

Unicode NFKC, vowel marks and tatweel dropped, the forms of alef, yeh and teh marbuta made one, and the small words
that Arabic writes together with the next one (and, the, by the, like the, for the) taken off. The text itself stays.
"""

import re
import unicodedata

_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""})
_WORD = re.compile(r"\w+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_PREFIXES = ("بال", "كال", "فال", "لل", "ال", "و")
_PLURALS = ("ين", "ون")
LEAST = 3  # letters that have to be left of a word


def folded(text: str) -> str:
    """The words of a text as the search knows them, in their order, with a space between."""
    return " ".join(fold_word(match.group()) for match in _WORD.finditer(_bare(text)))


def fold_word(word: str) -> str:
    """One word as the search knows it: the same for query and text."""
    bare = _bare(word)
    return _stripped(bare) if _ARABIC.search(bare) else bare


def _bare(text: str) -> str:
    if text.isascii():
        return text.lower()  # the same, and most texts and most of their words
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in parts if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", kept).translate(_LETTERS)


def _stripped(word: str) -> str:
    # Again and again, so that a word whose own first letter looks like a small word is the same with and without one.
    while shorter := next((one for one in map(word.removeprefix, _PREFIXES) if LEAST <= len(one) < len(word)), None):
        word = shorter
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            return word[: -len(ending)]
    return word
