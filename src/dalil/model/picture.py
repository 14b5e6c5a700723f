"""Pictures inside exhibits, as something that can be found again."""

import re
from dataclasses import dataclass

from dalil.model.validity import require, require_sha256

ORIENTATIONS = 8
_PRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in an exhibit: where it stands (`part`, empty for the exhibit itself), its bytes' SHA-256 and size.

    `prints` are perceptual hashes of 256 bits, one for each of the eight orientations, the first as it stands; none
    where it could not be decoded, and then `why` says why. `taken` is the day that the file itself claims (Exif).
    """

    part: str
    sha256: str
    width: int
    height: int
    prints: tuple[str, ...] = ()
    taken: str | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        require_sha256(self.sha256, "picture")
        require(self.width >= 0 and self.height >= 0, "picture: a size is not negative")
        require(len(self.prints) in (0, ORIENTATIONS), "picture: eight orientations or none")
        require(all(map(_PRINT.fullmatch, self.prints)), "picture: a print is 256 bits in hexadecimal")
        require(bool(self.prints) != (self.why is not None), "picture: either prints or a reason")
