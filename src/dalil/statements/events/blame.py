"""Whom the words hold to have done a deed: blamed for it, guilty of it, claiming it, or said to be behind it."""

from spacy.tokens import Token

from dalil.statements.events.clause import agents_by, children, coordinated, is_negated, is_passive, struck, subjects
from dalil.statements.events.scene import Scene
from dalil.vocab.triggers import TriggerRules

_FOR_DEEDS = frozenset({"of", "for", "with", "over", "behind"})


def blamed(scene: Scene, noun: Token) -> list[Token]:  # noqa: PLR0911 one return for each construction
    """Whom the words hold to have done it ("blamed X for", "accused X of"), and who takes or denies responsibility."""
    found = _ascribed(scene, noun)
    noun = _counted(scene, noun)
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() == "blame":
        return [*found, *_laid_to(noun)]
    if noun.dep_ != "pobj" or noun.head.lower_ not in _FOR_DEEDS:
        return found
    over = noun.head.head
    while over.dep_ == "pobj" and over.pos_ == "NOUN" and over.head.lower_ in {"in", "to", "at"}:
        over = over.head.head  # "sentenced X to life in prison for …", "pointed the finger at forces over …"
    verb = over.head if over.dep_ in {"dobj", "nsubjpass"} else over
    word = verb.lemma_.lower()
    if noun.head.lower_ == "behind":
        return [*found, *(subjects(over)[0] if over.lemma_ in {"be", "stand"} and not is_negated(over) else [])]
    if over.lemma_.lower() == "responsibility" and scene.rules.among("claiming_verbs", word):
        return [*found, *subjects(verb)[0]]
    if pointed := laid_by_phrase(scene.rules, verb if verb.pos_ == "VERB" else verb.head, noun):
        return [*found, *pointed]
    if scene.rules.among("answering", over.lower_) and not is_negated(over.head):
        return [*found, *_answering(over)]
    if scene.rules.among("blaming_verbs", word):
        objects_of = [who for one in children(verb, "dobj", "nsubjpass") for who in coordinated(one)]
        to_blame = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and not is_negated(verb.head)
        return [*found, *(objects_of or (subjects(verb)[0] if to_blame else []))]
    return found


def blamed_beside(scene: Scene, verb: Token) -> list[Token]:
    """Who is blamed for what the words beside it tell, where the blame itself names no deed.

    "The Front was responsible and nine had been killed"; "accused the Front, saying nine had been killed".
    """
    over = verb.head
    if verb.dep_ == "conj" and over.lemma_ == "be" and not is_negated(over):
        bare = (one for one in children(over, "acomp") if scene.rules.among("answering", one.lower_))
        return subjects(over)[0] if any(not children(one, "prep") for one in bare) else []
    if (
        verb.dep_ != "ccomp"
        or over.dep_ not in {"advcl", "conj"}
        or subjects(over)[0] not in ([], subjects(over.head)[0])
    ):
        return []
    laying = over.head
    while laying.dep_ == "conj" and not scene.rules.among("blaming_verbs", laying.lemma_.lower()):
        laying = laying.head
    if not scene.rules.among("charging_verbs", laying.lemma_.lower()) or is_passive(laying) or is_negated(laying):
        return []
    named = not children(laying, "prep", "pcomp", "xcomp", "ccomp")
    return [who for one in children(laying, "dobj") for who in coordinated(one) if named and scene.is_party(who)]


def laid_by_phrase(rules: TriggerRules, verb: Token, deed: Token | None = None) -> list[Token]:
    """On whom "laid the blame on X for it", "pointed the finger at X over it" lay the deed; none for other words.

    In "laid the blame for the shelling on X" the parse may hang "on" on the deed.
    """
    carried = [one for one in children(verb, "dobj", "nsubjpass") if rules.among("blame_nouns", one.lemma_.lower())]
    if not carried:
        return []
    return _upon(verb, *carried) or (_upon(deed) if deed is not None else [])


def _upon(*holders: Token) -> list[Token]:
    return [
        who
        for holder in holders
        for preposition in children(holder, "prep")
        if preposition.lower_ in {"on", "at", "upon"}
        for one in children(preposition, "pobj")
        for who in coordinated(one)
        if who.ent_type_ not in {"DATE", "TIME"}
    ]


def _counted(scene: Scene, noun: Token) -> Token:
    """The noun that counts the deed ("eleven counts of murder", "complicity in the killing"); else the noun itself."""
    while True:
        first = noun
        while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
            first = first.head
        if first.dep_ != "pobj" or first.head.lower_ not in {"of", "in"}:
            return noun
        above = first.head.head
        if not scene.rules.among("deed_counts", above.lemma_.lower()):
            return noun
        noun = above


def _answering(adjective: Token) -> list[Token]:
    """Who is said to be guilty or responsible: whom somebody holds or finds so, else the subject."""
    verb = adjective.head
    if adjective.dep_ not in {"acomp", "oprd", "ccomp", "xcomp"}:
        return list(coordinated(verb)) if adjective.dep_ == "amod" and verb.pos_ in {"NOUN", "PROPN"} else []
    own = children(adjective, "nsubj") or children(verb, "dobj", "nsubjpass")
    return [who for one in own for who in coordinated(one)] or subjects(verb)[0]


def _ascribed(scene: Scene, noun: Token) -> list[Token]:
    """To whom the deed is given: "blamed on X", "attributed to X", "claimed by X"."""
    over = [noun.head] if noun.dep_ in {"dobj", "nsubjpass"} else []
    found = []
    for verb in (*children(noun, "acl", "relcl"), *over):
        word = verb.lemma_.lower()
        if word == "claim":
            found += agents_by(verb) if is_passive(verb) else subjects(verb)[0]
        given = scene.rules.among("ascribing_verbs", word) or scene.rules.among("blaming_verbs", word)
        for preposition in children(verb, "prep", "dative") if given else ():
            if preposition.lower_ in {"on", "to"}:
                found += [who for one in children(preposition, "pobj") for who in coordinated(one)]
        found += at_whose_door(scene.rules, verb)
        if word == "pin" and verb in over:  # the parse hangs "on the Front" on the attack
            found += [who for who in struck(noun) if scene.is_party(who)]
    return found


def at_whose_door(rules: TriggerRules, verb: Token) -> list[Token]:
    """At whose door or feet the verb lays its object: "laid the raid at the door of X"; nobody's for other words."""
    places = [one for at in children(verb, "prep") if at.lower_ == "at" for one in children(at, "pobj")]
    doors = [one for one in places if rules.among("doors", one.lemma_.lower())]
    behind = (of for door in doors for of in children(door, "prep") if of.lower_ == "of")
    owners = [
        *(one for door in doors for one in children(door, "poss")),
        *(o for of in behind for o in children(of, "pobj")),
    ]
    return [who for one in owners for who in coordinated(one)]


def _laid_to(noun: Token) -> list[Token]:
    """On whom "they blamed the shelling on X" lays it, whether the parse hangs "on" on the verb or on the noun."""
    return [
        who
        for preposition in (*children(noun.head, "prep"), *children(noun, "prep"))
        if preposition.lower_ == "on"
        for one in children(preposition, "pobj")
        for who in coordinated(one)
    ]
