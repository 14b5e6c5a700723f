"""Titles and trades before an Arabic name: "the doctor Salma Darwish" is called Salma Darwish."""

from dalil.statements.arabic.words import Word, is_common
from dalil.vocab.arabic import load_arabic_words

_ARTICLE = "\u0627\u0644"
_ONTO = ("\u0644", "\u0628")
_PAIR = 2  # given name and family name


def is_definite(text: str, word: Word) -> bool:
    """Whether the word is written with the article."""
    return load_arabic_words().fold(text[word.range.start : word.range.end]).startswith(_ARTICLE)


def untitled(text: str, words: list[Word], *, least: int = _PAIR) -> list[Word]:
    """The words without the definite ones before a name of two words (`least`: of so many), if it can be a person's.

    What belongs to something ("the mission for …"), and a name that only begins with the article, stay whole.
    """
    first = next((at for at, word in enumerate(words) if not is_definite(text, word)), len(words))
    name = words[first:]
    if not first or not least <= len(name) <= _PAIR or is_definite(text, name[0]):
        return words
    owned = text[name[0].range.start] in _ONTO and is_definite(text, name[-1])
    plain = any(is_common(text[word.range.start : word.range.end]) for word in name)
    return words if plain or owned else name
