"""One syncfs(2) for many files, where it keeps the promise of as many fsyncs."""

import os
import sys
from pathlib import Path
from typing import Self

# Where syncfs waits for the disk and its errors are told (syncfs(2): since Linux 5.8). Elsewhere each file is synced on
# its own: a FUSE server may never hear of a syncfs, FAT does not flush the disk's cache, and sync(2) tells no error.
TRUSTED = frozenset({"btrfs", "ext4", "f2fs", "xfs"})
FIRST_KERNEL = (5, 8)
_MOUNTS = Path("/proc/self/mountinfo")


class WholeDisk:
    """The file system of a folder, held open: an error of any write since then fails the next `sync`, once."""

    def __init__(self, descriptor: int) -> None:
        import ctypes  # noqa: PLC0415 only commands that write need it

        self._descriptor = descriptor
        self._ctypes = ctypes
        self._syncfs = ctypes.CDLL(None, use_errno=True).syncfs

    @classmethod
    def of(cls, root: Path) -> Self | None:
        """The file system that this folder lies on, None where one syncfs is not as good as an fsync of each file."""
        if sys.platform != "linux" or _kernel() < FIRST_KERNEL or _kind(root) not in TRUSTED:
            return None
        return cls(os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))

    def sync(self) -> None:
        """Wait until everything written so far is on the disk; raises `OSError` when something did not get there."""
        if self._syncfs(self._descriptor) != 0:
            number = self._ctypes.get_errno()
            raise OSError(number, os.strerror(number))

    def close(self) -> None:
        """Let the file system go."""
        os.close(self._descriptor)


def _kernel() -> tuple[int, ...]:
    return tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2] if part.isdigit())


def _kind(root: Path) -> str | None:
    """The type of the file system by its device number (proc(5), mountinfo: fields 3 and the one after the dash)."""
    device = root.stat().st_dev
    wanted = f"{os.major(device)}:{os.minor(device)}"
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return None
    for line in lines:
        mount, _, system = line.partition(" - ")
        if mount.split()[2] == wanted:
            return system.split()[0]
    return None
