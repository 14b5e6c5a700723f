"""What a document says about the countries and regions that it is about."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dalil.statements.places.toponym import PlaceName
from dalil.statements.reading import Reading
from dalil.vocab.gazetteer import Gazetteer, GazetteerPlace
from dalil.vocab.placename import fold_name

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Shares of the countries, and of the first-order divisions, among what a document names; each sums to one."""

    countries: dict[str, float]
    regions: dict[str, float]


def setting_of(reading: Reading, names: Iterable[PlaceName]) -> Setting:
    """The setting, from countries and regions named, names that only one country knows, demonyms and parties."""
    gazetteer = reading.lexicon.gazetteer
    countries: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    for name in names:
        if name.kind == "adjective":
            countries[name.candidates[0].country or ""] += 1
            continue
        _count(name, gazetteer, countries, regions)
    parties = reading.lexicon.parties.countries
    for passage in reading.passages:
        for token in passage.doc:
            if token.text[:1].isupper() and token.pos_ in ("ADJ", "NOUN", "PROPN"):
                key = fold_name(token.text)
                country = gazetteer.country_of(token.text) if token.pos_ == "PROPN" else None
                country = country or parties.get(key)
                if country:
                    countries[country] += 1
    return Setting(countries=_shares(countries), regions=_shares(regions))


def _count(name: PlaceName, gazetteer: Gazetteer, countries: Counter[str], regions: Counter[str]) -> None:
    everyone = (*name.candidates[:1], *name.containers[:1])
    for place in everyone:
        if place.precision == "country" and place.country:
            countries[place.country] += 2
        elif place.precision == "region":
            regions[place.id] += 1
            countries[place.country or ""] += 1
    of = {place.country for place in name.candidates}
    if len(of) == 1 and name.candidates[0].country and name.candidates[0].precision != "country":
        countries[name.candidates[0].country] += 1
        if len(name.candidates) == 1 and (region := region_of(name.candidates[0], gazetteer)):
            regions[region] += 1


def _shares(counts: Counter[str]) -> dict[str, float]:
    total = sum(counts.values()) or 1
    return {key: counts[key] / total for key in sorted(counts)}


def ancestors(place: GazetteerPlace, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The ids of the places that a place lies in, nearest first."""
    found: list[str] = []
    above = place.part_of
    while above and above not in found:
        found.append(above)
        parent = gazetteer.place(above)
        above = parent.part_of if parent else None
    return tuple(found)


def region_of(place: GazetteerPlace, gazetteer: Gazetteer) -> str | None:
    """The first-order division that a place lies in or is."""
    if place.precision == "region":
        return place.id
    chain = ancestors(place, gazetteer)
    return chain[-2] if len(chain) > 1 else None


def kilometres(one: GazetteerPlace, two: GazetteerPlace) -> float:
    """Great-circle distance (haversine) between two points of WGS 84, on a sphere."""
    lat_one, lon_one, lat_two, lon_two = map(math.radians, (one.lat, one.lon, two.lat, two.lon))
    half = math.sin((lat_two - lat_one) / 2) ** 2
    half += math.cos(lat_one) * math.cos(lat_two) * math.sin((lon_two - lon_one) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
