"""What a run made of the preserved bytes, as files: readable with `cat`, thrown away and made again at will."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dalil.custody.disk import Disk

Json = Mapping[str, Any]
READINGS = "readings"
DONE = "run.json"


@dataclass(frozen=True, slots=True)
class Derived:
    """The folder `derived/<run>/`: one file a reading while the job goes on, then one JSON-lines file a kind of record.

    `run.json` is written last and names what went in; a folder without it is an unfinished run, and readings found in
    it are taken up where they were left.
    """

    folder: Path

    @property
    def run(self) -> str:
        """The id of the run."""
        return self.folder.name

    @property
    def complete(self) -> bool:
        """Whether the run was finished."""
        return (self.folder / DONE).is_file()

    def reading(self, exhibit: str) -> dict[str, Any] | None:
        """The reading of an exhibit as written before; None where there is none or it was cut off."""
        try:
            found = json.loads((self.folder / READINGS / f"{exhibit}.json").read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def write_reading(self, exhibit: str, record: Json) -> None:
        """Keep the reading of an exhibit, whole or not at all."""
        self._write(f"{READINGS}/{exhibit}.json", msgspec.json.encode(record) + b"\n")

    def write_records(self, kind: str, records: Iterable[Json]) -> None:
        """Keep all records of a kind, one a line."""
        self._write(f"{kind}.jsonl", b"".join(msgspec.json.encode(record) + b"\n" for record in records))

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind in their order."""
        with (self.folder / f"{kind}.jsonl").open("rb") as lines:
            for line in lines:
                yield json.loads(line)

    def finish(self, record: Json) -> None:
        """Say what went in and that all is there."""
        self._write(DONE, msgspec.json.encode(record) + b"\n")

    def facts(self) -> dict[str, Any]:
        """What `finish` wrote."""
        found: dict[str, Any] = json.loads((self.folder / DONE).read_bytes())
        return found

    def files(self) -> tuple[Path, ...]:
        """Every file of the run, in sorted order."""
        return tuple(sorted(path for path in self.folder.rglob("*") if path.is_file()))

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        disk = Disk()
        disk.make_folder(path.parent)
        disk.replace_file(path, data)
