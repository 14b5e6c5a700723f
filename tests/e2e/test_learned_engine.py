"""The learned reader by the command line: the same bits everywhere, named in the record, refused when it is another."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dalil.casework import learned
from dalil.casework.engine import Engine
from dalil.casework.language import LanguageModel
from dalil.casework.learned import ENVIRONMENT, FILE, SHA256, LearnedModel, find_learned, instruction_family
from dalil.casework.limits import RUN
from dalil.custody.folder import CaseFolder
from dalil.errors import SettingsError
from tests.e2e.command import SOURCE, Dalil

FIRST = """VELMORA, 3 May 2031 - Shells hit the fish market on Monday, residents said.

“We counted nine bodies,” Mira Tolan, a nurse, said. “Nobody came to help.”

The mayor believes that the army wanted to clear the quarter, and doubts that it will stop.
"""
SECOND = """The Harbour Front denied on Tuesday that its fighters had burned the mill of Qelvarin.

According to Istan Rohl, its spokesman, “the army has shelled it for weeks”; he warned of worse to come.
"""


SCORES = """
import hashlib
from dalil.casework.learned import find_learned
network = find_learned().load().network
said = network([101, *range(2000, 2180), 102], [0, *(at % 8 for at in range(180)), 0])
print([(part.shape, hashlib.sha256(part.tobytes()).hexdigest()) for part in said])
"""
"""What the network says of a window, to the last bit: labels and acts."""


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(FIRST)
    second.write_text(SECOND)
    return first, second


def test_processes_threads_and_order_change_no_bit(
    tmp_path: Path, reports: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    dalil, said = Dalil(tmp_path / "settings"), list[list[str]]()
    for threads, order in (("1", reports), ("4", reports[::-1])):
        for name in ("OMP", "OPENBLAS", "MKL"):
            monkeypatch.setenv(f"{name}_NUM_THREADS", threads)
        with dalil.start("extract", "--engine", "learned", *order) as process:
            out, _ = process.communicate()
        assert process.returncode == 0
        said.append(sorted(out.splitlines()))
    assert said[0] == said[1] != []
    here = dalil("extract", "--engine", "learned", *reports)
    assert sorted(here.out.splitlines()) == said[0]
    assert "learned" in {json.loads(line)["method"]["name"] for line in said[0]}


def test_every_score_of_voices_and_acts_is_the_same_bits_in_any_process() -> None:
    said = set[str]()
    for threads in ("1", "4"):
        own = {f"{name}_NUM_THREADS": threads for name in ("OMP", "OPENBLAS", "MKL")}
        ran = subprocess.run(
            [sys.executable, "-c", SCORES],
            env={"PYTHONPATH": str(SOURCE), **own},
            capture_output=True,
            text=True,
            check=True,
        )
        said.add(ran.stdout)
    assert len(said) == 1
    assert said.pop().count("(182, ") == 2, "voices and acts"


def test_a_case_read_with_it_says_so_and_is_rebuilt_with_it(tmp_path: Path, reports: tuple[Path, Path]) -> None:
    dalil, case = Dalil(tmp_path / "settings"), tmp_path / "case"
    assert dalil("build", *reports, "--case", case).code == 0
    plain = run_of(case)
    assert "learned" not in plain
    assert dalil("build", *reports, "--case", case, "--engine", "learned").code == 0
    own = next(one for one in runs(case) if one != plain)
    assert (own["learned"], SHA256[:12] in own["engine"], own["key"] != plain["key"]) == (SHA256, True, True)
    attested = [entry.members["tool"] for entry in CaseFolder(case).entries() if entry.type == RUN]
    (told,) = [tool["learned"] for tool in attested if isinstance(tool, dict) and "learned" in tool]
    assert isinstance(told, dict)
    assert (told["sha256"], told["cpu"]) == (SHA256, instruction_family())
    assert str(told["runtime"]).startswith("onnxruntime ")
    shown = dalil("show", "statements", "--case", case, "--json").out
    shutil.rmtree(case / "derived" / str(own["run"]))
    ran = dalil("rebuild", "--case", case, "--json")
    assert (ran.code, ran.record["same"]) == (0, True), ran.err
    assert dalil("show", "statements", "--case", case, "--json").out == shown
    assert dalil("verify", case).code == 0


def runs(case: Path) -> list[dict[str, str]]:
    return [json.loads(path.read_bytes()) for path in sorted((case / "derived").glob("*/run.json"))]


def run_of(case: Path) -> dict[str, str]:
    (found,) = runs(case)
    return found


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / FILE.name
    other.write_bytes(FILE.read_bytes()[:-1] + b"\0")
    with pytest.raises(SettingsError, match="not the one that belongs to this version"):
        find_learned(other)
    with pytest.raises(SettingsError, match="not the one that belongs to this version"):
        LearnedModel(other).load()


UNKNOWN_FIELD = b"\xfa\x07\x03own"
"""A field that no version of the form knows: another file that reads alike."""


def test_a_file_of_ones_own_reads_and_the_record_names_it(
    tmp_path: Path, reports: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "own.onnx"
    other.write_bytes(FILE.read_bytes() + UNKNOWN_FIELD)
    digest = hashlib.sha256(other.read_bytes()).hexdigest()
    monkeypatch.setenv(ENVIRONMENT, str(other))
    dalil, case = Dalil(tmp_path / "settings"), tmp_path / "case"
    assert dalil("build", *reports, "--case", case, "--engine", "learned").code == 0
    run = run_of(case)
    assert (run["learned"], digest[:12] in run["engine"]) == (digest, True)
    versions = {one["method"]["version"] for one in dalil("show", "statements", "--case", case, "--json").records}
    assert any(digest[:12] in version for version in versions)
    (row,) = [one for one in dalil("doctor", "--json").records if one["what"] == "learned reader"]
    assert row["detail"].endswith("a file of your own")
    other.unlink()
    with pytest.raises(SettingsError, match="names no file"):
        find_learned()


def test_without_its_file_the_rules_read_alone_and_the_output_says_so(tmp_path: Path) -> None:
    gone = find_learned(tmp_path / "nothing.onnx")
    assert (gone.path, gone.digest, gone.load()) == (None, None, None)
    engine = Engine(LanguageModel(None), learned=gone)
    assert engine.degraded is not None
    assert "The rules read alone: the file of the learned reader is not installed." in engine.degraded
    assert engine.key == Engine(LanguageModel(None)).key


def test_without_its_runtime_a_build_goes_on_and_says_so(
    tmp_path: Path, reports: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learned, "RUNTIME", "onnxruntime_that_is_not_there")
    dalil, case = Dalil(tmp_path / "settings"), tmp_path / "case"
    ran = dalil("build", *reports, "--case", case, "--engine", "learned")
    assert ran.code == 0, ran.err
    assert "The rules read alone: onnxruntime_that_is_not_there is not installed." in ran.out
    (row,) = [one for one in dalil("doctor", "--json").records if one["what"] == "learned reader"]
    assert row["state"] == "note"


def test_doctor_names_it(tmp_path: Path) -> None:
    (row,) = [one for one in Dalil(tmp_path)("doctor", "--json").records if one["what"] == "learned reader"]
    assert (row["state"], SHA256[:16] in row["detail"]) == ("ok", True)


def test_its_file_may_ship() -> None:
    assert FILE.stat().st_size <= 30_000_000
