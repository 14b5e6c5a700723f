"""The decisions of a case as annotation: so that an organisation can train a reader of its own at home."""

import hashlib
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from dalil.casework.account import read_account
from dalil.casework.case import STATEMENTS, Case
from dalil.casework.decided import REPEATS
from dalil.casework.engine import Engine
from dalil.casework.gazetteer import import_of_latest_run
from dalil.casework.language import find_model
from dalil.casework.learned import learned_of_latest_run
from dalil.casework.progress import Progress
from dalil.casework.tool import TOOL
from dalil.casework.user_keys import key_of
from dalil.custody.writer import CaseWriter
from dalil.dossier.masking import Masking
from dalil.dossier.render import masking_of
from dalil.errors import InputError, NotFoundError
from dalil.exchange.annotation import ReviewedReport, Row, annotation
from dalil.exchange.bagit import require_free
from dalil.exchange.excerpt import Replacement
from dalil.model.account import Account
from dalil.model.record import from_record
from dalil.model.span import Range
from dalil.model.statement import Statement

README = "README.txt"
_NUMBER = re.compile(r"\[P-\d+\]")
_TOLD = """\
Annotation made of what people decided in a case of dalil: {reports} reports, {passages} passages, {attributions}
attributions, {events} events. {open} reports hold nothing that is settled and are not in it.

{name}.jsonl holds one report a line, in the form of the corpus of dalil (corpus/README.md there names the fields).
layers: reviewed. A passage is here only when a person decided on everything that was read in it. What nobody read in
it, machine or person, is not marked, though it may be there.

Private persons are numbers in brackets, as in a redacted dossier. Names, addresses, outlets and dates of the reports
are left out, and so are reasons, who decided, ids and hashes. A name that no rule knows as one still stands: read the
file before you hand it on, and hand it on only where you may hand on the words of these reports. The log of the case
says that this was made.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedAnnotation:
    """What was written, and where.

    `open` counts the reports of which nothing was settled, `masked` the persons who are a number in it.
    """

    folder: Path
    reports: int
    passages: int
    attributions: int
    events: int
    open: int
    masked: int


def export_annotation(root: Path, key_file: Path | None, out: Path, progress: Progress) -> ExportedAnnotation:
    """Write what people settled about the reports of a case to the new folder `out`, redacted; the log says so.

    The reports are read anew for the words that announce a voice, which statements do not hold. Raises `InputError`
    where `out` is taken or nothing is settled, `NotFoundError` where there is no case or no key of it, and
    `IncompleteError` where nothing was read.
    """
    if not root.is_dir():
        raise NotFoundError("There is no case in this folder.", "`dalil build PATH…` makes one.")
    require_free(out)
    key = key_of(root, key_file)
    case = Case.open(root, key)
    engine = _engine(case, root)
    account = replace(
        read_account(case.derived),
        statements=tuple(from_record(Statement, row) for row in case.records(STATEMENTS)),
    )
    if all(one.review in ("open", "unsure") for one in account.statements):
        raise _nothing()
    masking = masking_of(account, root.resolve().name, engine.lexicon)
    found = [
        (row, len(one.settled()))
        for number, one in enumerate(_reviewed(case, account, engine, masking, progress), 1)
        if (row := annotation(one, name=f"{out.name}-{number:03}", collection=out.name)) is not None
    ]
    if not found:
        raise _nothing()
    rows = [_without_names(row, masking) for row, _ in found]
    readable = sum(report.rendition is not None for report in account.reports)
    made = _counted(out, rows, passages=sum(passages for _, passages in found), readable=readable)
    data = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    with CaseWriter(root, key, tool=TOOL) as writer:
        writer.record("object.exported", result={"annotation": hashlib.sha256(data).hexdigest(), "objects": len(rows)})
    _write(out, {f"{out.name}.jsonl": data, README: _readme(made).encode()})
    return made


def _counted(out: Path, rows: Sequence[Row], *, passages: int, readable: int) -> ExportedAnnotation:
    return ExportedAnnotation(
        folder=out,
        reports=len(rows),
        passages=passages,
        attributions=sum(len(row["attributions"]) for row in rows),
        events=sum(len(row["events"]) for row in rows),
        open=readable - len(rows),
        masked=len({number for row in rows for number in _NUMBER.findall(row["text"])}),
    )


def _nothing() -> InputError:
    return InputError(
        "Nothing is settled: no passage has all its statements decided on.",
        "`dalil review list` names what is open; `dalil review` decides on it.",
    )


def _engine(case: Case, root: Path) -> Engine:
    imported, learned = import_of_latest_run(case.folder), learned_of_latest_run(case.folder)
    return Engine.of_case(find_model(), root, imported=imported, learned=learned)


def _reviewed(
    case: Case, account: Account, engine: Engine, masking: Masking, progress: Progress
) -> Iterator[ReviewedReport]:
    """The reports on which anything was decided, in the order of the account."""
    said: dict[str, list[Statement]] = {}
    for one in account.statements:
        said.setdefault(one.exhibit, []).append(one)
    repeats = frozenset(subject for subject, decision in case.standing.items() if REPEATS in decision.fields)
    reports = [
        report
        for report in account.reports
        if report.rendition is not None
        and any(one.review not in ("open", "unsure") for one in said.get(report.exhibit.sha256, ()))
    ]
    progress.stage("Reading the reviewed reports", len(reports))
    for report, reading in zip(reports, engine.read(reports), strict=True):
        progress.step()
        assert report.rendition is not None
        text = report.rendition.text
        yield ReviewedReport(
            text=text,
            blocks=tuple(Range(start=block.start, end=block.end) for block in report.rendition.blocks),
            statements=tuple(said[report.exhibit.sha256]),
            voices=reading.attributions,
            repeats=repeats,
            masked=tuple(Replacement(start=start, end=end, by=f"[{to}]") for start, end, to in masking.found(text)),
        )


def _without_names(row: Row, masking: Masking) -> Row:
    """What stands in the record beside its text is masked too: the noun that a figure counts may hold a name."""
    figures = [{**one, "unit": masking.text(one["unit"]) if one["unit"] else None} for one in row["figures"]]
    return {**row, "figures": figures}


def _readme(made: ExportedAnnotation) -> str:
    counts = {name: getattr(made, name) for name in ("reports", "passages", "attributions", "events", "open")}
    return _TOLD.format(name=made.folder.name, **counts)


def _write(out: Path, files: dict[str, bytes]) -> None:
    """Both files beside the folder first: there is never half of it under its name."""
    beside = out.with_name(f".{out.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    for name, data in files.items():
        (beside / name).write_bytes(data)
    if out.exists():
        out.rmdir()
    beside.rename(out)
