import io
import stat
import subprocess
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.invented_case import (
    REPORTS,
    CountedEntropy,
    fill_case,
    intake,
    make_key,
    make_person,
    open_case,
    states,
    write_run,
)

from dalil.custody.disk import Disk
from dalil.custody.folder import CaseFolder
from dalil.custody.intake import Intake
from dalil.custody.openings import Openings
from dalil.custody.writer import CaseWriter
from dalil.errors import (
    IncompleteError,
    InputError,
    IntegrityError,
    InvalidValueError,
    NotFoundError,
    RefusedError,
)
from dalil.model.exhibit import Acquisition
from dalil.proof.digest import sha256_hex
from dalil.proof.verdict import Verdict
from dalil.proof.verification import verify_case

PRIVATE_WORDS = (b"dispatch", b"denial", b"inbox", b"courier", b"The Lamp", b"Ismat", b"analyst", b"mayor")


def test_bytes_come_back_as_they_came(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    fill_case(tmp_path / "case", key, make_person(tmp_path))
    case = CaseFolder(tmp_path / "case", key.identity)
    for exhibit in case.exhibits():
        data = case.read_object(exhibit.sha256)
        assert sha256_hex(data) == exhibit.sha256
        assert len(data) == exhibit.size
        assert data == REPORTS.get(exhibit.names[0], data)
        assert stat.S_IMODE(case.object_path(exhibit.sha256).stat().st_mode) == 0o444


def test_the_same_bytes_twice_are_one_exhibit_with_two_acquisitions(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    receipts = fill_case(tmp_path / "case", key, make_person(tmp_path))
    assert states(receipts) == ["preserved", "preserved", "duplicate", "preserved", "refused", "preserved"]
    first = CaseFolder(tmp_path / "case", key.identity).exhibits()[0]
    assert first.names == ("copy-of-dispatch.txt", "dispatch.txt")
    assert first.acquisitions[0].obtained_from == "courier of Oum Tarif"
    assert dict(first.acquisitions[0].stated) == {"outlet": "The Lamp"}


def test_names_and_sources_stand_nowhere_in_the_open(tmp_path: Path) -> None:
    fill_case(tmp_path / "case", make_key(tmp_path), make_person(tmp_path))
    for path in (tmp_path / "case").rglob("*"):
        if path.is_file() and not path.is_relative_to(tmp_path / "case/objects"):
            data = path.read_bytes()
            assert not [word for word in PRIVATE_WORDS if word in data], path


def test_the_number_of_commitments_says_nothing(tmp_path: Path) -> None:
    with open_case(tmp_path / "case", make_key(tmp_path)) as writer:
        entries = [writer.record("names.shown", private={str(n): "x" for n in range(count)}) for count in (1, 5, 8)]
    assert [len(entry.commitments) for entry in entries] == [8, 8, 8]
    assert all(list(entry.commitments) == sorted(entry.commitments) for entry in entries)


def test_the_same_command_again_changes_nothing(tmp_path: Path) -> None:
    key, person = make_key(tmp_path), make_person(tmp_path)
    fill_case(tmp_path / "case", key, person)
    before = {path: path.read_bytes() for path in (tmp_path / "case").rglob("*") if path.is_file()}
    with open_case(tmp_path / "case", key, seed="again") as writer:
        again = writer.ingest([intake(name, data) for name, data in REPORTS.items()])
        assert states(again) == ["known"] * 4
        assert writer.refuse(intake("odd.bin", b"\x00\x01"), "no reader takes it", keep=True).state == "refused"
        write_run(writer, "run-1", {"statements.jsonl": b'{"id":"st_1"}\n', "text/one.txt": b"one\n"})
    assert {path: path.read_bytes() for path in (tmp_path / "case").rglob("*") if path.is_file()} == before


def test_the_same_words_and_salts_give_the_same_log(tmp_path: Path) -> None:
    logs = []
    for name in ("one", "two"):
        fill_case(tmp_path / name, make_key(tmp_path / f"{name}-key"), make_person(tmp_path))
        logs.append((tmp_path / name / "log/entries/000000.jsonl").read_bytes())
    assert logs[0] == logs[1]


def test_an_input_that_fails_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    class Vanishing(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    def missing() -> BinaryIO:
        return (tmp_path / "gone.txt").open("rb")

    inputs = [
        intake("large.txt", b"x" * 11, limit=10),
        Intake(open=Vanishing, media_type="text/plain", acquisition=Acquisition(name="vanishing.txt")),
        Intake(open=missing, media_type="text/plain", acquisition=Acquisition(name="gone.txt")),
        intake("sound.txt", b"sound"),
    ]
    with open_case(tmp_path / "case", make_key(tmp_path)) as writer:
        receipts = list(writer.ingest(inputs))
        assert list((tmp_path / "case/spool").iterdir()) == []
    assert states(receipts) == ["refused", "refused", "refused", "preserved"]
    assert all(receipt.why for receipt in receipts[:3])
    entries = [entry.type for entry in CaseFolder(tmp_path / "case").entries()]
    assert entries == ["case.opened", *["object.refused"] * 3, "object.ingested"]
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID


def test_an_empty_file_is_preserved(tmp_path: Path) -> None:
    with open_case(tmp_path / "case", make_key(tmp_path)) as writer:
        assert states(writer.ingest([intake("empty.txt", b"")])) == ["preserved"]
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID


def test_a_name_that_is_not_utf8_is_kept_with_its_bytes_written_out(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    with open_case(tmp_path / "case", key) as writer:
        assert states(writer.ingest([intake("a\udcff.txt", b"x")])) == ["preserved"]
    assert CaseFolder(tmp_path / "case", key.identity).exhibits()[0].names == ("a\\xff.txt",)


def test_a_refused_input_is_kept_in_quarantine(tmp_path: Path) -> None:
    fill_case(tmp_path / "case", make_key(tmp_path), make_person(tmp_path))
    (kept,) = (tmp_path / "case/quarantine").glob("*/*/*/*")
    assert kept.read_bytes() == b"\x00\x01"


def test_a_decision_comes_back_with_who_when_and_why(tmp_path: Path) -> None:
    key, person = make_key(tmp_path), make_person(tmp_path)
    with open_case(tmp_path / "case", key) as writer:
        first = writer.append_decision(kind="accept", subjects=["st_1"], reason="named", person=person)
        second = writer.append_decision(
            kind="correct",
            subjects=["st_1"],
            reason="wrong place",
            person=person,
            fields={"place": "Oum Tarif"},
            quote="fell on",
            before="Shells ",
            after=" the grain",
            supersedes=first.id,
        )
    assert CaseFolder(tmp_path / "case", key.identity).decisions() == (first, second)
    assert (second.by, second.supersedes) == (person.key.fingerprint, first.id)
    types = [entry.type for entry in CaseFolder(tmp_path / "case").entries()]
    assert types == ["case.opened", "key.added", "review.decided", "review.decided"]


def test_a_malformed_decision_is_refused_before_it_is_written(tmp_path: Path) -> None:
    person = make_person(tmp_path)
    with open_case(tmp_path / "case", make_key(tmp_path)) as writer:
        with pytest.raises(InvalidValueError):
            writer.append_decision(kind="accept", subjects=[], reason="x", person=person)
        with pytest.raises(InvalidValueError):
            writer.append_decision(kind="accept", subjects=["st_1"], reason=" ", person=person)
    assert [entry.type for entry in CaseFolder(tmp_path / "case").entries()] == ["case.opened"]


def test_an_entry_of_64_kib_is_refused_and_the_log_goes_on(tmp_path: Path) -> None:
    with open_case(tmp_path / "case", make_key(tmp_path)) as writer:
        with pytest.raises(InvalidValueError):
            writer.record("names.shown", result={"long": "x" * 65_536})
        assert writer.record("names.shown").seq == 1


def test_a_run_that_gives_other_outputs_is_not_taken(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    with open_case(tmp_path / "case", key) as writer:
        write_run(writer, "run-1", {"a.jsonl": b"1\n"})
        with pytest.raises(IntegrityError):
            write_run(writer, "run-1", {"a.jsonl": b"2\n"})
    assert (tmp_path / "case/derived/run-1/a.jsonl").read_bytes() == b"1\n"


def test_a_lost_run_is_put_back_without_a_new_entry(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    with open_case(tmp_path / "case", key) as writer:
        write_run(writer, "run-1", {"a.jsonl": b"1\n"})
    (tmp_path / "case/derived/run-1/a.jsonl").unlink()
    (tmp_path / "case/derived/run-1").rmdir()
    assert verify_case(tmp_path / "case").verdict is Verdict.INCOMPLETE
    with open_case(tmp_path / "case", key, seed="again") as writer:
        write_run(writer, "run-1", {"a.jsonl": b"1\n"})
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID
    assert len(list(CaseFolder(tmp_path / "case").entries())) == 2


@pytest.mark.parametrize("name", ["../out", "a b", ".hidden", "a\nb", "é"])
def test_outputs_have_plain_names(tmp_path: Path, name: str) -> None:
    with open_case(tmp_path / "case", make_key(tmp_path)) as writer:
        with pytest.raises(InvalidValueError):
            writer.begin_run(name)
        folder = writer.begin_run("run-1")
        (folder / name.replace("..", "up").replace("/", ".")).write_bytes(b"")
        if name != "../out":
            with pytest.raises(InvalidValueError):
                writer.attest_run("run-1")


def test_a_case_is_not_continued_with_another_key(tmp_path: Path) -> None:
    with open_case(tmp_path / "case", make_key(tmp_path)):
        pass
    with pytest.raises(RefusedError):
        open_case(tmp_path / "case", make_key(tmp_path, "other"))
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID


def test_a_case_is_not_mixed_into_a_folder_that_holds_other_things(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/one.jpg").write_bytes(b"")
    with pytest.raises(InputError):
        open_case(tmp_path / "photos", make_key(tmp_path))
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["one.jpg"]


def test_without_the_identity_the_sealed_part_stays_shut(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    fill_case(tmp_path / "case", key, make_person(tmp_path))
    shut = CaseFolder(tmp_path / "case")
    assert shut.exhibits()[0].acquisitions == ()
    with pytest.raises(IncompleteError):
        shut.decisions()
    with pytest.raises(IncompleteError):
        CaseFolder(tmp_path / "case", make_key(tmp_path, "other").identity)
    with pytest.raises(NotFoundError):
        CaseFolder(tmp_path)


def test_the_case_key_stays_the_same_and_in_the_sealed_part(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    with open_case(tmp_path / "case", key) as writer:
        case_key = writer.case_key
    assert CaseFolder(tmp_path / "case", key.identity).case_key == case_key
    sealed = Openings.load(tmp_path / "case", key.identity, Disk())
    assert sealed.case_key == case_key
    assert len(case_key) == 32


def test_two_writers_one_after_the_other_give_one_log(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    for number in range(3):
        with open_case(tmp_path / "case", key, seed=str(number)) as writer:
            list(writer.ingest([intake(f"{number}.txt", b"%d" % number)]))
    assert [entry.seq for entry in CaseFolder(tmp_path / "case").entries()] == [0, 1, 2, 3]
    assert verify_case(tmp_path / "case").verdict is Verdict.VALID


def test_the_manifest_is_read_by_sha256sum(tmp_path: Path) -> None:
    fill_case(tmp_path / "case", make_key(tmp_path), make_person(tmp_path))
    command = ["sha256sum", "--strict", "--quiet", "-c", "manifest-sha256.txt"]
    assert subprocess.run(command, cwd=tmp_path / "case", check=False).returncode == 0


def test_a_bad_entropy_source_is_noticed(tmp_path: Path) -> None:
    class Stuck(CountedEntropy):
        def draw(self, count: int) -> bytes:
            return bytes(count)

    with (
        pytest.raises(IntegrityError),
        CaseWriter(tmp_path / "case", make_key(tmp_path), tool={}, entropy=Stuck()) as writer,
    ):
        list(writer.ingest([intake("a", b"a"), intake("b", b"b")]))
