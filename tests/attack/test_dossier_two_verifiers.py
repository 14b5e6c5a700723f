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
from tests.attack.test_dossier_timestamps import body, der, enclose
from tests.invented_case import make_key
from tests.invented_dossier import Sound, copied, export, publish
from tests.time_authority import TimeAuthority, make_authority

from dalil.custody.key import Key
from dalil.custody.token import make_query
from dalil.proof.canonical import JsonObject, dump
from dalil.proof.certificate import read_certificates, write_certificate
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
TOKEN = "log/checkpoint.tsr"
TO_TOKEN = 9  # where the token begins in an answer whose status has no words
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


@pytest.fixture(scope="module")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> TimeAuthority:
    return make_authority(tmp_path_factory.mktemp("lamp") / "lamp")


@pytest.fixture
def stamped(dossier: Path, lamp: TimeAuthority) -> Path:
    enclose(dossier, lamp, lamp.answer(make_query(body(dossier))))
    return dossier


def answered(token: bytes) -> bytes:
    return der(0x30, bytes.fromhex("3003020100"), token)


def replaced(token: bytes, old: bytes, new: bytes) -> bytes:
    assert old in token
    return token.replace(old, new, 1)


def with_certificate(token: bytes, edit: Callable[[bytes], bytes], root: bytes) -> bytes:
    """The token with the copy of the root in it changed; the length stays."""
    assert len(edit(root)) == len(root)
    return replaced(token, root, edit(root))


NULL, SHA256 = bytes.fromhex("0500"), bytes.fromhex("300d0609608648016503040201")
VERSION_OF_A_CERTIFICATE = bytes.fromhex("a003020102")


def test_what_nobody_signs_in_a_token_decides_nothing(stamped: Path, lamp: TimeAuthority) -> None:
    """Each change is one that `openssl` passes over, and a stricter reader once did not."""
    token = (stamped / TOKEN).read_bytes()
    (root,) = read_certificates(lamp.root.read_bytes())
    signers = token.rindex(bytes.fromhex("020101"))
    changes = {
        "tag of a set": replaced(token, b"\x31" + bytes([15]) + SHA256, b"\x11" + bytes([15]) + SHA256),
        "parameters that are no null": replaced(token, SHA256 + NULL, SHA256 + b"\x04\x00"),
        "version below nothing": replaced(token, b"\x02\x01\x03\x31", b"\x02\x01\x83\x31"),
        "name in small letters": token[:signers] + replaced(token[signers:], b"Lamp", b"lAMP"),
        "root of a later version": with_certificate(
            token, lambda one: replaced(one, VERSION_OF_A_CERTIFICATE, b"\xa0\x03\x02\x01\x06"), root),
        "root from no year": with_certificate(
            token, lambda one: replaced(one, b"200101000000Z", b":00101000000Z"), root),
        "words beside the status": der(0x30, der(0x30, b"\x02\x01\x00", der(0x30, der(0x0C, b"\xff\xfe"))),
                                       token[TO_TOKEN:]),
    }  # fmt: skip
    for what, changed in changes.items():
        (stamped / TOKEN).write_bytes(changed)
        lists_again(stamped)
        said, found = verdict(stamped)
        assert said is Verdict.VALID, (what, found.to_json())
        assert any("no later than" in one.detail for one in found.checks), what


def test_token_in_another_form_than_der(stamped: Path) -> None:
    token = (stamped / TOKEN).read_bytes()
    inner = token[TO_TOKEN:]
    changes = {
        "granted with changes": replaced(token, b"\x30\x03\x02\x01\x00", b"\x30\x03\x02\x01\x01"),
        "longer than it says": b"\x30\x82" + (len(token) - 5).to_bytes(2, "big") + token[4:],
        "shorter than it says": b"\x30\x82" + (len(token) - 3).to_bytes(2, "big") + token[4:],
        "length in three bytes": b"\x30\x83" + (len(token) - 4).to_bytes(3, "big") + token[4:],
        "token with bytes behind it": answered(inner + b"\x05\x00"),
        "two tokens": answered(inner + inner),
        "status in a set": token[:4] + b"\x31" + token[5:],
        "as large as a book": token + bytes(1 << 16),
    }
    for what, changed in changes.items():
        (stamped / TOKEN).write_bytes(changed)
        lists_again(stamped)
        said, found = verdict(stamped)
        assert said is Verdict.INVALID, (what, found.to_json())


def test_certificate_of_the_authority_altered_where_it_lies_in_the_dossier(stamped: Path, lamp: TimeAuthority) -> None:
    """Some of it makes the library give up; that is a verdict too."""
    (path,) = (stamped / "log/authorities").iterdir()
    (root,) = read_certificates(lamp.root.read_bytes())
    for at in (4, 9, 12, 58, len(root) // 2, len(root) - 1):
        path.write_bytes(write_certificate(root[:at] + bytes([root[at] ^ 1]) + root[at + 1 :]))
        lists_again(stamped)
        verdict(stamped)


def test_certificate_with_bytes_behind_it_or_in_another_layout(stamped: Path, lamp: TimeAuthority) -> None:
    (path,) = (stamped / "log/authorities").iterdir()
    (root,) = read_certificates(lamp.root.read_bytes())
    text = base64.b64encode(root).decode()
    one_line = f"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n".encode()
    spaced = one_line.replace(text[:8].encode(), " ".join(text[:8]).encode())
    for data, expected in (
        (one_line, Verdict.VALID),
        (spaced, Verdict.VALID),
        (write_certificate(root + b"\0"), Verdict.INVALID),
        (write_certificate(root[:-1]), Verdict.INVALID),
        (lamp.root.read_bytes() + one_line.replace(b"=", b"").replace(text[:4].encode(), b"A=AA"), Verdict.INVALID),
    ):
        path.write_bytes(data)
        lists_again(stamped)
        said, found = verdict(stamped)
        assert said is expected, found.to_json()


@pytest.mark.parametrize("path", [TOKEN, "log/authorities"])
def test_token_or_certificate_as_large_as_a_library(stamped: Path, path: str) -> None:
    found = stamped / path
    large = next(found.iterdir()) if found.is_dir() else found
    large.write_bytes(large.read_bytes() + bytes(1 << 20))
    lists_again(stamped)
    assert verdict(stamped)[0] is Verdict.INCOMPLETE


def test_certificate_of_the_stamp_itself_in_the_place_of_its_root(stamped: Path, lamp: TimeAuthority) -> None:
    """The script once took any certificate of the chain for an anchor; what vouches is the root."""
    (path,) = (stamped / "log/authorities").iterdir()
    path.write_bytes((lamp.folder / "tsa.pem").read_bytes())
    lists_again(stamped)
    assert verdict(stamped)[0] is Verdict.INVALID
