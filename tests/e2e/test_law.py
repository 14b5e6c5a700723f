"""Unclassified, both twins are shown; classified, the other one says why it cannot apply."""

from pathlib import Path

from tests.e2e.command import EXAMPLE, TABLES, Dalil
from tests.e2e.conftest import Built

TWIN = "rome:8(2)(b)(i)"


def shown(dalil: Dalil, case: Path) -> list[dict[str, object]]:
    return [row for row in dalil("show", "law", "--case", case, "--json").records if row["provision"] == TWIN]


def test_a_classified_conflict_bars_the_provisions_of_the_other_kind(qaldis: Built, copy: Path) -> None:
    dalil = qaldis.dalil
    assert {row["applies"] for row in shown(dalil, copy)} == {None}
    assert dalil("whoami", "--name", "Ilke Brandt", "--role", "counsel").code == 0
    said = ("own:qaldis", "2024-03-01/2024-03-31", "niac", "--reason", "two parties of one state fight", "--case", copy)
    assert dalil("law", "classify", *said).code == 0
    assert dalil("build", EXAMPLE / "reports", *TABLES, "--case", copy).code == 3
    barred = [row for row in shown(dalil, copy) if row["applies"] is False]
    assert barred
    assert all(row["why_not"] for row in barred)


def test_a_period_that_is_none_is_refused(qaldis: Built, copy: Path) -> None:
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "counsel").code == 0
    ran = qaldis.dalil("law", "classify", "own:qaldis", "lately", "niac", "--reason", "so", "--case", copy)
    assert ran.code == 65
