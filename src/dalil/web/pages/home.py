"""The desk itself: what the case holds, what waits for a decision, and whether it was checked."""

from starlette.requests import Request

from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.casework.standing import log_stands
from dalil.web.page import Page

MOST = 20  # contested incidents shown here


def home(desk: Desk, request: Request) -> Page:
    """How many reports and origins, what waits, where accounts conflict, and the last entries of the log."""
    del request
    facts = desk.case.derived.facts()
    record = {
        **{name: facts[name] for name in ("reports", "statements", "origins", "incidents", "conflicts", "degraded")},
        "waiting": desk.index.count(Filter(values={"review": ("open",)})),
        "decided": len(desk.case.standing),
        "unread": [*facts["unread"], *facts["refused"]],
        "log": log_stands(desk.case),
        "another": desk.read_by_another,
    }
    contested = [row for row in desk.records("incidents") if row["conflicts"]]
    more = {"contested": contested[:MOST], "rest": max(0, len(contested) - MOST)}
    return Page(template="home.html", record=record, more=more)
