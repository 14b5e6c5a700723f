"""A case opened for writing: everything that enters the log goes through here."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from dalil.custody.case_manifest import Hashed, renew_manifest
from dalil.custody.clock import Clock, SystemClock
from dalil.custody.disk import Disk
from dalil.custody.drafting import Draft, Drafting
from dalil.custody.entropy import Entropy, SystemEntropy
from dalil.custody.folder import DECIDED, read_decision
from dalil.custody.founding import found, furnish, place_key, readme, require_case_or_empty
from dalil.custody.holdings import RECOVERED, Holdings
from dalil.custody.intake import Intake, Receipt
from dalil.custody.key import Key
from dalil.custody.ledger import Ledger, log_vkey
from dalil.custody.lock import CaseLock
from dalil.custody.openings import Openings
from dalil.custody.person import Person
from dalil.custody.reception import Reception
from dalil.custody.recovery import Recovery
from dalil.custody.staging import Staging
from dalil.custody.store import NOTHING, ObjectStore, Placed
from dalil.custody.vouching import Claim, Vouching
from dalil.errors import DalilError, RefusedError, StorageError
from dalil.model.decision import Decision, DecisionKind
from dalil.proof import layout
from dalil.proof.canonical import JsonObject, JsonValue
from dalil.proof.commitment import encode_base64url
from dalil.proof.derivation import RunOrigin
from dalil.proof.digest import sha256_hex
from dalil.proof.entry import LedgerEntry
from dalil.proof.key_history import PERSON, rotation_message
from dalil.proof.log_facts import LogFacts

FRESH = 8


class CaseWriter:
    """A case that one command writes to; made if the folder is new or empty. Use it in a `with` statement.

    Opening takes the lock, reads the log, and recovers and reports what an interrupted command left. Leaving signs a
    checkpoint and renews the manifest, also after an error or Ctrl-C; only a `StorageError` leaves all as it is.
    Raises `LockedError`, `RefusedError` (another key), `IntegrityError` (log and checkpoint disagree), `InputError`.
    """

    def __init__(
        self,
        root: Path,
        key: Key,
        *,
        tool: Mapping[str, str],
        clock: Clock | None = None,
        entropy: Entropy | None = None,
        disk: Disk | None = None,
    ) -> None:
        self.root = root
        self._key = key
        self._tool = dict(tool)
        self._clock = clock or SystemClock()
        self._entropy = entropy or SystemEntropy()
        self._disk = disk or Disk()
        self.fresh: deque[LedgerEntry] = deque(maxlen=FRESH)
        """The last few entries that this writer logged."""
        self._left: tuple[object, ...] = ()
        require_case_or_empty(root)
        self._disk.make_folder(root)
        self._lock = CaseLock(root / layout.LOCK, self._disk)
        self._ledger = Ledger(root, self._disk)
        try:
            self._disk.hold(root)
            self._open()
        except BaseException as error:
            half_written = self._lock.was_interrupted or not isinstance(error, DalilError)
            self._release(complete=not (half_written or isinstance(error, StorageError)))
            raise

    def __enter__(self) -> Self:
        return self

    def pause(self) -> None:
        """Let go of the case as at the end of a command; `resume` takes it up again. After an error use `__exit__`."""
        complete = False
        try:
            self._staging.clear()
            self._close()
            self._left = self._stamp()
            complete = True
        finally:
            self._release(complete=complete)

    def resume(self) -> None:
        """Take the case up after a pause; read anew only where somebody else wrote to it, or was interrupted.

        Raises what opening raises, and holds nothing then.
        """
        self._lock = CaseLock(self.root / layout.LOCK, self._disk)
        try:
            self._disk.hold(self.root)
            if self._lock.was_interrupted or self._stamp() != self._left:
                self._open()
        except BaseException as error:
            self._release(complete=isinstance(error, DalilError) and not isinstance(error, StorageError))
            raise

    def _stamp(self) -> tuple[object, ...]:
        """What changes whenever another command writes to the log or to the sealed part."""
        logs = sorted((self.root / layout.ENTRIES).glob("*.jsonl"))
        files = [*logs[-1:], self.root / layout.CHECKPOINT, self.root / layout.OPENINGS, *self._openings.pending()]
        found = [(path, path.stat()) for path in files if path.exists()]
        return tuple((path.name, stat.st_ino, stat.st_size, stat.st_mtime_ns) for path, stat in found)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        complete = False
        try:
            if not isinstance(error, StorageError):
                self._staging.clear()
                if error is not None:
                    self._objects.abandon()
                    self._ledger.close()
                    self._open()
                self._close()
                complete = True
        finally:
            self._release(complete=complete)

    @property
    def case_key(self) -> bytes:
        """The random key under which ids of parties are made."""
        return self._openings.case_key

    @property
    def origin(self) -> str:
        """The name of the log."""
        return self._origin

    @property
    def facts(self) -> LogFacts:
        """What the log says, up to its last entry."""
        return self._held.facts

    @property
    def ledger(self) -> Ledger:
        """The log itself."""
        return self._ledger

    @property
    def disk(self) -> Disk:
        """Through which everything is written."""
        return self._disk

    def rotate_key(self, new: Key) -> LedgerEntry:
        """Let a new key sign the log from now on; the old one signs the entry, the new one that it takes over.

        The sealed part opens with both until the entry is on the disk, then with the new one alone.
        """
        old = self._key
        before, after = (key.verifier(self._origin).vkey for key in (old, new))
        self._openings.share(new.identity)
        draft = self._drafting.draft("key.rotated")
        signed = encode_base64url(new.sign(rotation_message(draft.id, before, after)))
        draft.members["result"] = {"from": before, "new_sig": signed, "vkey": after}
        entry = self._commit([draft], old)[0]
        self._key = new
        self._drafting.hand_over(new)
        self._openings.hand_over(new.identity)
        self.place_keys()
        return entry

    def ingest(self, inputs: Iterable[Intake]) -> Iterator[Receipt]:
        """Preserve inputs in their order, each with its receipt, given only after bytes and entry are on the disk.

        Same bytes from elsewhere are logged as object.duplicate; the same arrival again changes nothing. An input that
        cannot be read is logged as object.refused and the rest goes on. Raises `StorageError` and then stops.
        """
        reception = self._reception()
        for intake in inputs:
            reception.take_in(intake)
            if reception.is_full:
                yield from self._settle(reception)
                reception = self._reception()
        yield from self._settle(reception)

    def refuse(self, intake: Intake, reason: str, *, keep: bool = False) -> Receipt:
        """Log that an input was refused, for a `reason` in open words without a name; `keep` puts it in quarantine."""
        reception = self._reception()
        reception.turn_away(intake, reason, keep=keep)
        return self._settle(reception)[0]

    def record(
        self,
        kind: str,
        *,
        result: Mapping[str, JsonValue] | None = None,
        private: Mapping[str, JsonValue] | None = None,
        person: Person | None = None,
    ) -> LedgerEntry:
        """Log an event (one of `EVENT_TYPES`, such as names.shown): `result` is open, `private` only committed."""
        if person:
            self._enrol(person)
        draft = self._drafting.draft(kind, result=result, private=private, person=person)
        return self._commit([draft], person.key if person else None)[0]

    def append_decision(
        self,
        *,
        kind: DecisionKind,
        subjects: Sequence[str],
        reason: str,
        person: Person,
        fields: Mapping[str, str] | None = None,
        quote: str | None = None,
        before: str | None = None,
        after: str | None = None,
        supersedes: str | None = None,
    ) -> Decision:
        """Log a decision, signed by the person's own key. Kind, subjects (ids) and what it supersedes are open.

        Reason, corrected values and quote are commitments. Raises `InvalidValueError` for a malformed decision, before
        anything is written.
        """
        result: dict[str, JsonValue] = {"kind": kind, "subjects": list[JsonValue](subjects)}
        if supersedes is not None:
            result["supersedes"] = supersedes
        words = {"reason": reason, "quote": quote, "before": before, "after": after}
        private: dict[str, JsonValue] = {name: word for name, word in words.items() if word is not None}
        if fields:
            private["fields"] = dict(fields)
        Decision(id="draft", kind=kind, subjects=tuple(subjects), by=person.key.fingerprint, at="", reason=reason)
        entry = self.record(DECIDED, result=result, private=private, person=person)
        return read_decision(entry, {**result, **private})

    def begin_run(self, run: str) -> Path:
        """An empty folder in the spool for the outputs of a run of analysis."""
        return self._staging.begin(layout.DERIVED, run)

    def attest_run(
        self, run: str, *, origin: RunOrigin | None = None, tool: Mapping[str, JsonValue] | None = None
    ) -> LedgerEntry | None:
        """Move a run's outputs to `derived/RUN` and log the Merkle root over them, with `tool`: versions, parameters.

        With its `origin` a signed in-toto statement lies beside them, and the entry cites it. The same run again with
        the same outputs is put back where it was lost and not logged again (None). Raises `IntegrityError` when the
        same run gives other outputs, or another statement, than it did.
        """
        return self._vouch(self._vouching().of_run(run, origin, self._key), tool)

    def begin_dossier(self, dossier: str) -> Path:
        """An empty folder in the spool for the pages of a dossier."""
        return self._staging.begin(layout.DOSSIERS, dossier)

    def publish_dossier(
        self, dossier: str, *, run: str | None = None, tool: Mapping[str, JsonValue] | None = None
    ) -> LedgerEntry | None:
        """Move a dossier to `dossiers/DOSSIER` and log the Merkle root over its files; as `attest_run` otherwise.

        One that tells of a `run` is the payload of a bag: its files lie below `data/`, and `enclose` adds the proofs.
        """
        return self._vouch(self._vouching().of_dossier(dossier, run), tool)

    def sign_log(self) -> None:
        """Sign a checkpoint over all entries of now, unless there is one: what was logged can then be proven."""
        self._ledger.write_tiles()
        if not (self.root / layout.checkpoint_file(self._ledger.size)).exists():
            second = self._held.facts.history.second_key_at(self._ledger.size)
            self._ledger.sign_checkpoint(self._origin, self._key, second)

    def enclose(self, dossier: str, tags: Mapping[str, bytes]) -> None:
        """Put the files that make a published dossier a bag beside its payload, in their order; the last completes it.

        They prove what was logged and change nothing of it; an interrupted command leaves the bag incomplete.
        """
        for path, data in tags.items():
            target = self.root / layout.DOSSIERS / dossier / path
            self._disk.make_folder(target.parent)
            self._disk.replace_file(target, data)
        self._hashed = Hashed()

    def _open(self) -> None:
        root, disk = self.root, self._disk
        self._hashed = Hashed()
        settings = found(root, disk, self._clock, self._entropy)
        self._origin = settings.origin
        self._require_own_key()
        for folder in (layout.SPOOL, layout.SEALED):
            disk.make_folder(root / folder)
        self._objects = ObjectStore(root, disk)
        self._staging = Staging(root, disk)
        self._ledger = Ledger(root, disk)
        self._held = Holdings()
        recovery = Recovery(root, disk)
        recovery.torn_line(self._ledger)
        self._openings = self._open_sealed()
        self._drafting = Drafting(self._key, self._openings, tool=self._tool, clock=self._clock, entropy=self._entropy)
        for entry in self._ledger.load():
            self._held.take(entry, self._openings.of(entry))
        self._ledger.check_checkpoint(self._origin, self._held.facts.history)
        if not self._ledger.size:
            self._found()
        self._recover(recovery)
        self.place_keys()

    def _open_sealed(self) -> Openings:
        if (self.root / layout.OPENINGS).exists() or (self.root / layout.ENTRIES).exists():
            return Openings.load(self.root, self._key.identity, self._disk)
        return Openings.create(self.root, self._key.identity, self._disk, self._entropy)

    def _require_own_key(self) -> None:
        vkey = log_vkey(self.root, self._origin)
        if vkey not in {None, self._key.verifier(self._origin).vkey}:
            raise RefusedError("The case is signed with another key.", "Give that key with `--key FILE`.")

    def _found(self) -> None:
        furnish(self.root, self._origin, self._key, self._disk)
        result: JsonObject = {
            "vkey": self._key.verifier(self._origin).vkey,
            "readme_sha256": sha256_hex(readme(self._origin)),
        }
        if self._key.label:
            result["label"] = self._key.label
        self._commit([self._drafting.draft("case.opened", result=result)])

    def _recover(self, recovery: Recovery) -> None:
        facts = self._held.facts
        recovery.openings(self._openings.forget_unknown(frozenset(facts.ids)))
        recovery.spool()
        outputs = [f"{layout.DERIVED}/{run}" for run in facts.runs]
        outputs += [f"{layout.DOSSIERS}/{dossier}" for dossier in facts.dossiers]
        recovery.certificates(frozenset(facts.history.authorities_ever))
        recovery.strays(frozenset({*facts.objects, *facts.quarantined}), frozenset(outputs))
        if self._lock.was_interrupted:
            recovery.untold(self._held.recovered)
        for report in recovery.reports():
            self.record(RECOVERED, result=report)

    def _close(self) -> None:
        self._openings.save()
        self.sign_log()
        renew_manifest(self.root, self._held.facts, self._disk, self._hashed)

    def _release(self, *, complete: bool) -> None:
        try:
            self._ledger.close()
            self._disk.let_go()
        except StorageError:
            self._lock.release(complete=False)
            raise
        self._lock.release(complete=complete)

    def _settle(self, reception: Reception) -> list[Receipt]:
        placed = reception.place()
        if reception.drafts:
            self._commit(reception.drafts, placed=placed)
        else:  # bytes that were gone came again, and how they came is known
            self._disk.settle(*placed)
        return reception.receipts

    def _reception(self) -> Reception:
        return Reception(self._objects, self._held, self._drafting)

    def _vouching(self) -> Vouching:
        return Vouching(self.root, self._staging, self._held.facts, self._tool.get("version", ""))

    def _vouch(self, claim: Claim | None, tool: Mapping[str, JsonValue] | None) -> LedgerEntry | None:
        return self._commit([self._drafting.draft(claim.kind, result=claim.result, tool=tool)])[0] if claim else None

    def _enrol(self, person: Person) -> None:
        if person.key.fingerprint in self._held.facts.actors:
            return
        key = person.key.verifier(person.pseudonym)
        draft = self._drafting.draft(
            "key.added", result={"vkey": key.vkey, "role": PERSON}, private={"name": person.name, "role": person.role}
        )
        self._commit([draft])
        self.place_keys()

    def place_keys(self) -> None:
        """Write the public keys that the log names below `keys/`, as far as they are not there."""
        for name, key in self._held.facts.history.file_names().items():
            place_key(self.root, name, key, self._disk)

    def _commit(
        self, drafts: Sequence[Draft], signer: Key | None = None, *, placed: Placed = NOTHING
    ) -> tuple[LedgerEntry, ...]:
        self._openings.settle([draft.id for draft in drafts if draft.private], *placed)
        entries = self._ledger.append(
            [draft.members for draft in drafts], signer.sign if signer else None, self._held.facts.rehearse
        )
        for entry, draft in zip(entries, drafts, strict=True):
            self._held.take(entry, draft.private)
        self.fresh.extend(entries)
        return entries
