"""The openings of commitments while a command writes: added to one file, safe before the entry, told when torn."""

import errno
import os
from pathlib import Path

import pytest
from tests.invented_case import fill_case, intake, make_key, make_person, open_case

from dalil.custody.disk import Disk
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.custody.person import Person
from dalil.custody.writer import CaseWriter
from dalil.errors import IncompleteError, StorageError
from dalil.proof.verdict import Verdict
from dalil.proof.verification import verify_case


class SyncCounting(Disk):
    """Counts its syncs; `failing` makes the next one of a finished file fail."""

    def __init__(self) -> None:
        super().__init__()
        self.syncs = 0
        self.failing = False

    def sync(self, descriptor: int) -> None:
        self.syncs += 1
        super().sync(descriptor)

    def sync_file(self, path: Path) -> None:
        self.syncs += 1
        if self.failing:
            self.failing = False
            raise StorageError("The case could not be written.") from OSError(errno.EIO, os.strerror(errno.EIO))
        super().sync_file(path)

    def sync_folder(self, path: Path) -> None:
        self.syncs += 1
        super().sync_folder(path)


def decide(writer: CaseWriter, person: Person, reason: str) -> None:
    writer.append_decision(kind="accept", subjects=["st_1"], reason=reason, person=person)


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return make_key(tmp_path / "keys")


def crashed(tmp_path: Path, key: Key) -> Path:
    """A case whose writer was killed after three decisions; gives the file with their openings."""
    person = make_person(tmp_path / "keys")
    fill_case(tmp_path / "case", key, person)
    writer = open_case(tmp_path / "case", key, seed="killed")
    for number in range(3):
        decide(writer, person, f"reason {number}")
    writer._release(complete=False)
    (pending,) = (tmp_path / "case/sealed").glob("pending-*.age")
    return pending


def test_a_sealed_decision_costs_two_syncs_after_the_first(tmp_path: Path, key: Key) -> None:
    person, disk = make_person(tmp_path / "keys"), SyncCounting()
    with open_case(tmp_path / "case", key, disk=disk) as writer:
        decide(writer, person, "first")
        before = disk.syncs
        decide(writer, person, "second")
        assert disk.syncs - before == 2
    assert not list((tmp_path / "case/sealed").glob("pending-*"))
    folder = CaseFolder(tmp_path / "case", key.identity)
    reasons = [folder.opened(entry).get("reason") for entry in folder.entries() if entry.type == "review.decided"]
    assert reasons == ["first", "second"]


def test_what_a_killed_writer_sealed_is_taken_up(tmp_path: Path, key: Key) -> None:
    crashed(tmp_path, key)
    assert verify_case(tmp_path / "case").verdict is Verdict.INCOMPLETE
    with open_case(tmp_path / "case", key, seed="after"):
        pass
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID
    folder = CaseFolder(tmp_path / "case", key.identity)
    decided = [entry for entry in folder.entries() if entry.type == "review.decided"]
    assert [folder.opened(entry)["reason"] for entry in decided][-3:] == ["reason 0", "reason 1", "reason 2"]


def test_a_torn_opening_without_entry_is_told(tmp_path: Path, key: Key) -> None:
    pending = crashed(tmp_path, key)
    with pending.open("ab") as stream:
        stream.write(b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\0\0")
    with open_case(tmp_path / "case", key, seed="after"):
        pass
    last = list(CaseFolder(tmp_path / "case").entries())[-1]
    assert (last.type, last.result["items"]) == ("case.recovered", [{"kind": "opening without entry"}])
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_one_flipped_bit_in_what_an_entry_rests_on_is_no_tear(tmp_path: Path, key: Key, part: float) -> None:
    """Whatever of it rots, the command stops and removes nothing: the openings may lie in a backup."""
    pending = crashed(tmp_path, key)
    data = bytearray(pending.read_bytes())
    data[int(len(data) * part)] ^= 1
    pending.write_bytes(data)
    with pytest.raises(IncompleteError):
        open_case(tmp_path / "case", key, seed="after")
    assert pending.read_bytes() == data


def test_pending_file_added_to_a_finished_case(tmp_path: Path, key: Key) -> None:
    fill_case(tmp_path / "case", key, make_person(tmp_path / "keys"))
    (tmp_path / "case/sealed/pending-0.age").write_bytes(b"age-encryption.org/v1\n")
    found = verify_case(tmp_path / "case")
    assert found.verdict is Verdict.INVALID


def test_after_a_failed_sync_of_the_sealed_part_nothing_is_written(tmp_path: Path, key: Key) -> None:
    person, disk = make_person(tmp_path / "keys"), SyncCounting()
    writer = open_case(tmp_path / "case", key, disk=disk)
    decide(writer, person, "first")
    log = tmp_path / "case/log/entries/000000.jsonl"
    size = log.stat().st_size
    disk.failing = True
    with pytest.raises(StorageError) as caught:
        decide(writer, person, "second")
    with pytest.raises(StorageError, match="earlier write"):
        decide(writer, person, "third")
    writer.__exit__(StorageError, caught.value, None)
    assert log.stat().st_size == size


def test_two_copies_of_the_same_bytes_are_told_as_two(tmp_path: Path, key: Key) -> None:
    with open_case(tmp_path / "case", key) as writer:
        list(writer.ingest([intake("one.txt", b"One.\n")]))
    (tmp_path / "case/recovered").mkdir()
    for name in ("00000001.part", "00000002.part"):
        (tmp_path / "case/recovered" / name).write_bytes(b"Two.\n")
    (tmp_path / "case/lock").write_bytes(b"a command was interrupted\n")
    with open_case(tmp_path / "case", key, seed="after"):
        pass
    (entry,) = (one for one in CaseFolder(tmp_path / "case").entries() if one.type == "case.recovered")
    assert entry.result["found"] == 2
