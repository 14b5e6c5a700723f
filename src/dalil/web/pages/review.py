"""Review: one statement after another, decided by the one who said who they are."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.addition import add
from dalil.casework.agreement import agreement
from dalil.casework.decided import LISTED
from dalil.casework.derived import SUGGESTIONS
from dalil.casework.desk import Desk
from dalil.casework.review import decide, decide_group, denies, repeats, undo
from dalil.casework.selected import FAMILIES
from dalil.errors import UsageError
from dalil.model.decision import DecisionKind
from dalil.model.figure import Counts
from dalil.model.record import as_record, from_record
from dalil.model.statement import Attribution, Commitment, Kind, Modality, Polarity, SpeechAct, Statement, Status
from dalil.statements.rejoinders import tells_denial
from dalil.vocab.terms import load_terms
from dalil.web.anchored import PARTS, Piece, anchored, selections
from dalil.web.page import Moved, Page
from dalil.web.pages.statement import asked_for

OPEN = ("open",)
# What a reason says where the person added no word of their own.
PRESET: Mapping[str, str] = {
    "accept": "Read with the words around it: they say so.",
    "unsure": "Read with the words around it: they leave it open.",
    "undo": "Taken back on the desk.",
    "words": "The words selected in the report say so.",
    "add": "The words selected in the report say it, and the machine passed over them.",
    "merge": "Read side by side: they tell of one occurrence.",
    "denies": "Read side by side: it denies what the other one says.",
    "repeats": "Read side by side: it says the same once more.",
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


FIELD_KEYS: Mapping[str, str] = {
    "quote": "w q", "trigger": "w a", "speakers": "w s", "perpetrators": "w b", "victims": "w v", "weapons": "w w",
    "targets": "w t", "place": "w l", "time": "w d", "figures": "w f", "addressees": "w o", "hedges": "w h",
}  # fmt: skip
SINGLE = ("quote", "trigger", "place", "time")
NEAR = 12  # statements offered as those that one belongs with
SUGGESTION = "sg_"
TOKEN = re.compile(r"\S+")
# What the page offers whatever the statement is.
OFFERED: Mapping[str, object] = {
    "lists": LISTS, "parts_of": PARTS, "keys": FIELD_KEYS, "counts": get_args(Counts),
}  # fmt: skip


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
    before, after = desk.index.beside(one.id, waiting)
    return Page(
        template="review.html",
        record={**state, "statement": {**row, "review": "open"} if second else row},
        more={
            **again,
            **OFFERED,
            **_words(desk, one),
            **_near(desk, row),
            "statement": one,
            "second": second,
            "before": before,
            "after": after,
            "acts": [term.id for term in load_terms().family("act")],
            "terms": {name: [term.id for term in load_terms().family(family)] for name, family in FAMILIES.items()},
            "suggested": sum(1 for found in desk.case.records(SUGGESTIONS) if found["exhibit"] == one.exhibit),
        },
    )


def _words(desk: Desk, one: Statement) -> Mapping[str, object]:
    """The passage of a statement, with what is marked in it and what can be."""
    rendition = desk.reading(one.exhibit).report.rendition
    assert rendition is not None
    pieces = anchored(rendition, one)
    return {"pieces": pieces, "tokens": _tokens(pieces), "selections": selections(one)}


def _near(desk: Desk, row: Mapping[str, Any]) -> Mapping[str, object]:
    """What a statement may belong with: what its incidents hold of other reports, then what stands near it in its own.

    Those of its own act come first.
    """
    index = desk.index
    incidents = index.values_of(row["id"], "incident")
    found = index.statements(Filter(values={"incident": incidents}), limit=NEAR) if incidents else ()
    own = [one for one in index.around(row["id"], NEAR) if one["exhibit"] == row["exhibit"]]
    found += tuple(sorted(own, key=lambda one: abs(one["start"] - row["start"]))[: NEAR + 1])
    others = {one["id"]: one for one in found if one["id"] != row["id"]}
    near = sorted(others.values(), key=lambda one: one["act"] != row["act"])[:NEAR]
    deniable = [one for one in near if not tells_denial(one["status"], one["polarity"], one["speech_act"])]
    return {"near": near, "deniable": deniable}


def _tokens(pieces: Sequence[Piece]) -> list[tuple[int, int, str]]:
    """The words of the passage with their places [start, end), for who types them."""
    text, first = "".join(piece.text for piece in pieces), pieces[0].start
    return [(first + match.start(), first + match.end(), match.group()) for match in TOKEN.finditer(text)]


def decided(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Log the decision, signed, and go on to what waits next; after a correction by words, to the same again.

    Raises what `casework.review` raises, and `UsageError` for a rejection or correction without a reason.
    """
    what = form.get("decision", "")
    kind = KINDS.get(what)
    if what == "words" and form.get("field") == "new":
        what = "add"
    reason = form.get("reason", "").strip() or PRESET.get(what, "")
    if (kind is None and what not in DOING) or not reason:
        raise UsageError("A decision needs its kind and a reason.", "Say in your own words why you decide so.")
    subject = form.get("statement", "")
    if kind is None:
        return _moved(form, DOING[what](desk, subject, reason, form), subject)
    if kind == "undo":
        undo(desk, subject=subject, reason=reason)
        return _moved(form, subject if desk.index.has(subject) else None, subject)
    fields = _changed(desk.record("statements", subject), form) if kind == "correct" else {}
    decide(desk, kind=kind, subject=subject, reason=reason, fields=fields)
    return _moved(form, None, subject)


def _moved(form: Mapping[str, str], at: str | None, last: str) -> Moved:
    query = [
        (name, value) for name, value in QueryParams(form.get("back", "")).multi_items() if name not in ("last", "at")
    ]
    if at is not None:
        query.append(("at", at))
    return Moved(to=f"/review?{urlencode([*query, ('last', at or last)])}")


def _by_words(desk: Desk, subject: str, reason: str, form: Mapping[str, str]) -> str:
    """A field of a statement corrected to the words selected; the same statement is shown again."""
    name = form.get("field", "")
    if name not in FIELD_KEYS:
        raise UsageError("Which field the words are is not said.", "Press one of the fields.")
    row = desk.record("statements", subject)
    chosen = "" if form.get("none") else _selection(form, name)
    if chosen and form.get("beside") and name not in SINGLE:
        now = selections(from_record(Statement, row))[name]
        chosen = f"{now},{chosen}" if now else chosen
    decide(desk, kind="correct", subject=subject, reason=reason, fields={name: chosen})
    return subject


def _selection(form: Mapping[str, str], name: str) -> str:
    said = form.get(f"as_{name}", "").strip()
    return f"{form.get('start', '')}-{form.get('end', '')}{f':{said}' if said else ''}"


def _new(desk: Desk, subject: str, reason: str, form: Mapping[str, str]) -> str:
    """A statement that the words selected make, in the report of this one; or one that a large model suggested."""
    if subject.startswith(SUGGESTION):
        return add(desk, subject=subject, reason=reason, fields={}).subjects[0]
    row = desk.record("statements", subject)
    fields = {"quote": _selection(form, "quote")}
    fields |= {name: value for name in ("act", "status") if (value := form.get(f"new_{name}", ""))}
    if form.get("same_voice") and row["speakers"]:
        fields["speakers"] = selections(from_record(Statement, row))["speakers"]
    return add(desk, subject=row["exhibit"], reason=reason, fields=fields).subjects[0]


def _merged(desk: Desk, subject: str, reason: str, form: Mapping[str, str]) -> str:
    decide_group(desk, kind="merge", named=(subject, form.get("other", "")), reason=reason)
    return subject


def _denying(desk: Desk, subject: str, reason: str, form: Mapping[str, str]) -> str:
    denies(desk, subject=subject, denied=form.get("other", ""), reason=reason)
    return subject


def _repeating(desk: Desk, subject: str, reason: str, form: Mapping[str, str]) -> None:
    repeats(desk, subject=subject, of=form.get("other", ""), reason=reason)


DOING: Mapping[str, Callable[[Desk, str, str, Mapping[str, str]], str | None]] = {
    "words": _by_words,
    "add": _new,
    "merge": _merged,
    "denies": _denying,
    "repeats": _repeating,
}


def suggestions(desk: Desk, request: Request) -> Page:
    """What a large model suggested and nobody took over: a list of its own, none of it counted anywhere."""
    del request
    rows = list(desk.case.records(SUGGESTIONS))
    return Page(template="suggestions.html", record=rows)


def _changed(record: Mapping[str, object], form: Mapping[str, str]) -> dict[str, str]:
    """The fields for which the form says something else than the record."""
    return {name: form[name] for name in LISTED if name in form and form[name] != (record[name] or "")}


def _first(desk: Desk, waiting: Filter, request: Request) -> Mapping[str, object] | None:
    """The first that waits after the one decided last, else the first of all."""
    last = request.query_params.get("last")
    after = desk.index.beside(last, waiting)[1] if last else None
    if after is not None:
        return desk.record("statements", after)
    return next(iter(desk.index.statements(waiting, limit=1)), None)


def _kept(query: QueryParams) -> list[tuple[str, str]]:
    return [(name, value) for name, value in query.multi_items() if name not in ("at", "last")]
