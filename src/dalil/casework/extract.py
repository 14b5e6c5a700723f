"""Statements of files without a case: nothing is preserved, nothing is written."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dalil.casework.engine import Engine
from dalil.casework.reports import open_report
from dalil.casework.stated import SIDE_SUFFIX, Stated, read_side_file
from dalil.errors import UnreadableError
from dalil.model.account import Refusal
from dalil.model.exhibit import Acquisition, Exhibit
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.readers.pool import ReaderPool


def extract(
    paths: Sequence[Path],
    *,
    engine: Engine,
    stated: Stated,
    refused: list[Refusal],
    noted: list[Refusal],
    second: Callable[[Sequence[Report]], None] | None = None,
) -> Iterator[Statement]:
    """The statements of each file in the order given; what cannot be read is added to `refused`.

    What was read and has no rules for its language is added to `noted`. `second` is given the reports once the rules
    have read all of them.

    Ids of parties outside the vocabulary stay None, because there is no case whose key could make them.
    """
    with ReaderPool() as pool:
        reports = [report for path in paths if (report := _report(path, pool, stated, refused, noted)) is not None]
    for reading in engine.read(reports):
        yield from reading.statements
    if second is not None:
        second(reports)


def _report(
    path: Path, pool: ReaderPool, stated: Stated, refused: list[Refusal], noted: list[Refusal]
) -> Report | None:
    try:
        data = path.read_bytes()
        outcome = pool.read(data, path.name)
    except (OSError, UnreadableError) as error:
        why = error.diagnosis if isinstance(error, UnreadableError) else "It cannot be opened."
        refused.append(Refusal(path=path.name, why=why))
        return None
    side = path.with_name(path.name + SIDE_SUFFIX)
    kept_back = {"protected": "yes"} if side.is_file() and read_side_file(side).protected else {}
    exhibit = Exhibit(
        sha256=hashlib.sha256(data).hexdigest(),
        sha512=hashlib.sha512(data).hexdigest(),
        size=len(data),
        media_type=outcome.media_type,
        acquisitions=(Acquisition(name=path.name, stated={**stated.values, **kept_back}),),
    )
    report = open_report(exhibit, outcome).report
    if report.why is not None:
        (noted if report.state == "read" else refused).append(Refusal(path=path.name, why=report.why))
    return report
