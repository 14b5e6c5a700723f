"""Tiles: the hashes of a Merkle tree in files of 256, as anyone can serve or fetch them (C2SP tlog-tiles)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dalil.errors import InvalidValueError
from dalil.proof.layout import TILES
from dalil.proof.merkle import HASH_SIZE, MerkleTree

HEIGHT = 8
WIDTH = 1 << HEIGHT
HIGHEST_LEVEL = 63
_STEM = re.compile(TILES + r"/(\d{1,2})/((?:x\d{3}/)*\d{3})(?:\.p/(\d{1,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Which hashes a tile holds: its level (0 is that of the leaves), its index there, and how many of 256 there are.

    The hash at position i is that over the leaves [(index * 256 + i) * 256**level, (index * 256 + i + 1) * 256**level).
    """

    level: int
    index: int
    width: int = WIDTH

    def __post_init__(self) -> None:
        if not (0 <= self.level <= HIGHEST_LEVEL and self.index >= 0 and 1 <= self.width <= WIDTH):
            raise InvalidValueError("A tile has a level from 0 to 63, an index and 1 to 256 hashes.")

    @property
    def path(self) -> str:
        """Where it lies in a case: the index in groups of three digits, `.p/W` at the end of a partial tile."""
        digits = f"{self.index:03d}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        name = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
        return f"{TILES}/{self.level}/{name}" + (f".p/{self.width}" if self.width < WIDTH else "")

    def is_in(self, tree: MerkleTree) -> bool:
        """Whether the tree is large enough to have all hashes of this tile."""
        return self.index * WIDTH + self.width <= tree.size >> HEIGHT * self.level

    def data(self, tree: MerkleTree) -> bytes:
        """The bytes of the tile, its hashes in order; raises `InvalidValueError` when the tree is smaller."""
        begin = self.index * WIDTH
        return b"".join(tree.subtrees(HEIGHT * self.level, begin, begin + self.width))


def tiles(size: int) -> Iterator[Tile]:
    """Every tile of a tree of `size` leaves, level by level; the last of a level may be partial."""
    level, count = 0, size
    while count:
        full, rest = divmod(count, WIDTH)
        yield from (Tile(level=level, index=index) for index in range(full))
        if rest:
            yield Tile(level=level, index=full, width=rest)
        level, count = level + 1, full


def read_tile_path(path: str) -> Tile | None:
    """The tile that lies at a path of a case; None when no tile is named so."""
    named = _STEM.fullmatch(path)
    if named is None:
        return None
    level, digits, width = named.groups()
    try:
        tile = Tile(level=int(level), index=int(digits.replace("/", "").replace("x", "")), width=int(width or WIDTH))
    except InvalidValueError:
        return None
    return tile if tile.path == path else None


def tile_size(tile: Tile) -> int:
    """How many bytes a tile has."""
    return tile.width * HASH_SIZE
