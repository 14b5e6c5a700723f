"""Killed, out of space, interrupted: what was acknowledged is there, the rest is recovered and said so."""

import errno
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.competing_writer import COMMANDS, REPORTS
from tests.e2e.command import Dalil
from tests.invented_case import fill_case, intake, make_key, make_person, open_case, states
from tests.killed_writer import work

from dalil.custody.disk import Disk
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.errors import DalilError, LockedError, StorageError
from dalil.proof.verdict import State, Verdict
from dalil.proof.verification import verify_case

pytestmark = pytest.mark.once

WRITER = Path(__file__).parents[1] / "killed_writer.py"
COMPETING = Path(__file__).parents[1] / "competing_writer.py"
NEVER = 10**9


def steps_of_a_run(folder: Path) -> int:
    make_key(folder / "counting")
    return work(folder / "counted", folder / "counting", NEVER)


def kill_at(step: int, folder: Path) -> list[str]:
    """Run the writer until it dies at `step`; gives the hashes that it acknowledged."""
    done = subprocess.run(
        [sys.executable, str(WRITER), str(folder / "case"), str(folder / "keys"), str(step)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return done.stdout.split()


def check_after(folder: Path, key: Key, acknowledged: list[str]) -> None:
    if (folder / "case/case.toml").exists():
        found = verify_case(folder / "case")
        assert [check for check in found.checks if check.state is State.FAILED] == []
    with open_case(folder / "case", key, seed="after") as writer:
        assert states(writer.ingest([intake("after.txt", b"After.\n")])) == ["preserved"]
    found = verify_case(folder / "case")
    assert found.verdict is Verdict.VALID, found
    assert list((folder / "case/spool").iterdir()) == []
    exhibits = {exhibit.sha256: exhibit for exhibit in CaseFolder(folder / "case", key.identity).exhibits()}
    for sha256 in acknowledged:
        assert exhibits[sha256].names


def sample_kills(folder: Path, count: int) -> None:
    total = steps_of_a_run(folder)
    assert total > 50
    for number, step in enumerate(sorted(random.Random(7).choices(range(1, total + 1), k=count))):
        place = folder / str(number)
        key = make_key(place / "keys")
        check_after(place, key, kill_at(step, place))


def test_killed_at_ten_points_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    sample_kills(tmp_path, 10)


@pytest.mark.long
def test_killed_at_two_hundred_points_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    sample_kills(tmp_path, 200)


class UnsyncedDisk(Disk):
    """An fsync of the log fails once, and then would succeed."""

    def __init__(self) -> None:
        self.failing = False

    def sync(self, descriptor: int) -> None:
        if self.failing:
            self.failing = False
            raise StorageError("The case could not be written.") from OSError(errno.EIO, os.strerror(errno.EIO))
        super().sync(descriptor)


def test_after_a_failed_fsync_nothing_is_written_or_retried(tmp_path: Path) -> None:
    key, disk = make_key(tmp_path / "keys"), UnsyncedDisk()
    log = tmp_path / "case/log/entries/000000.jsonl"
    writer = open_case(tmp_path / "case", key, disk=disk)
    disk.failing = True
    with pytest.raises(StorageError) as caught:
        writer.record("names.shown")
    size = log.stat().st_size
    with pytest.raises(StorageError, match="earlier write"):
        writer.record("names.shown")
    writer.__exit__(StorageError, caught.value, None)
    assert log.stat().st_size == size
    assert (tmp_path / "case/lock").stat().st_size > 0
    check_after(tmp_path, key, [])


def interrupt_a_run(case: Path, key: Key) -> None:
    with open_case(case, key) as writer:
        list(writer.ingest([intake("one.txt", b"One.\n")]))
        writer.begin_run("run-1").joinpath("half.jsonl").write_bytes(b"{")
        raise KeyboardInterrupt


def test_ctrl_c_leaves_a_valid_case_and_an_empty_spool(tmp_path: Path) -> None:
    key = make_key(tmp_path / "keys")
    with pytest.raises(KeyboardInterrupt):
        interrupt_a_run(tmp_path / "case", key)
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID
    assert list((tmp_path / "case/spool").iterdir()) == []
    assert not (tmp_path / "case/recovered").exists()
    assert len(CaseFolder(tmp_path / "case", key.identity).exhibits()) == 1


def test_a_torn_line_is_kept_and_reported(tmp_path: Path) -> None:
    key = make_key(tmp_path / "keys")
    fill_case(tmp_path / "case", key, make_person(tmp_path / "keys"))
    with (tmp_path / "case/log/entries/000000.jsonl").open("ab") as log:
        log.write(b'{"half":')
    assert verify_case(tmp_path / "case").verdict is Verdict.INCOMPLETE
    with open_case(tmp_path / "case", key, seed="after"):
        pass
    last = list(CaseFolder(tmp_path / "case").entries())[-1]
    assert (last.type, last.result["found"]) == ("case.recovered", 1)
    (kept,) = (tmp_path / "case/recovered").iterdir()
    assert kept.read_bytes() == b'{"half":'
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    key = make_key(tmp_path / "keys")
    with open_case(tmp_path / "case", key), pytest.raises(LockedError) as caught:
        open_case(tmp_path / "case", key)
    assert caught.value.exit_code == 75
    assert isinstance(caught.value, DalilError)
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID


def test_two_writers_at_once_give_one_linear_log(tmp_path: Path) -> None:
    key = make_key(tmp_path / "keys")
    with open_case(tmp_path / "case", key):
        pass
    writers = [
        subprocess.Popen(
            [sys.executable, str(COMPETING), str(tmp_path / "case"), str(tmp_path / "keys"), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("north", "south")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    said = [writer.communicate(timeout=120)[0].split() for writer in writers]
    acknowledged = [word for words in said for word in words if len(word) == 64]
    assert len(acknowledged) == len(set(acknowledged)) == 2 * COMMANDS * REPORTS
    assert sum(int(words[-1]) for words in said) > 0, "they never met"
    entries = list(CaseFolder(tmp_path / "case").entries())
    assert [entry.seq for entry in entries] == list(range(1 + len(acknowledged)))
    assert not [entry for entry in entries if entry.type == "case.recovered"]
    check_after(tmp_path, key, acknowledged)


def test_a_command_on_a_locked_case_ends_with_75_and_says_so(tmp_path: Path) -> None:
    key = make_key(tmp_path / "keys")
    (tmp_path / "report.txt").write_text("Two bakeries closed.\n")
    with open_case(tmp_path / "case", key):
        ran = Dalil(tmp_path / "settings")(
            "build", tmp_path / "report.txt", "--case", tmp_path / "case", "--key", key.path
        )
    assert (ran.code, ran.out) == (75, "")
    assert "Wait until it has ended." in ran.err
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID
