"""The narrowest act that the words of the whole report carry: "the strike" where it tells of one air strike only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from dalil.model.span import Range
from dalil.statements.events.event import Event
from dalil.vocab.triggers import Mortal, TriggerRules

Deed: TypeAlias = tuple[frozenset[str], frozenset[str], frozenset[str]]


def narrowed(rules: TriggerRules, events: Sequence[Event], text: str) -> tuple[Event, ...]:
    """The events, those of a general act under the narrower one, where the words show that it is the same deed.

    That is where the report tells of just one kind of these, nothing speaks against one deed, and the general word
    points back ("the attack") or both share who did it, where, to what or to whom. Where both stand side by side ("the
    bombing and shelling") they are two. A shot is a killing where the same paragraph or the next tells of dead that
    nobody else is said to have killed. `text` is the report's; who asks after deaths tells of none.
    """
    kinds = _only_kinds(rules, events, text)
    apart = _side_by_side(events, text)
    fatal = [(row, _by_passage(_deaths(events, row.told, text))) for row in rules.mortal]
    found = []
    for event in events:
        act, deeds = kinds.get(event.act, ("", ()))
        own = _deed(event, text)
        same = event.trigger not in apart and any(_is_one(own, one, known=event.points_back) for one in deeds)
        found.append(_under(event, act if same else _killing(event, fatal)))
    return tuple(found)


def _only_kinds(rules: TriggerRules, events: Iterable[Event], text: str) -> Mapping[str, tuple[str, Iterable[Deed]]]:
    """For each general act the one narrower act that is told, and its deeds, each once."""
    told: dict[str, dict[Deed, None]] = defaultdict(dict)
    for event in events:
        told[event.act][_deed(event, text)] = None
    found: dict[str, tuple[str, Iterable[Deed]]] = {}
    for row in rules.narrowing:
        kinds = [act for act in row.kinds if act in told]
        if len(kinds) == 1:
            found.update(dict.fromkeys(sorted(row.acts), (kinds[0], told[kinds[0]])))
    return found


def _deed(event: Event, text: str) -> Deed:
    """Who did it, where, and what or whom it struck."""
    place = {text[event.place.start : event.place.end]} if event.place is not None else set[str]()
    struck = (*(one.id for one in event.targets), *(one.name for one in event.victims))
    return _doers(event), frozenset(place), frozenset(struck)


def _is_one(general: Deed, narrow: Deed, *, known: bool) -> bool:
    """Whether neither doer nor place speaks against one deed, and something speaks for it, if it is not `known`."""
    pairs = list(zip(general, narrow, strict=True))
    if any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in pairs[:2]):
        return False
    return known or any(not ours.isdisjoint(theirs) for ours, theirs in pairs)


def _side_by_side(events: Sequence[Event], text: str) -> frozenset[Range]:
    """The triggers of different acts between which nothing stands but "and" or "or"."""
    found: set[Range] = set()
    for one, two in pairwise(sorted(events, key=lambda event: (event.trigger.start, event.trigger.end))):
        if one.act != two.act and text[one.trigger.end : two.trigger.start].strip(" ,") in {"and", "or"}:
            found |= {one.trigger, two.trigger}
    return frozenset(found)


def _deaths(events: Iterable[Event], told: Iterable[str], text: str) -> list[Event]:
    acts = frozenset(told)
    return [
        one
        for one in events
        if one.act in acts and not text[one.sentence.start : one.sentence.end].rstrip().endswith("?")
    ]


def _by_passage(events: Iterable[Event]) -> Mapping[int, Sequence[Event]]:
    found: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        found[event.passage].append(event)
    return found


def _killing(shot: Event, fatal: Iterable[tuple[Mortal, Mapping[int, Sequence[Event]]]]) -> str | None:
    """What a shot at people is where deaths are told near by that nobody, or the same one, brought about."""
    for row, deaths in fatal:
        near = (*deaths.get(shot.passage, ()), *deaths.get(shot.passage + 1, ()))
        unblamed = any(not _doers(one) or not _doers(one).isdisjoint(_doers(shot)) for one in near)
        if shot.act == row.act and shot.words in row.words and shot.victims and unblamed:
            return row.becomes
    return None


def _under(event: Event, act: str | None) -> Event:
    return replace(event, act=act, reasons=(*event.reasons, "refine.report")) if act is not None else event


def _doers(event: Event) -> frozenset[str]:
    return frozenset(one.party or one.name for one in event.perpetrators)
