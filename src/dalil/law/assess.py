"""From statements to candidates: which provisions they may touch, whether these can apply, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dalil.law.applicability import WHEN, Applicability, applicability
from dalil.law.classification import Classification
from dalil.law.material import Material, material
from dalil.law.matrix import UNVERIFIED, context_row, is_shared, matrix
from dalil.law.occasion import Occasion, occasions
from dalil.law.venue import forums_for
from dalil.model.finding import ElementFinding, Finding, Support
from dalil.model.incident import Incident
from dalil.model.origin import Origin
from dalil.model.provision import Framework, Provision
from dalil.model.statement import Statement
from dalil.model.when import When

_SHOWN_TIMES = 5
_NOWHERE: Mapping[str, Sequence[str]] = MappingProxyType({})
_ORDER = (True, None, False)


def assess(
    *,
    statements: Sequence[Statement],
    origins: Sequence[Origin],
    incidents: Sequence[Incident],
    frameworks: Sequence[Framework],
    published: Mapping[str, When],
    classifications: Sequence[Classification] = (),
    countries: Sequence[str] = (),
    within: Mapping[str, Sequence[str]] = _NOWHERE,
) -> tuple[Finding, ...]:
    """The candidates of a case with their elements, in the order of the packages; no finding of guilt and no score.

    A provision has one finding for each of: it applies, it is not known, it cannot apply, over the statements for which
    that holds. `published` maps exhibits to their day of publication; `countries` (ISO 3166-1 alpha-2) choose the
    forums; `within` maps a place to the places that hold it. Elements: Elements of Crimes, ICC-PIOS-LT-03-002/15.
    """
    weighed = material(statements, origins, incidents)
    occasion_of = occasions(tuple(weighed.statements.values()), incidents, published, within)
    shared: dict[str, ElementFinding] = {}
    findings: list[Finding] = []
    for provision, candidates in _candidates(weighed, frameworks):
        groups = _groups(provision, candidates, occasion_of, classifications)
        for applies, reasons in groups:
            found = frozenset(name for names in reasons.values() for name in names)
            forums = forums_for(provision, applies, (occasion_of[name] for name in found), frameworks, countries)
            findings.append(
                Finding(
                    framework=provision.framework,
                    provision=provision.id,
                    title=provision.title if provision.verified else f"{provision.title} {UNVERIFIED}",
                    applies=applies,
                    why_not=_words(reasons, occasion_of),
                    forums=tuple(forum.id for forum in forums if forum.applies is not False),
                    elements=(*matrix(provision, found, weighed), *_context(provision, weighed, shared)),
                )
            )
    return (*findings, *_unknown(weighed, frameworks))


def _candidates(weighed: Material, frameworks: Sequence[Framework]) -> Iterable[tuple[Provision, tuple[str, ...]]]:
    """Each provision with the statements that name it, its twin, or one of its hooks."""
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    for name, statement in weighed.statements.items():
        for key in (*statement.provisions, *weighed.features[name]):
            carriers[key].add(name)
    for framework in frameworks:
        for provision in framework.provisions:
            found = set().union(*(carriers.get(key, ()) for key in (provision.id, *provision.twins, *provision.hooks)))
            if found:
                yield provision, tuple(sorted(found))


def _groups(
    provision: Provision,
    candidates: Sequence[str],
    occasion_of: Mapping[str, Occasion],
    classified: Sequence[Classification],
) -> Iterable[tuple[bool | None, dict[str | None, list[str]]]]:
    """The candidates by verdict, and inside a verdict by its reason."""
    groups: dict[bool | None, dict[str | None, list[str]]] = {}
    known: dict[Occasion, Applicability] = {}
    for name in candidates:
        occasion = occasion_of[name]
        verdict = known.setdefault(occasion, applicability(provision, occasion, classified))
        groups.setdefault(verdict.applies, {}).setdefault(verdict.why_not, []).append(name)
    return tuple((applies, groups[applies]) for applies in _ORDER if applies in groups)


def _words(reasons: Mapping[str | None, Sequence[str]], occasion_of: Mapping[str, Occasion]) -> str | None:
    """The reasons in words, each with the times of its statements, and with their number where there are several."""
    told = [(reason, names) for reason, names in reasons.items() if reason is not None]
    several = len(told) > 1
    texts = []
    for reason, names in sorted(told):
        times = sorted({occasion_of[name].words for name in names})
        more = f" and {len(times) - _SHOWN_TIMES} more" if len(times) > _SHOWN_TIMES else ""
        count = f" [statements: {len(names)}]" if several else ""
        texts.append(reason.replace(WHEN, "; ".join(times[:_SHOWN_TIMES]) + more) + count)
    return " ".join(texts) or None


def _context(provision: Provision, weighed: Material, shared: dict[str, ElementFinding]) -> tuple[ElementFinding, ...]:
    """The shared rows of a provision. Each is weighed once per case and lists its statements where it first stands.

    Where it stands again it keeps id and state and says where the statements are, so that a case does not repeat them.
    """
    found = []
    for element in provision.elements:
        if not is_shared(provision, element):
            continue
        if element.id in shared:
            found.append(shared[element.id])
            continue
        row = context_row(element, weighed)
        found.append(row)
        text = f"{row.text} (weighed once for the case, under {provision.id})"
        empty: tuple[Support, ...] = ()
        shared[element.id] = replace(
            row, text=text, supports=empty, contradicts=empty, neutral=empty, exculpatory=empty
        )
    return tuple(found)


def _unknown(weighed: Material, frameworks: Sequence[Framework]) -> tuple[Finding, ...]:
    """What statements name and no loaded package holds: listed, never dropped."""
    held = {provision.id for framework in frameworks for provision in framework.provisions}
    named = {name for statement in weighed.statements.values() for name in statement.provisions}
    return tuple(
        Finding(
            framework=name.partition(":")[0],
            provision=name,
            title="(in no loaded package)",
            applies=None,
            why_not="No loaded framework holds this provision: add its package.",
            forums=(),
            elements=(),
        )
        for name in sorted(named - held)
    )
