"""Places by their names: the bundled extract, the table of conflict areas, and a case's own places laid over them."""

import csv
import gzip
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from mmap import mmap
from typing import Protocol, cast, get_args

from dalil.errors import InvalidValueError, SettingsError
from dalil.model.validity import require, require_member
from dalil.model.where import Precision
from dalil.vocab.placename import fold_name, without_article

MAX_LATITUDE = 90
MAX_LONGITUDE = 180
_SOURCE = "GeoNames, CC BY 4.0"
_PRECISION: Mapping[str, Precision] = {
    "n": "country", "r": "region", "d": "district", "p": "city", "s": "neighbourhood", "a": "area", "o": "point",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """One row of a gazetteer: WGS 84 point, radius, ISO 3166-1 alpha-2 country, and the source that says so.

    `part_of` is the id of the place it lies in. `own` marks a row that the case itself brought, which wins over others.
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    precision: Precision
    country: str | None
    population: int
    part_of: str | None
    source: str
    own: bool = False

    def __post_init__(self) -> None:
        require(bool(self.id and self.name), "gazetteer: an id and a name are needed")
        require_member(self.precision, get_args(Precision), "gazetteer: kind")
        require(-MAX_LATITUDE <= self.lat <= MAX_LATITUDE, "gazetteer: latitude is within 90 degrees")
        require(-MAX_LONGITUDE <= self.lon <= MAX_LONGITUDE, "gazetteer: longitude is within 180 degrees")
        require(self.radius_km >= 0, "gazetteer: a radius is not negative")


class Gazetteer(Protocol):
    """Answers which places bear a name. `snapshot` is the hash of its data, stored with every resolution."""

    @property
    def snapshot(self) -> str:
        """SHA-256 over the data."""
        ...

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places that bear the name, best known first; empty where none does. Case and diacritics are folded."""
        ...

    def place(self, identifier: str) -> GazetteerPlace | None:
        """The place of this id; None where there is none."""
        ...

    def country_of(self, demonym: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) whose people or things this word names ("Syrian"); None for other words."""
        ...


class BundledGazetteer:
    """The extract that ships with dalil: two packed tables, sorted by name and by id, searched by halving.

    Reading them takes about 0.1 s and 30 MB, and happens at the first question asked. Raises nothing of its own.
    """

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._found: dict[str, tuple[GazetteerPlace, ...]] = {}
        self._rows: dict[str, GazetteerPlace | None] = {}

    @cached_property
    def snapshot(self) -> str:
        """SHA-256 over the packed tables."""
        digest = hashlib.sha256()
        for name in ("names.tsv.gz", "places.tsv.gz", "countries.csv"):
            digest.update(self._folder.joinpath(name).read_bytes())
        return digest.hexdigest()

    @cached_property
    def _names(self) -> bytes:
        return gzip.decompress(self._folder.joinpath("names.tsv.gz").read_bytes())

    @cached_property
    def _places(self) -> bytes:
        return gzip.decompress(self._folder.joinpath("places.tsv.gz").read_bytes())

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        rows = csv.DictReader(io.StringIO(self._folder.joinpath("countries.csv").read_text(encoding="utf-8")))
        found: dict[str, str] = {}
        for row in rows:
            for word in row["demonym"].replace(" or ", ",").replace("/", ",").split(","):
                found.setdefault(fold_name(word), row["iso"])
        return found

    @cached_property
    def _countries(self) -> dict[str, str]:
        rows = csv.DictReader(io.StringIO(self._folder.joinpath("countries.csv").read_text(encoding="utf-8")))
        return {row["iso"]: f"gn:{row['id']}" for row in rows}

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places that bear the name, best known first; an Arabic article may be spelt in any of its ways."""
        key = fold_name(name)
        if (found := self._found.get(key)) is None:
            line = line_of(self._names, key)
            if line is None and (bare := without_article(key)):
                line = line_of(self._names, bare)
            ids = line.split(",") if line else []
            found = tuple(place for one in ids if (place := self.place(f"gn:{one}")))
            self._found[key] = found
        return found

    def place(self, identifier: str) -> GazetteerPlace | None:
        """The place of an id such as gn:163843, or of a country's code such as SY; None where there is none."""
        if identifier not in self._rows:
            self._rows[identifier] = self._row(self._countries.get(identifier, identifier))
        return self._rows[identifier]

    def _row(self, identifier: str) -> GazetteerPlace | None:
        scheme, _, number = identifier.partition(":")
        line = line_of(self._places, number.zfill(9)) if scheme == "gn" and number.isdigit() else None
        if line is None:
            return None
        return place_of_line(number, line)

    def country_of(self, demonym: str) -> str | None:
        """The country of a demonym in the singular or plural."""
        key = fold_name(demonym)
        return self._demonyms.get(key) or self._demonyms.get(key.removesuffix("s"))


def place_of_line(number: str, line: str) -> GazetteerPlace:
    """The place that stands behind its number in a table of places."""
    name, lat, lon, radius, kind, country, population, part_of = line.split("\t")
    return GazetteerPlace(
        id=f"gn:{number}",
        name=name,
        lat=float(lat),
        lon=float(lon),
        radius_km=float(radius),
        precision=_PRECISION[kind],
        country=country,
        population=int(population),
        part_of=f"gn:{part_of}" if part_of else None,
        source=_SOURCE,
    )


def line_of(table: bytes | mmap, key: str) -> str | None:
    """What stands behind the key in a table whose lines are sorted by their first column."""
    wanted = key.encode("utf-8") + b"\t"
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", start)
        if table[start : start + len(wanted)] == wanted:
            return table[start + len(wanted) : end].decode("utf-8")
        if table[start:end].partition(b"\t")[0] < wanted[:-1]:
            low = end + 1
        else:
            high = start
    return None


@dataclass(frozen=True)
class LayeredGazetteer:
    """Rows laid over another gazetteer: the shipped table of conflict areas, and a case's own places on top of it.

    `rows` are the places in order with all their names. A row whose id the gazetteer below holds adds names to it.
    """

    rows: tuple[tuple[GazetteerPlace, tuple[str, ...]], ...]
    below: Gazetteer

    @cached_property
    def snapshot(self) -> str:
        """SHA-256 over the rows and the snapshot below."""
        lines = (f"{place.id}|{names}|{place.lat}|{place.lon}|{place.radius_km}" for place, names in self.rows)
        return hashlib.sha256("\n".join((self.below.snapshot, *lines)).encode("utf-8")).hexdigest()

    @cached_property
    def _by_name(self) -> dict[str, tuple[GazetteerPlace, ...]]:
        found: dict[str, tuple[GazetteerPlace, ...]] = {}
        for place, names in self.rows:
            for name in names:
                key = fold_name(name)
                for form in {key, without_article(key) or key}:
                    found[form] = (*found.get(form, ()), place)
        return found

    @cached_property
    def _by_id(self) -> dict[str, GazetteerPlace]:
        return {place.id: place for place, _ in self.rows}

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The places of this layer first, then those below that it does not replace."""
        key = fold_name(name)
        here = self._by_name.get(key) or self._by_name.get(without_article(key) or key, ())
        if not here:
            return self.below.candidates(name)
        replaced = {place.id for place in here}
        return (*here, *(place for place in self.below.candidates(name) if place.id not in replaced))

    def place(self, identifier: str) -> GazetteerPlace | None:
        """The place of this id, of this layer or below."""
        return self._by_id.get(identifier) or self.below.place(identifier)

    def country_of(self, demonym: str) -> str | None:
        """The country of a demonym, as known below."""
        return self.below.country_of(demonym)


def overlaid(below: Gazetteer, rows: Iterable[tuple[GazetteerPlace, tuple[str, ...]]]) -> LayeredGazetteer:
    """A gazetteer with these rows laid over it."""
    return LayeredGazetteer(tuple(rows), below)


def read_places(
    text: str, where: str, *, below: Gazetteer, own: bool = True
) -> tuple[tuple[GazetteerPlace, tuple[str, ...]], ...]:
    """The places of a CSV text with their names. Raises `SettingsError` naming every wrong line.

    Columns: id, name (several joined by a bar), ar (Arabic names), lat, lon (WGS 84), radius_km, kind (a precision
    class), part_of (an id of the same text or of the gazetteer below, or a country's code), source. A row without lat
    and lon gives more names to the place whose id it bears.
    """
    rows: dict[str, tuple[GazetteerPlace, tuple[str, ...]]] = {}
    problems = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        try:
            place = _place(row, rows, below, own)
            require(place.id not in rows, f"the id {place.id!r} stands twice")
        except (ValueError, InvalidValueError) as error:
            problems.append(f"line {number}: {error}")
            continue
        names = (row.get("name") or "").split("|") + (row.get("ar") or "").split("|")
        rows[place.id] = place, tuple(name.strip() for name in names if name.strip())
    if problems:
        raise SettingsError(f"{where} holds wrong rows.", "Mend these lines.", tuple(problems))
    return tuple(rows.values())


def _place(
    row: dict[str, str], rows: Mapping[str, tuple[GazetteerPlace, tuple[str, ...]]], below: Gazetteer, own: bool
) -> GazetteerPlace:
    identifier = (row.get("id") or "").strip()
    if not row.get("lat") and not row.get("lon"):
        known = below.place(identifier)
        require(known is not None, f"lat and lon are needed, for no gazetteer holds {identifier!r}")
        assert known is not None
        return known
    part_of = (row.get("part_of") or "").strip()
    parent = rows[part_of][0] if part_of in rows else below.place(part_of) if part_of else None
    require(bool(parent) or not part_of, f"part_of: no place bears the id {part_of!r}")
    return GazetteerPlace(
        id=identifier,
        name=(row.get("name") or "").split("|")[0].strip(),
        lat=float(row.get("lat") or ""),
        lon=float(row.get("lon") or ""),
        radius_km=float(row.get("radius_km") or 1),
        precision=cast("Precision", row.get("kind") or "area"),
        country=parent.country if parent else None,
        population=0,
        part_of=parent.id if parent else None,
        source=(row.get("source") or "").strip() or "the case",
        own=own,
    )


@cache
def bundled_gazetteer() -> BundledGazetteer:
    """The extract of GeoNames that ships with dalil."""
    return BundledGazetteer(_shipped())


def with_areas(below: Gazetteer) -> LayeredGazetteer:
    """A gazetteer with the shipped table of conflict areas laid over it."""
    text = _shipped().joinpath("areas.csv").read_text(encoding="utf-8")
    return overlaid(below, read_places(text, "areas.csv", below=below, own=False))


@cache
def load_gazetteer() -> LayeredGazetteer:
    """The gazetteer that ships with dalil: the bundled extract with the table of conflict areas laid over it."""
    return with_areas(bundled_gazetteer())


def _shipped() -> Traversable:
    return resources.files("dalil.vocab").joinpath("data/places")
