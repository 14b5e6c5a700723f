"""Each test is an attack on a dossier; `dalil verify` and the enclosed script have to say the same of it."""

import base64
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.invented_case import make_key
from tests.invented_dossier import Sound, copied, export, publish, run_script

from dalil.custody.key import Key
from dalil.custody.token import read_token
from dalil.proof.canonical import JsonObject, dump
from dalil.proof.certificate import read_certificates
from dalil.proof.checkpoint import Checkpoint
from dalil.proof.commitment import encode_base64url
from dalil.proof.digest import sha256_hex
from dalil.proof.dossier_verification import OWN_KEYS_ONLY, verify_dossier
from dalil.proof.dsse import read_envelope, seal
from dalil.proof.entry import signed_message
from dalil.proof.log_excerpt import read_nodes, root_of
from dalil.proof.manifest import read_manifest, write_manifest
from dalil.proof.merkle import leaf_hash
from dalil.proof.note import SignatureLine, read_note, sign_note
from dalil.proof.outside import Outside
from dalil.proof.policy import Policy, read_policy
from dalil.proof.verdict import State, Verdict, Verification
from dalil.proof.verifier_key import Algorithm

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="the enclosed script needs openssl")
EXIT_CODES = {0: Verdict.VALID, 1: Verdict.INVALID, 2: Verdict.INCOMPLETE}
MANIFEST, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
ENTRIES, CHECKPOINT = "log/entries.jsonl", "log/checkpoint"
STRAY = "data/objects/sha256/aa/bb/" + "a" * 64
Edit = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Trust:
    """What a stranger was told by another way: a policy file, fingerprints, certificates of authorities."""

    policy: Path | None = None
    fingerprints: tuple[str, ...] = ()
    authority: Path | None = None

    @property
    def arguments(self) -> list[str]:
        given = [] if self.policy is None else ["--policy", str(self.policy)]
        given += [] if self.authority is None else ["--authority", str(self.authority)]
        return [*given, *(word for one in self.fingerprints for word in ("--fingerprint", one))]

    @property
    def read(self) -> Policy | None:
        return None if self.policy is None else read_policy(self.policy.read_bytes())

    @property
    def outside(self) -> Outside:
        certificates = () if self.authority is None else read_certificates(self.authority.read_bytes())
        return Outside(certificates=certificates, read_token=read_token, now="2031-05-10T00:00:00Z")


NOTHING = Trust()


def verdict(dossier: Path, trust: Trust = NOTHING) -> tuple[Verdict, Verification]:
    """What both say: they have to agree, and every line of the script is plain."""
    before = sorted(os.fsencode(path) for path in dossier.rglob("*"))
    found = verify_dossier(dossier, trust.read, fingerprints=trust.fingerprints, outside=trust.outside)
    script = run_script(dossier, *trust.arguments)
    assert script.stderr == ""
    assert script.stdout.isascii()
    assert script.stdout.splitlines()[-1] == EXIT_CODES[script.returncode].value
    assert (EXIT_CODES[script.returncode], script.stdout) == (found.verdict, script.stdout), found.to_json()
    assert sorted(os.fsencode(path) for path in dossier.rglob("*")) == before
    return found.verdict, found


def named(found: Verification) -> dict[str, str]:
    details: dict[str, str] = {}
    for check in found.checks:
        if check.state is State.FAILED:
            details[check.what] = f"{details.get(check.what, '')} {check.detail}"
    return details


def invalid(dossier: Path, what: str, trust: Trust = NOTHING) -> str:
    said, found = verdict(dossier, trust)
    assert said is Verdict.INVALID, found.to_json()
    assert what in named(found), named(found)
    return named(found)[what]


def change(path: Path, edit: Edit) -> None:
    path.chmod(0o644)
    path.write_bytes(edit(path.read_bytes()))


def flipped(data: bytes, at: int = 3) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def lists_again(dossier: Path) -> None:
    """What an attacker does who has no key but a shell: both manifests made anew over what is there."""
    there = [path.relative_to(dossier).as_posix() for path in sorted(dossier.rglob("*")) if path.is_file()]
    digests = {path: sha256_hex((dossier / path).read_bytes()) for path in there}
    pages = {path: digest for path, digest in digests.items() if path.startswith("data/")}
    (dossier / MANIFEST).write_bytes(write_manifest(pages))
    digests[MANIFEST] = sha256_hex((dossier / MANIFEST).read_bytes())
    del digests[TAGS]
    tags = {path: digest for path, digest in digests.items() if path not in pages}
    (dossier / TAGS).write_bytes(write_manifest(tags))


def rewrite(dossier: Path, key: Key, edit: Callable[[list[JsonObject]], object]) -> None:
    """Another history: lines edited, the tree recomputed, signed with `key`, the manifests made anew."""
    entries: list[JsonObject] = [json.loads(line) for line in (dossier / ENTRIES).read_bytes().splitlines()]
    edit(entries)
    lines = {int(str(one["seq"])): dump(one) for one in entries}
    (dossier / ENTRIES).write_bytes(b"".join(line + b"\n" for line in lines.values()))
    origin, size = (dossier / CHECKPOINT).read_text("utf-8").split("\n")[:2]
    nodes = read_nodes((dossier / "log/nodes.txt").read_bytes())
    root = root_of(int(size), {seq: leaf_hash(line) for seq, line in lines.items()}, nodes)
    note = sign_note(Checkpoint(origin=origin, size=int(size), root=root).text, key.verifier(origin), key.sign)
    (dossier / CHECKPOINT).write_bytes(bytes(note))
    lists_again(dossier)


def of(entries: list[JsonObject], kind: str) -> JsonObject:
    result = next(one for one in entries if one["type"] == kind)["result"]
    assert isinstance(result, dict)
    return result


def test_a_sound_dossier_is_valid_and_says_that_only_its_own_keys_speak(dossier: Path) -> None:
    said, found = verdict(dossier)
    assert said is Verdict.VALID
    assert OWN_KEYS_ONLY in {check.detail for check in found.checks}
    assert OWN_KEYS_ONLY in run_script(dossier).stdout


def test_under_a_fingerprint_from_outside_it_is_valid_and_says_nothing_of_own_keys(dossier: Path, sound: Sound) -> None:
    told = Trust(fingerprints=(sound.key.fingerprint,))
    said, found = verdict(dossier, told)
    assert said is Verdict.VALID
    assert OWN_KEYS_ONLY not in {check.detail for check in found.checks}
    assert OWN_KEYS_ONLY not in run_script(dossier, *told.arguments).stdout


def test_under_another_fingerprint_it_is_invalid(dossier: Path) -> None:
    assert "no trusted key" in invalid(dossier, CHECKPOINT, Trust(fingerprints=("0" * 64,)))


def test_with_its_exhibits_it_is_valid_and_holds_their_bytes(sound: Sound, tmp_path: Path) -> None:
    dossier = export(sound.case, tmp_path / "with", exhibits=True)
    said, found = verdict(dossier)
    assert said is Verdict.VALID
    assert "3 enclosed, as their entries preserved them" in {check.detail for check in found.checks}


@pytest.mark.parametrize("path", ["data/index.html", ENTRIES, CHECKPOINT, "log/nodes.txt", "policy.txt", "verify.py",
                                  "README.md", "bagit.txt", "bag-info.txt", "keys/log.pem",
                                  "attestations/run-2.dsse.json", MANIFEST, TAGS])  # fmt: skip
def test_bit_flipped(dossier: Path, path: str) -> None:
    change(dossier / path, flipped)
    said, _ = verdict(dossier)
    assert said is Verdict.INVALID


@pytest.mark.parametrize("path", ["data/index.html", "policy.txt", "bagit.txt", "verify.py", ENTRIES, CHECKPOINT])
def test_file_deleted(dossier: Path, path: str) -> None:
    (dossier / path).unlink()
    said, _ = verdict(dossier)
    assert said is Verdict.INVALID


def test_object_deleted(sound: Sound, tmp_path: Path) -> None:
    dossier = export(sound.case, tmp_path / "with", exhibits=True)
    path = next((dossier / "data/objects").glob("*/*/*/*"))
    path.unlink()
    assert "not there" in invalid(dossier, path.relative_to(dossier).as_posix())


def test_object_and_manifest_edited_together(sound: Sound, tmp_path: Path) -> None:
    dossier = export(sound.case, tmp_path / "with", exhibits=True)
    path = next((dossier / "data/objects").glob("*/*/*/*"))
    change(path, flipped)
    lists_again(dossier)
    assert "is not what entry" in invalid(dossier, path.relative_to(dossier).as_posix())


def test_page_and_manifest_edited_together(dossier: Path) -> None:
    change(dossier / "data/index.html", flipped)
    lists_again(dossier)
    assert "vouches" in invalid(dossier, "data")


@pytest.mark.parametrize("path", ["data/more.html", "more.txt", "log/more.jsonl", STRAY])
def test_file_added(dossier: Path, path: str) -> None:
    (dossier / path).parent.mkdir(parents=True, exist_ok=True)
    (dossier / path).write_bytes(b"added\n")
    assert "added" in invalid(dossier, path)


@pytest.mark.parametrize("path", ["data/more.html", STRAY])
def test_file_and_its_line_in_the_manifest_added(dossier: Path, path: str) -> None:
    (dossier / path).parent.mkdir(parents=True, exist_ok=True)
    (dossier / path).write_bytes(b"added\n")
    lists_again(dossier)
    said, _ = verdict(dossier)
    assert said is Verdict.INVALID


@pytest.mark.parametrize("path", [MANIFEST, TAGS])
def test_manifest_gone(dossier: Path, path: str) -> None:
    (dossier / path).unlink()
    said, _ = verdict(dossier)
    assert said is (Verdict.INVALID if path == MANIFEST else Verdict.INCOMPLETE)


@pytest.mark.parametrize("path", [CHECKPOINT, ENTRIES, "log/nodes.txt", "policy.txt", "attestations/run-2.dsse.json"])
def test_proof_stripped_and_the_manifest_made_anew_is_never_valid(dossier: Path, path: str) -> None:
    (dossier / path).unlink()
    lists_again(dossier)
    said, _ = verdict(dossier)
    assert said is not Verdict.VALID


def test_all_proofs_stripped(dossier: Path) -> None:
    shutil.rmtree(dossier / "log")
    shutil.rmtree(dossier / "attestations")
    lists_again(dossier)
    said, _ = verdict(dossier)
    assert said is not Verdict.VALID


def test_signature_stripped_from_the_checkpoint(dossier: Path) -> None:
    change(dossier / CHECKPOINT, lambda data: data.partition(b"\n\n")[0] + b"\n\n")
    lists_again(dossier)
    said, _ = verdict(dossier)
    assert said is Verdict.INVALID


def test_log_line_edited_and_tree_recomputed(dossier: Path, tmp_path: Path) -> None:
    def edit(entries: list[JsonObject]) -> None:
        entries[1]["claimed_time"] = "2031-05-08T08:00:00Z"

    rewrite(dossier, make_key(tmp_path, "stranger"), edit)
    assert "no trusted key" in invalid(dossier, CHECKPOINT)


def test_re_signed_with_a_packed_in_new_key(dossier: Path, sound: Sound, tmp_path: Path) -> None:
    stranger = make_key(tmp_path, "stranger")
    vkey = stranger.verifier((dossier / CHECKPOINT).read_text("utf-8").split("\n")[0]).vkey
    outside = tmp_path / "outside.txt"
    shutil.copyfile(dossier / "policy.txt", outside)
    (dossier / "policy.txt").write_text(f"log {vkey}\nquorum none\n")
    path = dossier / "attestations/run-2.dsse.json"
    envelope = read_envelope(path.read_bytes())
    path.write_bytes(bytes(seal(envelope.payload_type, envelope.payload, stranger.fingerprint, stranger.sign)))

    def edit(entries: list[JsonObject]) -> None:
        of(entries, "case.opened")["vkey"] = vkey
        for before, one in pairwise(entries):
            if int(str(one["seq"])) == int(str(before["seq"])) + 1:
                one["prev"] = sha256_hex(dump(before))

    rewrite(dossier, stranger, edit)
    said, found = verdict(dossier)
    assert said is Verdict.VALID, found.to_json()
    assert OWN_KEYS_ONLY in {check.detail for check in found.checks}, "it agrees with itself, and says only that"
    invalid(dossier, CHECKPOINT, Trust(policy=outside))
    invalid(dossier, CHECKPOINT, Trust(fingerprints=(sound.key.fingerprint,)))


def first_key_only(sound: Sound, folder: Path) -> Trust:
    origin = (sound.dossier / CHECKPOINT).read_text("utf-8").split("\n")[0]
    (folder / "first.txt").write_text(f"log {sound.key.verifier(origin).vkey}\nquorum none\n")
    return Trust(policy=folder / "first.txt")


def test_trust_in_the_first_key_follows_the_rotation_that_both_keys_signed(
    sound: Sound, rotated: Sound, tmp_path: Path
) -> None:
    first = first_key_only(sound, tmp_path)
    told = (NOTHING, first, *(Trust(fingerprints=(one.key.fingerprint,)) for one in (sound, rotated)))
    assert [verdict(rotated.dossier, one)[0] for one in told] == [Verdict.VALID] * 4
    stranger = Sound(case=sound.case, key=make_key(tmp_path, "stranger"), dossier=sound.dossier)
    for trust in (first_key_only(stranger, tmp_path), Trust(fingerprints=(stranger.key.fingerprint,))):
        assert verdict(rotated.dossier, trust)[0] is Verdict.INVALID


@pytest.mark.parametrize("forged", ["sig", "new_sig", "both", "from", "name", "key_id"])
def test_rotation_that_one_of_the_keys_did_not_sign(sound: Sound, rotated: Sound, tmp_path: Path, forged: str) -> None:
    """Whoever holds the new key alone, or the old one alone, cannot hand the log over."""
    dossier = copied(rotated.dossier, tmp_path / "dossier")
    thief = make_key(tmp_path, "thief")
    origin = (dossier / CHECKPOINT).read_text("utf-8").split("\n")[0]

    def edit(entries: list[JsonObject]) -> None:
        (entry,) = (one for one in entries if one["type"] == "key.rotated")
        result = of(entries, "key.rotated")
        signer = sound.key
        if forged in {"sig", "both"}:
            signer = thief
        if forged in {"new_sig", "both"}:
            result["new_sig"] = encode_base64url(thief.sign(b"other words"))
        if forged == "from":
            result["from"] = thief.verifier(origin).vkey
        if forged == "name":
            result["vkey"] = rotated.key.verifier("another-log").vkey
        if forged == "key_id":
            entry["actor"] = {"key_id": thief.fingerprint, "role": "machine"}
        entry["sig"] = encode_base64url(signer.sign(signed_message(entry)))

    rewrite(dossier, rotated.key, edit)
    for trust in (NOTHING, first_key_only(sound, tmp_path)):
        assert verdict(dossier, trust)[0] is Verdict.INVALID


def test_re_signed_with_the_key_that_was_rotated_away(sound: Sound, rotated: Sound, tmp_path: Path) -> None:
    dossier = copied(rotated.dossier, tmp_path / "dossier")
    rewrite(dossier, sound.key, list.copy)
    invalid(dossier, CHECKPOINT)
    invalid(dossier, CHECKPOINT, first_key_only(sound, tmp_path))


def test_key_replaced(dossier: Path, tmp_path: Path) -> None:
    origin = (dossier / CHECKPOINT).read_text("utf-8").split("\n")[0]
    (dossier / "policy.txt").write_text(f"log {make_key(tmp_path, 'stranger').verifier(origin).vkey}\nquorum none\n")
    lists_again(dossier)
    invalid(dossier, "policy.txt")


def test_key_of_small_order_packed_in(dossier: Path) -> None:
    origin = (dossier / CHECKPOINT).read_text("utf-8").split("\n")[0]
    for public in (bytes(32), bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")):
        typed = b"\x01" + public
        key_id = sha256_hex(origin.encode() + b"\n" + typed)[:8]
        line = f"log {origin}+{key_id}+{base64.b64encode(typed).decode()}\nquorum none\n"
        (dossier / "policy.txt").write_text(line)
        lists_again(dossier)
        invalid(dossier, "policy.txt")


def test_lines_swapped(dossier: Path) -> None:
    def swap(data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        return b"".join([lines[0], lines[2], lines[1], *lines[3:]])

    change(dossier / ENTRIES, swap)
    lists_again(dossier)
    assert "moved" in invalid(dossier, "entry 1")


def test_line_left_out(dossier: Path) -> None:
    change(
        dossier / ENTRIES,
        lambda data: b"".join(data.splitlines(keepends=True)[:2] + data.splitlines(keepends=True)[3:]),
    )
    lists_again(dossier)
    said, _ = verdict(dossier)
    assert said is Verdict.INVALID


def test_hash_put_in_the_place_of_an_entry_that_is_cited(dossier: Path) -> None:
    """A line may be hidden behind its hash; what it vouched for is then vouched for by nobody."""
    lines = (dossier / ENTRIES).read_bytes().splitlines(keepends=True)
    last = json.loads(lines[-1])["seq"]
    hidden = f"{last} {last + 1} {base64.b64encode(leaf_hash(lines[-1][:-1])).decode()}\n".encode()
    (dossier / ENTRIES).write_bytes(b"".join(lines[:-1]))
    change(dossier / "log/nodes.txt", lambda data: b"".join(sorted([*data.splitlines(keepends=True), hidden])))
    lists_again(dossier)
    assert "vouches for these pages" in invalid(dossier, ENTRIES)


@pytest.mark.parametrize(
    "edit",
    [
        lambda line: line.replace(b'"v":1', b'"v":1,"v":1'),
        lambda line: line.replace(b'"seq":', b'"seq": '),
        lambda line: line.replace(b'"v":1', b'"v":1.0'),
        lambda line: line.replace(b'"v":1', b'"v":NaN'),
        lambda line: line.replace(b'"v":1', b'"v":9007199254740993'),
        lambda line: line.replace(b"object.ingested", b"object.ingeste\\ud800"),
        lambda line: line.replace(b"object.ingested", b"object.ingeste\xed\xa0\x80"),
        lambda line: line.replace(b'"v":1', b'"v":2'),
        lambda line: line.replace(b'"v":1', b'"v":true'),
        lambda line: b"[" * 900 + line + b"]" * 900,
        lambda _: b"x" * 70_000,
        lambda _: b"",
    ],
    ids=["duplicate_json_key", "blank", "fraction", "nan", "large", "lone_surrogate", "surrogate_bytes",
         "other_version", "true_for_one", "nested", "too_long", "empty"],
)  # fmt: skip
def test_a_line_that_is_no_canonical_entry(dossier: Path, edit: Edit) -> None:
    lines = (dossier / ENTRIES).read_bytes().split(b"\n")
    lines[1] = edit(lines[1])
    (dossier / ENTRIES).write_bytes(b"\n".join(lines))
    lists_again(dossier)
    invalid(dossier, f"{ENTRIES} line 2")


@pytest.mark.parametrize(
    "edit",
    [
        lambda entries: of(entries, "dossier.published").update(files=3),
        lambda entries: of(entries, "dossier.published").update(outputs_root="0" * 64),
        lambda entries: of(entries, "dossier.published").update(run="run-9"),
        lambda entries: of(entries, "dossier.published").pop("form"),
        lambda entries: of(entries, "derivation.run").update(outputs_root="0" * 64),
        lambda entries: of(entries, "derivation.run").update(statement="0" * 64),
        lambda entries: entries[4].update(tool={"name": "dalil", "version": "other"}),
        lambda entries: entries[1].update(type="review.decided"),
        lambda entries: entries[1].update(id=entries[2]["id"]),
    ],
    ids=["count", "root", "run", "form", "other_outputs", "other_statement", "other_version",
         "uncited_type", "id_twice"],
)  # fmt: skip
def test_the_holder_of_the_key_contradicts_the_dossier(
    dossier: Path, sound: Sound, edit: Callable[[list[JsonObject]], None]
) -> None:
    rewrite(dossier, sound.key, edit)
    said, _ = verdict(dossier)
    assert said is Verdict.INVALID


def test_a_run_from_before_runs_were_attested_is_said_so_and_valid(sound: Sound, tmp_path: Path) -> None:
    case = copied(sound.case, tmp_path / "case")
    publish(case, sound.key, label="run-1-pages", run="run-1")
    dossier = export(case, tmp_path / "dossier", label="run-1-pages")
    said, found = verdict(dossier)
    assert said is Verdict.VALID, found.to_json()
    assert "cites no statement of how the run came about" in {check.detail for check in found.checks}


@pytest.mark.parametrize("harm", ["payload", "signature", "unsigned", "type", "stranger", "json"])
def test_attestation_forged(dossier: Path, sound: Sound, tmp_path: Path, harm: str) -> None:
    path = dossier / "attestations/run-2.dsse.json"
    envelope = read_envelope(path.read_bytes())
    other = envelope.payload.replace(b"run-2", b"run-3")
    stranger = make_key(tmp_path, "stranger")
    made = {
        "payload": bytes(seal(envelope.payload_type, other, sound.key.fingerprint, sound.key.sign)),
        "signature": bytes(seal(envelope.payload_type, envelope.payload, sound.key.fingerprint, stranger.sign)),
        "unsigned": bytes(replace(envelope, signatures=())),
        "type": bytes(seal("text/plain", envelope.payload, sound.key.fingerprint, sound.key.sign)),
        "stranger": bytes(seal(envelope.payload_type, envelope.payload, stranger.fingerprint, stranger.sign)),
        "json": path.read_bytes().replace(b'"payload"', b'"payload":"","payload"', 1),
    }
    path.write_bytes(made[harm])
    lists_again(dossier)
    invalid(dossier, "attestations/run-2.dsse.json")


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.replace(b" ", b"  ", 1),
        lambda data: data + data.splitlines(keepends=True)[0],
        lambda data: data[:-1],
        lambda data: b"".join(data.splitlines(keepends=True)[1:]),
        lambda data: data.replace(b"=", b"", 1),
        lambda data: data + b"99 100 " + data.splitlines()[0].split()[2] + b"\n",
        lambda data: data.replace(b"3 4", b"4 3"),
        lambda data: data.replace(b"\n", b" more\n", 1),
        lambda data: data.replace(b"3 4", b"03 4"),
        lambda data: b"\xff" + data,
        lambda data: data + b"believe me",
        lambda data: data.replace(b"\n", b"\r\n"),
    ],
    ids=["blank", "twice", "torn", "left_out", "no_hash", "beyond_the_end", "backwards", "more", "zero", "not_ascii",
         "words_behind", "other_line_ends"],
)  # fmt: skip
def test_malformed_proofs(dossier: Path, edit: Edit) -> None:
    change(dossier / "log/nodes.txt", edit)
    lists_again(dossier)
    invalid(dossier, "log/nodes.txt")


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data + b"believe me",
        lambda data: data.replace("\u2014".encode(), b"-"),
        lambda data: data[:-1],
        lambda data: data + data.splitlines(keepends=True)[-1] * 100,
        lambda data: data + "\u2014 \n".encode(),
        lambda data: data.replace(b"\n\n", b"\nextra line\n\n"),
    ],
    ids=["words_behind", "other_dash", "torn", "hundred_lines", "empty_line", "extension"],
)
def test_malformed_checkpoint(dossier: Path, edit: Edit) -> None:
    change(dossier / CHECKPOINT, edit)
    lists_again(dossier)
    invalid(dossier, CHECKPOINT)


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.replace(b'{"payload"', b'{"note":"believe me","payload"'),
        lambda data: data.replace(b'{"keyid"', b'{"by":"the court","keyid"'),
        lambda data: data.replace(b'":', b'": '),
        lambda data: data.rstrip(b"\n"),
        lambda data: data + b"\n",
        lambda data: data.replace(b"==", b"", 1),
    ],
    ids=["member_added", "signer_named", "other_layout", "no_line_end", "line_added", "other_base64"],
)
def test_envelope_in_another_form(dossier: Path, edit: Edit) -> None:
    """Nobody signs what stands around payload and signature, so there is one way to write it."""
    change(dossier / "attestations/run-2.dsse.json", edit)
    lists_again(dossier)
    invalid(dossier, "attestations/run-2.dsse.json")


@pytest.mark.parametrize(
    "path",
    ["READ-ME-FIRST.html", "README.txt", "log/entries.html", "keys/log.html", "attestations/court.pdf", "x/y.txt"],
)
def test_page_of_a_stranger_beside_the_pages(dossier: Path, path: str) -> None:
    """Both manifests list it, but no entry vouches for them: what has no place in a dossier is none of it."""
    (dossier / path).parent.mkdir(exist_ok=True)
    (dossier / path).write_bytes(b"<p>The court has accepted this dossier.</p>\n")
    lists_again(dossier)
    assert "no place" in invalid(dossier, path)


@pytest.mark.parametrize("path", ["data", "log", "data/index.html", ENTRIES, "policy.txt", "data/away"])
def test_symbolic_link_out_of_the_dossier(dossier: Path, tmp_path: Path, path: str) -> None:
    if (dossier / path).exists():
        (dossier / path).rename(tmp_path / "outside")
    else:
        (tmp_path / "outside").write_bytes(b"secret\n")
    (dossier / path).symlink_to(tmp_path / "outside")
    assert "symbolic link" in invalid(dossier, path)


def test_pipe_does_not_hang(dossier: Path) -> None:
    os.mkfifo(dossier / "data/pipe")
    assert "pipe" in invalid(dossier, "data/pipe")


@pytest.mark.parametrize("name", [b"a\nb", b"a\rb", b"100%0A", b"\xff\xfe", b"a\xe2\x80\xaeb", b"\x1b[2J", b"a b",
                                  "reporté".encode(), b".hidden", b"-rf", b"a\\b"])  # fmt: skip
@pytest.mark.parametrize("folder", ["data", "log"])
def test_odd_file_names_are_invalid_and_told_in_plain_letters(dossier: Path, name: bytes, folder: str) -> None:
    with open(os.fsencode(dossier / folder) + b"/" + name, "wb"):  # noqa: PTH123 - the name is bytes
        pass
    said, found = verdict(dossier)
    assert said is Verdict.INVALID
    assert all(check.what.isprintable() and check.what.isascii() for check in found.checks)


@pytest.mark.parametrize("line", ["../outside", "data/../../outside", "/etc/hostname", "data/100%0Aindex.html"])
def test_manifest_that_leads_out_of_the_dossier(dossier: Path, tmp_path: Path, line: str) -> None:
    (tmp_path / "outside").write_bytes(b"secret\n")
    change(dossier / MANIFEST, lambda data: data + f"{sha256_hex(b'secret')}  {line}\n".encode())
    change(dossier / TAGS, lambda data: write_manifest(
        read_manifest(data) | {MANIFEST: sha256_hex((dossier / MANIFEST).read_bytes())}))  # fmt: skip
    invalid(dossier, line)


@pytest.mark.parametrize("info", [b"", b"Dalil-Dossier-Format: 2\n"])
def test_another_format_is_incomplete_and_never_valid(dossier: Path, info: bytes) -> None:
    (dossier / "bag-info.txt").write_bytes(info)
    lists_again(dossier)
    said, _ = verdict(dossier)
    assert said is Verdict.INCOMPLETE


def test_witness_lines_stripped_are_incomplete_and_a_witness_line_that_verifies_makes_it_valid(
    dossier: Path, tmp_path: Path
) -> None:
    witness = make_key(tmp_path, "witness")
    key = replace(witness.verifier("witness.example"), algorithm=Algorithm.COSIGNATURE)
    own = (dossier / "policy.txt").read_text("utf-8").partition("quorum")[0]
    outside = tmp_path / "outside.txt"
    outside.write_text(f"{own}witness w {key.vkey}\ngroup g any w\nquorum g\n")
    assert verdict(dossier, Trust(policy=outside))[0] is Verdict.INCOMPLETE
    note = read_note((dossier / CHECKPOINT).read_bytes())
    message = b"cosignature/v1\ntime 7\n" + note.text.encode()
    for signer, expected in ((witness, Verdict.VALID), (make_key(tmp_path, "other"), Verdict.INVALID)):
        signature = (7).to_bytes(8, "big") + signer.sign(message)
        line = SignatureLine(name=key.name, key_id=key.key_id, signature=signature)
        (dossier / CHECKPOINT).write_bytes(bytes(replace(note, signatures=(*note.signatures, line))))
        lists_again(dossier)
        assert verdict(dossier, Trust(policy=outside))[0] is expected


def test_a_line_of_another_signature_type_is_extra_and_decides_nothing(dossier: Path) -> None:
    note = read_note((dossier / CHECKPOINT).read_bytes())
    line = SignatureLine(name=note.signatures[0].name, key_id=b"\x06\x06\x06\x06", signature=bytes(2420))
    (dossier / CHECKPOINT).write_bytes(bytes(replace(note, signatures=(*note.signatures, line))))
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.VALID


def test_without_openssl_the_script_says_incomplete_and_never_valid(dossier: Path) -> None:
    ran = run_script(dossier, path="/nowhere")
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (2, "INCOMPLETE")
