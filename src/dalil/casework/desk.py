"""A case that stays open while people work on it: looked up in the index, read anew when its log has grown."""

from collections.abc import Mapping
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from dalil.casework.analyse import ReadReport
from dalil.casework.case import Case
from dalil.casework.preflight import Preflight, preflight
from dalil.casework.work import Work
from dalil.custody.key import Key
from dalil.errors import RefusedError, UnknownIdError
from dalil.model.record import from_record
from dalil.proof import layout

if TYPE_CHECKING:
    from dalil.casefile.index import Index

Stamp = tuple[str, int, int]
KEPT = 31  # readings held beside the one that was asked for last


class Desk:
    """One case for many questions. `key` signs decisions and opens what is sealed; without it both stay shut.

    `work` is the long job that goes on beside them. What another command writes meanwhile is seen at the next
    question: the log file is looked at each time.
    """

    def __init__(self, root: Path, key: Key | None) -> None:
        self.root = root
        self.key = key
        self.work = Work()
        self._lock = RLock()
        self._stamp: Stamp | None = None
        self._case: Case | None = None
        self._index: Index | None = None
        self._readings: Mapping[tuple[Path, str], ReadReport] = {}
        self._preflight: tuple[tuple[Path, int], Preflight] | None = None

    @property
    def own_key(self) -> Key:
        """The key, for what writes. Raises `RefusedError` where it is not at hand."""
        if self.key is None:
            raise RefusedError(
                "The key of this case is not at hand, so nothing can be written.", "Start dalil serve with --key FILE."
            )
        return self.key

    @property
    def case(self) -> Case:
        """The case as it stands. Raises `NotFoundError` where there is none."""
        with self._lock:
            stamp = _stamp(self.root)
            if self._case is None or stamp != self._stamp:
                self._case, self._stamp = Case.open(self.root, self.key), stamp
                if self._index is not None and self._case.has_run:
                    self._case.index(self._index)
            return self._case

    @property
    def index(self) -> "Index":
        """The index of the case as it stands. Raises `IncompleteError` where nothing was read yet."""
        with self._lock:
            case = self.case
            if self._index is None:
                self._index = case.index()
            return self._index

    def record(self, kind: str, identifier: str) -> dict[str, Any]:
        """The record of this kind and id. Raises `UnknownIdError` naming the nearest ids."""
        found, record = self.index.record(identifier)
        if found != kind:
            raise UnknownIdError(identifier)
        return record

    @property
    def preflight(self) -> Preflight:
        """What to know before a dossier is handed on, made anew when a run or a decision came. Raises as `index`."""
        case = self.case
        about = case.derived.folder, len(case.decisions)
        if self._preflight is None or self._preflight[0] != about:
            self._preflight = about, preflight(case)
        return self._preflight[1]

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


def _stamp(root: Path) -> Stamp:
    """What changes whenever the log grows."""
    files = sorted((root / layout.ENTRIES).glob("*.jsonl"))
    if not files:
        return ("", 0, 0)
    found = files[-1].stat()
    return files[-1].name, found.st_size, found.st_mtime_ns
