"""Rows of a GeoNames dump, as its readme documents them: 19 columns a place, 8 or 10 an alternate name."""

import csv
import io
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dalil.vocab.gazetteer import MAX_LATITUDE, MAX_LONGITUDE
from dalil.vocab.wordlist import words

PLACE_COLUMNS = 19
NAME_COLUMNS = (8, 10)
ID_DIGITS = 9
LONGEST_NAME = 400
_COUNTRY = 2
# Codes in the column of languages that name no language: identifiers and codes, never words of a report.
_NO_LANGUAGES = frozenset(words("link post iata icao faac tcid unlc wkdt abbr phon piny fr_1793"))


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature of GeoNames becomes: `kind` of the place tables, and its radius where nothing better is known.

    The table of them is ours. It lies outside `data/`, for it acts at the import; the hash of the imported tables says
    what came of it.
    """

    kind: str
    radius_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpPlace:
    """A place of a dump. `divisions` are its codes of first and second order, empty where it states none."""

    id: int
    name: str
    alternates: str
    lat: float
    lon: float
    feature: str
    country: str
    divisions: tuple[str, str]
    population: int


@dataclass(frozen=True, slots=True)
class DumpName:
    """Another name of a place, with whether it is a word at all (codes and links are none)."""

    id: int
    name: str
    is_word: bool


@cache
def load_features() -> Mapping[str, Feature]:
    """The features that are taken over, by class and code ("P.PPL"); all others are left out and counted."""
    text = resources.files("dalil.vocab").joinpath("geonames_features.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {row["feature"]: Feature(row["kind"], float(row["radius_km"])) for row in rows}


def read_dump_row(line: str) -> DumpPlace | DumpName:
    """A row of either file. Raises `ValueError` that says what is wrong without quoting the row."""
    columns = line.split("\t")
    if len(columns) == PLACE_COLUMNS:
        return _place(columns)
    if len(columns) in NAME_COLUMNS:
        name = _text(columns[3], "the name")
        return DumpName(_number(columns[1], "the id"), name, columns[2] not in _NO_LANGUAGES)
    raise ValueError(f"{len(columns)} columns, where a place has {PLACE_COLUMNS} and a name 8 or 10")


def _place(columns: list[str]) -> DumpPlace:
    lat, lon = _degrees(columns[4], MAX_LATITUDE, "latitude"), _degrees(columns[5], MAX_LONGITUDE, "longitude")
    country = columns[8]
    if country and not (len(country) == _COUNTRY and country.isascii() and country.isupper()):
        raise ValueError("the country is not two capital letters")
    if any(sign < " " for sign in columns[3]):
        raise ValueError("the alternate names hold a control character")
    return DumpPlace(
        id=_number(columns[0], "the id"),
        name=_text(columns[1], "the name"),
        alternates=f"{columns[2]},{columns[3]}",
        lat=lat,
        lon=lon,
        feature=f"{columns[6]}.{columns[7]}",
        country=country,
        divisions=(columns[10], columns[11]),
        population=_number(columns[14] or "0", "the population", digits=12),
    )


def _number(value: str, what: str, *, digits: int = ID_DIGITS) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) <= digits):
        raise ValueError(f"{what} is not a number of at most {digits} digits")
    return int(value)


def _text(value: str, what: str) -> str:
    if not value.strip() or len(value) > LONGEST_NAME or any(sign < " " for sign in value):
        raise ValueError(f"{what} is empty, longer than {LONGEST_NAME} code points or holds a control character")
    return value


def _degrees(value: str, most: int, what: str) -> float:
    try:
        degrees = float(value)
    except ValueError:
        degrees = math.nan
    if not -most <= degrees <= most:
        raise ValueError(f"the {what} is not a number within {most} degrees")
    return degrees
