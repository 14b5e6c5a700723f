"""Power is lost after any step of a writer: what was acknowledged is there, the case holds, the rest is told."""

import hashlib
import json
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.invented_case import intake, make_key, make_person, open_case, states
from tests.platter import Holds, Keeps, Naming, Platter, QuickDisk, RecordingDisk, Step, Stored, write

from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.custody.writer import CaseWriter
from dalil.proof.verdict import State, Verdict
from dalil.proof.verification import verify_case

pytestmark = pytest.mark.once

LOG = "log/entries/000000.jsonl"
MEMORY = Path("/dev/shm")
Crash = Callable[[int], tuple[Keeps, Holds]]


def everything(_naming: Naming) -> bool:
    return True


def nothing(_naming: Naming) -> bool:
    return False


def _tail(stored: Stored) -> bytes:
    assert stored.now.startswith(stored.safe) or len(stored.now) < len(stored.safe)
    return stored.now[len(stored.safe) :]


def torn(stored: Stored) -> bytes:
    tail = _tail(stored)
    return stored.safe + tail[: len(tail) // 2]


def zeroed(stored: Stored) -> bytes:
    """The size reached the disk, the bytes did not."""
    return stored.safe + bytes(len(_tail(stored)))


def out_of_order(stored: Stored) -> bytes:
    """The second half of what was written reached the disk, the first did not."""
    tail = _tail(stored)
    return stored.safe + bytes(len(tail) // 2) + tail[len(tail) // 2 :]


def mixed(number: int) -> tuple[Keeps, Holds]:
    """Each name and each file fares in its own way."""
    draw = random.Random(number)

    def holds(stored: Stored) -> bytes:
        return draw.choice((torn, zeroed, out_of_order, lambda one: one.safe, lambda one: one.now))(stored)

    return lambda _naming: draw.random() < 0.5, holds


CRASHES: dict[str, Crash] = {
    "killed": lambda _: (everything, lambda stored: stored.now),
    "unsynced dropped": lambda _: (nothing, lambda stored: stored.safe),
    "names dropped": lambda _: (nothing, lambda stored: stored.now),
    "bytes dropped": lambda _: (everything, lambda stored: stored.safe),
    "torn": lambda _: (everything, torn),
    "zeroed": lambda _: (everything, zeroed),
    "out of order": lambda _: (everything, out_of_order),
    "mixed": mixed,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What a writer did, step by step, and the key with which it did it."""

    steps: list[Step]
    key: Key


def work(base: Path, disk: RecordingDisk, key: Key) -> None:
    """Two commands with everything that a writer does; how long the log is after each answer is noted."""
    person = make_person(base / "keys")

    def answered() -> None:
        disk.note("acknowledged", (base / "case" / LOG).stat().st_size)

    def outputs(writer: CaseWriter, folder: Path) -> None:
        for name in ("statements.jsonl", "text.txt"):
            descriptor = disk.create(folder / name)
            disk.write(descriptor, f"{name} of {folder.name}\n".encode())
            disk.close(descriptor)
        del writer

    with open_case(base / "case", key, disk=disk) as writer:
        reports = [intake(f"n{number}.txt", b"Report %d.\n" % (number // 2)) for number in range(7)]
        assert len(list(writer.ingest(reports))) == 7
        answered()
        outputs(writer, writer.begin_run("run-1"))
        writer.attest_run("run-1")
        answered()
    with open_case(base / "case", key, seed="second", disk=disk) as writer:
        writer.refuse(intake("odd.bin", b"\x00\x01"), "no reader takes it", keep=True)
        answered()
        writer.append_decision(kind="accept", subjects=["st_1"], reason="named", person=person)
        answered()
        assert states(writer.ingest([intake("late.txt", b"A bridge is closed.\n")])) == ["preserved"]
        answered()
        writer.begin_run("run-2")
        outputs(writer, writer.begin_dossier("dossier-1"))
        writer.publish_dossier("dossier-1")
        answered()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: thousands of small cases are laid out here."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(scope="module", params=[True, False], ids=["many synced as one", "each synced"])
def recorded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    base = tmp_path_factory.mktemp("recorded")
    key = make_key(base / "keys")
    disk = RecordingDisk(base, whole=request.param)
    work(base, disk, key)
    assert ("sync_whole" in {step[0] for step in disk.steps}) == request.param
    return Recorded(steps=disk.steps, key=key)


def sums(folder: Path, *below: str) -> set[str]:
    paths = (path for base in below for path in (folder / base).rglob("*") if path.is_file())
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


class Crashes:
    """Crashes that were looked at; two that leave the same bytes after the same answers are one."""

    def __init__(self, key: Key, place: Path) -> None:
        self.count = 0
        self._key = key
        self._base = place / "base"
        self._seen: set[bytes] = set()

    def look(self, platter: Platter, crash: tuple[Keeps, Holds], acknowledged: bytes, what: str) -> None:
        """Lay the crash out and check what the next command makes of it; `what` names it when that is wrong."""
        self.count += 1
        left = platter.left(*crash)
        same = hashlib.sha256(repr((sorted(left.items()), acknowledged)).encode()).digest()
        if same in self._seen:
            return
        self._seen.add(same)
        write(self._base, left)
        try:
            check(self._base / "case", self._key, acknowledged)
        except Exception as error:
            raise AssertionError(what) from error
        shutil.rmtree(self._base)


def check(case: Path, key: Key, acknowledged: bytes) -> None:
    """After a crash: not INVALID; after the next command: VALID, all that was acknowledged, and nothing is gone."""
    if (case / "case.toml").exists():
        failed = [one for one in verify_case(case).checks if one.state is State.FAILED]
        assert failed == []
    before = sums(case, "spool", "objects", "quarantine", "derived", "dossiers")
    with open_case(case, key, seed="after", disk=QuickDisk()) as writer:
        assert states(writer.ingest([intake("after.txt", b"After.\n")])) == ["preserved"]
    found = verify_case(case)
    assert found.verdict is Verdict.VALID, [one for one in found.checks if one.state is not State.OK]
    assert (case / LOG).read_bytes().startswith(acknowledged)
    assert before <= sums(case, "objects", "quarantine", "derived", "dossiers", "recovered")
    folder = CaseFolder(case, key.identity)
    entries = list(folder.entries())
    assert all(folder.opened(entry) for entry in entries if entry.commitments)
    told = [json.loads(entry.line)["result"]["items"] for entry in entries if entry.type == "case.recovered"]
    listed = {item.get("sha256") for items in told for item in items}
    kept = list((case / "recovered").iterdir()) if (case / "recovered").exists() else []
    assert len(kept) <= sum(map(len, told))
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in kept if path.is_file()} <= listed


def lose_power(recorded: Recorded, place: Path, crash: Crash, every: int) -> int:
    """Crash after every so many steps, in one way; gives how many crashes that were."""
    platter, whole, crashes = Platter(), Platter(), Crashes(recorded.key, place)
    for step in recorded.steps:
        whole.do(step)
    log = whole._at("case/" + LOG).now
    for number, step in enumerate(recorded.steps):
        platter.do(step)
        if number % every == 0:
            crashes.look(platter, crash(number), log[: platter.acknowledged], f"after step {number}, {step[0]}")
    return crashes.count


@pytest.mark.parametrize("way", sorted(CRASHES))
def test_power_lost_at_every_ninth_step(recorded: Recorded, memory: Path, way: str) -> None:
    assert lose_power(recorded, memory, CRASHES[way], 9) > 15


@pytest.mark.long
@pytest.mark.parametrize("way", sorted(CRASHES))
def test_power_lost_at_every_step(recorded: Recorded, memory: Path, way: str) -> None:
    assert lose_power(recorded, memory, CRASHES[way], 1) > 150


def lose_power_twice(recorded: Recorded, place: Path, crashes: Crashes, first: int, *, every: int) -> None:
    """Crash, and crash again while the next command recovers from it, after every so many steps of that."""
    platter = Platter()
    for step in recorded.steps[:first]:
        platter.do(step)
    platter.lay_out(place / "once", everything, out_of_order)
    log = platter._at("case/" + LOG).now[: platter.acknowledged] if platter.acknowledged else b""
    disk, again = RecordingDisk(place / "once", whole=False), Platter.of(place / "once")
    with open_case(place / "once/case", recorded.key, seed="recovery", disk=disk):
        pass
    for number, step in enumerate(disk.steps):
        again.do(step)
        if number % every:
            continue
        for way in ("unsynced dropped", "bytes dropped", "killed", "mixed"):
            what = f"after step {number} of the recovery from step {first}, {step[0]}, {way}"
            crashes.look(again, CRASHES[way](number), log, what)
    shutil.rmtree(place / "once")


def test_power_lost_again_while_the_case_is_recovered(recorded: Recorded, memory: Path) -> None:
    for part in (2, 5, 8):
        crashes = Crashes(recorded.key, memory)
        lose_power_twice(recorded, memory, crashes, part * len(recorded.steps) // 10, every=6)
        assert crashes.count > 10


@pytest.mark.long
def test_power_lost_again_at_every_step_of_a_recovery(recorded: Recorded, memory: Path) -> None:
    crashes = Crashes(recorded.key, memory)
    for part in range(1, 40):
        lose_power_twice(recorded, memory, crashes, part * len(recorded.steps) // 40, every=1)
    assert crashes.count > 4000


def test_the_model_would_find_a_rename_that_was_not_synced(tmp_path: Path) -> None:
    """The model itself: a name that nobody synced is gone, a synced one stays, half-written bytes are cut."""
    disk = RecordingDisk(tmp_path, whole=False)
    for name in ("a", "b"):
        descriptor = disk.create(tmp_path / f".{name}")
        disk.write(descriptor, b"1234")
        disk.sync(descriptor)
        disk.write(descriptor, b"5678")
        disk.close(descriptor)
        disk.rename(tmp_path / f".{name}", tmp_path / name)
        if name == "a":
            disk.sync_folder(tmp_path)
    platter = Platter()
    for step in disk.steps:
        platter.do(step)
    platter.lay_out(tmp_path / "dropped", nothing, torn)
    platter.lay_out(tmp_path / "kept", everything, out_of_order)
    assert {path.name: path.read_bytes() for path in (tmp_path / "dropped").iterdir()} == {"a": b"123456"}
    assert {path.name: path.read_bytes() for path in (tmp_path / "kept").iterdir()} == dict.fromkeys(
        "ab", b"1234\0\x0078"
    )
