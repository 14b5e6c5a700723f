"""How a run came about: the statement, the envelope, and what the log and `verify` make of them."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.invented_case import make_key, open_case
from tests.invented_dossier import ORIGIN, OUTPUTS, Sound, copied

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.derivation import Derivation, read_attestation, read_statement
from dalil.proof.digest import sha256_hex
from dalil.proof.dsse import Envelope, EnvelopeSignature, pre_authentication, read_envelope, seal
from dalil.proof.manifest import read_manifest, write_manifest
from dalil.proof.verdict import State, Verdict
from dalil.proof.verification import verify_case

DERIVATION = Derivation(
    run="run-1",
    version="0.1",
    outputs_root="a" * 64,
    exhibits=("b" * 64, "c" * 64),
    parts=(("vocabulary", "d" * 64), ("log entry 3", "e" * 64)),
    parameters={"seconds": 30},
)
ATTESTATION = "derived/run-2/attestation.dsse.json"


@pytest.fixture
def case(sound: Sound, tmp_path: Path) -> Path:
    return copied(sound.case, tmp_path / "case")


def test_what_is_signed_is_what_the_specification_says() -> None:
    assert pre_authentication("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_a_statement_says_what_went_in_and_what_came_out() -> None:
    said = json.loads(DERIVATION.statement())
    assert said["_type"] == "https://in-toto.io/Statement/v1"
    assert said["predicateType"] == "https://slsa.dev/provenance/v1"
    assert said["subject"] == [{"name": "derived/run-1", "digest": {"rfc6962Sha256": "a" * 64}}]
    went_in = said["predicate"]["buildDefinition"]["resolvedDependencies"]
    assert [one["name"] for one in went_in] == [
        f"objects/sha256/{'b' * 64}", f"objects/sha256/{'c' * 64}", "vocabulary", "log entry 3",
    ]  # fmt: skip
    assert read_statement(DERIVATION.statement()) == DERIVATION


@pytest.mark.parametrize(
    "payload", [b"[]", b"{}", b'{"_type":1}', DERIVATION.statement().replace(b'"seconds"', b'"x"')[:-1]]
)
def test_what_is_no_statement_is_refused(payload: bytes) -> None:
    with pytest.raises(IntegrityError):
        read_statement(payload)


def test_a_statement_with_something_more_is_refused() -> None:
    said = json.loads(DERIVATION.statement())
    said["subject"][0]["name"] = "elsewhere/run-1"
    with pytest.raises(IntegrityError, match="does not know"):
        read_statement(json.dumps(said, sort_keys=True, separators=(",", ":")).encode())


@pytest.mark.parametrize(
    "wrong", [{"run": ""}, {"outputs_root": "x"}, {"exhibits": ("x",)}, {"parts": (("objects/sha256/", "a" * 64),)}]
)
def test_a_derivation_is_valid_by_construction(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValueError):
        replace(DERIVATION, **wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_an_envelope_holds_under_its_key_and_no_other(tmp_path: Path) -> None:
    key, other = make_key(tmp_path), make_key(tmp_path, "other")
    data = bytes(DERIVATION.sealed(key.fingerprint, key.sign))
    envelope, read = read_attestation(data, [key.verifier("x")])
    assert (read, envelope.payload) == (DERIVATION, DERIVATION.statement())
    with pytest.raises(IntegrityError, match="No key of this log"):
        read_attestation(data, [other.verifier("x")])
    forged = bytes(replace(envelope, signatures=(EnvelopeSignature(keyid=key.fingerprint, sig=bytes(64)),)))
    with pytest.raises(IntegrityError, match="not one over its payload"):
        read_attestation(forged, [key.verifier("x")])


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b'{"payload":"","payloadType":"","signatures":[]}',
     b'{"payload":"*","payloadType":"","signatures":[{"keyid":"","sig":""}]}',
     b'{"payload":"YR==","payloadType":"","signatures":[{"keyid":"","sig":""}]}',
     b'{"payload":"","payload":"","payloadType":"","signatures":[{"keyid":"","sig":""}]}',
     b'{"payload":"","payloadType":"","signatures":[{"keyid":"","sig":"","more":""}]}'],
)  # fmt: skip
def test_a_malformed_envelope_is_refused(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        read_envelope(data)


def test_the_entry_cites_the_statement_and_the_case_is_valid(sound: Sound) -> None:
    envelope = read_envelope((sound.case / ATTESTATION).read_bytes())
    (cited,) = (
        entry["result"]["statement"]
        for entry in map(json.loads, (sound.case / "log/entries/000000.jsonl").read_bytes().splitlines())
        if entry["type"] == "derivation.run" and entry["result"]["run"] == "run-2"
    )
    assert cited == envelope.payload_sha256
    assert verify_case(sound.case).verdict is Verdict.VALID


def test_the_same_run_again_gives_the_same_statement_and_no_entry(sound: Sound, case: Path) -> None:
    before = (case / ATTESTATION).read_bytes()
    shutil.rmtree(case / "derived/run-2")
    with open_case(case, sound.key, seed="again") as writer:
        folder = writer.begin_run("run-2")
        for name, data in OUTPUTS.items():
            (folder / name).write_bytes(data)
        assert writer.attest_run("run-2", origin=ORIGIN) is None
    assert (case / ATTESTATION).read_bytes() == before
    assert verify_case(case).verdict is Verdict.VALID


def test_the_same_run_made_of_other_things_is_an_error(sound: Sound, case: Path) -> None:
    with open_case(case, sound.key, seed="again") as writer:
        folder = writer.begin_run("run-2")
        for name, data in OUTPUTS.items():
            (folder / name).write_bytes(data)
        with pytest.raises(IntegrityError, match="other things"):
            writer.attest_run("run-2", origin=replace(ORIGIN, parts=()))


def failures(case: Path) -> dict[str, str]:
    """What fails once the manifest lists what is there."""
    listed = read_manifest((case / "manifest-sha256.txt").read_bytes())
    there = {path: sha256_hex((case / path).read_bytes()) for path in listed if (case / path).is_file()}
    (case / "manifest-sha256.txt").write_bytes(write_manifest(there))
    return {one.what: one.detail for one in verify_case(case).checks if one.state is State.FAILED}


def test_outputs_of_another_engine_than_claimed_are_invalid(sound: Sound, case: Path) -> None:
    with open_case(case, sound.key, seed="again") as writer:
        folder = writer.begin_run("run-3")
        (folder / "run.json").write_bytes(b'{"run":"run-3","key":"other"}\n')
        writer.attest_run("run-3", origin=ORIGIN)
    assert "another engine" in failures(case)["derived/run-3/attestation.dsse.json"]


def test_an_exhibit_that_was_never_preserved_is_invalid(sound: Sound, case: Path) -> None:
    with open_case(case, sound.key, seed="again") as writer:
        writer.begin_run("run-3")
        writer.attest_run("run-3", origin=replace(ORIGIN, exhibits=("0" * 64,)))
    assert "not preserved" in failures(case)["derived/run-3/attestation.dsse.json"]


@pytest.mark.parametrize("harm", ["stranger", "statement", "bytes"])
def test_a_forged_attestation_is_invalid(sound: Sound, case: Path, tmp_path: Path, harm: str) -> None:
    envelope = read_envelope((case / ATTESTATION).read_bytes())
    stranger = make_key(tmp_path, "stranger")
    other = replace(read_statement(envelope.payload), version="9.9").statement()
    forged: dict[str, Envelope] = {
        "stranger": seal(envelope.payload_type, envelope.payload, stranger.fingerprint, stranger.sign),
        "statement": seal(envelope.payload_type, other, sound.key.fingerprint, sound.key.sign),
        "bytes": replace(envelope, payload=other),
    }
    (case / ATTESTATION).write_bytes(bytes(forged[harm]))
    assert ATTESTATION in failures(case)


def test_an_attestation_that_is_gone_is_never_valid(case: Path) -> None:
    (case / ATTESTATION).unlink()
    assert verify_case(case).verdict is Verdict.INVALID
    assert failures(case) == {}
    assert verify_case(case).verdict is Verdict.INCOMPLETE


def test_outputs_that_are_gone_leave_the_case_incomplete(case: Path) -> None:
    shutil.rmtree(case / "derived/run-2")
    assert verify_case(case).verdict is Verdict.INCOMPLETE
