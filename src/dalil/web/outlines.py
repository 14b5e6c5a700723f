"""Coasts and borders of the world, offline: Natural Earth as world-atlas packs it (TopoJSON), built into the desk.

Borders are drawn to find one's way and say nothing about who is entitled to what.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any

FINE, COARSE = "countries-50m.json", "countries-110m.json"
WIDE_KM = 6000.0  # a view wider than this is drawn from the coarse table


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of coast, or of a border, with the box it lies in (degrees)."""

    coast: bool
    lon: tuple[float, ...]
    lat: tuple[float, ...]
    west: float
    east: float
    south: float
    north: float


def lines(width_km: float) -> tuple[Line, ...]:
    """The lines for a view of this width; none where the desk was not built (`make web`)."""
    return _read(COARSE if width_km > WIDE_KM else FINE)


@cache
def _read(name: str) -> tuple[Line, ...]:
    file = resources.files("dalil.web").joinpath("static/built", name)
    if not file.is_file():
        return ()
    topology = json.loads(file.read_text(encoding="utf-8"))
    used = Counter(arc if arc >= 0 else ~arc for arc in _arcs(topology["objects"]["countries"]))
    return tuple(
        _line(points, topology["transform"], coast=used[at] == 1) for at, points in enumerate(topology["arcs"])
    )


def _line(points: list[list[int]], transform: Mapping[str, list[float]], *, coast: bool) -> Line:
    """TopoJSON, section 2.1.4: the first point, and then the way from each to the next, in steps of the scale."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    lon = tuple(left + wide * x for x in accumulate(point[0] for point in points))
    lat = tuple(low + high * y for y in accumulate(point[1] for point in points))
    return Line(
        coast=coast, lon=lon, lat=lat, west=min(lon), east=max(lon), south=min(lat), north=max(lat)
    )  # fmt: skip


def _arcs(found: Any) -> Iterator[int]:  # noqa: ANN401 nested lists of JSON
    """The numbers of the arcs that an object is made of, negative ones backwards."""
    if isinstance(found, int):
        yield found
    elif isinstance(found, list):
        for one in found:
            yield from _arcs(one)
    elif isinstance(found, dict):
        yield from _arcs(found.get("geometries", found.get("arcs", [])))
