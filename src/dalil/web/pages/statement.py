"""Statements: found by what they say, of whom, where and when; and each at an address of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request

from dalil.casefile.filter import FACETS, Filter
from dalil.casework.derived import Extent
from dalil.casework.desk import Desk
from dalil.casework.queries import forget_query, save_query, saved_queries
from dalil.dossier.passage import QuoteInContext, in_context
from dalil.model.record import as_record, from_record
from dalil.model.statement import Statement
from dalil.web.address import PASSING, Address
from dalil.web.page import Moved, Page
from dalil.web.paging import counted
from dalil.web.periods import periods

A_PAGE = 50
MOST_VALUES = 12


def statements(desk: Desk, request: Request) -> Page:
    """One page of the statements that pass the filter in the address, with what else could be chosen."""
    asked = asked_for(request.query_params)
    number = counted(request.query_params.get("page", "1"))
    found = desk.index.statements(asked, offset=(number - 1) * A_PAGE, limit=A_PAGE)
    total = desk.index.count(asked)
    facets = desk.index.facets(asked, most=MOST_VALUES)
    record = {"total": total, "page": number, "pages": max(1, -(-total // A_PAGE)), "statements": found}
    saved = saved_queries(desk.root)
    times = periods(desk.index.months(replace(asked, since=None, until=None)))
    state = urlencode([pair for pair in request.query_params.multi_items() if pair[0] not in PASSING])
    return Page(
        template="statements.html",
        record={
            **record,
            "facets": {name: dict(values) for name, values in facets.items()},
            "times": as_record(times),
            "saved": as_record(saved),
        },
        more={
            "asked": asked,
            "facets": facets,
            "names": desk.party_names,
            "times": times,
            "around": _around(desk, found) if asked.words.strip() else {},
            "state": state,
            "with_": Address("/statements", request.query_params),
        },
    )


def saved(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Keep the query of a page under a name, or forget one."""
    query = QueryParams(form.get("query", ""))
    asked_for(query)  # asked for its errors
    if form.get("forget"):
        forget_query(desk.root, form["forget"])
    else:
        kept = [pair for pair in query.multi_items() if pair[0] in (*FACETS, "words", "since", "until") and pair[1]]
        save_query(desk.root, form.get("name", ""), urlencode(kept))
    return Moved(to=Address("/statements", query).put())


def _around(desk: Desk, rows: Iterable[Mapping[str, Any]]) -> dict[str, QuoteInContext]:
    """The words around each quote, by statement."""
    found, text_of = {}, cache(desk.text)
    for row in rows:
        text = text_of(row["exhibit"])
        if text is not None:
            found[row["id"]] = in_context(text, Extent(row["start"], row["end"]))
    return found


def statement(desk: Desk, request: Request) -> Page:
    """One statement: its words in their place, each part of it led back to them, and what was decided about it."""
    record = desk.record("statements", request.path_params["statement"])
    one = from_record(Statement, record)
    report = desk.reading(one.exhibit).report
    assert report.rendition is not None
    decisions = [decision for decision in desk.case.decisions if one.id in decision.subjects]
    return Page(
        template="statement.html",
        record={**record, "decisions": [as_record(decision) for decision in decisions]},
        more={
            "statement": one,
            "around": in_context(report.rendition, one),
            "position": report.rendition.offsets.position(one.start, one.end),
            "decisions": decisions,
            "proposed": desk.index.proposed(one.id),
        },
    )


def asked_for(query: QueryParams) -> Filter:
    """The filter that an address asks for."""
    values = {name: tuple(query.getlist(name)) for name in FACETS if query.getlist(name)}
    return Filter(
        values=values, words=query.get("words", ""), since=query.get("since") or None, until=query.get("until") or None
    )
