"""The words by which a speaker takes some of the weight off an event or a number."""

from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dalil.model.span import Range
from dalil.statements.named_words import in_name
from dalil.statements.passage import Passage
from dalil.statements.reading import Reading

_OF_NUMBERS = {"some", "about", "up to", "more than", "at least", "nearly", "almost"}


def find_hedges(reading: Reading, passage: Passage, target: TokenSpan) -> tuple[Range, ...]:
    """The hedges of the vocabulary in the event's clause, in order; those of numbers count only before a number."""
    clause = _clause(target.root)
    found: list[Range] = []
    index = clause[0].i
    inside = frozenset(token.i for token in clause)
    while index <= clause[-1].i:
        length = _longest(reading, passage.doc, index, inside)
        if length:
            found.append(passage.range_of(passage.doc[index : index + length]))
        index += max(length, 1)
    return tuple(found)


def _clause(head: Token) -> list[Token]:
    """The tokens of the smallest clause around the head."""
    top = head
    while top.pos_ not in {"VERB", "AUX"} and top.head != top:
        top = top.head
    while top.dep_ in {"xcomp", "aux", "auxpass"} and top.head != top:
        top = top.head
    return list(top.subtree)


@cache
def _by_first(hedges: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The hedges by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(hedge.split()) for hedge in hedges), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def _longest(reading: Reading, doc: Doc, index: int, inside: frozenset[int]) -> int:
    """Length in tokens of the longest hedge that begins at the index; 0 = none."""
    if index not in inside:
        return 0
    known, token = _by_first(reading.lexicon.terms.hedges), doc[index]
    begun = [words for first in {token.lower_: None, token.lemma_.lower(): None} for words in known.get(first, ())]
    for words in begun if begun and not in_name(token) else ():
        end = index + len(words)
        if end > len(doc) or not all(map(_is_word, words, doc[index:end])):
            continue
        counts = end < len(doc) and (doc[end].like_num or doc[end].text[:1].isdigit())
        if counts or " ".join(words) not in _OF_NUMBERS:
            return len(words)
    return 0


def _is_word(word: str, token: Token) -> bool:
    return word in {token.lower_, token.lemma_.lower()}
