"""Decisions of people: made by somebody, laid over what the machine proposes, taken back, never overwritten."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import Dalil
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
