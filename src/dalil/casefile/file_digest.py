"""The digest of the file of the index, beside it: whoever finds it right need not look at the rows."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

# A case may come from a stranger: no link is followed out of it, and no pipe waited for.
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
_LONGEST = 100


class FileDigest:
    """SHA-256 of a closed SQLite file, in a file beside it; it is disposable and decides nothing alone.

    Where it holds, every byte is the one that stood there when the rows were last known to be sound: written just
    then, or looked at. Where it is missing, torn or behind, the rows themselves are looked at.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = path.with_name(path.name + ".sha256")
        self._right: tuple[object, ...] | None = None

    def holds(self) -> bool:
        """Whether the file is the one that the digest was kept of; never while there is a log of writes beside it.

        A file that was right is not read again while nobody wrote to it or to the digest.
        """
        try:
            stamp = self._stamp()
            if self._is_written_to() or (stamp != self._right and self._said() != self._now()):
                return False
        except OSError:
            return False
        self._right = stamp
        return True

    def keep(self) -> None:
        """Keep the digest of the file as it is now, or none: while it is written to, or where nobody may write."""
        with suppress(OSError):  # without it the next one to open the index takes longer, that is all
            if self._is_written_to():
                self.forget()
                return
            beside = self._kept.with_name(f".{self._kept.name}.new")
            beside.unlink(missing_ok=True)
            with os.fdopen(os.open(beside, _ANEW, 0o600), "wb") as stream:
                stream.write(self._now())
            beside.replace(self._kept)

    def forget(self) -> None:
        """Keep none."""
        with suppress(OSError):  # what is left there no longer agrees with the file
            self._kept.unlink(missing_ok=True)

    def _is_written_to(self) -> bool:
        try:
            return self._path.with_name(self._path.name + "-wal").stat().st_size > 0
        except FileNotFoundError:
            return False

    def _stamp(self) -> tuple[object, ...]:
        """What changes with each write to the file or to the digest."""
        found = [path.stat() for path in (self._path, self._kept)]
        return tuple((stat.st_ino, stat.st_size, stat.st_mtime_ns) for stat in found)

    def _said(self) -> bytes:
        with os.fdopen(os.open(self._kept, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:
            return stream.read(_LONGEST)

    def _now(self) -> bytes:
        with self._path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest().encode() + b"\n"
