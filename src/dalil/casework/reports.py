"""Reports made of exhibits: what was read, and what is stated or found about publication."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dalil.casework.stated import SIDE_FILE
from dalil.errors import UnreadableError
from dalil.model.exhibit import Exhibit
from dalil.model.report import Report
from dalil.readers.outcome import Attachment, Outcome
from dalil.readers.publication import publication
from dalil.statements.language import note_of

BASIS = "basis"
PARENT = "attached_to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A report, and the files that were attached to it."""

    report: Report
    attachments: tuple[Attachment, ...] = ()


def open_report(exhibit: Exhibit, outcome: Outcome | UnreadableError) -> Opened:
    """The report of an exhibit; one that could not be read is kept with its reason."""
    if isinstance(outcome, UnreadableError):
        return Opened(report=Report(exhibit=exhibit, rendition=None, state="unread", why=outcome.diagnosis))
    exhibit = replace(exhibit, media_type=outcome.media_type)
    stated, side = _stated(exhibit)
    said = {**side, **stated}
    found = outcome.rendition.metadata if outcome.rendition is not None else {}
    dates = publication(stated=stated, side=side, rendition=outcome.rendition)
    report = Report(
        exhibit=exhibit,
        rendition=outcome.rendition,
        state="read" if outcome.rendition is not None else "unread",
        why=outcome.why,
        published=dates.published,
        claims=dates.claims,
        title=found.get("title"),
        outlet=said.get("outlet") or found.get("outlet"),
        author=said.get("author") or found.get("author"),
        url=said.get("url") or found.get("url"),
        language=said.get("language") or (outcome.rendition.language if outcome.rendition is not None else None),
        parent=said.get(PARENT),
        pictures=outcome.pictures,
    )
    return Opened(report=replace(report, why=report.why or note_of(report)), attachments=outcome.attachments)


def _stated(exhibit: Exhibit) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What the user states of the exhibit, in tables and in side files; the first acquisition by name wins."""
    stated: dict[str, str] = {}
    side: dict[str, str] = {}
    for acquisition in sorted(exhibit.acquisitions, key=lambda one: one.name):
        values = dict(acquisition.stated)
        target = side if values.pop(BASIS, "") == SIDE_FILE else stated
        for name, value in values.items():
            target.setdefault(name, value)
    return stated, side
