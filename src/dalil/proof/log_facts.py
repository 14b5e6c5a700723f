"""What the entries of a log, read in order, say should be there."""

from dataclasses import dataclass

from dalil.errors import IntegrityError
from dalil.proof.canonical import JsonObject
from dalil.proof.commitment import decode_base64url
from dalil.proof.digest import is_sha256
from dalil.proof.entry import EVENT_TYPES, LedgerEntry, signed_message
from dalil.proof.layout import is_plain
from dalil.proof.verdict import Findings
from dalil.proof.verifier_key import VerifierKey, read_vkey

PERSON = "person"
BAG = "bag"
PAYLOAD = "data/"  # RFC 8493 section 2.1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """Bytes that an entry names: size in bytes, SHA-512 if given, and the number of the entry."""

    size: int
    sha512: str | None
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """Outputs that an entry vouches for: the root over them, how many files, the number of the entry.

    `statement` is the SHA-256 of the in-toto statement that tells how a run came about, `version` that of the program;
    `payload` is the folder that the files of a dossier lie in when it is a bag, empty else; `run` what it tells of.
    """

    root: str
    files: int
    seq: int
    statement: str | None = None
    version: str = ""
    payload: str = ""
    run: str | None = None


class LogFacts:
    """The state of a case as its log tells it: origin, keys, objects, quarantined inputs, runs, dossiers.

    Entries are taken in order, since a key counts only after the entry that added it.
    """

    def __init__(self) -> None:
        self.origin: str | None = None
        self.readme: str | None = None
        self.log_key: VerifierKey | None = None
        self.actors: dict[str, VerifierKey] = {}
        self.keys: dict[str, VerifierKey] = {}
        self.objects: dict[str, Promised] = {}
        self.quarantined: dict[str, Promised] = {}
        self.runs: dict[str, Attested] = {}
        self.dossiers: dict[str, Attested] = {}
        self.ids: set[str] = set()
        self._latest = ""

    def take(self, entry: LedgerEntry, findings: Findings) -> None:
        """Take the next entry; what contradicts itself is reported under `entry N`."""
        what = f"entry {entry.seq}"
        if entry.id in self.ids:
            findings.failed(what, "its id was used before")
        self.ids.add(entry.id)
        if entry.type not in EVENT_TYPES:
            findings.note(what, f"type {entry.type!a} is unknown to this version")
        if entry.claimed_time < self._latest:
            findings.note(what, f"claims {entry.claimed_time}, before an earlier entry: the clock was set back")
        self._latest = max(self._latest, entry.claimed_time)
        if (entry.seq == 0) != (entry.type == "case.opened"):
            findings.failed(what, "a log begins with case.opened, and only once")
        try:
            self._check_actor(entry)
            self._learn(entry)
        except IntegrityError as error:
            findings.failed(what, error.diagnosis)

    def _check_actor(self, entry: LedgerEntry) -> None:
        signature = entry.members.get("sig")
        must_sign = entry.type == "review.decided" or entry.actor["role"] == PERSON
        if signature is None:
            if must_sign:
                raise IntegrityError("The decision of a person is not signed by that person.")
            return
        key = self.actors.get(str(entry.actor["key_id"]))
        if key is None:
            raise IntegrityError("It is signed by a key that the log has not added.")
        if not key.verifies(signed_message(entry.members), decode_base64url(str(signature))):
            raise IntegrityError("The signature of the actor is not one over this entry.")

    def _learn(self, entry: LedgerEntry) -> None:
        match entry.type:
            case "case.opened" | "key.added" | "key.revoked":
                self._learn_key(entry)
            case "object.ingested":
                self._promise(self.objects, entry)
            case "object.duplicate":
                if str(entry.object.get("sha256")) not in self.objects:
                    raise IntegrityError("It repeats an object that was never ingested.")
            case "object.refused" if entry.result.get("kept") is True:
                self._promise(self.quarantined, entry)
            case "derivation.run":
                self._attest(self.runs, entry, "run")
            case "dossier.published":
                self._attest(self.dossiers, entry, "dossier")

    def _learn_key(self, entry: LedgerEntry) -> None:
        if entry.type == "key.revoked":
            self.actors.pop(str(entry.result.get("key_id")), None)
            return
        key = self._key(entry.result)
        if entry.type == "case.opened":
            self.log_key = key
            self.origin = key.name
            self.readme = str(entry.result.get("readme_sha256"))

    def _key(self, result: JsonObject) -> VerifierKey:
        key = read_vkey(str(result.get("vkey")))
        self.keys[key.vkey] = key
        self.actors[key.fingerprint] = key
        return key

    @staticmethod
    def _promise(place: dict[str, Promised], entry: LedgerEntry) -> None:
        sha256, size, sha512 = (entry.object.get(name) for name in ("sha256", "size", "sha512"))
        if not isinstance(sha256, str) or not isinstance(size, int):
            raise IntegrityError("It names no object.")
        if sha256 in place:
            raise IntegrityError("The same object is taken in twice; the second time is object.duplicate.")
        place[sha256] = Promised(size=size, sha512=str(sha512) if sha512 else None, seq=entry.seq)

    @staticmethod
    def _attest(place: dict[str, Attested], entry: LedgerEntry, name: str) -> None:
        label, root, files = (entry.result.get(member) for member in (name, "outputs_root", "files"))
        if not isinstance(label, str) or not is_plain(label) or "/" in label:
            raise IntegrityError(f"It names no {name}.")
        if not is_sha256(root) or not isinstance(files, int):
            raise IntegrityError("It vouches for no outputs.")
        if label in place:
            raise IntegrityError(f"The same {name} is attested twice.")
        statement, run = entry.result.get("statement"), entry.result.get("run")
        if statement is not None and not is_sha256(statement):
            raise IntegrityError("It names no statement of the derivation.")
        tool = entry.members.get("tool")
        place[label] = Attested(
            root=str(root),
            files=files,
            seq=entry.seq,
            statement=None if statement is None else str(statement),
            version=str(tool.get("version")) if isinstance(tool, dict) else "",
            payload=PAYLOAD if entry.result.get("form") == BAG else "",
            run=None if run is None else str(run),
        )
