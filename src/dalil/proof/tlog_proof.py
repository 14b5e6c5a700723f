"""The proof that one entry stands in a log, as one file to be handed over with that entry alone (C2SP tlog-proof)."""

import base64
import binascii
from dataclasses import dataclass

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.merkle import HASH_SIZE, leaf_hash, verify_inclusion
from dalil.proof.note import LONGEST_NOTE, SignedNote, read_note, verified_by
from dalil.proof.policy import Policy

HEAD = "c2sp.org/tlog-proof@v1"
MOST_HASHES = 63
_INDEX = "index "


@dataclass(frozen=True, slots=True, kw_only=True)
class TlogProof:
    """The index of an entry, its audit path (32-byte hashes, from the leaf up) and a signed checkpoint over it."""

    index: int
    path: tuple[bytes, ...]
    note: SignedNote

    def __post_init__(self) -> None:
        if self.index < 0 or len(self.path) > MOST_HASHES or any(len(one) != HASH_SIZE for one in self.path):
            raise InvalidValueError("A proof has an index and at most 63 hashes of 32 bytes.")

    def __bytes__(self) -> bytes:
        hashes = [base64.b64encode(one).decode("ascii") for one in self.path]
        lines = [HEAD, f"{_INDEX}{self.index}", *hashes, ""]
        return "".join(line + "\n" for line in lines).encode("ascii") + bytes(self.note)

    def verify(self, line: bytes, policy: Policy) -> Checkpoint:
        """Check that a log of the policy, with its quorum of witnesses, holds this line; gives the checkpoint.

        `line` is the entry without its line feed. Raises `IntegrityError` when it does not, or nobody trusted signed.
        """
        checkpoint = read_checkpoint(self.note.text)
        signers = frozenset(verified_by(self.note, [*policy.logs, *policy.witnesses.values()]))
        if not any(key in signers and key.name == checkpoint.origin for key in policy.logs):
            raise IntegrityError("No trusted key of this log signed the checkpoint of the proof.")
        if not policy.satisfied_by(signers):
            raise IntegrityError("The policy asks for witnesses whose cosignatures are not on the proof.")
        verify_inclusion(leaf_hash(line), self.index, checkpoint.size, self.path, checkpoint.root)
        return checkpoint


def read_proof(data: bytes) -> TlogProof:
    """Read a proof; raises `IntegrityError` when it is malformed. Extra data is refused: nothing authenticates it."""
    if len(data) > LONGEST_NOTE:
        raise IntegrityError("The proof is longer than 1 MiB.")
    head, blank, note = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
        if not blank or len(lines) < 2 or lines[0] != HEAD or not lines[1].startswith(_INDEX):  # noqa: PLR2004 - head
            raise IntegrityError("This is no proof of C2SP tlog-proof, version 1.")
        index = lines[1].removeprefix(_INDEX)
        path = tuple(base64.b64decode(line, validate=True) for line in lines[2:])
        proof = TlogProof(index=int(index[:20]) if index.isdigit() else -1, path=path, note=read_note(note))
    except (UnicodeDecodeError, binascii.Error) as error:
        raise IntegrityError("A hash in the proof is not base64.") from error
    except InvalidValueError as error:
        raise IntegrityError(error.diagnosis) from error
    if bytes(proof) != data:
        raise IntegrityError("The proof is not written in its one form.")
    return proof
