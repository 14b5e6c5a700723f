"""The words of an Arabic text, folded and stripped of what is written onto them, and the terms that they name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dalil.model.span import Range
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.terms import Term

_WORD = re.compile(r"[\w\u064b-\u0652]+")
_MARKS = re.compile("[\u064b-\u0652]")
_PREFIX = re.compile("[\u0648\u0641]?[\u0628\u0643\u0644]?(?:\u0627\u0644|\u0644\u0644)?")
_LONGEST_PREFIX = 4
_ARTICLE = "\u0627\u0644"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word with the forms it may be looked up under: as written, and without conjunction, preposition, article."""

    forms: frozenset[str]
    range: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A term at the words [first, last] of a list, and their code points."""

    term: Term
    first: int
    last: int
    range: Range


def plain_words(text: str, place: Range) -> list[Word]:
    """The words of the range, in order, whatever names they stand in."""
    folded = load_arabic_words().fold(text[place.start : place.end])
    return [
        Word(
            forms=_forms(_MARKS.sub("", match.group())),
            range=Range(start=place.start + match.start(), end=place.start + match.end()),
        )
        for match in _WORD.finditer(folded)
    ]


def is_common(word: str) -> bool:
    """Whether an Arabic word is a particle or a plain word of the vocabulary, with or without its article: no place."""
    known = load_arabic_words()
    return not known.common.isdisjoint(_forms(_MARKS.sub("", known.fold(word))))


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    forms: set[str] = {word}
    for end in range(1, _LONGEST_PREFIX + 1):
        if _PREFIX.fullmatch(word[:end]) and len(word) - end > 1:
            forms.add(word[end:])
    return frozenset(forms)


@lru_cache(maxsize=1024)
def _labels(identifier: str, label: str) -> tuple[tuple[str, ...], ...]:
    plain = re.sub(r"\([^)]*\)", " ", label)
    own = [tuple(load_arabic_words().fold(part).split()) for part in plain.split("/") if part.strip()]
    return tuple(dict.fromkeys((*own, *load_arabic_words().words.get(identifier, ()))))


def terms_in(words: list[Word], terms: Iterable[Term]) -> list[Found]:
    """The terms whose words stand there, in order; of overlapping ones the longest."""
    hits = [
        Found(
            term=term,
            first=index,
            last=index + len(label) - 1,
            range=Range(start=words[index].range.start, end=words[index + len(label) - 1].range.end),
        )
        for term in terms
        for label in _labels(term.id, term.label_ar)
        for index in range(len(words) - len(label) + 1)
        if stands_at(words, index, label)
    ]
    kept: list[Found] = []
    for hit in sorted(hits, key=lambda one: (one.first - one.last, one.first, one.term.id)):
        if not any(hit.range.overlaps(one.range) for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.range)


def stands_at(words: list[Word], index: int, wanted: tuple[str, ...]) -> bool:
    """Whether these words stand at the index, with or without article and what is written onto them."""
    return len(words) - index >= len(wanted) and all(
        _is_form(words[index + offset], word) for offset, word in enumerate(wanted)
    )


def _is_form(word: Word, wanted: str) -> bool:
    return not word.forms.isdisjoint(looked_up_as(wanted))


def looked_up_as(wanted: str) -> frozenset[str]:
    """The forms of a word in a text that stand for the wanted one; its article may be missing."""
    return _forms(wanted) if wanted.startswith(_ARTICLE) else frozenset((wanted,))
