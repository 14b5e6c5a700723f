"""A log of which some entries are shown gives the same root as the whole log, whichever they are."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import IntegrityError
from dalil.proof.log_excerpt import nodes_beside, read_nodes, root_of, write_nodes
from dalil.proof.merkle import MerkleTree

SIZES = st.integers(1, 70)


def leaves(count: int) -> list[bytes]:
    return [hashlib.sha256(bytes([number])).digest() for number in range(count)]


@given(SIZES, st.sets(st.integers(0, 69)))
def test_entries_and_hashes_give_the_root_of_the_whole_log(size: int, wanted: set[int]) -> None:
    every = leaves(size)
    shown = {seq: every[seq] for seq in wanted if seq < size}
    tree = MerkleTree(every)
    nodes = nodes_beside(tree, shown, size)
    assert root_of(size, shown, nodes) == tree.root()
    assert read_nodes(write_nodes(nodes)) == nodes
    covered = sorted((*((seq, seq + 1) for seq in shown), *nodes))
    assert [begin for begin, _ in covered[1:]] == [end for _, end in covered[:-1]], "without gap or overlap"


@given(SIZES, st.sets(st.integers(0, 69)))
def test_an_excerpt_from_which_something_was_taken_gives_no_root(size: int, wanted: set[int]) -> None:
    every = leaves(size)
    shown = {seq: every[seq] for seq in wanted if seq < size}
    nodes = nodes_beside(MerkleTree(every), shown, size)
    for gone in nodes:
        with pytest.raises(IntegrityError):
            root_of(size, shown, {key: node for key, node in nodes.items() if key != gone})
    for missing in shown:
        with pytest.raises(IntegrityError):
            root_of(size, {seq: leaf for seq, leaf in shown.items() if seq != missing}, nodes)


@given(SIZES, st.sets(st.integers(0, 69), min_size=1))
def test_an_excerpt_with_something_more_gives_no_root(size: int, wanted: set[int]) -> None:
    every = leaves(size)
    shown = {seq: every[seq] for seq in wanted if seq < size}
    nodes = nodes_beside(MerkleTree(every), shown, size)
    with pytest.raises(IntegrityError):
        root_of(size, shown, {**nodes, (size, size + 1): bytes(32)})
    with pytest.raises(IntegrityError):
        root_of(size, {**shown, size: bytes(32)}, nodes)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        nodes = read_nodes(data)
    except IntegrityError:
        return
    assert read_nodes(write_nodes(nodes)) == nodes
