"""How much a reader may take: the limits of the design, each a parameter."""

from dataclasses import dataclass

from dalil.model.validity import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of reading one input. `seconds` and `memory` (bytes) bind the child process that runs the parser.

    `text` bytes of UTF-8 text are read, then it is "too long to read"; `block` code points is the longest block.
    The `package_…` limits bind archives (DOCX): entries, unpacked bytes, and how many times larger than packed.
    `parts` and `depth` bind MIME messages, `pages` binds PDF; `pictures` of one document are looked at, of so many
    `points` each.
    """

    text: int = 50_000_000
    block: int = 100_000
    seconds: int = 60
    memory: int = 1 << 30
    package_entries: int = 10_000
    package_bytes: int = 200_000_000
    package_ratio: int = 200
    parts: int = 1_000
    depth: int = 64
    pages: int = 20_000
    pictures: int = 200
    points: int = 50_000_000

    def __post_init__(self) -> None:
        require(all(getattr(self, name) > 0 for name in self.__slots__), "limits are positive numbers")


DEFAULT = Limits()
