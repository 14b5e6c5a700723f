"""A case that stays open while people work on it: looked up in the index, read anew when its log has grown."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import RLock, local
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from dalil.casework.analyse import ReadReport
from dalil.casework.case import Case
from dalil.casework.engine import Engine
from dalil.casework.gazetteer import import_of_latest_run
from dalil.casework.language import LanguageModel
from dalil.casework.progress import Progress
from dalil.casework.tool import TOOL
from dalil.casework.user_keys import key_of, person_deciding
from dalil.casework.work import Work
from dalil.custody.key import Key
from dalil.custody.person import Person
from dalil.custody.writer import CaseWriter
from dalil.errors import DalilError, RefusedError, UnknownIdError
from dalil.model.decision import Decision
from dalil.model.record import from_record
from dalil.proof import layout

if TYPE_CHECKING:
    from dalil.casefile.index import Index
    from dalil.casework.derived import Text
    from dalil.casework.foresight import Foreseen
    from dalil.casework.preflight import Ground, Preflight
    from dalil.vocab.lexicon import Lexicon

Stamp = tuple[str, int, int]
KNOWN = "Damascus"  # any name that every gazetteer has
KEPT_SIGNS = 8_000_000  # code points of the texts held
KEPT = 31  # readings held beside the one that was asked for last


class _Answer(local):
    """What one thread holds on to while it answers."""

    held: ExitStack | None = None
    case: Case | None = None
    index: "Index | None" = None


class Desk:
    """One case for many questions and decisions. `key` signs and opens what is sealed; without it both stay shut.

    `work` is the long job that goes on beside them. What another command writes meanwhile is seen at the next
    question: the log file is looked at each time. A decision is on the disk once `decide` returns; `rest` then signs
    the log and lets go of the case. Leaving the `with` block rests too.
    """

    def __init__(self, root: Path, key: Key | None) -> None:
        self.root = root
        self.key = key
        self.work = Work()
        self._lock = RLock()
        self._answer = _Answer()
        self._stamp: Stamp | None = None
        self._case: Case | None = None
        self._index: Index | None = None
        self._readings: Mapping[tuple[Path, str], ReadReport] = {}
        self._records: Mapping[tuple[Path, str], Sequence[Mapping[str, Any]]] = {}
        self._writer: CaseWriter | None = None
        self._writing = False
        self._person: tuple[object, Person] | None = None
        self._preflight: tuple[tuple[Path, int], Preflight, Ground] | None = None
        self._texts: Mapping[tuple[Path, str], Text] = {}
        self._languages: tuple[Sequence[Mapping[str, Any]], Mapping[str, str | None]] | None = None
        self._incident_of: tuple[Sequence[Mapping[str, Any]], Mapping[str, Mapping[str, Any]]] | None = None
        self._foreseen: Foreseen | None = None
        self._read_by: tuple[Path, bool] | None = None

    @classmethod
    def at(cls, root: Path, key_file: Path | None) -> Self:
        """The desk of a command that decides. Raises `NotFoundError` where there is no case, or no key of ours fits."""
        return cls(root, key_of(root, key_file))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rest()
        if self._index is not None:
            self._index.close()
            self._index = None

    @property
    def own_key(self) -> Key:
        """The key, for what writes. Raises `RefusedError` where it is not at hand."""
        if self.key is None:
            raise RefusedError(
                "The key of this case is not at hand, so nothing can be written.", "Start dalil serve with --key FILE."
            )
        return self.key

    def key_to_write(self) -> Key:
        """The key for a job that writes to the case by itself: the desk lets go of the case first. Raises as above."""
        self.rest()
        return self.own_key

    @property
    def case(self) -> Case:
        """The case as it stands. Raises `NotFoundError` where there is none."""
        if self._answer.case is not None:
            return self._answer.case
        with self._lock:
            stamp = _stamp(self.root)
            if self._case is None or stamp != self._stamp:
                self._case, self._stamp = Case.open(self.root, self.key), stamp
                if self._index is not None and self._case.has_run:
                    self._case.index(self._index)
            if self._answer.held is not None:
                self._answer.case = self._case
            return self._case

    @contextmanager
    def answering(self) -> Iterator[None]:
        """One question of many parts: within it this thread sees the case as it stands at the first of them."""
        with ExitStack() as held:
            self._answer.held = held
            try:
                yield
            finally:
                self._answer.held = self._answer.case = self._answer.index = None

    @property
    def index(self) -> "Index":
        """The index of the case as it stands. Raises `IncompleteError` where nothing was read yet."""
        with self._lock:
            case = self.case
            if self._index is None:
                self._index = case.index()
            if self._answer.held is not None and self._answer.index is None:
                self._answer.index = self._index
                self._answer.held.enter_context(self._index.holding())
            return self._index

    @property
    def person(self) -> Person:
        """Who decides here. Raises `RefusedError` where nobody said who they are."""
        with self._lock:
            self._person = person_deciding(self._person)
            return self._person[1]

    def record(self, kind: str, identifier: str) -> dict[str, Any]:
        """The record of this kind and id. Raises `UnknownIdError` naming the nearest ids."""
        found, record = self.index.record(identifier)
        if found != kind:
            raise UnknownIdError(identifier)
        return record

    @property
    def preflight(self) -> "Preflight":
        """What to know before a dossier is handed on, made anew when a run or a decision came. Raises as `index`."""
        from dalil.casework.preflight import preflight_over  # noqa: PLC0415 it reads a whole account, as nothing else

        case = self.case
        about = case.derived.folder, len(case.decisions)
        if self._preflight is None or self._preflight[0] != about:
            before = self._preflight[2] if self._preflight is not None else None
            self._preflight = about, *preflight_over(before, case, self.lexicon)
        return self._preflight[1]

    @property
    def foreseen(self) -> "Foreseen | None":
        """What a new reading would change, as `foresee` found; None before, and again after a run or a decision."""
        found, case = self._foreseen, self.case
        stands = found is not None and (found.run, found.decided) == (case.derived.folder.name, len(case.decisions))
        return found if stands else None

    def foresee(self, progress: Progress) -> "Foreseen":
        """Work it out; this reads the whole case. Raises what `casework.foresight.foresee` raises."""
        from dalil.casework.foresight import foresee  # noqa: PLC0415 the readers, which no other question needs

        self._foreseen = found = foresee(Case.open(self.root, self.own_key), progress)
        return found

    @property
    def read_by_another(self) -> bool:
        """Whether another engine, or other tables, read the latest run than would read it now. Raises as `index`."""
        from dalil.casework.foresight import engine_now  # noqa: PLC0415 as above

        run = self.case.derived
        if self._read_by is None or self._read_by[0] != run.folder:
            self._read_by = run.folder, engine_now(self.case).key != run.facts()["key"]
        return self._read_by[1]

    def records(self, kind: str) -> Sequence[Mapping[str, Any]]:
        """The records of a kind other than statements, which no decision changes before the next run; kept."""
        run = self.case.derived.folder
        with self._lock:
            if (run, kind) not in self._records:
                kept = {key: rows for key, rows in self._records.items() if key[0] == run}
                self._records = {**kept, (run, kind): tuple(self.index.records(kind))}
            return self._records[run, kind]

    @property
    def languages(self) -> Mapping[str, str | None]:
        """The language of each exhibit of the run that was read, as far as it is known. Raises as `index`."""
        rows = self.records("documents")
        if self._languages is None or self._languages[0] is not rows:
            self._languages = rows, {row["exhibit"]: row["language"] for row in rows if row["exhibit"]}
        return self._languages[1]

    @property
    def incident_of(self) -> Mapping[str, Mapping[str, Any]]:
        """The incident of each statement that lies in one, by the id of the statement. Raises as `index`."""
        rows = self.records("incidents")
        if self._incident_of is None or self._incident_of[0] is not rows:
            self._incident_of = rows, {one: row for row in rows for one in row["statements"]}
        return self._incident_of[1]

    @property
    def party_names(self) -> Mapping[str, str]:
        """The name of each party of the run by its id, for what is counted by party."""
        return {row["id"]: row["name"] for row in self.records("parties")}

    def reading(self, exhibit: str) -> ReadReport:
        """The reading of an exhibit: its report with the text. Raises `UnknownIdError` where there is none."""
        run = self.case.derived.folder
        found = self._readings.get((run, exhibit))
        if found is None:
            record = self.case.derived.reading(exhibit)
            if record is None:
                raise UnknownIdError(exhibit)
            found = from_record(ReadReport, record)
            self._readings = {**dict(list(self._readings.items())[-KEPT:]), (run, exhibit): found}
        return found

    def text(self, exhibit: str) -> "Text | None":
        """The text of an exhibit with its blocks, kept as long as all that are kept are short; None where it has none.

        What a search finds stands mostly in the same reports.
        """
        run = self.case.derived
        kept = self._texts.get((run.folder, exhibit))
        if kept is None and (kept := run.text(exhibit)) is not None:
            room = sum(len(one.text) for one in self._texts.values()) + len(kept.text) <= KEPT_SIGNS
            self._texts = {**(self._texts if room else {}), (run.folder, exhibit): kept}
        return kept

    @cached_property
    def lexicon(self) -> "Lexicon":
        """What words are looked up in: the vocabulary with the case's own rows."""
        imported = import_of_latest_run(self.case.folder)
        return Engine.of_case(LanguageModel(None), self.root, imported=imported).lexicon

    def warm(self) -> None:
        """Load what the first decision and the first correction would wait for."""
        with suppress(DalilError):  # whoever decides is told then, and can do something about it
            self._look_through()
        self.lexicon.parties.find("")
        for place in self.lexicon.gazetteer.candidates(KNOWN):
            self.lexicon.gazetteer.place(place.id)
        self.lexicon.gazetteer.snapshot  # noqa: B018 kept by the gazetteer

    def decide(self, **members: Any) -> Decision:  # noqa: ANN401 those of `CaseWriter.append_decision`
        """Log a decision of the person at the desk; it is on the disk, and the index knows it, once this returns.

        Raises `RefusedError` where nobody said who they are, and what opening and writing the case raises.
        """
        person = self.person
        with self._lock:
            before = self.case
            known = len(before.entries)
            writer = self._opened()
            try:
                made = writer.append_decision(person=person, **members)
            except BaseException as error:
                self._writer, self._writing = None, False
                writer.__exit__(type(error), error, error.__traceback__)
                raise
            fresh = [entry for entry in writer.fresh if entry.seq >= known]
            if fresh[0].seq == known and before.has_run:  # else somebody else wrote too, and all is read anew
                self._case, self._stamp = before.extended(fresh, made), _stamp(self.root)
                if self._index is not None:
                    self._case.index(self._index)
            return made

    def _look_through(self) -> None:
        """Read the log and look at the file of the index as a decision would, if somebody here may decide."""
        self.person  # noqa: B018 asked for its error
        with self._lock:
            self._opened()
            self.rest()
        self.index.look()

    def rest(self) -> None:
        """Sign what was logged and let go of the case, so that other commands may write to it."""
        with self._lock:
            if self._writer is not None and self._writing:
                self._writing = False
                self._writer.pause()

    def _opened(self) -> CaseWriter:
        if self._writer is None:
            self._writer = CaseWriter(self.root, self.own_key, tool=TOOL)
        elif not self._writing:
            try:
                self._writer.resume()
            except BaseException:
                self._writer = None
                raise
        self._writing = True
        return self._writer


def _stamp(root: Path) -> Stamp:
    """What changes whenever the log grows."""
    files = sorted((root / layout.ENTRIES).glob("*.jsonl"))
    if not files:
        return ("", 0, 0)
    found = files[-1].stat()
    return files[-1].name, found.st_size, found.st_mtime_ns
