"""Find and resolve the places of a document."""

from functools import lru_cache

from dalil.model.span import Range
from dalil.model.where import Where
from dalil.statements.places.context import setting_of
from dalil.statements.places.recognise import place_names
from dalil.statements.places.resolve import Resolver
from dalil.statements.places.toponym import PlaceName, Toponym
from dalil.statements.reading import Reading


def find_toponyms(reading: Reading) -> tuple[Toponym, ...]:
    """All place names in order, metonyms and adjectives too, each with the reasons for its place."""
    return _resolved(reading)[1]


def find_places(reading: Reading) -> tuple[Where, ...]:
    """All place names in order; metonyms ("Moscow said") are parties, adjectives ("Syrian") are none: left out."""
    return tuple(one.where for one in find_toponyms(reading) if one.kind == "place")


def resolve_place(reading: Reading, place: Range) -> Where | None:
    """The place that the words at this range name, also where they were not found by ourselves; None = abstain."""
    resolver, found = _resolved(reading)
    for one in found:
        if (one.where.start, one.where.end) == (place.start, place.end) and one.where.id is not None:
            return one.where
    asked = _asked(reading, place)
    if not asked.candidates:
        return None
    where = resolver.resolve((asked,))[0].where
    return where if where.id is not None else None


def _asked(reading: Reading, place: Range) -> PlaceName:
    words = reading.text[place.start : place.end]
    gazetteer = reading.lexicon.gazetteer
    candidates = gazetteer.candidates(words)
    country = gazetteer.place(gazetteer.country_of(words) or "")
    if not candidates and country:
        candidates = (country,)
    return PlaceName(
        range=place, bare=place, name=words, candidates=candidates, modifier=None, containers=(), kind="place"
    )


@lru_cache(maxsize=2)
def _resolved(reading: Reading) -> tuple[Resolver, tuple[Toponym, ...]]:
    """Asked for once a span: the last documents are kept, so that each is gone through once."""
    names = place_names(reading)
    resolver = Resolver(gazetteer=reading.lexicon.gazetteer, setting=setting_of(reading, names))
    return resolver, resolver.resolve(names)
