"""From preserved reports to readings: each report is read once, and again only when something it depends on changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dalil.casework.engine import Engine
from dalil.casework.progress import Progress
from dalil.casework.pseudonyms import Pseudonyms
from dalil.model.party import PersonMention
from dalil.model.relation import Relation
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.model.toll import Toll

if TYPE_CHECKING:
    from dalil.statements.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report with what the rules read in it. `key` names everything that the reading depends on.

    `relations` are who is said to command, back, be allied with or act for whom; `toll` what the text as a whole
    tells killed and injured, None where it was not read.
    """

    key: str
    report: Report
    statements: tuple[Statement, ...]
    persons: tuple[PersonMention, ...]
    relations: tuple[Relation, ...] = ()
    toll: Toll | None = None


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
    readings = engine.read(report for _, report in speaking)
    for (key, report), reading in zip(speaking, readings, strict=True):
        progress.step()
        yield _understood(key, report, reading, pseudonyms)


def _understood(key: str, report: Report, reading: "Reading", pseudonyms: Pseudonyms) -> ReadReport:
    """What the rules read in one report. Where they fail, the report is listed as unread and the others go on."""
    try:
        statements = tuple(pseudonyms.applied(one) for one in reading.statements)
        relations = tuple(pseudonyms.related(one) for one in reading.relations)
        return ReadReport(
            key=key,
            report=report,
            statements=statements,
            persons=reading.persons,
            relations=relations,
            toll=reading.toll,
        )
    except Exception as error:  # noqa: BLE001 the boundary of one report's job: one text must not cost the whole case
        why = f"It could not be analysed ({type(error).__name__}): a bug in dalil. It is preserved."
        unread = replace(report, rendition=None, state="unread", why=why)
        return ReadReport(key=key, report=unread, statements=(), persons=())
