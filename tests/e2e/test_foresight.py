"""What a new reading would change is said before it is made: nothing is written, and no decision is touched."""

import hashlib
from pathlib import Path
from typing import Any

from tests.e2e.conftest import Built

NAME = "Coastal Front"


def foreseen(qaldis: Built, case: Path) -> dict[str, Any]:
    ran = qaldis.dalil("rebuild", "--preview", "--case", case, "--json")
    assert ran.code == 0, ran.err
    return ran.record


def state(case: Path) -> dict[str, str]:
    files = (path for path in sorted(case.rglob("*")) if path.is_file() and not path.name.startswith("index.sqlite"))
    return {str(path.relative_to(case)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def forget_a_party(case: Path) -> None:
    """Another engine: the case's own table no longer knows a party and a place."""
    for table, word in (("parties.csv", NAME), ("gazetteer.csv", "Sarel")):
        rows = (case / table).read_text(encoding="utf-8").splitlines(keepends=True)
        (case / table).write_text("".join(row for row in rows if word not in row), encoding="utf-8")


def test_the_same_engine_changes_nothing(qaldis: Built, copy: Path) -> None:
    found = foreseen(qaldis, copy)
    assert found["same"]
    assert set(found["counts"].values()) == {0}
    assert found["statements"] == qaldis.ran.record["statements"]


def test_another_engine_says_what_it_would_change_and_touches_nothing(qaldis: Built, copy: Path) -> None:
    dalil = qaldis.dalil
    assert dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    rows = dalil("show", "statements", "--case", copy, "--json").records
    told = next(row for row in rows if row["speakers"] and row["speakers"][0]["name"] == NAME)
    kept = next(row for row in rows if not row["speakers"] and not row["perpetrators"] and row["place"] is None)
    for one in (told, kept):
        assert dalil("review", "accept", one["id"], "--reason", "read", "--case", copy).code == 0
    forget_a_party(copy)
    before = state(copy)
    found = foreseen(qaldis, copy)
    assert state(copy) == before
    assert not found["same"]
    changed = {one["now"]["id"]: one for one in found["change"]}
    assert {"speakers"} <= set(changed[told["id"]]["fields"])
    assert changed[told["id"]]["decision"] == "accept"
    fates = {one["subject"]: one["fate"] for one in found["decisions"]}
    assert (fates[told["id"]], fates[kept["id"]]) == ("another reading", "holds")
    assert found["counts"]["lost"] == 1
    plain = dalil("rebuild", "--preview", "--case", copy)
    assert f"{told['id']}  change " in plain.out
    assert ", decided: accept" in plain.out
    foretold = {one["now"]["id"]: {name: one["now"][name] for name in one["fields"]} for one in found["change"]}
    assert dalil("rebuild", "--case", copy).code == 0
    made = {row["id"]: row for row in dalil("show", "statements", "--case", copy, "--json").records}
    assert foretold == {key: {name: made[key][name] for name in said} for key, said in foretold.items()}
    assert len(made) == found["statements"]


def test_a_statement_that_goes_leaves_its_decision(qaldis: Built, copy: Path) -> None:
    dalil = qaldis.dalil
    assert dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    one = dalil("show", "statements", "--case", copy, "--json").records[0]
    assert dalil("review", "unsure", one["id"], "--reason", "read", "--case", copy).code == 0
    reading = next((copy / "derived").glob(f"*/readings/{one['exhibit']}.json"))
    reading.write_text(reading.read_text(encoding="utf-8").replace(one["id"], "st_00000000000000000000"), "utf-8")
    found = foreseen(qaldis, copy)  # held against a run in which the first statement has another id
    assert [row["before"]["id"] for row in found["go"]] == ["st_00000000000000000000"]
    assert [row["now"]["id"] for row in found["come"]] == [one["id"]]
