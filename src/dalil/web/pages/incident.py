"""Incidents: what is said of one occurrence, side by side."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.casework.grade import AXES, grade, possible
from dalil.casework.graded import grades_of
from dalil.dossier.phrases import GROUP
from dalil.errors import UsageError
from dalil.model.incident import FigureSeries
from dalil.model.record import from_record
from dalil.model.state import State
from dalil.model.statement import Statement
from dalil.vocab.grades import Axis
from dalil.web.page import Moved, Page
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
    states = [one for one in map(_state, desk.records("situation")) if _touches(one, record, said)]
    given = grades_of(desk.case.decisions, [record]).get(record["id"])
    more = {
        "said": said,
        "columns": columns,
        "origins": origins,
        "scales": scales(figures),
        "states": states,
        "marked": desk.index.of(mark.statement for state in states for mark in state.marks),
        "given": given,
        "steps": possible(record, said.values()),
        "gaps": tuple(_gaps(record, list(said.values()), {row["id"]: row for row in origins.values()})),
    }
    return Page(template="incident.html", record=record, more=more)


def graded(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Log a grade, signed. Raises what `casework.grade.grade` raises, and `UsageError` where no reason is given."""
    subject, reason = form.get("incident", ""), form.get("reason", "").strip()
    if not reason:
        raise UsageError("A grade needs a reason.", "Say in your own words why.")
    given: dict[Axis, str] = {axis: form[axis] for axis in AXES["incidents"] if form.get(axis)}
    grade(desk, subject=subject, given=given, reason=reason)
    return Moved(to=f"/incidents/{subject}#grade")


def _state(row: Mapping[str, Any]) -> State:
    return from_record(State, row)


def _touches(state: State, record: Mapping[str, Any], said: Mapping[str, Statement]) -> bool:
    """Whether a situation is told by statements of the incident, or lasts at its place."""
    place = record["place"]["id"] if record["place"] is not None else None
    return (place is not None and state.place == place) or any(mark.statement in said for mark in state.marks)


def _gaps(
    record: Mapping[str, Any], said: Sequence[Statement], origins: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    """What is missing: its kind, and the name that it is about where there is one."""
    if record["origins"]["low"] < 2:  # noqa: PLR2004 what one alone says is confirmed by nobody
        yield "origins", ""
    if record["place"] is None or record["place"]["lat"] is None:
        yield "place", ""
    if record["time"] is None or record["time"]["edtf"] is None:
        yield "time", ""
    if not record["figures"]:
        yield "figures", ""
    heard = {voice.party or voice.name for one in said for voice in one.speakers}
    accused = {doer.party or doer.name: doer.name for one in said for doer in one.perpetrators}
    yield from (("unheard", name) for party, name in sorted(accused.items()) if party not in heard)
    yield from (("not held", str(row["label"])) for row in origins.values() if not row["held"])
