"""Tokens of time-stamping authorities (RFC 3161): the request, and what an answer says once it was verified."""

import hashlib
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.x509.oid import NameOID

from dalil.custody.clock import claimed
from dalil.custody.token_parts import TokenParts, encoded, granted, parts_of
from dalil.errors import IntegrityError
from dalil.proof.outside import Stamp

if TYPE_CHECKING:
    from rfc3161_client.tsp import TimeStampTokenInfo

_HASHES = {  # RFC 5754 section 2
    "2.16.840.1.101.3.4.2.1": hashlib.sha256,
    "2.16.840.1.101.3.4.2.2": hashlib.sha384,
    "2.16.840.1.101.3.4.2.3": hashlib.sha512,
}
_NAMED_BY = (hashlib.sha1, hashlib.sha256, hashlib.sha384, hashlib.sha512)  # RFC 2634 section 5.4, RFC 5035 section 4


def make_query(message: bytes) -> bytes:
    """A request for a token over the SHA-256 of `message`, with a nonce and the wish for certificates (DER)."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 most commands never stamp

    return bytes(TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build().as_bytes())


def asks_for(query: bytes, message: bytes) -> bool:
    """Whether a request is about `message`: its SHA-256 stands in it."""
    return hashlib.sha256(message).digest() in query


def read_token(token: bytes, message: bytes, certificates: Sequence[bytes]) -> Stamp:
    """The stamp over `message`, vouched for by one of `certificates` (DER, of the issuing authority).

    Certificates count at the time of the stamp: an authority that ended since has stamped all the same. What nobody
    signs (status, order and form of what stands around) decides nothing: it is read as `openssl ts` reads it. Raises
    `IntegrityError` when the token is malformed, refused, forged, over other bytes or of another authority.
    """
    parts = parts_of(granted(token))
    info = _said(parts.signed)
    try:
        imprint, moment = info.message_imprint, info.gen_time.replace(tzinfo=UTC)
        hashed = _HASHES.get(imprint.hash_algorithm.dotted_string)
        if info.version != 1 or hashed is None or imprint.message != hashed(message).digest():
            raise IntegrityError("The timestamp is over other bytes.")
        _verify(parts.token, moment, [one for one in certificates if _can_be_read(one)])
    except ValueError as error:
        raise IntegrityError(f"The timestamp does not hold: {error}.") from error
    signer, *_ = [*_named_by(parts), None]
    if signer is None:
        raise IntegrityError("The timestamp does not carry the certificate of its authority.")
    known = [one for one in map(_loaded, (signer, *certificates)) if one is not None]
    ends = min((one.not_valid_after_utc for one in known), default=moment)
    return Stamp(time=claimed(moment), authority=_name(_loaded(signer)), ends=claimed(ends))


def _said(signed: bytes) -> "TimeStampTokenInfo":
    """The TSTInfo, put into the plainest answer that the library reads: it takes nothing smaller."""
    from rfc3161_client import decode_timestamp_response  # noqa: PLC0415 as above

    boxed = encoded(0x30, bytes.fromhex("060b2a864886f70d0109100104"), encoded(0xA0, encoded(0x04, signed)))
    data = encoded(0x30, bytes.fromhex("0201033100"), boxed, bytes.fromhex("3100"))
    info = encoded(0x30, bytes.fromhex("06092a864886f70d010702"), encoded(0xA0, data))
    try:
        return decode_timestamp_response(encoded(0x30, bytes.fromhex("3003020100"), info)).tst_info
    except ValueError as error:
        raise IntegrityError("The timestamp is malformed.") from error


def _verify(token: bytes, moment: datetime, certificates: list[bytes]) -> None:
    """Have OpenSSL check signature and certificates at a time; raises `ValueError` when they do not hold."""
    from rfc3161_client._rust import verify  # noqa: PLC0415 as above

    if not certificates:
        raise IntegrityError("The certificate of the authority is malformed.")
    try:
        verify.pkcs7_verify(token, moment, certificates)
    except BaseException as error:  # a library that gives up on its input raises something that is no `Exception`
        if type(error).__name__ != "PanicException":
            raise
        raise IntegrityError("The timestamp is malformed.") from error


def _can_be_read(certificate: bytes) -> bool:
    """Whether OpenSSL reads it at all."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=certificate)
    except ssl.SSLError:
        return False
    return True


def _named_by(parts: TokenParts) -> list[bytes]:
    """The certificate that is named by its hash in what the authority signed, among those that came along."""
    found = ((parts.signers.find(named(one).digest()), one) for one in parts.certificates for named in _NAMED_BY)
    return [one for at, one in sorted(found) if at >= 0]


def _loaded(der: bytes) -> x509.Certificate | None:
    """For names and dates that are shown; whether a certificate counts OpenSSL has said."""
    try:
        return x509.load_der_x509_certificate(der)
    except (ValueError, x509.InvalidVersion):
        return None


def _name(certificate: x509.Certificate | None) -> str:
    if certificate is None:
        return "an authority without a readable name"
    named = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    text = str(named[0].value) if named else certificate.subject.rfc4514_string()
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:100]
