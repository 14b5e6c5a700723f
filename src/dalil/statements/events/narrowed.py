"""The narrowest act that the words of the whole report carry: "the strike" where it tells of one air strike only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dalil.statements.events.event import Event
from dalil.vocab.triggers import Mortal, TriggerRules


def narrowed(rules: TriggerRules, events: Sequence[Event], text: str) -> tuple[Event, ...]:
    """The events, those of a general act under the narrower one, if the report tells of just one kind of these.

    Where it tells of several kinds nothing is concluded: which of them is meant stays open. `text` is the report's; who
    asks after deaths tells of none.
    """
    told = {event.act for event in events}
    found = {}
    for row in rules.narrowing:
        kinds = [act for act in row.kinds if act in told]
        if len(kinds) == 1:
            found.update(dict.fromkeys(sorted(row.acts), kinds[0]))
    deaths = [one for one in events if not text[one.sentence.start : one.sentence.end].rstrip().endswith("?")]
    fatal = [(row, _Deaths.of(one for one in deaths if one.act in row.told)) for row in rules.mortal]
    return tuple(_under(event, found.get(event.act) or _killing(event, fatal)) for event in events)


@dataclass(frozen=True, slots=True)
class _Deaths:
    """Deaths that a report tells of: whether some stand without a doer, and the doers of the others."""

    unblamed: bool
    doers: frozenset[str]

    @classmethod
    def of(cls, events: Iterable[Event]) -> "_Deaths":
        blamed = [_doers(one) for one in events]
        return cls(not all(blamed), frozenset[str]().union(*blamed))


def _under(event: Event, act: str | None) -> Event:
    return replace(event, act=act, reasons=(*event.reasons, "refine.report")) if act is not None else event


def _killing(event: Event, fatal: Iterable[tuple[Mortal, _Deaths]]) -> str | None:
    """The killing that a shot at people is in a report that tells of dead; None for any other event.

    Deaths that the report lays at another one's door say nothing of those who were shot.
    """
    for row, deaths in fatal:
        told = event.act == row.act and event.words in row.words and event.victims
        if told and (deaths.unblamed or not deaths.doers.isdisjoint(_doers(event))):
            return row.becomes
    return None


def _doers(event: Event) -> frozenset[str]:
    return frozenset(one.party or one.name for one in event.perpetrators)
