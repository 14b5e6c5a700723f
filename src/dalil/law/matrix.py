"""The elements matrix: one row an element, with what speaks for it, against it, and for the accused."""

from collections.abc import Iterable
from functools import cache

from dalil.law.applicability import NAMED_ONLY
from dalil.law.material import Material
from dalil.model.finding import ElementFinding, ElementState, Support
from dalil.model.provision import Element, Provision
from dalil.vocab.weighing import follows, load_weighing

NOT_ENTERED = "not_entered"
NO_ELEMENTS = "no_elements"
UNVERIFIED = "[unverified]"
_STATES: tuple[tuple[str, ElementState], ...] = (("direct", "direct"), ("circumstantial", "circumstantial"))


def matrix(provision: Provision, candidates: frozenset[str], material: Material) -> tuple[ElementFinding, ...]:
    """The rows of a crime over its candidate statements (ids). The shared context is no part of it: see `context_row`.

    A provision whose elements are not entered yet, or that has none because it is no charge of its own, gets one row
    that says so and lists every candidate as neutral.
    """
    own = tuple(element for element in provision.elements if not is_shared(provision, element))
    if not own:
        return (_unweighed(provision, candidates, material),)
    near = _near(candidates, material)
    return tuple(_row(element, candidates, near, material) for element in own)


def is_shared(provision: Provision, element: Element) -> bool:
    """Whether the element belongs to a context that is shown once per case, not once per crime."""
    return not element.id.startswith(f"{provision.id}/")


def context_row(element: Element, material: Material) -> ElementFinding:
    """A row of the context, over all statements of the case: the same in every provision that shares it."""
    return _row(element, frozenset(material.statements), frozenset(), material)


def _near(candidates: frozenset[str], material: Material) -> frozenset[str]:
    """What stands beside the candidates: the rest of their incidents and what denies them."""
    beside: set[str] = set()
    for name in candidates:
        beside |= material.mates[name]
    beside |= {name for name, denied in material.answers.items() if denied & candidates}
    return frozenset(beside - candidates)


def _row(element: Element, candidates: frozenset[str], near: frozenset[str], material: Material) -> ElementFinding:
    cells: dict[str, list[Support]] = {"supports": [], "contradicts": [], "neutral": [], "exculpatory": []}
    for name in sorted(candidates | near):
        for relation in _relations(element, name, candidates, material):
            if name in candidates or relation in ("contradicts", "exculpatory"):
                cells[relation].append(material.support(name, element.type))
    supports, contradicts = tuple(cells["supports"]), tuple(cells["contradicts"])
    exculpatory = tuple(cells["exculpatory"])
    return ElementFinding(
        id=element.id,
        text=element.text if element.verified else f"{element.text} {UNVERIFIED}",
        type=element.type,
        supports=supports,
        contradicts=contradicts,
        neutral=tuple(cells["neutral"]),
        exculpatory=exculpatory,
        state=_state(supports, opposed=bool(contradicts or exculpatory)),
    )


def _relations(element: Element, name: str, candidates: frozenset[str], material: Material) -> Iterable[str]:
    """How a statement bears on the element: one told fact may speak both for it and for the accused."""
    carried = material.features[name]
    speaks, excuses = _carries(element.hints, carried), _carries(element.against, carried)
    if not (speaks or excuses):
        return
    by_status = f"status.{material.statements[name].status}" in element.hints
    circumstances = material.circumstances(name, element.type, by_status=by_status)
    relation = follows(load_weighing().relations, circumstances, "neutral")
    if speaks and (name in candidates or relation != "contradicts" or _denies(name, candidates, material)):
        yield relation
    if excuses and relation == "supports":
        yield "exculpatory"


def _denies(name: str, candidates: frozenset[str], material: Material) -> bool:
    """Whether a statement beside the candidates denies one of them, or the same act in the same incident."""
    act = material.statements[name].act
    same_act = act is not None and any(
        material.statements[mate].act == act for mate in material.mates[name] & candidates
    )
    return same_act or bool(material.answers[name] & candidates)


def _state(supports: tuple[Support, ...], *, opposed: bool) -> ElementState:
    if not supports:
        return "nothing"
    if opposed:
        return "contested"
    found = {support.directness for support in supports}
    return next((state for directness, state in _STATES if directness in found), "leads_only")


def _unweighed(provision: Provision, candidates: frozenset[str], material: Material) -> ElementFinding:
    missing = "The elements of this provision are not yet entered in the package: nothing was weighed."
    kind = NO_ELEMENTS if provision.kind in NAMED_ONLY else NOT_ENTERED
    return ElementFinding(
        id=f"{provision.id}/{kind}",
        text=NAMED_ONLY.get(provision.kind, missing),
        type=kind,
        supports=(),
        contradicts=(),
        neutral=tuple(material.support(name, kind) for name in sorted(candidates)),
        exculpatory=(),
        state="nothing",
    )


def _carries(hints: tuple[str, ...], carried: frozenset[str]) -> bool:
    exact, prefixes = _split(hints)
    return not exact.isdisjoint(carried) or (bool(prefixes) and any(name.startswith(prefixes) for name in carried))


@cache
def _split(hints: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(hint for hint in hints if not hint.endswith("*")), tuple(
        hint[:-1] for hint in hints if hint.endswith("*")
    )
