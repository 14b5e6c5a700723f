"""Relief that does not come: "no aid has reached the town", "food has not been let in"."""

from spacy.tokens import Token

from dalil.statements.events.clause import children
from dalil.statements.events.scene import Scene
from dalil.statements.events.trigger import Trigger

_LONGEST = 8
"""Words from the negation to the verb: what lies further apart is another clause."""


def withheld(scene: Scene, taken: set[int]) -> list[Trigger]:
    """Verbs of coming or letting in whose subject or object is relief, with the negation inside their words.

    As with all obstructions the negation is a part of the act and turns no polarity (decision 0015).
    """
    found: list[Trigger] = []
    text = scene.passage.text.lower()
    if not any(word in text for word in scene.rules.lists["relief"]):
        return found
    for verb in scene.passage.doc:
        if verb.pos_ != "VERB" or verb.i in taken or not scene.rules.among("reaching_verbs", verb.lemma_.lower()):
            continue
        told = next(((no.i, one.i) for one in _relief(scene, verb) for no in _negations(verb, one)), None)
        if told is not None and abs(told[0] - verb.i) <= _LONGEST:
            places = (verb.i, *(told if told[1] > verb.i and told[0] > verb.i else told[:1]))
            start, end = min(places), max(places) + 1
            found.append(Trigger(act="act.impede_aid", start=start, end=end, head=verb, words=verb.lemma_.lower()))
    return found


def _relief(scene: Scene, verb: Token) -> list[Token]:
    """The relief that comes, is let in or is not: subject or object of the verb."""
    near = children(verb, "nsubj", "nsubjpass", "dobj", "ccomp")
    near += [noun for one in children(verb, "prep") if one.lower_ == "in" for noun in children(one, "pobj")]  # "let in"
    inner = [noun for one in near if one.dep_ == "ccomp" for noun in children(one, "nsubj")]
    return [noun for noun in (*near, *inner) if scene.rules.among("relief", noun.lemma_.lower())]


def _negations(verb: Token, noun: Token) -> list[Token]:
    """The words that say that none of it comes."""
    own = [one for one in noun.children if one.dep_ in {"det", "neg", "amod"} and one.lower_ in {"no", "little"}]
    return [*own, *(one for one in verb.children if one.dep_ == "neg")]
