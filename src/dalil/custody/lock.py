"""One writer at a time."""

import fcntl
import os
from pathlib import Path

from dalil.custody.disk import Disk
from dalil.errors import LockedError

MARK = b"a command is writing to this case, or was interrupted while it did\n"


class CaseLock:
    """The `lock` file of a case: held by flock(2) while a command writes, and not empty until it ended well.

    So a reader can tell a case that is being written from one that is complete. Mark and name are on the disk before
    anything else is written. Raises `LockedError` when another process holds it.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk
        self._descriptor = disk.open_lock(path)
        try:
            self._hold()
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self, *, complete: bool) -> None:
        """Let go; `complete` says that nothing is left half-written, so the mark goes too."""
        try:
            if complete:
                self._disk.truncate(self._path, 0)
        finally:
            os.close(self._descriptor)

    def _hold(self) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError("Another command is writing to this case.", "Wait until it has ended.") from error
        self.was_interrupted = os.fstat(self._descriptor).st_size > 0
        if not self.was_interrupted:
            self._disk.write(self._descriptor, MARK)
        self._disk.sync(self._descriptor)
        self._disk.sync_folder(self._path.parent)
