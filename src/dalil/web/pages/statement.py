"""Statements: found by what they say, of whom, where and when; and each at an address of its own."""

from starlette.datastructures import QueryParams
from starlette.requests import Request

from dalil.casefile.filter import FACETS, Filter
from dalil.casework.desk import Desk
from dalil.dossier.passage import in_context
from dalil.errors import UsageError
from dalil.model.record import as_record, from_record
from dalil.model.statement import Statement
from dalil.web.page import Page

A_PAGE = 50
MOST_VALUES = 12


def statements(desk: Desk, request: Request) -> Page:
    """One page of the statements that pass the filter in the address, with what else could be chosen."""
    asked = asked_for(request.query_params)
    number = _number(request.query_params.get("page", "1"))
    found = desk.index.statements(asked, offset=(number - 1) * A_PAGE, limit=A_PAGE)
    total = desk.index.count(asked)
    facets = desk.index.facets(asked, most=MOST_VALUES)
    record = {"total": total, "page": number, "pages": max(1, -(-total // A_PAGE)), "statements": found}
    return Page(
        template="statements.html",
        record={**record, "facets": {name: dict(values) for name, values in facets.items()}},
        more={"asked": asked, "facets": facets, "with_": _Address(request.query_params)},
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


def _number(given: str) -> int:
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise UsageError("This page number is none.", "Pages are counted from 1.")
    return int(given)


class _Address:
    """The address of the list with one thing changed: the state of the page is its address."""

    def __init__(self, query: QueryParams) -> None:
        self._query = query

    def toggled(self, name: str, value: str) -> str:
        """With a value of a facet chosen, or no longer chosen; from the first page."""
        pairs = [pair for pair in self._query.multi_items() if pair[0] != "page"]
        chosen = (name, value)
        return self._to([pair for pair in pairs if pair != chosen] if chosen in pairs else [*pairs, chosen])

    def page(self, number: int) -> str:
        """Another page of the same."""
        return self._to([*(pair for pair in self._query.multi_items() if pair[0] != "page"), ("page", str(number))])

    @staticmethod
    def _to(pairs: list[tuple[str, str]]) -> str:
        return f"/statements?{QueryParams(pairs)}" if pairs else "/statements"
