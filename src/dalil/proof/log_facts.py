"""What the entries of a log, read in order, say should be there."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from dalil.errors import IntegrityError
from dalil.proof.digest import is_sha256
from dalil.proof.entry import EVENT_TYPES, LedgerEntry, is_moment
from dalil.proof.key_history import KeyHistory
from dalil.proof.layout import is_plain
from dalil.proof.verdict import Findings
from dalil.proof.verifier_key import VerifierKey

# What is logged about a checkpoint after it was signed: no seal can cover the entry that tells of it.
SEALS = frozenset({"timestamp.obtained", "witness.cosigned"})
ANCHORS = SEALS | {"time.anchored"}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An event that cannot be older than the bytes it names, with a time that others vouch for (RFC 3339, UTC)."""

    seq: int
    kind: str
    sha256: str
    time: str
    what: str


class LogFacts:
    """The state of a case as its log tells it: origin, keys, objects, quarantined inputs, runs, dossiers, seals.

    Entries are taken in order, since a key counts only after the entry that added it.
    """

    def __init__(self) -> None:
        self.origin: str | None = None
        self.readme: str | None = None
        self.history = KeyHistory()
        self.objects: dict[str, Promised] = {}
        self.quarantined: dict[str, Promised] = {}
        self.runs: dict[str, Attested] = {}
        self.dossiers: dict[str, Attested] = {}
        self.ids: set[str] = set()
        self.claimed: list[str] = []
        self.anchors: list[Anchor] = []
        self.last_unsealed = -1
        self._latest = ""

    @property
    def log_key(self) -> VerifierKey | None:
        """The key with which the case was opened."""
        return self.history.log_key_at(1)

    @property
    def keys(self) -> dict[str, VerifierKey]:
        """Every key that the log names, by vkey."""
        return self.history.keys

    @property
    def actors(self) -> dict[str, VerifierKey]:
        """The keys that may sign entries now, by fingerprint."""
        return self.history.actors

    def take(self, entry: LedgerEntry, findings: Findings) -> None:
        """Take the next entry; what contradicts itself is reported under `entry N`."""
        seq, kind, time = entry.seq, entry.type, entry.claimed_time
        what = f"entry {seq}"
        if entry.id in self.ids:
            findings.failed(what, "its id was used before")
        self.ids.add(entry.id)
        if kind not in EVENT_TYPES:
            findings.note(what, f"type {kind!a} is unknown to this version")
        self.claimed.append(time)
        if time < self._latest:
            findings.note(what, f"claims {time}, before an earlier entry: the clock was set back")
        else:
            self._latest = time
        if kind not in SEALS:
            self.last_unsealed = seq
        if (seq == 0) != (kind == "case.opened"):
            findings.failed(what, "a log begins with case.opened, and only once")
        try:
            self.history.check_actor(entry)
            self._learn(entry)
        except IntegrityError as error:
            findings.failed(what, error.diagnosis)

    def rehearse(self, entries: Iterable[LedgerEntry]) -> None:
        """Raise `IntegrityError` where entries that are not written yet contradict the log about keys or times."""
        for entry in entries:
            kind = entry.type
            about_keys = kind.startswith("key.")
            history = deepcopy(self.history) if about_keys else self.history
            history.check_actor(entry)
            if about_keys:
                history.take(entry)
            elif kind in ANCHORS:
                _anchor(entry)

    def _learn(self, entry: LedgerEntry) -> None:
        match entry.type:
            case "case.opened" | "key.added" | "key.rotated" | "key.revoked":
                self._learn_key(entry)
            case kind if kind in ANCHORS:
                self.anchors.append(_anchor(entry))
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
        self.history.take(entry)
        if entry.type == "case.opened":
            self.origin = self.history.log_keys[0].key.name
            self.readme = str(entry.result.get("readme_sha256"))

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
        if not is_sha256(root) or not isinstance(files, int) or isinstance(files, bool) or files < 0:
            raise IntegrityError("It vouches for no outputs.")
        if label in place:
            raise IntegrityError(f"The same {name} is attested twice.")
        statement, run = entry.result.get("statement"), entry.result.get("run")
        if statement is not None and not is_sha256(statement):
            raise IntegrityError("It names no statement of the derivation.")
        tool = entry.members.get("tool")
        version = tool.get("version") if isinstance(tool, dict) else None
        place[label] = Attested(
            root=str(root),
            files=files,
            seq=entry.seq,
            statement=None if statement is None else str(statement),
            version=version if isinstance(version, str) else "",
            payload=PAYLOAD if entry.result.get("form") == BAG else "",
            run=None if run is None else str(run),
        )


def _anchor(entry: LedgerEntry) -> Anchor:
    sha256, time = entry.result.get("sha256"), entry.result.get("time")
    if not is_sha256(sha256) or not is_moment(time):
        raise IntegrityError("It names no bytes, or no time, that others vouch for.")
    what = str(entry.result.get("what", ""))
    return Anchor(seq=entry.seq, kind=entry.type, sha256=str(sha256), time=str(time), what=what)
