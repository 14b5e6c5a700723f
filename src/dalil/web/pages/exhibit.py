"""Exhibits: what was preserved, and the text that was made of it with what was read there."""

from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.dossier.passage import mark
from dalil.model.record import from_record
from dalil.model.statement import Statement
from dalil.web.page import Page
from dalil.web.paging import paged

EVERY = 100_000


def exhibits(desk: Desk, request: Request) -> Page:
    """Every report and every refused input, the refused ones first."""
    rows = sorted(desk.records("documents"), key=lambda row: row["state"] == "read")
    counts = dict(desk.index.facets(Filter(), most=EVERY)["document"])
    page = paged(rows, request)
    return Page(template="exhibits.html", record=page.rows, more={"counts": counts, "page": page})


def exhibit(desk: Desk, request: Request) -> Page:
    """One report: where it came from, its text, and its statements beside the words that they were read from."""
    identifier = request.path_params["exhibit"]
    record = desk.record("documents", identifier)
    report = desk.reading(identifier).report
    said = [
        from_record(Statement, row)
        for row in desk.index.statements(Filter(values={"document": (report.document,)}), limit=EVERY)
        if row["exhibit"] == identifier
    ]
    blocks = tuple(mark(report.rendition, said)) if report.rendition is not None else ()
    return Page(
        template="exhibit.html",
        record={**record, "statements": [one.id for one in said]},
        more={"report": report, "blocks": blocks, "said": said},
    )
