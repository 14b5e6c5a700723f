"""Decisions of people: made by somebody, laid over what the machine proposes, taken back, never overwritten."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import EXAMPLE, TABLES, Dalil
from tests.e2e.conftest import Built

REASON = ("--reason", "the ministry's own words say so")


@pytest.fixture
def reviewer(qaldis: Built) -> Dalil:
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    return qaldis.dalil


def states(dalil: Dalil, case: Path) -> dict[str, str]:
    return {row["id"]: row["review"] for row in dalil("show", "statements", "--case", case, "--json").records}


def first(dalil: Dalil, case: Path) -> str:
    return next(iter(states(dalil, case)))


@pytest.mark.parametrize(("kind", "state"), [("accept", "accepted"), ("reject", "rejected"), ("unsure", "unsure")])
def test_a_decision_shows_at_once(reviewer: Dalil, copy: Path, kind: str, state: str) -> None:
    identifier = first(reviewer, copy)
    ran = reviewer("review", kind, identifier, *REASON, "--case", copy)
    assert ran.code == 0, ran.err
    found = states(reviewer, copy)
    assert found.pop(identifier) == state
    assert set(found.values()) == {"open"}
    assert reviewer("verify", copy).code == 0


def test_a_correction_changes_its_field_and_nothing_else(reviewer: Dalil, copy: Path) -> None:
    before = reviewer("show", "statements", "--case", copy, "--json").records
    target = next(row for row in before if row["status"] != "hypothetical")
    ran = reviewer("review", "correct", target["id"], "--field", "status=hypothetical", *REASON, "--case", copy)
    assert ran.code == 0, ran.err
    after = {row["id"]: row for row in reviewer("show", "statements", "--case", copy, "--json").records}
    assert after[target["id"]] == {**target, "status": "hypothetical", "review": "corrected"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (["--field", "status=perhaps"], 65),
        (["--field", "quote=other words"], 65),
        (["--field", "status"], 64),
        ([], 65),
    ],
)
def test_a_correction_that_makes_no_statement_is_refused(
    reviewer: Dalil, copy: Path, fields: list[str], code: int
) -> None:
    ran = reviewer("review", "correct", first(reviewer, copy), *fields, *REASON, "--case", copy)
    assert ran.code == code
    assert set(states(reviewer, copy).values()) == {"open"}


def test_undo_brings_the_decision_before_back_and_cannot_go_below_the_first(reviewer: Dalil, copy: Path) -> None:
    identifier = first(reviewer, copy)
    for kind in ("accept", "reject"):
        reviewer("review", kind, identifier, *REASON, "--case", copy)
    for expected in ("accepted", "open"):
        assert reviewer("review", "undo", identifier, *REASON, "--case", copy).code == 0
        assert states(reviewer, copy)[identifier] == expected
    ran = reviewer("review", "undo", identifier, *REASON, "--case", copy)
    assert (ran.code, "nothing" in ran.err or "no decision" in ran.err) == (65, True)
    decided = [
        row for row in reviewer("show", "log", "--case", copy, "--json").records if row["type"] == "review.decided"
    ]
    assert len(decided) == 4


def test_a_decision_without_a_word_of_reason_is_refused(reviewer: Dalil, copy: Path) -> None:
    ran = reviewer("review", "accept", first(reviewer, copy), "--reason", " ", "--case", copy)
    assert (ran.code, ran.out) == (64, "")
    assert "reason is empty" in ran.err
    assert set(states(reviewer, copy).values()) == {"open"}


def test_nobody_decides_anonymously(qaldis: Built, copy: Path, tmp_path: Path) -> None:
    nameless = Dalil(tmp_path / "settings")
    (tmp_path / "settings" / "dalil").mkdir(parents=True)
    keys = qaldis.dalil.settings / "dalil" / "keys"
    target = tmp_path / "settings" / "dalil" / "keys"
    target.mkdir()
    for name in ("dalil.key", "dalil.age"):
        (target / name).write_bytes((keys / name).read_bytes())
        (target / name).chmod(0o600)
    ran = nameless("review", "accept", first(qaldis.dalil, copy), *REASON, "--case", copy)
    assert (ran.code, "dalil whoami" in ran.err) == (77, True)


def test_an_unknown_id_is_answered_with_the_three_nearest(reviewer: Dalil, copy: Path) -> None:
    identifier = first(reviewer, copy)
    wrong = identifier[:-2] + "zz"
    ran = reviewer("review", "accept", wrong, *REASON, "--case", copy)
    assert ran.code == 65
    assert wrong in ran.err
    assert identifier in ran.err
    assert ran.err.count("st_") == 1 + 3


def test_what_is_no_statement_cannot_be_accepted(reviewer: Dalil, copy: Path) -> None:
    incident = reviewer("show", "incidents", "--case", copy, "--json").records[0]["id"]
    ran = reviewer("review", "accept", incident, *REASON, "--case", copy)
    assert (ran.code, "not a statement" in ran.err) == (65, True)


def test_a_reason_is_asked_for(reviewer: Dalil, copy: Path) -> None:
    assert reviewer("review", "accept", first(reviewer, copy), "--case", copy).code == 64


def test_the_list_of_what_waits_grows_shorter(reviewer: Dalil, copy: Path) -> None:
    waiting = reviewer("review", "list", "--case", copy, "--json").records
    assert {tuple(row) for row in waiting} == {("id", "what", "document")}
    reviewer("review", "accept", waiting[0]["id"], *REASON, "--case", copy)
    after = reviewer("review", "list", "--case", copy)
    assert len(after.out.splitlines()) == len(waiting) - 1
    assert waiting[0]["id"] not in after.out


def test_neither_name_nor_reason_stands_open_in_the_case(reviewer: Dalil, copy: Path) -> None:
    reviewer("review", "reject", first(reviewer, copy), "--reason", "Ferrol Quist was elsewhere", "--case", copy)
    kept = [path.name for path in copy.rglob("*") if path.is_file()]
    words = [b"Ilke Brandt", b"Ferrol Quist"]
    assert kept
    assert not [p for p in copy.rglob("*") if p.is_file() and any(word in p.read_bytes() for word in words)]


def test_a_rejected_statement_leaves_the_next_account(reviewer: Dalil, copy: Path) -> None:
    incident = next(
        row for row in reviewer("show", "incidents", "--case", copy, "--json").records if len(row["statements"]) > 1
    )
    gone = incident["statements"][0]
    reviewer("review", "reject", gone, *REASON, "--case", copy)
    ran = reviewer("build", copy.parent, "--case", copy, "--json")
    assert ran.code == 3, ran.err
    inside = {
        one for row in reviewer("show", "incidents", "--case", copy, "--json").records for one in row["statements"]
    }
    assert gone not in inside
    assert states(reviewer, copy)[gone] == "rejected"
    assert reviewer("verify", copy).code == 0


def test_two_names_make_two_persons_and_one_name_one(tmp_path: Path) -> None:
    dalil = Dalil(tmp_path)
    outs = [dalil("whoami", "--name", name, "--role", "editor").out for name in ("Ada Norr", "Ada Norr", "Bo Lind")]
    assert outs[0] == outs[1] != outs[2]
    assert dalil("whoami", "--name", " ", "--role", "editor").code == 65


def rebuilt(dalil: Dalil, case: Path) -> None:
    ran = dalil("build", case.parent, "--case", case, "--json")
    assert ran.code == 3, ran.err


def incidents(dalil: Dalil, case: Path) -> list[dict[str, Any]]:
    return dalil("show", "incidents", "--case", case, "--json").records


def test_a_person_merges_two_incidents_and_takes_it_back(reviewer: Dalil, copy: Path) -> None:
    before = incidents(reviewer, copy)
    one, two = (row["id"] for row in before[:2])
    ran = reviewer("review", "merge", one, two, *REASON, "--case", copy, "--json")
    assert ran.code == 0, ran.err
    (made,) = ran.records
    rebuilt(reviewer, copy)
    wanted = sorted({*before[0]["statements"], *before[1]["statements"]})
    assert wanted in [row["statements"] for row in incidents(reviewer, copy)]
    assert reviewer("review", "undo", made["id"], *REASON, "--case", copy).code == 0
    rebuilt(reviewer, copy)
    assert incidents(reviewer, copy) == before
    assert reviewer("verify", copy).code == 0


def test_a_person_takes_a_statement_out_of_an_incident_and_the_rest_stays(reviewer: Dalil, copy: Path) -> None:
    incident = next(row for row in incidents(reviewer, copy) if len(row["statements"]) > 2)
    gone = incident["statements"][0]
    assert reviewer("review", "split", incident["id"], gone, *REASON, "--case", copy).code == 0
    rebuilt(reviewer, copy)
    holding = [row["statements"] for row in incidents(reviewer, copy) if gone in row["statements"]]
    assert not any(set(incident["statements"][1:]) & set(members) for members in holding)


def test_a_person_parts_one_origin_and_joins_two(reviewer: Dalil, copy: Path) -> None:
    origins = reviewer("show", "origins", "--case", copy, "--json").records
    one = next(row for row in origins if len(row["documents"]) > 1)
    ends = one["statements"][0], one["statements"][-1]
    assert reviewer("review", "different", *ends, *REASON, "--case", copy).code == 0
    others = [row for row in origins if row["id"] != one["id"]][:2]
    assert reviewer("review", "same", *(row["id"] for row in others), *REASON, "--case", copy).code == 0
    rebuilt(reviewer, copy)
    after = [set(row["statements"]) for row in reviewer("show", "origins", "--case", copy, "--json").records]
    assert not any(set(ends) <= members for members in after)
    assert any({*others[0]["statements"], *others[1]["statements"]} <= members for members in after)


def test_one_thing_alone_belongs_with_nothing(reviewer: Dalil, copy: Path) -> None:
    incident = incidents(reviewer, copy)[0]
    ran = reviewer("review", "merge", incident["id"], *REASON, "--case", copy)
    assert (ran.code, "two" in ran.err) == (65, True)
    origin = reviewer("show", "origins", "--case", copy, "--json").records[0]
    ran = reviewer("review", "merge", incident["id"], origin["id"], *REASON, "--case", copy)
    assert (ran.code, "incidents" in ran.err) == (65, True)


def rows(dalil: Dalil, case: Path) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in dalil("show", "statements", "--case", case, "--json").records}


def text_of(case: Path, exhibit: str) -> str:
    reading = next(case.glob(f"derived/*/readings/{exhibit}.json"))
    found: str = json.loads(reading.read_bytes())["report"]["rendition"]["text"]
    return found


def at(text: str, words: str) -> str:
    start = text.index(words)
    return f"{start}-{start + len(words)}"


def shelled(dalil: Dalil, case: Path) -> dict[str, Any]:
    """A statement with most of what a statement can say."""
    return next(row for row in rows(dalil, case).values() if row["perpetrators"] and row["figures"] and row["place"])


@pytest.mark.parametrize(
    ("name", "words", "wanted"),
    [
        ("place", "Qaldis", {"id": "own:qaldis"}),
        ("speakers", "Defence Ministry", {"name": "Defence Ministry"}),
        ("perpetrators", "Coastal Front", {"via": "subject"}),
        ("victims", "people", {"name": "people"}),
        ("targets", "hospital", {"id": "tgt.hospital"}),
        ("time", "Tuesday", {"text": "Tuesday"}),
        ("hedges", "said", {}),
        ("trigger", "wounded", None),
        ("quote", "killing 12 civilians", None),
    ],
)
def test_a_field_is_corrected_by_the_words_of_the_text(
    reviewer: Dalil, copy: Path, name: str, words: str, wanted: dict[str, Any] | None
) -> None:
    row = shelled(reviewer, copy)
    text = text_of(copy, row["exhibit"])
    chosen = at(text, words)
    ran = reviewer("review", "correct", row["id"], "--field", f"{name}={chosen}", *REASON, "--case", copy)
    assert ran.code == 0, ran.err
    found = rows(reviewer, copy)[row["id"]]
    start, end = map(int, chosen.split("-"))
    if name == "quote":
        assert (found["quote"], found["start"], found["end"]) == (words, start, end)
    elif wanted is None:
        assert found[name] == [start, end]
    else:
        one = found[name][0] if isinstance(found[name], list) else found[name]
        assert text[one["start"] : one["end"]] == words
        assert wanted.items() <= one.items()
    same = {key for key in row if key not in (name, "review", "start", "end")}
    assert {key: found[key] for key in same} == {key: row[key] for key in same}
    assert reviewer("verify", copy).code == 0


def test_corrections_add_up_and_undo_takes_the_last_one_back(reviewer: Dalil, copy: Path) -> None:
    row = shelled(reviewer, copy)
    text = text_of(copy, row["exhibit"])
    for field in (f"place={at(text, 'Qaldis')}", "status=alleged", f"figures={at(text, '12 to 15 people')}:injured"):
        ran = reviewer("review", "correct", row["id"], "--field", field, *REASON, "--case", copy)
        assert ran.code == 0, ran.err
    found = rows(reviewer, copy)[row["id"]]
    assert (found["place"]["id"], found["status"]) == ("own:qaldis", "alleged")
    assert [(one["counts"], one["low"], one["high"]) for one in found["figures"]] == [("injured", 12, 15)]
    assert reviewer("review", "undo", row["id"], *REASON, "--case", copy).code == 0
    found = rows(reviewer, copy)[row["id"]]
    assert (found["status"], found["figures"]) == ("alleged", row["figures"])


@pytest.mark.parametrize(
    "field", ["place=9-3", "place=0-999999", "place=x", "place=1-4,6-9", "weapons=0-8", "figures=0-8", "targets=0-8:no"]
)
def test_a_selection_that_says_nothing_is_refused(reviewer: Dalil, copy: Path, field: str) -> None:
    row = shelled(reviewer, copy)
    ran = reviewer("review", "correct", row["id"], "--field", field, *REASON, "--case", copy)
    assert (ran.code, "dalil-bug" in ran.err) == (65, False)


def test_a_statement_is_added_survives_a_build_and_is_taken_back(reviewer: Dalil, copy: Path) -> None:
    row = shelled(reviewer, copy)
    text = text_of(copy, row["exhibit"])
    fields = {"quote": at(text, "glass covered the stairs"), "act": "act.shelling", "trigger": at(text, "covered")}
    given = [part for name, value in fields.items() for part in ("--field", f"{name}={value}")]
    ran = reviewer("review", "add", row["exhibit"], *given, *REASON, "--case", copy, "--json")
    assert ran.code == 0, ran.err
    (identifier,) = ran.record["subjects"]
    assert reviewer("review", "add", row["exhibit"], *given, *REASON, "--case", copy).code == 65
    before = rows(reviewer, copy)[identifier]
    assert (before["quote"], before["review"], before["act"]) == (
        "glass covered the stairs",
        "accepted",
        "act.shelling",
    )
    where = ("--field", f"place={at(text, 'Qaldis')}")
    assert reviewer("review", "correct", identifier, *where, *REASON, "--case", copy).code == 0
    assert reviewer("build", EXAMPLE / "reports", "--case", copy, *TABLES).code == 3
    after = rows(reviewer, copy)
    assert after[identifier] == {**before, "review": "corrected", "place": after[identifier]["place"]}
    assert after[identifier]["place"]["id"] == "own:qaldis"
    order = [(one["document"], one["start"]) for one in after.values()]
    assert order == sorted(order)
    for _ in range(2):
        assert reviewer("review", "undo", identifier, *REASON, "--case", copy).code == 0
    assert identifier not in rows(reviewer, copy)
    assert reviewer("verify", copy).code == 0


def test_what_a_run_took_over_is_as_read_again_once_it_is_taken_back(reviewer: Dalil, copy: Path) -> None:
    row = shelled(reviewer, copy)
    fields = ("--field", "status=hypothetical")
    assert reviewer("review", "correct", row["id"], *fields, *REASON, "--case", copy).code == 0
    assert reviewer("build", EXAMPLE / "reports", "--case", copy, *TABLES).code == 3
    assert reviewer("review", "undo", row["id"], *REASON, "--case", copy).code == 0
    assert rows(reviewer, copy)[row["id"]] == row


def test_a_denial_is_linked_to_what_it_denies(reviewer: Dalil, copy: Path) -> None:
    found = rows(reviewer, copy)
    told = shelled(reviewer, copy)
    other = next(row for row in found.values() if row["exhibit"] != told["exhibit"] and row["status"] == "asserted")
    assert reviewer("review", "denies", other["id"], told["id"], *REASON, "--case", copy).code == 0
    linked = rows(reviewer, copy)[other["id"]]
    assert (linked["about"], linked["status"], linked["review"]) == (told["id"], "denied", "corrected")
    assert reviewer("review", "denies", other["id"], other["id"], *REASON, "--case", copy).code == 65
    assert reviewer("review", "denies", other["id"], "st_none", *REASON, "--case", copy).code == 65


def test_what_is_said_once_more_is_rejected_in_favour_of_the_other(reviewer: Dalil, copy: Path) -> None:
    told = shelled(reviewer, copy)
    found = rows(reviewer, copy)
    again = next(row for row in found.values() if row["exhibit"] == told["exhibit"] and row["id"] != told["id"])
    away = next(row for row in found.values() if row["exhibit"] != told["exhibit"])
    assert reviewer("review", "repeats", away["id"], told["id"], *REASON, "--case", copy).code == 65
    assert reviewer("review", "repeats", again["id"], told["id"], *REASON, "--case", copy).code == 0
    assert rows(reviewer, copy)[again["id"]]["review"] == "rejected"
