"""Parties: who speaks, who is accused, who denies; all of them listed alike."""

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.web.page import Page


def parties(desk: Desk, request: Request) -> Page:
    """Every party by name, with the names used for it and the statements in which it takes each part."""
    del request
    rows = sorted(desk.records("parties"), key=lambda row: (row["name"].casefold(), row["id"]))
    return Page(template="parties.html", record=rows)
