"""The files of a folder that came from a stranger: looked at once, read without following any link."""

import hashlib
import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from dalil.errors import IncompleteError
from dalil.proof.digest import Digest, digest_stream

DEEPEST = 64


class CaseFiles:
    """All regular files below a folder, by relative path, with their sizes; `odd` names everything else.

    Odd are symbolic links, pipes, devices, names that are not UTF-8 and folders nested too deep. Nothing is written.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.sizes: dict[str, int] = {}
        self.odd: list[tuple[str, str]] = []
        self._hashed: dict[str, str] = {}
        self._scan("", 0)

    def __contains__(self, path: str) -> bool:
        return path in self.sizes

    def below(self, folder: str) -> list[str]:
        """The sorted paths below a folder."""
        return sorted(path for path in self.sizes if path.startswith(folder + "/"))

    def open(self, path: str) -> BufferedReader:
        """Open a file for reading; raises `IncompleteError` when it is not there or cannot be read."""
        if path not in self.sizes:
            raise IncompleteError(f"{path} is missing.")
        try:
            return os.fdopen(os.open(self._root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")
        except OSError as error:
            raise IncompleteError(f"{path} cannot be read: {os.strerror(error.errno or 0)}.") from error

    def read(self, path: str, limit: int) -> bytes:
        """The bytes of a small file; raises `IncompleteError` when it is missing or larger than `limit` bytes."""
        with self.open(path) as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise IncompleteError(f"{path} is larger than {limit} bytes.")
        return data

    def sha256(self, path: str) -> str:
        """The SHA-256 of a file, computed once."""
        if path not in self._hashed:
            with self.open(path) as stream:
                self._hashed[path] = hashlib.file_digest(stream, "sha256").hexdigest()
        return self._hashed[path]

    def digest(self, path: str) -> Digest:
        """Both digests and the size of a file."""
        with self.open(path) as stream:
            digest = digest_stream(stream)
        self._hashed[path] = digest.sha256
        return digest

    def _scan(self, folder: str, depth: int) -> None:
        try:
            with os.scandir(self._root / folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.odd.append((folder or ".", f"cannot be listed: {os.strerror(error.errno or 0)}"))
            return
        for path, entry in self._named(folder, found):
            self._look(path, entry, depth)

    def _named(self, folder: str, found: list[os.DirEntry[str]]) -> Iterator[tuple[str, os.DirEntry[str]]]:
        for entry in found:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if not path.isprintable():
                self.odd.append((ascii(path), "its name holds control, invisible or undecodable characters"))
            else:
                yield path, entry

    def _look(self, path: str, entry: os.DirEntry[str], depth: int) -> None:
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            self.odd.append((path, "vanished while it was looked at"))
            return
        if stat.S_ISREG(status.st_mode):
            self.sizes[path] = status.st_size
        elif stat.S_ISDIR(status.st_mode) and depth < DEEPEST:
            self._scan(path, depth + 1)
        elif stat.S_ISDIR(status.st_mode):
            self.odd.append((path, f"is nested deeper than {DEEPEST} folders"))
        else:
            kind = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "a pipe, socket or device"
            self.odd.append((path, f"is {kind}; a case holds plain files only"))
