"""Certificates of time-stamping authorities: as files, and by the fingerprint that a policy names."""

import base64
import binascii
import re

from dalil.errors import IntegrityError
from dalil.proof.digest import sha256_hex

LENGTH_ENDS = 4  # a tag, how long the length is, the length
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----\s*([A-Za-z0-9+/=\s]+?)\s*-----END CERTIFICATE-----", re.ASCII)


def read_certificates(data: bytes) -> tuple[bytes, ...]:
    """The certificates in a PEM file (RFC 7468), each in DER; raises `IntegrityError` where one is none."""
    found = tuple(map(_decoded, _PEM.findall(data)))
    if not found:
        raise IntegrityError("There is no certificate in PEM form (RFC 7468).")
    return found


def is_whole(data: bytes) -> bool:
    """Whether it is one sequence of at most 65,535 bytes, its length in two bytes (X.690), with nothing behind it."""
    return data[:2] == b"\x30\x82" and len(data) == LENGTH_ENDS + int.from_bytes(data[2:LENGTH_ENDS], "big")


def _decoded(body: bytes) -> bytes:
    text = b"".join(body.split())
    try:
        der = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise IntegrityError("A certificate is not base64 (RFC 7468).") from error
    if base64.b64encode(der) != text or not is_whole(der):
        raise IntegrityError("A certificate is not one sequence, or its base64 is not in the one form.")
    return der


def write_certificate(der: bytes) -> bytes:
    """One certificate in PEM form, 64 characters a line."""
    text = base64.b64encode(der)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return b"\n".join((b"-----BEGIN CERTIFICATE-----", *lines, b"-----END CERTIFICATE-----", b""))


def certificate_fingerprint(der: bytes) -> str:
    """SHA-256 of the DER form in lower-case hex: what is printed and compared (`openssl x509 -fingerprint -sha256`)."""
    return sha256_hex(der)
