"""What an interrupted command left behind: kept, listed, never silently dropped."""

from collections.abc import Iterator
from pathlib import Path

from dalil.custody.disk import Disk
from dalil.custody.ledger import Ledger
from dalil.proof import layout
from dalil.proof.canonical import JsonObject, JsonValue
from dalil.proof.digest import digest_stream, sha256_hex

LISTED = 100  # so that an entry stays below 64 KiB; all of it lies in recovered/


class Recovery:
    """Moves to `recovered/` whatever no entry names, and says what it was for the next entry.

    `objects` are the hashes that entries name, `outputs` the folders of attested runs and dossiers, relative.
    """

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self._found: list[JsonValue] = []

    def torn_line(self, ledger: Ledger) -> None:
        """Keep the bytes of a line that was being written, then cut them off the log."""
        torn = ledger.torn_tail()
        if torn:
            self._disk.make_folder(self._root / layout.RECOVERED)
            target = self._free(f"line-{sha256_hex(torn)[:16]}")
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

    def report(self) -> JsonObject | None:
        """The result of a `case.recovered` entry: how many things, and the first hundred; None if there was nothing."""
        if not self._found:
            return None
        return {"found": len(self._found), "items": self._found[:LISTED]}

    def _half_replaced(self) -> Iterator[Path]:
        for folder in (".", layout.KEYS, layout.SEALED, "log", layout.CHECKPOINTS, layout.AUTHORITIES):
            yield from sorted((self._root / folder).glob(".*.new"))
        yield from sorted((self._root / layout.TILES).rglob(".*.new"))

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
        item: JsonObject = {"kind": kind}
        if path.is_file():
            with path.open("rb") as stream:
                digest = digest_stream(stream)
            item |= {"sha256": digest.sha256, "size": digest.size}
        self._found.append(item)
