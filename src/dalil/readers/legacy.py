"""Which legacy encoding a text was written in: each is tried on a sample, and the most plausible words win."""

import re
import unicodedata
from typing import NamedTuple

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_HIGH_LETTERS_IN_LATIN = 0.5  # a Latin word with more high letters than that is another script misread
_UNDECODED = 3
_SIGN = 2


class _Legacy(NamedTuple):
    """An encoding, the script it is used for, and the letters that are frequent in running text of that script."""

    encoding: str
    script: str
    frequent: frozenset[str]


_LEGACY = (  # in order of preference where two are equally plausible; letters by their general frequency in prose
    _Legacy("cp1252", "LATIN", frozenset("éèàçêùâîôûëïäöüßñáíóúãõåæøœÉÀÄÖÜ")),
    _Legacy("cp1256", "ARABIC", frozenset("اليمونرتبهةعدفسقكحأجإى")),
    _Legacy("cp1251", "CYRILLIC", frozenset("оеаинтсрвлкмдпуяыьгзбчйхіїє")),
    _Legacy("koi8-r", "CYRILLIC", frozenset("оеаинтсрвлкмдпуяыьгзбчйхіїє")),
    _Legacy("cp866", "CYRILLIC", frozenset("оеаинтсрвлкмдпуяыьгзбчйхіїє")),
    _Legacy("cp1250", "LATIN", frozenset("ąćęłńóśźżáčďéěíňřšťúůýžăâîșț")),
    _Legacy("cp1254", "LATIN", frozenset("çğıöşüİâî")),
    _Legacy("iso8859-6", "ARABIC", frozenset("اليمونرتبهةعدفسقكحأجإى")),
    _Legacy("cp1255", "HEBREW", frozenset("יוהלאתרמבשנעםדקחפכ")),
)
_PUNCTUATION = frozenset("“”‘’–—…«»\u00a0•،؛؟°§№„‹›™©®€£")


def guess_legacy(data: bytes) -> str:
    """The most plausible encoding of bytes that are not UTF-8; the same bytes always give the same answer."""
    sample = data[:_SAMPLE]
    best = max(range(len(_LEGACY)), key=lambda index: (_score(sample, _LEGACY[index]), -index))
    return _LEGACY[best].encoding


def _score(sample: bytes, legacy: _Legacy) -> int:
    text = sample.decode(legacy.encoding, "replace")
    score = sum(_word(found.group(), legacy) for found in _WORD.finditer(text) if not found.group().isascii())
    for sign in sorted(set(text)):
        if sign == "\ufffd":
            score -= _UNDECODED * text.count(sign)
        elif not sign.isascii() and not sign.isalpha():
            score += text.count(sign) if sign in _PUNCTUATION else -_SIGN * text.count(sign)
    return score


def _word(word: str, legacy: _Legacy) -> int:
    """Points of one word with letters beyond ASCII: whole scripts, usual case and frequent letters count for it."""
    high = [letter for letter in word if not letter.isascii()]
    of_script = all(unicodedata.name(letter, "").startswith(legacy.script) for letter in high)
    cased = word.islower() or word.isupper() or word.istitle() or word.lower() == word.upper()
    mixed = legacy.script != "LATIN" and len(high) != len(word)
    crowded = legacy.script == "LATIN" and len(high) > _HIGH_LETTERS_IN_LATIN * len(word)
    if not of_script or not cased or mixed or crowded:
        return -2 * len(high)
    return sum(2 if letter in legacy.frequent else -1 for letter in high)
