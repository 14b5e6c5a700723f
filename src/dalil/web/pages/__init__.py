"""The pages of the desk by address, and what its forms do."""

from collections.abc import Callable, Mapping

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.web.page import Moved, Page
from dalil.web.pages import (
    chronology,
    exhibit,
    guide,
    home,
    incident,
    language,
    law,
    ledger,
    lineage,
    party,
    review,
    statement,
)  # fmt: skip

READING: Mapping[str, Callable[[Desk, Request], Page]] = {
    "/": home.home,
    "/exhibits": exhibit.exhibits,
    "/exhibits/{exhibit}": exhibit.exhibit,
    "/review": review.review,
    "/suggestions": review.suggestions,
    "/statements": statement.statements,
    "/statements/{statement}": statement.statement,
    "/incidents": incident.incidents,
    "/incidents/{incident}": incident.incident,
    "/chronology": chronology.chronology,
    "/origins": lineage.origins,
    "/origins/{origin}": lineage.origin,
    "/parties": party.parties,
    "/law": law.matrix,
    "/law/{provision}": law.provision,
    "/ledger": ledger.ledger,
    "/help": guide.guide,
}
DOING: Mapping[str, Callable[[Desk, Mapping[str, str]], Page | Moved]] = {
    "/help/keys": guide.keys,
    "/language": language.chosen,
    "/review": review.decided,
    "/ledger/verify": ledger.verify,
}
