"""Cosignatures in both forms, and the request that a log sends to a witness."""

import struct
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from tests.invented_case import make_key

from dalil.errors import IntegrityError, InvalidValueError, SettingsError
from dalil.proof.checkpoint import Checkpoint
from dalil.proof.cosignature import cosign, cosigned_at, cosigned_message
from dalil.proof.note import SignatureLine, SignedNote, read_signature_lines, verified_by
from dalil.proof.policy import read_policy
from dalil.proof.verifier_key import Algorithm, VerifierKey, read_vkey
from dalil.proof.witness_request import WitnessRequest, read_request

CHECKPOINT = Checkpoint(origin="sarel.example/log", size=20, root=bytes(range(32)))
ED25519 = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
ML_DSA = MLDSA44PrivateKey.from_seed_bytes(bytes([8]) * 32)
WITNESS = VerifierKey(
    name="lantern.example/w1", public=ED25519.public_key().public_bytes_raw(), algorithm=Algorithm.COSIGNATURE
)
LONG = VerifierKey(
    name="lantern.example/w1", public=ML_DSA.public_key().public_bytes_raw(), algorithm=Algorithm.ML_DSA_44
)


def test_the_ed25519_message_is_that_of_the_specification() -> None:
    message = cosigned_message(WITNESS, CHECKPOINT.text, 1_679_315_147)
    assert message == b"cosignature/v1\ntime 1679315147\n" + CHECKPOINT.text.encode()


def test_the_ml_dsa_message_is_the_structure_of_the_specification() -> None:
    message = cosigned_message(LONG, CHECKPOINT.text, 5)
    expected = b"subtree/v1\n\x00" + bytes([18]) + b"lantern.example/w1" + struct.pack(">Q", 5)
    expected += bytes([17]) + b"sarel.example/log" + struct.pack(">QQ", 0, 20) + bytes(range(32))
    assert message == expected


@pytest.mark.parametrize(("key", "sign"), [(WITNESS, ED25519.sign), (LONG, ML_DSA.sign)])
def test_a_line_verifies_over_its_checkpoint_and_time_only(key: VerifierKey, sign: object) -> None:
    assert callable(sign)
    signature = cosign(key, CHECKPOINT.text, 1234, sign)
    assert cosigned_at(key, CHECKPOINT.text, signature) == 1234
    other = Checkpoint(origin=CHECKPOINT.origin, size=21, root=CHECKPOINT.root)
    assert cosigned_at(key, other.text, signature) is None
    assert cosigned_at(key, CHECKPOINT.text, struct.pack(">Q", 1235) + signature[8:]) is None
    assert cosigned_at(key, CHECKPOINT.text, b"\xff" * 8 + signature[8:]) is None
    assert cosigned_at(key, CHECKPOINT.text, signature[:8]) is None
    assert cosigned_at(key, CHECKPOINT.text, b"") is None


def test_a_bad_line_of_a_known_witness_is_refused() -> None:
    signature = cosign(WITNESS, CHECKPOINT.text, 1, ED25519.sign)
    line = SignatureLine(name=WITNESS.name, key_id=WITNESS.key_id, signature=signature[:-1] + b"\x00")
    with pytest.raises(IntegrityError):
        verified_by(SignedNote(text=CHECKPOINT.text, signatures=(line,)), [WITNESS])


def test_both_keys_are_written_as_one_line_and_read_back() -> None:
    for key in (WITNESS, LONG):
        assert read_vkey(key.vkey) == key
    assert b"BEGIN PUBLIC KEY" in LONG.pem


def test_a_key_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        VerifierKey(name="w", public=bytes([2]) * 32, algorithm=Algorithm.ML_DSA_44)
    with pytest.raises(InvalidValueError):
        VerifierKey(name="w", public=bytes([2]) * 1312)


def test_an_ed25519_key_of_a_log_does_not_cosign() -> None:
    with pytest.raises(InvalidValueError):
        cosigned_message(VerifierKey(name="w", public=WITNESS.public), CHECKPOINT.text, 1)


def test_times_out_of_range_and_long_names_are_refused() -> None:
    with pytest.raises(InvalidValueError):
        cosigned_message(WITNESS, CHECKPOINT.text, 2**63)
    long = VerifierKey(name="w" * 256, public=LONG.public, algorithm=Algorithm.ML_DSA_44)
    with pytest.raises(InvalidValueError):
        cosigned_message(long, CHECKPOINT.text, 1)


def test_a_policy_names_no_ml_dsa_key_since_it_would_decide_nothing() -> None:
    with pytest.raises(SettingsError, match="ML-DSA"):
        read_policy(f"log {LONG.vkey}\nquorum none\n".encode())


@pytest.mark.parametrize(
    "line",
    [
        "authority lamp 00", "timestamps 0", "timestamps x", "timestamps 10", "timestamps 1\ntimestamps 2",
        f"authority lamp {'a' * 64}\nauthority lamp {'b' * 64}",
    ],
)  # fmt: skip
def test_wrong_rules_about_authorities_are_told(line: str) -> None:
    log = VerifierKey(name="l", public=WITNESS.public)
    with pytest.raises(SettingsError):
        read_policy(f"log {log.vkey}\nquorum none\n{line}\n".encode())


def test_a_policy_is_written_as_it_is_read() -> None:
    log = VerifierKey(name="l", public=WITNESS.public)
    text = (
        f"log {log.vkey}\nwitness w {WITNESS.vkey}\ngroup enrolled 1 w\nquorum enrolled\n"
        f"authority lamp {'a' * 64}\ntimestamps 1\n"
    )
    assert bytes(read_policy(text.encode())) == text.encode()


def note() -> SignedNote:
    line = SignatureLine(name="x", key_id=b"1234", signature=b"5")
    return SignedNote(text=CHECKPOINT.text, signatures=(line,))


@given(st.integers(0, 2**53), st.lists(st.binary(min_size=32, max_size=32), max_size=63))
def test_a_request_is_read_as_it_was_written(old: int, proof: list[bytes]) -> None:
    request = WitnessRequest(old=old, proof=tuple(proof), note=note())
    assert read_request(bytes(request)) == request


@pytest.mark.parametrize(
    "data",
    [
        b"", b"old 1\n", b"old\n\n", b"old 01\n\n", b"old -1\n\n", b"new 1\n\n", b"old 1\nAAAA\n\n", b"old 1\n!!!\n\n",
        b"\xff\n\n", b"old 1\n" + b"A" * 43 + b"=\n" * 64 + b"\n",
    ],
)  # fmt: skip
def test_a_malformed_request_is_refused(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        read_request(data + bytes(note()))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_request_or_refused(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        read_request(b"old 1\n" + data)


@pytest.mark.parametrize("text", ["", "\n", "— w AAAAAAAA", "- w AAAAAAAA\n", "— w AAAAAAAA\n\n"])
def test_signature_lines_that_stand_alone_are_whole(text: str) -> None:
    with pytest.raises(IntegrityError):
        read_signature_lines(text)


def test_the_second_key_grows_from_the_seed_and_signs(tmp_path: Path) -> None:
    key = make_key(tmp_path)
    second = key.second("sarel.example/log")
    assert second is not None
    signature = cosign(second, CHECKPOINT.text, 0, key.sign_second)
    assert cosigned_at(second, CHECKPOINT.text, signature) == 0
    assert second == key.second("sarel.example/log")
    assert make_key(tmp_path, "other").second("sarel.example/log") != second
