"""The ledger: everything that was done to the case, and whether it still holds."""

from collections.abc import Mapping

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.casework.verification import check_case
from dalil.proof.entry import LedgerEntry
from dalil.web.page import Page

A_PAGE = 100


def ledger(desk: Desk, request: Request) -> Page:
    """The entries of the log, the latest first."""
    entries = desk.case.entries
    before = request.query_params.get("before", "")
    end = min(int(before), len(entries)) if before.isascii() and before.isdigit() else len(entries)
    page = entries[max(0, end - A_PAGE) : end][::-1]
    shown = [dict(entry.members) for entry in page]
    more = {
        "about": [_about(entry) for entry in page],
        "earlier": end - A_PAGE if end > A_PAGE else None,
        "later": end < len(entries),
        "total": len(entries),
    }
    return Page(template="ledger.html", record=shown, more=more)


def verify(desk: Desk, form: Mapping[str, str]) -> Page:
    """Check every byte, entry and signature of the case now; nothing is written."""
    del form
    found = check_case(desk.root)
    return Page(template="verified.html", record=found.to_json())


def _about(entry: LedgerEntry) -> str:
    """What an entry is about, as far as it says so openly."""
    named = (entry.object.get("sha256"), *(entry.result.get(name) for name in ("run", "dossier", "kind", "reason")))
    return next((str(name) for name in named if name), "")
