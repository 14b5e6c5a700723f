"""Intake: reports chosen in the browser go into the case as they arrive, and are read when the person says so."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from starlette.requests import Request

from dalil.casework.build import Order, build
from dalil.casework.desk import Desk
from dalil.casework.hand_in import Handed, hand_in
from dalil.casework.learned import learned_of_latest_run
from dalil.casework.progress import Progress
from dalil.casework.remedy import remedy_of
from dalil.casework.stated import Stated, stated_by_hand
from dalil.custody.folder import CaseFolder
from dalil.errors import UsageError
from dalil.model.record import as_record
from dalil.proof.entry import LedgerEntry
from dalil.vocab.languages import load_languages
from dalil.web.arriving import ArrivingForm
from dalil.web.page import Moved, Page

READING: Final = "read"
STATED: Final = ("published", "outlet", "author", "url", "language", "obtained_from", "obtained_at")
STATES: Final[Mapping[str, str]] = {"object.ingested": "kept", "object.duplicate": "same bytes as before"}
REFUSED: Final = "object.refused"


def intake(desk: Desk, request: Request) -> Page:
    """What came of the last hand-in (the address names its entries of the log), what waits, and the job under way."""
    query = request.query_params
    case = desk.case
    facts = case.derived.facts() if case.has_run else {"unread": [], "refused": []}
    record = {
        "kept": sum(entry.type == "object.ingested" for entry in case.entries),
        "waiting": len(_waiting(desk)),
        "arrived": [_told(desk, entry) for entry in _entries(case.entries, query.get("from"), query.get("to"))],
        "known": _number(query.get("known")) or 0,
        "unread": [
            {"name": row["path"], "why": row["why"], "remedy": remedy_of(row["why"])}
            for row in (*facts["refused"], *facts["unread"])
        ],
        "work": as_record(desk.work.state) if desk.work.state is not None else None,
        "writes": desk.key is not None,
        "read": case.has_run,
        "another": case.has_run and desk.read_by_another,
    }
    return Page(template="intake.html", record=record, more={"languages_read": sorted(load_languages().rules)})


def taken(desk: Desk, form: ArrivingForm) -> Moved:
    """Preserve the files of a form while they arrive; on to what came of each.

    Raises `SettingsError` for a date that is none, `UsageError` where no file was chosen, `LockedError` while another
    command writes.
    """
    stated = _stated(form.fields)
    files = (Handed(name=one.name, head=one.head, open=one.as_stream) for one in form.files())
    done = hand_in(desk.root, desk.key_to_write(), files, stated=stated)
    if not done.receipts:
        raise UsageError("No file was chosen.", "Choose one or more files, then take them in.")
    known = sum(one.state == "known" for one in done.receipts)
    return Moved(to=f"/intake?from={done.start}&to={done.end}&known={known}")


def read(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Read what is kept and make everything that follows from it, as `dalil build` does."""
    del form
    key = desk.key_to_write()

    def job(progress: Progress) -> Mapping[str, Any]:
        order = Order(paths=(), case=desk.root, learned=learned_of_latest_run(CaseFolder(desk.root)))
        outcome = build(order, key, progress)
        counted = {name: outcome.run.facts[name] for name in ("reports", "statements", "incidents", "conflicts")}
        return {**counted, "origins": outcome.run.facts["origins"]}

    desk.work.begin(READING, job)
    return Moved(to="/intake")


def _stated(fields: Mapping[str, str]) -> Stated:
    said = {name: fields[name].strip() for name in (*STATED, "protected") if fields.get(name, "").strip()}
    return stated_by_hand(said)


def _waiting(desk: Desk) -> frozenset[str]:
    """The exhibits that the latest run has not read."""
    kept = {str(entry.object["sha256"]) for entry in desk.case.entries if entry.type == "object.ingested"}
    if not desk.case.has_run:
        return frozenset(kept)
    return frozenset(kept - {row["exhibit"] for row in desk.index.records("documents")})


def _entries(entries: tuple[LedgerEntry, ...], start: str | None, end: str | None) -> Iterator[LedgerEntry]:
    """The inputs among these entries of the log, those that were refused first."""
    first, last = _number(start), _number(end)
    if first is None or last is None:
        return
    found = [entry for entry in entries[first:last] if entry.type in STATES or entry.type == REFUSED]
    yield from sorted(found, key=lambda entry: entry.type != REFUSED)


def _told(desk: Desk, entry: LedgerEntry) -> dict[str, Any]:
    """What an entry says of an input; its name only where the key opens it."""
    name = desk.case.folder.opened(entry).get("name")
    why = str(entry.result["reason"]) if entry.type == REFUSED else None
    return {
        "name": name,
        "sha256": entry.object.get("sha256"),
        "size": entry.object.get("size"),
        "media_type": entry.object.get("media"),
        "state": STATES.get(entry.type, "refused"),
        "why": why,
        "remedy": remedy_of(why) if why is not None else None,
    }


def _number(given: str | None) -> int | None:
    return int(given) if given is not None and given.isascii() and given.isdigit() else None
