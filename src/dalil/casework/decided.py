"""What the decisions of people come to, the last one about each thing counting."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dalil.casework.anchor import FIELD as ANCHOR
from dalil.casework.anchor import Anchor, shifted
from dalil.errors import InputError, InvalidValueError
from dalil.model.decision import Decision
from dalil.model.record import as_record, from_record
from dalil.model.statement import Statement

_REVIEWED = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "unsure": "unsure", "add": "accepted",
}  # fmt: skip
LISTED = ("kind", "speech_act", "status", "polarity", "modality", "author_commitment", "attribution", "act")
REFERRING = ("about",)
# Fields whose value is read from words of the text; in a decision they stand as JSON.
WORDED = (
    "quote", "trigger", "speakers", "perpetrators", "victims", "weapons", "targets", "addressees", "place", "time",
    "figures", "hedges",
)  # fmt: skip
CORRECTABLE = (*LISTED, *REFERRING, *WORDED)
ADDED = "statement"  # the field that holds the record of a statement which a person added
REPEATS = "repeats"  # the field of a rejection that names the statement which says the same
Text = Callable[[], str]


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that stands for each subject: the last one; undoing it brings back the one before."""
    return {subject: stack[-1] for subject, stack in _stacks(decisions).items()}


def additions(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decisions that add a statement and that nobody took back, by its id, in the order of the log.

    Those whose words are sealed and shut are left out.
    """
    found = {subject: stack[0] for subject, stack in _stacks(decisions).items() if stack[0].kind == "add"}
    return {subject: decision for subject, decision in found.items() if ADDED in decision.fields}


def _stacks(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    stacks: dict[str, list[Decision]] = {}
    for decision in decisions:
        for subject in decision.subjects:
            stack = stacks.setdefault(subject, [])
            if decision.kind == "undo" and not _grouping(decision, stack):
                stack[-1:] = []
            elif decision.kind in _REVIEWED:
                stack.append(decision)
    return {subject: stack for subject, stack in stacks.items() if stack}


def _grouping(undo: Decision, stack: Sequence[Decision]) -> bool:
    """Whether what is taken back is no decision about the statement itself but one about its group."""
    return undo.supersedes is not None and all(one.id != undo.supersedes for one in stack)


def laid_over(record: Mapping[str, Any], decision: Decision | None, text: Text | None = None) -> dict[str, Any]:
    """The record of a statement with what was decided: its review state, and corrected fields where there are any.

    `text` gives the text of the rendition: in another one than was decided on, corrected words are looked for. What
    stands no longer there is left as the machine reads it (see `unfitting`).
    """
    if decision is None:
        return dict(record)
    fields = values(decision, record.get("rendition"), text) if decision.fields else {}
    return {**record, **(fields or {}), "review": _REVIEWED[decision.kind]}


def added_record(decision: Decision) -> dict[str, Any]:
    """The record of the statement that a decision adds, as it was when the person added it."""
    found: dict[str, Any] = json.loads(decision.fields[ADDED])
    return found


def values(decision: Decision, rendition: str | None, text: Text | None) -> dict[str, Any] | None:
    """The fields that a correction or addition says, with their ranges in this rendition; None: not all are there."""
    if decision.kind == "add":
        fields = added_record(decision) if ADDED in decision.fields else {}
    elif decision.kind == "correct":
        fields = {name: _value(name, value) for name, value in decision.fields.items() if name in CORRECTABLE}
    else:
        return {}
    if "quote" in fields and isinstance(fields["quote"], dict):
        fields |= fields.pop("quote")
    anchor = Anchor.read(decision.fields[ANCHOR]) if ANCHOR in decision.fields else None
    if anchor is None or anchor.rendition == rendition:
        return fields
    moved = anchor.moved(text()) if text is not None else None
    if moved is None:
        return {name: value for name, value in fields.items() if name in LISTED} if decision.kind == "correct" else None
    if "start" in fields:
        fields["start"], fields["end"] = moved(fields["start"], fields["end"])
    return {**shifted(fields, moved), **({"rendition": rendition} if "rendition" in fields else {})}


def _value(name: str, written: str) -> Any:  # noqa: ANN401 JSON is any of its types
    return json.loads(written) if name in WORDED else written or None


def check_correction(record: Mapping[str, Any], fields: Mapping[str, str]) -> None:
    """Raise `InputError` unless the fields may be corrected and make a valid statement."""
    wrong = sorted(set(fields) - set(CORRECTABLE))
    if wrong or not fields:
        raise InputError(
            f"These fields cannot be corrected: {', '.join(wrong)}." if wrong else "Nothing is corrected.",
            f"Give --field FIELD=VALUE with one of {', '.join(CORRECTABLE)}; an empty value means none.",
        )
    said = {name: _value(name, value) for name, value in fields.items()}
    said |= said.pop("quote", None) or {}
    valid({**record, **said})


def valid(record: Mapping[str, Any]) -> Statement:
    """The statement of a record that a person made. Raises `InputError` where it is none."""
    try:
        return from_record(Statement, record)
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
