"""Attacks with the key, and in what nobody signs: `dalil verify` and the enclosed script say the same of each."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.attack.test_dossier_attacks import (
    CHECKPOINT,
    ENTRIES,
    Trust,
    change,
    flipped,
    lists_again,
    of,
    rewrite,
    verdict,
)
from tests.attack.test_dossier_timestamps import body, enclose
from tests.invented_case import make_key
from tests.invented_dossier import Sound
from tests.time_authority import make_authority

from dalil.custody.key import Key
from dalil.custody.token import make_query
from dalil.proof.canonical import JsonObject, JsonValue, dump
from dalil.proof.digest import sha256_hex
from dalil.proof.note import SignatureLine, read_note
from dalil.proof.verdict import State, Verdict
from dalil.proof.verifier_key import Algorithm

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="the enclosed script needs openssl")
Edit = Callable[[list[JsonObject]], object]
Alter = Callable[[Path], object]
DEEP = 64


def nested(levels: int) -> JsonValue:
    value: JsonValue = []
    for _ in range(levels - 1):
        value = [value]
    return value


def in_object(entries: list[JsonObject], **members: JsonValue) -> None:
    held = next(one for one in entries if one["type"] == "object.ingested")["object"]
    assert isinstance(held, dict)
    held.update(members)


def without(name: str) -> Edit:
    return lambda entries: entries[1].pop(name)


def re_signed(dossier: Path, key: Key, edit: Edit) -> None:
    """Another history that agrees with itself: edited, chained anew, signed with the key of the log."""

    def chained(entries: list[JsonObject]) -> None:
        edit(entries)
        for before, one in pairwise(entries):
            if one.get("seq") == int(str(before["seq"])) + 1 and one.get("prev") != "00":
                one["prev"] = sha256_hex(dump(before))

    rewrite(dossier, key, chained)


def with_(**members: JsonValue) -> Edit:
    return lambda entries: entries[1].update(members)


MALFORMED: dict[str, Edit] = {
    "unknown member": with_(note="believe me"),
    "no time": without("claimed_time"),
    "other time": with_(claimed_time="2031-05-08 08:00:00"),
    "no actor": without("actor"),
    "actor without role": with_(actor={"key_id": "k"}),
    "actor without name": with_(actor={"key_id": "", "role": "machine"}),
    "actor that is a text": with_(actor="machine"),
    "a person": with_(actor={"key_id": "k", "role": "person"}),
    "signed though no person acts": with_(sig="AAAA"),
    "empty id": with_(id=""),
    "short chain": with_(prev="00"),
    "table for a text": with_(type={}),
    "list for a table": with_(result=[]),
    "text for a table": with_(tool="dalil"),
    "commitment too short": with_(_sd=["abc"]),
    "commitments that are none": with_(_sd={}),
    "size below nothing": lambda entries: in_object(entries, size=-1),
    "size that is true": lambda entries: in_object(entries, size=True),
    "no digest": lambda entries: in_object(entries, sha256="x"),
    "object that is a list": with_(object=[]),
    "files that are true": lambda entries: of(entries, "dossier.published").update(files=True),
    "no files": lambda entries: of(entries, "derivation.run").pop("files"),
    "no root": lambda entries: of(entries, "derivation.run").update(outputs_root="x"),
    "no name of the dossier": lambda entries: of(entries, "dossier.published").pop("dossier"),
    "a path for a name": lambda entries: of(entries, "dossier.published").update(dossier="../x"),
    "a path for a run": lambda entries: of(entries, "derivation.run").update(run="a/b"),
    "statement that is no digest": lambda entries: of(entries, "dossier.published").update(statement="x"),
    "version that is a number": lambda entries: entries[4].update(tool={"name": "dalil", "version": 1}),
    "a second run": lambda entries: entries[1].update(
        type="derivation.run", result={**of(entries, "derivation.run"), "run": "r"}
    ),
    "object twice": lambda entries: entries[2].update(object=entries[1]["object"]),
}


@pytest.mark.parametrize("what", sorted(MALFORMED))
def test_malformed_entry_signed_by_the_holder_of_the_key(dossier: Path, sound: Sound, what: str) -> None:
    re_signed(dossier, sound.key, MALFORMED[what])
    said, found = verdict(dossier)
    assert said is Verdict.INVALID, found.to_json()


def test_what_may_stand_in_an_entry_is_not_refused(dossier: Path, sound: Sound) -> None:
    def edit(entries: list[JsonObject]) -> None:
        entries[1]["tool"] = {"deep": nested(DEEP - 2), 'quoted "name"\n': ["\u05d0", None, False]}
        entries[1]["id"] = 'a "quoted" \\ id'

    re_signed(dossier, sound.key, edit)
    said, found = verdict(dossier)
    assert said is Verdict.VALID, found.to_json()


@pytest.mark.parametrize("levels", [DEEP - 2, DEEP - 1, DEEP * 4])
def test_nested_too_deep_by_the_holder_of_the_key(
    dossier: Path, sound: Sound, monkeypatch: pytest.MonkeyPatch, levels: int
) -> None:
    def written(value: JsonValue) -> bytes:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    monkeypatch.setattr("tests.attack.test_dossier_attacks.dump", written)
    rewrite(dossier, sound.key, lambda entries: entries[-1].update(tool={"deep": nested(levels)}))
    assert verdict(dossier)[0] is (Verdict.VALID if levels < DEEP - 1 else Verdict.INVALID)


def test_clock_set_back_is_no_proof_against_it(dossier: Path, sound: Sound) -> None:
    re_signed(dossier, sound.key, lambda entries: entries[-1].update(claimed_time="2001-01-01T00:00:00Z"))
    said, found = verdict(dossier)
    assert said is Verdict.VALID
    assert {one.state for one in found.checks if "clock was set back" in one.detail} == {State.NOTE}


def test_tail_dropped_with_an_older_checkpoint(dossier: Path, sound: Sound) -> None:
    """The older checkpoint is genuine; what it does not cover is vouched for by nobody."""
    older = min((sound.case / "log/checkpoints").glob("*.ckpt"), key=lambda path: int(path.stem))
    size = int(older.stem)
    shutil.copyfile(older, dossier / CHECKPOINT)
    lines = (dossier / ENTRIES).read_bytes().splitlines(keepends=True)
    (dossier / ENTRIES).write_bytes(b"".join(lines[:size]))
    change(dossier / "log/nodes.txt", lambda data: b"".join(
        line for line in data.splitlines(keepends=True) if int(line.split()[1]) <= size))  # fmt: skip
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.INVALID


def test_bad_signature_under_a_known_key(dossier: Path) -> None:
    note = read_note((dossier / CHECKPOINT).read_bytes())
    (line,) = (one for one in note.signatures if one.name == note.text.split("\n")[0] and len(one.signature) == DEEP)
    bad = replace(line, signature=flipped(line.signature))
    for signatures in ((bad,), (line, bad)):
        (dossier / CHECKPOINT).write_bytes(bytes(replace(note, signatures=signatures)))
        lists_again(dossier)
        assert verdict(dossier)[0] is Verdict.INVALID


def earlier(entries: list[JsonObject]) -> None:
    entries[-1]["claimed_time"] = "2021-05-08T08:00:00Z"


def test_re_signed_with_the_stolen_key_and_the_witness_line_kept_or_stripped(
    dossier: Path, sound: Sound, tmp_path: Path
) -> None:
    witness = make_key(tmp_path, "witness")
    key = replace(witness.verifier("witness.example"), algorithm=Algorithm.COSIGNATURE)
    own = (dossier / "policy.txt").read_text("utf-8").partition("quorum")[0]
    (tmp_path / "outside.txt").write_text(f"{own}witness w {key.vkey}\nquorum w\n")
    trust = Trust(policy=tmp_path / "outside.txt")
    note = read_note((dossier / CHECKPOINT).read_bytes())
    signature = (7).to_bytes(8, "big") + witness.sign(b"cosignature/v1\ntime 7\n" + note.text.encode())
    line = SignatureLine(name=key.name, key_id=key.key_id, signature=signature)
    (dossier / CHECKPOINT).write_bytes(bytes(replace(note, signatures=(*note.signatures, line))))
    lists_again(dossier)
    assert verdict(dossier, trust)[0] is Verdict.VALID
    re_signed(dossier, sound.key, earlier)
    assert verdict(dossier, trust)[0] is Verdict.INCOMPLETE, "the witness line is gone"
    forged = read_note((dossier / CHECKPOINT).read_bytes())
    (dossier / CHECKPOINT).write_bytes(bytes(replace(forged, signatures=(*forged.signatures, line))))
    lists_again(dossier)
    assert verdict(dossier, trust)[0] is Verdict.INVALID, "the witness signed another history"


def test_re_signed_with_the_stolen_key_where_a_token_was_left(dossier: Path, sound: Sound, tmp_path: Path) -> None:
    lamp = make_authority(tmp_path / "lamp")
    enclose(dossier, lamp, lamp.answer(make_query(body(dossier))))
    assert verdict(dossier)[0] is Verdict.VALID
    re_signed(dossier, sound.key, earlier)
    assert verdict(dossier)[0] is Verdict.INVALID


def line_of(name: str, data: str) -> Alter:
    return lambda root: change(root / CHECKPOINT, lambda old: old + f"\u2014 {name} {data}\n".encode())


def larger(path: str, more: bytes) -> Alter:
    return lambda root: change(root / path, lambda data: data + more * ((1 << 20) // len(more) + 1))


def policy(line: str) -> Alter:
    return lambda root: change(root / "policy.txt", lambda data: data + f"{line}\n".encode())


UNSIGNED: dict[str, tuple[Alter, Verdict]] = {
    "signature line without signature": (line_of("x", "AAAAAA=="), Verdict.INVALID),
    "signature line of five bytes": (line_of("x", "AAAAAAA="), Verdict.VALID),
    "signature line of three bytes": (line_of("x", "AAAA"), Verdict.INVALID),
    "signature line without name": (line_of("", "AAAAAAAA"), Verdict.INVALID),
    "statement added": (
        lambda root: (root / "attestations/court.dsse.json").write_bytes(b"{}\n"), Verdict.INVALID),
    "folders deeper than any path": (
        lambda root: (root / "data" / "/".join("d" * 66)).mkdir(parents=True), Verdict.INVALID),
    "policy as large as a book": (larger("policy.txt", b"# a comment\n"), Verdict.INCOMPLETE),
    "bag-info as large as a book": (larger("bag-info.txt", b"Note: more\n"), Verdict.INCOMPLETE),
    "authority without digest": (policy("authority x ABC"), Verdict.INVALID),
    "authority in capitals": (policy(f"authority x {'A' * 64}"), Verdict.INVALID),
    "two numbers of timestamps": (policy("timestamps 12"), Verdict.INVALID),
    "number with a zero": (policy("timestamps 01"), Verdict.INVALID),
    "group of plus one": (policy("group g +1 none"), Verdict.INVALID),
}  # fmt: skip


def test_what_no_entry_vouches_for_is_named_as_not_covered(dossier: Path) -> None:
    _, found = verdict(dossier)
    uncovered = {check.what for check in found.checks if check.detail.startswith("not covered")}
    assert uncovered == {"README.md", "verify.py", "keys", "bag-info.txt"}


@pytest.mark.parametrize("what", sorted(UNSIGNED))
def test_changed_where_nobody_signs_and_listed_anew(dossier: Path, what: str) -> None:
    alter, expected = UNSIGNED[what]
    alter(dossier)
    lists_again(dossier)
    said, found = verdict(dossier)
    assert said is expected, found.to_json()
