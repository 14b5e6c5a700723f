"""Certificates of time-stamping authorities: as files, and by the fingerprint that a policy names."""

import base64
import binascii
import re

from dalil.errors import IntegrityError
from dalil.proof.digest import sha256_hex

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----\s*([A-Za-z0-9+/=\s]+?)\s*-----END CERTIFICATE-----", re.ASCII)


def read_certificates(data: bytes) -> tuple[bytes, ...]:
    """The certificates in a PEM file (RFC 7468), each in DER; raises `IntegrityError` when there is none."""
    try:
        found = tuple(base64.b64decode(b"".join(body.split()), validate=True) for body in _PEM.findall(data))
    except binascii.Error as error:
        raise IntegrityError("A certificate is not base64 (RFC 7468).") from error
    if not found:
        raise IntegrityError("There is no certificate in PEM form (RFC 7468).")
    return found


def write_certificate(der: bytes) -> bytes:
    """One certificate in PEM form, 64 characters a line."""
    text = base64.b64encode(der)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return b"\n".join((b"-----BEGIN CERTIFICATE-----", *lines, b"-----END CERTIFICATE-----", b""))


def certificate_fingerprint(der: bytes) -> str:
    """SHA-256 of the DER form in lower-case hex: what is printed and compared (`openssl x509 -fingerprint -sha256`)."""
    return sha256_hex(der)
