"""What a check found, as the JSON objects that `dalil check --json` prints: one a sentence."""

from collections.abc import Iterator
from typing import Any

from dalil.casework.check.outcome import Backing, CheckedDraft, Claim, FigureCheck
from dalil.model.figure import Figure
from dalil.model.record import as_record
from dalil.model.statement import Statement


def draft_records(checked: CheckedDraft) -> Iterator[dict[str, Any]]:
    """One object a sentence, also for those that claim nothing (`claims` empty)."""
    for one in checked.sentences:
        yield {
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "marks": list(one.marks),
            "claims": [_claim(claim) for claim in one.claims],
        }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "act": claim.act,
        "speakers": list(claim.speakers),
        "marks": [{"mark": mark, "reason": reason} for mark, reason in zip(claim.marks, claim.reasons, strict=True)],
        "origins": as_record(claim.origins),
        "reports": claim.reports,
        "support": [_backing(one) for one in claim.backing],
        "figures": [_figure(one) for one in claim.figures],
        "said_by": list(claim.said_by),
        "denied_by": [_anchor(one) for one in claim.denied_by],
        "denial_told": claim.denial_told,
    }


def _backing(backing: Backing) -> dict[str, Any]:
    return {
        "origin": backing.origin,
        "label": backing.label,
        "held": backing.held,
        "documents": list(backing.documents),
        "statements": [_anchor(one) for one in backing.statements],
    }


def _figure(check: FigureCheck) -> dict[str, Any]:
    told = [
        {**_counted(one.figure), "statement": one.statement.id, "document": one.statement.document}
        for one in check.told
    ]
    return {"draft": _counted(check.figure), "agrees": check.agrees, "case": told}


def _counted(figure: Figure) -> dict[str, Any]:
    return {
        "counts": figure.counts,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "comparator": figure.comparator,
    }


def _anchor(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speaker": statement.speakers[-1].name if statement.speakers else None,
        "document": statement.document,
        "quote": statement.quote,
    }
