"""A small invented case for tests of custody: fixed clock, fixed salts, invented names."""

import hashlib
import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from dalil.custody.disk import Disk
from dalil.custody.intake import Intake, Receipt
from dalil.custody.key import Key, create_key
from dalil.custody.person import Person, introduce
from dalil.custody.writer import CaseWriter
from dalil.model.exhibit import Acquisition

TOOL = {"name": "dalil", "version": "test"}
REPORTS = {
    "dispatch.txt": b"Shells fell on the grain market of Oum Tarif on Tuesday, the mayor said.\n",
    "denial.txt": b"The ministry denied that its batteries had fired.\n",
    "copy-of-dispatch.txt": b"Shells fell on the grain market of Oum Tarif on Tuesday, the mayor said.\n",
    "note.txt": b"Two bakeries closed.\n",
}


class FixedClock:
    """A second passes between two readings."""

    def __init__(self) -> None:
        self._now = datetime(2031, 5, 9, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


class CountedEntropy:
    """The hash of a counter: other bytes each time, the same in each test."""

    def __init__(self, seed: str = "test") -> None:
        self._seed = seed
        self._count = 0

    def draw(self, count: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(f"{self._seed} {self._count}".encode()).digest(count)


def intake(name: str, data: bytes, *, limit: int = 10**6) -> Intake:
    return Intake(
        open=_opener(data),
        media_type="text/plain",
        acquisition=Acquisition(name=name, obtained_from="courier of Oum Tarif", stated={"outlet": "The Lamp"}),
        path=f"inbox/{name}",
        limit=limit,
    )


def _opener(data: bytes) -> Callable[[], BinaryIO]:
    return lambda: io.BytesIO(data)


def make_key(folder: Path, seed: str = "key") -> Key:
    return create_key(folder / f"{seed}.key", entropy=CountedEntropy(seed), label="TEST")


def make_person(folder: Path) -> Person:
    return introduce(folder, name="Ismat Verr", role="analyst", entropy=CountedEntropy("person"))


def open_case(root: Path, key: Key, *, seed: str = "case", disk: Disk | None = None) -> CaseWriter:
    return CaseWriter(root, key, tool=TOOL, clock=FixedClock(), entropy=CountedEntropy(seed), disk=disk)


def fill_case(root: Path, key: Key, person: Person) -> list[Receipt]:
    """Two commands: reports taken in, one refused, a run attested; then a decision and one report more."""
    with open_case(root, key) as writer:
        receipts = list(writer.ingest([intake(name, data) for name, data in REPORTS.items()]))
        receipts.append(writer.refuse(intake("odd.bin", b"\x00\x01"), "no reader takes it", keep=True))
        write_run(writer, "run-1", {"statements.jsonl": b'{"id":"st_1"}\n', "text/one.txt": b"one\n"})
    with open_case(root, key, seed="second") as writer:
        writer.append_decision(kind="accept", subjects=["st_1"], reason="the mayor is named", person=person)
        receipts += writer.ingest([intake("late.txt", b"A bridge is closed.\n")])
        writer.record("names.shown", result={"pages": 3})
    return receipts


def write_run(writer: CaseWriter, run: str, files: dict[str, bytes]) -> None:
    folder = writer.begin_run(run)
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    writer.attest_run(run)


def states(receipts: Iterable[Receipt]) -> list[str]:
    return [receipt.state for receipt in receipts]
