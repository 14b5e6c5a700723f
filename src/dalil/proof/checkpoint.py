"""The checkpoint of a log: how many entries it has and the root over them (C2SP tlog-checkpoint)."""

import base64
import binascii
from dataclasses import dataclass

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.canonical import LARGEST_INTEGER
from dalil.proof.merkle import HASH_SIZE

BODY_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The origin line of a log, the number of its entries and the Merkle root (32 bytes) over them."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not self.origin or "\n" in self.origin or not 0 <= self.size <= LARGEST_INTEGER:
            raise InvalidValueError("A checkpoint has an origin line and a size.")
        if len(self.root) != HASH_SIZE:
            raise InvalidValueError("The root of a checkpoint has 32 bytes.")

    @property
    def text(self) -> str:
        """The three lines that are signed: origin, size in decimal, root in base64."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """Read the text of a checkpoint note; raises `IntegrityError` when a line is missing or malformed.

    Further lines (extensions) are refused: this version knows none, and what is not understood is not passed over.
    """
    lines = text.split("\n")
    if len(lines) != BODY_LINES + 1 or lines[-1] or not lines[1].isascii() or not lines[1].isdigit():
        raise IntegrityError("A checkpoint has three lines: origin, size and root.")
    try:
        root = base64.b64decode(lines[2], validate=True)
        read = Checkpoint(origin=lines[0], size=int(lines[1][:20]), root=root)
    except (binascii.Error, ValueError) as error:
        raise IntegrityError("The root of the checkpoint is not base64.") from error
    except InvalidValueError as error:
        raise IntegrityError(error.diagnosis) from error
    if read.text != text:
        raise IntegrityError("The checkpoint is not written in its one form.")
    return read
