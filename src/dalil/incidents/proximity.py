"""Whether two places can be one, and whether two times can be one."""

import math
from datetime import date, timedelta

from dalil.model.when import EventTime, When, bounds
from dalil.model.where import Where

_EARTH_KM = 6371.0
# A place wider than this says too little about where something happened to bring two accounts together.
COARSE_KM = 30.0
WIDE_KM = 100.0
# Where a report does not say when, its event is taken to lie within so many days before the publication.
RECENT = timedelta(days=7)
# What lasts is taken to have lasted so long before a report that does not say since when.
LASTING = timedelta(days=60)
_SLACK_KM = 0.3
Days = tuple[date | None, date | None]


def distance_km(one: Where, two: Where) -> float | None:
    """Great-circle distance of the two points; None where one is not known."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(two.lat)
    across = math.radians(two.lon - one.lon)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))


def near(one: Where, two: Where) -> bool:
    """Whether the two can be one place: the same id, or the point of one lies within the radius of the other.

    Two fine places side by side (two quarters of a town) are not near; a quarter and its town are. Places without a
    point are compared by name.
    """
    if one.id is not None and one.id == two.id:
        return True
    apart = distance_km(one, two)
    if apart is None:
        return one.name.casefold() == two.name.casefold()
    return apart <= max(one.radius_km or 0.0, two.radius_km or 0.0) + _SLACK_KM


def fine(place: Where) -> bool:
    """Whether the place is narrow enough to bring two accounts together."""
    return place.precision not in ("country", "region", "unknown") and (place.radius_km or 0.0) <= COARSE_KM


def wide(place: Where) -> bool:
    """Whether the place is a country or as wide as one."""
    return place.precision == "country" or (place.radius_km or 0.0) >= WIDE_KM


def days(time: EventTime | None) -> Days | None:
    """First and last day; None where no day is known."""
    return bounds(time.edtf) if time is not None and time.edtf is not None else None


def recent(published: When | None, within: timedelta = RECENT) -> Days | None:
    """The days before a publication within which an undated event of the report is taken to lie."""
    if published is None or published.first is None or published.last is None:
        return None
    return published.first - within, published.last


def overlap(one: Days, two: Days) -> bool:
    """Whether the two intervals share a day; an open end reaches as far as needed."""
    starts = one[0] is None or two[1] is None or one[0] <= two[1]
    ends = two[0] is None or one[1] is None or two[0] <= one[1]
    return starts and ends
