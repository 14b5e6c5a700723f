"""From preserved reports to readings: each report is read once, and again only when something it depends on changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.casework.engine import Engine
from dalil.casework.progress import Progress
from dalil.casework.pseudonyms import Pseudonyms
from dalil.model.party import PersonMention
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
    reports: Sequence[tuple[str, Report]], *, engine: Engine, pseudonyms: Pseudonyms, progress: Progress
) -> Iterator[ReadReport]:
    """Read the reports, given with their keys, in their order; those without a text have nothing to say."""
    speaking = [pair for pair in reports if pair[1].rendition is not None]
    progress.stage("Reading who says what", len(speaking))
    for key, report in reports:
        if report.rendition is None:
            yield ReadReport(key=key, report=report, statements=(), persons=())
    if not speaking:
        return
    from dalil.statements.parse import parse  # noqa: PLC0415 brings spaCy, which a resumed build does not need

    readings = parse((report for _, report in speaking), nlp=engine.model.load(), lexicon=engine.lexicon)
    for (key, report), reading in zip(speaking, readings, strict=True):
        statements = tuple(pseudonyms.applied(one) for one in reading.statements)
        progress.step()
        yield ReadReport(key=key, report=report, statements=statements, persons=reading.persons)
