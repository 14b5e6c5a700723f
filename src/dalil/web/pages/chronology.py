"""Time and place: everything that passes one filter as a map, as lanes by party, and as a table in order of time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request

from dalil.casefile.events import Spot
from dalil.casefile.facets import NOT_SAID
from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.dossier.phrases import GROUP
from dalil.errors import UsageError
from dalil.model.record import as_record, from_record
from dalil.model.state import State
from dalil.web.address import PART, Address
from dalil.web.atlas import View, chart
from dalil.web.lanes import drawing
from dalil.web.page import Page
from dalil.web.pages.statement import MOST_VALUES, asked_for
from dalil.web.paging import counted
from dalil.web.situation import drawn

PATH = "/chronology"
A_PAGE = 50
STAND = "stand"


def chronology(desk: Desk, request: Request) -> Page:
    """What passes the filter: drawn, and in a table that says the same. Its state is its address.

    `at` is the statement that one stands at; `map` the part of the map (latitude, longitude, km). A script that needs
    only where one stands, or only the map, asks for that `part`: the rest is then left undrawn.
    """
    query = request.query_params
    part = query.get(PART)
    asked = asked_for(query)
    since, until = _day(asked.since), _day(asked.until)
    timed = drawing(desk.index.spans(asked), since, until) if part is None else None
    time = timed.axis if timed else None
    spots = desk.index.spots(asked) if part != STAND else ()
    states = tuple(from_record(State, row) for row in desk.records("situation"))
    passing = desk.index.among(asked, [mark.statement for state in states for mark in state.marks])
    list_, beside = _listed(desk, asked, query.get("at"), query.get("page"))
    shown = {
        "axis": time,
        "lanes": timed.lanes if timed else (),
        "situations": drawn(states, passing, time) if time else (),
        "chart": chart(spots, View.of(query["map"]) if query.get("map") else None),
    }
    return Page(
        template="chronology.html",
        record={
            "total": desk.index.count(asked),
            **list_,
            "axis": as_record(time),
            "lanes": as_record(shown["lanes"]),
            "outside": timed.outside if timed else (0, 0),
            "states": [as_record(one) for one in _passing(states, passing)],
            "places": _places(spots),
        },
        more={
            **_surroundings(desk, query, asked),
            **shown,
            **beside,
            **_told(desk, states, passing, list_["statements"]),
        },
    )


def _surroundings(desk: Desk, query: QueryParams, asked: Filter) -> dict[str, Any]:
    """What stands around the drawing: the filter with what else could be chosen, and what parties are called."""
    return {
        "asked": asked,
        "facets": desk.index.facets(asked, most=MOST_VALUES) if query.get(PART) is None else {},
        "with_": Address(PATH, query),
        "names": _names(desk),
        "not_said": NOT_SAID,
    }


def _listed(desk: Desk, asked: Filter, at: str | None, page: str | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """The rows of the table with the page that holds `at`, and what stands before and after it."""
    dated = desk.index.dated(asked)
    rank = desk.index.rank(at, asked) if at else None
    number = counted(page) if page else (rank // A_PAGE + 1 if rank is not None else 1)
    rows = desk.index.in_order(asked, offset=(number - 1) * A_PAGE, limit=A_PAGE)
    beside: dict[str, Any] = dict.fromkeys(("here", "before", "after"))
    if rank is None:
        beside["after"] = next(iter(desk.index.in_order(asked, offset=0, limit=1)), None)
    else:
        near = desk.index.in_order(asked, offset=max(0, rank - 1), limit=3 if rank else 2)
        beside |= zip(("before", "here", "after") if rank else ("here", "after"), near, strict=False)
    beside["rank"] = rank
    pages = max(1, -(-dated // A_PAGE))
    return {"dated": dated, "page": number, "pages": pages, "statements": rows}, beside


def _passing(states: Sequence[State], passing: frozenset[str]) -> list[State]:
    return [state for state in states if any(mark.statement in passing for mark in state.marks)]


def _told(
    desk: Desk, states: Sequence[State], passing: frozenset[str], rows: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """What the tables say of states and incidents beyond their own records."""
    shown = _passing(states, passing)
    said = desk.index.of(mark.statement for state in shown for mark in state.marks)
    firsts = {state.id: said[state.marks[0].statement]["place"] for state in shown}
    where = {key: place["name"] if place else None for key, place in firsts.items()}
    of = desk.incident_of
    incidents = {row["id"]: of[row["id"]] for row in rows if row["id"] in of}
    return {"states": shown, "where": where, "marked": said, "incidents": incidents}


def _names(desk: Desk) -> dict[str, str]:
    """What each party is called."""
    return {row["id"]: row["name"] for row in desk.records("parties")}


def _places(spots: Sequence[Spot]) -> list[dict[str, Any]]:
    """The places by their number of statements, with how many of each group of status."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for one in spots:
        key = (one.name, one.lat, one.lon, one.radius_km)
        row = found.setdefault(
            key,
            {"name": one.name, "lat": one.lat, "lon": one.lon, "radius_km": one.radius_km, "number": 0, "groups": {}},
        )
        row["number"] += one.number
        row["groups"][GROUP[one.status]] = row["groups"].get(GROUP[one.status], 0) + one.number
    return sorted(found.values(), key=lambda row: (-row["number"], row["name"]))


def _day(given: str | None) -> date | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(f"{given!r} is no day.", "Write days as 2031-05-04.") from error
