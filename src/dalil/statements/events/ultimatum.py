"""Who is given so much time to go: "gave the villagers two hours to leave" threatens them with being driven out."""

from spacy.tokens import Token

from dalil.statements.events.clause import children, coordinated

_GOING = frozenset({"leave", "evacuate", "vacate", "go", "move", "abandon"})
_TIME = frozenset({"hour", "minute", "day", "week", "deadline", "ultimatum", "notice", "order"})
_INFINITIVE = frozenset({"xcomp", "acl", "relcl", "advcl", "ccomp"})


def giver(going: Token) -> Token | None:
    """The verb by which somebody is given time to go; None where the words tell no such thing.

    Whoever is "given two hours to think" or "given a reason to leave" is not driven out.
    """
    if going.lemma_.lower() not in _GOING or going.tag_ != "VB" or going.dep_ not in _INFINITIVE:
        return None
    over = going.head
    verb = over.head if over.dep_ in {"dobj", "dative"} else over
    if over.dep_ == "pobj" and over.head.lower_ == "until":
        verb = over.head.head
    if verb.lemma_ != "give":
        return None
    timed = any(one.lemma_.lower() in _TIME for one in children(verb, "dobj"))
    until = any(one.lower_ == "until" for one in children(verb, "prep"))
    return verb if (timed or until) and driven_out(verb) else None


def driven_out(verb: Token) -> list[Token]:
    """To whom the time is given."""
    named = [one for one in children(verb, "dative", "nsubjpass") if one.pos_ in {"NOUN", "PROPN", "PRON"}]
    for preposition in children(verb, "dative", "prep"):
        if preposition.lower_ == "to":
            named += children(preposition, "pobj")
    if not named:  # "gave residents until dawn"
        named = [one for one in children(verb, "dobj") if one.lemma_.lower() not in _TIME]
    return [who for one in named for who in coordinated(one)]
