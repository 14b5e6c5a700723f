"""The custody log on disk: lines that are only ever added, and the checkpoints that sign them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dalil.custody.disk import Disk
from dalil.custody.key import Key
from dalil.errors import DalilError, IntegrityError, InvalidValueError, StorageError
from dalil.proof import layout
from dalil.proof.canonical import LARGEST_INTEGER, JsonObject
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.commitment import encode_base64url
from dalil.proof.cosignature import cosign
from dalil.proof.entry import (
    FIRST_PREV,
    FORMAT_VERSION,
    LINES_PER_FILE,
    LedgerEntry,
    make_entry,
    read_entry,
    signed_message,
)
from dalil.proof.key_history import KeyHistory
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.note import SignatureLine, read_note, sign_note, verified_by
from dalil.proof.tile import WIDTH as TILE_WIDTH
from dalil.proof.tile import tiles
from dalil.proof.verifier_key import VerifierKey

Sign = Callable[[bytes], bytes]
_ROTATED = b'"type":"key.rotated"'
COMPARE = "Run `dalil verify` and compare with a backup; nothing was changed."


def read_entries(root: Path) -> Iterator[LedgerEntry]:
    """The entries of a case in order; a torn end, which a crash left and nobody was told of, is left out.

    Raises `IntegrityError` naming the first entry that is not canonical, not numbered or not chained.
    """
    seq, prev, signed = 0, FIRST_PREV, _signed(root)
    for file in sorted((root / layout.ENTRIES).glob("*.jsonl")):
        with file.open("rb") as stream:
            for line in stream:
                if _is_torn(line, seq, signed):
                    return
                entry = _next(line[:-1], seq, prev)
                seq, prev = seq + 1, entry.digest
                yield entry


def log_vkey(root: Path, origin: str) -> str | None:
    """The vkey of the log as its entries name it last; None without a log. Only entries about keys are looked at."""
    vkey: str | None = None
    seq, signed = 0, _signed(root)
    for file in sorted((root / layout.ENTRIES).glob("*.jsonl")):
        with file.open("rb") as stream:
            for line in stream:
                if _is_torn(line, seq, signed):
                    return vkey
                seq += 1
                if vkey is None or _ROTATED in line:
                    entry = _next(line[:-1], 0, FIRST_PREV) if vkey is None else read_entry(line[:-1])
                    said = str(entry.result.get("vkey"))
                    if entry.type == "case.opened" or said.startswith(f"{origin}+"):
                        vkey = said
    return vkey


def _is_torn(line: bytes, seq: int, signed: int) -> bool:
    """Whether a crash left this line: without line feed, or with a NUL in it, as pages that never came are read.

    The pages of one write reach the disk in any order. Within what the checkpoint signed it is damage, and no crash's.
    """
    return not line.endswith(b"\n") or (b"\0" in line and seq >= signed)


def _signed(root: Path) -> int:
    """How many entries the latest checkpoint says that it signs, before anything of it was checked."""
    try:
        said = (root / layout.CHECKPOINT).read_bytes().split(b"\n")[1]
    except (FileNotFoundError, IndexError):
        return 0
    return int(said) if said.isdigit() else LARGEST_INTEGER


def _next(line: bytes, seq: int, prev: str) -> LedgerEntry:
    try:
        entry = read_entry(line)
    except IntegrityError as error:
        raise IntegrityError(f"Entry {seq} of the log is damaged: {error.diagnosis}", COMPARE) from error
    if (entry.seq, entry.prev) != (seq, prev):
        raise IntegrityError(f"Entry {seq} of the log does not follow the one before it.", COMPARE)
    return entry


class Ledger:
    """The log of a case, opened for writing; one writer holds the lock.

    A line is committed once `append` returns. After a failed write or fsync every further step raises `StorageError`.
    """

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self._tree = MerkleTree()
        self._prev = FIRST_PREV
        self._failed = False
        self._open: tuple[int, int] | None = None  # number of the log file that is being written, and its descriptor

    @property
    def size(self) -> int:
        """How many entries there are."""
        return self._tree.size

    def load(self) -> Iterator[LedgerEntry]:
        """Read what is there, giving each entry; must be run through before the first `append`."""
        self._tree, self._prev = MerkleTree(), FIRST_PREV
        for entry in read_entries(self._root):
            self._tree.append(leaf_hash(entry.line))
            self._prev = entry.digest
            yield entry

    def torn_tail(self) -> bytes:
        """What a crash left of lines that were never acknowledged: all from the first torn one on."""
        files = sorted((self._root / layout.ENTRIES).glob("*.jsonl"))
        if not files:
            return b""
        first, signed = (len(files) - 1) * LINES_PER_FILE, _signed(self._root)
        with files[-1].open("rb") as stream:
            for seq, line in enumerate(stream, first):
                if _is_torn(line, seq, signed):
                    return line + stream.read()
        return b""

    def cut_tail(self) -> None:
        """Cut the torn line off, after its bytes were kept elsewhere."""
        file = max((self._root / layout.ENTRIES).glob("*.jsonl"))
        self._disk.truncate(file, file.stat().st_size - len(self.torn_tail()))

    def append(
        self,
        drafts: Sequence[JsonObject],
        sign: Sign | None = None,
        rehearse: Callable[[Sequence[LedgerEntry]], None] | None = None,
    ) -> tuple[LedgerEntry, ...]:
        """Add entries: `v`, `seq` and `prev` are filled in, the lines written and synced. This is the commit point.

        `sign` gives the signature of the actor over each entry in its place; `rehearse` may refuse the entries by an
        error before anything is written.

        Raises `InvalidValueError` before anything is written when an entry is malformed or of 64 KiB and more.
        """
        if self._failed:
            raise StorageError("An earlier write to this log failed; nothing can follow it.")
        entries: list[LedgerEntry] = []
        prev = self._prev
        for seq, draft in enumerate(drafts, self.size):
            entries.append(_entry({**draft, "v": FORMAT_VERSION, "seq": seq, "prev": prev}, sign))
            prev = entries[-1].digest
        if rehearse is not None:
            rehearse(entries)
        self._failed = True
        files: dict[int, list[bytes]] = {}
        for seq, entry in enumerate(entries, self.size):
            files.setdefault(seq // LINES_PER_FILE, []).extend((entry.line, b"\n"))
        for number, lines in files.items():
            self._write(number, b"".join(lines))
        self._failed = False
        for entry in entries:
            self._tree.append(leaf_hash(entry.line))
        self._prev = prev
        return tuple(entries)

    def check_checkpoint(self, origin: str, history: KeyHistory) -> int:
        """The size that the latest checkpoint signs; 0 without one.

        Raises `IntegrityError` when it is not one of this log and of the key in force at its size, or when the entries
        are not those that it signed: a log is never signed onwards from a state that contradicts its own signature.
        """
        path = self._root / layout.CHECKPOINT
        if not path.exists():
            if any((self._root / layout.CHECKPOINTS).glob("*.ckpt")):
                raise IntegrityError("The checkpoint of the log is missing, though earlier ones were kept.", COMPARE)
            return 0
        try:
            note = read_note(path.read_bytes())
            checkpoint = read_checkpoint(note.text)
            key = history.log_key_at(checkpoint.size)
            signers = verified_by(note, [key] if key else [])
        except DalilError as error:
            raise IntegrityError(f"The checkpoint is damaged: {error.diagnosis}", COMPARE) from error
        if not signers or checkpoint.origin != origin:
            raise IntegrityError("The checkpoint is not signed by the key of this log.", COMPARE)
        if checkpoint.size > self.size or self._tree.root(checkpoint.size) != checkpoint.root:
            raise IntegrityError("The log is not the one that its checkpoint signed.", COMPARE)
        return checkpoint.size

    def sign_checkpoint(self, origin: str, key: Key, second: VerifierKey | None = None) -> None:
        """Sign the size and root of now: the latest first, then kept under its size. `second` adds an ML-DSA-44 line.

        Interrupted in between, the kept copy is missing, which the next command mends; the other way round the case
        would look as if it had been set back. A checkpoint that is there already is kept with all its lines.
        """
        checkpoint = Checkpoint(origin=origin, size=self.size, root=self._tree.root())
        path = self._root / layout.CHECKPOINT
        data = path.read_bytes() if path.exists() else b""
        if not data.startswith(checkpoint.text.encode("utf-8") + b"\n"):
            note = sign_note(checkpoint.text, key.verifier(origin), key.sign)
            if second is not None and second == key.second(origin):
                line = cosign(second, checkpoint.text, 0, key.sign_second)
                second_line = SignatureLine(name=origin, key_id=second.key_id, signature=line)
                note = replace(note, signatures=(*note.signatures, second_line))
            data = bytes(note)
        self._place(layout.CHECKPOINT, data)
        self._place(layout.checkpoint_file(self.size), data)

    def write_tiles(self) -> None:
        """Write the tiles of the tree of now that are not there yet (C2SP tlog-tiles).

        A partial tile stays until the full one is there, so that every checkpoint finds the tiles of its size.
        """
        for tile in tiles(self.size):
            path = self._root / tile.path
            if not path.exists():
                self._place(tile.path, tile.data(self._tree))
                partial = path.with_name(f"{path.name}.p")
                for old in sorted(partial.glob("*")) if tile.width == TILE_WIDTH else ():
                    self._disk.remove(old)

    def add_lines(self, size: int, lines: Sequence[SignatureLine]) -> None:
        """Add signature lines to the checkpoint of `size` entries, the kept one and the latest if it is the same."""
        kept = layout.checkpoint_file(size)
        note = read_note((self._root / kept).read_bytes())
        fresh = tuple(line for line in lines if line not in note.signatures)
        data = bytes(replace(note, signatures=(*note.signatures, *fresh)))
        latest = read_note((self._root / layout.CHECKPOINT).read_bytes())
        for name in (kept, layout.CHECKPOINT) if latest.text == note.text else (kept,):
            self._place(name, data)

    def _place(self, name: str, data: bytes) -> None:
        path = self._root / name
        self._disk.make_folder(path.parent)
        self._disk.replace_file(path, data)

    def close(self) -> None:
        """Close the log file; what was appended is on the disk already."""
        if self._open is not None:
            descriptor, self._open = self._open[1], None
            self._disk.close(descriptor)

    def _write(self, number: int, data: bytes) -> None:
        if self._open is None or self._open[0] != number:
            self.close()
            self._open = number, self._descriptor(number)
        self._disk.write(self._open[1], data)
        self._disk.sync(self._open[1])

    def _descriptor(self, number: int) -> int:
        """The log file opened, its name on the disk before its first line is."""
        path = self._root / layout.entries_file(number)
        fresh = not path.exists()
        self._disk.make_folder(path.parent)
        descriptor = self._disk.append(path)
        if fresh:
            self._disk.sync_folder(path.parent)
        return descriptor


def _entry(members: JsonObject, sign: Sign | None) -> LedgerEntry:
    if sign is not None:
        members["sig"] = encode_base64url(sign(signed_message(members)))
    try:
        return make_entry(members)
    except IntegrityError as error:
        raise InvalidValueError(f"This entry cannot be logged: {error.diagnosis}") from error
