"""Places by their names: the bundled extract, and a case's own places laid over it."""

from dataclasses import dataclass
from typing import Protocol

from dalil.model.where import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """One row of a gazetteer: WGS 84 point, radius, ISO 3166-1 alpha-2 country, and the source that says so."""

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


class Gazetteer(Protocol):
    """Answers which places bear a name. `snapshot` is the hash of its data, stored with every resolution."""

    @property
    def snapshot(self) -> str:
        """SHA-256 over the data."""
        ...

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places that bear the name, best known first; empty where none does. Case and diacritics are folded."""
        ...
