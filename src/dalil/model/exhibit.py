"""Preserved bytes and how they came."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dalil.model.validity import require, require_sha256

SHA512_HEX = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquisition:
    """One arrival of the same bytes: the name it had, from where, when (RFC 3339, as claimed) and by whom.

    `stated` is what the user said of it (columns of `--metadata` or a side file), kept beside what the text says.
    """

    name: str
    obtained_from: str | None = None
    obtained_at: str | None = None
    obtained_by: str | None = None
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """Preserved bytes: digests (lower-case hex), size in bytes, media type, and every acquisition of them.

    The same bytes met twice are one exhibit with two acquisitions (Berkeley Protocol, preservation).
    """

    sha256: str
    sha512: str
    size: int
    media_type: str
    acquisitions: tuple[Acquisition, ...] = ()

    def __post_init__(self) -> None:
        require_sha256(self.sha256, "exhibit")
        require(len(self.sha512) == SHA512_HEX, "exhibit: sha512 has 128 hexadecimal digits")
        require(self.size >= 0, "exhibit: a size is not negative")

    @property
    def names(self) -> tuple[str, ...]:
        """The names it arrived under, sorted; the first one is the `document` of its statements."""
        if len(self.acquisitions) == 1:
            return (self.acquisitions[0].name,)
        return tuple(sorted({acquisition.name for acquisition in self.acquisitions}))
