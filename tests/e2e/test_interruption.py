"""Ctrl-C and kills while a case is built: nothing half-written, and the next build goes on."""

import os
import signal
from pathlib import Path

import pytest

from dalil.casework.build import Order, build
from dalil.casework.stated import read_table
from dalil.casework.user_keys import case_key
from tests.e2e.command import EXAMPLE, TABLES
from tests.e2e.conftest import Built

pytestmark = pytest.mark.once

STAGES = ("Preserving", "Opening the exhibits", "Reading who says what", "Tracing origins", "Writing the dossier")
KINDS = ("documents", "statements", "origins", "incidents")


class Interrupted:
    """Presses Ctrl-C when a stage has made so many steps."""

    def __init__(self, stage: str, steps: int) -> None:
        self._stage = stage
        self._left = steps
        self._inside = False

    def stage(self, title: str, total: int | None) -> None:
        del total
        self._inside = title.startswith(self._stage)
        self._press_at_zero()

    def step(self, count: int = 1) -> None:
        if self._inside:
            self._left -= count
            self._press_at_zero()

    def say(self, text: str) -> None:
        del text

    def _press_at_zero(self) -> None:
        if self._inside and self._left == 0:
            raise KeyboardInterrupt


def order(case: Path) -> Order:
    return Order(
        paths=[EXAMPLE / "reports"],
        case=case,
        table=read_table(EXAMPLE / "metadata.csv"),
        gazetteer=EXAMPLE / "gazetteer.csv",
        parties=EXAMPLE / "parties.csv",
    )


def half_written(case: Path) -> list[str]:
    """Files that are on their way, and files of the log that do not end with a line."""
    found = [path.name for path in case.rglob("*") if path.is_file() and path.name.endswith((".new", ".part"))]
    found.extend(path.name for path in (case / "spool").rglob("*"))
    torn = [path for path in (case / "log" / "entries").glob("*") if not path.read_bytes().endswith(b"\n")]
    return found + [path.name for path in torn]


def comparable(built: Built, case: Path) -> list[str]:
    """What is shown, without the ids of parties: those come from the random key of each case."""
    return [built.dalil("show", kind, "--case", case).out for kind in KINDS]


def goes_on(built: Built, case: Path) -> None:
    ran = built.dalil("build", EXAMPLE / "reports", *TABLES, "--case", case, "--json")
    assert ran.code == 3, ran.err
    assert {**ran.record, "case": "", "dossier": ""} == {**built.ran.record, "case": "", "dossier": ""}
    assert comparable(built, case) == comparable(built, built.folder)
    assert built.dalil("verify", case).code == 0


@pytest.mark.parametrize(
    ("stage", "steps"),
    [
        ("Preserving", 0), ("Preserving", 1), ("Preserving", 9), ("Opening", 0), ("Opening", 4),
        ("Reading", 0), ("Reading", 7), ("Tracing", 0), ("Writing", 0),
    ],
)  # fmt: skip
def test_ctrl_c_leaves_nothing_half_written_and_the_next_build_goes_on(
    qaldis: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, steps: int
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    case = tmp_path / "case"
    with pytest.raises(KeyboardInterrupt):
        build(order(case), case_key(None), Interrupted(stage, steps))
    assert half_written(case) == []
    assert qaldis.dalil("verify", case).code == 0
    goes_on(qaldis, case)


def test_what_was_read_before_ctrl_c_is_not_read_again(
    qaldis: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    with pytest.raises(KeyboardInterrupt):
        build(order(tmp_path / "case"), case_key(None), Interrupted("Reading", 8))
    ran = qaldis.dalil("build", EXAMPLE / "reports", *TABLES, "--case", tmp_path / "case")
    reading = next(line for line in ran.err.splitlines() if line.startswith("Reading who says what"))
    assert 0 < int(reading.rpartition(" ")[2]) < 16
    assert not (tmp_path / "case" / "cache").exists()


def stopped_at(built: Built, case: Path, stage: str, number: signal.Signals) -> int:
    process = built.dalil.start("build", EXAMPLE / "reports", *TABLES, "--case", case)
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(stage):
            os.kill(process.pid, number)
            break
    process.communicate()
    return process.returncode


@pytest.mark.parametrize("stage", ["Preserving", "Reading who says what"])
def test_the_signal_of_ctrl_c_ends_with_130(qaldis: Built, tmp_path: Path, stage: str) -> None:
    assert stopped_at(qaldis, tmp_path / "case", stage, signal.SIGINT) == 130
    assert half_written(tmp_path / "case") == []
    assert qaldis.dalil("verify", tmp_path / "case").code == 0
    goes_on(qaldis, tmp_path / "case")


def test_a_killed_build_is_said_to_be_interrupted_and_the_next_one_recovers(qaldis: Built, tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert stopped_at(qaldis, case, "Reading who says what", signal.SIGKILL) == -signal.SIGKILL
    ran = qaldis.dalil("verify", case)
    assert ran.code in (0, 2)
    assert "interrupted" in ran.out
    goes_on(qaldis, case)


def test_a_disk_that_fills_up_while_the_bag_is_completed_leaves_it_incomplete_and_never_invalid(
    qaldis: Built, copy: Path
) -> None:
    (bag,) = (copy / "dossiers").iterdir()
    for name in ("bag-info.txt", "tagmanifest-sha256.txt"):  # written last
        (bag / name).unlink()
    (bag / "verify.py").rename(bag / ".verify.py.new")
    (copy / "lock").write_text("x")
    manifest = copy / "manifest-sha256.txt"
    before = [line for line in manifest.read_text().splitlines(keepends=True) if "  dossiers/" not in line]
    manifest.write_text("".join(before))
    ran = qaldis.dalil("verify", copy)
    assert (ran.code, "failed" in ran.out) == (2, False), ran.out
    goes_on(qaldis, copy)


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "lock"])
def test_a_case_whose_last_step_is_missing_is_brought_up_to_date(qaldis: Built, copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert qaldis.dalil("verify", copy).code in (0, 2)
    goes_on(qaldis, copy)


def test_a_log_without_its_checkpoint_is_not_signed_onwards(qaldis: Built, copy: Path) -> None:
    (copy / "log" / "checkpoint").unlink()
    ran = qaldis.dalil("build", EXAMPLE / "reports", *TABLES, "--case", copy)
    assert (ran.code, "checkpoint" in ran.err) == (65, True)
    assert qaldis.dalil("verify", copy).code in (1, 2)
