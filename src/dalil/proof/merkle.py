"""The Merkle tree of RFC 6962 over the exact bytes of log lines, with inclusion and consistency proofs."""

import hashlib
from collections.abc import Iterable, Sequence

from dalil.errors import IntegrityError, InvalidValueError

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf: SHA-256 of 0x00 and its bytes (RFC 6962 section 2.1)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256 of 0x01 and its two children (RFC 6962 section 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class MerkleTree:
    """A growing tree. It keeps the hash of every complete subtree, so that proofs need no second reading of the log.

    `levels[k][i]` is the hash over the leaves [i * 2**k, (i + 1) * 2**k).
    """

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash of 32 bytes; raises `InvalidValueError` for another length."""
        if len(leaf) != HASH_SIZE:
            raise InvalidValueError("A leaf hash has 32 bytes.")
        self._levels[0].append(leaf)
        level = 0
        while len(self._levels[level]) % 2 == 0:
            if level + 1 == len(self._levels):
                self._levels.append([])
            self._levels[level + 1].append(node_hash(self._levels[level][-2], self._levels[level][-1]))
            level += 1

    def root(self, size: int | None = None) -> bytes:
        """The root over the first `size` leaves, all if not given; the root of nothing is the SHA-256 of nothing."""
        return self._range(0, self._known(size))

    def subtrees(self, height: int, begin: int, end: int) -> tuple[bytes, ...]:
        """The hashes over complete subtrees of 2**height leaves, from the `begin`th up to the `end`th, exclusive."""
        level = self._levels[height] if height < len(self._levels) else []
        if not 0 <= begin <= end <= len(level):
            raise InvalidValueError(f"The tree has {len(level)} complete subtrees of height {height}, not {end}.")
        return tuple(level[begin:end])

    def subtree(self, begin: int, end: int) -> bytes:
        """The root over the leaves [begin, end), a subtree of RFC 6962: `begin` is a multiple of its height's power."""
        if not 0 <= begin < self._known(end) or begin % (1 << (end - begin - 1).bit_length()):
            raise InvalidValueError(f"There is no subtree over the leaves {begin} to {end - 1}.")
        return self._range(begin, end)

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """The audit path of leaf `index` in the tree of the first `size` leaves (RFC 6962 section 2.1.1)."""
        end = self._known(size)
        if not 0 <= index < end:
            raise InvalidValueError(f"Leaf {index} is not in a tree of {end}.")
        path: list[bytes] = []
        begin = 0
        while end - begin > 1:
            middle = begin + split(end - begin)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(begin, middle))
                begin = middle
        return tuple(reversed(path))

    def consistency(self, old: int, size: int | None = None) -> tuple[bytes, ...]:
        """The proof that the tree of `old` leaves is a beginning of that of `size` (RFC 6962 section 2.1.2).

        Raises `InvalidValueError` for `old` = 0: nothing is a beginning of everything, so a proof would say nothing.
        """
        end = self._known(size)
        if not 0 < old <= end:
            raise InvalidValueError(f"There is no consistency proof from size {old} to {end}.")
        proof: list[bytes] = []
        begin, whole = 0, True
        while end != old:
            middle = begin + split(end - begin)
            if old <= middle:
                proof.append(self._range(middle, end))
                end = middle
            else:
                proof.append(self._range(begin, middle))
                begin, whole = middle, False
        if not whole:
            proof.append(self._range(begin, end))
        return tuple(reversed(proof))

    def _known(self, size: int | None) -> int:
        known = self.size if size is None else size
        if not 0 <= known <= self.size:
            raise InvalidValueError(f"The tree has {self.size} leaves, not {known}.")
        return known

    def _range(self, begin: int, end: int) -> bytes:
        """The root over the leaves [begin, end), where `begin` is a multiple of the largest subtree inside."""
        if begin == end:
            return EMPTY_ROOT
        parts: list[bytes] = []
        while begin < end:
            height = (end - begin).bit_length() - 1
            parts.append(self._levels[height][begin >> height])
            begin += 1 << height
        root = parts.pop()
        while parts:
            root = node_hash(parts.pop(), root)
        return root


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Check an audit path (RFC 9162 section 2.1.3.2); raises `IntegrityError` when it does not lead to `root`."""
    _only_hashes(leaf, root, *proof)
    if not 0 <= index < size:
        raise IntegrityError(f"The proof places entry {index} in a log of {size}.")
    node, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise IntegrityError("The inclusion proof is longer than the tree is high.")
        if node & 1 or node == last:
            current = node_hash(sibling, current)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        node, last = node >> 1, last >> 1
    if last != 0 or current != root:
        raise IntegrityError(f"The proof does not lead from entry {index} to the root of the log.")


def verify_consistency(old: int, size: int, proof: Sequence[bytes], old_root: bytes, root: bytes) -> None:
    """Check that the log of `old` entries is a beginning of that of `size` (RFC 9162 section 2.1.4.2).

    Raises `IntegrityError` when it is not, and for `old` = 0, which would prove nothing.
    """
    _only_hashes(old_root, root, *proof)
    if not 0 < old <= size:
        raise IntegrityError(f"There is no consistency proof from size {old} to {size}.")
    if old == size:
        if proof or old_root != root:
            raise IntegrityError(f"Two different roots for the same {size} entries: a split view.")
        return
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        raise IntegrityError("The consistency proof is empty.")
    if _walk(old - 1, size - 1, path) != (old_root, root):
        raise IntegrityError(f"The log of {old} entries is not a beginning of the log of {size}.")


def _walk(node: int, last: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    while node & 1:
        node, last = node >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise IntegrityError("The consistency proof is longer than the tree is high.")
        if node & 1 or node == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        node, last = node >> 1, last >> 1
    if last != 0:
        raise IntegrityError("The consistency proof is too short.")
    return before, after


def _only_hashes(*hashes: bytes) -> None:
    if any(len(value) != HASH_SIZE for value in hashes):
        raise IntegrityError("A hash in a proof does not have 32 bytes.")


def split(count: int) -> int:
    """The largest power of two smaller than `count`."""
    return 1 << ((count - 1).bit_length() - 1)
