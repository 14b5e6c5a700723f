"""The hand-written expected result of the Qaldis example is sound before any engine is compared with it."""

import csv
import email
import email.policy
import json
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "examples" / "qaldis"
REPORTS = CASE / "reports"
TERMS = yaml.safe_load((ROOT / "src/dalil/vocab/data/terms.yaml").read_text(encoding="utf-8"))
Row = dict[str, Any]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _html(path: Path) -> str:
    parser = _Text()
    parser.feed(path.read_text(encoding="utf-8"))
    return "".join(parser.parts)


def _pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(str(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return text


def _attachment(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return "".join(str(part.get_content()) for part in message.iter_attachments())


@cache
def text_of(document: str) -> str:
    path = REPORTS / document
    if path.parent.suffix == ".eml":
        return _attachment(path.parent)
    if path.suffix == ".html":
        return _html(path)
    if path.suffix == ".pdf":
        return _pdf(path)
    if path.suffix == ".docx":
        return "\n".join(str(paragraph.text) for paragraph in docx.Document(str(path)).paragraphs)
    return path.read_text(encoding="utf-8")


def rows(name: str) -> list[Row]:
    lines = (CASE / "expected" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def table(name: str) -> list[dict[str, str]]:
    with (CASE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


STATEMENTS = rows("statements.jsonl")
REFS = {row["ref"]: row for row in STATEMENTS}
CLOSED = {
    "kind": {"event", "pattern", "state", "legal_characterisation", "call", "refusal", "caption", "other"},
    "speech_act": set(TERMS["enums"]["speech_act"]),
    "status": {item["id"] for item in TERMS["enums"]["assertion_status"]},
    "polarity": set(TERMS["enums"]["polarity"]),
    "modality": set(TERMS["enums"]["modality"]),
    "author_commitment": {"endorses", "neutral", "distances"},
    "attribution": {item["id"] for item in TERMS["enums"]["attribution"]},
}


@pytest.mark.parametrize("row", STATEMENTS, ids=list(REFS))
def test_a_statement_stands_in_its_report(row: Row) -> None:
    assert row["quote"] in text_of(row["document"])
    assert row["trigger"] is None or row["trigger"] in row["quote"]
    assert (row["trigger"] is None) == (row["act"] is None)
    assert all(hedge in row["quote"] for hedge in row["hedges"])
    assert row["time"] is None or row["time"]["text"] in row["quote"]


@pytest.mark.parametrize("row", STATEMENTS, ids=list(REFS))
def test_a_statement_keeps_to_the_closed_lists(row: Row) -> None:
    assert {field: row[field] for field, values in CLOSED.items() if row[field] not in values} == {}
    ids = {term["id"] for term in TERMS["terms"]}
    named = [row["act"], *row["weapons"], *row["targets"], *(victim["category"] for victim in row["victims"])]
    assert [term for term in named if term is not None and term not in ids] == []
    vias = {"subject", "by", "possessive", "implied", "coreference"}
    assert {party["via"] for party in row["perpetrators"]} <= vias
    comparators = {"exact", "at_least", "up_to", "about", "vague"}
    assert {figure["comparator"] for figure in row["figures"]} <= comparators
    assert all(figure["high"] is None or figure["low"] <= figure["high"] for figure in row["figures"])


def test_denied_and_negative_are_never_both_used() -> None:
    assert [row["ref"] for row in STATEMENTS if row["status"] == "denied" and row["polarity"] == "neg"] == []


def test_names_come_from_the_overlay_files() -> None:
    places = {row["name"] for row in table("gazetteer.csv")}
    parties = {row["name"] for row in table("parties.csv")}
    assert {row["place"] for row in STATEMENTS} - {None} <= places
    assert {party["name"] for row in STATEMENTS for party in row["perpetrators"]} <= parties
    private = {"Nadia Korvel", "residents"}
    assert {name for row in STATEMENTS for name in row["speakers"]} - parties == private


def test_both_parties_are_treated_alike() -> None:
    sides = {row["name"]: row["side"] for row in table("parties.csv")}
    accused: dict[str, set[str]] = {}
    denying: set[str] = set()
    for row in STATEMENTS:
        for party in row["perpetrators"]:
            accused.setdefault(sides[party["name"]], set()).add(row["status"])
        denying |= {sides[name] for name in row["speakers"] if row["status"] == "denied"}
    assert accused["government"] >= {"alleged", "denied", "asserted"}
    assert accused["front"] >= {"alleged", "denied", "asserted"}
    assert denying == {"government", "front"}


def test_every_statement_has_one_origin() -> None:
    origins = rows("origins.jsonl")
    placed = [ref for origin in origins for ref in origin["statements"]]
    assert sorted(placed) == sorted(REFS)
    kinds = {"speech", "document", "post", "agency", "witness", "unknown"}
    assert {origin["kind"] for origin in origins} <= kinds
    for origin in origins:
        assert origin["documents"] == sorted({REFS[ref]["document"] for ref in origin["statements"]})


def test_incidents_and_conflicts_name_statements_that_exist() -> None:
    incidents = rows("incidents.jsonl")
    placed = [ref for incident in incidents for ref in incident["statements"]]
    assert len(placed) == len(set(placed))
    assert set(placed) <= set(REFS)
    inside = {incident["label"]: set(incident["statements"]) for incident in incidents}
    for conflict in rows("conflicts.jsonl"):
        assert conflict["kind"] in {"denial", "blame", "figure", "place", "time", "framing"}
        assert {ref for side in conflict["sides"] for ref in side} <= inside[conflict["incident"]]
    for pair in rows("not_conflicts.jsonl"):
        assert {ref for side in pair["sides"] for ref in side} <= set(REFS)


def test_the_counts_of_origins_follow_from_the_lists() -> None:
    origin_of = {ref: origin for origin in rows("origins.jsonl") for ref in origin["statements"]}
    for incident in rows("incidents.jsonl"):
        roots = {origin_of[ref]["label"]: origin_of[ref]["unattributed"] for ref in incident["statements"]}
        assert incident["origins"]["unattributed"] == sum(roots.values())
        assert incident["origins"]["high"] == len(roots) - sum(roots.values())
        assert incident["origins"]["low"] + incident["origins"]["unattributed"] >= 1
        assert incident["origins"]["low"] <= incident["origins"]["high"]


def test_the_summary_adds_up() -> None:
    summary = json.loads((CASE / "expected" / "summary.json").read_text(encoding="utf-8"))
    assert summary["statements"] == len(STATEMENTS)
    assert summary["incidents"] == len(rows("incidents.jsonl"))
    assert summary["conflicts"] == len(rows("conflicts.jsonl"))
    assert summary["reports"] == len(list(REPORTS.iterdir())) + 1
    used = {ref for incident in rows("incidents.jsonl") for ref in incident["statements"]}
    roots = [origin for origin in rows("origins.jsonl") if used & set(origin["statements"])]
    unattributed = sum(origin["unattributed"] for origin in roots)
    assert summary["origins"]["unattributed"] == unattributed
    assert summary["origins"]["high"] == len(roots) - unattributed


def test_the_metadata_names_every_report_once() -> None:
    named = [row["path"] for row in table("metadata.csv")]
    assert sorted(named) == sorted(f"reports/{path.name}" for path in REPORTS.iterdir())


def test_binary_reports_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(CASE / "make_files.py"), str(tmp_path)], check=True)
    made = sorted(path.name for path in tmp_path.iterdir())
    assert [path.rpartition(".")[2] for path in made] == ["docx", "pdf", "png", "eml"]
    assert [name for name in made if (tmp_path / name).read_bytes() != (REPORTS / name).read_bytes()] == []


def test_the_photograph_carries_no_personal_data() -> None:
    data = (REPORTS / "14-coast-weekly-photo.png").read_bytes()
    assert re.findall(rb"eXIf|tEXt|iTXt|zTXt|tIME", data) == []
