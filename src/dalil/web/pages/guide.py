"""Help: every key with what it presses, and the switch that turns single letters off."""

from collections.abc import Mapping

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.model.record import as_record
from dalil.web.keys import COOKIE, KEYS, OFF, PAGES, SELECTED
from dalil.web.page import Moved, Page


def guide(desk: Desk, request: Request) -> Page:
    """Every key, by the page on which it works."""
    del desk, request
    groups = [(title, [key for key in KEYS if key.path == path and not key.part]) for path, title in PAGES.items()]
    after = 1 + next(at for at, (title, _) in enumerate(groups) if title == PAGES["/review"])
    groups.insert(after, (SELECTED, [key for key in KEYS if key.part]))
    return Page(template="help.html", record=[as_record(key) for key in KEYS], more={"groups": groups})


def keys(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Turn the keys off or on in this browser (WCAG 2.1.4): speech input and unsteady hands type letters unmeant."""
    del desk
    return Moved(to="/help", keep={COOKIE: OFF if form.get("keys") == OFF else ""})
