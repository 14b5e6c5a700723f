"""People told as harmed by an adjective: counted ("at least 12 dead"), or said of somebody ("two boys are dead")."""

from spacy.tokens import Token

from dalil.statements.events.clause import subjects
from dalil.statements.events.scene import Scene

_BRIDGES = {"or", "more", "fewer", '"', "\u201c", "\u201d", "civilian", "civilians"}
_PEOPLE = {"he", "she", "they", "we", "who", "all", "both", "some", "many", "none", "one"}


def told_of(scene: Scene, word: Token) -> tuple[Token, ...]:
    """Who is harmed: the number before the word, or the people said to be so; nobody where a noun is described."""
    if not scene.rules.among("harmed", word.lower_):
        return ()
    if (number := count_of(scene, word)) is not None:
        return (number,)
    if is_numbered(scene, word):
        over = word.head.head
        return (over,) if is_number(scene, over) else tuple(one for one in over.children if one.dep_ == "nummod")
    return tuple(subjects(word.head)[0]) if is_told_of_people(scene, word) else ()


def count_of(scene: Scene, word: Token) -> Token | None:
    """The number right before the word that counts nobody else ("29 dead", not "three dead horses")."""
    if word.dep_ == "amod" and word.head.i > word.i and word.head.pos_ in {"NOUN", "PROPN"}:
        return None
    place = word.i - 1
    while place > word.sent.start and word.doc[place].lower_ in _BRIDGES:
        place -= 1
    return word.doc[place] if place >= word.sent.start and is_number(scene, word.doc[place]) else None


def is_number(scene: Scene, word: Token) -> bool:
    """Whether the word is a number, or a noun that counts as loosely as "dozens"."""
    return word.like_num or scene.rules.among("counting_nouns", word.lemma_.lower())


def is_numbered(scene: Scene, word: Token) -> bool:
    """Whether a number or a list speaks of those who were harmed: "44 of the dead", "33 names of the dead"."""
    if word.dep_ != "pobj" or word.head.lower_ != "of":
        return False
    over = word.head.head
    return is_number(scene, over) or scene.rules.among("listing_nouns", over.lemma_.lower())


def is_told_of_people(scene: Scene, word: Token) -> bool:
    """Whether somebody is said to be so: the word completes "to be", and its subject are people."""
    if word.dep_ not in {"acomp", "attr"} or word.head.lemma_ != "be":
        return False
    return any(scene.is_human(one) or one.lower_ in _PEOPLE or is_number(scene, one) for one in subjects(word.head)[0])
