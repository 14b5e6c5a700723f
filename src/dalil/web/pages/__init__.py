"""The pages of the desk by address, and what its forms do."""

from collections.abc import Callable, Mapping

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.web.arriving import ArrivingForm
from dalil.web.page import Moved, Page, Sent
from dalil.web.pages import (
    check,
    chronology,
    dossier,
    exhibit,
    guide,
    home,
    incident,
    intake,
    language,
    law,
    ledger,
    lineage,
    party,
    reading,
    review,
    settings,
    statement,
)  # fmt: skip

READING: Mapping[str, Callable[[Desk, Request], Page]] = {
    "/": home.home,
    "/intake": intake.intake,
    "/reading": reading.reading,
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
    "/check": check.check,
    "/dossier": dossier.dossier,
    "/ledger": ledger.ledger,
    "/settings": settings.settings,
    "/help": guide.guide,
}
# What forms do: those that hold fields alone, and those that files arrive with.
DOING: Mapping[str, Callable[[Desk, Mapping[str, str]], Page | Moved]] = {
    "/dossier/build": dossier.built,
    "/dossier/verify": dossier.verified,
    "/help/keys": guide.keys,
    "/language": language.chosen,
    "/intake/read": intake.read,
    "/incidents/grade": incident.graded,
    "/reading/foresee": reading.foreseen,
    "/review": review.decided,
    "/origins/decide": lineage.decided,
    "/settings/person": settings.introduced,
    "/statements/saved": statement.saved,
    "/ledger/verify": ledger.verify,
}
TAKING: Mapping[str, Callable[[Desk, ArrivingForm], Page | Moved]] = {
    "/check": check.checked,
    "/intake": intake.taken,
}
# Files that a browser saves.
SENDING: Mapping[str, Callable[[Desk, Request], Sent]] = {
    "/dossier/{dossier}/account.pdf": dossier.printed,
}
