"""Who is taken away, held or departs: what tells it apart from all else that one takes, leads, holds or leaves."""

from spacy.tokens import Token

from dalil.statements.events.clause import agents_by, children, is_passive, objects, subjects
from dalil.statements.events.phrase import counted
from dalil.statements.events.scene import Scene
from dalil.statements.events.ultimatum import giver

_PERSONAL = {"him", "her", "them", "me", "us", "he", "she", "they", "i", "we"}


def _whom(verb: Token) -> list[Token]:
    """Whom the verb is done to: its objects, its subject in the passive, the noun that a participle stands behind."""
    found, _ = subjects(verb) if is_passive(verb) else (objects(verb), "")
    return found


def is_held(scene: Scene, verb: Token) -> bool:
    """Whether people are what the verb is done to."""
    return any(one.lower_ in _PERSONAL or scene.is_human(counted(one)) for one in _whom(verb))


def is_removed(scene: Scene, verb: Token) -> bool:
    """Whether somebody is taken away, or from where people live, work or travel; "they" may be things."""
    if not is_held(scene, verb) or any(one.lower_ in {"they", "them"} for one in _whom(verb)):
        return False
    near = [*verb.children, *(below for one in _whom(verb) for below in one.children)]
    if any(one.lower_ in {"away", "off"} and one.dep_ in {"advmod", "prt"} for one in near):
        return True
    brought = any(one.dep_ == "prep" and one.lower_ in {"to", "into"} for one in near)
    if is_passive(verb) and not brought and any(scene.is_party(one) for one in agents_by(verb)):
        return True  # "was taken by the army"
    return any(
        scene.rules.among("taken_from", one.lemma_.lower())
        for preposition in near
        if preposition.dep_ == "prep" and preposition.lower_ in {"from", "off", "out"}
        for one in preposition.subtree
    )


def is_imprisoned(scene: Scene, verb: Token) -> bool:
    """Whether people are held somewhere or for some time; no post, line or view is, and nobody "held responsible"."""
    answers = any(scene.rules.among("answering", one.lower_) for one in verb.children)
    behind = any(one.dep_ == "prt" for one in verb.children)
    return is_held(scene, verb) and is_passive(verb) and not (answers or behind)


def is_abandoned(scene: Scene, verb: Token) -> bool:
    """Whether what is left is where people live: "villagers left Hallam", "told them to leave the town"."""
    return any(
        scene.is_place(one) or any(scene.rules.among(name, one.lemma_.lower()) for name in ("settlements", "homelands"))
        for one in objects(verb)
    )


def has_captor(scene: Scene, verb: Token) -> bool:
    """Whether who takes somebody is a party, armed men or "they", or is not said."""
    if is_passive(verb):
        by = agents_by(verb)
        return not by or any(_is_captor(scene, one) for one in by)
    return any(_is_captor(scene, one) for one in subjects(verb)[0])


def _is_captor(scene: Scene, who: Token) -> bool:
    if scene.is_party(who) or who.lower_ == "they":
        return True
    return any(scene.rules.among("armed_words", one.lower_) for one in children(who, "amod"))


def is_departing(scene: Scene, verb: Token) -> bool:
    """Whether who leaves goes away: no people are left in some state, and nothing is left by somebody."""
    if giver(verb) is not None:
        return True
    return not agents_by(verb) and not any(scene.is_human(counted(one)) for one in objects(verb))
