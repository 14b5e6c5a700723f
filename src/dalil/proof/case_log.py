"""Reads the log of a case line by line and holds every line against its neighbours and the signed checkpoints."""

from collections.abc import Iterator
from typing import BinaryIO

from dalil.errors import DalilError, IntegrityError
from dalil.proof.case_files import CaseFiles
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.entry import FIRST_PREV, LINES_PER_FILE, LONGEST_LINE, LedgerEntry, read_entry
from dalil.proof.layout import CHECKPOINT, CHECKPOINTS, ENTRIES, checkpoint_file, entries_file
from dalil.proof.log_facts import LogFacts
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.note import LONGEST_NOTE, read_note, verified_by
from dalil.proof.policy import Policy
from dalil.proof.verdict import Findings
from dalil.proof.verifier_key import VerifierKey


class CaseLog:
    """A log that has been read: its tree, what it says should be there, and which checkpoints hold."""

    def __init__(self, files: CaseFiles, findings: Findings) -> None:
        self._files = files
        self._findings = findings
        self.tree = MerkleTree()
        self.facts = LogFacts()
        self.signed_size = 0
        self.torn = False
        self._signed: list[int] = []

    def read(self) -> None:
        """Check every line: canonical, numbered, chained by `prev`; and every file: none missing, none too many."""
        names = [entries_file(number) for number in range(len(self._files.below(ENTRIES)))]
        if not names:
            self._findings.missing(ENTRIES, "there is no log")
        elif self._files.below(ENTRIES) != names:
            self._findings.failed(ENTRIES, "the log files are not numbered 000000.jsonl, 000001.jsonl … without a gap")
        before: LedgerEntry | None = None
        for name in names:
            if name not in self._files:
                continue
            if self.tree.size % LINES_PER_FILE:
                self._findings.failed(name, f"the file before it does not have {LINES_PER_FILE} lines")
            with self._files.open(name) as stream:
                before = self._read_file(name, stream, before)
        if names and not self._findings.has_failed((ENTRIES, "entry")):
            self._findings.ok(ENTRIES, f"{self.tree.size} entries, canonical, numbered and chained")

    def _read_file(self, name: str, stream: BinaryIO, before: LedgerEntry | None) -> LedgerEntry | None:
        for line in _lines(stream):
            if not line.endswith(b"\n") or b"\0" in line:  # a page that a crash kept from the disk is read as NUL
                self.torn = True
                self._findings.missing(name, "the end is torn; the next writing command repairs this and says so")
                return before
            before = self._read_line(line[:-1], before)
        return before

    def _read_line(self, line: bytes, before: LedgerEntry | None) -> LedgerEntry | None:
        seq = self.tree.size
        self.tree.append(leaf_hash(line))
        try:
            entry = read_entry(line)
        except IntegrityError as error:
            self._findings.failed(f"entry {seq}", error.diagnosis)
            return None
        if entry.seq != seq:
            self._findings.failed(f"entry {seq}", f"says that it is entry {entry.seq}: lines were moved, added or lost")
        expected = FIRST_PREV if seq == 0 else before.digest if before else None
        if expected is not None and entry.prev != expected:
            self._findings.failed(
                f"entry {max(seq - 1, 0)}", f"its bytes are not those after which entry {seq} was written"
            )
        self.facts.take(entry, self._findings)
        return entry

    def check_checkpoints(self, policy: Policy) -> None:
        """Check the latest and every kept checkpoint: signed by a trusted log key, root equal to that of the lines."""
        kept = self._files.below(CHECKPOINTS)
        for name in sorted(kept, key=lambda path: (len(path), path)):
            checkpoint = self._check_one(name, policy)
            if checkpoint and name != checkpoint_file(checkpoint.size):
                self._findings.failed(name, f"it is the checkpoint of {checkpoint.size} entries")
        latest = self._check_one(CHECKPOINT, policy) if CHECKPOINT in self._files else None
        if CHECKPOINT not in self._files:
            self._findings.missing(CHECKPOINT, "there is no signed checkpoint")
        if latest is None:
            return
        self.signed_size = latest.size
        if self._signed and max(self._signed) > latest.size:
            self._findings.failed(CHECKPOINT, f"it is older than the kept checkpoint of {max(self._signed)} entries")
        if checkpoint_file(latest.size) not in self._files:
            self._findings.missing(CHECKPOINTS, f"the kept copy of the checkpoint of {latest.size} entries is missing")
        if latest.size < self.tree.size:
            self._findings.missing(
                f"entries {latest.size} to {self.tree.size - 1}",
                "no signed checkpoint covers them yet: a command was interrupted; the next one signs them",
            )

    def _check_one(self, name: str, policy: Policy) -> Checkpoint | None:
        try:
            note = read_note(self._files.read(name, LONGEST_NOTE))
            checkpoint = read_checkpoint(note.text)
            signers = verified_by(note, [*policy.logs, *policy.witnesses.values()])
        except DalilError as error:
            self._findings.failed(name, error.diagnosis)
            return None
        if not any(key in signers and key.name == checkpoint.origin for key in policy.logs):
            self._findings.failed(name, "no trusted key of this log signed it")
            return None
        if checkpoint.size > self.tree.size:
            self._findings.failed(
                name, f"it covers {checkpoint.size} entries, the log has {self.tree.size}: the end was cut off"
            )
            return None
        if self.tree.root(checkpoint.size) != checkpoint.root:
            self._findings.failed(name, f"its root is not that of {self._suspects(checkpoint.size)}")
            return None
        self._accept(name, checkpoint, policy, frozenset(signers))
        return checkpoint

    def _accept(self, name: str, checkpoint: Checkpoint, policy: Policy, signers: frozenset[VerifierKey]) -> None:
        self._signed.append(checkpoint.size)
        if self.facts.origin is not None and checkpoint.origin != self.facts.origin:
            self._findings.failed(name, "its origin line is that of another log")
        if name != CHECKPOINT:
            return
        self._findings.ok(name, f"signed, and its root is that of {checkpoint.size} entries")
        if policy.quorum is not None:
            if policy.satisfied_by(signers):
                self._findings.ok("witnesses", "the quorum of the policy has cosigned the checkpoint")
            else:
                self._findings.missing("witnesses", "the policy asks for witnesses whose cosignatures are not there")

    def _suspects(self, size: int) -> str:
        sound = max((known for known in self._signed if known < size), default=0)
        return f"entry {size - 1}" if sound == size - 1 else f"entries {sound} to {size - 1}"


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines with their line feed; one that is too long comes in pieces and then fails as an entry."""
    while line := stream.readline(LONGEST_LINE + 2):
        yield line if line.endswith(b"\n") or len(line) < LONGEST_LINE + 2 else line + b"\n"
