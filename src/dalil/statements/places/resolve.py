"""Choose among the places that bear a name, with reasons; abstain where two stay equally good."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from dalil.model.where import Precision, Where
from dalil.statements.places.context import Setting, ancestors, kilometres, region_of
from dalil.statements.places.toponym import PlaceName, Toponym
from dalil.statements.places.words import DIRECTIONS
from dalil.vocab.gazetteer import Gazetteer, GazetteerPlace

NEAR_KM = 150.0
SAME_KM = 50.0
CAPITAL = 50_000
MARGIN = 0.05
LARGEST = 7.5
"""The decimal logarithm of the population of the largest cities."""
_WEIGHT = {"own": 100.0, "container": 50.0, "country": 6.0, "region": 4.0, "near": 2.0, "population": 3.0}
_CLASS: dict[Precision, float] = {"country": 5.0, "region": 1.2, "area": 2.0, "neighbourhood": 1.0, "district": -1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """Resolves names in one document. The choice for a name is kept, so that a name means one place in a document."""

    gazetteer: Gazetteer
    setting: Setting
    anchors: list[GazetteerPlace] = field(default_factory=list)
    chosen: dict[str, tuple[GazetteerPlace, tuple[str, ...]]] = field(default_factory=dict)

    def resolve(self, names: Sequence[PlaceName]) -> tuple[Toponym, ...]:
        """The names with their places, those that the text itself pins down first."""
        pinned = [name for name in names if name.candidates and (name.containers or len(name.candidates) == 1)]
        for name in pinned:
            self._choose(name)
        return tuple(self._toponym(name) for name in names)

    def _toponym(self, name: PlaceName) -> Toponym:
        choice = self._choose(name) if name.candidates else None
        place, reasons = choice or (None, ("no row" if not name.candidates else "margin",))
        return Toponym(where=_where(name, place, self.gazetteer), kind=name.kind, reasons=reasons)

    def _choose(self, name: PlaceName) -> tuple[GazetteerPlace, tuple[str, ...]] | None:
        if name.name in self.chosen and not self._elsewhere(name):
            return self.chosen[name.name]
        scored = sorted(
            ((*self._score(name, place), place) for place in name.candidates), key=lambda row: (-row[0], row[2].id)
        )
        score, reasons, best = _city_of_its_region(scored)
        rivals = [row for row in scored[1:] if kilometres(best, row[2]) > SAME_KM]
        if rivals and score - rivals[0][0] < MARGIN:
            return None
        self.chosen[name.name] = best, reasons
        self.anchors.append(best)
        return best, reasons

    def _elsewhere(self, name: PlaceName) -> bool:
        """Whether the text puts this mention inside another place than the one chosen before ("Mill Hill, Belmur")."""
        around = {place.id for place in name.containers}
        chosen = self.chosen[name.name][0]
        return bool(around) and not around & {chosen.id, *ancestors(chosen, self.gazetteer)}

    def _score(self, name: PlaceName, place: GazetteerPlace) -> tuple[float, tuple[str, ...]]:
        parts: dict[str, float] = {}
        chain = ancestors(place, self.gazetteer)
        if place.own:
            parts["own"] = 1.0
        if any(around.id in chain for around in name.containers):
            parts["container"] = 1.0
        parts["country"] = self.setting.countries.get(place.country or "", 0.0)
        parts["region"] = self.setting.regions.get(region_of(place, self.gazetteer) or "", 0.0)
        if self.anchors:
            nearest = min(kilometres(place, anchor) for anchor in self.anchors[-20:])
            parts["near"] = math.exp(-nearest / NEAR_KM)
        parts["population"] = min(1.0, math.log10(place.population + 1) / LARGEST)
        total = sum(_WEIGHT[part] * share for part, share in parts.items()) + _CLASS.get(place.precision, 0.0)
        return total, tuple(part for part in _WEIGHT if parts.get(part, 0.0) > 0)


def _city_of_its_region(
    scored: list[tuple[float, tuple[str, ...], GazetteerPlace]],
) -> tuple[float, tuple[str, ...], GazetteerPlace]:
    """The best row; but where a division is best whose capital bears the same name, the city is meant."""
    score, reasons, best = scored[0]
    if best.precision in ("region", "district"):
        for _, _, place in scored[1:]:
            if place.precision == "city" and place.population >= CAPITAL and best.id in (place.part_of, place.id):
                return score, (*reasons, "capital"), place
            if (
                place.precision == "city"
                and place.population >= CAPITAL
                and kilometres(place, best) < best.radius_km * 2
                and place.country == best.country
            ):
                return score, (*reasons, "capital"), place
    return score, reasons, best


def _where(name: PlaceName, place: GazetteerPlace | None, gazetteer: Gazetteer) -> Where:
    words = f"{name.modifier} {name.name}" if name.modifier else name.name
    if place is None:
        return Where(
            name=words, start=name.range.start, end=name.range.end,
            id=None, lat=None, lon=None, precision="unknown", radius_km=None,
        )  # fmt: skip
    radius, precision = place.radius_km, place.precision
    if name.modifier:
        inside = name.modifier in DIRECTIONS
        precision = "neighbourhood" if inside and place.precision in ("city", "point", "neighbourhood") else "area"
        radius = max(radius * (1.0 if inside else 1.5), 5.0)
    return Where(
        name=words,
        start=name.range.start,
        end=name.range.end,
        id=place.id,
        lat=place.lat,
        lon=place.lon,
        precision=precision,
        radius_km=radius,
        gazetteer=gazetteer.snapshot,
    )
