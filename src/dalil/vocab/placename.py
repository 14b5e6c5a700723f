"""The form of a place name that lookups compare."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d"}
    | dict.fromkeys("ʻʼʿʾ'’‘`´ʹʺ\u0640", None)
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي"}
)
_GAPS = re.compile(r"[\s.,\-\u2010-\u2015_/]+")
_ARTICLE = re.compile(r"^(?:a[ldnrstz]|ash|ath|adh|el) (?=\S{3})")
_DROPPED = {"Mn", "Cf"}


def fold_name(name: str) -> str:
    """A place name without case, diacritics, points, hyphens and vowel marks, its words parted by one SPACE.

    Arabic letters that are written one for the other (the forms of alif, ya, ta marbuta) become one. Follows Unicode
    NFKD; idempotent; the empty string where nothing is left.
    """
    if name.isascii():
        return _GAPS.sub(" ", name.lower().replace("'", "").replace("`", "")).strip()
    plain = name.lower().translate(_LETTERS)
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", plain) if unicodedata.category(letter) not in _DROPPED
    )
    return _GAPS.sub(" ", bare.translate(_LETTERS)).strip()


def without_article(key: str) -> str | None:
    """A folded name without its Arabic article in any of its Latin spellings; None where it has none."""
    bare = _ARTICLE.sub("", key)
    return bare if bare != key else None
