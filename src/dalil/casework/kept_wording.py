"""What was found about the wording of the reports, kept between builds; disposable."""

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dalil.casework.garbage import collector_resting
from dalil.model.report import Report

if TYPE_CHECKING:
    from dalil.origins.memory import Memory
    from dalil.origins.ties import Evidence

_MAC = hashlib.sha256
_PURPOSE = b"wording.cache\n"
_BASE = b"wording.postings\n"
ALTERED = "What was kept about the wording is not as this case wrote it; all wording is compared anew."


@dataclass(frozen=True, slots=True)
class WordingFile:
    """The files that keep the index of n-grams and the verdicts on pairs; made `afresh`, nothing is taken over.

    At `path` stands what is read at each build; beside it, in `postings`, what is read only where a new report touches
    it, and written only now and then. Each begins with an HMAC-SHA-256 under the `key` of the case: a file that rotted
    or that somebody else wrote would tie reports that nobody compared, so it is told (`say`) and thrown away. Of the
    postings that is asked of each block when it is read, by digests that the first file holds.
    """

    path: Path
    postings: Path
    key: bytes = field(repr=False)
    say: Callable[[str], None]
    afresh: bool = False

    def evidence(self, reports: Sequence[Report]) -> "Evidence":
        """What the wording of the reports shows; only pairs in which something is new are compared."""
        from dalil.origins.trace import evidence  # noqa: PLC0415 brings numpy, which a build that finds all done never needs

        with collector_resting():  # what is loaded, compared and kept lives on, and has no cycles
            memory = self.memory()
            found = evidence(reports, memory)
            if memory.damaged:
                self.say(ALTERED)
            self.keep(memory)
        return found

    def memory(self) -> "Memory":
        """What the files hold, or nothing."""
        from dalil.origins.memory import Memory  # noqa: PLC0415 brings numpy, which a build that finds all done never needs

        kept = Memory.loaded(self._kept(), self._read)
        return kept if not kept.stamps or self._is_of(kept) else Memory()

    def _is_of(self, memory: "Memory") -> bool:
        """Whether the postings are those of the memory; after a crash they may be newer ones."""
        try:
            with self.postings.open("rb") as stream:
                begin = stream.read(2 * _MAC().digest_size)
        except OSError:
            begin = b""
        size = _MAC().digest_size
        if begin and not hmac.compare_digest(begin[size:], self._mac(_BASE, begin[:size])):
            self.say(ALTERED)
        return hmac.compare_digest(begin, self._sealed(memory))

    def _sealed(self, memory: "Memory") -> bytes:
        """What the file of postings begins with: which postings they are, and the MAC of it."""
        seal = _MAC(memory.base.seals).digest()
        return seal + self._mac(_BASE, seal)

    def keep(self, memory: "Memory") -> None:
        """Write what changed; the postings first, because what is at `path` tells which they are."""
        if memory.fresh is not None:
            _write(self.postings, self._sealed(memory), memory.fresh)
        data = memory.dumped()
        _write(self.path, self._mac(_PURPOSE, data), data)

    def _kept(self) -> bytes:
        try:
            kept = b"" if self.afresh else self.path.read_bytes()
        except OSError:
            kept = b""
        size = _MAC().digest_size
        data = memoryview(kept)[size:]
        if kept and not hmac.compare_digest(kept[:size], self._mac(_PURPOSE, data)):
            self.say(ALTERED)
            return b""
        return bytes(data)

    def _read(self, places: Sequence[tuple[int, int]]) -> Sequence[bytes]:
        """Stretches of the postings; of a file that is too short, less."""
        found = []
        with self.postings.open("rb") as stream:
            for offset, size in places:
                stream.seek(2 * _MAC().digest_size + offset)
                found.append(stream.read(size))
        return found

    def _mac(self, purpose: bytes, data: bytes | memoryview) -> bytes:
        made = hmac.new(self.key, purpose, _MAC)
        made.update(data)
        return made.digest()


def _write(path: Path, *parts: bytes) -> None:
    """Put a file in the place of another one, whole."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as stream:
        stream.writelines(parts)
    beside.rename(path)
