"""Law: which element of which provision a statement may speak to, and what is missing. Never a measure of guilt."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.errors import UnknownIdError
from dalil.web.page import Page

MOST = 8  # incidents that have a column of their own
Json = Mapping[str, Any]
COLUMNS = ("supports", "contradicts", "exculpatory")


def matrix(desk: Desk, request: Request) -> Page:
    """Every provision that a statement brings up: whether it can apply, and the state of its elements."""
    del request
    return Page(template="law.html", record=list(desk.records("law")))


def provision(desk: Desk, request: Request) -> Page:
    """One provision, element by element, with the statements for and against and the gaps."""
    asked = request.path_params["provision"]
    record = next((row for row in desk.records("law") if row["provision"] == asked), None)
    if record is None:
        raise UnknownIdError(asked)
    wanted = {one["statement"] for element in record["elements"] for name in COLUMNS for one in element[name]}
    said = desk.index.of(wanted)
    columns, cells = _by_incident(desk, record)
    more = {"said": said, "incidents": columns, "in_order": partial(_in_order, said)}
    return Page(template="provision.html", record={**record, "matrix": cells}, more=more)


def _in_order(said: Mapping[str, Mapping[str, Any]], supports: Iterable[Json]) -> list[Json]:
    """What bears on an element, in the order of reports and of their texts."""
    return sorted(supports, key=lambda one: _stands(said[one["statement"]]))


def _stands(row: Json) -> tuple[str, int, str]:
    return row["document"], row["start"], row["id"]


def _by_incident(desk: Desk, record: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], list[list[dict[str, int]]]]:
    """The incidents whose statements bear on the provision, and for each element how many of each do so how.

    The last cell of a row counts what belongs to none of the incidents shown.
    """
    of = desk.incident_of
    met = Counter(
        of[one["statement"]]["id"]
        for element in record["elements"]
        for name in COLUMNS
        for one in element[name]
        if one["statement"] in of
    )
    shown = [row for row in desk.records("incidents") if row["id"] in dict(met.most_common(MOST))]
    at = {one: number for number, row in enumerate(shown) for one in row["statements"]}
    cells = []
    for element in record["elements"]:
        row = [dict.fromkeys(COLUMNS, 0) for _ in range(len(shown) + 1)]
        for name in COLUMNS:
            for one in element[name]:
                row[at.get(one["statement"], len(shown))][name] += 1
        cells.append(row)
    return shown, cells
