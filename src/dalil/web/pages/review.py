"""Review: one statement after another, decided by the one who said who they are."""

from collections.abc import Mapping
from typing import get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.agreement import agreement
from dalil.casework.decided import CORRECTABLE
from dalil.casework.desk import Desk
from dalil.casework.review import decide
from dalil.errors import UsageError
from dalil.model.decision import DecisionKind
from dalil.model.record import as_record, from_record
from dalil.model.statement import Attribution, Commitment, Kind, Modality, Polarity, SpeechAct, Statement, Status
from dalil.vocab.terms import load_terms
from dalil.web.anchored import anchored
from dalil.web.page import Moved, Page
from dalil.web.pages.statement import asked_for

EVERY = 100_000
OPEN = ("open",)
# What a reason says where the person added no word of their own.
PRESET: Mapping[str, str] = {
    "accept": "Read with the words around it: they say so.",
    "unsure": "Read with the words around it: they leave it open.",
    "undo": "Taken back on the desk.",
}
KINDS: Mapping[str, DecisionKind] = {
    "accept": "accept", "reject": "reject", "correct": "correct", "unsure": "unsure", "undo": "undo",
}  # fmt: skip
LISTS: Mapping[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "kind": get_args(Kind),
    "speech_act": get_args(SpeechAct),
    "polarity": get_args(Polarity),
    "modality": ("", *get_args(Modality)),
    "author_commitment": get_args(Commitment),
    "attribution": get_args(Attribution),
}


def review(desk: Desk, request: Request) -> Page:
    """The statement asked for, else the first that waits; a second eye is not shown the first decision."""
    query = request.query_params
    second = query.get("second") == "1"
    asked = asked_for(query)
    waiting = (
        asked
        if second
        else Filter(values={**asked.values, "review": OPEN}, words=asked.words, since=asked.since, until=asked.until)
    )
    row = desk.record("statements", query["at"]) if "at" in query else _first(desk, waiting, request)
    again = {"last": query.get("last"), "back": urlencode(_kept(query))}
    state = {"waiting": desk.index.count(waiting), "agreement": as_record(agreement(desk.case.decisions))}
    if row is None:
        return Page(template="reviewed.html", record={**state, "statement": None}, more=again)
    one = from_record(Statement, row)
    report = desk.reading(one.exhibit).report
    assert report.rendition is not None
    before, after = desk.index.beside(one.id, waiting)
    return Page(
        template="review.html",
        record={**state, "statement": {**row, "review": "open"} if second else row},
        more={
            **again,
            "statement": one,
            "pieces": anchored(report.rendition, one),
            "second": second,
            "before": before,
            "after": after,
            "lists": LISTS,
            "acts": sorted((term.label, term.id) for term in load_terms().by_id.values() if term.id.startswith("act.")),
        },
    )


def decided(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Log the decision, signed, and go on to what waits next.

    Raises what `casework.review.decide` raises, and `UsageError` for a rejection or correction without a reason.
    """
    kind = KINDS.get(form.get("decision", ""))
    reason = form.get("reason", "").strip() or PRESET.get(kind or "", "")
    if kind is None or not reason:
        raise UsageError("A decision needs its kind and a reason.", "Say in your own words why you decide so.")
    subject = form.get("statement", "")
    fields = _changed(desk.record("statements", subject), form) if kind == "correct" else {}
    decide(desk, kind=kind, subject=subject, reason=reason, fields=fields)
    query = [(name, value) for name, value in QueryParams(form.get("back", "")).multi_items() if name != "last"]
    if kind == "undo":
        query.append(("at", subject))
    return Moved(to=f"/review?{urlencode([*query, ('last', subject)])}")


def _changed(record: Mapping[str, object], form: Mapping[str, str]) -> dict[str, str]:
    """The fields for which the form says something else than the record."""
    return {name: form[name] for name in CORRECTABLE if name in form and form[name] != (record[name] or "")}


def _first(desk: Desk, waiting: Filter, request: Request) -> Mapping[str, object] | None:
    """The first that waits after the one decided last, else the first of all."""
    last = request.query_params.get("last")
    after = desk.index.beside(last, waiting)[1] if last else None
    if after is not None:
        return desk.record("statements", after)
    return next(iter(desk.index.statements(waiting, limit=1)), None)


def _kept(query: QueryParams) -> list[tuple[str, str]]:
    return [(name, value) for name, value in query.multi_items() if name not in ("at", "last")]
