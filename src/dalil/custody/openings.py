"""What the log commits to without saying it: kept as one encrypted file beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyrage

from dalil.custody.disk import Disk
from dalil.custody.entropy import Entropy
from dalil.errors import IncompleteError, IntegrityError, StorageError
from dalil.proof import layout
from dalil.proof.canonical import JsonObject, JsonValue, dump, load_object
from dalil.proof.commitment import commit, decoy, open_commitments
from dalil.proof.entry import LedgerEntry

CASE_KEY_BYTES = 32
SALT_BYTES = 16
PADDED_TO = 8
_AGE_MAGIC, _AGE_END = b"age-encryption.org/", b"-----END AGE ENCRYPTED FILE-----\n"
_KEPT_IN = "The age identity lies beside the signing key with which the case was opened."


class Openings:
    """The disclosures of every entry, by the entry's id, and the random key of the case.

    On disk: canonical JSON lines in `sealed/openings.age`; while a command writes also `sealed/pending-*.age`, armored
    age files one after the other, to which each commit adds one. What an entry commits to is on disk before the entry
    is, so that no commitment is ever left that nobody can open; a crash tears the last of them at most.
    """

    def __init__(self, root: Path, identity: str, disk: Disk) -> None:
        self._root = root
        self._folder = root / layout.SEALED
        self._file = root / layout.OPENINGS
        self._identity = pyrage.x25519.Identity.from_str(identity)
        self._readers = [self._identity.to_public()]
        self._disk = disk
        self._case_key = b""
        self._disclosures: dict[str, list[str]] = {}
        self._changed = False
        self._pending: Path | None = None
        self._failed = False
        self._torn = 0

    @classmethod
    def create(cls, root: Path, identity: str, disk: Disk, entropy: Entropy) -> "Openings":
        """Begin the sealed part of a new case, with a new case key."""
        openings = cls(root, identity, disk)
        openings._case_key = entropy.draw(CASE_KEY_BYTES)
        disk.make_folder(openings._folder)
        openings.save()
        return openings

    @classmethod
    def load(cls, root: Path, identity: str, disk: Disk) -> "Openings":
        """Open the sealed part; raises `IncompleteError` when it is missing or this identity does not open it."""
        openings = cls(root, identity, disk)
        for path in (openings._file, *openings.pending()):
            for plain in openings._decrypt(path):
                for line in plain.splitlines():
                    openings._take(load_object(line))
        if len(openings._case_key) != CASE_KEY_BYTES:
            raise IntegrityError("The sealed part holds no case key.", "Restore it from a backup.")
        openings._changed = bool(openings.pending())
        return openings

    @property
    def case_key(self) -> bytes:
        """32 random bytes, under which ids of parties are made; they never leave the case."""
        return self._case_key

    def of(self, entry: LedgerEntry) -> dict[str, JsonValue]:
        """The fields that an entry commits to; raises `IntegrityError` when a disclosure does not belong to it.

        Raises `IncompleteError` where only something torn could open it: no crash tears what an entry rests on.
        """
        if self._torn and entry.commitments and entry.id not in self._disclosures:
            raise IncompleteError(f"What entry {entry.seq} commits to is damaged in the sealed part.", _KEPT_IN)
        return open_commitments(entry.commitments, self._disclosures.get(entry.id, []))

    def close_over(self, entry_id: str, fields: Mapping[str, JsonValue], entropy: Entropy) -> list[JsonValue]:
        """Commit to the fields of an entry to come and give its `_sd`.

        Decoys fill it up to a multiple of eight, and it is sorted, so that neither number nor order says anything.
        """
        made = [commit(name, value, entropy.draw(SALT_BYTES)) for name, value in fields.items()]
        self._disclosures[entry_id] = [disclosure.encoded for disclosure in made]
        self._changed = True
        hidden = [decoy(entropy.draw(SALT_BYTES)) for _ in range(-len(made) % PADDED_TO)]
        return list[JsonValue](sorted([*(disclosure.commitment for disclosure in made), *hidden]))

    def settle(self, entry_ids: Sequence[str], files: Sequence[Path] = (), folders: Sequence[Path] = ()) -> None:
        """Bring the disclosures of entries to come to the disk, with `files` and names that the entries vouch for.

        They may reach it in any order: nothing of them means anything before an entry does. The first of a command
        gives the file its name; those that follow cost one sync.
        """
        if self._failed:
            raise StorageError("An earlier write to the sealed part failed; nothing can follow it.")
        lines = [self._line(entry_id) for entry_id in entry_ids if entry_id in self._disclosures]
        self._failed = True
        if lines:
            fresh = self._pending is None
            self._pending = self._pending or self._root / layout.pending_file(entry_ids[0])
            descriptor = self._disk.append(self._pending)
            try:
                self._disk.write(descriptor, self._encrypted(lines, armored=True))
            finally:
                self._disk.close(descriptor)
            files = [*files, self._pending]
            folders = [*folders, self._folder] if fresh else folders
        self._disk.settle(files, folders)
        self._failed = False

    def save(self) -> None:
        """Write everything into the one file, then remove the pending ones."""
        pending = self.pending()
        if self._changed or not self._file.exists():
            head = dump({"case_key": self._case_key.hex(), "v": 1})
            lines = [head, *(self._line(entry_id) for entry_id in self._disclosures)]
            self._disk.replace_file(self._file, self._encrypted(lines))
            self._changed, self._pending = False, None
            for path in pending:
                self._disk.remove(path)
            if pending:
                self._disk.sync_folder(self._folder)

    def share(self, identity: str) -> None:
        """Let another identity open the sealed part too, at once: the key of the case is about to change."""
        self._readers.append(pyrage.x25519.Identity.from_str(identity).to_public())
        self._changed = True
        self.save()

    def hand_over(self, identity: str) -> None:
        """From the next save on, this identity alone opens the sealed part."""
        self._identity = pyrage.x25519.Identity.from_str(identity)
        self._readers = [self._identity.to_public()]
        self._changed = True

    def forget_unknown(self, known: frozenset[str]) -> int:
        """Drop the disclosures of entries that were never committed, torn ones too; gives how many there were."""
        unknown = [entry_id for entry_id in self._disclosures if entry_id not in known]
        for entry_id in unknown:
            del self._disclosures[entry_id]
            self._changed = True
        torn, self._torn = self._torn, 0
        return len(unknown) + torn

    def pending(self) -> list[Path]:
        """The files that an interrupted command left beside the one file."""
        return sorted(self._root.glob(layout.pending_file("*")))

    def _line(self, entry_id: str) -> bytes:
        return dump({"disclosures": list[JsonValue](self._disclosures[entry_id]), "id": entry_id})

    def _take(self, record: JsonObject) -> None:
        if "case_key" in record:
            self._case_key = bytes.fromhex(str(record["case_key"]))
            return
        disclosures = record.get("disclosures")
        if not isinstance(disclosures, list):
            raise IntegrityError("The sealed part is not one of this format.")
        self._disclosures[str(record.get("id"))] = [str(disclosure) for disclosure in disclosures]

    def _encrypted(self, lines: Iterable[bytes], *, armored: bool = False) -> bytes:
        encrypted: bytes = pyrage.encrypt(b"".join(line + b"\n" for line in lines), self._readers, armored=armored)
        return encrypted

    def _decrypt(self, path: Path) -> Iterator[bytes]:
        """What the age files in one file say: one that is not armored, or those that a command added one by one."""
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise IncompleteError(f"{path.name} is missing from the sealed part.", "Restore it.") from error
        if path == self._file or data.startswith(_AGE_MAGIC):
            yield self._opened(data)
            return
        *whole, rest = data.split(_AGE_END)
        torn = bool(rest)
        for number, part in enumerate(whole, 1):
            try:
                yield self._opened(part + _AGE_END)
            except IncompleteError:
                if number < len(whole) or rest:
                    raise
                torn = True
        self._torn += torn

    def _opened(self, data: bytes) -> bytes:
        try:
            plain: bytes = pyrage.decrypt(data, [self._identity])
        except pyrage.DecryptError as error:
            raise IncompleteError("The sealed part does not open with this key, or is damaged.", _KEPT_IN) from error
        return plain
