"""The disk is full, or a sync fails, at any step: the writer stops, says what to do, and loses nothing it answered."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.attack.test_crashes import check_after
from tests.invented_case import intake, make_key, open_case, write_run
from tests.platter import QuickDisk

from dalil.custody.disk import storing
from dalil.custody.key import Key
from dalil.errors import FULL, StorageError

pytestmark = pytest.mark.once

NEVER = 10**9
WRITER = Path(__file__).parents[1] / "full_writer.py"
SIZE = "400k"


class FullDisk(QuickDisk):
    """From step `last` on there is no space, at writing, syncing and closing alike; or only at that step (`once`)."""

    def __init__(self, last: int, *, once: bool = False, number: int = errno.ENOSPC) -> None:
        super().__init__()
        self.steps = 0
        self.after: list[str] = []
        self._last = last
        self._once = once
        self._number = number

    def _step(self, what: str) -> None:
        self.steps += 1
        if self.steps > self._last:
            self.after.append(what)
        if self.steps == self._last or (self.steps > self._last and not self._once):
            with storing:
                raise OSError(self._number, os.strerror(self._number))

    def create(self, path: Path, mode: int = 0o600) -> int:
        self._step("create")
        return super().create(path, mode)

    def write(self, descriptor: int, data: bytes) -> None:
        super().write(descriptor, data[: len(data) // 2])
        self._step("write")
        super().write(descriptor, data[len(data) // 2 :])

    def sync(self, descriptor: int) -> None:
        self._step("sync")
        super().sync(descriptor)

    def sync_file(self, path: Path) -> None:
        self._step("sync")
        super().sync_file(path)

    def sync_folder(self, path: Path) -> None:
        self._step("sync")
        super().sync_folder(path)

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._step("close")

    def make(self, path: Path) -> bool:
        self._step("make")
        return super().make(path)

    def rename(self, old: Path, new: Path) -> None:
        self._step("rename")
        super().rename(old, new)


def fill(case: Path, key: Key, disk: FullDisk, acknowledged: list[str]) -> None:
    with open_case(case, key, disk=disk) as writer:
        for number in range(3):
            receipts = list(writer.ingest([intake(f"n{number}.txt", b"Report %d.\n" % number)]))
            acknowledged += [str(receipt.sha256) for receipt in receipts]
        write_run(writer, "run-1", {"a.jsonl": b"{}\n"})


def fail_at(step: int, place: Path, *, once: bool, number: int = errno.ENOSPC) -> None:
    key, disk = make_key(place / "keys"), FullDisk(step, once=once, number=number)
    acknowledged: list[str] = []
    with pytest.raises(StorageError) as caught:
        fill(place / "case", key, disk, acknowledged)
    assert os.strerror(number) in str(caught.value)
    assert caught.value.remedy == FULL
    assert set(disk.after) <= {"close"}, "after the first failure nothing is written, synced or named"
    check_after(place, key, acknowledged)


def steps_of_a_run(folder: Path) -> int:
    disk = FullDisk(NEVER)
    fill(folder / "counted", make_key(folder / "counting"), disk, [])
    return disk.steps


@pytest.mark.parametrize("once", [True, False], ids=["for a moment", "for good"])
def test_the_disk_is_full_at_every_eleventh_step(tmp_path: Path, once: bool) -> None:
    for step in range(1, steps_of_a_run(tmp_path) + 1, 11):
        fail_at(step, tmp_path / str(step), once=once)


@pytest.mark.long
@pytest.mark.parametrize("once", [True, False], ids=["for a moment", "for good"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT], ids=["full", "broken", "quota"])
def test_the_disk_fails_at_every_step(tmp_path: Path, once: bool, number: int) -> None:
    for step in range(1, steps_of_a_run(tmp_path) + 1):
        fail_at(step, tmp_path / str(step), once=once, number=number)


def on_a_small_disk(folder: Path, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command with `folder` being a disk of a few hundred kilobytes, which is copied to `folder`-after then."""
    script = f'mount -t tmpfs -o size={SIZE},mode=0700 none "$1" || exit 99; d="$1"; shift; "$@"; cp -R "$d" "$d-after"'
    folder.mkdir()
    # Where the user has no right to mount, a user namespace of their own may give it.
    own = [] if os.geteuid() == 0 else ["--map-root-user"]
    done = subprocess.run(
        ["unshare", "--mount", *own, "sh", "-c", script, "sh", str(folder), *command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if done.returncode == 99 or not (folder.parent / f"{folder.name}-after").exists():
        pytest.skip("no small disk can be mounted here: a really full one was not tried")
    return done


@pytest.fixture
def unshare() -> None:
    if shutil.which("unshare") is None:
        pytest.skip("unshare(1) is not installed: a really full disk was not tried")


@pytest.mark.usefixtures("unshare")
def test_a_small_disk_really_fills_up(tmp_path: Path) -> None:
    key = make_key(tmp_path / "keys")
    done = on_a_small_disk(
        tmp_path / "small", [sys.executable, str(WRITER), str(tmp_path / "small/case"), str(tmp_path / "keys")]
    )
    *acknowledged, said = done.stdout.splitlines()
    assert (said, done.stderr) == (f"stopped The case could not be written: No space left on device. {FULL}", "")
    assert len(acknowledged) > 3
    check_after(tmp_path / "small-after", key, acknowledged)


@pytest.mark.usefixtures("unshare")
def test_a_build_on_a_full_disk_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(9):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{number} " * 50_000)
    key = make_key(tmp_path / "keys")
    command = [sys.executable, "-m", "dalil.cli", "build", str(tmp_path / "in")]
    done = on_a_small_disk(
        tmp_path / "small", [*command, "--case", str(tmp_path / "small/case"), "--key", str(key.path)]
    )
    assert "No space left on device" in done.stderr
    assert FULL in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    check_after(tmp_path / "small-after", key, [])
