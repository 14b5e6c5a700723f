"""Reads the log of a case line by line and holds every line against its neighbours, and the tiles against the lines."""

from collections.abc import Iterator
from typing import BinaryIO

from dalil.errors import IntegrityError
from dalil.proof.case_files import CaseFiles
from dalil.proof.entry import FIRST_PREV, LINES_PER_FILE, LONGEST_LINE, LedgerEntry, read_entry
from dalil.proof.layout import ENTRIES, TILES, entries_file
from dalil.proof.log_facts import LogFacts
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.tile import read_tile_path, tile_size
from dalil.proof.verdict import Findings


class CaseLog:
    """A log that has been read: its tree, what it says should be there, how much of it is signed."""

    def __init__(self, files: CaseFiles, findings: Findings) -> None:
        self._files = files
        self._findings = findings
        self.tree = MerkleTree()
        self.facts = LogFacts()
        self.signed_size = 0
        self.torn = False

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

    def check_tiles(self) -> None:
        """Every tile that is there holds the hashes of this tree; those that are not can be derived from the lines."""
        paths = self._files.below(TILES)
        for path in paths:
            tile = read_tile_path(path)
            if tile is None or not tile.is_in(self.tree):
                self._findings.failed(path, "is no tile of this log: it was added, or the end of the log was cut off")
            elif self._files.sizes[path] != tile_size(tile) or self._files.read(path, tile_size(tile)) != tile.data(
                self.tree
            ):
                self._findings.failed(path, "its hashes are not those of the entries")
        if paths and not self._findings.has_failed((TILES,)):
            self._findings.note(TILES, f"{len(paths)} tiles with the hashes of the entries")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines with their line feed; one that is too long comes in pieces and then fails as an entry."""
    while line := stream.readline(LONGEST_LINE + 2):
        yield line if line.endswith(b"\n") or len(line) < LONGEST_LINE + 2 else line + b"\n"
