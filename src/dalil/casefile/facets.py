"""The values by which each statement of a run can be filtered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dalil.model.when import bounds

Json = Mapping[str, Any]
Records = Mapping[str, Sequence[Json]]
OWN_VOICE = "(the report itself)"
NOT_SAID = "(not said)"


class Facets:
    """What the other records of a run say of its statements: the language of each, its incidents and its origin."""

    def __init__(self, records: Records) -> None:
        self._languages = {one["exhibit"]: one["language"] for one in records.get("documents", ())}
        self._incidents = _by_statement(records.get("incidents", ()))
        self._origins = _by_statement(records.get("origins", ()))

    def of(self, statement: Json) -> Iterator[tuple[str, str]]:
        """Facet and value, each pair once."""
        found = {
            "status": [statement["status"]],
            "kind": [statement["kind"]],
            "act": [statement["act"]],
            "speaker": [_party(one) for one in statement["speakers"]] or [OWN_VOICE],
            "accused": accused(statement),
            "place": [statement["place"]["name"] if statement["place"] else None],
            "document": [statement["document"]],
            "language": [self._languages.get(statement["exhibit"])],
            "incident": self._incidents.get(statement["id"], []),
            "origin": self._origins.get(statement["id"], []),
            "review": [statement["review"]],
        }
        for name, values in found.items():
            for value in sorted({value for value in values if value}):
                yield name, value


def period(statement: Json) -> tuple[str | None, str | None] | None:
    """First and last day on which it is said to have happened; None where no day can be given."""
    time = statement["time"]
    if not time or not time["edtf"]:
        return None
    low, high = bounds(time["edtf"])
    return low.isoformat() if low else None, high.isoformat() if high else None


def accused(statement: Json) -> list[str]:
    """Who is said to have acted: the party that the words name, else the words, else that it is not said."""
    return [_party(one) for one in statement["perpetrators"]] or [NOT_SAID]


def _party(mention: Json) -> str:
    """The party that the words name, else the words."""
    return str(mention["party"] or mention["name"])


def _by_statement(groups: Sequence[Json]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for group in groups:
        for identifier in group["statements"]:
            found.setdefault(identifier, []).append(group["id"])
    return found
