"""A case to look at: its newest finished run, with the decisions of people laid over it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dalil.casework.decided import laid_over, standing
from dalil.casework.derived import KINDS, Derived
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


class Case:
    """The records of a case for reading. Nothing is written but the index, which is disposable."""

    def __init__(self, folder: CaseFolder, *, sealed: bool) -> None:
        self.folder = folder
        self._sealed = sealed

    @classmethod
    def open(cls, root: Path, key: Key | None = None) -> Self:
        """The case in this folder. Raises `NotFoundError` where there is none."""
        return cls(CaseFolder(root, key.identity if key is not None else None), sealed=key is None)

    @property
    def derived(self) -> Derived:
        """The run that the log attested last. Raises `IncompleteError` when its files are gone or there is none."""
        runs = runs_of(self.folder)
        if not runs:
            raise IncompleteError("Nothing was read in this case yet.", "Run `dalil build` on it again.")
        derived = Derived(self.folder.root / "derived" / runs[-1])
        if not derived.complete:
            raise IncompleteError(f"The outputs of {runs[-1]} are gone.", "Make them anew: dalil rebuild.")
        return derived

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order of the log; without the key their reasons and corrected values stay sealed."""
        return tuple(self._decision(entry) for entry in self.folder.entries() if entry.type == DECIDED)

    def _decision(self, entry: LedgerEntry) -> Decision:
        if self._sealed:
            sealed: dict[str, JsonValue] = {"reason": "sealed"}
            return read_decision(entry, {**entry.result, **sealed})
        return self.folder.decision(entry)

    def records(self, kind: str) -> Iterator[dict[str, Any]]:
        """The records of a kind, as documented for `show`, read from the files of the run: nothing is written."""
        if kind == "log":
            return (dict(entry.members) for entry in self.folder.entries())
        return self._records(self.derived, kind, standing(self.decisions()))

    def index(self) -> "Index":
        """The index, loaded anew when it holds another run or other decisions."""
        from dalil.casefile.index import Index  # noqa: PLC0415 most commands never look a record up by its id

        derived = self.derived
        decisions = self.decisions()
        index = Index.open(self.folder.root / INDEX)
        state = f"{derived.folder.name} after {len(decisions)} decisions{', sealed' if self._sealed else ''}"
        if index.run != state:
            stand = standing(decisions)
            records = {kind: list(self._records(derived, kind, stand)) for kind in KINDS}
            index.load(state, records, ((row["id"], row["quote"]) for row in records["statements"]))
        return index

    @staticmethod
    def _records(derived: Derived, kind: str, stand: Mapping[str, Decision]) -> Iterator[dict[str, Any]]:
        rows = derived.records(kind)
        return (laid_over(row, stand.get(row["id"])) for row in rows) if kind == "statements" else rows


def runs_of(case: CaseFolder) -> list[str]:
    """The runs that the log attests, the latest last."""
    return [str(entry.result["run"]) for entry in case.entries() if entry.type == RUN]


def decisions_of_latest_run(case: CaseFolder) -> tuple[Decision, ...]:
    """The decisions that stood when the latest run was made."""
    entries = list(case.entries())
    last = max((entry.seq for entry in entries if entry.type == RUN), default=-1)
    return tuple(case.decision(entry) for entry in entries if entry.type == DECIDED and entry.seq < last)
