"""The words by which a speaker takes some of the weight off an event or a number."""

from typing import TYPE_CHECKING

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dalil.model.span import Range
from dalil.statements.passage import Passage

if TYPE_CHECKING:
    from dalil.statements.reading import Reading

_OF_NUMBERS = {"some", "about", "up to", "more than", "at least", "nearly", "almost"}


def find_hedges(reading: "Reading", passage: Passage, target: TokenSpan) -> tuple[Range, ...]:
    """The hedges of the vocabulary in the event's clause, in order; those of numbers count only before a number."""
    clause = _clause(target.root)
    found: list[Range] = []
    index = clause[0].i
    while index <= clause[-1].i:
        length = _longest(reading, passage.doc[index : clause[-1].i + 1], clause)
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


def _longest(reading: "Reading", stretch: TokenSpan, clause: list[Token]) -> int:
    """Length in tokens of the longest hedge that begins where the stretch does; 0 = none."""
    inside = {token.i for token in clause}
    best = 0
    for hedge in reading.lexicon.terms.hedges:
        words = hedge.split()
        if len(words) <= best or len(words) > len(stretch) or stretch[0].i not in inside:
            continue
        if all(word in {token.lower_, token.lemma_.lower()} for word, token in zip(words, stretch, strict=False)):
            after = stretch[len(words)] if len(words) < len(stretch) else None
            if hedge not in _OF_NUMBERS or (after is not None and (after.like_num or after.text[:1].isdigit())):
                best = len(words)
    return best
