"""What a drawing of time and place is told of statements: spans of days, spots on the map."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dalil.casefile.facets import accused, period

NEVER = "9999-99-99"  # after every day


@dataclass(frozen=True, slots=True, kw_only=True)
class Spanned:
    """Statements of one status that say the same days (None: an open end) of the same parties. `first` is one's id."""

    low: date | None
    high: date | None
    status: str
    accused: tuple[str, ...]
    number: int
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Statements of one status about one place: its name in the texts, point (WGS 84) and radius; None: not located."""

    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    status: str
    number: int
    first: str


def event(at: int, statement: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a statement that stands at this position."""
    low, high = period(statement) or (None, None)
    place = statement["place"] or {}
    return {
        "statement": at,
        "id": statement["id"],
        "low": low,
        "high": high,
        "start": low or high,
        "stop": (high or NEVER) if low or high else None,
        "status": statement["status"],
        "accused": json.dumps(sorted(set(accused(statement))), ensure_ascii=False),
        "place": place.get("name"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "radius": place.get("radius_km"),
    }
