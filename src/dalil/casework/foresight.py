"""What a new reading of a case would change, worked out before anything is written or any decision is touched."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from dalil.casework.analyse import ReadReport, read_all
from dalil.casework.anchor import FIELD as ANCHOR
from dalil.casework.anchor import Anchor
from dalil.casework.case import STATEMENTS, Case
from dalil.casework.decided import added_record, additions, values
from dalil.casework.engine import Engine
from dalil.casework.gazetteer import current_import
from dalil.casework.groupings import standing_groupings
from dalil.casework.intake import outcomes
from dalil.casework.language import find_model
from dalil.casework.limits import limits_of_latest_run
from dalil.casework.progress import Progress
from dalil.casework.pseudonyms import Pseudonyms
from dalil.casework.reports import Opened, open_report
from dalil.custody.folder import CaseFolder
from dalil.model.decision import Decision
from dalil.model.record import as_record
from dalil.readers.pool import ReaderPool

Rows = Mapping[str, Mapping[str, Any]]
Fate = Literal["holds", "another reading", "words gone", "statement gone"]
# What says how and where a statement was read, not what it says.
ASIDE = frozenset((
    "id", "document", "exhibit", "rendition", "sentence", "trigger", "start", "end", "method", "reasons", "review",
))  # fmt: skip
PLACES = ("start", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One statement that would come (no `before`), go (no `now`) or say something else in these `fields`.

    `decision` is the kind of the decision that stands about it, None where nobody decided.
    """

    before: Mapping[str, Any] | None
    now: Mapping[str, Any] | None
    fields: tuple[str, ...] = ()
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What becomes of a standing decision about a statement, with the name of the report where that is known.

    It holds; or was made about another reading than the statement would now have; or words that it corrected to, or
    the statement itself, are gone. It stays in the log in any case.
    """

    decision: str
    kind: str
    subject: str
    document: str | None
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """A new reading held against the latest run, of which it was asked after so many `decided`.

    `before` and `now` are what read it and would read it; equal keys give `same`. `attachments` are files within
    exhibits that would be taken in first, and are not read here.
    """

    run: str
    decided: int
    before: str
    now: str
    key: str
    same: bool
    statements: int
    attachments: int
    come: tuple[Change, ...]
    go: tuple[Change, ...]
    change: tuple[Change, ...]
    decisions: tuple[Carried, ...]

    @property
    def lost(self) -> tuple[Carried, ...]:
        """The decisions that would not hold as they are."""
        return tuple(one for one in self.decisions if one.fate != "holds")

    @property
    def counts(self) -> dict[str, int]:
        """How many statements would come, go or change, and how many decisions would not hold as they are."""
        return {name: len(getattr(self, name)) for name in ("come", "go", "change", "lost")}

    def to_json(self) -> dict[str, Any]:
        """As a record, with what it counts."""
        return {"counts": self.counts, **as_record(self)}


def engine_now(case: Case) -> Engine:
    """What would read the case if it were read now: the engine installed here, with the tables of the case."""
    return Engine.of_case(find_model(), case.folder.root, imported=current_import())


def foresee(case: Case, progress: Progress) -> Foreseen:
    """Read every exhibit as a build would now, and hold it against the latest run; nothing is written.

    Raises `IncompleteError` without a run, `SettingsError` for wrong rows of the case's tables.
    """
    engine, facts = engine_now(case), case.derived.facts()
    opened = _opened(case.folder, progress, case)
    fresh = [(engine.key, one.report) for one in opened]
    pseudonyms = Pseudonyms(case.folder.case_key)
    read = tuple(read_all(fresh, engine=engine, pseudonyms=pseudonyms, progress=progress))
    held = {exhibit.sha256 for exhibit in case.folder.exhibits()}
    inside = {hashlib.sha256(each.data).hexdigest() for one in opened for each in one.attachments}
    now = {one.id: as_record(one) for reading in read for one in reading.statements}
    changes = tuple(_changes(dict(_before(case)), now, {key: one.kind for key, one in case.standing.items()}))
    return Foreseen(
        run=case.derived.folder.name,
        decided=len(case.decisions),
        before=facts["engine"],
        now=engine.title,
        key=engine.key,
        same=facts["key"] == engine.key,
        statements=len(now),
        attachments=len(inside - held),
        come=tuple(one for one in changes if one.before is None),
        go=tuple(one for one in changes if one.now is None),
        change=tuple(one for one in changes if one.fields),
        decisions=tuple(_carried(case, read, now, {str(one.now["id"]) for one in changes if one.now and one.fields})),
    )


def _opened(folder: CaseFolder, progress: Progress, case: Case) -> list[Opened]:
    """Every exhibit as its reader reads it now, in the order of a build."""
    exhibits = sorted(folder.exhibits(), key=lambda one: (one.names, one.sha256))
    progress.stage("Opening the exhibits", len(exhibits))
    found = []
    with ReaderPool(limits=limits_of_latest_run(case.folder)) as pool:
        for exhibit, outcome in zip(exhibits, outcomes(folder, exhibits, pool), strict=True):
            found.append(open_report(exhibit, outcome))
            progress.step()
    return found


def _before(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the machine read in the latest run, without what people decided."""
    for reading in case.derived.readings():
        yield from ((row["id"], row) for row in reading["statements"])


def _changes(before: Rows, now: Rows, kinds: Mapping[str, str]) -> Iterator[Change]:
    """What comes, goes or says something else; what somebody decided on first, else in the order of the texts."""
    for key in sorted({**before, **now}, key=lambda one: one not in kinds):
        old, new, kind = before.get(key), now.get(key), kinds.get(key)
        fields = _fields(old, new) if old is not None and new is not None else ()
        if fields or old is None or new is None:
            yield Change(before=old, now=new, fields=fields, decision=kind)


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that say something else; what the older record does not know says nothing."""
    return tuple(
        name for name, value in new.items() if name in old and name not in ASIDE and _says(value) != _says(old[name])
    )


def _says(value: Any) -> Any:  # noqa: ANN401 JSON is any of its types
    """A value without where its words stand, which another cut of the text moves."""
    if isinstance(value, Mapping):
        return {name: one for name, one in value.items() if name not in PLACES}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_says(one) for one in value]
    return value


def _carried(case: Case, read: Sequence[ReadReport], now: Rows, otherwise: AbstractSet[str]) -> Iterator[Carried]:
    """What becomes of each standing decision about statements; those that would not hold as they are first."""
    renditions = {one.report.exhibit.sha256: one.report.rendition for one in read}
    texts = {one.id: one.text for one in renditions.values() if one is not None}
    there = {key: str(row["rendition"]) for key, row in now.items()}
    for subject, decision in additions(case.decisions).items():
        rendition = renditions.get(added_record(decision)["exhibit"])
        if rendition is not None and values(decision, rendition.id, partial(texts.__getitem__, rendition.id)):
            there[subject] = rendition.id
    named = {row["id"]: row["document"] for row in case.records(STATEMENTS)}
    found: list[tuple[Decision, str, Fate]] = [
        (one, key, _fate(one, key, there.get(key), texts, otherwise)) for key, one in sorted(case.standing.items())
    ]
    for decision in standing_groupings(case.decisions):
        found += [(decision, one, "holds" if one in there else "statement gone") for one in decision.subjects]
    for one, key, fate in sorted(found, key=lambda row: row[2] == "holds"):
        yield Carried(decision=one.id, kind=one.kind, subject=key, document=named.get(key), fate=fate)


def _fate(
    decision: Decision, subject: str, rendition: str | None, texts: Mapping[str, str], otherwise: AbstractSet[str]
) -> Fate:
    if rendition is None:
        return "statement gone"
    anchor = Anchor.read(decision.fields[ANCHOR]) if ANCHOR in decision.fields else None
    if anchor is not None and anchor.rendition != rendition and anchor.moved(texts[rendition]) is None:
        return "words gone"
    return "another reading" if subject in otherwise else "holds"
