"""Attacks on the log as a whole, by somebody who may hold its key: each asks what is held against it from outside."""

import base64
import hashlib
import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.attack.test_case_attacks import LOG, change, failures, incomplete, invalid, manifest_again, rewrite
from tests.invented_case import FixedClock, fill_case, make_key, make_person, open_case
from tests.unit.test_signed_note import small_order_points

from dalil.casework.case_keys import enrol_second
from dalil.custody.cosigning import enrol_witness, request_for, take_in
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.custody.witness import WitnessState
from dalil.errors import InputError, IntegrityError, RefusedError
from dalil.proof.canonical import JsonObject
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.entry import signed_message
from dalil.proof.merkle import MerkleTree
from dalil.proof.note import read_note, sign_note
from dalil.proof.outside import Outside
from dalil.proof.policy import read_policy
from dalil.proof.verdict import State, Verdict, Verification
from dalil.proof.verification import timeline_of, verify_case
from dalil.proof.verifier_key import Algorithm, read_vkey

NAME = "lantern.example/w1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A case whose log was cosigned, who signed it, and the checkpoint that the witness and others keep."""

    folder: Path
    keys: Path
    key: Key
    witness: Key
    held: bytes


def witnessed(folder: Path) -> Sealed:
    key, witness = make_key(folder / "keys"), make_key(folder / "keys", "witness")
    case = folder / "case"
    fill_case(case, key, make_person(folder / "keys"))
    with open_case(case, key, seed="enrol") as writer:
        enrol_witness(writer, witness.cosigner(NAME), quorum=1)
    state = WitnessState(folder / "settings")
    state.accept(CaseFolder(case).log_key())
    lines = state.cosign(request_for(CaseFolder(case), None, None), witness, NAME, FixedClock())
    with open_case(case, key, seed="add") as writer:
        found = take_in(writer, lines)
        assert take_in(writer, lines) == replace(found, known=True)
    held = (case / "log/checkpoints/12.ckpt").read_bytes()
    return Sealed(folder=case, keys=folder / "keys", key=key, witness=witness, held=held)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    return witnessed(tmp_path_factory.mktemp("witnessed"))


@pytest.fixture
def sealed(made: Sealed, tmp_path: Path) -> Sealed:
    shutil.copytree(made.keys, tmp_path / "keys")
    return replace(made, folder=Path(shutil.copytree(made.folder, tmp_path / "case")), keys=tmp_path / "keys")


def against(case: Path, held: bytes) -> Verification:
    return verify_case(case, outside=Outside(held={"kept.ckpt": held}))


def edited(entries: list[JsonObject]) -> None:
    entries[2]["claimed_time"] = "2031-05-09T08:00:59Z"


def said(found: Verification, what: str) -> list[tuple[State, str]]:
    return [(check.state, check.detail) for check in found.checks if check.what == what]


def test_a_cosigned_case_is_valid_under_its_quorum(sealed: Sealed) -> None:
    found = against(sealed.folder, sealed.held)
    assert failures(found) == {}
    assert found.verdict is Verdict.VALID
    assert said(found, "held kept.ckpt") == [(State.OK, "the log begins with its 12 entries")]
    assert [state for state, _ in said(found, "witnesses")] == [State.OK]


def test_cosigned_entries_are_bounded_by_the_time_of_the_witness(sealed: Sealed) -> None:
    times = timeline_of(sealed.folder, Outside())
    before, after = times.no_later_than(11), times.no_earlier_than(12)
    assert (before and before.time, before and before.by) == ("2031-05-09T08:00:01Z", f"witness {NAME}")
    assert (after and after.time) == "2031-05-09T08:00:01Z"
    assert times.no_later_than(12) is None
    assert times.no_earlier_than(11) is None


def test_entries_after_the_cosigned_ones_wait_for_a_cosignature(sealed: Sealed) -> None:
    with open_case(sealed.folder, sealed.key, seed="more") as writer:
        writer.record("names.shown", result={"pages": 1})
    incomplete(sealed.folder, "witnesses")


def test_split_view(sealed: Sealed) -> None:
    rewrite(sealed.folder, sealed.key, edited)
    found = against(sealed.folder, sealed.held)
    assert found.verdict is Verdict.INVALID
    assert "split view" in failures(found)["held kept.ckpt"]


def test_tail_dropped_with_an_older_checkpoint_against_a_held_one(sealed: Sealed) -> None:
    case = sealed.folder
    change(case / LOG, lambda data: b"".join(data.splitlines(keepends=True)[:7]))
    older = (case / "log/checkpoints/7.ckpt").read_bytes()
    for path in (case / "log/checkpoints").iterdir():
        if path.name != "7.ckpt":
            path.unlink()
    shutil.rmtree(case / "log/tile")
    (case / "log/checkpoint").write_bytes(older)
    manifest_again(case)
    found = against(case, sealed.held)
    assert "set back" in failures(found)["held kept.ckpt"]
    assert "held kept.ckpt" not in failures(verify_case(case))


def test_re_signed_with_the_stolen_key_against_a_held_checkpoint(sealed: Sealed) -> None:
    rewrite(sealed.folder, sealed.key, edited)
    shutil.rmtree(sealed.folder / "log/tile")
    manifest_again(sealed.folder)
    assert "held kept.ckpt" in failures(against(sealed.folder, sealed.held))


def test_re_signed_with_the_stolen_key_where_a_witness_line_was_left(sealed: Sealed) -> None:
    rewrite(sealed.folder, sealed.key, edited)
    (sealed.folder / "log/checkpoints/12.ckpt").write_bytes(sealed.held)
    assert "root" in invalid(sealed.folder, "log/checkpoints/12.ckpt")


def test_re_signed_with_the_stolen_key_and_no_witness_line_is_incomplete(sealed: Sealed) -> None:
    """The log still tells of a cosignature, the policy still asks for one, and none is there."""
    rewrite(sealed.folder, sealed.key, edited)
    policy = read_policy((sealed.folder / "policy.txt").read_bytes())
    found = verify_case(sealed.folder, policy)
    told = [detail for state, detail in said(found, "witnesses") if state is State.MISSING]
    assert len(told) == 2
    assert found.verdict is not Verdict.VALID


def test_the_witness_itself_holds_what_it_saw_against_the_case(sealed: Sealed) -> None:
    seen = read_checkpoint(read_note(sealed.held).text)
    assert failures(verify_case(sealed.folder, outside=Outside(seen=(seen,)))) == {}
    rewrite(sealed.folder, sealed.key, edited)
    assert "cosigned by you" in failures(verify_case(sealed.folder, outside=Outside(seen=(seen,))))
    of_another_log = replace(seen, origin="another")
    assert said(verify_case(sealed.folder, outside=Outside(seen=(of_another_log,))), "cosigned by you") == []


@pytest.mark.parametrize(
    "held",
    [b"", b"nonsense", b"a\n1\n" + b"A" * 43 + b"=\n\n\xe2\x80\x94 a AAAAAAAA\n"],
    ids=["empty", "nonsense", "of_another_log"],
)
def test_a_held_file_that_cannot_be_compared_is_never_valid(sealed: Sealed, held: bytes) -> None:
    found = against(sealed.folder, held)
    assert failures(found) == {}
    assert found.verdict is Verdict.INCOMPLETE


def test_a_held_checkpoint_forged_under_a_known_key_says_nothing(sealed: Sealed) -> None:
    found = against(sealed.folder, sealed.held.replace(b"\n12\n", b"\n11\n"))
    assert (found.verdict, failures(found)) == (Verdict.INCOMPLETE, {})


def test_a_held_checkpoint_of_no_entry_proves_nothing(sealed: Sealed) -> None:
    origin = CaseFolder(sealed.folder).settings.origin
    empty = Checkpoint(origin=origin, size=0, root=MerkleTree().root())
    held = bytes(sign_note(empty.text, sealed.key.verifier(origin), sealed.key.sign))
    assert against(sealed.folder, held).verdict is Verdict.INCOMPLETE


def strip(sealed: Sealed) -> None:
    for path in [*(sealed.folder / "log/checkpoints").glob("*.ckpt"), sealed.folder / "log/checkpoint"]:
        note = read_note(path.read_bytes())
        lines = tuple(line for line in note.signatures if line.name != NAME)
        path.write_bytes(bytes(replace(note, signatures=lines)))
    manifest_again(sealed.folder)


def test_witness_lines_stripped(sealed: Sealed) -> None:
    strip(sealed)
    incomplete(sealed.folder, "witnesses")


def test_witness_lines_stripped_and_the_policy_of_the_case_made_mild(sealed: Sealed) -> None:
    strip(sealed)
    policy = read_policy((sealed.folder / "policy.txt").read_bytes())
    mild = replace(policy, quorum=None)
    (sealed.folder / "policy.txt").write_bytes(bytes(mild))
    manifest_again(sealed.folder)
    incomplete(sealed.folder, "witnesses")


def test_bad_signature_under_a_known_witness_key(sealed: Sealed) -> None:
    path = sealed.folder / "log/checkpoints/12.ckpt"
    note = read_note(path.read_bytes())
    bad = tuple(
        replace(line, signature=bytes(8) + line.signature[8:]) if line.name == NAME else line
        for line in note.signatures
    )
    path.write_bytes(bytes(replace(note, signatures=bad)))
    manifest_again(sealed.folder)
    assert NAME in invalid(sealed.folder, "log/checkpoints/12.ckpt")


def test_an_answer_of_a_stranger_is_not_taken_in(sealed: Sealed, tmp_path: Path) -> None:
    state = WitnessState(tmp_path / "settings")
    state.accept(CaseFolder(sealed.folder).log_key())
    request = request_for(CaseFolder(sealed.folder), None, 0)
    lines = state.cosign(request, make_key(tmp_path, "stranger"), NAME, FixedClock())
    with (
        pytest.raises(IntegrityError, match="enrolled witness"),
        open_case(sealed.folder, sealed.key, seed="x") as writer,
    ):
        take_in(writer, lines)
    assert (sealed.folder / "log/checkpoints/12.ckpt").read_bytes() == sealed.held


def test_a_tile_changed(sealed: Sealed) -> None:
    path = max((sealed.folder / "log/tile").rglob("*"), key=lambda one: (one.is_file(), str(one)))
    change(path, lambda data: bytes([data[0] ^ 1]) + data[1:])
    assert "hashes" in invalid(sealed.folder, path.relative_to(sealed.folder).as_posix())


@pytest.mark.parametrize("name", ["log/tile/0/001", "log/tile/0/000.p/200", "log/tile/x", "log/tile/0/000.p/7x"])
def test_a_tile_added(sealed: Sealed, name: str) -> None:
    (sealed.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (sealed.folder / name).write_bytes(bytes(32))
    invalid(sealed.folder, name)


def test_a_tile_removed_is_derived_again(sealed: Sealed) -> None:
    (path,) = (sealed.folder / "log/tile/0").glob("*/13")
    path.unlink()
    incomplete(sealed.folder, "log/tile/0/000.p/13")
    with open_case(sealed.folder, sealed.key, seed="again"):
        pass
    assert path.exists()
    assert verify_case(sealed.folder).verdict is Verdict.VALID


def test_what_is_neither_checkpoint_nor_token_is_not_passed_over(sealed: Sealed) -> None:
    (sealed.folder / "log/checkpoints/12.txt").write_bytes(b"")
    invalid(sealed.folder, "log/checkpoints/12.txt")


def rotated(sealed: Sealed) -> Key:
    new = make_key(sealed.keys, "next")
    with open_case(sealed.folder, sealed.key, seed="rotate") as writer:
        writer.rotate_key(new)
    return new


def test_a_rotated_key_signs_on_and_the_old_one_no_more(sealed: Sealed) -> None:
    outside = read_policy((sealed.folder / "policy.txt").read_bytes())
    old_only = replace(outside, quorum=None)
    new = rotated(sealed)
    assert verify_case(sealed.folder, old_only).verdict is Verdict.VALID, "the old key vouches for the new one"
    new_only = replace(old_only, logs=(new.verifier(outside.logs[0].name),))
    assert verify_case(sealed.folder, new_only).verdict is Verdict.VALID, "the new one vouches for what was before"
    with pytest.raises(RefusedError), open_case(sealed.folder, sealed.key):
        pass
    with open_case(sealed.folder, new, seed="on") as writer:
        writer.record("names.shown", result={"pages": 2})
    assert verify_case(sealed.folder, old_only).verdict is Verdict.VALID
    assert CaseFolder(sealed.folder, new.identity).case_key
    stranger = replace(old_only, logs=(make_key(sealed.keys, "stranger").verifier(outside.logs[0].name),))
    assert verify_case(sealed.folder, stranger).verdict is Verdict.INVALID


def test_re_signed_with_the_key_that_was_rotated_away(sealed: Sealed) -> None:
    rotated(sealed)
    path = sealed.folder / "log/checkpoint"
    checkpoint = read_checkpoint(read_note(path.read_bytes()).text)
    data = bytes(sign_note(checkpoint.text, sealed.key.verifier(checkpoint.origin), sealed.key.sign))
    path.write_bytes(data)
    (sealed.folder / f"log/checkpoints/{checkpoint.size}.ckpt").write_bytes(data)
    manifest_again(sealed.folder)
    assert "not in force" in invalid(sealed.folder, "log/checkpoint")


def test_a_rotation_that_the_new_key_did_not_sign(sealed: Sealed) -> None:
    new = rotated(sealed)
    stranger = make_key(sealed.keys, "stranger")

    def forge(entries: list[JsonObject]) -> None:
        entry = entries[-1]
        assert entry["type"] == "key.rotated"
        result = entry["result"]
        assert isinstance(result, dict)
        origin = read_vkey(str(result["vkey"])).name
        result["vkey"] = stranger.verifier(origin).vkey

    rewrite(sealed.folder, new, forge)
    assert verify_case(sealed.folder).verdict is Verdict.INVALID


def test_a_rotation_that_the_old_key_did_not_sign(sealed: Sealed) -> None:
    new = rotated(sealed)

    def forge(entries: list[JsonObject]) -> None:
        entries[-1].pop("sig")

    rewrite(sealed.folder, new, forge)
    assert any("not signed" in detail for detail in failures(verify_case(sealed.folder)).values())


def test_a_decision_under_a_key_that_was_revoked_before(sealed: Sealed) -> None:
    person = make_person(sealed.keys)
    with open_case(sealed.folder, sealed.key, seed="revoke") as writer:
        writer.record("key.revoked", result={"key_id": person.key.fingerprint})
    with (
        pytest.raises(IntegrityError, match="revoked"),
        open_case(sealed.folder, sealed.key, seed="late") as writer,
    ):
        writer.append_decision(kind="accept", subjects=["st_1"], reason="late", person=person)
    mild = replace(read_policy((sealed.folder / "policy.txt").read_bytes()), quorum=None)
    assert verify_case(sealed.folder, mild).verdict is Verdict.VALID, "refused before anything was written"


def test_a_decision_under_a_revoked_key_written_past_the_rules(sealed: Sealed) -> None:
    person = make_person(sealed.keys)

    def forge(entries: list[JsonObject]) -> None:
        (decided,) = (entry for entry in entries if entry["type"] == "review.decided")
        at = entries.index(decided)
        revoked = {**entries[-1], "type": "key.revoked", "id": "0" * 32}
        revoked["result"] = {"key_id": person.key.fingerprint}
        entries.insert(at, revoked)
        decided["seq"] = at + 1
        prev = "0" * 64
        decided["prev"] = prev
        decided["sig"] = "x"

    rewrite(sealed.folder, sealed.key, forge)
    assert any("was revoked by entry" in detail for detail in failures(verify_case(sealed.folder)).values())


def test_the_key_that_signs_cannot_be_revoked(sealed: Sealed) -> None:
    with pytest.raises(IntegrityError, match="rotated first"), open_case(sealed.folder, sealed.key) as writer:
        writer.record("key.revoked", result={"key_id": sealed.key.fingerprint})
    assert verify_case(sealed.folder).verdict is Verdict.VALID


def test_a_revoked_witness_does_not_count(sealed: Sealed) -> None:
    with open_case(sealed.folder, sealed.key, seed="revoke") as writer:
        writer.record("key.revoked", result={"key_id": sealed.witness.fingerprint})
        assert writer.facts.history.witnesses == {}
        with pytest.raises(IntegrityError, match="revoked"):
            writer.facts.history._add(sealed.witness.cosigner(NAME).vkey, Algorithm.COSIGNATURE)


@pytest.mark.parametrize("point", sorted(small_order_points()))
def test_small_order_key_enrolled(sealed: Sealed, point: bytes) -> None:
    typed = bytes([4]) + point
    key_id = hashlib.sha256(b"w\n" + typed).digest()[:4].hex()
    vkey = f"w+{key_id}+{base64.b64encode(typed).decode()}"
    with pytest.raises(IntegrityError, match="small order"):
        read_vkey(vkey)

    def forge(entries: list[JsonObject]) -> None:
        (added,) = (one for one in entries if one["type"] == "key.added" and "lantern" in json.dumps(one))
        added["result"] = {"role": "witness", "vkey": vkey}

    rewrite(sealed.folder, sealed.key, forge)
    assert any("small order" in detail for detail in failures(verify_case(sealed.folder)).values())


def test_a_key_of_a_log_is_not_enrolled_as_a_witness(sealed: Sealed) -> None:
    with open_case(sealed.folder, sealed.key, seed="x") as writer, pytest.raises(InputError):
        enrol_witness(writer, sealed.key.verifier("w"))


def test_a_witness_key_does_not_sign_decisions(sealed: Sealed) -> None:
    def forge(entries: list[JsonObject]) -> None:
        entry = next(one for one in entries if one["type"] == "review.decided")
        entry["actor"] = {"key_id": sealed.witness.fingerprint, "role": "person"}
        entry["sig"] = signed_message(entry).hex()[:8]

    rewrite(sealed.folder, sealed.key, forge)
    assert any("has not added" in detail for detail in failures(verify_case(sealed.folder)).values())


def test_the_second_line_never_decides(sealed: Sealed) -> None:
    with open_case(sealed.folder, sealed.key, seed="long") as writer:
        enrol_second(writer, sealed.key)
    mild = replace(read_policy((sealed.folder / "policy.txt").read_bytes()), quorum=None)
    path = sealed.folder / "log/checkpoint"
    note = read_note(path.read_bytes())
    assert len(note.signatures) == 2
    whole = verify_case(sealed.folder, mild)
    assert (whole.verdict, said(whole, "second signature")[0][1].partition(";")[0]) == (
        Verdict.VALID,
        "its ML-DSA-44 line verifies",
    )
    bad = replace(note.signatures[1], signature=bytes(8) + bytes(2420))
    for lines, told in (((note.signatures[0], bad), "does not verify"), ((note.signatures[0],), "missing")):
        data = bytes(replace(note, signatures=lines))
        path.write_bytes(data)
        (sealed.folder / f"log/checkpoints/{read_checkpoint(note.text).size}.ckpt").write_bytes(data)
        manifest_again(sealed.folder)
        found = verify_case(sealed.folder, mild)
        assert found.verdict is Verdict.VALID
        assert told in said(found, "second signature")[0][1]
