"""The holder of the key writes odd things and signs them properly: both verifiers have to judge what they say alike.

Some dozens are drawn in the ordinary run, a thousand in the long one. A difference that is found belongs, mended
and under the name of the attack, into `test_dossier_two_verifiers.py`.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.attack.test_dossier_attacks import CHECKPOINT, ENTRIES, MANIFEST, TAGS, lists_again
from tests.attack.test_dossier_timestamps import body, enclose
from tests.invented_dossier import Sound, copied, script_says
from tests.odd_forms import base64_of, odd_base64, odd_der, odd_json, odd_text, written
from tests.time_authority import make_authority

from dalil.custody.key import Key
from dalil.custody.token import make_query, read_token
from dalil.proof.certificate import read_certificates, write_certificate
from dalil.proof.derivation import PAYLOAD_TYPE
from dalil.proof.digest import sha256_hex
from dalil.proof.dossier_verification import verify_dossier
from dalil.proof.dsse import pre_authentication, read_envelope
from dalil.proof.log_excerpt import read_nodes, root_of
from dalil.proof.merkle import leaf_hash
from dalil.proof.outside import Outside

pytestmark = [
    pytest.mark.skipif(shutil.which("openssl") is None, reason="the enclosed script needs openssl"),
    pytest.mark.once,
]
OUTSIDE = Outside(read_token=read_token, now="2031-05-10T00:00:00Z")
ATTESTATION = "attestations/run-2.dsse.json"
FEW, MANY = 8, 120


@dataclass(frozen=True, slots=True)
class Dossiers:
    """A dossier under one key, one after the key was rotated, one with a timestamp; each with the key that signs."""

    plain: tuple[Path, Key]
    rotated: tuple[Path, Key]
    stamped: tuple[Path, Key]


@pytest.fixture(scope="module")
def dossiers(sound: Sound, rotated: Sound, tmp_path_factory: pytest.TempPathFactory) -> Dossiers:
    folder = tmp_path_factory.mktemp("odd")
    stamped = copied(sound.dossier, folder / "stamped")
    lamp = make_authority(folder / "lamp")
    enclose(stamped, lamp, lamp.answer(make_query(body(stamped))))
    return Dossiers((sound.dossier, sound.key), (rotated.dossier, rotated.key), (stamped, sound.key))


def entries_of(dossier: Path) -> list[Any]:
    return [json.loads(line) for line in (dossier / ENTRIES).read_bytes().splitlines()]


def signed(dossier: Path, key: Key, lines: list[bytes]) -> None:
    """Whatever the lines say: the tree over them, and a checkpoint that the key signs."""
    numbers = [one["seq"] for one in entries_of(dossier)]
    origin, size = (dossier / CHECKPOINT).read_text("utf-8").split("\n")[:2]
    nodes = read_nodes((dossier / "log/nodes.txt").read_bytes())
    root = root_of(int(size), {seq: leaf_hash(line) for seq, line in zip(numbers, lines, strict=True)}, nodes)
    (dossier / ENTRIES).write_bytes(b"".join(line + b"\n" for line in lines))
    noted(dossier, key, f"{origin}\n{size}\n{base64_of(root)}\n".encode())


def noted(dossier: Path, key: Key, text: bytes) -> None:
    origin = (dossier / CHECKPOINT).read_text("utf-8").split("\n")[0]
    line = f"\u2014 {origin} {base64_of(key.verifier(origin).key_id + key.sign(text))}\n"
    (dossier / CHECKPOINT).write_bytes(text + b"\n" + line.encode())


def chained(entries: list[Any]) -> list[bytes]:
    """The lines, each with the hash of the one before where it says it has one."""
    for before, one in pairwise(entries):
        follows = isinstance(before, dict) and isinstance(one, dict) and isinstance(before.get("seq"), int)
        if follows and one.get("seq") == before["seq"] + 1 and isinstance(one.get("prev"), str):
            one["prev"] = sha256_hex(written(before))
    return list(map(written, entries))


def entry(dossier: Path, key: Key, draw: Random) -> None:
    entries = entries_of(dossier)
    at = draw.randrange(len(entries))
    entries[at] = odd_json(entries[at], draw)
    signed(dossier, key, chained(entries))


def line(dossier: Path, key: Key, draw: Random) -> None:
    lines = chained(entries_of(dossier))
    at = draw.randrange(len(lines))
    lines[at] = odd_text(lines[at], draw)
    signed(dossier, key, lines)


def statement(dossier: Path, key: Key, draw: Random) -> None:
    path = dossier / ATTESTATION
    said = json.loads(read_envelope(path.read_bytes()).payload)
    payload = written(odd_json(said, draw)) if draw.random() < 0.9 else odd_text(written(said), draw)
    entries = entries_of(dossier)
    run = next(one for one in entries if one["type"] == "derivation.run")
    run["result"]["statement"] = sha256_hex(payload)
    signed(dossier, key, chained(entries))
    path.write_bytes(written(enveloped(payload, key)) + b"\n")


def enveloped(payload: bytes, *keys: Key) -> dict[str, Any]:
    message = pre_authentication(PAYLOAD_TYPE, payload)
    signatures = [{"keyid": key.fingerprint, "sig": base64_of(key.sign(message))} for key in keys]
    return {"payload": base64_of(payload), "payloadType": PAYLOAD_TYPE, "signatures": signatures}


def envelope(dossier: Path, key: Key, draw: Random) -> None:
    path = dossier / ATTESTATION
    whole = enveloped(read_envelope(path.read_bytes()).payload, *(key for _ in range(draw.choice((1, 1, 2)))))
    path.write_bytes(written(odd_json(whole, draw)) + b"\n" if draw.random() < 0.8 else odd_text(written(whole), draw))


def checkpoint(dossier: Path, key: Key, draw: Random) -> None:
    origin, size, root, *rest = (dossier / CHECKPOINT).read_text("utf-8").split("\n")
    sizes = ("0" + size, "+" + size, size + " ", f"{size[0]}_{size[1:]}", f"-{size}", "\u0662", "", str(2**64))
    text = draw.choice((
        f"{origin}\n{draw.choice(sizes)}\n{root}\n", f"{origin}\n{size}\n{odd_base64(root, draw)}\n",
        f"{origin}\n{size}\n{root}\n\nmore\n", f"{origin}\n{size}\n{root}\nmore\n", f"{origin} \n{size}\n{root}\n",
    )).encode()  # fmt: skip
    if draw.random() < 0.5:
        noted(dossier, key, text)
        return
    stray = (
        "x AAAAAAAA",
        "x AAAAAAA",
        " AAAAAAAA",
        "a b AAAAAAAA",
        "x\tAAAAAAAA",
        "x AAAAAAAA ",
        "x AAAAAAB=",
        "x\0 AAAAAAAA",
    )
    own = rest[1].removeprefix("\u2014 ").split(" ")
    more = draw.choice((*stray, f"{own[0]} {odd_base64(own[1], draw)}", " ".join(own)))
    data = (dossier / CHECKPOINT).read_bytes() + f"\u2014 {more}\n".encode() * draw.choice((1, 1, 2, 99, 100))
    (dossier / CHECKPOINT).write_bytes(odd_text(data, draw) if draw.random() < 0.3 else data)


def noise(*paths: str) -> Callable[[Path, Key, Random], None]:
    def alter(dossier: Path, _key: Key, draw: Random) -> None:
        path = dossier / draw.choice(paths)
        path.write_bytes(odd_text(path.read_bytes(), draw))

    return alter


def policy(dossier: Path, key: Key, draw: Random) -> None:
    log = (dossier / "policy.txt").read_text("utf-8").split("\n")[0]
    vkey = key.verifier(draw.choice(("w", "w\u00e9", "w.example"))).vkey
    keys = (vkey, odd_base64(vkey, draw), vkey.upper(), "+" + vkey, vkey.replace("+", " ", 1), "x")
    counts, members = ("any", "all", "1", "2", "0", "01", "+1", "1_0", "\u0661", "ANY"), ("w", "x", "w w", "none", "g")
    others = ("timestamps 1", "timestamps 0", "timestamps 12", f"authority a {'0' * 64}", "authority a", "odd", "# x")
    rules = [
        f"witness {draw.choice(('w', 'x', 'none'))} {draw.choice(keys)}{draw.choice(('', ' https://w.example'))}",
        f"group g {draw.choice(counts)} {draw.choice(members)}",
        draw.choice(others),
        f"quorum {draw.choice(('none', 'g', 'w', 'z', ''))}",
    ]
    ends = draw.choice(("\n", "\n", "\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"))
    (dossier / "policy.txt").write_bytes("".join(rule + ends for rule in (log, *rules[draw.randrange(3) :])).encode())


def certificate(dossier: Path, _key: Key, draw: Random) -> None:
    (path,) = (dossier / "log/authorities").iterdir()
    (found,) = read_certificates(path.read_bytes())
    text = base64_of(found)
    form = "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n"
    changes = (write_certificate(odd_der(found, draw)), form.format(odd_base64(text, draw)).encode(),
               form.format(" ".join(text)).encode(), odd_text(path.read_bytes(), draw))  # fmt: skip
    path.write_bytes(draw.choice(changes))


def token(dossier: Path, _key: Key, draw: Random) -> None:
    path = dossier / "log/checkpoint.tsr"
    path.write_bytes(odd_der(path.read_bytes(), draw))


KINDS: dict[str, tuple[Callable[[Path, Key, Random], None], tuple[str, ...]]] = {
    "entry": (entry, ("plain", "rotated")),
    "line": (line, ("plain", "rotated")),
    "statement": (statement, ("plain", "rotated")),
    "envelope": (envelope, ("plain", "rotated")),
    "checkpoint": (checkpoint, ("plain", "rotated")),
    "policy": (policy, ("plain",)),
    "tags": (noise("bag-info.txt", "bagit.txt", "log/nodes.txt", "policy.txt", "keys/log.pem"), ("plain",)),
    "certificate": (certificate, ("stamped",)),
    "token": (token, ("stamped",)),
}


def judged(dossiers: Dossiers, kind: str, number: int, folder: Path) -> str:
    draw = Random(f"{kind} {number}")
    alter, bases = KINDS[kind]
    base, key = getattr(dossiers, draw.choice(bases))
    dossier = copied(base, folder / f"{kind}-{number}")
    for path in filter(Path.is_file, dossier.rglob("*")):
        path.chmod(0o644)
    alter(dossier, key, draw)
    lists_again(dossier)
    if draw.random() < 0.02:  # fmt: skip
        manifest = dossier / draw.choice((MANIFEST, TAGS))
        manifest.write_bytes(odd_text(manifest.read_bytes(), draw))
    found, (said, words) = verify_dossier(dossier, outside=OUTSIDE), script_says(dossier)
    assert said is found.verdict, (kind, number, words, found.to_json())
    shutil.rmtree(dossier)
    return str(said)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_odd_forms_are_judged_alike(dossiers: Dossiers, tmp_path: Path, kind: str) -> None:
    said = [judged(dossiers, kind, number, tmp_path) for number in range(FEW)]
    assert "INVALID" in said


@pytest.mark.long
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_many_odd_forms_are_judged_alike(dossiers: Dossiers, tmp_path: Path, kind: str) -> None:
    said = {judged(dossiers, kind, number, tmp_path) for number in range(FEW, MANY)}
    assert said >= {"VALID", "INVALID"}
