"""What was found about the wording of the reports, kept between builds; disposable."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.model.report import Report

if TYPE_CHECKING:
    from dalil.origins.ties import Evidence

WORDING = "wording.cache"


@dataclass(frozen=True, slots=True)
class WordingFile:
    """The file that keeps the index of n-grams and the verdicts on pairs; made `afresh`, nothing is taken over."""

    path: Path
    afresh: bool = False

    def evidence(self, reports: Sequence[Report]) -> "Evidence":
        """What the wording of the reports shows; only pairs in which something is new are compared."""
        from dalil.origins.memory import Memory  # noqa: PLC0415 brings numpy, which a build that finds all done never needs
        from dalil.origins.trace import evidence  # noqa: PLC0415 as above

        memory = Memory.loaded(self._kept())
        found = evidence(reports, memory)
        beside = self.path.with_name(f".{self.path.name}.new")
        beside.write_bytes(memory.dumped())
        beside.rename(self.path)
        return found

    def _kept(self) -> bytes:
        try:
            return b"" if self.afresh else self.path.read_bytes()
        except OSError:
            return b""
