"""What somebody neither tells nor denies: "declined to comment on", "neither confirmed nor denied"."""

from spacy.tokens import Token

from dalil.statements.events.clause import children
from dalil.vocab.triggers import TriggerRules

_ABOUT = {"on", "to", "about", "over", "regarding"}
_STEPS = 4


def is_left_open(rules: TriggerRules, head: Token) -> bool:
    """Whether the event is only what somebody does not comment on, or neither confirms nor denies.

    Of such words nothing is told: neither that it was nor that somebody denies it.
    """
    node = head
    for _ in range(_STEPS):
        up = node.head
        if up == node:
            return False
        if up.pos_ == "VERB" and node.dep_ in {"dobj", "prep", "ccomp", "nsubjpass", "xcomp"}:
            told = node.dep_ != "prep" or node.lower_ in _ABOUT
            return told and rules.among("commenting_verbs", up.lemma_.lower()) and leaves_open(rules, up)
        node = up
    return False


def leaves_open(rules: TriggerRules, verb: Token) -> bool:
    """Whether answering is declined, or confirming and denying are both negated ("neither confirmed nor denied")."""
    first = verb.head if verb.dep_ == "conj" else verb
    pair = {first.lemma_.lower(), *(one.lemma_.lower() for one in children(first, "conj"))} >= {"confirm", "deny"}
    declined = first.dep_ == "xcomp" and rules.among("declining_verbs", first.head.lemma_.lower())
    negated = any(one.dep_ in {"neg", "preconj"} or one.lower_ in {"neither", "not"} for one in first.children)
    if pair:
        return declined or negated
    return declined and verb.lemma_.lower() not in {"confirm", "deny", "say"}
