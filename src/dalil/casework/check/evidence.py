"""A case as a draft is held against it: its tellings, found through the index, with the origins behind them."""

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from dalil.casework.check.telling import Telling, tellings
from dalil.model.account import Account
from dalil.model.origin import Origin, OriginCount
from dalil.model.statement import Statement
from dalil.origins.count import count
from dalil.origins.sources import names_no_source

_MOST = 200  # candidates that are looked at for one claim
_SHARED = 3  # features that a candidate shares at least


class Sharing(Protocol):
    """Finds ids by the features they share; the index of a case, or one made for a moment."""

    def sharing(self, features: Iterable[str], *, least: int, most: int) -> tuple[str, ...]:
        """Ids that share at least so many of the features, those with most first, then by id."""


class Evidence:
    """The tellings of an account. `index` finds those that share something with a telling of the draft."""

    def __init__(self, account: Account, told: Mapping[str, Telling], index: Sharing) -> None:
        self.account = account
        self.outlets = {one.exhibit.sha256: one.outlet for one in account.reports}
        self._told = told
        self._index = index
        self._origin_of = {member: origin for origin in account.origins for member in origin.statements}
        self._incident_of = {member: one.id for one in account.incidents for member in one.statements}
        self._by_incident: dict[str, list[Telling]] = {}
        self._answered: dict[str, frozenset[str]] = {}
        for telling in told.values():
            for incident in sorted(self.incidents(telling)):
                self._by_incident.setdefault(incident, []).append(telling)

    def candidates(self, draft: Telling) -> tuple[Telling, ...]:
        """The tellings that share most with this one."""
        found = self._index.sharing(sorted(draft.features), least=_SHARED, most=_MOST)
        return tuple(self._told[key] for key in found if key in self._told)

    def origin(self, statement: Statement) -> Origin | None:
        """The origin that a statement leads back to."""
        return self._origin_of.get(statement.id)

    def origins(self, statements: Iterable[Statement]) -> OriginCount:
        """How many independent origins the statements lead back to."""
        chosen = list(statements)
        reached = {origin.id: origin for one in chosen if (origin := self.origin(one)) is not None}
        return count([reached[identifier] for identifier in sorted(reached)], chosen)

    def is_bare(self, telling: Telling) -> bool:
        """Whether it is put as a fact that nobody answers for: no voice, no eyewitness, no paper of a body's own."""
        return telling.plain and all(names_no_source(one) for one in telling.statements)

    def leans(self, telling: Telling) -> bool:
        """Whether the same report gives the same incident to somebody too, as a body does under its headline."""
        return any(telling.statements[0].exhibit in self._answering(one) for one in sorted(self.incidents(telling)))

    def _answering(self, incident: str) -> frozenset[str]:
        """The reports in which somebody answers for something of the incident."""
        if incident not in self._answered:
            told = (one for one in self._by_incident.get(incident, ()) if not self.is_bare(one))
            self._answered[incident] = frozenset(one.statements[0].exhibit for one in told)
        return self._answered[incident]

    def incidents(self, telling: Telling) -> frozenset[str]:
        """The incidents that the statements of a telling lie in."""
        return frozenset(self._incident_of[one] for one in telling.ids if one in self._incident_of)

    def in_incidents(self, incidents: Iterable[str]) -> tuple[Telling, ...]:
        """All tellings of these incidents."""
        return tuple(telling for one in sorted(incidents) for telling in self._by_incident.get(one, ()))


def tellings_of(account: Account) -> dict[str, Telling]:
    """The tellings of all reports of an account, by key."""
    by_exhibit: dict[str, list[Statement]] = {}
    for one in account.statements:
        by_exhibit.setdefault(one.exhibit, []).append(one)
    reports = {one.exhibit.sha256: one for one in account.reports}
    incident_of = {member: one.id for one in account.incidents for member in one.statements}
    return {
        telling.key: telling
        for exhibit, own in sorted(by_exhibit.items())
        if (rendition := reports[exhibit].rendition) is not None
        for telling in placed(tellings(own, rendition.text, reports[exhibit].published), incident_of)
    }


def placed(told: Sequence[Telling], incident_of: Mapping[str, str]) -> Iterator[Telling]:
    """The tellings of one report with the place and the day of their incident in it, where they name none themselves.

    Those of the telling before count, of the same incident, else those of the first one behind.
    """
    placing: dict[str, list[int]] = {}
    dating: dict[str, list[int]] = {}
    incidents = [sorted({incident_of[member] for member in one.ids if member in incident_of}) for one in told]
    for number, one in enumerate(told):
        for incident in incidents[number]:
            if one.place is not None:
                placing.setdefault(incident, []).append(number)
            if one.dated:
                dating.setdefault(incident, []).append(number)
    for number, one in enumerate(told):
        place = _nearest(number, [placing.get(incident, []) for incident in incidents[number]])
        time = _nearest(number, [dating.get(incident, []) for incident in incidents[number]])
        yield replace(
            one,
            place=one.place or (told[place].place if place is not None else None),
            time=told[time].time if time is not None and not one.dated else one.time,
            dated=one.dated or time is not None,
        )


def _nearest(number: int, rising: Iterable[Sequence[int]]) -> int | None:
    """Of numbers that rise in each sequence the greatest up to this one, else the smallest above it."""
    at = [(numbers, bisect.bisect_right(numbers, number)) for numbers in rising]
    before = [numbers[index - 1] for numbers, index in at if index]
    behind = [numbers[index] for numbers, index in at if index < len(numbers)]
    return max(before) if before else min(behind, default=None)
