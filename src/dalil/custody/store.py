"""Preserved bytes under their own hash."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dalil.custody.disk import READ_ONLY, Disk
from dalil.errors import LimitError, UnreadableError
from dalil.proof import layout
from dalil.proof.digest import BLOCK, Digest, Hasher

Placed = tuple[Sequence[Path], Sequence[Path]]
"""Files with their final names, and the folders that got a name, all still to be brought to the disk."""
NOTHING: Placed = ((), ())
LARGEST_EXHIBIT = 2 * 10**9  # bytes; the documented limit, a flag of the command line


@dataclass(frozen=True, slots=True, kw_only=True)
class Spooled:
    """Bytes that lie in the spool, written and hashed, not yet synced and not yet part of the case."""

    path: Path
    digest: Digest


class ObjectStore:
    """Objects below `objects/sha256/`, mode 0444, never rewritten; what is on its way lies in `spool/`."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self._spool = root / layout.SPOOL
        self._count = 0

    def spool(self, stream: BinaryIO, limit: int = LARGEST_EXHIBIT) -> Spooled:
        """Copy a stream into the spool, hashing as it passes.

        Raises `LimitError` beyond `limit` bytes, `UnreadableError` when the source fails while it is read and
        `StorageError` when the copy cannot be written; in each case nothing stays in the spool.
        """
        self._count += 1
        path = self._spool / f"{self._count:08d}.part"
        hasher = Hasher()
        descriptor = self._disk.create(path, READ_ONLY)
        whole = False
        try:
            while block := _read(stream):
                hasher.update(block)
                if hasher.size > limit:
                    raise LimitError(f"It has more than {limit:,} bytes.", "Raise the limit or split it.")
                self._disk.write(descriptor, block)
            whole = True
        finally:
            self._disk.close(descriptor)
            if not whole:
                self._disk.remove(path)
        return Spooled(path=path, digest=hasher.digest())

    def place(self, items: Iterable[Spooled], base: str = layout.OBJECTS) -> Placed:
        """Give spooled bytes their final names; gives what has to be brought to the disk.

        A name in here means nothing before an entry names it, so bytes and names may reach the disk in any order.
        """
        files: list[Path] = []
        folders: dict[Path, None] = {}
        for item in items:
            target = self._root / layout.stored_at(base, item.digest.sha256)
            folder = target.parent
            if folder not in folders:
                folders.update(dict.fromkeys([*self._disk.add_folder(folder), folder]))
            self._disk.rename(item.path, target)
            files.append(target)
        return files, list(folders)

    def holds(self, sha256: str) -> bool:
        """Whether an object lies where it should; one that was deleted is put back when the same bytes come again."""
        return (self._root / layout.stored_at(layout.OBJECTS, sha256)).is_file()

    def discard(self, item: Spooled) -> None:
        """Remove from the spool what is preserved already."""
        self._disk.remove(item.path)

    def abandon(self) -> None:
        """Remove what was on its way when the command was interrupted: copies; the originals lie where they were."""
        for path in sorted(self._spool.glob("*.part")):
            self._disk.remove(path)


def _read(stream: BinaryIO) -> bytes:
    try:
        return stream.read(BLOCK)
    except OSError as error:
        raise UnreadableError("It could not be read to its end.", "Check the medium and give it again.") from error
