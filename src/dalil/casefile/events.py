"""What a drawing of time and place asks of the index: spans, spots and the order of what is dated, by filter."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from dalil.casefile.facets import accused, period
from dalil.casefile.filter import Filter
from dalil.casefile.listing import STATEMENTS, conditions, words
from dalil.casefile.schema import EVENT, RECORD

CHUNK = 10_000  # of ids in one question
NEVER = "9999-99-99"  # after every day
_DATED = EVENT.c.start.is_not(None)
_ORDER = (EVENT.c.start, EVENT.c.stop, EVENT.c.statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spanned:
    """Statements of one status that say the same days (None: an open end) of the same parties. `first` is one's id."""

    low: date | None
    high: date | None
    status: str
    accused: tuple[str, ...]
    number: int
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Statements of one status about one place: its name in the texts, point (WGS 84) and radius; None: not located."""

    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    status: str
    number: int
    first: str


def event(at: int, statement: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a statement that stands at this position."""
    low, high = period(statement) or (None, None)
    place = statement["place"] or {}
    return {
        "statement": at,
        "id": statement["id"],
        "low": low,
        "high": high,
        "start": low or high,
        "stop": (high or NEVER) if low or high else None,
        "status": statement["status"],
        "accused": json.dumps(sorted(set(accused(statement))), ensure_ascii=False),
        "place": place.get("name"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "radius": place.get("radius_km"),
    }


def spans(connection: Connection, asked: Filter) -> tuple[Spanned, ...]:
    """What is dated, with alike statements taken together; in order of time."""
    alike = (EVENT.c.low, EVENT.c.high, EVENT.c.status, EVENT.c.accused)
    query = select(*alike, func.count(), func.min(EVENT.c.id)).where(_DATED).group_by(*alike).order_by(*alike)
    return tuple(
        Spanned(low=_day(low), high=_day(high), status=status, accused=_names(by), number=number, first=first)
        for low, high, status, by, number, first in _rows(connection, query, asked)
    )


def spots(connection: Connection, asked: Filter) -> tuple[Spot, ...]:
    """Every place that is named, by name; one name that was located differently is several."""
    alike = (EVENT.c.place, EVENT.c.lat, EVENT.c.lon, EVENT.c.radius, EVENT.c.status)
    query = select(*alike, func.count(), func.min(EVENT.c.id)).where(EVENT.c.place.is_not(None))
    return tuple(
        Spot(name=name, lat=lat, lon=lon, radius_km=radius, status=status, number=number, first=first)
        for name, lat, lon, radius, status, number, first in _rows(
            connection, query.group_by(*alike).order_by(*alike), asked
        )
    )


def dated(connection: Connection, asked: Filter) -> int:
    """How many statements say when."""
    query = select(func.count()).select_from(EVENT).where(_DATED)
    return int(_rows(connection, query, asked)[0][0])


def in_order(connection: Connection, asked: Filter, *, offset: int, limit: int) -> tuple[dict[str, Any], ...]:
    """Some of the statements that say when, in order of time."""
    query = select(EVENT.c.statement).where(_DATED).order_by(*_ORDER).offset(offset).limit(limit)
    positions = [row[0] for row in _rows(connection, query, asked)]  # first, so that no record is sorted
    bodies = select(RECORD.c.position, RECORD.c.body)
    found = connection.execute(bodies.where(RECORD.c.kind == STATEMENTS, RECORD.c.position.in_(positions)))
    of = {row[0]: row[1] for row in found}
    return tuple(json.loads(of[position]) for position in positions)


def rank(connection: Connection, asked: Filter, identifier: str) -> int | None:
    """How many of them come before this one; None where it is not among them."""
    own = _rows(connection, select(*_ORDER).where(EVENT.c.id == identifier, _DATED), asked)
    if not own:
        return None
    before = tuple_(*_ORDER) < tuple_(*own[0])
    return int(_rows(connection, select(func.count()).select_from(EVENT).where(_DATED, before), asked)[0][0])


def among(connection: Connection, asked: Filter, identifiers: Sequence[str]) -> frozenset[str]:
    """Those of these statements that pass the filter."""
    found: set[str] = set()
    for start in range(0, len(identifiers), CHUNK):
        some = select(EVENT.c.id).where(EVENT.c.id.in_(identifiers[start : start + CHUNK]))
        found.update(row[0] for row in _rows(connection, some, asked))
    return frozenset(found)


def _rows(connection: Connection, query: Select[Any], asked: Filter) -> list[tuple[Any, ...]]:
    found = connection.execute(query.where(*conditions(asked, EVENT.c.statement)), words(asked))
    return [tuple(row) for row in found]


@lru_cache(4096)
def _names(by: str) -> tuple[str, ...]:
    return tuple(json.loads(by))


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None
