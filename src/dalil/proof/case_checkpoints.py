"""The signed checkpoints of a case: who signed them, whether they are of this log, what others hold against them."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from dalil.errors import DalilError, IntegrityError
from dalil.proof.case_files import CaseFiles
from dalil.proof.case_log import CaseLog
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.cosignature import cosigned_at
from dalil.proof.layout import CHECKPOINT, CHECKPOINTS, checkpoint_file
from dalil.proof.merkle import verify_consistency
from dalil.proof.note import LONGEST_NOTE, SignatureLine, SignedNote, lines_of, read_note, verified_by
from dalil.proof.outside import Outside
from dalil.proof.policy import Policy
from dalil.proof.seal_file import read_seal_path
from dalil.proof.timeline import Bound, Timeline
from dalil.proof.verdict import Findings
from dalil.proof.verifier_key import Algorithm, VerifierKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A checkpoint that holds: its note, what it says, and who of the trusted signed it."""

    note: SignedNote
    checkpoint: Checkpoint
    signers: frozenset[VerifierKey]


class CaseCheckpoints:
    """Checks the latest and every kept checkpoint of a log that was read; `sound` holds those that hold, by size."""

    def __init__(self, files: CaseFiles, findings: Findings, log: CaseLog, policy: Policy) -> None:
        self._files = files
        self._findings = findings
        self._log = log
        self._policy = policy
        self.sound: dict[int, Signed] = {}
        self.timeline = Timeline()

    def check(self) -> None:
        """Signed by the key in force, root equal to that of the lines; the latest is the largest and kept too."""
        kept = [path for path in self._files.below(CHECKPOINTS) if path.endswith(".ckpt")]
        for name in sorted(kept, key=lambda path: (len(path), path)):
            signed = self._check_one(name)
            if signed and name != checkpoint_file(signed.checkpoint.size):
                self._findings.failed(name, f"it is the checkpoint of {signed.checkpoint.size} entries")
        for name in sorted(set(self._files.below(CHECKPOINTS)) - set(kept)):
            if name.endswith(".ots"):
                self._findings.note(name, "a proof for OpenTimestamps, which this version does not check")
            elif read_seal_path(name) is None:
                self._findings.failed(name, "is neither a checkpoint nor a token: it was added")
        self._check_latest()
        self._check_cosigned()
        self._check_quorum()

    def check_held(self, outside: Outside) -> None:
        """Hold the log against checkpoints that others kept: a history signed twice, or cut, shows here."""
        for name, data in outside.held.items():
            self._check_held(name, data)
        for seen in outside.seen:
            if seen.origin == self._log.facts.origin:
                self._compare("cosigned by you", seen)

    def _check_latest(self) -> None:
        latest = self._check_one(CHECKPOINT) if CHECKPOINT in self._files else None
        if CHECKPOINT not in self._files:
            self._findings.missing(CHECKPOINT, "there is no signed checkpoint")
        if latest is None:
            return
        size, entries = latest.checkpoint.size, self._log.tree.size
        self._log.signed_size = size
        self._findings.ok(CHECKPOINT, f"signed, and its root is that of {size} entries")
        self._note_second_line(latest)
        if max(self.sound) > size:
            self._findings.failed(CHECKPOINT, f"it is older than the kept checkpoint of {max(self.sound)} entries")
        if checkpoint_file(size) not in self._files:
            self._findings.missing(CHECKPOINTS, f"the kept copy of the checkpoint of {size} entries is missing")
        if size < entries:
            self._findings.missing(
                f"entries {size} to {entries - 1}",
                "no signed checkpoint covers them yet: a command was interrupted; the next one signs them",
            )

    def _check_one(self, name: str) -> Signed | None:
        try:
            note = read_note(self._files.read(name, LONGEST_NOTE))
            checkpoint = read_checkpoint(note.text)
            signers = frozenset(verified_by(note, self._known(checkpoint.size)))
        except DalilError as error:
            self._findings.failed(name, error.diagnosis)
            return None
        if not any(key in signers and key.name == checkpoint.origin for key in self._trusted(checkpoint.size)):
            self._findings.failed(name, self._who_else(note, checkpoint))
            return None
        problem = self._difference(checkpoint)
        if problem:
            self._findings.failed(name, problem)
            return None
        before = self.sound.get(checkpoint.size)
        both = signers | (before.signers if before else frozenset())
        lines = note if before is None or len(note.signatures) >= len(before.note.signatures) else before.note
        self.sound[checkpoint.size] = Signed(note=lines, checkpoint=checkpoint, signers=both)
        if self._log.facts.origin is not None and checkpoint.origin != self._log.facts.origin:
            self._findings.failed(name, "its origin line is that of another log")
        return self.sound[checkpoint.size]

    def _difference(self, checkpoint: Checkpoint) -> str | None:
        size, tree = checkpoint.size, self._log.tree
        if size > tree.size:
            return f"it covers {size} entries, the log has {tree.size}: the end was cut off"
        return None if tree.root(size) == checkpoint.root else f"its root is not that of {self._suspects(size)}"

    def _known(self, size: int) -> list[VerifierKey]:
        return list(dict.fromkeys([*self._policy.logs, *self._trusted(size), *self._policy.witnesses.values()]))

    def _trusted(self, size: int) -> tuple[VerifierKey, ...]:
        """The key in force at this size, when the policy names it or one that it leads back or on to by rotation."""
        history = self._log.facts.history
        key = history.log_key_at(size)
        if key is None:
            return self._policy.logs
        return (key,) if any(one.key in self._policy.logs for one in history.log_keys) else ()

    def _who_else(self, note: SignedNote, checkpoint: Checkpoint) -> str:
        for one in self._log.facts.history.log_keys:
            lines = lines_of(note, one.key)
            if one.key != self._log.facts.history.log_key_at(checkpoint.size) and lines:
                return "it is signed by a key of this log that was not in force any more, or not yet"
        return "no trusted key of this log signed it"

    def _suspects(self, size: int) -> str:
        sound = max((known for known in self.sound if known < size), default=0)
        return f"entry {size - 1}" if sound == size - 1 else f"entries {sound} to {size - 1}"

    def _note_second_line(self, signed: Signed) -> None:
        key = self._log.facts.history.second_key_at(signed.checkpoint.size)
        if key is None:
            return
        lines = lines_of(signed.note, key)
        if not lines:
            self._findings.note("second signature", "its ML-DSA-44 line is missing; it decides nothing")
        elif any(cosigned_at(key, signed.note.text, line.signature) is None for line in lines):
            self._findings.note("second signature", "its ML-DSA-44 line does not verify here; it decides nothing")
        else:
            self._findings.note("second signature", "its ML-DSA-44 line verifies; it decides nothing")

    def _check_cosigned(self) -> None:
        """Lines of trusted witnesses bound the time; a line that the log tells of and that is gone is missed."""
        told = {anchor.sha256: anchor for anchor in self._log.facts.anchors if anchor.kind == "witness.cosigned"}
        by_key = {key: name for name, key in self._policy.witnesses.items() if key.algorithm is Algorithm.COSIGNATURE}
        there: set[str] = set()
        for size, signed in sorted(self.sound.items()):
            there |= {line_hash(line) for line in signed.note.signatures}
            for key in by_key.keys() & signed.signers:
                self._bound(by_key[key], key, size, signed.note)
        for sha256, anchor in told.items():
            if sha256 not in there:
                self._findings.missing("witnesses", f"the cosignature that entry {anchor.seq} tells of was stripped")

    def _bound(self, name: str, key: VerifierKey, size: int, note: SignedNote) -> None:
        told = {anchor.sha256: anchor for anchor in self._log.facts.anchors}
        for line in lines_of(note, key):
            seconds = cosigned_at(key, note.text, line.signature)
            if not seconds:
                continue
            time = moment(seconds)
            self.timeline.before.append(Bound(entry=size, time=time, by=f"witness {name}"))
            anchor = told.get(line_hash(line))
            if anchor is not None and anchor.time == time:
                self.timeline.after.append(Bound(entry=anchor.seq, time=time, by=f"witness {name}"))

    def _check_quorum(self) -> None:
        """The quorum has cosigned a checkpoint after which the log tells of seals only."""
        if self._policy.quorum is None:
            return
        covered = [size for size, one in self.sound.items() if self._policy.satisfied_by(one.signers)]
        if not covered:
            self._findings.missing("witnesses", "the policy asks for witnesses whose cosignatures are not there")
        elif max(covered) <= self._log.facts.last_unsealed:
            self._findings.missing(
                "witnesses", f"the quorum has cosigned {max(covered)} entries; those after them wait for cosignatures"
            )
        else:
            self._findings.ok("witnesses", "the quorum of the policy has cosigned the checkpoint")

    def _check_held(self, name: str, data: bytes) -> None:
        history = self._log.facts.history
        try:
            note = read_note(data)
            checkpoint = read_checkpoint(note.text)
            known = [*self._policy.logs, *self._policy.witnesses.values(), *(one.key for one in history.log_keys)]
            signers = verified_by(note, list(dict.fromkeys(known)))
        except DalilError as error:
            self._findings.missing(f"held {name}", f"cannot be compared: {error.diagnosis}")
            return
        if checkpoint.origin != self._log.facts.origin or not signers:
            self._findings.missing(f"held {name}", "is of another log, or signed by no key known here: not compared")
            return
        self._compare(f"held {name}", checkpoint)

    def _compare(self, what: str, held: Checkpoint) -> None:
        tree = self._log.tree
        if held.size > tree.size:
            self._findings.failed(
                what, f"covers {held.size} entries, the case has {tree.size}: it was set back to an earlier state"
            )
            return
        if not held.size:
            self._findings.missing(what, "covers no entry, so that it proves nothing")
            return
        try:
            verify_consistency(held.size, tree.size, tree.consistency(held.size), held.root, tree.root())
        except IntegrityError as error:
            self._findings.failed(what, f"a split view, another history was signed before: {error.diagnosis}")
            return
        self._findings.ok(what, f"the log begins with its {held.size} entries")


def line_hash(line: SignatureLine) -> str:
    """SHA-256 of a signature line with its line feed, in hex: how an entry names a cosignature."""
    return hashlib.sha256(str(line).encode("utf-8")).hexdigest()


def moment(seconds: int) -> str:
    """POSIX seconds as entries write a time (RFC 3339, UTC); the year 9999 for what lies beyond."""
    last = 253_402_300_799
    return datetime.fromtimestamp(min(seconds, last), tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
