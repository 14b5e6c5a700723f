"""Which keys count from which entry on: enrolled, rotated and revoked by entries of the log itself."""

from dataclasses import dataclass

from dalil.errors import IntegrityError
from dalil.proof.canonical import dump
from dalil.proof.commitment import decode_base64url
from dalil.proof.digest import is_sha256
from dalil.proof.entry import LedgerEntry, signed_message
from dalil.proof.verifier_key import Algorithm, VerifierKey, read_vkey

ROTATED = "key.rotated"
PERSON, WITNESS, LOG, AUTHORITY = "person", "witness", "log", "timestamp-authority"
ROTATION_CONTEXT = b"dalil key rotation, version 1\n"
_SIGNED = frozenset({"review.decided", ROTATED})
_TYPES = {WITNESS: Algorithm.COSIGNATURE, LOG: Algorithm.ML_DSA_44, PERSON: Algorithm.ED25519}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogKey:
    """A key of the log: it signs checkpoints of more than `since` entries, until the next one takes over."""

    key: VerifierKey
    since: int


def rotation_message(entry_id: str, old: str, new: str) -> bytes:
    """What a new key signs to take over: the id of the entry, the vkey before it and its own."""
    return ROTATION_CONTEXT + dump({"from": old, "id": entry_id, "to": new})


class KeyHistory:
    """Every key that the log names: of the log, of persons, of witnesses; and certificates of stamping authorities.

    `keys` are all of them by vkey, `actors` those that may sign entries now, by fingerprint. An entry is refused with
    `IntegrityError` when it contradicts what the log said before.
    """

    def __init__(self) -> None:
        self.keys: dict[str, VerifierKey] = {}
        self.actors: dict[str, VerifierKey] = {}
        self.witnesses: dict[str, VerifierKey] = {}
        self.authorities: dict[str, str] = {}
        self.authorities_ever: dict[str, str] = {}
        self.revoked: dict[str, int] = {}
        self.log_keys: list[LogKey] = []
        self.second_keys: list[LogKey] = []

    def log_key_at(self, size: int) -> VerifierKey | None:
        """The key that signs a checkpoint of `size` entries."""
        return _in_force(self.log_keys, size)

    def second_key_at(self, size: int) -> VerifierKey | None:
        """The ML-DSA-44 key whose line stands beside it, if there is one."""
        return _in_force(self.second_keys, size)

    def file_names(self) -> dict[str, VerifierKey]:
        """Every key by the name of its files below `keys/`: `log`, `log-2` … of the log, else its own name."""
        named: dict[str, VerifierKey] = {}
        for stem, keys in (("log", self.log_keys), ("log-ml-dsa-44", self.second_keys)):
            named |= {stem if not number else f"{stem}-{number + 1}": one.key for number, one in enumerate(keys)}
        of_log = {key.vkey for key in named.values()}
        for key in self.keys.values():
            if key.vkey not in of_log:
                safe = key.name.replace("-", "").isalnum() and key.name.isascii()
                named[key.name if safe else f"key-{key.fingerprint[:16]}"] = key
        return named

    def check_actor(self, entry: LedgerEntry) -> None:
        """Raise `IntegrityError` unless a person's entry is signed by a key that counts at its place in the log."""
        signature = entry.members.get("sig")
        fingerprint = str(entry.actor["key_id"])
        if fingerprint in self.revoked:
            raise IntegrityError(
                f"Its actor's key was revoked by entry {self.revoked[fingerprint]}.",
                "Whoever decides takes a new key: dalil whoami --new-key",
            )
        if signature is None:
            if entry.actor["role"] == PERSON or entry.type in _SIGNED:
                raise IntegrityError("The decision of a person is not signed by that person.")
            return
        key = self.actors.get(fingerprint)
        if key is None:
            raise IntegrityError("It is signed by a key that the log has not added.")
        if not key.verifies(signed_message(entry.members), decode_base64url(str(signature))):
            raise IntegrityError("The signature of the actor is not one over this entry.")

    def take(self, entry: LedgerEntry) -> None:
        """Learn from an entry about keys; every other entry changes nothing."""
        match entry.type:
            case "case.opened":
                key = self._add(str(entry.result.get("vkey")), Algorithm.ED25519)
                self.actors[key.fingerprint] = key
                self.log_keys.append(LogKey(key=key, since=entry.seq))
            case "key.added":
                self._enrol(entry)
            case "key.rotated":
                self._rotate(entry)
            case "key.revoked":
                self._revoke(entry)

    def _enrol(self, entry: LedgerEntry) -> None:
        role = str(entry.result.get("role", PERSON))
        if role == AUTHORITY:
            certificate = entry.result.get("certificate_sha256")
            if not is_sha256(certificate):
                raise IntegrityError("It enrols an authority without the hash of a certificate.")
            for known in (self.authorities, self.authorities_ever):
                known[str(certificate)] = str(entry.result.get("name"))
            return
        if role not in _TYPES:
            raise IntegrityError("It adds a key for a role that this version does not know.")
        key = self._add(str(entry.result.get("vkey")), _TYPES[role])
        if role == WITNESS:
            self.witnesses[key.name] = key
        elif role == PERSON:
            self.actors[key.fingerprint] = key
        elif not self.log_keys or key.name != self.log_keys[0].key.name:
            raise IntegrityError("The second key of the log does not bear the name of the log.")
        else:
            self.second_keys.append(LogKey(key=key, since=entry.seq))

    def _rotate(self, entry: LedgerEntry) -> None:
        """The old key signs the entry, the new one signs that it takes over: neither can be replaced alone."""
        old = self.actors.get(str(entry.actor["key_id"]))
        new = self._add(str(entry.result.get("vkey")), Algorithm.ED25519)
        if old is None or entry.result.get("from") != old.vkey or new.name != old.name:
            raise IntegrityError("It rotates a key of another name, or one that does not sign it.")
        message = rotation_message(entry.id, old.vkey, new.vkey)
        if not new.verifies(message, decode_base64url(str(entry.result.get("new_sig")))):
            raise IntegrityError("The new key has not signed that it takes over.")
        del self.actors[old.fingerprint]
        self.actors[new.fingerprint] = new
        if self.log_keys and old == self.log_keys[-1].key:
            self.log_keys.append(LogKey(key=new, since=entry.seq))

    def _revoke(self, entry: LedgerEntry) -> None:
        fingerprint = str(entry.result.get("key_id"))
        if self.log_keys and fingerprint == self.log_keys[-1].key.fingerprint:
            raise IntegrityError("It revokes the key that the log is signed with; it has to be rotated first.")
        if fingerprint in self.authorities:
            del self.authorities[fingerprint]
        elif fingerprint not in {key.fingerprint for key in self.keys.values()}:
            raise IntegrityError("It revokes a key that the log has not added.")
        self.actors.pop(fingerprint, None)
        self.witnesses = {name: key for name, key in self.witnesses.items() if key.fingerprint != fingerprint}
        self.revoked.setdefault(fingerprint, entry.seq)

    def _add(self, vkey: str, algorithm: Algorithm) -> VerifierKey:
        key = read_vkey(vkey)
        if key.vkey != vkey:
            raise IntegrityError("A key is not written in its one form.")
        if key.algorithm is not algorithm:
            raise IntegrityError("A key is of another type than its role asks for.")
        if key.fingerprint in self.revoked:
            raise IntegrityError(f"It adds a key that entry {self.revoked[key.fingerprint]} revoked.")
        self.keys[key.vkey] = key
        return key


def _in_force(keys: list[LogKey], size: int) -> VerifierKey | None:
    return next((one.key for one in reversed(keys) if one.since < size), None)
