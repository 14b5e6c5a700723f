"""Incidents: what is said of one occurrence, side by side."""

from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.dossier.wording import GROUP
from dalil.model.incident import FigureSeries
from dalil.model.record import from_record
from dalil.model.statement import Statement
from dalil.web.page import Page
from dalil.web.paging import paged
from dalil.web.scale import scales

EVERY = 100_000
COLUMNS = ("asserted", "denied", "reported", "called")


def incidents(desk: Desk, request: Request) -> Page:
    """Every incident, those with conflicts first."""
    rows = sorted(desk.records("incidents"), key=lambda row: -len(row["conflicts"]))
    page = paged(rows, request)
    return Page(template="incidents.html", record=page.rows, more={"page": page})


def incident(desk: Desk, request: Request) -> Page:
    """One incident: what is asserted, denied and reported of it, its figures, its conflicts and its origins."""
    record = desk.record("incidents", request.path_params["incident"])
    rows = desk.index.statements(Filter(values={"incident": (record["id"],)}), limit=EVERY)
    said = {row["id"]: from_record(Statement, row) for row in rows}
    origins = {
        identifier: row for row in desk.records("origins") for identifier in row["statements"] if identifier in said
    }
    columns = {name: [one for one in said.values() if GROUP[one.status] == name] for name in COLUMNS}
    figures = [from_record(FigureSeries, row) for row in record["figures"]]
    more = {"said": said, "columns": columns, "origins": origins, "scales": scales(figures)}
    return Page(template="incident.html", record=record, more=more)
