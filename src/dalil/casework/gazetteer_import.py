"""Make the tables of a GeoNames dump: sorted on disk, so that a dump of the whole world needs little memory."""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import IO

from dalil.casework.dump import LARGEST_DUMP, dump_lines
from dalil.errors import SettingsError
from dalil.vocab.gazetteer import bundled_gazetteer
from dalil.vocab.geonames import DumpName, DumpPlace, load_features, read_dump_row
from dalil.vocab.imported_gazetteer import NAMES, PLACES
from dalil.vocab.placetable import keys, place_line, rank, worth_keeping

LISTED = "malformed.txt"
AT_ONCE = 400_000
SAID = 1000
EARTH_KM_PER_DEGREE = 111.2
LARGEST_CITY_KM, PEOPLE_PER_KM2 = 25.0, 8000
ENOUGH = 3
"""Settlements from which the radius of a division is estimated."""


@dataclass(slots=True)
class Sorter:
    """Lines sorted by their bytes, held in files of a folder where they are many."""

    folder: Path
    name: str
    _held: list[bytes] = field(default_factory=list)
    _files: list[Path] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Take one line, without its line feed."""
        self._held.append(f"{line}\n".encode())
        if len(self._held) >= AT_ONCE:
            self._spill()

    def _spill(self) -> None:
        path = self.folder / f"{self.name}.{len(self._files)}"
        self._held.sort()
        with path.open("wb") as stream:
            stream.writelines(self._held)
        self._files.append(path)
        self._held = []

    def lines(self) -> Iterator[list[str]]:
        """All lines in order, cut into their columns; the files are gone afterwards."""
        self._held.sort()
        with ExitStack() as stack:
            runs: list[Iterable[bytes]] = [stack.enter_context(path.open("rb")) for path in self._files]
            for line in heapq.merge(*runs, self._held):
                yield line[:-1].decode("utf-8").split("\t")
        for path in self._files:
            path.unlink()


@dataclass(slots=True)
class Spread:
    """Where the settlements of a division lie: enough to tell how far they are from their middle."""

    count: int = 0
    sums: list[float] = field(default_factory=lambda: [0.0] * 4)

    def add(self, lat: float, lon: float) -> None:
        """Count one settlement."""
        self.count += 1
        for at, value in enumerate((lat, lon, lat * lat, lon * lon)):
            self.sums[at] += value

    @property
    def radius_km(self) -> float | None:
        """One and a half times the root of the mean square distance, at least 5 km; None where too few are known."""
        if self.count < ENOUGH:
            return None
        lat, lon, lat2, lon2 = (value / self.count for value in self.sums)
        squeeze = math.cos(math.radians(lat)) ** 2
        return max(
            5.0, 1.5 * math.sqrt(max(0.0, lat2 - lat * lat + (lon2 - lon * lon) * squeeze)) * EARTH_KM_PER_DEGREE
        )


@dataclass(slots=True)
class Tally:
    """What became of the rows. `problems` names file and line of the first malformed ones, the file `LISTED` of all."""

    places: int = 0
    names: int = 0
    rows: int = 0
    malformed: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


class TableMaker:
    """Reads dumps and writes their tables into `folder`, which is empty."""

    def __init__(self, folder: Path) -> None:
        self.tally = Tally()
        self._folder = folder
        self._features = load_features()
        self._rows = Sorter(folder, "rows")
        self._divisions: dict[tuple[str, ...], int] = {}
        self._spreads: dict[tuple[str, ...], Spread] = {}

    def make(self, paths: Sequence[Path], *, largest: int = LARGEST_DUMP) -> Tally:
        """Take the rows of all files, then write the tables. Raises `SettingsError` where no row names a place."""
        with (self._folder / LISTED).open("w", encoding="utf-8") as listed:
            for line in (line for path in paths for line in dump_lines(path, largest=largest)):
                self.tally.rows += 1
                problem = line.problem or self._taken(line.text)
                if problem is not None:
                    said = f"{line.file!a}, line {line.number}: {problem}"
                    listed.write(f"{said}\n")
                    self.tally.malformed += 1
                    self.tally.problems += [said] if self.tally.malformed <= SAID else []
        self._write()
        if not self.tally.places:
            raise SettingsError(
                "These files hold no place of a GeoNames dump.",
                "Give allCountries.txt or the file of a country, beside files of alternate names.",
                tuple(self.tally.problems),
            )
        return self.tally

    def _taken(self, text: str) -> str | None:
        """Take a row; gives what is wrong with it."""
        try:
            self._take(read_dump_row(text))
        except ValueError as error:
            return str(error)
        return None

    def _take(self, row: DumpPlace | DumpName) -> None:
        if isinstance(row, DumpName):
            if row.is_word:
                self._rows.add(f"{row.id:09d}\t1\t{row.name}")
            else:
                self.tally.left_out["codes and links among the names"] += 1
            return
        feature = self._features.get(row.feature)
        if feature is None:
            self.tally.left_out[f"places of class {row.feature[:1] or 'none'} that reports seldom name"] += 1
            return
        first, second = row.divisions
        owner = {"A.ADM1": (row.country, first), "A.ADM2": (row.country, first, second)}.get(row.feature)
        if feature.kind == "n":
            owner = (row.country,)
        if owner is not None:
            self._divisions.setdefault(owner, row.id)
        if feature.kind == "p":
            for key in ((row.country, first), (row.country, first, second)):
                self._spreads.setdefault(key, Spread()).add(row.lat, row.lon)
        about = (row.lat, row.lon, row.feature, row.country, row.population, first, second, row.alternates)
        self._rows.add(f"{row.id:09d}\t0\t{row.name}\t" + "\t".join(map(str, about)))

    def _write(self) -> None:
        found = Sorter(self._folder, "found")
        with (self._folder / PLACES).open("w", encoding="utf-8", newline="\n") as places:
            for number, lines in groupby(self._rows.lines(), key=lambda columns: columns[0]):
                self._place(int(number), list(lines), places, found)
        with (self._folder / NAMES).open("w", encoding="utf-8", newline="\n") as names:
            for key, rows in groupby(found.lines(), key=lambda columns: columns[0]):
                bearers = dict.fromkeys(str(int(columns[3])) for columns in rows)
                names.write(f"{key}\t{','.join(bearers)}\n")
                self.tally.names += 1

    def _place(self, number: int, lines: list[list[str]], places: IO[str], found: Sorter) -> None:
        """Write one place and the names that lead to it; the lines are its row, then its other names."""
        rows = [columns for columns in lines if columns[1] == "0"]
        if not rows:
            self.tally.left_out["names of places that are not taken over"] += len(lines)
            return
        self.tally.left_out["rows of a place that was there"] += len(rows) - 1
        _, _, name, lat, lon, code, country, people, first, second, alternates = rows[0]
        feature, population, point = self._features[code], int(people), (float(lat), float(lon))
        if feature.kind == "p":
            radius = min(LARGEST_CITY_KM, max(feature.radius_km, math.sqrt(population / PEOPLE_PER_KM2)))
        else:
            radius = self._reach(code, country, first, second) or feature.radius_km
        places.write(
            place_line(
                number,
                name,
                point=point,
                radius_km=radius,
                kind=feature.kind,
                country=country,
                population=population,
                part_of=self._above(number, country, first, second),
            )
        )
        self.tally.places += 1
        others = (*alternates.split(","), *(columns[2] for columns in lines if columns[1] == "1"))
        level, fewer, _ = rank(feature.kind, population, number)
        for key in keys({name, *filter(worth_keeping, others)}, country):
            found.add(f"{key}\t{level}\t{10**12 + fewer:013d}\t{number:09d}")

    def _reach(self, code: str, country: str, first: str, second: str) -> float | None:
        inside = {"A.ADM1": (country, first), "A.ADM2": (country, first, second)}.get(code, ())
        spread = self._spreads.get(inside)
        return spread.radius_km if spread is not None else None

    def _above(self, number: int, country: str, first: str, second: str) -> int | None:
        """The innermost division or country that holds a place; a country that no dump brought is the shipped one."""
        for key in ((country, first, second), (country, first), (country,)):
            holder = self._divisions.get(key)
            if holder is not None and holder != number and (key[-1] or len(key) == 1):
                return holder
            if holder == number and len(key) == 1:
                return None
        shipped = bundled_gazetteer().place(country)
        above = int(shipped.id.removeprefix("gn:")) if shipped is not None else None
        return above if above != number else None
