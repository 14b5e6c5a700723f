"""Who suffered: which of the patients of an event are people, under what name and of which group."""

from dataclasses import replace

from spacy.tokens import Token

from dalil.model.span import Range
from dalil.model.statement import Victim
from dalil.statements.events.clause import Roles, children, verb_roles
from dalil.statements.events.phrase import counted, described_range, range_of
from dalil.statements.events.scene import Scene
from dalil.statements.events.trigger import Trigger

_SOME = frozenset({"those", "others", "anyone", "everyone", "many", "some", "several", "most", "all", "few"})
_OURSELVES = frozenset({"us", "me", "we"})
"""Who speaks and those beside: what is done to them is theirs to tell, and no name is looked for."""
_STANDING_FOR = {"they": True, "them": True, "he": False, "she": False, "him": False, "her": False}
"""Pronouns for those who suffer, and whether they are several."""
_NO_MATTER_WHO = frozenset({"anyone", "anybody", "someone", "somebody", "everyone", "everybody"})
"""Pronouns that speak of people, whoever they are; "nobody" suffers nothing."""
_ABOVE = 3
_WHERE = frozenset({"in", "at", "around", "over", "upon", "onto", "into"})


def victims(scene: Scene, trigger: Trigger, roles: Roles, text: str) -> tuple[Victim, ...]:
    """Those of the patients that are people, with their group.

    No word of the trigger and none that speaks of a doer is part of their name.
    """
    found: dict[int, Victim] = {}
    for patient in roles.patients:
        head = counted(patient)
        meant = _stood_for(scene, head, roles) if head.lower_ in _STANDING_FOR else None
        if meant is None and not _suffers(scene, trigger.act, patient, head):
            continue
        if head.pos_ == "PRON" and head.lower_ in _STANDING_FOR.keys() | _NO_MATTER_WHO:
            place: Range | None = scene.passage.range_of(head)
            head = meant or head
        else:
            place = _named(scene, head, roles)
        if place is None:
            continue
        words = scene.passage.range_of(scene.passage.doc[trigger.start : trigger.end])
        if meant is not None:
            told = _victim(scene, meant, range_of(scene, meant, numbers=False, others=roles.agents), text)
            found.setdefault(place.start, replace(told, start=place.start, end=place.end))
            continue
        if head.pos_ != "PRON" and place.start < words.end <= scene.passage.range_of(head).start:
            place = scene.passage.range_of(head)
        if head.pos_ != "PRON" and scene.passage.range_of(head).end <= words.start < place.end:
            place = Range(start=place.start, end=scene.passage.range_of(head).end)
        place = _with_name(scene, head, place)
        found.setdefault(place.start, _victim(scene, head, place, text))
    return tuple(found[start] for start in sorted(found))


def _victim(scene: Scene, head: Token, place: Range, text: str) -> Victim:
    return Victim(name=text[place.start : place.end], category=_group(scene, head), start=place.start, end=place.end)


def _named(scene: Scene, head: Token, roles: Roles) -> Range | None:
    """The words that name who suffers; None for a bare "those" or "some", which names nobody and stays in the quote."""
    if head.lower_ in _OURSELVES:
        return scene.passage.range_of(head)
    if head.pos_ == "PRON" or head.lower_ in _SOME:
        asked = any(one.lower_ == "how" for one in head.children)
        return None if asked else described_range(scene, head)
    return range_of(scene, head, numbers=False, others=roles.agents)


def _stood_for(scene: Scene, pronoun: Token, roles: Roles) -> Token | None:
    """The people that "they" are in "people are held in cells where they are tortured".

    They suffer what the clause above tells; who does the deed is never looked for among them.
    """
    verbs = [one for one in pronoun.ancestors if one.pos_ == "VERB"]
    for above in verbs[1:_ABOVE]:
        for one in verb_roles(above).patients:
            head = counted(one)
            many = head.tag_ in {"NNS", "NNPS"} or bool(children(head, "conj", "nummod"))
            if head.pos_ in {"NOUN", "PROPN"} and scene.is_human(head) and head not in roles.agents:
                return head if many == _STANDING_FOR[pronoun.lower_] else None
    return None


def _suffers(scene: Scene, act: str, patient: Token, head: Token) -> bool:
    """Whether people are meant. What is only done to people makes a proper name one; no town is killed."""
    if head.lower_ in _OURSELVES:
        return act.startswith("act.")
    if head.pos_ == "PRON" and head.lower_ in _STANDING_FOR.keys() | _NO_MATTER_WHO:
        things = head.lower_ in {"they", "them"}  # buses burn, people are shot
        return not things or scene.rules.among("done_to_people", act)
    if head.pos_ == "PRON" and head.lower_ not in _SOME:
        return False
    if head.pos_ == "PROPN":
        first = _first(head)
        under = first.head.lower_ if first.dep_ == "pobj" else ""
        if under in _WHERE or (scene.rules.among("done_to_places", act) and not scene.victim_group(head)):
            return False
        if scene.rules.among("done_to_people", act) and scene.may_be_person(head):
            return not under or not scene.is_place(head) or scene.is_human(head)
    return scene.is_human(head) or scene.is_human(patient) or _is_counted(scene, act, head)


def _is_counted(scene: Scene, act: str, noun: Token) -> bool:
    """Whether a counted noun that no list knows means people, since the act is done to people only ("two weavers")."""
    if noun.tag_ != "NNS" or not scene.rules.among("done_to_people", act):
        return False
    if noun.i in scene.armed or noun.i in scene.struck or scene.rules.among("animals", noun.lemma_.lower()):
        return False
    return any(child.dep_ == "nummod" for child in noun.children)


def _first(noun: Token) -> Token:
    """The first of the nouns that this one is coordinated with."""
    while noun.dep_ in {"conj", "appos"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def _with_name(scene: Scene, head: Token, place: Range) -> Range:
    """The phrase with the name that stands beside it: "the mayor, Adel Nasri"."""
    if head.pos_ == "PROPN":
        return place
    named = [one for one in children(head, "appos") if one.pos_ == "PROPN" and scene.may_be_person(one)]
    if not named or head.tag_ == "NNS":
        return place
    beside = range_of(scene, named[0])
    return Range(start=place.start, end=beside.end) if beside.start >= place.end else place


def _group(scene: Scene, head: Token) -> str | None:
    """The group that the words name, else the one that the phrase beside a name does ("Layla, a nurse")."""
    beside = (scene.victim_group(one) for one in children(head, "appos", "compound", "nmod"))
    return scene.victim_group(head) or next((one for one in beside if one is not None), None)
