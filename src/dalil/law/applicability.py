"""Whether a provision can apply to what a statement tells: dates of validity first, then the kind of conflict."""

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.law.classification import Classification
from dalil.law.occasion import Occasion
from dalil.model.provision import Provision

KINDS = {"IAC": "an international armed conflict", "NIAC": "an armed conflict that is not international"}
WHEN = "{when}"
NAMED_ONLY = {
    "heading": "No provision is named, only its heading: a claim about law, to be tied to an act.",
    "liability": "A mode of liability is added to a charge; it is no charge of its own.",
    "procedure": "It protects the proceedings of the Court and is no crime of the conflict itself.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicability:
    """True, False, or None where it is not known, with the reason in words (None only where it applies).

    The words leave a place, `{when}`, for the times of all statements that share the verdict.
    """

    applies: bool | None
    why_not: str | None


def applicability(provision: Provision, occasion: Occasion, classified: Sequence[Classification]) -> Applicability:
    """The verdict for one provision and one occasion; later law never reaches back (Rome Statute, art. 22 and 24)."""
    dates = _dates(provision, occasion)
    if dates.applies is False:
        return dates
    conflict = _conflict(provision, occasion, classified)
    if conflict.applies is False:
        return conflict
    if provision.kind in NAMED_ONLY:
        return Applicability(applies=None, why_not=NAMED_ONLY[provision.kind])
    if dates.applies is True:
        return conflict
    reasons = (reason for reason in (dates.why_not, conflict.why_not) if reason)
    return Applicability(applies=None, why_not=" ".join(reasons))


def _dates(provision: Provision, occasion: Occasion) -> Applicability:
    if occasion.last is not None and occasion.last < provision.first:
        note = f" {provision.note}" if provision.note else ""
        told = "what is told lies before it" if occasion.dated else "what is told was published before it"
        return Applicability(
            applies=False, why_not=f"In force only from {provision.valid_from}; {told} ({WHEN}).{note}"
        )
    if provision.last is not None and occasion.first is not None and occasion.first > provision.last:
        return Applicability(
            applies=False, why_not=f"In force only until {provision.valid_to}; what is told lies after it ({WHEN})."
        )
    began = occasion.first is not None and occasion.first >= provision.first
    ended = provision.last is not None and (occasion.last is None or occasion.last > provision.last)
    if began and not ended:
        return Applicability(applies=True, why_not=None)
    span = f"from {provision.valid_from}" + (f" to {provision.valid_to}" if provision.valid_to else "")
    told = "what is told may lie outside" if occasion.dated else "the time of what is told is not known"
    return Applicability(applies=None, why_not=f"In force {span}; {told} ({WHEN}).")


def _conflict(provision: Provision, occasion: Occasion, classified: Sequence[Classification]) -> Applicability:
    if provision.conflict in ("none", "any"):
        return Applicability(applies=True, why_not=None)
    here = [each for each in classified if each.place in occasion.places or each.place.casefold() in occasion.places]
    sure = [each for each in here if occasion.dated and each.covers(occasion.first, occasion.last)]
    kinds = {each.conflict for each in sure}
    if kinds == {provision.conflict}:
        return Applicability(applies=True, why_not=None)
    needs = f"Needs {KINDS[provision.conflict]};"
    twin = (
        f" Twin: {', '.join(provision.twins)}." if provision.twins else " It has no twin in the other kind of conflict."
    )
    if len(kinds) > 1:
        both = "the fighting there is classified both ways: a person must say which acts belong to which."
        return Applicability(applies=None, why_not=f"{needs} {both}{twin}")
    if kinds:
        first = min(sure, key=lambda each: each.decision)
        what = f"the fighting at {first.place} in {first.period} is classified as {KINDS[first.conflict]}"
        other = f" Consider {', '.join(provision.instead)}." if provision.instead else ""
        return Applicability(applies=False, why_not=f"{needs} {what} (decision {first.decision}).{twin}{other}")
    return Applicability(applies=None, why_not=f"{needs} {_unclassified(occasion, here)}{twin}")


def _unclassified(occasion: Occasion, here: Sequence[Classification]) -> str:
    if here and not occasion.dated:
        return "the time of what is told is not known, so that no classification can be matched."
    if any(each.covers(occasion.first, occasion.last) is None for each in here):
        return "the time reaches beyond the period that a person has classified."
    return "the conflict is not classified for this place and time."
