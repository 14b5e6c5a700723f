"""A case to look at: its newest finished run, with the decisions of people laid over it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dalil.casework.decided import laid_over, standing
from dalil.casework.derived import KINDS, SUGGESTIONS, Derived
from dalil.casework.verification import bound, times
from dalil.custody.folder import DECIDED, CaseFolder, read_decision
from dalil.custody.key import Key
from dalil.errors import IncompleteError
from dalil.model.decision import Decision
from dalil.proof.canonical import JsonValue
from dalil.proof.entry import LedgerEntry

if TYPE_CHECKING:
    from dalil.casefile.index import Index

INDEX = "index.sqlite"
RUN = "derivation.run"
AFTER = " after decision "


class Case:
    """The records of a case for reading, as it stood when opened. Only the index is written, which is disposable."""

    def __init__(self, folder: CaseFolder, *, sealed: bool) -> None:
        self.folder = folder
        self._sealed = sealed

    @classmethod
    def open(cls, root: Path, key: Key | None = None) -> Self:
        """The case in this folder. Raises `NotFoundError` where there is none."""
        return cls(CaseFolder(root, key.identity if key is not None else None), sealed=key is None)

    @cached_property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """The log in order."""
        return tuple(self.folder.entries())

    @property
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
        rows = self.derived.records(kind)
        return map(self.decided, rows) if kind == "statements" else rows

    def _log(self) -> Iterator[dict[str, Any]]:
        """Each entry, with the times before and after which it was written as far as others vouch for them."""
        known = times(self.folder.root)
        for entry in self.entries:
            later, earlier = known.no_later_than(entry.seq), known.no_earlier_than(entry.seq)
            yield {**entry.members, "no_later_than": bound(later), "no_earlier_than": bound(earlier)}

    def decided(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The record of a statement with the decision that stands about it laid over."""
        return laid_over(row, self.standing.get(row["id"]))

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
            index.load(state, {kind: list(self.derived.records(kind)) for kind in KINDS}, self.decided)
        elif int(number) < len(self.decisions):
            since = self.decisions[int(number) :]
            index.update(state, sorted({subject for one in since for subject in one.subjects}), self.decided)
        return index


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
