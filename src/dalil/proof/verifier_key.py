"""Public keys as they are written in policies and under `keys/`: the vkey of C2SP signed-note."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from enum import IntEnum

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import mldsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from dalil.errors import IntegrityError, InvalidValueError

KEY_BYTES = 32
ML_DSA_KEY_BYTES = 1312  # FIPS 204 table 2, ML-DSA-44
SIGNATURE_BYTES = 64
KEY_ID_BYTES = 4
VKEY_PARTS = 3

# The y coordinates of the points whose order divides 8, each in every encoding (RFC 8032 section 5.1.3 leaves the sign
# bit to the reader). A signature under such a key verifies for many messages, so no such key is ever enrolled.
_SMALL_ORDER = frozenset(
    bytes.fromhex(text)
    for text in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
)


class Algorithm(IntEnum):
    """The signature types that this version reads (C2SP signed-note, tlog-cosignature).

    ML-DSA-44 (FIPS 204) is for the long horizon: its lines are shown and never decide a verdict.
    """

    ED25519 = 0x01
    COSIGNATURE = 0x04
    ML_DSA_44 = 0x06


def is_small_order(public: bytes) -> bool:
    """Whether an Ed25519 public key is a point of an order that divides 8."""
    return public[:-1] + bytes([public[-1] & 0x7F]) in _SMALL_ORDER


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierKey:
    """A name, a signature type and a public key (C2SP signed-note, "Verifier keys"): Ed25519 32 bytes, ML-DSA-44 1,312.

    Raises `InvalidValueError` for a name with a blank or a plus sign, and for a key of small order.
    """

    name: str
    public: bytes
    algorithm: Algorithm = Algorithm.ED25519

    def __post_init__(self) -> None:
        if not self.name or "+" in self.name or any(char.isspace() or not char.isprintable() for char in self.name):
            raise InvalidValueError("The name of a key holds no blank, no plus sign and no control character.")
        if len(self.public) != (ML_DSA_KEY_BYTES if self.is_ml_dsa else KEY_BYTES):
            raise InvalidValueError("An Ed25519 public key has 32 bytes, one of ML-DSA-44 has 1,312.")
        if not self.is_ml_dsa and is_small_order(self.public):
            raise InvalidValueError("This public key is of small order: anyone could sign for it.")

    @property
    def is_ml_dsa(self) -> bool:
        """Whether it is a key of ML-DSA-44."""
        return self.algorithm is Algorithm.ML_DSA_44

    @property
    def key_id(self) -> bytes:
        """The four bytes that a signature line begins with."""
        return hashlib.sha256(self.name.encode() + b"\n" + self._typed).digest()[:KEY_ID_BYTES]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the bytes of the key in lower-case hex: what is printed, read out and compared."""
        return hashlib.sha256(self.public).hexdigest()

    @property
    def vkey(self) -> str:
        """The key as one line of text: name, key id in hex, base64 of type and key."""
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(self._typed).decode()}"

    @property
    def pem(self) -> bytes:
        """The same key as `openssl` reads it (RFC 7468, SubjectPublicKeyInfo of RFC 8410 or RFC 9881)."""
        kind = mldsa.MLDSA44PublicKey if self.is_ml_dsa else Ed25519PublicKey
        return kind.from_public_bytes(self.public).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Whether `signature` (Ed25519 of RFC 8032, ML-DSA-44 of FIPS 204) is one of this key over `message`.

        False also where the library at hand cannot say so; that happens for ML-DSA-44 alone.
        """
        try:
            kind = mldsa.MLDSA44PublicKey if self.is_ml_dsa else Ed25519PublicKey
            kind.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, UnsupportedAlgorithm):
            return False
        return True

    @property
    def _typed(self) -> bytes:
        return bytes([self.algorithm]) + self.public


def read_vkey(text: str) -> VerifierKey:
    """Read a vkey line; raises `IntegrityError` when it is malformed, of an unknown type or of small order."""
    parts = text.strip().split("+", VKEY_PARTS - 1)
    if len(parts) != VKEY_PARTS:
        raise IntegrityError("A verifier key is name+id+key.", "Ask the holder of the key for the whole line.")
    name, _, encoded = parts
    try:
        typed = base64.b64decode(encoded, validate=True)
        key = VerifierKey(name=name, public=typed[1:], algorithm=Algorithm(typed[0]))
    except (binascii.Error, ValueError, IndexError) as error:
        raise IntegrityError("The key in a verifier key is malformed or of an unknown type.") from error
    except InvalidValueError as error:
        raise IntegrityError(error.diagnosis) from error
    if key.vkey != text.strip():
        raise IntegrityError("The id in a verifier key is not that of its name and key.")
    return key
