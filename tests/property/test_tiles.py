"""Tiles hold what C2SP tlog-tiles defines: the naive recursion of RFC 6962 section 2.1 is the oracle."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.test_merkle import leaves, naive_root

from dalil.errors import InvalidValueError
from dalil.proof.merkle import MerkleTree, leaf_hash
from dalil.proof.tile import Tile, read_tile_path, tile_size, tiles


def test_the_tiles_of_70000_leaves_are_those_of_the_specification() -> None:
    found = list(tiles(70_000))
    assert sum(tile.level == 0 and tile.width == 256 for tile in found) == 273
    assert [(tile.level, tile.width) for tile in found if tile.width < 256] == [(0, 112), (1, 17), (2, 1)]
    assert sum(tile.level == 1 and tile.width == 256 for tile in found) == 1


def test_256_leaves_make_one_full_tile_and_one_of_width_1() -> None:
    assert [tile.path for tile in tiles(256)] == ["log/tile/0/000", "log/tile/1/000.p/1"]


def test_a_tree_without_leaves_has_no_tile() -> None:
    assert list(tiles(0)) == []


def test_a_large_index_is_written_in_groups_of_three() -> None:
    assert Tile(level=2, index=1_234_067).path == "log/tile/2/x001/x234/067"


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700])
def test_every_hash_of_a_tile_is_the_root_over_its_leaves(size: int) -> None:
    data = leaves(size)
    tree = MerkleTree(map(leaf_hash, data))
    for tile in tiles(size):
        hashes = tile.data(tree)
        assert len(hashes) == tile_size(tile)
        span = 256**tile.level
        for place in range(tile.width):
            begin = (tile.index * 256 + place) * span
            assert hashes[place * 32 : place * 32 + 32] == naive_root(data[begin : begin + span])


@given(st.integers(0, 63), st.integers(0, 10**9), st.integers(1, 256))
def test_a_path_leads_back_to_its_tile(level: int, index: int, width: int) -> None:
    tile = Tile(level=level, index=index, width=width)
    assert read_tile_path(tile.path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "log/tile/0/0", "log/tile/00/000", "log/tile/64/000", "log/tile/0/000.p/0", "log/tile/0/000.p/256",
        "log/tile/0/000.p/01", "log/tile/0/x000/001", "log/tile/0/001/x000", "log/tile/entries/000", "log/tile/0/000.p",
        "log/tile/0/٠٠٠", "log/tile/0/000/", "log/tile/-1/000",
    ],
)  # fmt: skip
def test_what_is_named_otherwise_is_no_tile(path: str) -> None:
    assert read_tile_path(path) is None


def test_a_tree_that_is_too_small_has_no_such_tile() -> None:
    tree = MerkleTree([hashlib.sha256(b"x").digest()])
    assert not Tile(level=0, index=0, width=2).is_in(tree)
    with pytest.raises(InvalidValueError):
        Tile(level=0, index=0, width=2).data(tree)
    with pytest.raises(InvalidValueError):
        Tile(level=0, index=0, width=257)
