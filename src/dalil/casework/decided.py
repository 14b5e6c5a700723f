"""What the decisions of people come to, the last one about each thing counting."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dalil.errors import InputError, InvalidValueError
from dalil.model.decision import Decision
from dalil.model.record import as_record, from_record
from dalil.model.statement import Statement

_REVIEWED = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "unsure": "unsure"}
CORRECTABLE = (
    "kind", "speech_act", "status", "polarity", "modality", "author_commitment", "attribution", "act",
)  # fmt: skip


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that stands for each subject: the last one; undoing it brings back the one before."""
    stacks: dict[str, list[Decision]] = {}
    for decision in decisions:
        for subject in decision.subjects:
            stack = stacks.setdefault(subject, [])
            if decision.kind == "undo" and not _grouping(decision, stack):
                stack[-1:] = []
            elif decision.kind in _REVIEWED:
                stack.append(decision)
    return {subject: stack[-1] for subject, stack in stacks.items() if stack}


def _grouping(undo: Decision, stack: Sequence[Decision]) -> bool:
    """Whether what is taken back is no decision about the statement itself but one about its group."""
    return undo.supersedes is not None and all(one.id != undo.supersedes for one in stack)


def laid_over(record: Mapping[str, Any], decision: Decision | None) -> dict[str, Any]:
    """The record of a statement with what was decided: its review state, and corrected fields where there are any."""
    if decision is None:
        return dict(record)
    return {**record, **_fields(decision), "review": _REVIEWED[decision.kind]}


def check_correction(record: Mapping[str, Any], fields: Mapping[str, str]) -> None:
    """Raise `InputError` unless the fields may be corrected and make a valid statement."""
    wrong = sorted(set(fields) - set(CORRECTABLE))
    if wrong or not fields:
        raise InputError(
            f"These fields cannot be corrected: {', '.join(wrong)}." if wrong else "Nothing is corrected.",
            f"Give --field FIELD=VALUE with one of {', '.join(CORRECTABLE)}; an empty value means none.",
        )
    try:
        from_record(Statement, {**record, **{name: value or None for name, value in fields.items()}})
    except InvalidValueError as error:
        raise InputError(f"The correction is not possible: {error.diagnosis}", "Use a value of the list.") from error


def orphans(decisions: Mapping[str, Decision], known: Iterable[str]) -> tuple[Decision, ...]:
    """Decisions whose statement is no longer found: listed as "decision without statement", never dropped."""
    there = set(known)
    return tuple(decision for subject, decision in sorted(decisions.items()) if subject not in there)


def rejected(decisions: Mapping[str, Decision]) -> frozenset[str]:
    """Ids of the statements that a person rejected."""
    return frozenset(subject for subject, decision in decisions.items() if decision.kind == "reject")


def dumped(decision: Decision) -> str:
    """A decision as one line of JSON, for the log."""
    return json.dumps(as_record(decision), ensure_ascii=False)


def _fields(decision: Decision) -> dict[str, Any]:
    return {name: value or None for name, value in decision.fields.items()} if decision.kind == "correct" else {}
