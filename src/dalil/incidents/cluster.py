"""Incidents: what is reported to have happened at one place and time, with all who say so and what contradicts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from dalil.incidents.contradictions import contradictions
from dalil.incidents.counting import Count, comparisons, counts, series
from dalil.incidents.general_answer import bears_witness
from dalil.incidents.proximity import days
from dalil.model.conflict import Conflict
from dalil.model.date_words import in_words
from dalil.model.identity import digest_id
from dalil.model.incident import Incident
from dalil.model.origin import Origin, OriginCount
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.model.when import EventTime
from dalil.model.where import Where
from dalil.vocab.occurrences import load_occurrences
from dalil.vocab.parties import Parties
from dalil.vocab.terms import Terms

CountOrigins = Callable[[Iterable[Origin], Iterable[Statement]], OriginCount]
_INDEPENDENT = 2


def cluster(
    groups: Iterable[Sequence[str]],
    statements: Sequence[Statement],
    reports: Sequence[Report],
    origins: Sequence[Origin],
    *,
    parties: Parties,
    terms: Terms,
    count_origins: CountOrigins,
) -> tuple[Incident, ...]:
    """The incidents of `groups` (ids of statements of one occurrence, as `group` finds them), in order of time.

    `count_origins` counts the independent origins behind statements. No grade is given: `grade_possible` says what the
    origins would allow, the grade is a person's decision.
    """
    by_id = {statement.id: statement for statement in statements}
    home = {member: origin.id for origin in origins for member in origin.statements}
    behind = defaultdict(list)
    for number, origin in enumerate(origins):
        for member in origin.statements:
            behind[member].append(number)
    published = {report.exhibit.sha256: report for report in reports}
    found = []
    for group in groups:
        told = [by_id[member] for member in sorted(group)]
        reached = [origins[number] for number in sorted({one for said in told for one in behind[said.id]})]
        named = {origin.id for origin in reached if count_origins((origin,), told).high}
        counted = counts(told, home, named, published)
        conflicts = contradictions(told, comparisons(counted), parties, load_occurrences())
        witnesses = [said for said in told if bears_witness(said)]
        found.append(_incident(told, counted, conflicts, count_origins(reached, witnesses), terms))
    return tuple(sorted(found, key=_order))


def _incident(
    told: Sequence[Statement],
    counted: Sequence[Count],
    conflicts: tuple[Conflict, ...],
    reached: OriginCount,
    terms: Terms,
) -> Incident:
    place, time = _place(told), _time(told)
    return Incident(
        id=digest_id("in", [statement.id for statement in told]),
        title=_title(told, place, time, terms),
        statements=tuple(statement.id for statement in told),
        documents=tuple(sorted({statement.document for statement in told})),
        origins=reached,
        place=place,
        time=time,
        acts=tuple(sorted({statement.act for statement in told if statement.act is not None})),
        parties=tuple(sorted({doer.party for s in told for doer in s.perpetrators if doer.party is not None})),
        figures=series(counted),
        conflicts=conflicts,
        grade=None,
        grade_possible=possible_grades(reached, contested=any(conflict.kind == "denial" for conflict in conflicts)),
    )


def possible_grades(origins: OriginCount, *, contested: bool) -> tuple[str, ...]:
    """The incident grades that the number of independent origins allows (scale of civilian-harm monitors).

    Contested where a party denies it; fair needs two independent origins even if every possible link is merged; weak is
    one; none are given where nobody answers for it.
    """
    if contested:
        return ("contested",)
    if origins.low >= _INDEPENDENT:
        return ("fair", "weak")
    return ("weak",) if origins.high else ()


def _place(told: Sequence[Statement]) -> Where | None:
    """The place that most statements name; of several, the narrowest, then the first by name."""
    places = [statement.place for statement in told if statement.place is not None]
    named = Counter(place.id or place.name for place in places)
    order = sorted(places, key=lambda p: (-named[p.id or p.name], p.radius_km or 0.0, p.name, p.start, p.end))
    return order[0] if order else None


def _time(told: Sequence[Statement]) -> EventTime | None:
    """The time that most statements give; of several, the shortest, then the earliest."""
    times = [statement.time for statement in told if statement.time is not None and days(statement.time) is not None]
    given = Counter(time.edtf for time in times)
    order = sorted(times, key=lambda t: (-given[t.edtf], "/" in (t.edtf or ""), t.edtf or "", t.text, t.start, t.end))
    return order[0] if order else None


def _title(told: Sequence[Statement], place: Where | None, time: EventTime | None, terms: Terms) -> str:
    """What is reported, where and when, in the vocabulary's words; no name but that of the place."""
    table = load_occurrences()
    acts = Counter(statement.act for statement in told if statement.act is not None)
    act = min(acts, key=lambda act: (table[act].role != "core", -acts[act], act))
    label = terms.by_id[act].label if act in terms.by_id else act
    parts = [f"Reported {label[:1].lower()}{label[1:]}"]
    parts.extend([place.name] if place is not None else [])
    parts.extend([in_words(time.edtf)] if time is not None and time.edtf is not None else [])
    return ", ".join(parts)


def _order(incident: Incident) -> tuple[str, str]:
    return (incident.time.edtf or "~" if incident.time is not None else "~", incident.id)
