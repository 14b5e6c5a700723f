"""What is missing for a candidate: the question that the next investigation should answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from dalil.law.matrix import NO_ELEMENTS, NOT_ENTERED
from dalil.model.finding import Directness, ElementFinding, ElementState, Finding, Support

_BEST: tuple[Directness, ...] = ("direct", "circumstantial", "background", "lead")
_WORDS: dict[ElementState, str] = {
    "nothing": "Nothing in the case speaks for it.",
    "leads_only": "Only leads: find the evidence that they point to.",
    "circumstantial": "It can only be inferred: look for what states it directly.",
    "contested": "Accounts or circumstances stand against it: look for what decides between them.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """An element that nothing shows directly and undisputed, the independent origins behind it and their best class.

    `origins` counts known origins of supporting statements; statements without one are counted in `without_origin`.
    """

    provision: str
    element: str
    text: str
    state: ElementState
    origins: int
    without_origin: int
    best: Directness | None
    missing: str


def gaps(finding: Finding) -> tuple[Gap, ...]:
    """The rows of a finding that still need work, in their order, each with one plain sentence."""
    return tuple(
        _gap(finding.provision, row) for row in finding.elements if row.state != "direct" and row.type != NO_ELEMENTS
    )


def _gap(provision: str, row: ElementFinding) -> Gap:
    words = "Enter the elements of the provision first." if row.type == NOT_ENTERED else _WORDS[row.state]
    if row.state == "contested" and not row.exculpatory:
        words += " No circumstance that speaks for the accused is recorded: search for it with equal care."
    found = {support.directness for support in row.supports}
    return Gap(
        provision=provision,
        element=row.id,
        text=row.text,
        state=row.state,
        origins=len(set(_origins(row.supports))),
        without_origin=sum(support.origin is None for support in row.supports),
        best=next((directness for directness in _BEST if directness in found), None),
        missing=words,
    )


def _origins(supports: Iterable[Support]) -> Iterable[str]:
    return (support.origin for support in supports if support.origin is not None)
