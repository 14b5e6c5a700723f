"""From preserved reports to an account: statements, origins, incidents, law, in this order and in nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.casework.derived import Derived
from dalil.casework.engine import Engine
from dalil.casework.progress import Progress
from dalil.casework.pseudonyms import Pseudonyms
from dalil.model.party import PersonMention
from dalil.model.record import as_record, from_record
from dalil.model.report import Report
from dalil.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report with what the rules read in it. `key` names everything that the reading depends on."""

    key: str
    report: Report
    statements: tuple[Statement, ...]
    persons: tuple[PersonMention, ...]


def read_all(
    reports: Sequence[tuple[str, Report]],
    *,
    engine: Engine,
    pseudonyms: Pseudonyms,
    derived: Derived,
    progress: Progress,
) -> tuple[ReadReport, ...]:
    """Read every report that has no reading under its key yet, and keep each as soon as it is made.

    `reports` come with their keys. The result is in the order given, whether a reading was made or taken up.
    """
    kept = {report.exhibit.sha256: kept_reading(derived, key, report.exhibit.sha256) for key, report in reports}
    fresh = [(key, report) for key, report in reports if kept[report.exhibit.sha256] is None]
    progress.stage("Reading who says what", len(fresh))
    for made in _read(fresh, engine, pseudonyms):
        kept[made.report.exhibit.sha256] = made
        derived.write_reading(made.report.exhibit.sha256, as_record(made))
        progress.step()
    return tuple(found for _, report in reports if (found := kept[report.exhibit.sha256]) is not None)


def kept_reading(derived: Derived, key: str, exhibit: str) -> ReadReport | None:
    """The reading of an exhibit if it was made under this key."""
    record = derived.reading(exhibit)
    return from_record(ReadReport, record) if record is not None and record.get("key") == key else None


def _read(fresh: list[tuple[str, Report]], engine: Engine, pseudonyms: Pseudonyms) -> Iterator[ReadReport]:
    silent = [(key, report) for key, report in fresh if report.rendition is None]
    for key, report in silent:
        yield ReadReport(key=key, report=report, statements=(), persons=())
    speaking = [(key, report) for key, report in fresh if report.rendition is not None]
    if not speaking:
        return
    from dalil.statements.parse import parse  # noqa: PLC0415 brings spaCy, which a resumed build does not need

    readings = parse((report for _, report in speaking), nlp=engine.model.load(), lexicon=engine.lexicon)
    for (key, report), reading in zip(speaking, readings, strict=True):
        statements = tuple(pseudonyms.applied(one) for one in reading.statements)
        yield ReadReport(key=key, report=report, statements=statements, persons=reading.persons)
