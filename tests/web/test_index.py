"""What the index finds: it holds nothing that the records of the run do not say, and loses nothing of them."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dalil.casefile.filter import FACETS, Filter
from dalil.casefile.folding import folded
from dalil.casefile.index import Index
from dalil.casework.case import Case
from dalil.casework.desk import Desk
from dalil.errors import InputError
from tests.e2e.conftest import Built

ALL = 10_000


@pytest.fixture
def index(copy: Path) -> Index:
    return Case.open(copy).index()


def rows(built: Built, kind: str) -> list[dict[str, Any]]:
    return built.dalil("show", kind, "--case", built.folder, "--json").records


def test_no_filter_gives_every_statement_in_the_order_of_the_run(qaldis: Built, index: Index) -> None:
    said = rows(qaldis, "statements")
    assert list(index.statements(Filter(), limit=ALL)) == said
    assert index.count(Filter()) == len(said)
    assert index.statements(Filter(), offset=3, limit=2) == tuple(said[3:5])


@pytest.mark.parametrize("name", ["status", "kind", "act", "document", "review"])
def test_a_facet_counts_what_its_filter_then_gives(qaldis: Built, index: Index, name: str) -> None:
    said = rows(qaldis, "statements")
    counted = dict(index.facets(Filter(), most=ALL)[name])
    assert sum(counted.values()) == sum(1 for row in said if row[name])
    for value, number in counted.items():
        found = index.statements(Filter(values={name: (value,)}), limit=ALL)
        assert [row["id"] for row in found] == [row["id"] for row in said if row[name] == value]
        assert len(found) == number


def test_two_values_of_a_facet_are_alternatives_and_two_facets_are_not(index: Index) -> None:
    either = index.count(Filter(values={"status": ("denied", "alleged")}))
    assert either == sum(index.count(Filter(values={"status": (one,)})) for one in ("denied", "alleged"))
    both = Filter(values={"status": ("denied",), "review": ("accepted",)})
    assert index.count(both) == 0
    assert dict(index.facets(both, most=ALL)["review"]) == {"open": index.count(Filter(values={"status": ("denied",)}))}


def test_incidents_and_origins_are_found_by_their_statements(qaldis: Built, index: Index) -> None:
    for kind, name in (("incidents", "incident"), ("origins", "origin")):
        for group in rows(qaldis, kind):
            found = index.statements(Filter(values={name: (group["id"],)}), limit=ALL)
            assert {row["id"] for row in found} == set(group["statements"])


def test_days_are_touched_from_both_ends(qaldis: Built, index: Index) -> None:
    dated = [row for row in rows(qaldis, "statements") if row["time"] and row["time"]["edtf"]]
    assert index.count(Filter(since="0001-01-01", until="9999-12-31")) == len(dated)
    assert index.count(Filter(since="9999-01-01")) == sum(row["time"]["edtf"].endswith("..") for row in dated)


def test_months_count_what_began_in_them(index: Index) -> None:
    begun = Counter[str]()
    for one in index.spans(Filter()):
        start = one.low or one.high
        if start is not None:
            begun[start.isoformat()[:7]] += one.number
    assert begun
    assert index.months(Filter()) == tuple(sorted(begun.items()))
    assert index.of(["st_none"]) == {}


def test_one_answer_sees_one_state_of_the_case_whoever_decides_meanwhile(qaldis: Built, copy: Path) -> None:
    qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator")
    waiting = Filter(values={"review": ("open",)})
    with Desk(copy, None) as desk:
        with desk.answering():
            before = desk.index.count(waiting)
            (first, *_) = desk.index.statements(waiting, limit=1)
            assert qaldis.dalil("review", "accept", first["id"], "--reason", "read", "--case", copy).code == 0
            Case.open(copy).index().close()
            assert (desk.index.count(waiting), desk.case.decisions) == (before, ())
        assert (desk.index.count(waiting), len(desk.case.decisions)) == (before - 1, 1)


def test_words_are_found_folded_and_all_of_them_must_occur(qaldis: Built, index: Index) -> None:
    row = next(row for row in rows(qaldis, "statements") if len(row["quote"].split()) > 5)
    words = row["quote"].split()
    assert row in index.statements(Filter(words=" ".join(words[:3]).upper()), limit=ALL)
    assert index.count(Filter(words=f"{words[0]} xylophone")) == 0


@pytest.mark.parametrize("words", ['"', "*", "NEAR(", "a AND", "words:x", "-"])
def test_nothing_typed_is_taken_for_the_syntax_of_the_search(index: Index, words: str) -> None:
    assert index.count(Filter(words=words)) <= index.count(Filter())


def test_the_same_after_a_decision_whether_laid_over_or_loaded_anew(qaldis: Built, copy: Path) -> None:
    qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator")
    Case.open(copy).index().close()
    target = next(row for row in rows(qaldis, "statements") if row["status"] != "hypothetical")
    decisions: list[tuple[str, ...]] = [
        ("correct", "--field", "status=hypothetical"), ("undo",), ("reject",), ("correct", "--field", "act="),
    ]  # fmt: skip
    for kind, *more in decisions:
        ran = qaldis.dalil("review", kind, target["id"], *more, "--reason", "its own words", "--case", copy)
        assert ran.code == 0, ran.err
        updated = _all_of(Case.open(copy).index())
        (copy / "index.sqlite").unlink()
        assert _all_of(Case.open(copy).index()) == updated


def _all_of(index: Index) -> tuple[object, ...]:
    asked = Filter(words="the")
    found = (
        list(index.statements(Filter(), limit=ALL)),
        index.facets(Filter(), most=ALL),
        index.count(asked),
    )
    index.close()
    return found


def test_an_unknown_facet_is_named() -> None:
    with pytest.raises(InputError, match="colour"):
        Filter(values={"colour": ("red",)})
    assert "status" in FACETS


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("قُتِلَ المدنيون", "مدنيين"),
        ("والبراميل المتفجرة", "براميل"),
        ("الأحياء", "احياء"),
        ("إدلب", "ادلب"),
        ("للمدنيين", "المدنيون"),
        ("Naïve AIR", "naive air"),
    ],
)  # fmt: skip
def test_forms_that_readers_take_for_one_are_one(text: str, query: str) -> None:
    assert set(folded(query).split()) <= set(folded(text).split())
