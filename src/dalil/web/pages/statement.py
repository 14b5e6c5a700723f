"""Statements: found by what they say, of whom, where and when; and each at an address of its own."""

from starlette.datastructures import QueryParams
from starlette.requests import Request

from dalil.casefile.filter import FACETS, Filter
from dalil.casework.desk import Desk
from dalil.dossier.passage import in_context
from dalil.model.record import as_record, from_record
from dalil.model.statement import Statement
from dalil.web.address import Address
from dalil.web.page import Page
from dalil.web.paging import counted

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
    return Page(
        template="statements.html",
        record={**record, "facets": {name: dict(values) for name, values in facets.items()}},
        more={"asked": asked, "facets": facets, "with_": Address("/statements", request.query_params)},
    )


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
