"""Each test is an attack on a finished case, and asks that the verdict names what was touched."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.invented_case import fill_case, make_key, make_person, open_case

from dalil.custody.key import Key
from dalil.errors import IntegrityError, NotFoundError
from dalil.proof.canonical import JsonObject, JsonValue, dump
from dalil.proof.checkpoint import Checkpoint
from dalil.proof.derivation import RunOrigin
from dalil.proof.digest import sha256_hex
from dalil.proof.manifest import read_manifest, write_manifest
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.note import SignatureLine, read_note, sign_note
from dalil.proof.policy import Policy, read_policy
from dalil.proof.verdict import State, Verdict, Verification
from dalil.proof.verification import OWN_KEYS_ONLY, verify_case
from dalil.proof.verifier_key import Algorithm

LOG = "log/entries/000000.jsonl"
Sound = tuple[Path, Key]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    folder = tmp_path_factory.mktemp("sound")
    key = make_key(folder / "keys")
    fill_case(folder / "case", key, make_person(folder / "keys"))
    return folder / "case", key


@pytest.fixture
def case(sound: Sound, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound[0], tmp_path / "case", symlinks=True))


def failures(found: Verification) -> dict[str, str]:
    named: dict[str, str] = {}
    for check in found.checks:
        if check.state is State.FAILED:
            named[check.what] = f"{named.get(check.what, '')} {check.detail}"
    return named


def invalid(case: Path, what: str, policy: Policy | None = None) -> str:
    found = verify_case(case, policy)
    assert found.verdict is Verdict.INVALID
    named = failures(found)
    assert what in named, named
    return named[what]


def incomplete(case: Path, what: str, policy: Policy | None = None) -> None:
    found = verify_case(case, policy)
    assert failures(found) == {}
    assert found.verdict is Verdict.INCOMPLETE
    assert what in {check.what for check in found.checks if check.state is State.MISSING}


def change(path: Path, edit: Callable[[bytes], bytes]) -> None:
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(edit(data))


def flip(bit: int) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        at = bit // 8
        return data[:at] + bytes([data[at] ^ 1 << bit % 8]) + data[at + 1 :]

    return edit


def objects(case: Path) -> list[Path]:
    return sorted((case / "objects").glob("*/*/*/*"))


def relative(case: Path, path: Path) -> str:
    return path.relative_to(case).as_posix()


def manifest_again(case: Path) -> None:
    """What an attacker does who has no key but a shell."""
    listed = read_manifest((case / "manifest-sha256.txt").read_bytes())
    there = {path: sha256_hex((case / path).read_bytes()) for path in listed if (case / path).exists()}
    (case / "manifest-sha256.txt").write_bytes(write_manifest(there))


def rewrite(case: Path, key: Key, edit: Callable[[list[JsonObject]], None], name: str | None = None) -> None:
    """Another history: lines edited, renumbered and chained again, the tree recomputed, signed with `key`."""
    entries: list[JsonObject] = [json.loads(line) for line in (case / LOG).read_bytes().splitlines()]
    edit(entries)
    prev, lines = "0" * 64, []
    for seq, entry in enumerate(entries):
        lines.append(dump({**entry, "seq": seq, "prev": prev}))
        prev = sha256_hex(lines[-1])
    (case / LOG).write_bytes(b"".join(line + b"\n" for line in lines))
    shutil.rmtree(case / "log/checkpoints")
    (case / "log/checkpoints").mkdir()
    origin = name or (case / "log/checkpoint").read_text("utf-8").split("\n")[0]
    checkpoint = Checkpoint(origin=origin, size=len(lines), root=MerkleTree(map(leaf_hash, lines)).root())
    data = bytes(sign_note(checkpoint.text, key.verifier(origin), key.sign))
    (case / "log/checkpoint").write_bytes(data)
    (case / f"log/checkpoints/{len(lines)}.ckpt").write_bytes(data)
    listed = read_manifest((case / "manifest-sha256.txt").read_bytes())
    kept = {path: digest for path, digest in listed.items() if (case / path).exists()}
    kept[f"log/checkpoints/{len(lines)}.ckpt"] = ""
    there = {path: sha256_hex((case / path).read_bytes()) for path in kept}
    (case / "manifest-sha256.txt").write_bytes(write_manifest(there))


def test_an_entry_whose_second_hash_is_of_other_bytes(case: Path, sound: Sound) -> None:
    """Two files of one SHA-256, should anybody make them, have two of SHA-512; who asks for both sees it."""

    def edit(entries: list[JsonObject]) -> None:
        held = next(one for one in entries if one["type"] == "object.ingested")["object"]
        assert isinstance(held, dict)
        held["sha512"] = "0" * 128

    rewrite(case, sound[1], edit)
    found = verify_case(case, both_hashes=True)
    assert any("its SHA-512 is not the one of entry" in detail for detail in failures(found).values())


def test_a_sound_case_is_valid_and_says_that_only_its_own_keys_speak(case: Path) -> None:
    found = verify_case(case, both_hashes=True)
    assert found.verdict is Verdict.VALID
    assert [check.detail for check in found.checks if check.what == "trust"] == [OWN_KEYS_ONLY]


def test_verifying_writes_nothing(case: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in case.rglob("*")}
    verify_case(case)
    assert {path: path.stat().st_mtime_ns for path in case.rglob("*")} == before


@pytest.mark.parametrize("sample", range(12))
def test_a_bit_flipped_in_an_object(case: Path, sample: int) -> None:
    path = objects(case)[sample % len(objects(case))]
    change(path, flip(sample * 37 % (path.stat().st_size * 8)))
    assert "preserved" in invalid(case, relative(case, path))


def test_a_bit_flipped_in_any_log_line(case: Path) -> None:
    whole = (case / LOG).read_bytes()
    lines = whole.splitlines(keepends=True)
    start = 0
    for seq, line in enumerate(lines):
        for part in range(5):
            (case / LOG).write_bytes(flip((start + part * (len(line) - 1) // 4) * 8 + part)(whole))
            named = failures(verify_case(case))
            assert any(what == f"entry {seq}" or f"{seq}" in named.get("log/checkpoint", "") for what in named), seq
        start += len(line)


def test_every_bit_flipped_in_the_checkpoint(case: Path) -> None:
    whole = (case / "log/checkpoint").read_bytes()
    for bit in range(0, len(whole) * 8, 7):
        (case / "log/checkpoint").write_bytes(flip(bit)(whole))
        assert "log/checkpoint" in failures(verify_case(case)), bit


def test_a_bit_flipped_in_a_kept_checkpoint(case: Path) -> None:
    path = min((case / "log/checkpoints").iterdir())
    change(path, flip(300))
    invalid(case, relative(case, path))


@pytest.mark.parametrize("path", ["README.txt", "keys/log.vkey", "keys/log.pem", "derived/run-1/text/one.txt"])
def test_a_bit_flipped_elsewhere(case: Path, path: str) -> None:
    change(case / path, flip(8))
    invalid(case, path)


def test_a_bit_flipped_in_the_quarantine(case: Path) -> None:
    (path,) = (case / "quarantine").glob("*/*/*/*")
    change(path, flip(3))
    invalid(case, relative(case, path))


def test_a_bit_flipped_in_the_sealed_part(case: Path) -> None:
    change(case / "sealed/openings.age", lambda data: flip(len(data) * 8 - 9)(data))
    invalid(case, "sealed/openings.age")


def test_object_deleted(case: Path) -> None:
    path = objects(case)[0]
    path.unlink()
    assert "missing" in invalid(case, relative(case, path))


@pytest.mark.parametrize("path", ["objects/sha256/aa/bb/" + "a" * 64, "log/entries/000001.jsonl", "keys/mine.vkey"])
def test_file_added(case: Path, path: str) -> None:
    (case / path).parent.mkdir(parents=True, exist_ok=True)
    (case / path).write_bytes(b"")
    assert verify_case(case).verdict is Verdict.INVALID


def test_file_added_to_a_run(case: Path) -> None:
    (case / "derived/run-1/more.jsonl").write_bytes(b"{}\n")
    invalid(case, "derived/run-1")


def test_run_added(case: Path) -> None:
    (case / "derived/run-2").mkdir()
    (case / "derived/run-2/a.jsonl").write_bytes(b"{}\n")
    invalid(case, "derived/run-2/a.jsonl")


def test_outputs_of_a_run_gone(case: Path) -> None:
    shutil.rmtree(case / "derived/run-1")
    incomplete(case, "derived/run-1")


def test_object_and_manifest_edited_together(case: Path) -> None:
    path = objects(case)[1]
    change(path, flip(8))
    manifest_again(case)
    invalid(case, relative(case, path))


def test_manifest_edited_alone(case: Path) -> None:
    change(case / "manifest-sha256.txt", lambda data: data.replace(b"0", b"1", 1))
    assert verify_case(case).verdict is Verdict.INVALID


def test_manifest_removed(case: Path) -> None:
    (case / "manifest-sha256.txt").unlink()
    incomplete(case, "manifest-sha256.txt")


def test_log_line_edited_and_tree_recomputed(case: Path, tmp_path: Path) -> None:
    def edit(entries: list[JsonObject]) -> None:
        entries[1]["claimed_time"] = "2031-05-08T08:00:00Z"

    rewrite(case, make_key(tmp_path, "stranger"), edit)
    assert "no trusted key" in invalid(case, "log/checkpoint")


def test_re_signed_with_a_packed_in_new_key(case: Path, sound: Sound, tmp_path: Path) -> None:
    stranger = make_key(tmp_path, "stranger")
    origin = (case / "log/checkpoint").read_text("utf-8").split("\n")[0]
    vkey = stranger.verifier(origin).vkey
    outside = read_policy((case / "policy.txt").read_bytes())
    (case / "policy.txt").write_text(f"log {vkey}\nquorum none\n")
    (case / "keys/log.vkey").write_text(vkey + "\n")
    (case / "keys/log.pem").write_bytes(stranger.verifier(origin).pem)

    def edit(entries: list[JsonObject]) -> None:
        entries[:] = [entry for entry in entries if "sig" not in entry]
        entries[0]["result"] = {"vkey": vkey, "readme_sha256": sha256_hex((case / "README.txt").read_bytes())}

    rewrite(case, stranger, edit)
    alone = verify_case(case)
    assert OWN_KEYS_ONLY in {check.detail for check in alone.checks}, "it agrees with itself, and says only that"
    invalid(case, "log/checkpoint", outside)
    assert sound[1].fingerprint != stranger.fingerprint


def test_key_replaced(case: Path, tmp_path: Path) -> None:
    origin = (case / "log/checkpoint").read_text("utf-8").split("\n")[0]
    vkey = make_key(tmp_path, "stranger").verifier(origin).vkey
    (case / "policy.txt").write_text(f"log {vkey}\nquorum none\n")
    (case / "keys/log.vkey").write_text(vkey + "\n")
    manifest_again(case)
    invalid(case, "policy.txt")
    invalid(case, "keys/log.vkey")


def test_re_signed_with_the_stolen_key_against_a_kept_checkpoint(case: Path, sound: Sound) -> None:
    kept = (case / "log/checkpoint").read_bytes()

    def edit(entries: list[JsonObject]) -> None:
        entries[2]["claimed_time"] = "2031-05-09T08:00:59Z"

    rewrite(case, sound[1], edit)
    size = kept.split(b"\n")[1].decode()
    (case / f"log/checkpoints/{size}.ckpt").write_bytes(kept)
    assert "root" in invalid(case, f"log/checkpoints/{size}.ckpt")


def test_lines_swapped(case: Path) -> None:
    def swap(data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        lines[2], lines[3] = lines[3], lines[2]
        return b"".join(lines)

    change(case / LOG, swap)
    assert "moved" in invalid(case, "entry 2")


def test_tail_dropped(case: Path) -> None:
    change(case / LOG, lambda data: b"".join(data.splitlines(keepends=True)[:-1]))
    assert "cut off" in invalid(case, "log/checkpoint")


def test_tail_dropped_with_an_older_checkpoint(case: Path) -> None:
    sizes = sorted(int(path.stem) for path in (case / "log/checkpoints").iterdir())
    older = (case / f"log/checkpoints/{sizes[0]}.ckpt").read_bytes()
    change(case / LOG, lambda data: b"".join(data.splitlines(keepends=True)[: sizes[0]]))
    (case / "log/checkpoint").write_bytes(older)
    assert "cut off" in invalid(case, f"log/checkpoints/{sizes[-1]}.ckpt")


def test_last_line_torn(case: Path) -> None:
    change(case / LOG, lambda data: data[:-1])
    assert verify_case(case).verdict is not Verdict.VALID


@pytest.mark.parametrize(
    "edit",
    [
        lambda line: line.replace(b'"v":1', b'"v":1,"v":1'),
        lambda line: line.replace(b'"seq":', b'"seq": '),
        lambda line: line.replace(b'"seq":1', b'"seq":1.0'),
        lambda line: line.replace(b'"v":1', b'"v":NaN'),
        lambda line: line.replace(b"object.ingested", b"object.ingeste\\ud800"),
        lambda line: line.replace(b"object.ingested", b"object.ingeste\xed\xa0\x80"),
        lambda line: line.replace(b'"v":1', b'"v":2'),
        lambda line: line.replace(b'"v":1', b'"v":true'),
        lambda line: line.replace(b'"v":1', b'"extra":1,"v":1'),
        lambda _: b"x" * 70_000,
        lambda _: b"",
    ],
    ids=[
        "duplicate_json_key", "blank", "fraction", "nan", "lone_surrogate", "surrogate_bytes",
        "other_version", "true_for_one", "unknown_member", "too_long", "empty",
    ],
)  # fmt: skip
def test_a_line_that_is_no_canonical_entry(case: Path, edit: Callable[[bytes], bytes]) -> None:
    lines = (case / LOG).read_bytes().split(b"\n")
    lines[1] = edit(lines[1])
    (case / LOG).write_bytes(b"\n".join(lines))
    assert invalid(case, "entry 1")


def test_decision_under_a_foreign_signature(case: Path, sound: Sound) -> None:
    def edit(entries: list[JsonObject]) -> None:
        (decided,) = (entry for entry in entries if entry["type"] == "review.decided")
        decided["result"] = {"kind": "reject", "subjects": list[JsonValue](["st_1"])}

    rewrite(case, sound[1], edit)
    named = failures(verify_case(case))
    assert any("signature of the actor" in detail for detail in named.values())


def test_decision_without_signature(case: Path, sound: Sound) -> None:
    def edit(entries: list[JsonObject]) -> None:
        for entry in entries:
            entry.pop("sig", None)

    rewrite(case, sound[1], edit)
    assert any("not signed by that person" in detail for detail in failures(verify_case(case)).values())


def test_clock_set_back_is_noted(case: Path) -> None:
    found = verify_case(case)
    assert any("clock was set back" in check.detail for check in found.checks if check.state is State.NOTE)


@pytest.mark.parametrize("path", ["log", "objects/sha256", LOG, "keys/log.vkey", "case.toml"])
def test_symbolic_link_out_of_the_folder(case: Path, tmp_path: Path, path: str) -> None:
    (case / path).rename(tmp_path / "outside")
    (case / path).symlink_to(tmp_path / "outside")
    found = verify_case(case)
    assert found.verdict is not Verdict.VALID
    assert any(check.what == path for check in found.checks)


def test_pipe_among_the_objects_does_not_hang(case: Path) -> None:
    path = objects(case)[0]
    path.unlink()
    os.mkfifo(path)
    assert "pipe" in invalid(case, relative(case, path))


@pytest.mark.parametrize("name", [b"a\nb", b"\xff\xfe", b"a\xe2\x80\xaeb", b"\x1b[2J"])
def test_odd_file_names_are_told_in_plain_letters(case: Path, name: bytes) -> None:
    with open(os.fsencode(case / "objects") + b"/" + name, "wb"):  # noqa: PTH123 - the name is bytes
        pass
    found = verify_case(case)
    assert found.verdict is Verdict.INVALID
    assert all(check.what.isprintable() and check.what.isascii() for check in found.checks)


def test_policy_asks_for_a_witness_that_is_not_there(case: Path, tmp_path: Path) -> None:
    own = read_policy((case / "policy.txt").read_bytes())
    witness = replace(make_key(tmp_path, "witness").verifier("witness.example"), algorithm=Algorithm.COSIGNATURE)
    incomplete(case, "witnesses", replace(own, witnesses={"w": witness}, quorum="w"))


def test_witness_line_that_verifies_makes_it_valid_and_a_stripped_one_incomplete(case: Path, tmp_path: Path) -> None:
    own = read_policy((case / "policy.txt").read_bytes())
    key = make_key(tmp_path, "witness")
    witness = replace(key.verifier("witness.example"), algorithm=Algorithm.COSIGNATURE)
    policy = replace(own, witnesses={"w": witness}, quorum="w")
    text = (case / "log/checkpoint").read_bytes().partition(b"\n\n")[0] + b"\n"
    incomplete(case, "witnesses", policy)
    signature = (7).to_bytes(8, "big") + key.sign(b"cosignature/v1\ntime 7\n" + text)
    note = read_note((case / "log/checkpoint").read_bytes())
    line = SignatureLine(name=witness.name, key_id=witness.key_id, signature=signature)
    data = bytes(replace(note, signatures=(*note.signatures, line)))
    (case / "log/checkpoint").write_bytes(data)
    manifest_again(case)
    assert verify_case(case, policy).verdict is Verdict.VALID


def test_another_format_version_cannot_be_checked(case: Path) -> None:
    change(case / "case.toml", lambda data: data.replace(b"format = 1", b"format = 2"))
    incomplete(case, "case.toml")


def test_settings_of_another_case(case: Path) -> None:
    change(case / "case.toml", lambda data: data.replace(b"dalil/case/", b"dalil/cas3/"))
    invalid(case, "case.toml")


@pytest.mark.parametrize("said", [b"created", b"RFC 6962", b'"sha512"', b'created = "20'])
def test_settings_edited_where_nothing_reads_them(case: Path, said: bytes) -> None:
    change(case / "case.toml", lambda data: data.replace(said, said[:-1] + bytes([said[-1] ^ 1])))
    invalid(case, "case.toml")


@pytest.mark.parametrize(
    "name", ["wording.cache", "wording.postings", "index.sqlite", "spool/half", "recovered/torn", "cache/reading"]
)
def test_what_nothing_covers_is_named_as_not_covered(case: Path, name: str) -> None:
    (case / name).parent.mkdir(exist_ok=True)
    (case / name).write_bytes(b"anything")
    found = {check.what: check for check in verify_case(case).checks}
    assert found[name.split("/", maxsplit=1)[0]].detail.startswith("not covered")


def test_a_run_of_many_exhibits_whose_statement_is_long_is_valid(case: Path, sound: Sound) -> None:
    parts = tuple((f"part {number:05d} {'x' * 120}", sha256_hex(b"%d" % number)) for number in range(5000))
    with open_case(case, sound[1], seed="long") as writer:
        (writer.begin_run("run-long") / "one.txt").write_bytes(b"one\n")
        writer.attest_run("run-long", origin=RunOrigin(exhibits=(), parts=parts))
    assert (case / "derived/run-long/attestation.dsse.json").stat().st_size > 1 << 20
    found = verify_case(case)
    assert found.verdict is Verdict.VALID, found.to_json()


@pytest.mark.parametrize("path", ["log/checkpoint", "policy.txt", "README.txt", "sealed/openings.age", "keys/log.vkey"])
def test_a_missing_part_is_never_valid(case: Path, path: str) -> None:
    (case / path).unlink()
    assert verify_case(case).verdict is not Verdict.VALID


def test_no_folder() -> None:
    with pytest.raises(NotFoundError):
        verify_case(Path("no such folder"))


def test_a_writer_refuses_to_continue_a_damaged_log(case: Path, sound: Sound) -> None:
    change(case / LOG, flip(800))
    with pytest.raises(IntegrityError):
        open_case(case, sound[1])
