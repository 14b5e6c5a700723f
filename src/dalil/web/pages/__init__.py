"""The pages of the desk by address, and what its forms do."""

from collections.abc import Callable, Mapping

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.web.page import Moved, Page
from dalil.web.pages import exhibit, home, incident, statement

READING: Mapping[str, Callable[[Desk, Request], Page]] = {
    "/": home.home,
    "/exhibits": exhibit.exhibits,
    "/exhibits/{exhibit}": exhibit.exhibit,
    "/statements": statement.statements,
    "/statements/{statement}": statement.statement,
    "/incidents": incident.incidents,
    "/incidents/{incident}": incident.incident,
}
DOING: Mapping[str, Callable[[Desk, Mapping[str, str]], Page | Moved]] = {}
