"""A case as a draft is held against it: its tellings, found through the index, with the origins behind them."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from dalil.casework.check.telling import Telling, tellings
from dalil.model.account import Account
from dalil.model.origin import Origin, OriginCount
from dalil.model.statement import Statement
from dalil.origins.count import count

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
    return {
        telling.key: telling
        for exhibit, own in sorted(by_exhibit.items())
        if (rendition := reports[exhibit].rendition) is not None
        for telling in tellings(own, rendition.text, reports[exhibit].published)
    }
