"""What people decided, as annotation: only what is settled, without a private name, in the form of our own corpus."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import Dalil
from tests.e2e.conftest import Built

SAID = "the wire itself says so, and we rang them"
WIRE, GAZETTE = "01-meridian-wire.txt", "02-harbour-gazette.html"
Row = dict[str, Any]


@pytest.fixture
def reviewer(qaldis: Built) -> Dalil:
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    return qaldis.dalil


def statements(dalil: Dalil, case: Path, document: str) -> list[Row]:
    rows = dalil("show", "statements", "--case", case, "--json").records
    return [row for row in rows if row["document"] == document]


def decide(dalil: Dalil, case: Path, kind: str, row: Row, *fields: str) -> None:
    told = [part for field in fields for part in ("--field", field)]
    ran = dalil("review", kind, row["id"], *told, "--reason", SAID, "--case", case)
    assert ran.code == 0, ran.err


def about(rows: list[Row], voice: str | None, act: str) -> Row:
    return next(
        row for row in rows if row["act"] == act and [one["name"] for one in row["speakers"]] == ([voice] if voice else [])
    )


def exported(dalil: Dalil, case: Path, out: Path) -> tuple[Row, list[Row]]:
    ran = dalil("corpus", "export", "--out", out, "--case", case, "--json")
    assert ran.code == 0, ran.err
    lines = (out / f"{out.name}.jsonl").read_text(encoding="utf-8").splitlines()
    return ran.record, [json.loads(line) for line in lines]


def words(row: Row, spans: list[list[int]]) -> list[str]:
    return [row["text"][start:end] for start, end in spans]


def told(row: Row) -> list[tuple[str, list[str], list[str], list[str]]]:
    return [
        (one["id"], *(words(row, one[part]) for part in ("source", "cue", "content")))  # type: ignore[misc]  # three parts
        for one in row["attributions"]
    ]


def test_decisions_become_annotation_and_nothing_private_leaves(reviewer: Dalil, copy: Path, tmp_path: Path) -> None:
    rows = statements(reviewer, copy, WIRE)
    killing, lasting = about(rows, "Coastal Front", "act.kill"), about(rows, "Nadia Korvel", "act.shelling")
    wounded = about(rows, None, "harm.injury")
    for row in rows:
        if row not in (killing, lasting, wounded):
            decide(reviewer, copy, "accept", row)
    decide(reviewer, copy, "reject", killing)
    decide(reviewer, copy, "correct", lasting, "status=reported")
    start = wounded["start"]
    decide(reviewer, copy, "correct", wounded, f"victims={start}-{start + len('Another 12 to 15 people')}:vic.civilian")
    made, (record,) = exported(reviewer, copy, tmp_path / "notes")
    assert (made["reports"], made["open"], made["masked"]) == (1, 15, 1)
    assert told(record) == [
        ("A1", ["the Coastal Front"], ["said"], [
            "The Taldoran army shelled Halvora Hospital in Tarsun on Monday, killing 12 civilians",
        ]),
        ("A2", ["The Defence Ministry"], ["denied"], ["that the army had shelled the hospital"]),
        ("A3", ["Defence Minister Ilvar Dresh"], ["said"], ['"The Coastal Front shelled the hospital itself,"']),
        ("A4", ["[P-001], a resident of Tarsun"], ["said"], ['"The shelling lasted an hour,"']),
    ]  # fmt: skip
    events = [(words(record, [one["trigger"]])[0], one["status"], one["voices"]) for one in record["events"]]
    assert events == [
        ("shelled", "asserted", []), ("shelled", "alleged", ["A1"]), ("wounded", "asserted", []),
        ("shelled", "denied", ["A2"]), ("shelled", "alleged", ["A3"]), ("shelling", "reported", ["A4"]),
    ]  # fmt: skip
    hurt = record["events"][2]["victims"]
    assert [words(record, [[one["start"], one["end"]]]) for one in hurt] == [["Another 12 to 15 people"]]
    figures = [(words(record, [[one["start"], one["end"]]])[0], one["low"], one["high"]) for one in record["figures"]]
    assert figures == [("12 to 15", 12, 15)]
    everything = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "notes").iterdir()))
    for name in ("Korvel", "Nadia", SAID, "Ilke", "meridian-wire", rows[0]["exhibit"], rows[0]["id"], str(tmp_path)):
        assert name not in everything
    assert {record[name] for name in ("published", "outlet", "genre")} == {None}


def test_the_export_has_the_form_that_the_trainer_reads(reviewer: Dalil, copy: Path, tmp_path: Path) -> None:
    for row in statements(reviewer, copy, WIRE):
        decide(reviewer, copy, "accept", row)
    _, (record,) = exported(reviewer, copy, tmp_path / "notes")
    ours = Path(__file__).parents[2] / "corpus" / "orrin" / "orrin.jsonl"
    known = json.loads(ours.read_text(encoding="utf-8").splitlines()[0])
    assert list(record) == list(known)
    for layer in ("attributions", "events", "figures", "times", "places"):
        assert all(set(row) == set(known[layer][0]) for row in record[layer])
    assert record["split"] == "train"


def test_a_passage_with_an_open_statement_stays_in_the_case(reviewer: Dalil, copy: Path, tmp_path: Path) -> None:
    headline, *_, lasting = statements(reviewer, copy, WIRE)
    for row in (headline, lasting):
        decide(reviewer, copy, "accept", row)
    _, (record,) = exported(reviewer, copy, tmp_path / "notes")
    assert record["text"] == (
        'Hospital shelled in Qaldis\n\n"The shelling lasted an hour," said [P-001], a resident of Tarsun.\n'
    )
    decide(reviewer, copy, "unsure", lasting)
    _, (record,) = exported(reviewer, copy, tmp_path / "later")
    assert record["text"] == "Hospital shelled in Qaldis\n"


def test_a_voice_that_a_person_names_takes_the_place_of_the_one_that_was_read(
    reviewer: Dalil, copy: Path, tmp_path: Path
) -> None:
    rows = statements(reviewer, copy, WIRE)
    denied = about(rows, "Defence Ministry", "act.shelling")
    first = about(rows, "Coastal Front", "act.shelling")["speakers"][0]
    for row in rows:
        if row is not denied:
            decide(reviewer, copy, "accept", row)
    decide(reviewer, copy, "correct", denied, f"speakers={first['start']}-{first['end']}")
    _, (record,) = exported(reviewer, copy, tmp_path / "notes")
    voices = {content[0]: (source, cue) for _, source, cue, content in told(record)}
    assert voices["that the army had shelled the hospital"] == (["Coastal Front"], ["denied"])


def test_the_log_says_that_words_left_and_the_case_stays_valid(reviewer: Dalil, copy: Path, tmp_path: Path) -> None:
    decide(reviewer, copy, "accept", statements(reviewer, copy, WIRE)[0])
    exported(reviewer, copy, tmp_path / "notes")
    left = [row for row in reviewer("show", "log", "--case", copy, "--json").records if row["type"] == "object.exported"]
    assert [row["result"]["objects"] for row in left] == [1]
    assert reviewer("verify", copy).code == 0


def test_nothing_settled_a_taken_folder_and_no_case_are_said(reviewer: Dalil, copy: Path, tmp_path: Path) -> None:
    nothing = reviewer("corpus", "export", "--out", tmp_path / "notes", "--case", copy)
    assert (nothing.code, "Nothing is settled" in nothing.err, (tmp_path / "notes").exists()) == (65, True, False)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine", encoding="utf-8")
    assert reviewer("corpus", "export", "--out", tmp_path / "taken", "--case", copy).code == 65
    assert reviewer("corpus", "export", "--out", tmp_path / "notes", "--case", tmp_path / "none").code == 65
