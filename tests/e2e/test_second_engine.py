"""A large model beside the rules: what it suggests stands apart, counts nowhere, and is not asked for twice."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import Dalil
from tests.fake_engine import fake_engine, respond, says

TEXT = """Rebels shelled the mill of Qelvarin on 3 May 2031, a baker, Ismat Verr, said. Four workers were killed.

The army denied that it had fired.
"""
ITEM = {"quote": "Four workers were killed", "trigger": "killed", "act": "act.kill", "victims": ["Four workers"],
        "speakers": ["Verr"], "status": "reported", "place": "Atlantis"}  # fmt: skip
COUNTED = ("statements", "origins", "incidents", "conflicts")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def entries(dalil: Dalil, case: Path) -> list[dict[str, Any]]:
    return [one for one in dalil("show", "log", "--case", case, "--json").records if one["type"] == "engine.called"]


def test_suggestions_stand_beside_the_statements_and_change_none(tmp_path: Path, report: Path) -> None:
    dalil, case = Dalil(tmp_path / "settings"), tmp_path / "case"
    plain = dalil("build", report, "--case", case, "--json").record
    before = dalil("show", "statements", "--case", case, "--json").out
    assert plain["suggestions"] is None
    with fake_engine(says([ITEM])) as server:
        ran = dalil("build", report, "--case", case, "--engine", server.url, "--json")
        assert ran.code == 0, ran.err
        asked = len(server.asked)
        again = dalil("build", report, "--case", case, "--engine", server.url, "--json")
        assert len(server.asked) == asked == 2, "one question a paragraph, none twice"
    assert ran.record["suggestions"]["kept"] == 1
    assert ran.record["suggestions"]["dropped"]["words that do not stand in the text"] == 1
    assert again.record["suggestions"] == ran.record["suggestions"]
    assert {name: ran.record[name] for name in COUNTED} == {name: plain[name] for name in COUNTED}
    assert dalil("show", "statements", "--case", case, "--json").out == before
    (suggestion,) = dalil("show", "suggestions", "--case", case, "--json").records
    assert TEXT[suggestion["start"] : suggestion["end"]] == ITEM["quote"]
    assert "not reviewed" in dalil("show", "suggestions", "--case", case).out
    shown = dalil("show", "statements", "--case", case).out
    assert f"\n{suggestion['id']}  " in shown, "whoever lists the statements sees what was suggested beside them"
    assert suggestion["id"] not in {one["id"] for one in dalil("show", "statements", "--case", case, "--json").records}
    assert "1 suggestion of a large model beside them, not reviewed" in dalil("build", report, "--case", case).out
    check_log(dalil, case)
    check_dossier(Path(ran.record["dossier"]).parent)
    check_rebuild(dalil, case)


def check_log(dalil: Dalil, case: Path) -> None:
    """Each call is logged, with what left and what came back as hashes; no word of a report, host or model."""
    calls = entries(dalil, case)
    assert len(calls) == 2
    for one in calls:
        assert {len(one["result"][name]) for name in ("sent", "received", "prompt", "model")} == {64}
        assert not any(word in json.dumps(one) for word in ("mill", "Verr", "workers", "127.0.0.1", "invented"))


def check_dossier(dossier: Path) -> None:
    page = (dossier / "report-001.html").read_text()
    assert "Suggested by a large model, not reviewed" in page
    assert "said to have suffered it" in page
    assert "Verr" not in page, "private persons are masked in suggestions too"


def check_rebuild(dalil: Dalil, case: Path) -> None:
    """Nobody is asked again: the recorded answers are read from the case, and give the same bytes."""
    (run,) = {one["result"]["run"] for one in dalil("show", "log", "--case", case, "--json").records[-2:-1]} or {""}
    kept = (case / "derived" / run / "suggestions.jsonl").read_bytes()
    shutil.rmtree(case / "derived" / run)
    assert "equal to what the log attests" in dalil("rebuild", "--case", case).out
    assert (case / "derived" / run / "suggestions.jsonl").read_bytes() == kept
    assert dalil("verify", case).code == 0


def test_an_engine_that_fails_costs_its_suggestions_only(tmp_path: Path, report: Path) -> None:
    dalil, case = Dalil(tmp_path / "settings"), tmp_path / "case"
    with fake_engine(lambda handler, _: respond(handler, {}, status=500)) as server:
        ran = dalil("build", report, "--case", case, "--engine", server.url)
    assert ran.code == 0
    assert "unanswered: 2 (it answers with status 500)" in ran.out
    assert dalil("show", "suggestions", "--case", case).out == ""
    with fake_engine(says([ITEM])) as server:
        later = dalil("build", report, "--case", case, "--engine", server.url, "--json").record["suggestions"]
    assert (later["kept"], later["unanswered"]) == (1, {})
    assert [one["result"]["outcome"] for one in entries(dalil, case)].count("answered") == 2


def test_a_server_cannot_write_into_a_page(tmp_path: Path, report: Path) -> None:
    dalil, case = Dalil(tmp_path / "settings"), tmp_path / "case"
    choice = {"message": {"content": json.dumps({"events": [ITEM]})}}
    answer = {"model": "<script>alert(1)</script>", "choices": [choice]}
    with fake_engine(lambda handler, _: respond(handler, answer)) as server:
        ran = dalil("build", report, "--case", case, "--engine", server.url, "--json")
    page = (Path(ran.record["dossier"]).parent / "report-001.html").read_text()
    assert "Suggested by a large model" in page
    assert "<script" not in page


def test_what_is_marked_protected_is_never_sent(tmp_path: Path, report: Path) -> None:
    dalil = Dalil(tmp_path / "settings")
    report.with_name("report.txt.meta.toml").write_text("protected = true\n")
    with fake_engine(says([ITEM])) as server:
        ran = dalil("build", report, "--case", tmp_path / "case", "--engine", server.url)
        told = dalil("extract", report, "--engine", server.url, "--suggestions", tmp_path / "found.jsonl")
        assert server.asked == []
    assert (ran.code, told.code) == (3, 0)
    assert (tmp_path / "found.jsonl").read_text() == ""


def test_extract_writes_suggestions_to_a_file_of_their_own(tmp_path: Path, report: Path) -> None:
    dalil, target = Dalil(tmp_path / "settings"), tmp_path / "found.jsonl"
    with fake_engine(says([ITEM])) as server:
        ran = dalil("extract", report, "--engine", server.url, "--suggestions", target)
    assert ran.code == 0
    assert ran.records == dalil("extract", report).records
    (suggestion,) = [json.loads(line) for line in target.read_text().splitlines()]
    assert suggestion["notice"] == "suggested by a large model, not reviewed"
    assert ran.err.count("asked: sent ") == 2
