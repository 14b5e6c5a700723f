"""What a new reading would change: worked out beside the pages, looked at, and only then done or left."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.casework.foresight import Change, Foreseen
from dalil.casework.progress import Progress
from dalil.errors import UsageError
from dalil.model.record import as_record
from dalil.web.page import Moved, Page
from dalil.web.paging import paged

FORESEEING: Final = "foresee"
SHOWN: Final = ("change", "go", "come", "lost")


def reading(desk: Desk, request: Request) -> Page:
    """What was found out last, one kind of change at a time (`show`), and whether another engine read the case."""
    found, wanted = desk.foreseen, request.query_params.get("show", "")
    if wanted and wanted not in SHOWN:
        raise UsageError("There is no such list.", f"Ask for one of {', '.join(SHOWN)}.")
    record: dict[str, Any] = {
        "another": desk.read_by_another,
        "decided": len(desk.case.standing),
        "work": as_record(desk.work.state) if desk.work.state is not None else None,
        "writes": desk.key is not None,
        "found": None,
    }
    if found is None:
        return Page(template="reading.html", record=record, more={"page": None, "show": ""})
    show = wanted or next((name for name in SHOWN if found.counts[name]), SHOWN[0])
    rows: list[Mapping[str, Any]] = [as_record(one) for one in _rows(found, show)]
    page = paged(rows, request)
    said = {name: getattr(found, name) for name in ("run", "before", "now", "same", "statements", "attachments")}
    record["found"] = {**said, "counts": found.counts, "show": show, "rows": page.rows}
    return Page(template="reading.html", record=record, more={"page": page, "show": show})


def foreseen(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Work out what a new reading would change. Raises `LockedError` while another job is under way."""
    del form
    desk.own_key  # noqa: B018 asked for its error

    def job(progress: Progress) -> Mapping[str, Any]:
        return desk.foresee(progress).counts

    desk.work.begin(FORESEEING, job)
    return Moved(to="/reading")


def _rows(found: Foreseen, show: str) -> tuple[Change, ...] | tuple[object, ...]:
    rows: tuple[object, ...] = getattr(found, show)
    return rows
