"""Decisions of people about what the machine proposes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dalil.casework.case import Case
from dalil.casework.decided import check_correction, orphans
from dalil.casework.grade import standing_grades
from dalil.casework.groupings import (
    OF_ORIGINS,
    SIDES,
    Sides,
    resolved,
    standing_groupings,
    written,
)
from dalil.casework.keyring import deciding_person, key_of
from dalil.casework.tool import TOOL
from dalil.custody.key import Key
from dalil.custody.person import Person
from dalil.custody.writer import CaseWriter
from dalil.errors import InputError, InvalidValueError
from dalil.model.decision import Decision, DecisionKind
from dalil.model.when import bounds

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


def _orphan(subject: str, decision: Decision) -> dict[str, Any]:
    return {"id": subject, "what": f"decision without statement: {decision.kind}", "document": None}


def decide(
    root: Path, key_file: Path | None, *, kind: DecisionKind, subject: str, reason: str, fields: Mapping[str, str]
) -> Decision:
    """Log a decision about a statement, signed by the person who decides.

    Raises `RefusedError` where nobody said who decides, `UnknownIdError` for an id that is not in the case, and
    `InputError` for a correction that makes no valid statement.
    """
    person = deciding_person()
    key = key_of(root, key_file)
    case = Case.open(root, key)
    what, record = case.index().record(subject)
    if what != "statements":
        raise InputError(f"{subject} is not a statement.", "List the statements with `dalil show statements`.")
    if kind == "correct":
        check_correction(record, fields)
    stand = case.standing.get(subject)
    before, after = _beside(case, record)
    with CaseWriter(root, key, tool=TOOL) as writer:
        return writer.append_decision(
            kind=kind,
            subjects=(subject,),
            reason=reason,
            person=person,
            fields=fields,
            quote=record["quote"],
            before=before,
            after=after,
            supersedes=stand.id if stand is not None else None,
        )


def decide_group(
    root: Path, key_file: Path | None, *, kind: DecisionKind, named: Sequence[str], reason: str
) -> Decision:
    """Log that origins are one or two (`same`, `different`), or occurrences (`merge`, `split`).

    `named` are ids of statements, or of origins or incidents, which stand for their statements: the decision holds on
    when a later analysis forms other groups. Raises as `decide` does, and `InputError` for ids of another kind or
    where fewer than two sides remain.
    """
    person = deciding_person()
    key = key_of(root, key_file)
    case = Case.open(root, key)
    index = case.index()
    records = {identifier: index.record(identifier) for identifier in named}
    whole = "origins" if kind in OF_ORIGINS else "incidents"
    wrong = [identifier for identifier, (what, _) in records.items() if what not in ("statements", whole)]
    if wrong:
        raise InputError(f"{wrong[0]} is no statement and not one of the {whole}.", f"List the {whole} with `show`.")
    sides = resolved(kind, tuple(records.values()))
    if len(sides) < 2 or not all(sides):  # noqa: PLR2004 one thing alone belongs with nothing
        raise InputError("There are not two sides.", "Name two or more ids, such as an incident and what leaves it.")
    return _logged(case, root, key, kind=kind, sides=sides, reason=reason, person=person)


def _logged(
    case: Case, root: Path, key: Key, *, kind: DecisionKind, sides: Sides, reason: str, person: Person
) -> Decision:
    subjects = tuple(dict.fromkeys(member for side in sides for member in side))
    _, record = case.index().record(subjects[0])
    before, after = _beside(case, record)
    with CaseWriter(root, key, tool=TOOL) as writer:
        return writer.append_decision(
            kind=kind,
            subjects=subjects,
            reason=reason,
            person=person,
            fields={SIDES: written(sides)},
            quote=record["quote"],
            before=before,
            after=after,
        )


def undo(root: Path, key_file: Path | None, *, subject: str, reason: str) -> Decision:
    """Take the last standing decision back that is about `subject`: a statement, an origin, an incident or a decision.

    Of an origin or incident that is a grouping or a grade; what was decided about its single statements stands.
    Raises `UnknownIdError` for an id that is not in the case, `InputError` where nothing stands.
    """
    person = deciding_person()
    key = key_of(root, key_file)
    case = Case.open(root, key)
    groups = (*standing_groupings(case.decisions), *standing_grades(case.decisions))
    singles = tuple(case.standing.values())
    named = [one for one in (*singles, *groups) if one.id == subject]
    found = named or _about(case, subject, singles, groups)
    if not found:
        raise InputError("There is no decision to undo.", "List the decisions with `dalil show log`.")
    order = {decision.id: number for number, decision in enumerate(case.decisions)}
    last = max(found, key=lambda one: order[one.id])
    with CaseWriter(root, key, tool=TOOL) as writer:
        return writer.append_decision(
            kind="undo", subjects=last.subjects, reason=reason, person=person, supersedes=last.id
        )


def _about(case: Case, subject: str, singles: Sequence[Decision], groups: Sequence[Decision]) -> list[Decision]:
    """The decisions about a statement, or about the statements of an origin or incident as a group."""
    if subject in {decision.id for decision in case.decisions}:
        return []
    what, record = case.index().record(subject)
    if what not in ("origins", "incidents"):
        return [one for one in (*singles, *groups) if subject in one.subjects]
    members = set(record["statements"])
    return [one for one in groups if members & set(one.subjects)]


def classify(root: Path, key_file: Path | None, *, place: str, period: str, conflict: str, reason: str) -> Decision:
    """Log a person's decision on which kind of armed conflict a place and period belong to.

    Raises `InputError` for a period that is no EDTF interval.
    """
    person = deciding_person()
    key = key_of(root, key_file)
    try:
        bounds(period)
    except InvalidValueError as error:
        raise InputError(f"{period!r} is not a period.", "Write it as an EDTF interval: 2031-05-01/2031-08.") from error
    fields = {"place": place, "period": period, "conflict": conflict}
    with CaseWriter(root, key, tool=TOOL) as writer:
        return writer.append_decision(kind="classify", subjects=(place,), reason=reason, person=person, fields=fields)


def _beside(case: Case, record: Mapping[str, Any]) -> tuple[str, str]:
    reading = case.derived.reading(record["exhibit"])
    text = reading["report"]["rendition"]["text"] if reading is not None else ""
    return text[max(0, record["start"] - BESIDE) : record["start"]], text[record["end"] : record["end"] + BESIDE]
