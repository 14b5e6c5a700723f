"""Statements that a person adds: words that the machine passed over, or what a large model suggested."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dalil.casework.anchor import FIELD as ANCHOR
from dalil.casework.decided import ADDED, CORRECTABLE, WORDED, valid
from dalil.casework.derived import SUGGESTIONS
from dalil.casework.desk import Desk
from dalil.casework.review import anchor_of, log_about, words_of
from dalil.errors import InputError
from dalil.model.decision import Decision
from dalil.model.identity import statement_id
from dalil.model.report import Report

if TYPE_CHECKING:
    from dalil.casework.selected import Words

PERSON = "person"  # the method of a statement that a person added
SHOWN = 16  # digits of the person's key that stand for a version


def add(desk: Desk, *, subject: str, reason: str, fields: Mapping[str, str]) -> Decision:
    """Log a statement that the machine did not find: of an exhibit, whose words `fields` select, or of a suggestion.

    `fields` need a `quote`; an act needs its `trigger`, else the quote is taken for it. What is not said is as in a
    sentence that the report itself asserts. Raises as `decide` does, and `InputError` where the statement is there.
    """
    exhibit, fields = _proposed(desk, subject, fields)
    report = desk.reading(exhibit).report
    if not fields.get("quote"):
        raise InputError("A statement needs its words.", "Give --field quote=START-END.")
    if fields.get("act") and not fields.get("trigger"):
        fields = {**fields, "trigger": fields["quote"]}
    blank = _blank(desk, report)
    said = _read(words_of(desk, report), blank, fields)
    said |= said.pop("quote")
    record = {**blank, **said, "sentence": [said["start"], said["end"]]}
    record["id"] = _identifier(report, record)
    valid(record)
    if desk.index.has(record["id"]):
        raise InputError(f"This statement is there already: {record['id']}.", "Correct it with `dalil review correct`.")
    anchor = anchor_of(report, record, record)
    held = {ADDED: json.dumps(record, ensure_ascii=False), ANCHOR: anchor.written()}
    return log_about(desk, kind="add", record=record, reason=reason, fields=held, supersedes=None)


def _read(words: "Words", blank: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    wrong = sorted(set(fields) - set(CORRECTABLE))
    if wrong:
        raise InputError(f"A statement has no {', '.join(wrong)}.", f"Use {', '.join(CORRECTABLE)}.")
    return {
        name: json.loads(words.value(name, value, blank)) if name in WORDED else value or None
        for name, value in fields.items()
    }


def _blank(desk: Desk, report: Report) -> dict[str, Any]:
    """A statement of which nothing is known but the report: asserted by its own voice, read by a person."""
    if report.rendition is None:
        raise InputError("This report has no text.", "Only what was read can be selected from.")
    empty = ("speakers", "hedges", "perpetrators", "victims", "weapons", "targets", "addressees", "figures")
    none = ("modality", "about", "act", "trigger", "place", "time")
    return {
        "document": report.document,
        "exhibit": report.exhibit.sha256,
        "rendition": report.rendition.id,
        "kind": "event",
        "speech_act": "assert",
        "status": "asserted",
        "polarity": "pos",
        "author_commitment": "endorses",
        "attribution": "media",
        "provisions": [],
        "method": {"name": PERSON, "version": desk.person.key.fingerprint[:SHOWN]},
        "reasons": ["person.added"],
        "certain": True,
        "review": "accepted",
        **{name: [] for name in empty},
        **dict.fromkeys(none),
    }


def _identifier(report: Report, record: Mapping[str, Any]) -> str:
    assert report.rendition is not None
    position = report.rendition.offsets.position
    subject = record["trigger"] or (record["start"], record["end"])
    voices = [position(one["start"], one["end"]) for one in record["speakers"]]
    return statement_id(report.exhibit.sha256, position(*subject), voices)


def written(spans: Sequence[Mapping[str, Any]]) -> str:
    """Words that stand in a record, as selections of themselves."""
    return ",".join(f"{one['start']}-{one['end']}" for one in spans)


def _proposed(desk: Desk, subject: str, fields: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """The exhibit, and the fields: those given, over those of a suggestion where it is one."""
    found = next((row for row in desk.case.records(SUGGESTIONS) if row["id"] == subject), None)
    if found is None:
        return desk.record("documents", subject)["exhibit"], fields
    return found["exhibit"], {**from_suggestion(found), **fields}


def from_suggestion(row: Mapping[str, Any]) -> dict[str, str]:
    """What a suggestion says, as selections; of weapons, targets and figures a person says what they are."""
    said = {"quote": written([row]), **{name: row[name] for name in ("act", "status", "polarity") if row[name]}}
    if row["act"]:
        said["trigger"] = written([row["trigger"]])
    said |= {name: written(row[name]) for name in ("speakers", "perpetrators", "victims") if row[name]}
    return said | {name: written([row[name]]) for name in ("place", "time") if row[name] is not None}
