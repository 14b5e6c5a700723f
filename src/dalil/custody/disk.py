"""Every write of a case goes through here: one seam for fsync, for full disks and for replayed crashes in tests."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dalil.errors import StorageError
from dalil.proof import layout

PRIVATE = 0o600
PUBLIC = 0o644
READ_ONLY = 0o444
REMEDY = "Free or replace the disk, then run the command again: nothing that was acknowledged is lost."


@contextmanager
def _storing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(f"The case could not be written: {os.strerror(error.errno or 0)}.", REMEDY) from error


class Disk:
    """The file system, in the few steps that a commit is made of. Each raises `StorageError` and is never retried.

    After a failed fsync nobody knows what reached the disk (note on custody, section 8), so the caller stops.
    """

    def create(self, path: Path, mode: int = PRIVATE) -> int:
        """Create a file that must not exist, and give its descriptor."""
        with _storing():
            return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)

    def append(self, path: Path) -> int:
        """Open a log file for appending, made if needed, and give its descriptor."""
        with _storing():
            return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, PUBLIC)

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all bytes."""
        view = memoryview(data)
        with _storing():
            while view:
                view = view[os.write(descriptor, view) :]

    def sync(self, descriptor: int) -> None:
        """Bring a file's bytes and its size to the disk."""
        with _storing():
            os.fdatasync(descriptor)

    def sync_file(self, path: Path) -> None:
        """Bring the bytes of a finished file to the disk."""
        with _storing():
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor; full disks are sometimes told only here."""
        with _storing():
            os.close(descriptor)

    def allow(self, path: Path, mode: int) -> None:
        """Set who may read and write."""
        with _storing():
            path.chmod(mode)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or folder its final name, in one step."""
        with _storing():
            old.rename(new)

    def truncate(self, path: Path, size: int) -> None:
        """Cut a log file after its last whole line."""
        with _storing():
            descriptor = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
            try:
                os.ftruncate(descriptor, size)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a temporary file of ours."""
        with _storing():
            path.unlink(missing_ok=True)

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, and bring their names to the disk."""
        if path.is_dir():
            return
        self.make_folder(path.parent)
        with _storing():
            path.mkdir(exist_ok=True)
        self.sync_folder(path.parent)

    def sync_folder(self, path: Path) -> None:
        """Bring the names in a folder to the disk."""
        with _storing():
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def replace_file(self, path: Path, data: bytes, mode: int = PUBLIC) -> None:
        """Put a whole small file in place in one step: written beside, synced, renamed, the folder synced."""
        new = path.with_name(layout.beside(path.name))
        self.remove(new)
        descriptor = self.create(new, mode)
        try:
            self.write(descriptor, data)
            self.sync(descriptor)
        finally:
            self.close(descriptor)
        self.rename(new, path)
        self.sync_folder(path.parent)
