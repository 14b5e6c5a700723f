"""Capitals given back to a text that has none, or nothing else: telex, posts and chats are read by a model of print.

What the model sees is changed, letter for letter; anchors and quotes keep the text as it is.
"""

import re

from dalil.vocab.parties import Parties
from dalil.vocab.personal_names import PersonalNames, load_personal_names

_FEWEST = 60
"""Letters from which a text tells whether its author writes capitals."""
_SELDOM, _ALL = 0.005, 0.9
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"(?:^|[.!?]['\"\u201d\u2019)]*\s+|\n\s*)['\"\u201c\u2018(\[]*$")
_BEFORE = 12
_SHORT, _NAME = 5, 3
"""Letters of the longest acronym, and of the shortest name."""
_VOWELS = frozenset("aeiouy")
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "gen", "col", "lt", "sgt", "capt", "maj", "sen", "rep", "gov", "st"))


def lacks_capitals(text: str) -> bool:
    """Whether the text is written without capitals, or in capitals throughout: then they tell nothing."""
    letters = sum(one.isalpha() for one in text)
    large = sum(one.isupper() for one in text)
    small = sum(one.islower() for one in text)
    return letters >= _FEWEST and large + small > letters / 2 and not _SELDOM * letters <= large <= _ALL * letters


def with_capitals(text: str, parties: Parties) -> str:
    """The text, small but for the first letters of sentences, of names that lists know, and of words that none knows.

    As long as it was, so that offsets stay.
    """
    names = load_personal_names()
    letters = [low if len(low := one.lower()) == 1 else one for one in text]
    small = "".join(letters)
    words = list(_WORD.finditer(small))
    named = [_is_name(small, words, at, names) for at in range(len(words))]
    for at, match in enumerate(words):
        word, start = match.group(), match.start()
        follows = at + 1 < len(words) and named[at + 1] and words[at + 1].start() == match.end() + 1
        beside = follows and word in names.given and word not in names.grammar
        if (named[at] or beside) and _is_acronym(word):
            letters[start : match.end()] = word.upper()
        elif named[at] or beside or _OPENS.search(small[max(0, start - _BEFORE) : start]):
            letters[start] = _large(letters[start])
    for start, spelt in parties.spelt(small):
        letters[start : start + len(spelt)] = spelt
    return "".join(letters)


def _is_name(small: str, words: list[re.Match[str]], at: int, names: PersonalNames) -> bool:
    """Whether the word names somebody or something: a name by a list, or a word of no list."""
    word = words[at].group()
    if len(word) < _NAME or not word.isascii() or word in names.grammar:
        return False
    if word.endswith("n") and small[words[at].end() : words[at].end() + 2] in ("'t", "\u2019t"):
        return False
    titled = at > 0 and words[at - 1].group() in _TITLES and word not in names.grammar
    return titled or word in names.capitalised - names.grammar or not names.is_plain(word)


def _is_acronym(word: str) -> bool:
    return len(word) <= _SHORT and _VOWELS.isdisjoint(word)


def _large(letter: str) -> str:
    return up if len(up := letter.upper()) == 1 else letter
