"""A case to look at: its newest finished run, with the decisions of people laid over it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dalil.casework.decided import added_record, additions, laid_over, standing, values
from dalil.casework.derived import KINDS, SUGGESTIONS, Derived
from dalil.casework.verification import bound, times
from dalil.custody.folder import DECIDED, CaseFolder, read_decision
from dalil.custody.key import Key
from dalil.errors import IncompleteError
from dalil.model.decision import Decision
from dalil.model.record import from_record
from dalil.model.rendition import Rendition
from dalil.proof.canonical import JsonValue
from dalil.proof.entry import LedgerEntry

if TYPE_CHECKING:
    from dalil.casefile.index import Index

INDEX = "index.sqlite"
RUN = "derivation.run"
AFTER = " after decision "
STATEMENTS = "statements"


class Case:
    """The records of a case for reading, as it stood when opened. Only the index is written, which is disposable."""

    def __init__(self, folder: CaseFolder, *, sealed: bool) -> None:
        self.folder = folder
        self._sealed = sealed
        self._read: tuple[str, dict[str, Any] | None] | None = None

    @classmethod
    def open(cls, root: Path, key: Key | None = None) -> Self:
        """The case in this folder. Raises `NotFoundError` where there is none."""
        return cls(CaseFolder(root, key.identity if key is not None else None), sealed=key is None)

    @cached_property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """The log in order."""
        return tuple(self.folder.entries())

    @cached_property
    def has_run(self) -> bool:
        """Whether anything was read in it yet."""
        return any(entry.type == RUN for entry in self.entries)

    @cached_property
    def derived(self) -> Derived:
        """The run that the log attested last. Raises `IncompleteError` when its files are gone or there is none."""
        runs = _runs(self.entries)
        if not runs:
            raise IncompleteError("Nothing was read in this case yet.", "Run `dalil build` on it again.")
        derived = Derived(self.folder.root / "derived" / runs[-1])
        if not derived.complete:
            raise IncompleteError(f"The outputs of {runs[-1]} are gone.", "Make them anew: dalil rebuild.")
        return derived

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order of the log; without the key their reasons and corrected values stay sealed."""
        return tuple(self._decision(entry) for entry in self.entries if entry.type == DECIDED)

    @cached_property
    def standing(self) -> Mapping[str, Decision]:
        """The decision that stands for each statement that somebody decided on."""
        return standing(self.decisions)

    def _decision(self, entry: LedgerEntry) -> Decision:
        if self._sealed:
            sealed: dict[str, JsonValue] = {"reason": "sealed"}
            return read_decision(entry, {**entry.result, **sealed})
        return self.folder.decision(entry)

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind, as documented for `show`, read from the files of the run: nothing is written."""
        if kind == "log":
            return self._log()
        if kind == SUGGESTIONS:
            return self.derived.suggestions()
        if kind == STATEMENTS:
            return map(self.decided, self.proposals())
        return self.derived.records(kind)

    def proposals(self) -> Iterator[dict[str, Any]]:
        """Statements as they were read, in the order of the run, then those that people added since.

        What a decision that was taken back had changed in the run is again as the machine read it.
        """
        touched = frozenset(subject for one in self.decisions for subject in one.subjects) if not self._sealed else ()
        added = dict(self._additions)
        for row in self.derived.records(STATEMENTS):
            if row["id"] not in touched:
                yield row
                continue
            found = self._as_read(row, added.pop(row["id"], None))
            if found is not None:
                yield found
        for decision in added.values():
            yield from self._added(decision)

    @cached_property
    def _additions(self) -> Mapping[str, Decision]:
        return additions(self.decisions)

    def _as_read(self, row: Mapping[str, Any], addition: Decision | None) -> dict[str, Any] | None:
        """The reading of a statement by the machine, or by who added it; None where that was taken back."""
        reading = self._reading(row["exhibit"])
        machine = next((one for one in reading["statements"] if one["id"] == row["id"]), None) if reading else dict(row)
        if addition is None:
            return machine
        base = machine or dict(row)
        return {**base, **(values(addition, base["rendition"], lambda: self._text(row["exhibit"])) or {})}

    def _added(self, decision: Decision) -> Iterator[dict[str, Any]]:
        """A statement that was added since the run, as far as its words stand in the text."""
        exhibit = added_record(decision)["exhibit"]
        reading = self._reading(exhibit)
        if reading is not None and reading["report"]["rendition"] is not None:
            rendition = from_record(Rendition, reading["report"]["rendition"])
            found = values(decision, rendition.id, lambda: rendition.text)
            if found is not None:
                yield found

    def _reading(self, exhibit: str) -> dict[str, Any] | None:
        """The reading of an exhibit; the last one asked for is kept."""
        if self._read is None or self._read[0] != exhibit:
            self._read = exhibit, self.derived.reading(exhibit)
        return self._read[1]

    def _text(self, exhibit: str) -> str:
        reading = self._reading(exhibit)
        return str(reading["report"]["rendition"]["text"]) if reading is not None else ""

    def _log(self) -> Iterator[dict[str, Any]]:
        """Each entry, with the times before and after which it was written as far as others vouch for them."""
        known = times(self.folder.root)
        for entry in self.entries:
            later, earlier = known.no_later_than(entry.seq), known.no_earlier_than(entry.seq)
            yield {**entry.members, "no_later_than": bound(later), "no_earlier_than": bound(earlier)}

    def decided(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The record of a statement with the decision that stands about it laid over."""
        return laid_over(row, self.standing.get(row["id"]), lambda: self._text(row["exhibit"]))

    def index(self, held: "Index | None" = None) -> "Index":
        """The index, `held` open or opened here, brought to what the case says.

        Another run loads it anew; decisions made since are laid over the statements that they are about.
        """
        from dalil.casefile.index import Index  # noqa: PLC0415 most commands never look a record up by its id

        index = held or Index.open(self.folder.root / INDEX)
        about = f"{self.derived.folder.name}{' sealed' if self._sealed else ''}"
        loaded, _, number = (index.run or "").partition(AFTER)
        state = f"{about}{AFTER}{len(self.decisions)}"
        if loaded != about or int(number) > len(self.decisions):
            records = {kind: list(self.derived.records(kind)) for kind in KINDS if kind != STATEMENTS}
            index.load(state, {STATEMENTS: list(self.proposals()), **records}, self.decided)
        elif int(number) < len(self.decisions):
            since = self.decisions[int(number) :]
            subjects = sorted({subject for one in since for subject in one.subjects})
            index.update(state, subjects, self.decided, self._since(subjects))
        if held is None:
            index.keep()
        return index

    def _since(self, subjects: Sequence[str]) -> dict[str, dict[str, Any] | None]:
        """Of these, the statements that a person added, by id; None for one whose addition was taken back."""
        once = {subject for one in self.decisions if one.kind == "add" for subject in one.subjects}
        found: dict[str, dict[str, Any] | None] = {}
        for subject in once.intersection(subjects):
            addition = self._additions.get(subject)
            found[subject] = next(self._added(addition), None) if addition is not None else None
        return found

    def extended(self, entries: Sequence[LedgerEntry], decision: Decision) -> Self:
        """The same case with what this process itself has just logged: nothing is read or opened again."""
        later = type(self)(self.folder, sealed=self._sealed)
        later._read = self._read  # noqa: SLF001 of the same class
        later.__dict__ |= {
            "entries": (*self.entries, *entries),
            "has_run": self.has_run,
            "derived": self.derived,
            "decisions": (*self.decisions, decision),
        }
        return later


def runs_of(case: CaseFolder) -> list[str]:
    """The runs that the log attests, the latest last."""
    return _runs(case.entries())


def _runs(entries: Iterable[LedgerEntry]) -> list[str]:
    return [str(entry.result["run"]) for entry in entries if entry.type == RUN]


def decided_entries(case: CaseFolder, *, before_latest_run: bool) -> tuple[LedgerEntry, ...]:
    """The entries that hold the decisions of people: all, or those that stood when the latest run was made."""
    entries = list(case.entries())
    last = max((entry.seq for entry in entries if entry.type == RUN), default=-1) if before_latest_run else len(entries)
    return tuple(entry for entry in entries if entry.type == DECIDED and entry.seq < last)
