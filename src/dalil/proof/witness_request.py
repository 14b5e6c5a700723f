"""What a log asks of a witness: a checkpoint, and the proof that the one cosigned last is its beginning.

The body of add-checkpoint (C2SP tlog-witness), also as a file on a stick.
"""

import base64
import binascii
from dataclasses import dataclass

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.merkle import HASH_SIZE
from dalil.proof.note import LONGEST_NOTE, SignedNote, read_note

MOST_HASHES = 63
_OLD = "old "


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessRequest:
    """The size that the witness cosigned last (0: none), a consistency proof (32-byte hashes) and the checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: SignedNote

    def __post_init__(self) -> None:
        if self.old < 0 or len(self.proof) > MOST_HASHES or any(len(one) != HASH_SIZE for one in self.proof):
            raise InvalidValueError("A request has an old size and at most 63 hashes of 32 bytes.")

    def __bytes__(self) -> bytes:
        lines = [f"{_OLD}{self.old}", *(base64.b64encode(one).decode("ascii") for one in self.proof), ""]
        return "".join(line + "\n" for line in lines).encode("ascii") + bytes(self.note)

    @property
    def checkpoint(self) -> Checkpoint:
        """What the witness is asked to cosign; raises `IntegrityError` when the note is no checkpoint."""
        return read_checkpoint(self.note.text)


def read_request(data: bytes) -> WitnessRequest:
    """Read a request; raises `IntegrityError` when it is malformed. Nothing is verified here."""
    if len(data) > LONGEST_NOTE:
        raise IntegrityError("The request is longer than 1 MiB.")
    head, blank, note = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
        size = lines[0].removeprefix(_OLD)
        if not blank or not lines[0].startswith(_OLD) or not size.isdigit():
            raise IntegrityError("The request does not begin with the old size.")
        proof = tuple(base64.b64decode(line, validate=True) for line in lines[1:])
        request = WitnessRequest(old=int(size[:20]), proof=proof, note=read_note(note))
    except (UnicodeDecodeError, binascii.Error) as error:
        raise IntegrityError("A hash in the request is not base64.") from error
    except InvalidValueError as error:
        raise IntegrityError(error.diagnosis) from error
    if bytes(request) != data:
        raise IntegrityError("The request is not written in its one form.")
    return request
