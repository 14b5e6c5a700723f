"""What an interrupted command left behind: kept, listed, never silently dropped."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dalil.custody.disk import Disk
from dalil.custody.intake import sayable
from dalil.custody.ledger import Ledger
from dalil.proof import layout
from dalil.proof.canonical import JsonObject, JsonValue, dump
from dalil.proof.digest import digest_stream, sha256_hex

LISTED = 100  # so that an entry stays below 64 KiB


class Recovery:
    """Moves to `recovered/` whatever no entry names, and says what it was for the next entry.

    `objects` are the hashes that entries name, `outputs` the folders of attested runs and dossiers, relative.
    """

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self._found: list[JsonValue] = []
        self._listed: Counter[str] = Counter()

    def torn_line(self, ledger: Ledger) -> None:
        """Keep the bytes of a line that was being written, then cut them off the log."""
        torn = ledger.torn_tail()
        if torn:
            self._disk.make_folder(self._root / layout.RECOVERED)
            target = self._root / layout.RECOVERED / f"line-{sha256_hex(torn)}"
            if not target.exists():  # else an interrupted recovery kept it already
                self._disk.replace_file(target, torn)
            ledger.cut_tail()
            self._list("torn log line", target)

    def openings(self, count: int) -> None:
        """Say that the openings of entries that were never committed were dropped; they open nothing."""
        self._found.extend({"kind": "opening without entry"} for _ in range(count))

    def spool(self) -> None:
        """Take everything out of the spool."""
        for path in sorted((self._root / layout.SPOOL).iterdir()):
            self._move(path, "unfinished copy" if path.is_file() else "unfinished run")

    def strays(self, objects: frozenset[str], outputs: frozenset[str]) -> None:
        """Take out objects and outputs that were placed before their entry was committed, and half-replaced files."""
        for base in (layout.OBJECTS, layout.QUARANTINE):
            for path in sorted((self._root / base).glob("*/*/*")):
                if path.name not in objects:
                    self._move(path, "object without entry")
        for base in (layout.DERIVED, layout.DOSSIERS):
            for path in sorted((self._root / base).glob("*")):
                if f"{base}/{path.name}" not in outputs:
                    self._move(path, "outputs without entry")
        for path in self._half_replaced():
            self._move(path, "file that was about to replace another")

    def certificates(self, enrolled: frozenset[str]) -> None:
        """Take out certificates of authorities that were placed before their entry was committed."""
        for path in sorted((self._root / layout.AUTHORITIES).glob("*.pem")):
            if path.stem not in enrolled:
                self._move(path, "certificate without entry")

    def untold(self, told: Counter[str]) -> None:
        """List what an interrupted recovery kept without saying so; `told` says how often entries list each hash.

        Two copies of the same bytes are two things, so that each is told.
        """
        folder = self._root / layout.RECOVERED
        listed = told + self._listed
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            item = _item("kept by an interrupted recovery", path)
            listed.subtract([str(item["sha256"])])
            if listed[str(item["sha256"])] < 0:
                self._found.append(item)

    def reports(self) -> Iterator[JsonObject]:
        """The results of `case.recovered` entries: how many things and which, a hundred an entry."""
        for start in range(0, len(self._found), LISTED):
            items = self._found[start : start + LISTED]
            yield {"found": len(items), "items": items}

    def _half_replaced(self) -> Iterator[Path]:
        for folder in (".", layout.KEYS, layout.SEALED, "log", layout.CHECKPOINTS, layout.AUTHORITIES):
            yield from sorted((self._root / folder).glob(".*.new"))
        yield from sorted((self._root / layout.TILES).rglob(".*.new"))
        yield from sorted((self._root / layout.DOSSIERS).rglob(".*.new"))

    def _move(self, path: Path, kind: str) -> None:
        self._disk.make_folder(self._root / layout.RECOVERED)
        target = self._free(path.name.lstrip("."))
        self._disk.rename(path, target)
        self._disk.sync_folder(path.parent)
        self._disk.sync_folder(target.parent)
        self._list(kind, target)

    def _free(self, name: str) -> Path:
        target = self._root / layout.RECOVERED / name
        number = 1
        while target.exists():
            target = target.with_name(f"{name}.{number}")
            number += 1
        return target

    def _list(self, kind: str, path: Path) -> None:
        item = _item(kind, path)
        self._listed.update([str(item["sha256"])])
        self._found.append(item)


def _item(kind: str, path: Path) -> JsonObject:
    """What was found: a file by its hash and size, a folder by the hash of the list of its files and their number."""
    if path.is_file():
        with path.open("rb") as stream:
            digest = digest_stream(stream)
        return {"kind": kind, "sha256": digest.sha256, "size": digest.size}
    files: dict[str, str] = {}
    for inner in sorted(path.rglob("*")):
        if inner.is_file():
            with inner.open("rb") as stream:
                files[sayable(inner.relative_to(path).as_posix())] = digest_stream(stream).sha256
    return {"kind": kind, "sha256": sha256_hex(dump(dict(files))), "files": len(files)}
