"""Decisions of people about what the machine proposes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dalil.casework.anchor import FIELD as ANCHOR
from dalil.casework.anchor import Anchor
from dalil.casework.case import Case
from dalil.casework.decided import CORRECTABLE, REPEATS, WORDED, check_correction, orphans, values
from dalil.casework.desk import Desk
from dalil.casework.graded import standing_grades, ungiven
from dalil.casework.groupings import OF_ORIGINS, SIDES, resolved, standing_groupings
from dalil.casework.groupings import written as side_words
from dalil.casework.pseudonyms import Pseudonyms
from dalil.casework.user_keys import key_of
from dalil.errors import InputError, InvalidValueError
from dalil.model.decision import Decision, DecisionKind
from dalil.model.record import from_record
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.model.when import bounds
from dalil.model.where import Where
from dalil.statements.rejoinders import is_denial

if TYPE_CHECKING:
    from dalil.casework.selected import Words

BESIDE = 32  # code points before and after a quote that let a later engine find it again


def waiting(root: Path, key_file: Path | None) -> Iterator[dict[str, Any]]:
    """Statements that nobody decided on, then decisions whose statement is gone."""
    case = Case.open(root, key_of(root, key_file))
    known = []
    for row in case.records("statements"):
        known.append(row["id"])
        if row["review"] == "open":
            yield {"id": row["id"], "what": f"{row['status']} {row['act'] or ''}".strip(), "document": row["document"]}
    there = set(known)
    for decision in orphans(case.standing, known):
        yield _orphan(decision.subjects[0], decision)
    for decision in standing_groupings(case.decisions):
        yield from (_orphan(subject, decision) for subject in decision.subjects if subject not in there)
    graded = [*case.records("incidents"), *case.records("origins")]
    for decision in ungiven(case.decisions, graded):
        yield {"id": decision.subjects[0], "what": "grade whose statements no longer stand together", "document": None}


def _orphan(subject: str, decision: Decision) -> dict[str, Any]:
    return {"id": subject, "what": f"decision without statement: {decision.kind}", "document": None}


def decide(desk: Desk, *, kind: DecisionKind, subject: str, reason: str, fields: Mapping[str, str]) -> Decision:
    """Log a decision about a statement, signed by the person who decides. A correction keeps what an earlier one says.

    Of `fields`, what is read from words is a selection, as `selected` describes; an empty one means none. Raises
    `RefusedError` where nobody said who decides, `UnknownIdError` for an id that is not in the case, and `InputError`
    for a correction that makes no valid statement.
    """
    record = _statement(desk, subject)
    stand = desk.case.standing.get(subject)
    said: Mapping[str, str] = {}
    if kind == "correct":
        said = _corrected(desk, record, fields)
        if stand is not None and stand.kind == "correct":
            said = _with_anchor(desk, record, {**_restated(desk, stand, record), **said})
    return log_about(desk, kind=kind, record=record, reason=reason, fields=said, supersedes=stand)


def denies(desk: Desk, *, subject: str, denied: str, reason: str) -> Decision:
    """Log that a statement denies another one. Where it is not told as a denial, it is corrected to one.

    Raises as `decide` does.
    """
    record = _statement(desk, subject)
    _statement(desk, denied)
    if subject == denied:
        raise InputError("A statement does not deny itself.", "Name the statement that it denies.")
    told = {} if is_denial(from_record(Statement, record)) else {"status": "denied", "speech_act": "deny"}
    return decide(desk, kind="correct", subject=subject, reason=reason, fields={**told, "about": denied})


def repeats(desk: Desk, *, subject: str, of: str, reason: str) -> Decision:
    """Log that a statement says once more, in the same report, what another one says: it is rejected in its favour.

    Raises as `decide` does, and `InputError` for statements of two reports.
    """
    record, other = _statement(desk, subject), _statement(desk, of)
    if subject == of or record["exhibit"] != other["exhibit"]:
        raise InputError(
            "These are not two statements of one report.",
            "What two reports say of one occurrence is merged: `dalil review merge`; one source of both is `same`.",
        )
    stand = desk.case.standing.get(subject)
    return log_about(desk, kind="reject", record=record, reason=reason, fields={REPEATS: of}, supersedes=stand)


def _statement(desk: Desk, subject: str) -> dict[str, Any]:
    what, record = desk.index.record(subject)
    if what != "statements":
        raise InputError(f"{subject} is not a statement.", "List the statements with `dalil show statements`.")
    return record


def _corrected(desk: Desk, record: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, str]:
    """The fields as a decision holds them: what was selected as JSON, with an anchor where words are among them."""
    if fields.get("about"):
        _statement(desk, fields["about"])
    wrong = set(fields) - set(CORRECTABLE)
    chosen = {name: value for name, value in fields.items() if name in WORDED}
    said = dict(fields)
    if chosen and not wrong:
        words = words_of(desk, desk.reading(record["exhibit"]).report)
        said |= {name: words.value(name, value, record) for name, value in chosen.items()}
    check_correction(record, said)
    return _with_anchor(desk, record, said)


def _restated(desk: Desk, stand: Decision, record: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an earlier correction as a decision of now holds them."""
    rendition = desk.reading(record["exhibit"]).report.rendition
    text = rendition.text if rendition is not None else ""
    fields = values(stand, record["rendition"], lambda: text) or {}
    if "start" in fields:
        fields["quote"] = {name: fields.pop(name) for name in ("quote", "start", "end")}
    return {
        name: json.dumps(value, ensure_ascii=False) if name in WORDED else value or "" for name, value in fields.items()
    }


def _with_anchor(desk: Desk, record: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, str]:
    worded = {name: json.loads(value) for name, value in fields.items() if name in WORDED}
    rest = {name: value for name, value in fields.items() if name != ANCHOR}
    if not worded:
        return rest
    return {**rest, ANCHOR: anchor_of(desk.reading(record["exhibit"]).report, record, worded).written()}


def anchor_of(report: Report, record: Mapping[str, Any], values: Mapping[str, Any]) -> Anchor:
    """Where the words of a statement, and of values of its fields, stand in the report."""
    assert report.rendition is not None
    return Anchor.of(report.rendition.id, report.rendition.text, (record["start"], record["end"]), values)


def words_of(desk: Desk, report: Report) -> "Words":
    """What turns selections of this report into values of fields."""
    from dalil.casework.selected import Words  # noqa: PLC0415 brings grammars that most decisions do not need

    known = desk.index.places(report.document)
    return Words(
        report=report,
        lexicon=lambda: desk.lexicon,
        party=Pseudonyms(desk.case.folder.case_key).of,
        places={name: from_record(Where, row) for name, row in known.items()},
    )


def log_about(
    desk: Desk,
    *,
    kind: DecisionKind,
    record: Mapping[str, Any],
    reason: str,
    fields: Mapping[str, str],
    supersedes: Decision | None,
) -> Decision:
    """Log a decision about a statement with the words that let a later engine find it again."""
    before, after = _beside(desk, record)
    return desk.decide(
        kind=kind,
        subjects=(record["id"],),
        reason=reason,
        fields=fields,
        quote=record["quote"],
        before=before,
        after=after,
        supersedes=supersedes.id if supersedes is not None else None,
    )


def decide_group(desk: Desk, *, kind: DecisionKind, named: Sequence[str], reason: str) -> Decision:
    """Log that origins are one or two (`same`, `different`), or occurrences (`merge`, `split`).

    `named` are ids of statements, or of origins or incidents, which stand for their statements: the decision holds on
    when a later analysis forms other groups. Raises as `decide` does, and `InputError` for ids of another kind or
    where fewer than two sides remain.
    """
    records = {identifier: desk.index.record(identifier) for identifier in named}
    whole = "origins" if kind in OF_ORIGINS else "incidents"
    wrong = [identifier for identifier, (what, _) in records.items() if what not in ("statements", whole)]
    if wrong:
        raise InputError(f"{wrong[0]} is no statement and not one of the {whole}.", f"List the {whole} with `show`.")
    sides = resolved(kind, tuple(records.values()))
    if len(sides) < 2 or not all(sides):  # noqa: PLR2004 one thing alone belongs with nothing
        raise InputError("There are not two sides.", "Name two or more ids, such as an incident and what leaves it.")
    subjects = tuple(dict.fromkeys(member for side in sides for member in side))
    _, record = desk.index.record(subjects[0])
    before, after = _beside(desk, record)
    return desk.decide(
        kind=kind,
        subjects=subjects,
        reason=reason,
        fields={SIDES: side_words(sides)},
        quote=record["quote"],
        before=before,
        after=after,
    )


def undo(desk: Desk, *, subject: str, reason: str) -> Decision:
    """Take the last standing decision back that is about `subject`: a statement, an origin, an incident or a decision.

    Of an origin or incident that is a grouping or a grade; what was decided about its single statements stands.
    Raises `UnknownIdError` for an id that is not in the case, `InputError` where nothing stands.
    """
    case = desk.case
    groups = (*standing_groupings(case.decisions), *standing_grades(case.decisions))
    singles = tuple(case.standing.values())
    named = [one for one in (*singles, *groups) if one.id == subject]
    found = named or _about(desk, subject, singles, groups)
    if not found:
        raise InputError("There is no decision to undo.", "List the decisions with `dalil show log`.")
    order = {decision.id: number for number, decision in enumerate(case.decisions)}
    last = max(found, key=lambda one: order[one.id])
    return desk.decide(kind="undo", subjects=last.subjects, reason=reason, supersedes=last.id)


def _about(desk: Desk, subject: str, singles: Sequence[Decision], groups: Sequence[Decision]) -> list[Decision]:
    """The decisions about a statement, or about the statements of an origin or incident as a group."""
    if subject in {decision.id for decision in desk.case.decisions}:
        return []
    what, record = desk.index.record(subject)
    if what not in ("origins", "incidents"):
        return [one for one in (*singles, *groups) if subject in one.subjects]
    members = set(record["statements"])
    return [one for one in groups if members & set(one.subjects)]


def classify(desk: Desk, *, place: str, period: str, conflict: str, reason: str) -> Decision:
    """Log a person's decision on which kind of armed conflict a place and period belong to.

    Raises `InputError` for a period that is no EDTF interval.
    """
    try:
        bounds(period)
    except InvalidValueError as error:
        raise InputError(f"{period!r} is not a period.", "Write it as an EDTF interval: 2031-05-01/2031-08.") from error
    fields = {"place": place, "period": period, "conflict": conflict}
    return desk.decide(kind="classify", subjects=(place,), reason=reason, fields=fields)


def _beside(desk: Desk, record: Mapping[str, Any]) -> tuple[str, str]:
    report = desk.reading(record["exhibit"]).report
    text = report.rendition.text if report.rendition is not None else ""
    return text[max(0, record["start"] - BESIDE) : record["start"]], text[record["end"] : record["end"] + BESIDE]
