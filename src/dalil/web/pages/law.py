"""Law: which element of which provision a statement may speak to, and what is missing. Never a measure of guilt."""

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.errors import UnknownIdError
from dalil.web.page import Page

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
    said = {identifier: desk.record("statements", identifier) for identifier in sorted(wanted)}
    return Page(template="provision.html", record=record, more={"said": said, "columns": COLUMNS})
