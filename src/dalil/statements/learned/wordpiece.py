"""Word pieces as uncased BERT cuts them, each with the code points of the text that it stands on.

Devlin et al. 2019, section 3; Wu et al. 2016, section 4.1. Written out: the common package for it brings a client of a
model hub, and what reads reports has no use for a network.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 100  # signs of a word; longer ones are one unknown piece
_UNKNOWN = "[UNK]"
_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
_DROPPED = frozenset({"Cc", "Cf", "Co", "Cs"})
_ASCII_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

Word = list[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One piece: its id in the vocabulary, its code points [start, end)."""

    id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A vocabulary of pieces with their ids; `##` opens those that go on with a word. Case and accents are left out."""

    ids: Mapping[str, int]

    def cuts(self, text: str) -> Iterator[Cut]:
        """The pieces of a text in order. Signs without a look of their own (marks of direction, NUL) have none."""
        for word in _words(text):
            yield from self._of_word(word)

    def _of_word(self, word: Word) -> list[Cut]:
        """The longest known pieces from the left; a word that they do not make up is one unknown piece."""
        signs = "".join(sign for sign, _ in word)
        whole = [Cut(id=self.ids[_UNKNOWN], start=word[0][1], end=word[-1][1] + 1)]
        if len(signs) > _LONGEST:
            return whole
        found, at = list[Cut](), 0
        while at < len(signs):
            end, prefix = len(signs), "##" if at else ""
            while end > at and prefix + signs[at:end] not in self.ids:
                end -= 1
            if end == at:
                return whole
            found.append(Cut(id=self.ids[prefix + signs[at:end]], start=word[at][1], end=word[end - 1][1] + 1))
            at = end
        return found


def _words(text: str) -> Iterator[Word]:
    """Runs of signs between blanks; each mark of punctuation is a word of its own."""
    word: Word = []
    for at, original in enumerate(text):
        for sign in _folded(original):
            if sign == " " or _is_mark(sign):
                if word:
                    yield word
                    word = []
                if sign != " ":
                    yield [(sign, at)]
            else:
                word.append((sign, at))
    if word:
        yield word


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    """What is left of a sign: small, without accents; a blank for any blank; Chinese signs stand alone."""
    if sign in "\t\n\r":
        return " "
    if sign == "\ufffd" or unicodedata.category(sign) in _DROPPED:
        return ""
    if sign.isspace():
        return " "
    if any(low <= ord(sign) <= high for low, high in _CHINESE):
        return f" {sign} "
    parts = (part for part in unicodedata.normalize("NFD", sign) if unicodedata.category(part) != "Mn")
    return "".join(part.lower() for part in parts)


@lru_cache(maxsize=4096)
def _is_mark(sign: str) -> bool:
    return sign in _ASCII_MARKS or unicodedata.category(sign)[0] == "P"
