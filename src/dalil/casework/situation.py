"""The situation on a day: for each place and need the newest claim of each origin, with its age."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dalil.casework.case import Case
from dalil.model.when import bounds
from dalil.vocab.situation import Need, load_needs

Row = dict[str, Any]
# What a claim says that it is a fact of the day; demands, threats, denials and mere possibilities are none.
_TOLD = frozenset(("asserted", "reported", "alleged"))


def situation_on(case: Case, day: date) -> Iterator[Row]:
    """One row a place, need, origin and unit: the newest claim that speaks of `day` or before, with its age in days.

    `as_of` is the day that the claim speaks of, else that on which its report was published; both null where neither is
    known, and such rows stand last. A claim that speaks of a later day is not in it. Figures stay intervals, as told.
    """
    published = {row["exhibit"]: _last(row["published"]) for row in case.records("documents") if row["exhibit"]}
    origins = {member: row for row in case.records("origins") for member in row["statements"]}
    newest: dict[tuple[str, ...], Row] = {}
    for statement in case.records("statements"):
        for row in _claims(statement, published.get(statement["exhibit"]), origins.get(statement["id"]), day):
            key = (
                row["place"] or row["name"] or "",
                row["category"],
                row["origin"] or row["statement"],
                row["unit"] or "",
            )
            if key not in newest or _rank(newest[key]) < _rank(row):
                newest[key] = row
    yield from sorted(newest.values(), key=_order)


def _claims(
    statement: Mapping[str, Any], published: date | None, origin: Mapping[str, Any] | None, day: date
) -> Iterator[Row]:
    if statement["review"] == "rejected" or statement["status"] not in _TOLD or statement["polarity"] == "neg":
        return
    as_of = _as_of(statement, published)
    if as_of is not None and as_of > day:
        return
    for need in load_needs():
        figures = [one for one in statement["figures"] if one["counts"] in need.counts]
        told: Sequence[Mapping[str, Any]] = figures or ([{}] if statement["act"] in need.acts else [])
        for figure in told:
            yield _row(statement, need, figure, origin, age=_age(as_of, day))


def _age(as_of: date | None, day: date) -> Row:
    if as_of is None:
        return {"as_of": None, "age_days": None}
    return {"as_of": as_of.isoformat(), "age_days": (day - as_of).days}


def _row(
    statement: Mapping[str, Any], need: Need, figure: Mapping[str, Any], origin: Mapping[str, Any] | None, *, age: Row
) -> Row:
    place = statement["place"] or {}
    return {
        "place": place.get("id"),
        "name": place.get("name"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "category": need.category,
        "low": figure.get("low"),
        "high": figure.get("high"),
        "unit": figure.get("unit"),
        "comparator": figure.get("comparator"),
        **age,
        "origin": origin["id"] if origin is not None else None,
        "label": origin["label"] if origin is not None else None,
        "speaker": statement["speakers"][-1]["name"] if statement["speakers"] else None,
        "status": statement["status"],
        "statement": statement["id"],
        "document": statement["document"],
        "quote": statement["quote"],
    }


def _as_of(statement: Mapping[str, Any], published: date | None) -> date | None:
    """The last day that the claim speaks of; what lasts beyond the report, or has no day, is of the report's day."""
    time = statement["time"]
    last = bounds(time["edtf"])[1] if time is not None and time["edtf"] is not None else None
    if last is None or (published is not None and last > published):
        return published
    return last


def _last(published: Mapping[str, Any] | None) -> date | None:
    return bounds(published["edtf"])[1] if published is not None else None


def _rank(row: Row) -> tuple[str, bool, str]:
    """A later day is newer; of one day a figure tells more than none, and the id decides the rest."""
    return row["as_of"] or "", row["low"] is not None or row["high"] is not None, row["statement"]


def _order(row: Row) -> tuple[Any, ...]:
    needs = [need.category for need in load_needs()]
    return (
        row["as_of"] is None,
        row["name"] is None,
        (row["name"] or "").casefold(),
        row["place"] or "",
        needs.index(row["category"]),
        row["age_days"] or 0,
        row["statement"],
    )


HEADINGS: Mapping[str, tuple[str, str]] = {
    # column: heading, hashtag of the Humanitarian Exchange Language (HXL 1.1, core hashtags and attributes)
    "place": ("place id", "#loc+code"),
    "name": ("place", "#loc+name"),
    "lat": ("latitude", "#geo+lat"),
    "lon": ("longitude", "#geo+lon"),
    "category": ("need", "#indicator+name"),
    "low": ("at least", "#affected+min"),
    "high": ("at most", "#affected+max"),
    "unit": ("counted", "#affected+type"),
    "comparator": ("put as", "#affected+modality"),
    "as_of": ("as of", "#date+reported"),
    "age_days": ("age in days", "#date+age+days+num"),
    "label": ("origin", "#meta+source+name"),
    "origin": ("origin id", "#meta+source+code"),
    "speaker": ("said by", "#contact+speaker+name"),
    "status": ("put", "#status"),
    "document": ("report", "#meta+document+name"),
    "statement": ("statement", "#meta+id"),
    "quote": ("quote", "#description+quote"),
}


def tabled(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Any]]:
    """The cells of each row in the order of `HEADINGS`."""
    return ([row[name] for name in HEADINGS] for row in rows)
