"""When and where a statement says that something happened, as far as the law needs to know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dalil.model.incident import Incident
from dalil.model.statement import Statement
from dalil.model.when import EventTime, When, bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """First and last day (None = open), the words for them, and the ids and folded names of the places.

    `dated` is False where neither the statement nor its incident says when; then `last` is the day of publication,
    since what is reported as done is done by then.
    """

    first: date | None
    last: date | None
    words: str
    places: frozenset[str]
    dated: bool


def occasions(
    statements: Sequence[Statement],
    incidents: Sequence[Incident],
    published: Mapping[str, When],
    within: Mapping[str, Sequence[str]],
) -> dict[str, Occasion]:
    """The occasion of each statement by its id. Where it names no time or place, those of its incident stand in.

    `published` maps exhibits to their day of publication, `within` a place to the places that hold it.
    """
    incident_of = {member: incident for incident in incidents for member in incident.statements}
    return {
        statement.id: _occasion(statement, incident_of.get(statement.id), published.get(statement.exhibit), within)
        for statement in statements
    }


def _occasion(
    statement: Statement, incident: Incident | None, published: When | None, within: Mapping[str, Sequence[str]]
) -> Occasion:
    where = statement.place or (incident.place if incident else None)
    named = () if where is None else tuple(name for name in (where.id, where.name.casefold()) if name)
    holding = tuple(
        outer.casefold() if outer not in named else outer for name in named for outer in within.get(name, ())
    )
    places = frozenset({*named, *holding})
    edtf = _edtf(statement.time) or (_edtf(incident.time) if incident else None)
    if edtf is not None:
        first, last = bounds(edtf)
        return Occasion(first=first, last=last, words=edtf, places=places, dated=True)
    last = published.last if published else None
    words = f"unknown (published {published.edtf})" if published else "unknown"
    return Occasion(first=None, last=last, words=words, places=places, dated=False)


def _edtf(time: EventTime | None) -> str | None:
    return time.edtf if time else None
