"""Decisions of people about what the machine proposes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dalil.casework.case import Case
from dalil.casework.decided import check_correction, orphans
from dalil.casework.grade import AXES, take_back
from dalil.casework.keyring import deciding_person, key_of
from dalil.casework.tool import TOOL
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
    for decision in orphans(case.standing, known):
        what = f"decision without statement: {decision.kind}"
        yield {"id": decision.subjects[0], "what": what, "document": None}


def decide(
    root: Path, key_file: Path | None, *, kind: DecisionKind, subject: str, reason: str, fields: Mapping[str, str]
) -> Decision:
    """Log a decision about a statement, signed by the person who decides.

    Raises `RefusedError` where nobody said who decides, `UnknownIdError` for an id that is not in the case, and
    `InputError` for a correction that makes no valid statement, or where there is nothing to undo.
    """
    person = deciding_person()
    key = key_of(root, key_file)
    case = Case.open(root, key)
    what, record = case.index().record(subject)
    if kind == "undo" and what in AXES:
        return take_back(root, key_file, subject=subject, reason=reason)
    if what != "statements":
        raise InputError(f"{subject} is not a statement.", "List the statements with `dalil show statements`.")
    if kind == "correct":
        check_correction(record, fields)
    stand = case.standing.get(subject)
    if kind == "undo" and stand is None:
        raise InputError("There is no decision to undo.", "List the decisions with `dalil show log`.")
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
