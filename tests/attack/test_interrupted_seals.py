"""The disk gives up at each step of rotating a key, of enrolling, of taking a cosignature or token in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.attack.test_case_attacks import failures
from tests.invented_case import FixedClock, fill_case, make_key, make_person, open_case
from tests.time_authority import TimeAuthority, make_authority

from dalil.custody.cosigning import enrol_witness, request_for, take_in
from dalil.custody.disk import Disk
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.custody.timestamps import authorities, enrol_authority, queue, requests
from dalil.custody.timestamps import take_in as keep_token
from dalil.custody.token import read_token
from dalil.custody.witness import WitnessState
from dalil.custody.writer import CaseWriter
from dalil.errors import RefusedError, StorageError
from dalil.proof.outside import Outside
from dalil.proof.verdict import Verdict
from dalil.proof.verification import verify_case

pytestmark = pytest.mark.once

NAME = "lantern.example/w1"
MOST_STEPS = 60
Step = Callable[[CaseWriter], object]


class TiredDisk(Disk):
    """Fails at the step numbered `left` and at all after it; every step before it reached the disk."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise StorageError("The disk gave up.")

    def create(self, path: Path, mode: int = 0o600) -> int:
        self._count()
        return super().create(path, mode)

    def rename(self, old: Path, new: Path) -> None:
        self._count()
        super().rename(old, new)

    def remove(self, path: Path) -> None:
        self._count()
        super().remove(path)

    def sync(self, descriptor: int) -> None:
        self._count()
        super().sync(descriptor)


@pytest.fixture(scope="module")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> TimeAuthority:
    return make_authority(tmp_path_factory.mktemp("authority") / "lamp")


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return make_key(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, key: Key, lamp: TimeAuthority) -> Path:
    """A case that waits for a cosignature and for a token."""
    folder = tmp_path_factory.mktemp("waiting")
    fill_case(folder / "case", key, make_person(folder))
    with open_case(folder / "case", key, seed="enrol") as writer:
        enrol_witness(writer, make_key(folder, "witness").cosigner(NAME))
        enrol_authority(writer, name="Lamp", url="http://lamp.example/", pem=lamp.root.read_bytes())
    with open_case(folder / "case", key, seed="queue") as writer:
        queue(writer, authorities(CaseFolder(folder / "case")))
    return folder / "case"


def interrupted(case: Path, folder: Path, key: Key, step: Step, other: Key | None = None) -> int:
    """Try the step with a disk that gives up later and later, until it does not; gives how many steps there were.

    After each time the case must not be INVALID as it lies there, and VALID once the next command has ended.
    """
    for left in range(1, MOST_STEPS):
        root = Path(shutil.copytree(case, folder / str(left)))
        try:
            with open_case(root, key, seed="tired", disk=TiredDisk(left)) as writer:
                step(writer)
        except StorageError:
            pass
        else:
            return left
        found = verify_case(root, outside=Outside(read_token=read_token))
        assert failures(found) == {}, left
        fitting = key
        try:
            with open_case(root, key, seed="again"):
                pass
        except RefusedError:
            assert other is not None
            fitting = other
            with open_case(root, other, seed="again"):
                pass
        found = verify_case(root, outside=Outside(read_token=read_token))
        assert (failures(found), found.verdict) == ({}, Verdict.VALID), left
        assert CaseFolder(root, fitting.identity).case_key
        shutil.rmtree(root)
    raise AssertionError("the step never ended")


def test_rotating_the_key(case: Path, key: Key, tmp_path: Path) -> None:
    new = make_key(tmp_path, "next")
    assert interrupted(case, tmp_path, key, lambda writer: writer.rotate_key(new), new) > 10


def test_enrolling_an_authority(case: Path, key: Key, tmp_path: Path) -> None:
    pem = make_authority(tmp_path / "bell", "Bell").root.read_bytes()

    def step(writer: CaseWriter) -> str:
        return enrol_authority(writer, name="Bell", url="http://bell.example/", pem=pem)

    assert interrupted(case, tmp_path, key, step) > 10


def test_taking_a_cosignature_in(case: Path, key: Key, tmp_path: Path) -> None:
    state = WitnessState(tmp_path / "settings")
    state.accept(CaseFolder(case).log_key())
    witness = make_key(tmp_path, "witness")
    lines = state.cosign(request_for(CaseFolder(case), None, None), witness, NAME, FixedClock())
    assert interrupted(case, tmp_path, key, lambda writer: take_in(writer, lines)) > 10


def test_taking_a_token_in(case: Path, key: Key, tmp_path: Path, lamp: TimeAuthority) -> None:
    (request,) = requests(case)
    token = lamp.answer((case / request.path).read_bytes())
    known = authorities(CaseFolder(case))
    assert interrupted(case, tmp_path, key, lambda writer: keep_token(writer, known, token)) > 10
