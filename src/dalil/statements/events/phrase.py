"""The noun phrase around a head: who is meant, in the words of the text."""

from collections.abc import Collection

from spacy.tokens import Token

from dalil.model.span import Range
from dalil.statements.events.clause import children
from dalil.statements.events.scene import Scene

_COUNTED = {
    "ten",
    "hundred",
    "thousand",
    "million",
    "dozen",
    "score",
    "number",
    "half",
    "group",
    "third",
    "rest",
    "total",
    "minimum",
    "maximum",
    "handful",
    "majority",
}
_COUNT_WORDS = {
    "estimated",
    "reported",
    "more",
    "many",
    "several",
    "few",
    "other",
    "another",
    "some",
    "at",
    "least",
    "about",
    "large",
}


def counted(noun: Token) -> Token:
    """The people in "tens of thousands of people": down the of-phrases while the noun only counts."""
    for _ in range(4):
        if noun.lemma_.lower() not in _COUNTED and not noun.like_num:
            return noun
        inner = [
            one
            for preposition in children(noun, "prep")
            if preposition.lower_ == "of"
            for one in children(preposition, "pobj")
        ]
        if not inner:
            return noun
        noun = inner[0]
    return noun


def phrase(head: Token, *, numbers: bool = True, others: Collection[Token] = ()) -> tuple[Token, Token]:
    """First and last token of the noun phrase without article, apposition, relative clause and coordination.

    Without `numbers` the count before the noun is left out too, and so is an of-phrase that speaks of one of `others`.
    """
    inside = [head]
    kept = {"compound", "amod", "nmod", "poss"} | ({"nummod", "quantmod"} if numbers else set())
    for child in head.children:
        if child.dep_ in kept and not (not numbers and (child.like_num or child.lower_ in _COUNT_WORDS)):
            inside.extend(child.subtree)
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i > head.i and not _speaks_of(child, others):
            inside.extend(_of_phrase(child))
    ordered = sorted(inside, key=lambda token: token.i)
    first = next((token for token in ordered if token.dep_ not in {"det", "predet", "punct", "cc"}), head)
    return first, ordered[-1]


def _speaks_of(preposition: Token, others: Collection[Token]) -> bool:
    return any(one in others for one in children(preposition, "pobj"))


def _of_phrase(preposition: Token) -> list[Token]:
    found = [preposition]
    for one in children(preposition, "pobj"):
        first, last = phrase(one)
        found.extend(one.doc[first.i : last.i + 1])
    return found


def range_of(scene: Scene, head: Token, *, numbers: bool = True, others: Collection[Token] = ()) -> Range:
    """Code points of the noun phrase, as `phrase` has it."""
    first, last = phrase(head, numbers=numbers, others=others)
    return Range(start=scene.passage.range_of(first).start, end=scene.passage.range_of(last).end)


def described_range(scene: Scene, pronoun: Token) -> Range | None:
    """Code points of a pronoun with what tells of whom it speaks ("those trying to flee"), without a doer.

    None where nothing behind it does.
    """
    last = pronoun
    for child in children(pronoun, "acl", "relcl", "prep", "amod"):
        if child.i > pronoun.i:
            doers = [one.left_edge.i for one in child.subtree if one.dep_ == "agent"]
            last = pronoun.doc[min([child.right_edge.i, *(first - 1 for first in doers)])]
    if last == pronoun:
        return None
    return Range(start=scene.passage.range_of(pronoun).start, end=scene.passage.range_of(last).end)
