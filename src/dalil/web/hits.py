"""The words that a search found, marked where they stand."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dalil.casefile.folding import folded

# Letters with the marks over and under them, which folding drops.
_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+")


@lru_cache(1 << 14)
def _folded(word: str) -> tuple[str, ...]:
    """A word as the search knows it, kept: the words of a case come again and again."""
    return tuple(folded(word).split())


def hits(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a word that was searched for; the pieces joined are the text."""
    wanted = frozenset(folded(words).split())
    at = 0
    for found in _WORD.finditer(text) if wanted else ():
        if not wanted.isdisjoint(_folded(found[0])):
            if at < found.start():
                yield text[at : found.start()], False
            yield found[0], True
            at = found.end()
    if at < len(text):
        yield text[at:], False
