"""With what it was done: the weapons that stand in the words of an act, and those named beside it."""

from collections.abc import Sequence

from spacy.tokens import Token

from dalil.model.statement import TermMention
from dalil.statements.events.clause import agents_by, children, is_passive, objects, subjects
from dalil.statements.events.lexemes import Hit
from dalil.statements.events.scene import Scene, mention
from dalil.statements.events.trigger import Trigger


def weapons(scene: Scene, trigger: Trigger, around: set[int], told: Sequence[Trigger]) -> tuple[TermMention, ...]:
    """The weapons of an act among the tokens around it; `told` are all triggers of the passage.

    A weapon in the words of an act ("chlorine attack") is its own and no other's, unless that act does the other one
    ("a car bomb killed six").
    """
    beside = sorted((around - _of_another(trigger.head)) & scene.weapon_by_last.keys())
    sentence = trigger.head.sent
    told = [one for one in told if one.start < sentence.end and sentence.start < one.end] if beside else ()
    found = []
    for last in beside:
        hit = scene.weapon_by_last[last]
        holders = [one for one in told if _holds(scene, one, hit, trigger)]
        own = any(one.head == trigger.head for one in holders)
        if _in_own_words(scene, hit, trigger) if own else all(_does(one.head, trigger.head) for one in holders):
            found.append(mention(scene, hit))
    return tuple(found)


def _holds(scene: Scene, one: Trigger, hit: Hit, trigger: Trigger) -> bool:
    """Whether a weapon belongs to one act: in its words, or as its object where the other act takes hands alone."""
    if hit.start < one.end and one.start < hit.end:
        return True
    if one.head == trigger.head or not scene.rules.among("by_hand", trigger.act):
        return False
    return scene.passage.doc[hit.start : hit.end].root in objects(one.head)


def _in_own_words(scene: Scene, hit: Hit, trigger: Trigger) -> bool:
    """Whether the trigger says more than the weapon ("rocket attack"), or its verb names the means ("gassed")."""
    longer = hit.end - hit.start < trigger.end - trigger.start
    return longer or (hit.word_class == "verb" and scene.rules.among("told_by_means", trigger.act))


def _does(one: Token, other: Token) -> bool:
    """Whether the first event does what the second tells: its subject or its agent."""
    return one in (agents_by(other) if is_passive(other) else subjects(other)[0])


def _of_another(head: Token) -> set[int]:
    """The subject of the verb above a participle: "rockets hit a house, killing six" says what hit the house."""
    if head.dep_ != "advcl" or head.tag_ != "VBG":
        return set()
    return {token.i for one in children(head.head, "nsubj", "nsubjpass") for token in one.subtree}
