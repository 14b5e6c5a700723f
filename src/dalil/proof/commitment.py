"""Salted commitments: a field is logged as a hash and can be opened, or left closed, later (RFC 9901 section 4.2)."""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.canonical import JsonValue, dump, parse, quoted

SALT_BYTES = 16
DISCLOSURE_PARTS = 3
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
RESERVED = frozenset({"_sd", "..."})  # RFC 9901 section 4.2.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """The opening of one commitment: a salt of at least 128 bits (base64url), the field's name and its value.

    `encoded` is kept as it came, because the commitment is over these characters and not over the value.
    """

    salt: str
    name: str
    value: JsonValue
    encoded: str

    @property
    def commitment(self) -> str:
        """What the log shows: base64url of the SHA-256 over the characters of the disclosure."""
        return encode_base64url(hashlib.sha256(self.encoded.encode("ascii")).digest())


def commit(name: str, value: JsonValue, salt: bytes) -> Disclosure:
    """Make the disclosure of one field; `salt` is drawn by the caller, 16 bytes, never used twice.

    Raises `InvalidValueError` for a shorter salt or a reserved name.
    """
    if len(salt) < SALT_BYTES:
        raise InvalidValueError("A salt has at least 128 bits.")
    if name in RESERVED or not name:
        raise InvalidValueError(f"A committed field cannot be called {name!r}.")
    text = encode_base64url(salt)
    if isinstance(value, str):  # most are, and thousands are made in one intake
        written = f'["{text}",{quoted(name)},{quoted(value)}]'.encode()
    else:
        written = dump([text, name, value])
    return Disclosure(salt=text, name=name, value=value, encoded=encode_base64url(written))


def decoy(salt: bytes) -> str:
    """A commitment to nothing, which hides how many there are (RFC 9901 section 4.2.5); its opening is not kept."""
    written = f'["{encode_base64url(salt)}","decoy",null]'
    return encode_base64url(hashlib.sha256(encode_base64url(written.encode("ascii")).encode("ascii")).digest())


def read_disclosure(encoded: str) -> Disclosure:
    """Read a disclosure; raises `IntegrityError` unless it is base64url of a JSON array [salt, name, value]."""
    parts = parse(decode_base64url(encoded))
    if not isinstance(parts, list) or len(parts) != DISCLOSURE_PARTS:
        raise IntegrityError("A disclosure is not an array of salt, name and value.")
    salt, name, value = parts
    if not isinstance(salt, str) or not isinstance(name, str) or name in RESERVED or not name:
        raise IntegrityError("The salt or the name of a disclosure is not allowed.")
    if len(decode_base64url(salt)) < SALT_BYTES:
        raise IntegrityError("The salt of a disclosure has less than 128 bits.")
    return Disclosure(salt=salt, name=name, value=value, encoded=encoded)


def open_commitments(commitments: Iterable[str], disclosures: Iterable[str]) -> dict[str, JsonValue]:
    """The fields that the disclosures open, by name (RFC 9901 section 7.1).

    Raises `IntegrityError` for a disclosure that no commitment refers to, for one given twice, for two that open the
    same name and for a commitment that stands twice. Commitments without disclosure stay closed.
    """
    known = list(commitments)
    if len(set(known)) != len(known):
        raise IntegrityError("A commitment stands twice.")
    opened: dict[str, JsonValue] = {}
    used: set[str] = set()
    for encoded in disclosures:
        disclosure = read_disclosure(encoded)
        if disclosure.commitment not in known:
            raise IntegrityError("A disclosure opens no commitment of this entry: it was added or altered.")
        if disclosure.commitment in used or disclosure.name in opened:
            raise IntegrityError("A field is opened twice.")
        used.add(disclosure.commitment)
        opened[disclosure.name] = disclosure.value
    return opened


def encode_base64url(data: bytes) -> str:
    """Base64url without padding (RFC 7515 section 2)."""
    return binascii.b2a_base64(data, newline=False).translate(_URL_SAFE, b"=").decode("ascii")


def decode_base64url(text: str) -> bytes:
    """Read base64url without padding; raises `IntegrityError` for anything that would not be written this way."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise IntegrityError("Not base64url.") from error
    if encode_base64url(data) != text:
        raise IntegrityError("Not base64url in its one form.")
    return data
