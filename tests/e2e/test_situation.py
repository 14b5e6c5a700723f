"""`dalil show situation --on DATE`: the newest claim of each origin, as told, with its age."""

import csv
import io
from typing import Any

import pytest

from dalil.casework.situation import HEADINGS
from dalil.vocab.situation import load_needs
from dalil.vocab.terms import load_terms
from tests.e2e.conftest import Built

Row = dict[str, Any]
ROW = (
    "place", "name", "lat", "lon", "category", "low", "high", "unit", "comparator", "as_of", "age_days", "origin",
    "label", "speaker", "status", "statement", "document", "quote",
)  # fmt: skip


def shown(built: Built, day: str) -> list[Row]:
    ran = built.dalil("show", "situation", "--on", day, "--case", built.folder, "--json")
    assert ran.code == 0, ran.err
    return ran.records


def test_needs_name_only_acts_of_the_vocabulary() -> None:
    assert {act for need in load_needs() for act in need.acts} <= set(load_terms().by_id)
    assert all(need.source for need in load_needs())


def test_each_origin_is_heard_once_with_its_newest_claim(qaldis: Built) -> None:
    rows = shown(qaldis, "2024-03-20")
    assert {tuple(row) for row in rows} == {ROW}
    keys = [(row["place"], row["category"], row["origin"], row["unit"]) for row in rows]
    assert len(keys) == len(set(keys))
    trapped = [row for row in rows if row["category"] == "trapped" and row["name"] == "Tarsun"]
    assert {(row["low"], row["high"], row["as_of"], row["age_days"]) for row in trapped} >= {
        (8000, 8000, "2024-03-16", 4), (9000, None, "2024-03-13", 7),
    }  # fmt: skip
    assert {row["category"] for row in rows} <= {need.category for need in load_needs()}


def test_what_speaks_of_a_later_day_is_not_known_yet(qaldis: Built) -> None:
    early, late = shown(qaldis, "2024-03-13"), shown(qaldis, "2024-03-20")
    assert all(row["as_of"] is None or row["as_of"] <= "2024-03-13" for row in early)
    assert {row["statement"] for row in early} != {row["statement"] for row in late}
    assert all(row["age_days"] is None or row["age_days"] >= 0 for row in early + late)
    assert not [row for row in shown(qaldis, "1999-01-01") if row["as_of"] is not None]


def test_statements_and_origins_are_those_of_the_case(qaldis: Built) -> None:
    rows = shown(qaldis, "2024-03-20")
    for name, kind in (("statement", "statements"), ("origin", "origins")):
        known = {row["id"] for row in qaldis.dalil("show", kind, "--case", qaldis.folder, "--json").records}
        assert {row[name] for row in rows} <= known


@pytest.mark.parametrize("form", ["csv", "hxl"])
def test_the_table_says_what_the_json_says(qaldis: Built, form: str) -> None:
    rows = shown(qaldis, "2024-03-20")
    ran = qaldis.dalil("show", "situation", "--on", "2024-03-20", "--case", qaldis.folder, f"--{form}")
    assert ran.code == 0, ran.err
    head, *data = csv.reader(io.StringIO(ran.out, newline=""))
    assert head == [title for title, _ in HEADINGS.values()]
    if form == "hxl":
        tags = data.pop(0)
        assert tags == [tag for _, tag in HEADINGS.values()]
        assert len(tags) == len(set(tags))
    assert [row[list(HEADINGS).index("statement")] for row in data] == [row["statement"] for row in rows]


def test_lines_are_for_people(qaldis: Built) -> None:
    ran = qaldis.dalil("show", "situation", "--on", "2024-03-20", "--case", qaldis.folder)
    assert len(ran.out.splitlines()) == len(shown(qaldis, "2024-03-20"))
    assert "None" not in ran.out


@pytest.mark.parametrize(
    "arguments",
    [["origins", "--on", "2024-03-20"], ["situation", "--csv"], ["situation", "--hxl"], ["situation", "--on", "soon"]],
)
def test_a_day_belongs_to_a_situation_and_a_table_to_a_day(qaldis: Built, arguments: list[str]) -> None:
    ran = qaldis.dalil("show", *arguments, "--case", qaldis.folder)
    assert (ran.code, ran.out) == (64, "")
