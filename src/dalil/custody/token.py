"""Tokens of time-stamping authorities (RFC 3161): the request, and what an answer says once it was verified."""

import hashlib
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.x509.oid import NameOID

from dalil.custody.clock import claimed
from dalil.custody.token_certificates import in_order
from dalil.errors import IntegrityError
from dalil.proof.outside import Stamp

if TYPE_CHECKING:
    from rfc3161_client import SignedData

_HASHES = (hashlib.sha256, hashlib.sha384, hashlib.sha512)
_REJECTED = "The authority did not grant a timestamp."


def make_query(message: bytes) -> bytes:
    """A request for a token over the SHA-256 of `message`, with a nonce and the wish for certificates (DER)."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 most commands never stamp

    return bytes(TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build().as_bytes())


def asks_for(query: bytes, message: bytes) -> bool:
    """Whether a request is about `message`: its SHA-256 stands in it."""
    return hashlib.sha256(message).digest() in query


def read_token(token: bytes, message: bytes, certificates: Sequence[bytes]) -> Stamp:
    """The stamp over `message`, vouched for by one of `certificates` (DER, of the issuing authority).

    Certificates count at the time of the stamp: an authority that ended since has stamped all the same. Raises
    `IntegrityError` when the token is malformed, refused, forged, over other bytes or of another authority.
    """
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415 as above

    try:
        response = decode_timestamp_response(in_order(token))
        if response.status != 0:
            raise IntegrityError(_REJECTED)
        imprint = response.tst_info.message_imprint
        if imprint.message not in {hash_(message).digest() for hash_ in _HASHES}:
            raise IntegrityError("The timestamp is over other bytes.")
        known = [x509.load_der_x509_certificate(one) for one in certificates]
        VerifierBuilder(roots=known).build().verify_message(response, message)
        signer = _signer(response.signed_data)
        if any(_named(one) == _named(signer) and one != signer for one in known):
            raise IntegrityError("The timestamp carries another certificate under the name of its authority.")
        ends = min(one.not_valid_after_utc for one in (signer, *known))
        return Stamp(
            time=claimed(response.tst_info.gen_time.replace(tzinfo=UTC)), authority=_name(signer), ends=claimed(ends)
        )
    except VerificationError as error:
        raise IntegrityError(f"The timestamp does not hold: {error}.") from error
    except ValueError as error:
        raise IntegrityError("The timestamp is malformed.") from error


def _signer(signed: "SignedData") -> x509.Certificate:
    """The certificate that the signature names, among those that came along (RFC 5652 section 5.3)."""
    signers = {(one.issuer, one.serial_number) for one in signed.signer_infos}
    for der in signed.certificates:
        certificate = x509.load_der_x509_certificate(der)
        if _named(certificate) in signers:
            return certificate
    raise IntegrityError("The timestamp does not carry the certificate of its authority.")


def _named(certificate: x509.Certificate) -> tuple[x509.Name, int]:
    return certificate.issuer, certificate.serial_number


def _name(certificate: x509.Certificate) -> str:
    named = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    text = str(named[0].value) if named else certificate.subject.rfc4514_string()
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:100]
