"""What a cosigner signs and the bytes of its line (C2SP tlog-cosignature): "of this log I saw this, consistent, then".

The Ed25519 form (0x04) decides about quorums. The ML-DSA-44 form (0x06) names log and cosigner in the signed message; a
log that adds such a line of its own makes no statement about time, so its timestamp is 0.
"""

import struct
from collections.abc import Callable

from dalil.errors import InvalidValueError
from dalil.proof.checkpoint import read_checkpoint
from dalil.proof.verifier_key import Algorithm, VerifierKey

TIMESTAMP_BYTES = 8
LATEST = 2**63 - 1
LONGEST_NAME = 255
_SUBTREE = b"subtree/v1\n\x00"

Sign = Callable[[bytes], bytes]


def cosigned_message(key: VerifierKey, text: str, seconds: int) -> bytes:
    """The bytes that a cosigner signs for the text of a checkpoint at a time in POSIX seconds.

    Raises `InvalidValueError` for a time out of range, names that are too long and keys that are no cosigner's, and
    `IntegrityError` for ML-DSA-44 when the text is no checkpoint.
    """
    if not 0 <= seconds <= LATEST:
        raise InvalidValueError("The time of a cosignature is between 0 and 2**63-1 seconds.")
    if key.algorithm is Algorithm.COSIGNATURE:
        return b"cosignature/v1\ntime %d\n" % seconds + text.encode("utf-8")
    if key.algorithm is not Algorithm.ML_DSA_44:
        raise InvalidValueError("A key of this type does not cosign.")
    checkpoint = read_checkpoint(text)
    return b"".join(
        (
            _SUBTREE,
            _opaque(key.name),
            struct.pack(">Q", seconds),
            _opaque(checkpoint.origin),
            struct.pack(">QQ", 0, checkpoint.size),
            checkpoint.root,
        )
    )


def cosign(key: VerifierKey, text: str, seconds: int, sign: Sign) -> bytes:
    """The signature of a cosigner's line: eight bytes of time, then what `sign` gives for the message."""
    return struct.pack(">Q", seconds) + sign(cosigned_message(key, text, seconds))


def cosigned_at(key: VerifierKey, text: str, signature: bytes) -> int | None:
    """The time in POSIX seconds that a cosigner's line names; None when the signature is not one of this key."""
    if len(signature) <= TIMESTAMP_BYTES:
        return None
    seconds = int.from_bytes(signature[:TIMESTAMP_BYTES], "big")
    if seconds > LATEST:
        return None
    return seconds if key.verifies(cosigned_message(key, text, seconds), signature[TIMESTAMP_BYTES:]) else None


def _opaque(text: str) -> bytes:
    data = text.encode("utf-8")
    if not 0 < len(data) <= LONGEST_NAME:
        raise InvalidValueError("A name in a cosignature has 1 to 255 bytes.")
    return bytes([len(data)]) + data
