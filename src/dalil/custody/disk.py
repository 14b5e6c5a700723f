"""Every write of a case goes through here: one seam for fsync, for full disks and for replayed crashes in tests."""

import os
import shutil
from collections.abc import Collection
from pathlib import Path
from types import TracebackType

from dalil.custody.whole_disk import WholeDisk
from dalil.errors import StorageError
from dalil.proof import layout

PRIVATE = 0o600
PUBLIC = 0o644
READ_ONLY = 0o444
ALL = 0o7777
MANY = 8  # files and folders from which on one syncfs is quicker than as many fsyncs


class Storing:
    """In its `with`, what the operating system says becomes a `StorageError` with the remedy for it."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Translate; other errors pass."""
        if isinstance(error, OSError):
            raise StorageError.of(error) from error


storing = Storing()  # it holds nothing, and a generator for each write would cost as much as the write


class Disk:
    """The file system, in the few steps that a commit is made of. Each raises `StorageError` and is never retried.

    After a failed fsync nobody knows what reached the disk (note on custody, section 8), so the caller stops.
    """

    def __init__(self) -> None:
        self._whole: WholeDisk | None = None

    def hold(self, root: Path) -> None:
        """Keep an eye on the file system of a case, so that `settle` may sync it as a whole and hears of its errors."""
        self._whole = WholeDisk.of(root)

    def let_go(self) -> None:
        """The opposite of `hold`."""
        if self._whole is not None:
            self._whole.close()
            self._whole = None

    def create(self, path: Path, mode: int = PRIVATE) -> int:
        """Create a file that must not exist, and give its descriptor; preserved bytes are read-only from the start."""
        with storing:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
            if mode == READ_ONLY and os.fstat(descriptor).st_mode & ALL != mode:
                os.fchmod(descriptor, mode)  # whatever the umask says
            return descriptor

    def append(self, path: Path) -> int:
        """Open a log file for appending, made if needed, and give its descriptor."""
        with storing:
            return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, PUBLIC)

    def open_lock(self, path: Path) -> int:
        """Open the lock of a case, made if needed, and give its descriptor."""
        with storing:
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, PRIVATE)

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all bytes."""
        view = memoryview(data)
        with storing:
            while view:
                view = view[os.write(descriptor, view) :]

    def sync(self, descriptor: int) -> None:
        """Bring a file's bytes and its size to the disk."""
        with storing:
            os.fdatasync(descriptor)

    def sync_file(self, path: Path) -> None:
        """Bring the bytes of a finished file to the disk."""
        with storing:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor; full disks are sometimes told only here."""
        with storing:
            os.close(descriptor)

    def allow(self, path: Path, mode: int) -> None:
        """Set who may read and write."""
        with storing:
            path.chmod(mode)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or folder its final name, in one step."""
        with storing:
            os.rename(old, new)  # noqa: PTH104 Path.rename makes a third path, a fifth of the time of small files

    def truncate(self, path: Path, size: int) -> None:
        """Cut a log file after its last whole line."""
        with storing:
            descriptor = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
            try:
                os.ftruncate(descriptor, size)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a temporary file of ours."""
        with storing:
            path.unlink(missing_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Remove a temporary folder of ours with all that is in it."""
        with storing:
            shutil.rmtree(path)

    def make_folder(self, path: Path) -> None:
        """Make a folder and those above it, and bring their names to the disk."""
        for parent in self.add_folder(path):
            self.sync_folder(parent)

    def add_folder(self, path: Path) -> list[Path]:
        """Make a folder and those above it; gives the folders whose names are not on the disk yet, outermost first."""
        try:
            made = self.make(path)
        except FileNotFoundError:
            return [*self.add_folder(path.parent), *self.add_folder(path)]
        return [path.parent] if made else []

    def make(self, path: Path) -> bool:
        """Make one folder; gives whether it was not there. Raises `FileNotFoundError` when the one above is missing."""
        try:
            os.mkdir(path)  # noqa: PTH102 as in rename
        except FileExistsError:
            return False
        except FileNotFoundError:
            raise
        except OSError as error:
            raise StorageError.of(error) from error
        return True

    def sync_folder(self, path: Path) -> None:
        """Bring the names in a folder to the disk."""
        with storing:
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def settle(self, files: Collection[Path], folders: Collection[Path]) -> None:
        """Bring finished files and the names in folders to the disk: many at once, a few one by one."""
        if self._whole is not None and len(files) + len(folders) >= MANY:
            self.sync_whole()
            return
        for path in files:
            self.sync_file(path)
        for folder in folders:
            self.sync_folder(folder)

    def sync_whole(self) -> None:
        """Bring everything on the file system of the case to the disk (syncfs)."""
        assert self._whole is not None
        with storing:
            self._whole.sync()

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
