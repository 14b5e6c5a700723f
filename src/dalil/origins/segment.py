"""The postings of many texts as a file, of which only blocks that are asked for are read, and checked."""

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
_KEY: np.dtype[np.uint64] = np.dtype("<u8")
_OWNER: np.dtype[np.int32] = np.dtype("<i4")
_FLAGS: np.dtype[np.uint8] = np.dtype("u1")
_POSTING = _KEY.itemsize + _OWNER.itemsize + _FLAGS.itemsize
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
        keys, owner, flags = column.keys.astype(_KEY), column.owner.astype(_OWNER), column.flags.astype(_FLAGS)
        blocks = [
            b"".join(
                (keys[at : at + BLOCK].tobytes(), owner[at : at + BLOCK].tobytes(), flags[at : at + BLOCK].tobytes())
            )
            for at in range(0, len(keys), BLOCK)
        ]
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
        parts = [NOTHING]
        for number, size, data in zip(chosen, sizes, held, strict=True):
            if _DIGEST(data).digest() != self.seals[number * SEAL : (number + 1) * SEAL]:
                raise IntegrityError(f"Block {number} of the postings is not as it was written.", _REMEDY)
            parts.append(_read(data, size))
        return Column(
            keys=np.concatenate([one.keys for one in parts]),
            owner=np.concatenate([one.owner for one in parts]),
            flags=np.concatenate([one.flags for one in parts]),
        )


def _read(data: bytes, size: int) -> Column:
    """The postings of one block."""
    begins = [0, _KEY.itemsize * size, (_KEY.itemsize + _OWNER.itemsize) * size]
    return Column(
        keys=np.frombuffer(data, _KEY, size, begins[0]),
        owner=np.frombuffer(data, _OWNER, size, begins[1]),
        flags=np.frombuffer(data, _FLAGS, size, begins[2]),
    )


NO_SEGMENT = Segment(count=0, firsts=np.empty(0, np.uint64), seals=b"", read=lambda _: ())
