"""A witness cosigns what continues the log that it cosigned, and refuses with the reasons of tlog-witness."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.invented_case import FixedClock, make_key

from dalil.custody.key import Key
from dalil.custody.witness import WitnessState, seen
from dalil.errors import DalilError, InputError, IntegrityError, NotFoundError, RefusedError
from dalil.proof.checkpoint import Checkpoint
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.note import SignedNote, sign_note, verified_by
from dalil.proof.witness_request import WitnessRequest

ORIGIN = "sarel.example/log"
NAME = "lantern.example/w1"


class Log:
    """A log of others: its key, its leaves."""

    def __init__(self, key: Key, word: bytes = b"leaf") -> None:
        self.key = key
        self.tree = MerkleTree(leaf_hash(b"%s %d" % (word, number)) for number in range(40))

    def note(self, size: int) -> SignedNote:
        checkpoint = Checkpoint(origin=ORIGIN, size=size, root=self.tree.root(size))
        return sign_note(checkpoint.text, self.key.verifier(ORIGIN), self.key.sign)

    def request(self, old: int, size: int) -> WitnessRequest:
        proof = self.tree.consistency(old, size) if 0 < old <= size else ()
        return WitnessRequest(old=old, proof=proof, note=self.note(size))


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(make_key(tmp_path, "log"))


@pytest.fixture
def state(tmp_path: Path, log: Log) -> WitnessState:
    made = WitnessState(tmp_path / "settings")
    made.accept(log.key.verifier(ORIGIN))
    return made


@pytest.fixture
def ask(tmp_path: Path, state: WitnessState) -> Callable[[WitnessRequest], tuple[str, ...]]:
    key = make_key(tmp_path, "witness")
    clock = FixedClock()

    def asked(request: WitnessRequest) -> tuple[str, ...]:
        lines = state.cosign(request, key, NAME, clock)
        note = replace(request.note, signatures=(*request.note.signatures, *lines))
        second = key.second(NAME)
        keys = [key.cosigner(NAME), *((second,) if second else ())]
        assert verified_by(note, keys) == tuple(keys)
        return tuple(line.name for line in lines)

    return asked


Ask = Callable[[WitnessRequest], tuple[str, ...]]


def test_a_log_that_grows_is_cosigned_again_and_again(ask: Ask, log: Log, state: WitnessState) -> None:
    for old, size in ((0, 3), (3, 3), (3, 20), (20, 40)):
        assert set(ask(log.request(old, size))) == {NAME}
    assert [(one.origin, one.latest.size if one.latest else 0) for one in state.logs()] == [(ORIGIN, 40)]


def test_a_witness_keeps_name_size_and_root_only(ask: Ask, log: Log, tmp_path: Path) -> None:
    ask(log.request(0, 3))
    (path,) = (tmp_path / "settings" / "witness").glob("*.json")
    assert path.stat().st_mode & 0o777 == 0o600
    vkey = log.key.verifier(ORIGIN).vkey
    latest = Checkpoint(origin=ORIGIN, size=3, root=log.tree.root(3)).text.replace("\n", "\\n")
    assert path.read_text() == f'{{"keys":["{vkey}"],"latest":"{latest}"}}\n'
    assert seen(tmp_path / "settings") == (Checkpoint(origin=ORIGIN, size=3, root=log.tree.root(3)),)


def refused(ask: Ask, request: WitnessRequest, code: int, kind: type[DalilError]) -> None:
    with pytest.raises(kind, match=rf"\({code}\)"):
        ask(request)


def test_404_an_unknown_log(tmp_path: Path, log: Log) -> None:
    empty = WitnessState(tmp_path / "other")
    with pytest.raises(NotFoundError, match="404"):
        empty.cosign(log.request(0, 3), make_key(tmp_path, "w"), NAME, FixedClock())


def test_403_no_trusted_signature(ask: Ask, tmp_path: Path) -> None:
    refused(ask, Log(make_key(tmp_path, "stranger")).request(0, 3), 403, RefusedError)


def test_a_bad_signature_under_the_trusted_key(ask: Ask, log: Log) -> None:
    request = log.request(0, 3)
    moved = replace(request, note=SignedNote(text=log.note(4).text, signatures=request.note.signatures))
    with pytest.raises(IntegrityError):
        ask(moved)


def test_400_an_old_size_beyond_the_checkpoint(ask: Ask, log: Log) -> None:
    refused(ask, WitnessRequest(old=9, proof=(), note=log.note(3)), 400, InputError)


def test_409_another_size_was_cosigned_last(ask: Ask, log: Log) -> None:
    refused(ask, log.request(2, 3), 409, RefusedError)
    ask(log.request(0, 20))
    refused(ask, log.request(0, 30), 409, RefusedError)
    refused(ask, log.request(3, 30), 409, RefusedError)


def test_409_rolled_back_to_an_earlier_size(ask: Ask, log: Log) -> None:
    ask(log.request(0, 20))
    refused(ask, log.request(10, 10), 409, RefusedError)


def test_409_a_second_root_for_the_same_size_is_a_split_view(ask: Ask, log: Log) -> None:
    ask(log.request(0, 20))
    other = Log(log.key, b"other")
    refused(ask, other.request(20, 20), 409, RefusedError)


def test_422_the_log_does_not_continue(ask: Ask, log: Log, state: WitnessState) -> None:
    ask(log.request(0, 20))
    refused(ask, Log(log.key, b"other").request(20, 30), 422, IntegrityError)
    refused(ask, replace(log.request(20, 30), proof=()), 422, IntegrityError)
    refused(ask, replace(log.request(20, 30), proof=(*log.request(20, 30).proof, bytes(32))), 422, IntegrityError)
    assert [one.latest.size for one in state.logs() if one.latest] == [20]


def test_422_a_first_request_with_a_proof(ask: Ask, log: Log) -> None:
    refused(ask, replace(log.request(0, 3), proof=(bytes(32),)), 422, IntegrityError)


def test_a_rotated_key_is_accepted_beside_the_old_one(ask: Ask, log: Log, state: WitnessState, tmp_path: Path) -> None:
    ask(log.request(0, 3))
    log.key = make_key(tmp_path, "next")
    refused(ask, log.request(3, 20), 403, RefusedError)
    state.accept(log.key.verifier(ORIGIN))
    ask(log.request(3, 20))


def test_the_key_of_a_witness_is_not_one_of_a_log(state: WitnessState, log: Log) -> None:
    with pytest.raises(InputError):
        state.accept(log.key.cosigner(ORIGIN))


def test_a_damaged_state_cosigns_nothing(ask: Ask, log: Log, tmp_path: Path) -> None:
    ask(log.request(0, 3))
    (path,) = (tmp_path / "settings" / "witness").glob("*.json")
    for data in (b"", b"{}", b'{"keys":[]}', b'{"keys":["x"]}', b"\xff"):
        path.write_bytes(data)
        with pytest.raises(IntegrityError, match="damaged"):
            ask(log.request(3, 4))


def test_the_line_names_the_time_of_the_clock(tmp_path: Path, state: WitnessState, log: Log) -> None:
    line = state.cosign(log.request(0, 3), make_key(tmp_path, "w"), NAME, FixedClock())[0]
    at = datetime(2031, 5, 9, 8, 0, 1, tzinfo=UTC).timestamp()
    assert int.from_bytes(line.signature[:8], "big") == at
