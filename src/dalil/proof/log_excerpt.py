"""A log of which only some entries are shown: the others stand as hashes of whole subtrees (RFC 6962 section 2.1).

`entries.jsonl` holds the exact lines that are shown. `nodes.txt` holds one line `BEGIN END HASH` (base64) for each
subtree over the entries [BEGIN, END) of which none is shown. Together they give the root that a checkpoint signs.
"""

import base64
import binascii
import re
from bisect import bisect_left
from collections.abc import Collection, Mapping

from dalil.errors import IntegrityError
from dalil.proof.canonical import LARGEST_INTEGER
from dalil.proof.listing import listed
from dalil.proof.merkle import HASH_SIZE, MerkleTree, node_hash, split

Nodes = dict[tuple[int, int], bytes]
_NODE = re.compile(r"(0|[1-9]\d{0,15}) ([1-9]\d{0,15}) ([A-Za-z0-9+/]{43}=)", re.ASCII)


def nodes_beside(tree: MerkleTree, shown: Collection[int], size: int) -> Nodes:
    """The hashes of the largest subtrees of the first `size` entries that hold none of the entries `shown`."""
    nodes: Nodes = {}
    ordered = sorted(shown)
    waiting = [(0, size)] if size else []
    while waiting:
        begin, end = waiting.pop()
        if bisect_left(ordered, begin) == bisect_left(ordered, end):
            nodes[begin, end] = tree.subtree(begin, end)
        elif end - begin > 1:
            middle = begin + split(end - begin)
            waiting += [(begin, middle), (middle, end)]
    return nodes


def write_nodes(nodes: Mapping[tuple[int, int], bytes]) -> bytes:
    """The text of `nodes.txt`, sorted."""
    return "".join(
        f"{begin} {end} {base64.b64encode(nodes[begin, end]).decode()}\n" for begin, end in sorted(nodes)
    ).encode("ascii")


def read_nodes(data: bytes) -> Nodes:
    """Read `nodes.txt`; raises `IntegrityError` naming the first line that is wrong."""
    nodes: Nodes = {}
    for number, line in enumerate(listed(data), 1):
        match = _NODE.fullmatch(line)
        begin, end = (int(match[1]), int(match[2])) if match else (1, 0)
        if match is None or not begin < end <= LARGEST_INTEGER or (begin, end) in nodes:
            raise IntegrityError(f"Line {number} is not begin, end and a hash, or names a range twice.")
        nodes[begin, end] = _hash(match[3], number)
    return nodes


def root_of(size: int, leaves: Mapping[int, bytes], nodes: Mapping[tuple[int, int], bytes]) -> bytes:
    """The root over `size` entries, of leaf hashes by number and of subtree hashes by range.

    Raises `IntegrityError` when something is missing between them, or when there is something that has no place.
    """
    used = 0

    def over(begin: int, end: int) -> bytes:
        nonlocal used
        found = nodes.get((begin, end))
        if found is None and end - begin == 1:
            found = leaves.get(begin)
        if found is not None:
            used += 1
            return found
        if end - begin <= 1:
            raise IntegrityError(f"Neither entry {begin} nor a hash in its place is there.")
        middle = begin + split(end - begin)
        return node_hash(over(begin, middle), over(middle, end))

    root = over(0, size)
    if used != len(leaves) + len(nodes):
        raise IntegrityError("It holds entries or hashes that have no place in the tree.")
    return root


def _hash(text: str, number: int) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise IntegrityError(f"Line {number} holds no hash.") from error
    if len(data) != HASH_SIZE or base64.b64encode(data).decode() != text:
        raise IntegrityError(f"Line {number} holds no hash in its one form.")
    return data
