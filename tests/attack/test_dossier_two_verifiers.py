"""What `dalil verify` and the enclosed script once judged differently: each is tried on both, and has one verdict."""

import base64
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.attack.test_dossier_attacks import CHECKPOINT, ENTRIES, Trust, lists_again, of, rewrite, verdict
from tests.attack.test_dossier_key_holder import re_signed
from tests.invented_case import make_key
from tests.invented_dossier import Sound, copied, export, publish

from dalil.custody.key import Key
from dalil.proof.canonical import JsonObject, dump
from dalil.proof.commitment import encode_base64url
from dalil.proof.derivation import PAYLOAD_TYPE
from dalil.proof.digest import sha256_hex
from dalil.proof.dsse import EnvelopeSignature, pre_authentication, read_envelope, seal
from dalil.proof.entry import signed_message
from dalil.proof.key_history import rotation_message
from dalil.proof.log_excerpt import read_nodes, root_of, write_nodes
from dalil.proof.merkle import leaf_hash
from dalil.proof.note import SignatureLine, read_note, sign_note
from dalil.proof.verdict import Verdict
from dalil.proof.verifier_key import Algorithm, VerifierKey

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="the enclosed script needs openssl")
ATTESTATION = "attestations/run-2.dsse.json"
Say = Callable[[dict[str, JsonObject]], object]


def parts_of(statement: JsonObject) -> dict[str, JsonObject]:
    """The objects of a statement by name, to be changed."""
    predicate = statement["predicate"]
    assert isinstance(predicate, dict)
    definition, details, subjects = predicate["buildDefinition"], predicate["runDetails"], statement["subject"]
    assert isinstance(definition, dict)
    assert isinstance(details, dict)
    assert isinstance(subjects, list)
    builder, metadata, inputs = details["builder"], details["metadata"], definition["resolvedDependencies"]
    assert isinstance(inputs, list)
    named = {
        "whole": statement,
        "predicate": predicate,
        "definition": definition,
        "details": details,
        "subject": subjects[0],
        "builder": builder,
        "metadata": metadata,
        "input": inputs[0],
        "part": inputs[-1],
    }
    checked = {name: one for name, one in named.items() if isinstance(one, dict)}
    assert checked.keys() == named.keys()
    return checked


def states(dossier: Path, key: Key, say: Say) -> None:
    """The holder of the key has a run say other things, and has the log cite just that."""
    path = dossier / ATTESTATION
    statement = json.loads(read_envelope(path.read_bytes()).payload)
    say(parts_of(statement))
    payload = dump(statement)
    path.write_bytes(bytes(seal(PAYLOAD_TYPE, payload, key.fingerprint, key.sign)))
    re_signed(dossier, key, lambda entries: of(entries, "derivation.run").update(statement=sha256_hex(payload)))


def more(part: str, /, **members: object) -> Say:
    return lambda parts: parts[part].update(members)  # type: ignore[arg-type]  # the odder the better


STATEMENTS: dict[str, Say] = {
    "a member more": more("whole", note="believe me"),
    "a word in the predicate": more("predicate", verdict="true"),
    "a member of another standard": more("definition", internalParameters={}),
    "byproducts": more("details", byproducts=[]),
    "a time": more("metadata", finishedOn="2031-05-09T08:00:00Z"),
    "another run": more("metadata", invocationId="run-1"),
    "another type": more("whole", _type="https://in-toto.io/Statement/v2"),
    "another predicate": more("whole", predicateType="https://slsa.dev/provenance/v2"),
    "another way of making": more("definition", buildType="dalil:derivation/2"),
    "another maker": more("builder", id="the court"),
    "a second maker": more("builder", builderDependencies=[]),
    "another version": more("builder", version={"dalil": "test", "other": "1"}),
    "subject of another name": more("subject", name="derived/run-1"),
    "a second digest of the outputs": more("subject", digest={"rfc6962Sha256": "0" * 64, "sha256": "0" * 64}),
    "no subject": more("whole", subject=[]),
    "parameters that are a list": more("definition", externalParameters=[]),
    "no inputs": lambda parts: parts["definition"].pop("resolvedDependencies"),
    "a report under the name of another": more("input", name="objects/sha256/" + "0" * 64),
    "a report under the digest of another": more("input", digest={"sha256": "0" * 64}),
    "a report twice over": more("input", digest={"sha256": "0" * 64, "sha512": "0" * 128}),
    "a report with a comment": more("input", annotations={"reliable": True}),
    "a part whose digest is none": more("part", digest={"sha256": "F" * 64}),
    "a part without a name": more("part", name=None),
    "a part that passes for a report": more("part", name="objects/sha256/"),
    "reports in another order": lambda parts: parts["definition"].update(
        resolvedDependencies=list(reversed(list(parts["definition"]["resolvedDependencies"])))),  # type: ignore[arg-type]
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(STATEMENTS))
def test_statement_that_says_other_things_or_more_under_the_digest_that_the_log_cites(
    dossier: Path, sound: Sound, what: str
) -> None:
    states(dossier, sound.key, STATEMENTS[what])
    said, found = verdict(dossier)
    assert said is Verdict.INVALID, found.to_json()


def test_what_a_statement_may_say_is_not_refused(dossier: Path, sound: Sound) -> None:
    def say(parts: dict[str, JsonObject]) -> None:
        parts["definition"]["externalParameters"] = {"a list": [1, None, {"deep": "\u05d0"}], "": False}
        parts["part"]["name"] = ""

    states(dossier, sound.key, say)
    said, found = verdict(dossier)
    assert said is Verdict.VALID, found.to_json()


def test_statement_of_a_program_without_a_version(dossier: Path, sound: Sound) -> None:
    states(dossier, sound.key, more("builder", version={"dalil": ""}))
    re_signed(dossier, sound.key, lambda entries: entries[4].update(tool={"name": "dalil", "version": ""}))
    assert verdict(dossier)[0] is Verdict.INVALID


def test_statement_added_where_the_run_cites_none(sound: Sound, tmp_path: Path) -> None:
    case = copied(sound.case, tmp_path / "case")
    publish(case, sound.key, label="run-1-pages", run="run-1")
    dossier = export(case, tmp_path / "dossier", label="run-1-pages")
    (dossier / "attestations").mkdir()
    (dossier / "attestations/run-1.dsse.json").write_bytes(b"{}\n")
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.INVALID


@pytest.mark.parametrize("holds", [True, False])
def test_envelope_that_a_second_key_of_the_log_signed_badly(
    sound: Sound, rotated: Sound, tmp_path: Path, holds: bool
) -> None:
    dossier = copied(rotated.dossier, tmp_path / "dossier")
    path = dossier / ATTESTATION
    envelope = read_envelope(path.read_bytes())
    said = pre_authentication(PAYLOAD_TYPE, envelope.payload) if holds else b"other words"
    second = EnvelopeSignature(keyid=rotated.key.fingerprint, sig=rotated.key.sign(said))
    assert envelope.signatures[0].keyid == sound.key.fingerprint
    path.write_bytes(bytes(replace(envelope, signatures=(*envelope.signatures, second))))
    lists_again(dossier)
    assert verdict(dossier)[0] is (Verdict.VALID if holds else Verdict.INVALID)


@pytest.mark.parametrize("form", ["as it is", "standard", "padded", "blank behind the key"])
def test_rotation_in_another_base64(sound: Sound, rotated: Sound, tmp_path: Path, form: str) -> None:
    dossier = copied(rotated.dossier, tmp_path / "dossier")

    def edit(entries: list[JsonObject]) -> None:
        (entry,) = (one for one in entries if one["type"] == "key.rotated")
        result = of(entries, "key.rotated")
        if form == "blank behind the key":
            result["vkey"] = f"{result['vkey']}\n"
        for number in range(1000):  # until a letter is there that the two alphabets write differently
            entry["id"] = f"id {number}"
            taken = rotated.key.sign(rotation_message(str(entry["id"]), str(result["from"]), str(result["vkey"])))
            if "_" in encode_base64url(taken):
                break
        standard = base64.b64encode(taken).decode()
        forms = {"standard": standard.rstrip("="), "padded": encode_base64url(taken) + "=="}
        result["new_sig"] = forms.get(form, encode_base64url(taken))
        entry["sig"] = encode_base64url(sound.key.sign(signed_message(entry)))
        for before, one in pairwise(entries):
            if one["seq"] == int(str(before["seq"])) + 1:
                one["prev"] = sha256_hex(dump(before))

    rewrite(dossier, rotated.key, edit)
    assert verdict(dossier)[0] is (Verdict.VALID if form == "as it is" else Verdict.INVALID)


@pytest.mark.parametrize(
    "result",
    [{"run": "run-2"}, {"statement": None}, {"files": 1}, {"outputs_root": "0" * 64}, {"dossier": "../x"},
     {"dossier": 5}, {"files": 1, "outputs_root": "0" * 64, "run": "a/b"}, {"files": True, "outputs_root": "0" * 64}],
    ids=["run", "statement", "files", "root", "path", "number", "path_of_a_run", "true"],
)  # fmt: skip
def test_words_of_a_claim_in_an_entry_that_makes_none(dossier: Path, sound: Sound, result: JsonObject) -> None:
    re_signed(dossier, sound.key, lambda entries: entries[1].update(result=result))
    assert verdict(dossier)[0] is Verdict.INVALID


def test_pages_of_a_run_that_is_a_number(dossier: Path, sound: Sound) -> None:
    def edit(entries: list[JsonObject]) -> None:
        of(entries, "derivation.run").update(run="5", statement=None)
        of(entries, "dossier.published").update(run=5)

    shutil.rmtree(dossier / "attestations")
    re_signed(dossier, sound.key, edit)
    assert verdict(dossier)[0] is Verdict.INVALID


def test_dossier_without_a_page(dossier: Path, sound: Sound) -> None:
    shutil.rmtree(dossier / "data")
    nothing = sha256_hex(b"")
    re_signed(dossier, sound.key,
              lambda entries: of(entries, "dossier.published").update(files=0, outputs_root=nothing))  # fmt: skip
    assert verdict(dossier)[0] is Verdict.INVALID


def test_page_of_a_stranger_where_the_declaration_is_gone(dossier: Path) -> None:
    (dossier / "bagit.txt").unlink()
    (dossier / "court.html").write_bytes(b"<p>Accepted.</p>\n")
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.INVALID


def noted(dossier: Path, text: str, key: Key) -> None:
    (dossier / CHECKPOINT).write_bytes(bytes(sign_note(text, key.verifier(text.split("\n", maxsplit=1)[0]), key.sign)))
    lists_again(dossier)


def test_checkpoint_whose_text_goes_on_behind_a_blank_line(dossier: Path, sound: Sound) -> None:
    noted(dossier, read_note((dossier / CHECKPOINT).read_bytes()).text + "\nmore words\n", sound.key)
    assert verdict(dossier)[0] is Verdict.INVALID


@pytest.mark.parametrize("size", [2**52, 2**53, 2**60])
def test_checkpoint_over_more_entries_than_can_be_counted(dossier: Path, sound: Sound, size: int) -> None:
    """The tree is right: behind hashes, the log is said to go on to an entry that no reader of JSON can number."""
    origin, held = (dossier / CHECKPOINT).read_text("utf-8").split("\n")[:2]
    begin, nodes = int(held), read_nodes((dossier / "log/nodes.txt").read_bytes())
    while begin < size:
        end = begin + (begin & -begin)  # the largest subtree that begins there
        nodes[begin, end], begin = leaf_hash(b""), end
    lines = (dossier / ENTRIES).read_bytes().splitlines()
    root = root_of(size, {int(json.loads(line)["seq"]): leaf_hash(line) for line in lines}, nodes)
    (dossier / "log/nodes.txt").write_bytes(write_nodes(nodes))
    noted(dossier, f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n", sound.key)
    assert verdict(dossier)[0] is (Verdict.VALID if size < 2**53 else Verdict.INVALID)


def witness_line(note_text: str, witness: Key, name: str, seconds: int) -> SignatureLine:
    key = replace(witness.verifier(name), algorithm=Algorithm.COSIGNATURE)
    message = b"cosignature/v1\ntime %d\n" % seconds + note_text.encode()
    return SignatureLine(name=name, key_id=key.key_id, signature=seconds.to_bytes(8, "big") + witness.sign(message))


def trusting(dossier: Path, tmp_path: Path, *rules: str) -> Trust:
    log = (dossier / "policy.txt").read_text("utf-8").partition("quorum")[0]
    (tmp_path / "trusting.txt").write_text(log + "".join(f"{rule}\n" for rule in rules))
    return Trust(policy=tmp_path / "trusting.txt")


@pytest.mark.parametrize("seconds", [0, 2**63 - 1, 2**63, 2**64 - 1])
def test_witness_line_of_a_time_beyond_every_clock(dossier: Path, tmp_path: Path, seconds: int) -> None:
    witness = make_key(tmp_path, "witness")
    note = read_note((dossier / CHECKPOINT).read_bytes())
    line = witness_line(note.text, witness, "witness.example", seconds)
    (dossier / CHECKPOINT).write_bytes(bytes(replace(note, signatures=(*note.signatures, line))))
    lists_again(dossier)
    key = replace(witness.verifier("witness.example"), algorithm=Algorithm.COSIGNATURE)
    trust = trusting(dossier, tmp_path, f"witness w {key.vkey}", "quorum w")
    assert verdict(dossier, trust)[0] is (Verdict.VALID if seconds < 2**63 else Verdict.INVALID)


def nameless(key: VerifierKey) -> str:
    typed = b"\x04" + key.public
    key_id = sha256_hex(b"\n" + typed)[:8]
    return f"+{key_id}+{base64.b64encode(typed).decode()}"


@pytest.mark.parametrize("count", ["00001", "01", "+1", "1_0", "\u0661", "9" * 5000, "0", "2"])
def test_policy_whose_group_counts_in_another_way(dossier: Path, tmp_path: Path, count: str) -> None:
    key = replace(make_key(tmp_path, "witness").verifier("w"), algorithm=Algorithm.COSIGNATURE)
    own = (dossier / "policy.txt").read_text("utf-8")
    (dossier / "policy.txt").write_text(f"witness w {key.vkey}\ngroup g {count} w\n{own}", "utf-8")
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.INVALID


def test_policy_with_a_witness_without_a_name(dossier: Path, tmp_path: Path) -> None:
    own = (dossier / "policy.txt").read_text("utf-8")
    (dossier / "policy.txt").write_text(f"witness w {nameless(make_key(tmp_path, 'witness').verifier('w'))}\n{own}")
    lists_again(dossier)
    assert verdict(dossier)[0] is Verdict.INVALID


def test_policy_whose_groups_nest_so_that_looking_twice_would_never_end(dossier: Path, tmp_path: Path) -> None:
    key = replace(make_key(tmp_path, "witness").verifier("w"), algorithm=Algorithm.COSIGNATURE)
    groups = ["group g0 any w", "group g1 any w g0"]
    groups += [f"group g{number} all g{number - 1} g{number - 2}" for number in range(2, 3000)]
    rules = (f"witness w {key.vkey}", *groups)
    assert verdict(dossier, trusting(dossier, tmp_path, *rules, "quorum g2999"))[0] is Verdict.INCOMPLETE
    wide = f"group wide 1 {' '.join(f'g{number}' for number in range(3000))}"
    assert verdict(dossier, trusting(dossier, tmp_path, *rules, wide, "quorum none"))[0] is Verdict.VALID
