"""The main job: preserve, read, trace, cluster, map, dossier; what was done already is not done again."""

import hashlib
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dalil.casework.account import make_account, write_account
from dalil.casework.analyse import ReadReport, read_all
from dalil.casework.case import decided_entries, runs_of
from dalil.casework.case_keys import enrol_second
from dalil.casework.decided import dumped
from dalil.casework.derived import Derived, ReadingCache
from dalil.casework.engine import Engine
from dalil.casework.gazetteer import current_import
from dalil.casework.inputs import Inputs, gather
from dalil.casework.intake import open_all, preserve, refusals
from dalil.casework.kept_wording import WordingFile
from dalil.casework.language import find_model
from dalil.casework.learned import SAID as LEARNED
from dalil.casework.learned import LearnedModel
from dalil.casework.limits import SAID, BuildLimits, said
from dalil.casework.moved import Moved, moved
from dalil.casework.progress import Progress
from dalil.casework.pseudonyms import Pseudonyms
from dalil.casework.publish import publish
from dalil.casework.run import FinishedRun
from dalil.casework.second_engine.answer import CALLED, Answer, answers
from dalil.casework.second_engine.consult import consult
from dalil.casework.second_engine.engine import SecondEngine
from dalil.casework.second_engine.suggest import Suggested, suggestions
from dalil.casework.stated import Table
from dalil.casework.tool import TOOL
from dalil.custody.folder import CaseFolder, StillCase
from dalil.custody.key import Key
from dalil.custody.writer import CaseWriter
from dalil.model.account import Account, Refusal
from dalil.model.decision import Decision
from dalil.model.exhibit import Exhibit
from dalil.model.record import as_record, from_record
from dalil.proof.canonical import JsonValue
from dalil.proof.derivation import RunOrigin
from dalil.proof.entry import LedgerEntry
from dalil.proof.layout import GAZETTEER, PARTIES, POSTINGS, WORDING
from dalil.readers.limits import DEFAULT, Limits

CACHE = "cache"
RUN_DIGITS = 16
AGAIN = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a build is asked to do. `gazetteer` and `parties` are the case's own rows, kept in it from now on.

    `second` is asked about each passage beside the rules; with `learned` the learned reader corrects them.
    """

    paths: Sequence[Path]
    case: Path
    table: Table = field(default_factory=Table)
    own: Sequence[Path] = ()
    protected: bool = False
    gazetteer: Path | None = None
    parties: Path | None = None
    show_names: bool = False
    limits: BuildLimits = field(default_factory=BuildLimits)
    second: SecondEngine | None = None
    learned: LearnedModel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build made: the run, the first page of its dossier, and what was refused or could not be read.

    `moved` says what became of the places, where the run before was made with another gazetteer; `unanswered` how many
    passages the second engine left without an answer, by reason.
    """

    run: FinishedRun
    page: Path
    refused: tuple[Refusal, ...]
    moved: Moved | None = None
    unanswered: Counter[str] = field(default_factory=Counter)

    @property
    def account(self) -> Account:
        """Everything that the run came to."""
        return self.run.account


def build(order: Order, key: Key, progress: Progress) -> Outcome:
    """Take reports into a case and make the dossier of all that it holds.

    Raises `NotFoundError`, `SettingsError` before anything is written, `LockedError` when another command writes to
    the case. What cannot be read is preserved or listed, and the rest goes on.
    """
    own = (order.case, *order.own, *(table for table in (order.gazetteer, order.parties) if table is not None))
    inputs = gather(order.paths, table=order.table, own=own, protected=order.protected, depth=order.limits.depth)
    engine = _engine(order)
    with CaseWriter(order.case, key, tool=TOOL) as writer:
        enrol_second(writer, key)
        _keep_tables(order)
        build = Build(writer, key, engine, progress, limits=order.limits.reading)
        refused = build.take_in(inputs, largest=order.limits.exhibit)
        run = build.run(order.second)
        places = moved(build.before, run.derived)
        progress.stage("Writing the dossier", None)
        page = publish(writer, run, engine=engine, key=key, show_names=order.show_names)
    unread = [from_record(Refusal, one) for one in run.facts["unread"]]
    return Outcome(run=run, page=page, refused=(*refused, *unread), moved=places, unanswered=build.unanswered)


def _engine(order: Order) -> Engine:
    """The engine of this build; wrong rows of a table that is new to the case are told before anything is written."""
    imported = current_import()
    before = Engine.of_case(find_model(), order.case, imported=imported, learned=order.learned)
    tables = {"places": order.gazetteer, "parties": order.parties}
    engine = Engine.of_case(before.model, order.case, **tables, imported=imported, learned=order.learned)
    if engine.key != before.key:
        engine.lexicon  # noqa: B018 asked for its errors
    return engine


def _keep_tables(order: Order) -> None:
    for given, name in ((order.gazetteer, GAZETTEER), (order.parties, PARTIES)):
        kept = order.case / name
        if given is not None and not (kept.is_file() and kept.read_bytes() == given.read_bytes()):
            beside = kept.with_name(f".{name}.new")
            shutil.copyfile(given, beside)
            beside.rename(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """A case as it stands: what a run over it depends on, and the folder of that run."""

    exhibits: tuple[Exhibit, ...]
    decisions: tuple[Decision, ...]
    decided: tuple[LedgerEntry, ...]
    refused: tuple[Refusal, ...]
    answers: tuple[Answer, ...]
    derived: Derived


class Build:
    """One build under way: made `afresh` it takes nothing over that an earlier one derived."""

    def __init__(
        self,
        writer: CaseWriter,
        key: Key,
        engine: Engine,
        progress: Progress,
        *,
        afresh: bool = False,
        limits: Limits = DEFAULT,
    ) -> None:
        self._writer = writer
        self._root = writer.root
        self._key = key
        self._engine = engine
        self._progress = progress
        self._cache = ReadingCache(self._root / CACHE)
        self._still: StillCase | None = None
        self.before = self._latest()
        """The latest run whose outputs are there, before this build."""
        self.unanswered: Counter[str] = Counter()
        self._afresh = afresh
        self._limits = limits

    def take_in(self, inputs: Inputs, *, largest: int) -> tuple[Refusal, ...]:
        """Preserve the inputs; gives all that was refused, which the log then holds too."""
        self._progress.stage("Preserving", len(inputs.found))
        known = set(refusals(self._case()))
        for one in inputs.refused:
            if one not in known:
                self._writer.record(
                    "object.refused", result={"kept": False, "reason": one.why}, private={"name": one.path}
                )
        return (*inputs.refused, *preserve(self._writer, inputs.found, self._progress, largest=largest))

    def run(self, second: SecondEngine | None = None) -> FinishedRun:
        """The run over all exhibits: taken up where its outputs are there, else made and attested.

        Made afresh, it is the latest run again: decisions and answers that came after it wait for the next build.
        """
        state = self._state()
        if not self._afresh and state.derived.complete and second is None:
            return FinishedRun(state.derived)
        reports = open_all(self._writer, self._case, self._is_known, self._progress, self._limits)
        state = self._state()
        read = self._read(state.exhibits, reports)
        if second is not None:
            self._consult(second, read, state)
            state = self._state()
            if state.derived.complete:
                return FinishedRun(state.derived)
        return FinishedRun(state.derived, self._make(state, read))

    def _make(self, state: _State, read: tuple[ReadReport, ...]) -> Account:
        name, self._still = state.derived.folder.name, None  # what it holds of a large case is not asked for again
        suggested = self._suggested(state, read)
        made = make_account(
            name,
            read,
            engine=self._engine,
            decisions=state.decisions,
            refused=state.refused,
            wording=self._wording(),
            progress=self._progress,
            suggested=suggested.kept if suggested is not None else (),
        )
        write_account(made, Derived(self._writer.begin_run(name)), self._engine, read, suggested)
        self._writer.attest_run(name, origin=self._origin(state), tool=self._tool())
        self._cache.clear()
        return made

    def _wording(self) -> WordingFile:
        path, postings, key = self._root / WORDING, self._root / POSTINGS, self._writer.case_key
        return WordingFile(path, postings, key=key, say=self._progress.say, afresh=self._afresh)

    def _consult(self, second: SecondEngine, read: Sequence[ReadReport], state: _State) -> None:
        """Ask about what has no answer yet; each call is in the log before the next is made."""
        self.unanswered = consult(
            second,
            [one.report for one in read],
            known=frozenset(one.sent for one in state.answers),
            terms=self._engine.lexicon.terms,
            record=lambda said, private: self._writer.record(CALLED, result=said, private=private),
            progress=self._progress,
        )

    def _suggested(self, state: _State, read: Sequence[ReadReport]) -> Suggested | None:
        if not state.answers:
            return None
        return suggestions(state.answers, [one.report for one in read], self._engine.lexicon.terms)

    def _origin(self, state: _State) -> RunOrigin:
        """What the run is made of, for a stranger: exhibits, what reads them, log lines of decisions, answers."""
        decided = ((f"log entry {entry.seq}", entry.digest) for entry in state.decided)
        answered = ((f"answer of a second engine to {one.sent}", one.received) for one in state.answers)
        return RunOrigin(
            exhibits=tuple(one.sha256 for one in state.exhibits),
            parts=(*self._engine.parts(), *decided, *answered),
            parameters=dict[str, JsonValue](said(self._limits)),
        )

    def _tool(self) -> dict[str, JsonValue]:
        tool: dict[str, JsonValue] = {
            "engine": self._engine.title,
            "engine_key": self._engine.key,
            "gazetteer": self._engine.gazetteer_facts,
        }
        if self._engine.learned is not None:
            tool[LEARNED] = self._engine.learned.facts
        limits = said(self._limits)
        return {**tool, SAID: dict[str, JsonValue](limits)} if limits else tool

    def _state(self) -> _State:
        """What the run depends on as it stands, and where its outputs belong."""
        case = self._case()
        exhibits = case.exhibits()
        refused = refusals(case)
        decided = decided_entries(case, before_latest_run=self._afresh)
        decisions = tuple(map(case.decision, decided))
        parts = [*sorted(map(self._key_of, exhibits)), self._engine.law_key, *map(dumped, decisions)]
        parts.extend(f"{one.path}\0{one.why}" for one in refused)
        recorded = answers(case, of_latest_run=self._afresh)
        parts.extend(f"{one.sent}\0{one.received}" for one in recorded)
        name = self._label("run-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:RUN_DIGITS])
        derived = Derived(self._root / "derived" / name)
        return _State(
            exhibits=exhibits,
            decisions=decisions,
            decided=decided,
            refused=refused,
            answers=recorded,
            derived=derived,
        )

    def _read(self, exhibits: Sequence[Exhibit], reports: dict[str, Any]) -> tuple[ReadReport, ...]:
        kept = {one.sha256: found for one in exhibits if (found := self._kept(one)) is not None}
        fresh = [(self._key_of(one), reports[one.sha256]) for one in exhibits if one.sha256 not in kept]
        pseudonyms = Pseudonyms(self._writer.case_key)
        for made in read_all(fresh, engine=self._engine, pseudonyms=pseudonyms, progress=self._progress):
            kept[made.report.exhibit.sha256] = made
            self._cache.put(made.key, as_record(made))
        return tuple(kept[one.sha256] for one in sorted(exhibits, key=lambda one: (one.names, one.sha256)))

    def _is_known(self, exhibit: Exhibit) -> bool:
        return self._kept_record(exhibit) is not None

    def _kept(self, exhibit: Exhibit) -> ReadReport | None:
        record = self._kept_record(exhibit)
        return from_record(ReadReport, record) if record is not None else None

    def _kept_record(self, exhibit: Exhibit) -> dict[str, Any] | None:
        key = self._key_of(exhibit)
        if self._afresh:
            return None
        record = self._cache.get(key)
        if record is None and self.before is not None:
            record = self.before.reading(exhibit.sha256)
        return record if record is not None and record["key"] == key else None

    def _key_of(self, exhibit: Exhibit) -> str:
        """SHA-256 over the engine, the bytes, what is stated of them and limits that are not the documented ones."""
        limits = [f"{name}={value}" for name, value in said(self._limits).items()]
        stated = sorted(f"{one.name}\0{sorted(one.stated.items())}" for one in exhibit.acquisitions)
        return hashlib.sha256("\0".join((self._engine.key, exhibit.sha256, *stated, *limits)).encode()).hexdigest()

    def _case(self) -> CaseFolder:
        """The case as it stands; its log is read anew only where something was written to it."""
        if self._still is None or len(self._still.read) != self._writer.ledger.size:
            self._still = StillCase(self._root, self._key.identity)
        return self._still

    def _label(self, run: str) -> str:
        """The name of the run: a state of the case that comes again after another is a run of its own, `NAME.2`."""
        runs = runs_of(self._case())
        if runs and runs[-1].partition(AGAIN)[0] == run:
            return runs[-1]
        before = sum(one.partition(AGAIN)[0] == run for one in runs)
        return f"{run}{AGAIN}{before + 1}" if before else run

    def _latest(self) -> Derived | None:
        found = [Derived(self._root / "derived" / run) for run in reversed(runs_of(self._case()))]
        return next((one for one in found if one.complete), None)
