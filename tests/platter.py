"""A disk that loses power: the steps of a real writer are noted, and any beginning of them laid out as a crash left it.

The model is strict (POSIX, not one file system): bytes are safe after a sync of the file, a name after a sync of the
folder that it was given in, a rename moves both names or none. Everything else may or may not have reached the disk.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dalil.custody.disk import Disk
from dalil.custody.whole_disk import WholeDisk

Step = tuple[str, *tuple[str | int | bytes, ...]]


class _Noted(WholeDisk):
    """Stands for the whole file system; `RecordingDisk` notes when it is synced."""

    def __init__(self) -> None:
        pass

    def sync(self) -> None:
        pass

    def close(self) -> None:
        pass


class QuickDisk(Disk):
    """Syncs nothing, for what happens after the crash that is looked at."""

    def hold(self, root: Path) -> None:
        pass

    def sync(self, descriptor: int) -> None:
        pass

    def sync_file(self, path: Path) -> None:
        pass

    def sync_folder(self, path: Path) -> None:
        pass


class RecordingDisk(QuickDisk):
    """Does and notes every step below `base`. `whole` says whether many files are synced as one."""

    def __init__(self, base: Path, *, whole: bool) -> None:
        super().__init__()
        self.steps: list[Step] = []
        self._base = base
        self._whole_kept = whole

    def hold(self, root: Path) -> None:
        del root
        self._whole = _Noted() if self._whole_kept else None

    def note(self, what: str, *details: str | int | bytes) -> None:
        """Note a step, also one of the test: what was acknowledged."""
        self.steps.append((what, *details))

    def create(self, path: Path, mode: int = 0o600) -> int:
        descriptor = super().create(path, mode)
        self.note("create", self._name(path), descriptor)
        return descriptor

    def append(self, path: Path) -> int:
        descriptor = super().append(path)
        self.note("open", self._name(path), descriptor)
        return descriptor

    def open_lock(self, path: Path) -> int:
        descriptor = super().open_lock(path)
        self.note("open", self._name(path), descriptor)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> None:
        super().write(descriptor, data)
        self.note("write", descriptor, data)

    def sync(self, descriptor: int) -> None:
        self.note("sync", descriptor)

    def sync_file(self, path: Path) -> None:
        self.note("sync_file", self._name(path))

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self.note("rename", self._name(old), self._name(new))

    def truncate(self, path: Path, size: int) -> None:
        super().truncate(path, size)
        self.note("cut", self._name(path), size)
        self.note("sync_file", self._name(path))

    def remove(self, path: Path) -> None:
        there = path.exists()
        super().remove(path)
        if there:
            self.note("remove", self._name(path))

    def remove_folder(self, path: Path) -> None:
        super().remove_folder(path)
        self.note("remove", self._name(path))

    def make(self, path: Path) -> bool:
        made = super().make(path)
        if made:
            self.note("make", self._name(path))
        return made

    def sync_folder(self, path: Path) -> None:
        self.note("sync_folder", self._name(path))

    def sync_whole(self) -> None:
        self.note("sync_whole")

    def _name(self, path: Path) -> str:
        return os.path.relpath(path, self._base)


@dataclass(slots=True, eq=False)
class Stored:
    """A file or folder: what it holds now, and for a file what of it is safe."""

    is_folder: bool = False
    names: "dict[str, Stored]" = field(default_factory=dict)
    now: bytes = b""
    safe: bytes = b""


@dataclass(slots=True, eq=False)
class Naming:
    """A name given in a folder, or taken away, or moved there from elsewhere."""

    folder: Stored
    name: str
    given: Stored | None
    moved_from: tuple[Stored, str] | None = None
    safe: bool = False


Keeps = Callable[[Naming], bool]
Holds = Callable[[Stored], bytes]


Left = dict[str, bytes | None]


def write(target: Path, left: Left) -> None:
    """Lay out what a crash left."""
    target.mkdir()
    for path, data in left.items():
        if data is None:
            (target / path).mkdir()
        else:
            (target / path).write_bytes(data)


class Platter:
    """What a beginning of the steps left: safe, and not safe yet."""

    def __init__(self) -> None:
        self.root = Stored(is_folder=True)
        self.namings: list[Naming] = []
        self.files: list[Stored] = []
        self.acknowledged = 0
        self._open: dict[int, Stored] = {}

    @classmethod
    def of(cls, base: Path) -> "Platter":
        """A disk on which all that lies below `base` is safe."""
        platter = cls()
        for path in sorted(base.rglob("*")):
            name = path.relative_to(base).as_posix()
            if path.is_dir():
                platter._give(name, Stored(is_folder=True))
            else:
                stored = platter._file(name)
                stored.now = stored.safe = path.read_bytes()
        for naming in platter.namings:
            naming.safe = True
        return platter

    def do(self, step: Step) -> None:
        """Take the next step."""
        what, *rest = step
        match what, rest:
            case "create" | "open", [str(name), int(descriptor)]:
                self._open[descriptor] = self._file(name)
            case "write", [int(descriptor), bytes(data)]:
                self._open[descriptor].now += data
            case "sync", [int(descriptor)]:
                self._open[descriptor].safe = self._open[descriptor].now
            case "sync_file", [str(name)]:
                self._at(name).safe = self._at(name).now
            case "cut", [str(name), int(size)]:
                self._at(name).now = self._at(name).now[:size]
            case "acknowledged", [int(size)]:
                self.acknowledged = size
            case _:
                self._name(what, [str(name) for name in rest])

    def lay_out(self, target: Path, keeps: Keeps, holds: Holds) -> None:
        """Write the folder as the crash left it."""
        write(target, self.left(keeps, holds))

    def left(self, keeps: Keeps, holds: Holds) -> "Left":
        """What the crash left: the bytes of each file by its path, None for a folder, folders first."""
        names: dict[int, dict[str, Stored]] = {}
        for naming in self.namings:
            if not naming.safe and not keeps(naming):
                continue
            if naming.moved_from:
                names.get(id(naming.moved_from[0]), {}).pop(naming.moved_from[1], None)
            there = names.setdefault(id(naming.folder), {})
            if naming.given is None:
                there.pop(naming.name, None)
            else:
                there[naming.name] = naming.given
        return dict(self._below("", self.root, names, holds))

    def _below(
        self, above: str, folder: Stored, names: dict[int, dict[str, Stored]], holds: Holds
    ) -> "Iterator[tuple[str, bytes | None]]":
        for name, stored in names.get(id(folder), {}).items():
            yield above + name, None if stored.is_folder else holds(stored)
            if stored.is_folder:
                yield from self._below(f"{above}{name}/", stored, names, holds)

    def _name(self, what: str, rest: list[str]) -> None:
        match what, rest:
            case "make", [name]:
                self._give(name, Stored(is_folder=True))
            case "rename", [old, new]:
                folder, name = self._parent(old)
                self._give(new, folder.names.pop(name), (folder, name))
            case "remove", [gone]:
                folder, name = self._parent(gone)
                del folder.names[name]
                self.namings.append(Naming(folder, name, None))
            case "sync_folder", [name]:
                folder = self._at(name)
                for naming in self.namings:
                    naming.safe = naming.safe or naming.folder is folder
            case "sync_whole", []:
                for naming in self.namings:
                    naming.safe = True
                for stored in self.files:
                    stored.safe = stored.now
            case _:
                raise AssertionError(what)

    def _file(self, name: str) -> Stored:
        folder, last = self._parent(name)
        if last not in folder.names:
            self.files.append(Stored())
            self._give(name, self.files[-1])
        return folder.names[last]

    def _give(self, name: str, stored: Stored, moved_from: tuple[Stored, str] | None = None) -> None:
        folder, last = self._parent(name)
        folder.names[last] = stored
        self.namings.append(Naming(folder, last, stored, moved_from))

    def _parent(self, name: str) -> tuple[Stored, str]:
        above, _, last = name.rpartition("/")
        return self._at(above), last

    def _at(self, name: str) -> Stored:
        stored = self.root
        for part in name.split("/"):
            if part not in ("", "."):
                stored = stored.names[part]
        return stored
