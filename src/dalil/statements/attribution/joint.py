"""Who speaks together with whom: "X and Y said", "the ministers of A and B said"."""

from collections.abc import Iterator

from spacy.tokens import Token

_OF_WHOM = frozenset({"of", "from", "for"})
_OWN = frozenset({"det", "poss", "nummod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURAL = frozenset({"NNS", "NNPS"})


def joined(head: Token) -> Iterator[Token]:
    """The heads of those who are joined to the head by "and"; a second title of one person is nobody else.

    "The mayor and police chief" may be one person, "the mayor and the police chief" are two.
    """
    if not any(child.dep_ == "cc" and child.lower_ in ("and", "&") for child in _chain(head)):
        return
    for one in _conjuncts(head):
        own = any(child.dep_ in _OWN for child in one.children)
        if one.pos_ in _NOUNS and (own or one.pos_ == "PROPN" or one.tag_ in _PLURAL):
            yield one


def stood_for(head: Token) -> list[Token]:
    """Behind holders of an office, for whom they speak: A and B in "the ministers of A and B"; none where it is one."""
    if head.tag_ not in _PLURAL:
        return []
    behind = (child for child in head.children if child.dep_ == "prep" and child.lower_ in _OF_WHOM)
    for one in (word for preposition in behind for word in preposition.children if word.dep_ == "pobj"):
        return [one, *_conjuncts(one)]
    return []


def own_end(head: Token, end: int) -> int:
    """Where the words of the first of several end: before the comma or the "and" in front of the next."""
    following = next(_conjuncts(head), None)
    last = following.left_edge.i if following is not None else end
    marks = [child.i for child in head.children if child.dep_ in ("cc", "punct", "preconj") and head.i < child.i < last]
    return min([end, last, *marks])


def _conjuncts(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "conj":
            yield child
            yield from _conjuncts(child)


def _chain(head: Token) -> Iterator[Token]:
    for one in (head, *_conjuncts(head)):
        yield from one.children
