"""The keys of a case: which there are, a new one for the log, and one that must not count any more."""

from collections.abc import Iterator
from pathlib import Path

from dalil.casework.tool import TOOL
from dalil.casework.user_keys import key_of
from dalil.custody.entropy import SystemEntropy
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key, create_key, load_key, read_passphrase, settings_folder
from dalil.custody.policy_file import renew_policy
from dalil.custody.writer import CaseWriter
from dalil.errors import InputError, UnknownIdError
from dalil.proof.key_history import LOG, KeyHistory
from dalil.proof.log_facts import LogFacts
from dalil.proof.verdict import Findings

Row = dict[str, str | int | None]


def list_keys(root: Path) -> Iterator[Row]:
    """Every key and certificate that the log of a case names, with its role, and the entry that revoked it."""
    facts = LogFacts()
    for entry in CaseFolder(root).entries():
        facts.take(entry, Findings())
    history = facts.history
    for name, key in history.file_names().items():
        role = "log" if key.name == facts.origin else "witness" if key.algorithm.name == "COSIGNATURE" else "person"
        yield _row(history, name, role, key.fingerprint, key.algorithm.name)
    for fingerprint, name in history.authorities_ever.items():
        yield _row(history, name, "timestamp-authority", fingerprint, "X.509")


def rotate(root: Path, key_file: Path | None, new_file: Path | None) -> Key:
    """Let a new key sign the log from now on, made now unless one is given; the old one stays, to open nothing more.

    Raises `InputError` when the new key is one that the log named before.
    """
    old = key_of(root, key_file)
    with CaseWriter(root, old, tool=TOOL) as writer:
        new = load_key(new_file, read_passphrase()) if new_file is not None else _made(old)
        if new.fingerprint in {key.fingerprint for key in writer.facts.keys.values()}:
            raise InputError("The log has named this key before.", "Rotate to a new one.")
        writer.rotate_key(new)
        enrol_second(writer, new)
        renew_policy(writer)
    return new


def revoke(root: Path, key_file: Path | None, fingerprint: str, reason: str) -> int:
    """Log that a key must not count from now on; gives the number of the entry. `reason` is kept sealed.

    Raises `UnknownIdError` for a fingerprint that the log does not name, `InputError` for the key that signs now.
    """
    with CaseWriter(root, key_of(root, key_file), tool=TOOL) as writer:
        history = writer.facts.history
        known = [*(key.fingerprint for key in history.keys.values()), *history.authorities_ever]
        full = [one for one in known if one.startswith(fingerprint.lower())]
        if len(set(full)) != 1 or not fingerprint:
            raise UnknownIdError(fingerprint, tuple(known[:3]))
        if full[0] == history.log_keys[-1].key.fingerprint:
            raise InputError("The log is signed with this key.", "Rotate it first: dalil key rotate")
        if full[0] in history.revoked:
            raise InputError("This key is revoked already.", "See `dalil key list`.")
        entry = writer.record("key.revoked", result={"key_id": full[0]}, private={"reason": reason})
        renew_policy(writer)
    return entry.seq


def enrol_second(writer: CaseWriter, key: Key) -> None:
    """Name the ML-DSA-44 key of the log, once, where the library has it: its line stands on checkpoints then."""
    second = key.second(writer.origin)
    if second is not None and second.vkey not in writer.facts.keys:
        writer.record("key.added", result={"role": LOG, "vkey": second.vkey})
        writer.place_keys()


def _made(old: Key) -> Key:
    entropy = SystemEntropy()
    path = settings_folder() / f"log-{entropy.draw(8).hex()}.key"
    return create_key(path, entropy=entropy, passphrase=read_passphrase(), label=old.label)


def _row(history: KeyHistory, name: str, role: str, fingerprint: str, kind: str) -> Row:
    return {
        "name": name,
        "role": role,
        "type": kind.lower(),
        "fingerprint": fingerprint,
        "revoked_by": history.revoked.get(fingerprint),
    }
