"""Places as they are named, and where that may be."""

from dataclasses import dataclass
from typing import Literal, get_args

from dalil.model.validity import require, require_member, require_range

Precision = Literal["point", "neighbourhood", "city", "district", "region", "country", "area", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place named in the text: the words, their code points, the gazetteer id, a point (WGS 84) and its radius.

    `precision` says what kind of place the point stands for; `lat`, `lon`, `id` are None where we abstain.
    `gazetteer` is the hash of the gazetteer, all layers of it, that the place was found in; None where it was in none.
    """

    name: str
    start: int
    end: int
    id: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    radius_km: float | None
    gazetteer: str | None = None

    def __post_init__(self) -> None:
        require_range(self.start, self.end, "place")
        require_member(self.precision, get_args(Precision), "place: precision")
        require((self.lat is None) == (self.lon is None), "place: a point has both coordinates")
        require(self.lat is None or -90 <= self.lat <= 90, "place: latitude is within 90 degrees")  # noqa: PLR2004 WGS 84
        require(self.lon is None or -180 <= self.lon <= 180, "place: longitude is within 180 degrees")  # noqa: PLR2004 WGS 84
