"""What a word is, and how words are folded so that they can be compared."""

import re

WORD = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\w)|[^\W_]+(?:['\u2019][^\W_]+)*")
_MOST_WORDS = 1 << 18


def fold(word: str) -> str:
    """A word for comparison: case folded, no possessive ending, no marks between the thousands of a number."""
    return _FOLDED[word]


def folded(words: list[str]) -> tuple[str, ...]:
    """Many words, each folded."""
    if len(_FOLDED) > _MOST_WORDS:
        _FOLDED.clear()
    return tuple(map(_FOLDED.__getitem__, words))


def word_ranges(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded for comparison, each with its code points [start, end)."""
    return [(fold(match[0]), *match.span()) for match in WORD.finditer(text)]


class _Folded(dict[str, str]):
    """Words folded, each worked out once."""

    def __missing__(self, word: str) -> str:
        self[word] = folded_word(word)
        return self[word]


_FOLDED = _Folded()


def folded_word(word: str) -> str:
    """The same, worked out each time."""
    if word.isalpha():
        return word.casefold()
    if word[0].isdecimal():
        return word.replace(",", "").replace(".", "").casefold()
    return word.casefold().replace("\u2019", "'").removesuffix("'s")
