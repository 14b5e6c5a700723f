"""The postings of many texts as a file: blocks that are read, and checked, only where an n-gram in them is asked for."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np

from dalil.errors import IntegrityError
from dalil.origins.grams import Hashes, Numbers
from dalil.origins.postings import NOTHING, Column

# Gives the bytes [offset, offset + size) for each (offset, size).
Read: TypeAlias = Callable[[Sequence[tuple[int, int]]], Sequence[bytes]]

BLOCK = 2048  # postings
_TYPES = (np.dtype("<u8"), np.dtype("<i4"), np.dtype("u1"))
_POSTING = sum(one.itemsize for one in _TYPES)
_DIGEST = hashlib.sha256
_REMEDY = "Build again; it is made anew from the reports."
SEAL = _DIGEST().digest_size


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Postings in order of n-gram, in blocks: `firsts` are the n-grams with which they begin, `seals` their digests.

    What `firsts` and `seals` say has to be trusted; what `read` gives need not be.
    """

    count: int
    firsts: Hashes
    seals: bytes
    read: Read

    @classmethod
    def of(cls, column: Column) -> tuple[Self, bytes]:
        """The postings of a column, and the bytes that hold them."""
        blocks = []
        for at in range(0, len(column.keys), BLOCK):
            columns = (column.keys, column.owner, column.flags)
            parts = zip(columns, _TYPES, strict=True)
            blocks.append(b"".join(one[at : at + BLOCK].astype(kind).tobytes() for one, kind in parts))
        data = b"".join(blocks)

        def read(places: Sequence[tuple[int, int]]) -> Sequence[bytes]:
            return [data[offset : offset + size] for offset, size in places]

        seals = b"".join(_DIGEST(one).digest() for one in blocks)
        return cls(count=len(column.keys), firsts=column.keys[::BLOCK].copy(), seals=seals, read=read), data

    def at(self, keys: Hashes) -> Column:
        """The postings of some n-grams, which are in order. Raises `IntegrityError`."""
        if not self.count or not len(keys):
            return NOTHING
        first = np.maximum(np.searchsorted(self.firsts, keys, "left") - 1, 0)
        last = np.searchsorted(self.firsts, keys, "right") - 1
        asked = np.zeros(len(self.firsts) + 1, np.int64)  # one more where a run of blocks begins, one less behind it
        inside = last >= first
        np.add.at(asked, first[inside], 1)
        np.add.at(asked, last[inside] + 1, -1)
        return self._blocks(np.flatnonzero(np.cumsum(asked[:-1]) > 0)).at(keys)

    def whole(self) -> Column:
        """All postings. Raises `IntegrityError`."""
        return self._blocks(np.arange(len(self.firsts)))

    def _blocks(self, numbers: Numbers) -> Column:
        chosen = numbers.tolist()
        sizes = [min(BLOCK, self.count - number * BLOCK) for number in chosen]
        held = self.read([(n * BLOCK * _POSTING, size * _POSTING) for n, size in zip(chosen, sizes, strict=True)])
        parts: tuple[list[np.ndarray], ...] = ([], [], [])
        for number, size, data in zip(chosen, sizes, held, strict=True):
            if _DIGEST(data).digest() != self.seals[number * SEAL : (number + 1) * SEAL]:
                raise IntegrityError(f"Block {number} of the postings is not as it was written.", _REMEDY)
            at = 0
            for part, kind in zip(parts, _TYPES, strict=True):
                part.append(np.frombuffer(data, kind, size, at))
                at += size * kind.itemsize
        if not chosen:
            return NOTHING
        keys, owner, flags = (np.concatenate(part) for part in parts)
        return Column(keys=keys, owner=owner, flags=flags)


NO_SEGMENT = Segment(count=0, firsts=np.empty(0, np.uint64), seals=b"", read=lambda _: ())
