"""Preserve first, then open: inputs become exhibits, exhibits reports, attachments exhibits of their own."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from dalil.casework.inputs import Input
from dalil.casework.progress import Progress
from dalil.casework.reports import BASIS, PARENT, open_report
from dalil.casework.stated import Stated
from dalil.custody.folder import CaseFolder
from dalil.custody.intake import Intake
from dalil.custody.writer import CaseWriter
from dalil.errors import LimitError, UnreadableError
from dalil.model.account import Refusal
from dalil.model.exhibit import Acquisition, Exhibit
from dalil.model.report import Report
from dalil.readers.kind import media_type
from dalil.readers.limits import Limits
from dalil.readers.outcome import Attachment, Outcome
from dalil.readers.pool import ReaderPool

READABLE = 256_000_000  # bytes of one exhibit that are brought into memory to be read
INHERITED = ("outlet",)
HEAD = 1 << 16


def preserve(writer: CaseWriter, inputs: Iterable[Input], progress: Progress, *, largest: int) -> Iterator[Refusal]:
    """Preserve every input of at most `largest` bytes; what could not be is logged, and given with its reason."""
    for receipt in writer.ingest(_intake(one, largest) for one in inputs):
        progress.step()
        if receipt.state == "refused":
            yield Refusal(path=receipt.acquisition.name, why=receipt.why or "It could not be read.")


def refusals(case: CaseFolder) -> tuple[Refusal, ...]:
    """What the log says was refused, by name, the last reason counting; not what was preserved by that name since."""
    said: dict[str, str] = {}
    for entry in case.entries():
        name = str(case.opened(entry).get("name", ""))
        if entry.type == "object.refused":
            said[name] = str(entry.result["reason"])
        elif entry.type in ("object.ingested", "object.duplicate"):
            said.pop(name, None)
    return tuple(Refusal(path=name, why=why) for name, why in sorted(said.items()))


def arriving(open_: Callable[[], BinaryIO], name: str, stated: Stated, *, kind: str, largest: int) -> Intake:
    """An input on its way into the case under a name, with what the user states of it."""
    values = dict(stated.values)
    acquisition = Acquisition(
        name=name,
        obtained_from=values.pop("obtained_from", None),
        obtained_at=values.pop("obtained_at", None),
        stated={**values, BASIS: stated.basis} if values else {},
    )
    return Intake(open=open_, media_type=kind, acquisition=acquisition, limit=largest)


def _intake(one: Input, largest: int) -> Intake:
    found = arriving(lambda: one.path.open("rb"), one.name, one.stated, kind=_kind(one.path), largest=largest)
    return replace(found, path=str(one.path))


def _kind(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return media_type(stream.read(HEAD), path.name)
    except OSError:
        return "application/octet-stream"


def open_all(
    writer: CaseWriter,
    folder: Callable[[], CaseFolder],
    known: Callable[[Exhibit], bool],
    progress: Progress,
    limits: Limits,
) -> dict[str, Report]:
    """A report for each exhibit of the case that is not `known` yet, by SHA-256; attachments are preserved and opened.

    `folder` opens the case for reading as it stands when called: exhibits are added while their parents are opened.
    """
    reports: dict[str, Report] = {}
    with ReaderPool(limits=limits) as pool:
        while True:
            case = folder()
            fresh = [one for one in case.exhibits() if one.sha256 not in reports and not known(one)]
            if not fresh:
                return reports
            progress.stage("Opening the exhibits", len(fresh))
            for exhibit, outcome in zip(fresh, outcomes(case, fresh, pool), strict=True):
                opened = open_report(exhibit, outcome)
                reports[exhibit.sha256] = opened.report
                for _ in writer.ingest(_attached(exhibit, one) for one in opened.attachments):
                    pass
                progress.step()


def outcomes(case: CaseFolder, exhibits: list[Exhibit], pool: ReaderPool) -> Iterator[Outcome | UnreadableError]:
    """What reading the bytes of each exhibit gives, in their order."""
    for exhibit in exhibits:
        if exhibit.size > READABLE:
            yield LimitError("Too long to read.", "It is preserved; split it to have it read.")
            continue
        try:
            yield pool.read(case.read_object(exhibit.sha256), exhibit.names[0] if exhibit.names else "")
        except UnreadableError as error:
            yield error


def _attached(parent: Exhibit, one: Attachment) -> Intake:
    mail = parent.names[0] if parent.names else parent.sha256
    return Intake(
        open=lambda: io.BytesIO(one.data),
        media_type=media_type(one.data[:HEAD], one.name),
        acquisition=Acquisition(name=f"{mail}/{one.name}", stated={PARENT: parent.sha256, **_shared(parent)}),
    )


def _shared(parent: Exhibit) -> dict[str, str]:
    """What is stated of a message and holds for its attachments too: who published it."""
    stated = (acquisition.stated for acquisition in parent.acquisitions)
    return next(({name: one[name] for name in INHERITED if name in one} for one in stated), {})
