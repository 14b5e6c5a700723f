"""Witnesses: cosigning checkpoints of others, and having one's own cosigned, also by a stick that is carried over."""

from collections.abc import Iterator
from pathlib import Path

from dalil.casework.tool import TOOL
from dalil.casework.user_keys import key_of
from dalil.custody import cosigning
from dalil.custody.clock import SystemClock
from dalil.custody.entropy import SystemEntropy
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key, open_key, read_passphrase, settings_folder
from dalil.custody.policy_file import own_policy
from dalil.custody.witness import WitnessState
from dalil.custody.writer import CaseWriter
from dalil.errors import InputError, IntegrityError, InvalidValueError, NotFoundError
from dalil.proof.note import read_signature_lines
from dalil.proof.verifier_key import VerifierKey, read_vkey
from dalil.proof.witness_request import read_request

NAME_FILE = "name"


def introduce_witness(name: str | None) -> tuple[VerifierKey, ...]:
    """The keys with which this user cosigns: Ed25519, then ML-DSA-44 where there is one; made at first use.

    `name` is a URL without scheme, or another name without blanks; needed once. Raises `InputError`.
    """
    key, known = _key(name)
    second = key.second(known)
    return (key.cosigner(known), *((second,) if second else ()))


def accept(vkey: str) -> str:
    """Witness a log from now on; gives its name. The key must have come by another way than the requests will."""
    return _state().accept(_read(vkey)).origin


def cosign(request: Path, out: Path) -> tuple[str, int]:
    """Answer a request with signature lines in a file; gives the log and the size. Raises as `WitnessState.cosign`."""
    if out.exists():
        raise InputError("The file for the answer exists already.", "Give a new `--out`.")
    asked = read_request(_bytes(request))
    key, name = _key(None)
    lines = _state().cosign(asked, key, name, SystemClock())
    out.write_text("".join(map(str, lines)), encoding="utf-8")
    return asked.checkpoint.origin, asked.checkpoint.size


def witnessed() -> Iterator[dict[str, str | int]]:
    """The logs that this user witnesses, and how far."""
    for log in _state().logs():
        yield {"origin": log.origin, "size": log.latest.size if log.latest else 0, "keys": len(log.keys)}


def enrol(root: Path, key_file: Path | None, vkey: str, quorum: int | None) -> None:
    """Name a witness in a case."""
    with CaseWriter(root, key_of(root, key_file), tool=TOOL) as writer:
        cosigning.enrol_witness(writer, _read(vkey), quorum=quorum)


def enrolled(root: Path) -> list[str]:
    """The names of the witnesses that a case names."""
    return list(own_policy(root).witnesses)


def request(root: Path, out: Path, witness: str | None, old: int | None) -> int:
    """Write the request for the latest checkpoint to a file; gives its size."""
    if out.exists():
        raise InputError("The file for the request exists already.", "Give a new `--out`.")
    asked = cosigning.request_for(CaseFolder(root), witness, old)
    out.write_bytes(bytes(asked))
    return asked.checkpoint.size


def add(root: Path, key_file: Path | None, reply: Path) -> cosigning.Cosigned:
    """Take the answer of a witness in; gives what it says."""
    try:
        lines = read_signature_lines(_bytes(reply).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise IntegrityError("The answer is not UTF-8.") from error
    with CaseWriter(root, key_of(root, key_file), tool=TOOL) as writer:
        return cosigning.take_in(writer, lines)


def _state() -> WitnessState:
    return WitnessState(settings_folder().parent)


def _key(name: str | None) -> tuple[Key, str]:
    folder = settings_folder().parent / "witness"
    said = folder / NAME_FILE
    known = said.read_text("utf-8").strip() if said.exists() else None
    if known is None and name is None:
        raise InputError("This witness has no name yet.", "Say it once: dalil witness key --name ORG.EXAMPLE/w1")
    if known is not None and name not in {None, known}:
        raise InputError("This witness has another name already.", "Use that one; a new name would be a new witness.")
    chosen = str(known or name)
    try:
        VerifierKey(name=chosen, public=bytes([2]) * 32)
    except InvalidValueError as error:
        raise InputError(error.diagnosis, "Give another `--name`.") from error
    folder.mkdir(parents=True, exist_ok=True)
    key, _ = open_key(folder / "witness.key", entropy=SystemEntropy(), passphrase=read_passphrase(), label="WITNESS")
    said.write_text(chosen + "\n", encoding="utf-8")
    return key, chosen


def _read(vkey: str) -> VerifierKey:
    try:
        return read_vkey(vkey)
    except IntegrityError as error:
        raise InputError(error.diagnosis, error.remedy or "Ask its holder for the whole line again.") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotFoundError("There is no file that can be read at the path given.", "Check the path.") from error
