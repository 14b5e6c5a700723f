"""From readings to an account, and from an account to the records that a run keeps and a command shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dalil.casework.analyse import ReadReport
from dalil.casework.decided import added_record, additions, laid_over, rejected, standing, values
from dalil.casework.derived import KINDS, RELATIONS, SUGGESTIONS, Derived
from dalil.casework.document_rows import document_rows
from dalil.casework.engine import Engine
from dalil.casework.graded import grades_of
from dalil.casework.groupings import OF_INCIDENTS, OF_ORIGINS, wanted
from dalil.casework.kept_wording import WordingFile
from dalil.casework.kinship import kinships
from dalil.casework.progress import Progress
from dalil.casework.roll import roll
from dalil.casework.second_engine.suggest import Suggested
from dalil.incidents.bearing import group_reports
from dalil.incidents.cluster import cluster
from dalil.incidents.general_answer import bears_witness
from dalil.incidents.grouping import group
from dalil.incidents.situations import states
from dalil.law.assess import assess
from dalil.law.classification import classifications
from dalil.model.account import Account, Refusal
from dalil.model.decision import Decision
from dalil.model.finding import Finding
from dalil.model.grade import Grade
from dalil.model.incident import Incident
from dalil.model.kinship import Kinship
from dalil.model.origin import Origin, OriginCount
from dalil.model.record import as_record, from_record
from dalil.model.report import Report
from dalil.model.state import State
from dalil.model.statement import Statement
from dalil.model.suggestion import Suggestion
from dalil.model.toll import Toll
from dalil.origins.count import count
from dalil.vocab.languages import load_languages
from dalil.vocab.parties import Parties

if TYPE_CHECKING:
    from dalil.origins.ties import Evidence

LEXICON = load_languages().rules["ar"]


def make_account(
    run: str,
    read: Sequence[ReadReport],
    *,
    engine: Engine,
    decisions: Sequence[Decision],
    refused: Sequence[Refusal],
    progress: Progress,
    wording: WordingFile | None = None,
    suggested: Sequence[Suggestion] = (),
) -> Account:
    """Trace, cluster and map what was read; the decisions of people are laid over it first and always win.

    `suggested` is what a second engine proposes: it goes through untouched.
    """
    progress.stage("Tracing origins, setting accounts side by side", None)
    stand, reports = standing(decisions), tuple(one.report for one in read)
    said = _decided(read, stand, additions(decisions))
    counted = tuple(one for one in said if one.id not in rejected(stand))
    shown, bearing = _shown(reports, wording), group_reports(reports)
    groups = _groups(counted, reports, decisions, stand, bearing)
    origins = _origins(reports, said, groups, decisions, parties=engine.lexicon.parties, shown=shown)
    incidents = _incidents(groups, counted, reports, origins, engine)
    return Account(
        run=run,
        reports=reports,
        persons={reading.report.exhibit.sha256: reading.persons for reading in read},
        statements=said,
        origins=origins,
        origins_of_case=_origins_of_case(counted, origins, incidents),
        incidents=incidents,
        states=states(counted, reports),
        findings=_findings(counted, reports, origins, incidents, engine=engine, decisions=decisions),
        refused=tuple(refused),
        degraded=engine.degraded,
        grades=grades_of(decisions, [as_record(one) for one in (*incidents, *origins)]),
        suggestions=tuple(suggested),
        tolls=_tolls(read),
        kinships=kinships(reports, shown, bearing),
    )


def _groups(
    counted: Sequence[Statement],
    reports: Sequence[Report],
    decisions: Sequence[Decision],
    stand: Mapping[str, Decision],
    bearing: Sequence[Sequence[str]],
) -> tuple[tuple[str, ...], ...]:
    """Which statements speak of one occurrence, with what people joined and parted."""
    merges, splits = wanted(decisions, OF_INCIDENTS)
    return group(counted, reports, merges=sorted({*merges, *_answers(stand)}), splits=splits, bearing=bearing)


def _incidents(
    groups: Sequence[Sequence[str]],
    counted: Sequence[Statement],
    reports: Sequence[Report],
    origins: Sequence[Origin],
    engine: Engine,
) -> tuple[Incident, ...]:
    lexicon = engine.lexicon
    return cluster(groups, counted, reports, origins, parties=lexicon.parties, terms=lexicon.terms, count_origins=count)


def _tolls(read: Iterable[ReadReport]) -> dict[str, Toll]:
    return {one.report.exhibit.sha256: one.toll for one in read if one.toll is not None}


def _shown(reports: Sequence[Report], wording: WordingFile | None) -> "Evidence":
    """What the reports themselves show of copies, quotations and sources, kept between builds in `wording`."""
    from dalil.origins.trace import evidence  # noqa: PLC0415 brings numpy, which a build that finds all done never needs

    return wording.evidence(reports) if wording is not None else evidence(reports)


def _decided(
    read: Sequence[ReadReport], stand: Mapping[str, Decision], added: Mapping[str, Decision]
) -> tuple[Statement, ...]:
    """What was read and what people added, in the order of the texts, with the standing decisions laid over it."""
    by_exhibit: dict[str, list[Decision]] = {}
    for decision in added.values():
        by_exhibit.setdefault(added_record(decision)["exhibit"], []).append(decision)
    found: list[Statement] = []
    for reading in read:
        own = by_exhibit.get(reading.report.exhibit.sha256, [])
        found.extend(
            _of_report(reading, stand, own) if own else (_laid_over(one, reading, stand) for one in reading.statements)
        )
    return tuple(found)


def _answers(stand: Mapping[str, Decision]) -> Iterator[tuple[str, str]]:
    """Pairs of a statement and the one that it denies, as people say: the two speak of one occurrence."""
    for subject, decision in sorted(stand.items()):
        denied = decision.fields.get("about")
        if decision.kind == "correct" and denied:
            yield (min(subject, denied), max(subject, denied))


def _of_report(reading: ReadReport, stand: Mapping[str, Decision], added: Sequence[Decision]) -> Iterator[Statement]:
    """The statements of a report to which people added some."""
    rendition = reading.report.rendition
    records = {one.id: as_record(one) for one in reading.statements}
    for decision in added:
        found = values(decision, rendition.id, lambda: rendition.text) if rendition is not None else None
        if found is not None:
            records[found["id"]] = {**records.get(found["id"], {}), **found}
    ordered = sorted(records.values(), key=lambda row: (row["start"], row["end"], row["id"]))
    for row in ordered:
        yield _laid_over(from_record(Statement, row), reading, stand)


def _laid_over(one: Statement, reading: ReadReport, stand: Mapping[str, Decision]) -> Statement:
    if one.id not in stand:
        return one
    rendition = reading.report.rendition
    text = rendition.text if rendition is not None else ""
    return from_record(Statement, laid_over(as_record(one), stand[one.id], lambda: text))


def _origins(
    reports: Sequence[Report],
    said: Sequence[Statement],
    groups: Sequence[Sequence[str]],
    decisions: Sequence[Decision],
    *,
    parties: Parties,
    shown: "Evidence",
) -> tuple[Origin, ...]:
    """The origins by id, so that the random key behind the ids of parties leaves their order alone."""
    from dalil.origins.trace import trace  # noqa: PLC0415 brings numpy, which a build that finds all done never needs

    same, different = wanted(decisions, OF_ORIGINS)
    traced = trace(
        reports,
        said,
        parties=parties,
        wording=shown,
        matters={identifier: members[0] for members in groups for identifier in members},
        same=same,
        different=different,
    )
    return tuple(sorted(traced, key=lambda one: one.id))


def _origins_of_case(
    counted: Sequence[Statement], origins: Sequence[Origin], incidents: Sequence[Incident]
) -> OriginCount:
    """The roots over the statements of the incidents."""
    inside = {identifier for incident in incidents for identifier in incident.statements}
    return count(origins, (one for one in counted if one.id in inside and bears_witness(one)))


def _findings(
    counted: Sequence[Statement],
    reports: Sequence[Report],
    origins: Sequence[Origin],
    incidents: Sequence[Incident],
    *,
    engine: Engine,
    decisions: Sequence[Decision],
) -> tuple[Finding, ...]:
    return assess(
        statements=counted,
        origins=origins,
        incidents=incidents,
        frameworks=engine.frameworks,
        published={one.exhibit.sha256: one.published for one in reports if one.published is not None},
        classifications=classifications(decisions),
        countries=_countries(counted, engine),
        within=_within(counted, engine),
    )


def _places(statements: Sequence[Statement]) -> list[str]:
    return sorted({one.place.id for one in statements if one.place is not None and one.place.id is not None})


def _countries(statements: Sequence[Statement], engine: Engine) -> tuple[str, ...]:
    """The countries that the places of the case lie in (ISO 3166-1 alpha-2)."""
    found = (engine.lexicon.gazetteer.place(identifier) for identifier in _places(statements))
    return tuple(sorted({place.country for place in found if place is not None and place.country is not None}))


def _within(statements: Sequence[Statement], engine: Engine) -> dict[str, tuple[str, ...]]:
    """For each place of the case, the places that hold it, innermost first."""
    return {identifier: tuple(_holding(identifier, engine)) for identifier in _places(statements)}


def _holding(identifier: str, engine: Engine) -> Iterator[str]:
    place = engine.lexicon.gazetteer.place(identifier)
    while place is not None and place.part_of is not None:
        yield place.part_of
        place = engine.lexicon.gazetteer.place(place.part_of)


def write_account(
    account: Account, derived: Derived, engine: Engine, read: Sequence[ReadReport], suggested: Suggested | None = None
) -> None:
    """Put every record of the account into the folder of its run; `suggested` where a second engine was asked."""
    for one in read:
        derived.write_reading(one.report.exhibit.sha256, as_record(one))
    tables: Mapping[str, Any] = {
        "documents": document_rows(account),
        "statements": map(as_record, account.statements),
        "origins": map(as_record, account.origins),
        "incidents": map(as_record, account.incidents),
        "situation": map(as_record, account.states),
        "parties": roll(account.statements, engine.lexicon.parties),
        "law": map(as_record, account.findings),
    }
    for kind in KINDS:
        derived.write_records(kind, tables[kind])
    derived.write_records(RELATIONS, (as_record(relation) for one in read for relation in one.relations))
    if suggested is not None:
        derived.write_records(SUGGESTIONS, map(as_record, account.suggestions))
    suggestions = _suggestion_facts(suggested)
    derived.write_facts({"run": account.run, **_made_with(engine), **_facts(account), "suggestions": suggestions})


def _facts(account: Account) -> dict[str, Any]:
    """What the run counts, and what it could not read."""
    return {
        "reports": account.report_count,
        "statements": len(account.statements),
        "origins": as_record(account.origins_of_case),
        "incidents": len(account.incidents),
        "conflicts": sum(len(incident.conflicts) for incident in account.incidents),
        "unread": _said_of(one for one in account.reports if one.state != "read"),
        "noted": _said_of(one for one in account.reports if one.state == "read" and one.why is not None),
        "lexicon_only": sum(one.method.name == LEXICON for one in account.statements),
        "refused": [as_record(one) for one in account.refused],
        "degraded": account.degraded,
        "grades": as_record(account.grades),
    }


def _made_with(engine: Engine) -> dict[str, Any]:
    """What read the reports. The machine that ran the learned reader is told by the log, which may differ."""
    made = {"engine": engine.title, "key": engine.key, "gazetteer": engine.gazetteer_facts, "tables": engine.tables}
    return made if engine.learned is None else {**made, "learned": engine.learned.digest}


def _said_of(reports: Iterable[Report]) -> list[dict[str, str]]:
    """Each name of these reports with what has to be said of it."""
    return [{"path": name, "why": one.why or ""} for one in reports for name in one.exhibit.names]


def _suggestion_facts(suggested: Suggested | None) -> dict[str, Any] | None:
    if suggested is None:
        return None
    return {"kept": len(suggested.kept), "dropped": as_record(suggested.dropped)}


def read_account(derived: Derived) -> Account:
    """The account that a run holds, as `write_account` wrote it."""
    facts = derived.facts()
    read = [from_record(ReadReport, record) for record in derived.readings()]

    def records(kind: str, record: type[Any]) -> tuple[Any, ...]:
        return tuple(from_record(record, row) for row in derived.records(kind))

    return Account(
        run=facts["run"],
        reports=tuple(one.report for one in read),
        persons={one.report.exhibit.sha256: one.persons for one in read},
        statements=records("statements", Statement),
        origins=records("origins", Origin),
        origins_of_case=from_record(OriginCount, facts["origins"]),
        incidents=records("incidents", Incident),
        states=records("situation", State),
        findings=records("law", Finding),
        refused=tuple(from_record(Refusal, row) for row in facts["refused"]),
        degraded=facts["degraded"],
        grades={identifier: from_record(Grade, row) for identifier, row in facts.get("grades", {}).items()},
        suggestions=tuple(from_record(Suggestion, row) for row in derived.suggestions()),
        tolls=_tolls(read),
        kinships={
            row["exhibit"]: from_record(Kinship, row["kinship"])
            for row in derived.records("documents")
            if row.get("kinship") is not None
        },
    )
