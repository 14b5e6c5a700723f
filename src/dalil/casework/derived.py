"""What a run made of the preserved bytes, as files: readable with `cat`, thrown away and made again at will."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dalil.errors import NotFoundError

Json = Mapping[str, Any]
KINDS = ("documents", "statements", "origins", "incidents", "situation", "parties", "law")
RELATIONS = "relations"
SUGGESTIONS = "suggestions"
READINGS = "readings"
FACTS = "run.json"


class Extent(msgspec.Struct, frozen=True):
    """A block of a text, code points [start, end)."""

    start: int
    end: int


class Text(msgspec.Struct, frozen=True):
    """As much of a rendition as it takes to show a quote with the words around it."""

    text: str
    blocks: tuple[Extent, ...]


class _Report(msgspec.Struct, frozen=True):
    rendition: Text | None


class _Reading(msgspec.Struct, frozen=True):
    report: _Report


@dataclass(frozen=True, slots=True)
class Derived:
    """The folder of a run: one file a reading, one JSON-lines file a kind of record, `run.json` for what went in."""

    folder: Path

    @property
    def complete(self) -> bool:
        """Whether the run was finished."""
        return (self.folder / FACTS).is_file()

    def reading(self, exhibit: str) -> dict[str, Any] | None:
        """The reading of an exhibit; None where this run has none."""
        return _read(self.folder / READINGS / f"{exhibit}.json")

    def text(self, exhibit: str) -> "Text | None":
        """The text of an exhibit and its blocks alone, which is quicker than its reading; None where it has none."""
        try:
            found = msgspec.json.decode((self.folder / READINGS / f"{exhibit}.json").read_bytes(), type=_Reading)
        except FileNotFoundError:
            return None
        return found.report.rendition

    def readings(self) -> Iterator[dict[str, Any]]:
        """All readings, by exhibit."""
        for path in sorted((self.folder / READINGS).glob("*.json")):
            yield json.loads(path.read_bytes())

    def write_reading(self, exhibit: str, record: Json) -> None:
        """Put the reading of an exhibit down."""
        self._write(f"{READINGS}/{exhibit}.json", msgspec.json.encode(record) + b"\n")

    def write_records(self, kind: str, records: Iterable[Json]) -> None:
        """Put all records of a kind down, one a line."""
        self._write(f"{kind}.jsonl", b"".join(msgspec.json.encode(record) + b"\n" for record in records))

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind in their order. Raises `NotFoundError` where a run of an older version has none."""
        if not (self.folder / f"{kind}.jsonl").is_file():
            raise NotFoundError(
                f"This run holds no {kind}: an older version made it.", "`dalil rebuild` makes a new one."
            )
        with (self.folder / f"{kind}.jsonl").open("rb") as lines:
            for line in lines:
                yield json.loads(line)

    def suggestions(self) -> Iterator[dict[str, Any]]:
        """What a second engine suggested; nothing where none was asked."""
        if (self.folder / f"{SUGGESTIONS}.jsonl").is_file():
            yield from self.records(SUGGESTIONS)

    def write_facts(self, record: Json) -> None:
        """Say what went in; written last."""
        self._write(FACTS, msgspec.json.encode(record) + b"\n")

    def facts(self) -> dict[str, Any]:
        """What `write_facts` wrote."""
        found: dict[str, Any] = json.loads((self.folder / FACTS).read_bytes())
        return found

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@dataclass(frozen=True, slots=True)
class ReadingCache:
    """Readings by their key, kept while a job goes on so that an interrupted one need not begin again; disposable."""

    folder: Path

    def get(self, key: str) -> dict[str, Any] | None:
        """The reading under this key; None where there is none or it was cut off."""
        return _read(self.folder / f"{key}.json")

    def put(self, key: str, record: Json) -> None:
        """Keep a reading: whole under its name, or not at all."""
        self.folder.mkdir(exist_ok=True)
        beside = self.folder / f".{key}.new"
        beside.write_bytes(msgspec.json.encode(record) + b"\n")
        beside.rename(self.folder / f"{key}.json")

    def clear(self) -> None:
        """Throw all away, once a run holds them."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                path.unlink()
            self.folder.rmdir()


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return found if isinstance(found, dict) else None
