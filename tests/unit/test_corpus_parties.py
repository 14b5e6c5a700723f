"""The party tables of the corpus are sound: the product reads them, and they say what the reports say."""

import csv
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.model.party import Party
from dalil.model.span import Range
from dalil.statements.arabic.words import plain_words, stands_at
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.parties import Parties, load_parties, read_parties

pytestmark = pytest.mark.once

CORPUS = Path(__file__).parent.parent.parent / "corpus"
CONFLICTS = sorted(path.parent.name for path in CORPUS.glob("*/conflict.yaml"))
COLUMNS = ["id", "name", "kind", "aliases", "side", "role"]
ALEF = "\u0627"
FIGHTING = {"state", "state_forces", "armed_group"}
NO_SIDE = {"un_body", "ngo", "outlet", "court"}


def table(conflict: str) -> str:
    return (CORPUS / conflict / "parties.csv").read_text(encoding="utf-8")


def parties(conflict: str) -> tuple[Party, ...]:
    return read_parties(table(conflict), conflict)


def reports(conflict: str) -> str:
    paths = sorted((CORPUS / conflict).glob(f"{conflict}-*.txt"))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def outlets(conflict: str) -> str:
    """Who published the reports, as their records say: an outlet need not name itself in what it prints."""
    lines = (CORPUS / conflict / f"{conflict}.jsonl").read_text(encoding="utf-8").splitlines()
    return "\n".join(str(json.loads(line)["outlet"]) for line in lines)


def missing(names: dict[str, Party], text: str) -> list[str]:
    """The names that the product does not find in the text: Arabic ones as its Arabic reading looks them up."""
    arabic = load_arabic_words()
    lines = "\n".join(line for line in text.splitlines() if ALEF in line)
    words = plain_words(lines, Range(start=0, end=len(lines)))
    alone = {
        name: Parties((replace(row, id=name, name=name, aliases=()),)) for name, row in names.items() if name.isascii()
    }
    together = Parties(tuple(row for one in alone.values() for row in one.rows)).find(text)
    # A name inside a longer one is hidden by it, so that each which was not found is looked for alone.
    found = {one.party for one in together}
    found |= {name for name in sorted(alone.keys() - found) if alone[name].find(text)}
    for name in sorted(names.keys() - alone.keys()):
        folded = tuple(arabic.fold(name).split())
        found |= {name} if any(stands_at(words, index, folded) for index in range(len(words))) else set()
    return sorted(names.keys() - found)


@pytest.mark.parametrize("conflict", CONFLICTS)
def test_each_conflict_has_a_table_that_a_case_can_read(conflict: str) -> None:
    assert next(csv.reader(table(conflict).splitlines())) == COLUMNS
    rows = parties(conflict)
    assert rows
    assert set(load_parties().overlaid(rows).rows) >= set(rows)
    assert all(row.id.startswith("own:") for row in rows)
    assert all(row.role for row in rows if row.kind == "person")


@pytest.mark.parametrize("conflict", CONFLICTS)
def test_each_alias_stands_in_a_report_and_each_party_is_named(conflict: str) -> None:
    rows, text = parties(conflict), reports(conflict)
    assert missing({alias: row for row in rows for alias in row.aliases}, text) == []
    unnamed = missing({row.name: row for row in rows if not row.aliases}, text)
    assert missing({row.name: row for row in rows if row.name in unnamed}, outlets(conflict)) == []


@pytest.mark.parametrize("conflict", CONFLICTS)
def test_a_name_or_an_id_means_one_party(conflict: str) -> None:
    rows = parties(conflict)
    ids = Counter(row.id for row in rows)
    names = Counter(name for row in rows for name in (row.name, *row.aliases))
    assert [one for one, count in (ids + names).items() if count > 1] == []


@pytest.mark.parametrize("conflict", CONFLICTS)
def test_two_sides_at_least_stand_there_and_whoever_has_none_takes_none(conflict: str) -> None:
    rows = parties(conflict)
    fighting = {row.side for row in rows if row.side and row.kind in FIGHTING}
    bodies = {row.side for row in rows if row.side and row.kind != "person"}
    assert len(fighting) > 1, "two parties accuse each other"
    assert {row.side for row in rows if row.side} == bodies, "nobody speaks for a side that has no body"
    assert [row.id for row in rows if row.side and row.kind in NO_SIDE] == []
