"""The contract of the command line where nothing else holds it: what outside checks may rely on, word by word."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dalil.cli.main import dalil as commands
from tests.e2e.command import EXAMPLE, SOURCE, TABLES, Dalil
from tests.e2e.conftest import Built

pytestmark = pytest.mark.once
SUMMARY = (
    r"(\d+) reports, (\d+) statements, (\d+) to (\d+) origins \((\d+) unattributed\), (\d+) incidents, "
    r"(\d+) conflicts; refused: "
)
REPORT = EXAMPLE / "reports" / "01-meridian-wire.txt"
INTERACTIVE = {"serve"}


def leaves(command: click.Command, name: str = "") -> list[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        return [(name, command)]
    context = click.Context(command)
    below = ((one, command.get_command(context, one)) for one in command.list_commands(context))
    return [leaf for one, found in below if found is not None for leaf in leaves(found, f"{name} {one}".strip())]


def test_every_command_that_answers_can_answer_in_json() -> None:
    without = {
        name for name, leaf in leaves(commands) if not any("--json" in parameter.opts for parameter in leaf.params)
    }
    assert without == INTERACTIVE


def test_the_summary_of_build_has_its_words_and_the_figures_of_its_json(qaldis: Built, copy: Path) -> None:
    ran = qaldis.dalil("build", EXAMPLE / "reports", *TABLES, "--case", copy)
    found = re.match(SUMMARY, ran.out)
    assert found is not None, ran.out
    told = qaldis.ran.record
    count = told["origins"]
    figures = [told["reports"], told["statements"], count["low"], count["high"], count["unattributed"]]
    assert list(map(int, found.groups())) == [*figures, told["incidents"], told["conflicts"]]


def test_the_figures_of_build_are_those_of_the_lists(qaldis: Built) -> None:
    def shown(kind: str) -> list[dict[str, object]]:
        return qaldis.dalil("show", kind, "--case", qaldis.folder, "--json").records

    incidents, told = shown("incidents"), qaldis.ran.record
    conflicts = [one for incident in incidents for one in incident["conflicts"]]  # type: ignore[attr-defined]  # a list
    read = [one for one in shown("documents") if one["state"] != "refused"]
    counted = {"reports": read, "statements": shown("statements"), "incidents": incidents, "conflicts": conflicts}
    assert {name: told[name] for name in counted} == {name: len(rows) for name, rows in counted.items()}


def test_low_and_high_are_both_said_where_they_are_one(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("build", REPORT, "--case", tmp_path / "case")
    assert re.search(r", (\d+) to \1 origins \(", ran.out), ran.out


@pytest.mark.parametrize("arguments", [[], ["law"], ["review"], ["show", "--case", "."]])
def test_help_that_is_printed_for_a_wrong_call_has_lines(dalil: Dalil, arguments: list[str]) -> None:
    ran = dalil(*arguments)
    assert (ran.code, ran.out) == (64, "")
    assert ran.err.count("\n") > 3
    assert "\\x" not in ran.err


def test_the_commands_of_the_readme_work_as_they_are_shown(
    dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    shutil.copy(REPORT, "reports/one.txt")
    tour = (SOURCE.parent / "README.md").read_text("utf-8").partition("## Sixty seconds")[2].partition("\n## ")[0]
    shown = re.findall(r"^    \.venv/bin/dalil (.*)$", tour, re.MULTILINE)
    assert len(shown) == 6
    for line in shown:
        first = dalil("review", "list", "--case", "mycase").out.split() if "st_…" in line else ["-"]
        ran = dalil(*shlex.split(line.replace("st_…", first[0]), comments=True))
        assert ran.code == 0, (line, ran.err)
    checked = subprocess.run([sys.executable, "handed-on/verify.py"], capture_output=True, text=True, check=False)
    assert checked.stdout.splitlines()[-1] == "VALID"


@pytest.mark.parametrize("inside", ["", "data", "data/index.html"])
def test_verify_takes_what_build_printed(qaldis: Built, inside: str) -> None:
    bag = Path(qaldis.ran.record["dossier"]).parents[1]
    ran = qaldis.dalil("verify", bag / inside)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "VALID")
    assert "consistent with its own keys only, no outside witness" in ran.out


def test_a_bit_flipped_anywhere_in_the_checkpoint_is_found_in_its_second_line_too(qaldis: Built, copy: Path) -> None:
    path = copy / "log/checkpoint"
    whole = path.read_bytes()
    for place in range(0, len(whole), 103):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 8]) + whole[place + 1 :])
        ran = qaldis.dalil("verify", copy)
        assert (ran.code, "failed  log/checkpoint" in ran.out) == (1, True), place


def test_a_bit_flipped_anywhere_in_the_settings_is_found(qaldis: Built, copy: Path) -> None:
    path = copy / "case.toml"
    whole = path.read_bytes()
    for place in range(0, len(whole), 11):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 2]) + whole[place + 1 :])
        ran = qaldis.dalil("verify", copy)
        assert ran.code in (1, 2), place
        assert "case.toml" in ran.out


def test_the_manifest_of_the_case_lists_what_the_design_names(qaldis: Built) -> None:
    listed = {line[66:].split("/")[0] for line in (qaldis.folder / "manifest-sha256.txt").read_text().splitlines()}
    assert listed >= {"case.toml", "README.txt", "policy.txt", "objects", "keys", "log", "derived", "sealed"}


def test_objects_are_read_only_and_lie_under_their_hash(qaldis: Built) -> None:
    for path in (qaldis.folder / "objects" / "sha256").glob("*/*/*"):
        assert path.stat().st_mode & 0o777 == 0o444
        assert path.name.startswith(path.parent.parent.name + path.parent.name)


def test_published_completes_a_row_of_the_table_and_never_contradicts_it(dalil: Dalil, tmp_path: Path) -> None:
    report = Path(shutil.copy(REPORT, tmp_path / "report.txt"))
    table = tmp_path / "metadata.csv"
    said = ("--metadata", table, "--published", "2024-03-20", "--json")
    table.write_text("path,outlet\nreport.txt,Meridian Wire\n")
    assert dalil("build", report, "--case", tmp_path / "case", *said).code == 0
    (document,) = dalil("show", "documents", "--case", tmp_path / "case", "--json").records
    assert document["published"] == {"edtf": "2024-03-20", "basis": "stated"}
    table.write_text("path,published\nreport.txt,2024-03-13\n")
    ran = dalil("build", report, "--case", tmp_path / "other", *said)
    assert (ran.code, "both date" in ran.err) == (64, True)
