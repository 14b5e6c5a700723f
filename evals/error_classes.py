"""Classes of errors and confusion tables of each task: counts only, never a word of a text.

Rows are those of the data: gold and prediction in the same order. A task without classes has its figures.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Row = dict[str, Any]
Class = tuple[str, str]
"""Of what, and what went wrong with how many."""
STATUS = ("happened", "unclear", "not")
EARTH_KM = 6371.0
FAR, NEAR = 161, 10
MUCH, SOME = 0.8, 0.0


def classes(task: str, source: str, gold: Sequence[Row], found: Sequence[Row]) -> list[Class]:
    """The classes of errors of a task on one input."""
    given = f"{task}, spans not given" if "nospans" in source else task
    counted = _CLASSES.get(given)
    return list(counted(gold, found)) if counted is not None else []


def confusion(gold: Sequence[Row], found: Sequence[Row]) -> Counter[tuple[str, str]]:
    """How often annotators said one class of status and the rules another; a value that is missing is "none"."""
    pairs: Counter[tuple[str, str]] = Counter()
    for row, other in zip(gold, found, strict=True):
        values = [*(other.get("values") or []), *([None] * len(row["values"]))]
        pairs.update((_status(one), _status(two)) for one, two in zip(row["values"], values, strict=False))
    return pairs


def _status(value: float | None) -> str:
    if value is None:
        return "none"
    return "happened" if value >= 1 else "not" if value <= -1 else "unclear"


def matched(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pairs of spans, one to one: equal ones first, then those that overlap, from left to right."""
    rest, pairs = sorted(found, key=lambda one: (one["start"], one["end"])), []
    open_ = sorted(gold, key=lambda one: (one["start"], one["end"]))
    for strict in (True, False):
        for one in list(open_):
            other = next((two for two in rest if _meet(one, two, strict=strict)), None)
            if other is not None:
                rest.remove(other)
                open_.remove(one)
                pairs.append((one, other))
    return pairs


def _meet(one: Row, other: Row, *, strict: bool) -> bool:
    if strict:
        return (one["start"], one["end"]) == (other["start"], other["end"])
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _spans(gold: Sequence[Row], found: Sequence[Row], name: str) -> tuple[list[tuple[Row, Row]], int, int]:
    """Matched pairs over all documents, with how many spans there are and how many were found."""
    pairs = [pair for row, other in zip(gold, found, strict=True) for pair in matched(row[name], other.get(name) or [])]
    return pairs, sum(len(row[name]) for row in gold), sum(len(row.get(name) or []) for row in found)


def timexes(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Class]:
    """Missed, too many, with another value; and by type of the gold value what is wrong."""
    pairs, there, said = _spans(gold, found, "timexes")
    wrong = [(one, other) for one, other in pairs if one["value"] != other.get("value")]
    edges = sum(not _meet(one, other, strict=True) for one, other in pairs)
    yield (
        f"{there} expressions",
        (
            f"{there - len(pairs)} not found; {said - len(pairs)} found that are none; {edges} with other edges; "
            f"{len(wrong)} with another value"
        ),
    )
    shapes = Counter((_shape(one["value"]), _shape(other.get("value"))) for one, other in wrong)
    if shapes:
        told = (f"{count} {one} read as {other}" for (one, other), count in sorted(shapes.items(), key=_most))
        yield f"{len(wrong)} other values", "; ".join(told)


def _shape(value: str | None) -> str:
    """What a TIMEX3 value is like, without its figures."""
    if not value:
        return "no value"
    for pattern, name in _SHAPES:
        if pattern.fullmatch(value):
            return name
    return "other"


_SHAPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-\d\d-\d\dT.*"), "time of a day"),
    (re.compile(r"\d{4}-\d\d"), "month"),
    (re.compile(r"\d{4}-W\d\d.*"), "week"),
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{4}-.*"), "part of a year"),
    (re.compile(r"\d{2,3}.?"), "decade or century"),
    (re.compile(r"P.*"), "duration"),
    (re.compile(r"[A-Z]+_REF"), "reference"),
)


def _most(row: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -row[1], row[0]


def toponyms(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Class]:
    """Names on the map: left without a point, far off, near but not there."""
    pairs, _, _ = _spans(gold, found, "places")
    located = sum(one["lat"] is not None for row in gold for one in row["places"])
    on_map = [(one, other) for one, other in pairs if one["lat"] is not None and other["lat"] is not None]
    off = [_kilometres(one, other) for one, other in on_map]
    far, near = sum(one > FAR for one in off), sum(NEAR < one <= FAR for one in off)
    yield (
        f"{located} names on the map",
        (
            f"{located - len(on_map)} left without a point; {far} placed more than {FAR} km off; "
            f"{near} between {NEAR} and {FAR} km"
        ),
    )


def toponyms_sought(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Class]:
    """Names that have to be found first."""
    pairs, there, said = _spans(gold, found, "places")
    edges = sum(not _meet(one, other, strict=True) for one, other in pairs)
    yield (
        f"{there} names",
        f"{there - len(pairs)} not found; {said - len(pairs)} found that are none; {edges} with other edges",
    )
    yield from toponyms(gold, found)


def _kilometres(one: Row, other: Row) -> float:
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (one["lat"], one["lon"], other["lat"], other["lon"]))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def counts(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Class]:
    """Killed and injured: no figure, another figure, and by how it differs."""
    for name in ("killed", "injured"):
        pairs = [(row[name], other.get(name)) for row, other in zip(gold, found, strict=True) if row.get(name)]
        some = [(one, other) for one, other in pairs if one[1] > 0]
        wrong = [(one, other) for one, other in some if other is not None and one != other]
        yield (
            f"{len(some)} articles, {name}",
            (
                f"{sum(other is None for _, other in some)} no figure; {len(wrong)} another figure: "
                f"{sum(other[1] < one[0] for one, other in wrong)} too low, "
                f"{sum(other[0] > one[1] for one, other in wrong)} too high, "
                f"{sum(other[1] >= one[0] and other[0] <= one[1] for one, other in wrong)} overlap it"
            ),
        )
        nobody = [other for one, other in pairs if one[1] == 0]
        yield f"{len(nobody)} articles, nobody {name}", f"{sum((one or [0, 0])[1] > 0 for one in nobody)} get a figure"


def attribution(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Class]:
    """Contents: missed, found that are none, found in part; sources of those found."""
    tally: Counter[str] = Counter()
    for row, other in zip(gold, found, strict=True):
        said = list(other.get("attributions") or [])
        for one in row["attributions"]:
            best = max(said, key=lambda two: _share(one["content"], two["content"]), default=None)
            share = _share(one["content"], best["content"]) if best is not None else SOME
            tally["gold"] += 1
            tally["missed"] += share == SOME
            tally["in part"] += SOME < share < MUCH
            tally["nearly"] += MUCH <= share < 1
            if best is not None and share >= MUCH:
                tally["held"] += 1
                tally[_source(one["source"], best["source"])] += 1
        tally["none"] += sum(
            all(_share(one["content"], two["content"]) == SOME for one in row["attributions"]) for two in said
        )
    yield (
        f"{tally['gold']} contents",
        (
            f"{tally['missed']} missed; {tally['in part']} found in part (less than .8); "
            f"{tally['nearly']} with other edges; "
            f"{tally['none']} found that are none"
        ),
    )
    yield (
        f"{tally['held']} contents found",
        (
            f"{tally['another']} with another source; {tally['lost']} without their source; {tally['too many']} with a "
            "source where there is none"
        ),
    )


def _source(gold: Sequence[Sequence[int]], found: Sequence[Sequence[int]]) -> str:
    if bool(gold) != bool(found):
        return "lost" if gold else "too many"
    return "right" if _share(gold, found) > SOME or not gold else "another"


def _share(gold: Sequence[Sequence[int]], found: Sequence[Sequence[int]]) -> float:
    """F1 over the code points of two lists of spans."""
    one = {at for start, end in gold for at in range(start, end)}
    other = {at for start, end in found for at in range(start, end)}
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else SOME


def incidents(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Class]:
    """Groups: mixed, torn apart."""
    groups: dict[str, list[str]] = {}
    events: dict[str, list[str]] = {}
    for row, other in zip(gold, found, strict=True):
        groups.setdefault(str(other["incident"]), []).append(row["incident"])
        events.setdefault(row["incident"], []).append(str(other["incident"]))
    several = [one for one in groups.values() if len(one) > 1]
    told = [one for one in events.values() if len(one) > 1]
    yield f"{len(several)} groups of several articles", f"{sum(len(set(one)) > 1 for one in several)} mix incidents"
    yield (
        f"{len(told)} incidents of several articles",
        f"{sum(len(set(one)) > 1 for one in told)} stand in several groups",
    )


def muc4(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Class]:
    """Forms: where there is none, where there are, and of which type."""
    pairs = [(row["templates"], other["templates"]) for row, other in zip(gold, found, strict=True)]
    none = [other for row, other in pairs if not row]
    some = [(row, other) for row, other in pairs if row]
    yield (
        f"{len(none)} cables without a form",
        f"{sum(bool(other) for other in none)} get one all the same ({sum(map(len, none))} forms)",
    )
    types = [(_types(row), _types(other)) for row, other in some]
    held = sum((one & other).total() for one, other in types)
    yield (
        f"{len(some)} cables with forms",
        (
            f"{sum(not other for _, other in some)} get none; of {sum(one.total() for one, _ in types)} "
            f"forms {held} find one of their type; {sum((other - one).total() for one, other in types)} are too many"
        ),
    )


def _types(templates: Sequence[Row]) -> Counter[str]:
    return Counter(one["incident_type"] for one in templates)


_CLASSES: dict[str, Callable[[Sequence[Row], Sequence[Row]], Iterator[Class]]] = {
    "attribution": attribution,
    "timexes": timexes,
    "toponyms": toponyms,
    "toponyms, spans not given": toponyms_sought,
    "counts": counts,
    "incidents": incidents,
    "muc4": muc4,
}
