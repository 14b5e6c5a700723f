"""Places of a GeoNames dump that a user imported, laid over those that ship."""

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path

from dalil.errors import IntegrityError
from dalil.vocab.gazetteer import (
    Gazetteer,
    GazetteerPlace,
    LayeredGazetteer,
    bundled_gazetteer,
    line_of,
    place_of_line,
    with_areas,
)
from dalil.vocab.placename import fold_name, without_article
from dalil.vocab.placetable import rank

PLACES, NAMES = "places.tsv", "names.tsv"
_BLOCK = 1 << 20
_KINDS = {
    "country": "n", "region": "r", "district": "d", "city": "p", "neighbourhood": "s", "area": "a", "point": "o",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportedTables:
    """Two sorted tables in a folder, and the SHA-256 over both by which runs name them (`tables_snapshot`)."""

    folder: Path
    snapshot: str


def tables_snapshot(folder: Path) -> str:
    """SHA-256 over the bytes of both tables, names first."""
    digest = hashlib.sha256()
    for name in (NAMES, PLACES):
        with (folder / name).open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()


class ImportedGazetteer:
    """The tables of an import over another gazetteer; where both hold a place, the imported row counts.

    The tables are mapped into memory and halved at each question, so that a dump of the whole world costs no more to
    open than one of a country. Raises `IntegrityError` when they are not those of the snapshot.
    """

    def __init__(self, tables: ImportedTables, below: Gazetteer) -> None:
        if tables_snapshot(tables.folder) != tables.snapshot:
            raise IntegrityError("The imported gazetteer was changed on the disk.", "Import the dump again.")
        self.tables = tables
        self.below = below
        self._found: dict[str, tuple[GazetteerPlace, ...]] = {}

    @cached_property
    def snapshot(self) -> str:
        """SHA-256 over the snapshots of the tables and of the gazetteer below."""
        return hashlib.sha256(f"{self.below.snapshot}\n{self.tables.snapshot}".encode()).hexdigest()

    @cached_property
    def _names(self) -> bytes | mmap:
        return _mapped(self.tables.folder / NAMES)

    @cached_property
    def _places(self) -> bytes | mmap:
        return _mapped(self.tables.folder / PLACES)

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places of either gazetteer that bear the name, best known first."""
        key = fold_name(name)
        if (found := self._found.get(key)) is None:
            line = line_of(self._names, key)
            if line is None and (bare := without_article(key)):
                line = line_of(self._names, bare)
            ids = [f"gn:{one}" for one in line.split(",")] if line else []
            known = {one.id: one for one in self.below.candidates(name)}
            rows = {one: place for one in (*ids, *known) if (place := self.place(one)) is not None}
            found = tuple(sorted(rows.values(), key=_rank)) if ids else tuple(rows.values())
            self._found[key] = found
        return found

    def place(self, identifier: str) -> GazetteerPlace | None:
        """The imported row of this id (gn:…), else the row below."""
        scheme, _, number = identifier.partition(":")
        line = line_of(self._places, number.zfill(9)) if scheme == "gn" and number.isdecimal() else None
        return place_of_line(number, line) if line is not None else self.below.place(identifier)

    def country_of(self, demonym: str) -> str | None:
        """The country of a demonym, as known below."""
        return self.below.country_of(demonym)


def _rank(place: GazetteerPlace) -> tuple[int, int, int]:
    return rank(_KINDS[place.precision], place.population, int(place.id.removeprefix("gn:")))


def _mapped(path: Path) -> bytes | mmap:
    with path.open("rb") as stream:
        return mmap(stream.fileno(), 0, access=ACCESS_READ) if path.stat().st_size else b""


@cache
def load_imported(tables: ImportedTables) -> LayeredGazetteer:
    """The bundled extract, the import over it, and the shipped table of conflict areas on top.

    Raises `IntegrityError` when the tables are not those of their snapshot.
    """
    return with_areas(ImportedGazetteer(tables, bundled_gazetteer()))
