"""One writer at a time."""

import fcntl
import os
from pathlib import Path

from dalil.custody.disk import REMEDY
from dalil.errors import LockedError, StorageError

MARK = b"a command is writing to this case, or was interrupted while it did\n"


class CaseLock:
    """The `lock` file of a case: held by flock(2) while a command writes, and not empty until it ended well.

    So a reader can tell a case that is being written from one that is complete. Raises `LockedError` when another
    process holds it.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StorageError(f"The lock cannot be opened: {os.strerror(error.errno or 0)}.", REMEDY) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._descriptor)
            raise LockedError("Another command is writing to this case.", "Wait until it has ended.") from error
        self.was_interrupted = os.fstat(self._descriptor).st_size > 0
        os.pwrite(self._descriptor, MARK, 0)
        os.fsync(self._descriptor)

    def release(self, *, complete: bool) -> None:
        """Let go; `complete` says that nothing is left half-written, so the mark goes too."""
        if complete:
            os.ftruncate(self._descriptor, 0)
            os.fsync(self._descriptor)
        os.close(self._descriptor)
