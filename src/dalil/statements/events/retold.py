"""One event that a sentence tells with two words: in one clause, by two verbs of one object, or pointed back to.

"Shots were fired" is one shooting, "shot and killed two farmers" one killing. Source: event coreference within the
sentence, RED guidelines 1.7 (O'Gorman et al. 2016), section 5: identity needs the same participants, place and time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from spacy.tokens import Token

from dalil.model.span import Range
from dalil.statements.events.clause import children, objects
from dalil.statements.events.event import Event
from dalil.statements.reading import Reading
from dalil.statements.voices import tellers

_VERBAL = {"VERB", "AUX"}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj"}
_WITHIN = {"in", "during", "with", "under"}
_POINTING = {"the", "this", "that", "these", "those"}
_OBJECTS = {"dobj", "nsubjpass"}
_STEM = 4
_TWO = 2


def told_once(reading: Reading, events: Iterable[Event], heads: Mapping[Range, Token]) -> list[Event]:
    """The events without those that another word of their sentence tells as fully or more fully; verbs before nouns.

    `heads` are the words that the syntax hangs the triggers on.
    """
    kept = {event.trigger: event for event in events}
    groups: dict[tuple[Range, str], list[Range]] = {}
    for event in kept.values():
        if event.act.startswith(("act.", "harm.")):
            groups.setdefault((event.sentence, event.act), []).append(event.trigger)
    for group in groups.values():
        for pair in combinations(sorted(group), 2):
            if any(trigger not in kept for trigger in pair):
                continue
            one, other = (_Told(event=kept[trigger], head=heads[trigger]) for trigger in pair)
            if (less := _less(reading, one, other)) is not None:
                more = other if less is one else one
                kept[more.event.trigger] = _with_all(more.event, less.event)
                del kept[less.event.trigger]
    return list(kept.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    event: Event
    head: Token


def _less(reading: Reading, one: _Told, other: _Told) -> _Told | None:
    """The one of two that says nothing beside the other; None where two events are told."""
    if not _is_one(reading, one.head, other.head) or not _is_put_alike(reading, one.event, other.event):
        return None
    if (noun := _object(one, other)) is not None:
        return noun
    least = [each for each, fuller in ((one, other), (other, one)) if _says_no_more(each.event, fuller.event)]
    nominal = [each for each in least if each.head.pos_ not in _VERBAL]
    return next(iter((*nominal, *least)), None)


def _is_put_alike(reading: Reading, one: Event, other: Event) -> bool:
    """Whether the same voice tells both, as surely, at one place and time."""
    if one.kind != other.kind or tellers(reading, one.trigger) != tellers(reading, other.trigger):
        return False
    judged = [reading.factuality(event.trigger) for event in (one, other)]
    if len({(each.status, each.polarity) for each in judged}) > 1:
        return False
    return all(len({getattr(event, name) for event in (one, other)} - {None}) < _TWO for name in ("place", "time"))


def _says_no_more(one: Event, other: Event) -> bool:
    """Whether everything that one event names belongs to the other as well."""
    doers = [{who.party or who.name.lower() for who in each.perpetrators} for each in (one, other)]
    things = [{thing.id for thing in (*each.weapons, *each.targets)} for each in (one, other)]
    suffering = all(
        any(who.name == also.name or also.start <= who.start < who.end <= also.end for also in other.victims)
        for who in one.victims
    )
    return suffering and all(less <= more for less, more in (doers, things))


def _with_all(more: Event, less: Event) -> Event:
    """The event with whom the other word for it names alone: "fired a volley at the crowd" has the crowd behind it."""
    return replace(
        more,
        perpetrators=more.perpetrators or less.perpetrators,
        victims=more.victims or less.victims,
        weapons=more.weapons or less.weapons,
        targets=more.targets or less.targets,
        place=more.place or less.place,
        time=more.time or less.time,
    )


def _is_one(reading: Reading, first: Token, second: Token) -> bool:
    """Whether the syntax makes the two words tell one event."""
    rules = reading.scenes[0].rules
    if any(rules.among("another_time", child.lower_) for head in (first, second) for child in head.children):
        return False
    both = (first, second)
    about = [{one.lemma_.lower() for one in _complements(head) if one not in both} for head in both]
    if all(about) and about[0].isdisjoint(about[1]):
        return False
    tied = any(_is_inside(one, other) for one, other in ((first, second), (second, first)))
    return tied or _is_shared(first, second) or _points_back(first, second)


def _complements(head: Token) -> list[Token]:
    """What a word is about: the objects of a verb, what stands behind the prepositions of a noun."""
    if head.pos_ in _VERBAL:
        return [*objects(head), *children(head, "nsubjpass")]
    return [noun for preposition in children(head, "prep") for noun in children(preposition, "pobj")]


def _object(one: _Told, other: _Told) -> _Told | None:
    """The noun that is the object of the other word: "shots were fired", "fired a volley"."""
    pairs = ((one, other), (other, one))
    return next((noun for noun, verb in pairs if noun.head.dep_ in _OBJECTS and noun.head.head == verb.head), None)


def _is_inside(inner: Token, outer: Token) -> bool:
    """Whether one word stands in the clause of the other: its object, "in the killing", or a word beside its noun."""
    if inner.dep_ in {*_OBJECTS, "acl"} and inner.head == outer:
        return True
    if inner.dep_ == "pobj" and inner.head.lower_ in _WITHIN and inner.head.head == outer:
        return True
    clause = _clause(outer)
    if inner.dep_ == "advcl" and inner.tag_ == "VBG" and inner.head == clause != outer:
        return True  # "launched a bombardment, bombarding the port"
    noun = inner.head
    return inner.dep_ in {"acl", "relcl", "amod"} and noun.dep_ in _ARGUMENTS and noun.head == clause


def _clause(head: Token) -> Token:
    """The verb that a word stands under as its argument; a verb itself."""
    while head.pos_ not in _VERBAL and head.dep_ in {"dobj", "pobj", "prep", "attr", "acomp", "nsubjpass"}:
        head = head.head
    return head


def _is_shared(first: Token, second: Token) -> bool:
    """Whether two verbs are coordinated over one subject and one object: "shot and killed two farmers"."""
    if second.dep_ != "conj" or second.head != first or not {first.pos_, second.pos_} <= _VERBAL:
        return False
    return not (children(second, "nsubj", "nsubjpass") or (children(first, "dobj") and children(second, "dobj")))


def _points_back(first: Token, second: Token) -> bool:
    """Whether a noun points back to what the same word told before: "bombed the school, and the bombing of …"."""
    if second.pos_ != "NOUN" or first.lower_[:_STEM] != second.lower_[:_STEM] or children(second, "acl", "relcl"):
        return False
    return any(one.lower_ in _POINTING for one in children(second, "det"))
