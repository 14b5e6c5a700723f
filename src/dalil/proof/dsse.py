"""Signed envelopes (DSSE 1.0.2): a payload, what it is, and who signed both."""

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dalil.errors import IntegrityError
from dalil.proof.canonical import JsonValue, dump, parse
from dalil.proof.digest import sha256_hex
from dalil.proof.verifier_key import SIGNATURE_BYTES, VerifierKey

_MEMBERS = {"payload", "payloadType", "signatures"}
_SIGNED = {"keyid", "sig"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeSignature:
    """One signature (Ed25519, 64 bytes) with the fingerprint of the key that is said to have made it."""

    keyid: str
    sig: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A payload, its media type, and the signatures over both (DSSE, "Protocol")."""

    payload_type: str
    payload: bytes
    signatures: tuple[EnvelopeSignature, ...]

    def __bytes__(self) -> bytes:
        signatures: list[JsonValue] = [{"keyid": one.keyid, "sig": _encoded(one.sig)} for one in self.signatures]
        members: dict[str, JsonValue] = {
            "payload": _encoded(self.payload),
            "payloadType": self.payload_type,
            "signatures": signatures,
        }
        return dump(members) + b"\n"

    @property
    def payload_sha256(self) -> str:
        """SHA-256 of the payload: what an entry cites, so that it holds under another signature too."""
        return sha256_hex(self.payload)

    def signed_by(self, key: VerifierKey) -> bool:
        """Whether the key signed; a signature that names the key and does not verify raises `IntegrityError`."""
        own = [one for one in self.signatures if one.keyid == key.fingerprint]
        message = pre_authentication(self.payload_type, self.payload)
        if not all(len(one.sig) == SIGNATURE_BYTES and key.verifies(message, one.sig) for one in own):
            raise IntegrityError("The signature in the envelope is not one over its payload.")
        return bool(own)


def pre_authentication(payload_type: str, payload: bytes) -> bytes:
    """The bytes that are signed (DSSE, "Signature Definition", PAE)."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def seal(payload_type: str, payload: bytes, keyid: str, sign: Callable[[bytes], bytes]) -> Envelope:
    """An envelope with one signature; `sign` gives the 64 bytes and keeps the private key to itself."""
    signature = EnvelopeSignature(keyid=keyid, sig=sign(pre_authentication(payload_type, payload)))
    return Envelope(payload_type=payload_type, payload=payload, signatures=(signature,))


def read_envelope(data: bytes) -> Envelope:
    """Read an envelope; raises `IntegrityError` when it is malformed or unsigned. Nothing is verified here."""
    members = parse(data)
    if not isinstance(members, dict) or members.keys() != _MEMBERS or not isinstance(members["payloadType"], str):
        raise IntegrityError("It is not an envelope of payload, payloadType and signatures.")
    listed = members["signatures"]
    if not isinstance(listed, list) or not listed:
        raise IntegrityError("The envelope is not signed.")
    read = Envelope(
        payload_type=members["payloadType"],
        payload=_decoded(members["payload"]),
        signatures=tuple(_signatures(listed)),
    )
    if bytes(read) != data:
        raise IntegrityError("The envelope is not written in its one form.")
    return read


def _signatures(listed: list[JsonValue]) -> Iterable[EnvelopeSignature]:
    for one in listed:
        if not isinstance(one, dict) or one.keys() != _SIGNED or not isinstance(one["keyid"], str):
            raise IntegrityError("A signature in the envelope is not keyid and sig.")
        yield EnvelopeSignature(keyid=one["keyid"], sig=_decoded(one["sig"]))


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _decoded(text: JsonValue) -> bytes:
    try:
        data = base64.b64decode(text if isinstance(text, str) else "*", validate=True)
    except (binascii.Error, ValueError) as error:
        raise IntegrityError("The envelope holds something that is not base64.") from error
    if _encoded(data) != text:
        raise IntegrityError("The envelope holds base64 that is not in its one form.")
    return data
