"""Outputs on their way into a case: written below the spool, moved into place as a whole, then attested."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dalil.custody.disk import Disk
from dalil.errors import InvalidValueError
from dalil.proof import layout
from dalil.proof.digest import digest_stream


@dataclass(frozen=True, slots=True)
class Outputs:
    """Staged files that are about to be vouched for: where they belong, by what kind of entry, their digests."""

    base: str
    kind: str
    label: str
    files: Mapping[str, str]


class Staging:
    """Folders below `spool/` in which a run of analysis or a dossier is written before anyone can see it."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self._begun: set[Path] = set()

    def begin(self, base: str, label: str) -> Path:
        """An empty folder for the outputs `label`; raises `InvalidValueError` for a label that is not a plain name."""
        if not layout.is_plain(label) or "/" in label:
            raise InvalidValueError(f"{label!a} cannot name a folder: letters, digits and ._=@- only.")
        folder = self._path(base, label)
        self._remove(folder)
        self._disk.make_folder(folder)
        self._begun.add(folder)
        return folder

    def outputs(self, base: str, label: str) -> dict[str, str]:
        """The files written so far, relative paths to SHA-256, brought to the disk."""
        folder = self._path(base, label)
        files: dict[str, str] = {}
        folders = [folder]
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise InvalidValueError("An output is a plain file.")
            if path.is_dir():
                folders.append(path)
                continue
            with path.open("rb") as stream:
                files[path.relative_to(folder).as_posix()] = digest_stream(stream).sha256
        self._disk.settle([folder / name for name in files], folders)
        return files

    def add(self, base: str, label: str, name: str, data: bytes) -> None:
        """Put a file beside the outputs that is not one of them, brought to the disk."""
        self._disk.replace_file(self._path(base, label) / name, data)

    def place(self, base: str, label: str) -> None:
        """Move the finished folder to where it belongs."""
        target = self._root / base / label
        self._disk.make_folder(target.parent)
        self._disk.rename(self._path(base, label), target)
        self._disk.sync_folder(target.parent)
        self._begun.discard(self._path(base, label))

    def discard(self, base: str, label: str) -> None:
        """Remove one folder that was begun: what it holds is there already."""
        self._remove(self._path(base, label))
        self._begun.discard(self._path(base, label))

    def clear(self) -> None:
        """Remove what was begun and not placed; it is made of the objects and can be made again."""
        for folder in sorted(self._begun):
            self._remove(folder)
        self._begun.clear()

    def _remove(self, folder: Path) -> None:
        if folder.exists():
            self._disk.remove_folder(folder)

    def _path(self, base: str, label: str) -> Path:
        return self._root / layout.SPOOL / f"{base}-{label}"
