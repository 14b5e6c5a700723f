"""A map without a network: places as circles of their radius, with coasts and borders beneath, drawn as SVG."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dalil.casefile.events import Spot
from dalil.dossier.phrases import GROUP
from dalil.errors import UsageError
from dalil.web.lanes import Groups
from dalil.web.outlines import Line, lines

# The paper of the ground: its units; signs and their words are placed over it in per cent.
WIDE, HIGH = 1600, 1200
KM_PER_DEGREE = 111.32
WIDEST, NARROWEST = 40_000.0, 2.0
LEAST = 40.0  # km that a view made to fit shows at least
STEEP = 85.0  # degrees: nearer to the poles a flat map is none
LARGE = 300.0  # km: a place as large as a country says little about where to look
NEAR_X, NEAR_Y = 5.6, 7.6  # per cent: signs closer than this would cover one another in a narrow window
LETTER, LINE = 1.5, 4.5  # per cent: a letter's width and a line's height there
MOST_NAMES = 14
CLOSE = 3.0  # units of the ground: points nearer to the last one are left out
AROUND = 1.5  # degrees beyond the middle that are always drawn: no border has a stretch twice as long
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The middle of the map (WGS 84) and how many km it is wide."""

    lat: float
    lon: float
    km: float

    def __post_init__(self) -> None:
        sane = abs(self.lat) <= STEEP and abs(self.lon) <= 180 and NARROWEST <= self.km <= WIDEST  # noqa: PLR2004
        if not sane:
            raise UsageError("This is no part of the map.", "Give latitude, longitude and km, as 33.5,36.3,200.")

    @classmethod
    def of(cls, given: str) -> "View":
        """As an address gives it. Raises `UsageError` for what is no view."""
        try:
            lat, lon, km = map(float, given.split(","))
        except ValueError as error:
            raise UsageError("This is no part of the map.", "Give latitude, longitude and km.") from error
        return cls(lat=lat, lon=lon, km=km)

    def __str__(self) -> str:
        return f"{self.lat:.4f},{self.lon:.4f},{self.km:g}"

    @property
    def _km_per_lon(self) -> float:
        return KM_PER_DEGREE * math.cos(math.radians(self.lat))

    @property
    def span(self) -> tuple[float, float]:
        """Degrees of longitude and of latitude from edge to edge."""
        return self.km / self._km_per_lon, self.km * HIGH / WIDE / KM_PER_DEGREE

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Per cent from the left and from the top."""
        wide, high = self.span
        return round(50 + 100 * (lon - self.lon) / wide, 2), round(50 - 100 * (lat - self.lat) / high, 2)

    def scaled(self, by: float) -> "View":
        """Closer (below 1) or wider."""
        return replace(self, km=min(max(round(self.km * by, 1), NARROWEST), WIDEST))

    def placed(self, lat: float, lon: float) -> "View":
        """Of the same width, about this point."""
        return replace(self, lat=min(max(lat, -STEEP), STEEP), lon=lon)

    def moved(self, right: float, up: float) -> "View":
        """Moved by parts of its width and height."""
        wide, high = self.span
        lat = min(max(self.lat + up * high, -STEEP), STEEP)
        return replace(self, lat=lat, lon=(self.lon + right * wide + 180) % 360 - 180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Places that lie so close in this view that they are drawn as one; `label` is empty where there is no room."""

    x: float
    y: float
    lat: float
    lon: float
    number: int
    groups: Groups
    names: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn: coasts and borders as paths, circles (x, y, r in units of the ground), signs, scale."""

    view: View
    coasts: str
    borders: str
    circles: tuple[tuple[float, float, float], ...]
    signs: tuple[Sign, ...]
    outside: int
    scale_km: float
    scale_share: float


def chart(spots: Sequence[Spot], view: View | None) -> Chart | None:
    """The map of these places in this view, or in one that fits them; None where no place is located."""
    located = [one for one in spots if one.lat is not None and one.lon is not None]
    if not located:
        return None
    view = view or fitting(located)
    signs = _signs(located, view)
    scale = _round(view.km / 4)
    coasts, borders = ground(view)
    return Chart(
        view=view,
        coasts=coasts,
        borders=borders,
        circles=tuple(dict.fromkeys(_circles(located, view))),
        signs=signs,
        outside=sum(one.number for one in located) - sum(one.number for one in signs),
        scale_km=scale,
        scale_share=round(100 * scale / view.km, 2),
    )


def fitting(located: Sequence[Spot]) -> View:
    """A view of the places that do not lie far off the rest, with some room about them."""
    sized = [one for one in located if (one.radius_km or 0) <= LARGE] or list(located)
    south, north = _fenced([one.lat or 0.0 for one in sized])
    west, east = _fenced([one.lon or 0.0 for one in sized])
    lat = min(max((south + north) / 2, -STEEP), STEEP)
    across = (east - west) * KM_PER_DEGREE * math.cos(math.radians(lat))
    along = (north - south) * KM_PER_DEGREE * WIDE / HIGH
    reach = max((one.radius_km or 0) for one in sized if south <= (one.lat or 0) <= north)
    km = min(max(1.3 * max(across, along) + 2 * min(reach, 50), LEAST), WIDEST)
    return View(lat=lat, lon=(west + east) / 2, km=float(math.ceil(km)))


def _fenced(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 4], ordered[3 * len(ordered) // 4]
    reach = 3 * (high - low) + 1
    inside = [value for value in ordered if low - reach <= value <= high + reach]
    return inside[0], inside[-1]


def _circles(located: Iterable[Spot], view: View) -> Iterator[tuple[float, float, float]]:
    for one in located:
        x, y = view.at(one.lat or 0.0, one.lon or 0.0)
        radius = (one.radius_km or 0) / view.km * WIDE
        if 1 <= radius <= WIDE and -50 <= x <= 150 and -50 <= y <= 150:  # noqa: PLR2004 per cent
            yield round(x * WIDE / 100, 1), round(y * HIGH / 100, 1), round(radius, 1)


def _signs(located: Sequence[Spot], view: View) -> tuple[Sign, ...]:
    """Places by their number of statements, each joined to the first sign that it would cover."""
    points: dict[tuple[float, float], list[Spot]] = {}
    for one in located:
        points.setdefault((one.lat or 0.0, one.lon or 0.0), []).append(one)
    groups: list[tuple[float, float, list[Spot]]] = []
    for (lat, lon), found in sorted(points.items(), key=lambda item: (-sum(one.number for one in item[1]), item[0])):
        x, y = view.at(lat, lon)
        if not (1 <= x <= 99 and 1 <= y <= 99):  # noqa: PLR2004 per cent
            continue
        near = next((one for one in groups if abs(one[0] - x) < NEAR_X and abs(one[1] - y) < NEAR_Y), None)
        if near is None:
            groups.append((x, y, list(found)))
        else:
            near[2].extend(found)
    return tuple(_labelled(groups))


def _labelled(groups: Sequence[tuple[float, float, list[Spot]]]) -> Iterator[Sign]:
    taken = [(x - NEAR_X / 2, x + NEAR_X / 2, y) for x, y, _ in groups]
    labels = 0
    for x, y, found in groups:
        names = tuple(dict.fromkeys(one.name for one in found))
        label = names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"
        start, end = x + NEAR_X / 2, x + NEAR_X / 2 + LETTER * len(label)
        free = end < 100 and not any(low < end and start < high and abs(y - at) < LINE for low, high, at in taken)  # noqa: PLR2004 per cent
        free = free and labels < MOST_NAMES
        if free:
            labels += 1
            taken.append((start, end, y))
        numbers: Counter[str] = Counter()
        for one in found:
            numbers[GROUP[one.status]] += one.number
        yield Sign(
            x=x, y=y, lat=found[0].lat or 0.0, lon=found[0].lon or 0.0, number=sum(numbers.values()), names=names,
            groups=tuple((name, numbers[name]) for name in dict.fromkeys(GROUP.values()) if name in numbers),
            label=label if free else "",
        )  # fmt: skip


@lru_cache(64)
def ground(view: View) -> tuple[str, str]:
    """Coasts and borders as paths in units of the ground, with room on each side: none that crosses is missed."""
    wide, high = (max(degrees, AROUND) for degrees in view.span)
    west, east, south, north = view.lon - wide, view.lon + wide, view.lat - high, view.lat + high
    paths: dict[bool, list[str]] = {True: [], False: []}
    for line in lines(view.km):
        if line.east >= west and line.west <= east and line.north >= south and line.south <= north:
            paths[line.coast].extend(_path(line, view, (west, east, south, north)))
    return "".join(paths[True]), "".join(paths[False])


def _path(line: Line, view: View, box: tuple[float, float, float, float]) -> Iterator[str]:
    west, east, south, north = box
    (wide, high), left, top = view.span, view.lon, view.lat
    last: tuple[float, float] | None = None
    inside_before = False
    end = len(line.lon) - 1
    for at, (lon, lat) in enumerate(zip(line.lon, line.lat, strict=True)):
        inside = west <= lon <= east and south <= lat <= north
        x, y = WIDE * (0.5 + (lon - left) / wide), HIGH * (0.5 - (lat - top) / high)
        if not inside and not inside_before:
            last, inside_before = (x, y), False
            continue
        if last is not None and at < end and abs(x - last[0]) < CLOSE and abs(y - last[1]) < CLOSE:
            continue
        if not inside_before:
            yield f"M{last[0]:.0f} {last[1]:.0f}L{x:.0f} {y:.0f}" if last is not None else f"M{x:.0f} {y:.0f}"
        else:
            yield f"L{x:.0f} {y:.0f}"
        last, inside_before = (x, y), inside


def _round(value: float) -> float:
    """The largest of 1, 2, 5, 10, 20 … that is not above it."""
    power = 10 ** math.floor(math.log10(value))
    return float(max(step * power for step in STEPS if step * power <= value) if value >= power else power)
