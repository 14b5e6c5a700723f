"""What a check found, as the page that `dalil check --out` writes."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from dalil.casework.check.outcome import ALARMS, CheckedDraft, CheckedSentence, Claim, Mark
from dalil.dossier.draft import DraftNote, DraftQuote, DraftRow, render_draft
from dalil.model.account import Account
from dalil.model.statement import Statement

_TOLD_AGAIN = 3  # quotes of one origin that are shown; the JSON has all


def page_of(checked: CheckedDraft, account: Account, *, case: str, show_names: bool) -> bytes:
    """The draft with the words of the case beside it, as one HTML file without script."""
    counted = Counter(mark for one in checked.sentences for mark in one.marks)
    return render_draft(
        checked.name,
        tuple(row_of(one) for one in checked.sentences),
        account,
        case=case,
        marks={mark: counted[mark] for mark in get_args(Mark) if counted[mark]},
        show_names=show_names,
    )


def row_of(sentence: CheckedSentence) -> DraftRow:
    """A sentence of the draft with its notes, each once, and the words of the case that they rest on."""
    notes = {
        (mark, reason): DraftNote(mark=mark, reason=reason, asks=mark in ALARMS)
        for claim in sentence.claims
        for mark, reason in zip(claim.marks, claim.reasons, strict=True)
    }
    quotes = {one.statement: one for claim in sentence.claims for one in _quotes(claim)}
    return DraftRow(text=sentence.text, notes=tuple(notes.values()), quotes=tuple(quotes.values()))


def _quotes(claim: Claim) -> Iterator[DraftQuote]:
    for backing in claim.backing:
        told: dict[str, Statement] = {}
        for one in backing.statements:
            told.setdefault(one.document, one)
        heading = f"origin: {backing.label}" + ("" if backing.held else " (named, not held)")
        yield from (_quote(heading, one) for one in list(told.values())[:_TOLD_AGAIN])
    yield from (_quote("denied", one) for one in claim.denied_by)


def _quote(heading: str, one: Statement) -> DraftQuote:
    voice = one.speakers[-1].name if one.speakers else None
    return DraftQuote(heading=heading, voice=voice, document=one.document, quote=one.quote, statement=one.id)
