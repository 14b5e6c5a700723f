"""What was found about the wording of the reports, kept between builds; disposable."""

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.model.report import Report

if TYPE_CHECKING:
    from dalil.origins.memory import Memory
    from dalil.origins.ties import Evidence

_MAC = hashlib.sha256
_PURPOSE = b"wording.cache\n"
ALTERED = "What was kept about the wording is not as this case wrote it; all wording is compared anew."


@dataclass(frozen=True, slots=True)
class WordingFile:
    """The file that keeps the index of n-grams and the verdicts on pairs; made `afresh`, nothing is taken over.

    It begins with an HMAC-SHA-256 under the `key` of the case: a file that rotted or that somebody else wrote would tie
    reports that nobody compared, so it is told (`say`) and thrown away.
    """

    path: Path
    key: bytes = field(repr=False)
    say: Callable[[str], None]
    afresh: bool = False

    def evidence(self, reports: Sequence[Report]) -> "Evidence":
        """What the wording of the reports shows; only pairs in which something is new are compared."""
        from dalil.origins.trace import evidence  # noqa: PLC0415 brings numpy, which a build that finds all done never needs

        memory = self.memory()
        found = evidence(reports, memory)
        self.keep(memory)
        return found

    def memory(self) -> "Memory":
        """What the file holds, or nothing."""
        from dalil.origins.memory import Memory  # noqa: PLC0415 brings numpy, which a build that finds all done never needs

        return Memory.loaded(self._kept())

    def keep(self, memory: "Memory") -> None:
        """Write the file anew."""
        data = memory.dumped()
        beside = self.path.with_name(f".{self.path.name}.new")
        with beside.open("wb") as stream:
            stream.write(self._mac(data))
            stream.write(data)
        beside.rename(self.path)

    def _kept(self) -> bytes:
        try:
            kept = b"" if self.afresh else self.path.read_bytes()
        except OSError:
            kept = b""
        size = _MAC().digest_size
        data = memoryview(kept)[size:]
        if kept and not hmac.compare_digest(kept[:size], self._mac(data)):
            self.say(ALTERED)
            return b""
        return bytes(data)

    def _mac(self, data: bytes | memoryview) -> bytes:
        made = hmac.new(self.key, _PURPOSE, _MAC)
        made.update(data)
        return made.digest()
