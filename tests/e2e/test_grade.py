"""Grades: possible by what stands in the case, given by a person, kept over a new analysis, taken back."""

import json
from pathlib import Path
from typing import Any

import pytest

from dalil.vocab.grades import load_scales
from tests.e2e.command import EXAMPLE, OWN
from tests.e2e.conftest import Built

Row = dict[str, Any]
WHY = ("--reason", "read by two of us")


@pytest.fixture
def person(qaldis: Built) -> None:
    assert qaldis.dalil("whoami", "--name", "Ismat Verr", "--role", "analyst").code == 0


def incidents(built: Built, case: Path) -> list[Row]:
    return built.dalil("show", "incidents", "--case", case, "--json").records


def allowed(row: Row) -> dict[tuple[str, str], bool]:
    return {(step["axis"], step["step"]): step["possible"] for step in row["grade_why"]}


def test_the_scales_are_rows_with_a_source() -> None:
    scales = load_scales()
    assert [step.code for step in scales["reliability"]] == list("ABCDEF")
    assert [step.code for step in scales["credibility"]] == list("123456")
    assert all(step.source and step.label for steps in scales.values() for step in steps)


def test_what_is_confirmed_by_others_needs_two_independent_origins(qaldis: Built, copy: Path, person: None) -> None:
    del person
    rows = incidents(qaldis, copy)
    assert {row["grade"] for row in rows} == {None}
    for row in rows:
        assert allowed(row)["credibility", "1"] == (row["origins"]["low"] >= 2)
        assert allowed(row)["grade", "fair"] == (row["origins"]["low"] >= 2)
        assert all(step["why"] for step in row["grade_why"])
    one = next(row for row in rows if row["origins"]["low"] == 1)
    ran = qaldis.dalil("review", "grade", one["id"], "--credibility", "1", *WHY, "--case", copy)
    assert ran.code == 65
    assert "two are needed" in ran.err


def test_a_grade_is_shown_survives_a_new_analysis_and_can_be_taken_back(
    qaldis: Built, copy: Path, tmp_path: Path, person: None
) -> None:
    del person
    many = next(row for row in incidents(qaldis, copy) if row["origins"]["low"] >= 2)
    ran = qaldis.dalil(
        "review", "grade", many["id"], "--grade", "fair", "--credibility", "2", *WHY, "--case", copy, "--json"
    )
    assert ran.code == 0, ran.err
    assert ran.record["fields"] == {"credibility": "2", "grade": "fair"}
    shown = next(row for row in incidents(qaldis, copy) if row["id"] == many["id"])
    assert (shown["grade"], shown["graded"]["credibility"], shown["graded"]["whole"]) == ("fair", "2", True)

    new = tmp_path / "new.txt"
    new.write_text((EXAMPLE / "reports" / "01-meridian-wire.txt").read_text() + "\nIt rained.\n", encoding="utf-8")
    built = qaldis.dalil("build", new, *OWN, "--case", copy, "--json")
    assert built.code in (0, 3), built.err
    graded = [row for row in incidents(qaldis, copy) if row["grade"]]
    assert [row["grade"] for row in graded] == ["fair"]
    assert set(many["statements"]) & set(graded[0]["statements"])
    assert graded[0]["graded"]["whole"] == (set(many["statements"]) == set(graded[0]["statements"]))
    page = Path(json.loads(built.out)["dossier"]).read_text(encoding="utf-8")
    assert "<strong>fair</strong>" in page
    assert "probably true" in page

    assert qaldis.dalil("review", "undo", graded[0]["id"], *WHY, "--case", copy).code == 0
    assert {row["grade"] for row in incidents(qaldis, copy)} == {None}
    assert {row["graded"] for row in incidents(qaldis, copy)} == {None}
    assert qaldis.dalil("review", "undo", graded[0]["id"], *WHY, "--case", copy).code == 65
    assert qaldis.dalil("verify", copy).code == 0


def test_a_later_grade_replaces_the_axis_that_it_names(qaldis: Built, copy: Path, person: None) -> None:
    del person
    row = next(row for row in incidents(qaldis, copy) if row["origins"]["high"])
    for option in (("--grade", "weak", "--credibility", "4"), ("--credibility", "3")):
        assert qaldis.dalil("review", "grade", row["id"], *option, *WHY, "--case", copy).code == 0
    graded = next(one for one in incidents(qaldis, copy) if one["id"] == row["id"])["graded"]
    assert (graded["grade"], graded["credibility"]) == ("weak", "3")
    assert qaldis.dalil("review", "undo", row["id"], *WHY, "--case", copy).code == 0
    graded = next(one for one in incidents(qaldis, copy) if one["id"] == row["id"])["graded"]
    assert (graded["grade"], graded["credibility"]) == ("weak", "4")


def test_reliability_belongs_to_an_origin_and_leaves_reviews_alone(qaldis: Built, copy: Path, person: None) -> None:
    del person
    origins = qaldis.dalil("show", "origins", "--case", copy, "--json").records
    one = origins[0]
    statement = one["statements"][0]
    assert qaldis.dalil("review", "accept", statement, *WHY, "--case", copy).code == 0
    assert qaldis.dalil("review", "grade", one["id"], "--reliability", "B", *WHY, "--case", copy).code == 0
    shown = {row["id"]: row for row in qaldis.dalil("show", "origins", "--case", copy, "--json").records}
    assert shown[one["id"]]["graded"]["reliability"] == "B"
    assert qaldis.dalil("review", "undo", one["id"], *WHY, "--case", copy).code == 0
    statements = {row["id"]: row for row in qaldis.dalil("show", "statements", "--case", copy, "--json").records}
    assert statements[statement]["review"] == "accepted"
    assert qaldis.dalil("review", "grade", one["id"], "--grade", "fair", *WHY, "--case", copy).code == 65
    assert qaldis.dalil("review", "grade", one["id"], "--reliability", "G", *WHY, "--case", copy).code == 65
    assert qaldis.dalil("review", "grade", statement, "--reliability", "A", *WHY, "--case", copy).code == 65


def test_a_grade_of_what_fell_apart_is_listed(qaldis: Built, copy: Path, tmp_path: Path, person: None) -> None:
    del person
    row = max(incidents(qaldis, copy), key=lambda row: len(row["statements"]))
    assert qaldis.dalil("review", "grade", row["id"], "--credibility", "6", *WHY, "--case", copy).code == 0
    for gone in row["statements"][: len(row["statements"]) // 2 + 1]:
        assert qaldis.dalil("review", "split", row["id"], gone, *WHY, "--case", copy).code == 0
    new = tmp_path / "new.txt"
    new.write_text("It rained.\n", encoding="utf-8")
    assert qaldis.dalil("build", new, *OWN, "--case", copy).code in (0, 3)
    assert {one["graded"] for one in incidents(qaldis, copy)} == {None}
    listed = qaldis.dalil("review", "list", "--case", copy, "--json").records
    said = [one["what"] for one in listed if one["id"] == row["id"]]
    assert said == ["grade whose statements no longer stand together"]
