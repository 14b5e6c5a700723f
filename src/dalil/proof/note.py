"""Signed notes (C2SP signed-note): a text, a blank line, signature lines."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.cosignature import cosigned_at
from dalil.proof.verifier_key import KEY_ID_BYTES, SIGNATURE_BYTES, Algorithm, VerifierKey

LONGEST_NOTE = 1 << 20
MOST_SIGNATURES = 100
_DASH = "\u2014 "
_FIRST_PRINTABLE = 0x20


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """Who signed (name and id of four bytes as claimed) and the signature's bytes."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNote:
    """A text that ends in a newline, and its signature lines in order."""

    text: str
    signatures: tuple[SignatureLine, ...]

    def __post_init__(self) -> None:
        if not self.text.endswith("\n") or any(ord(char) < _FIRST_PRINTABLE and char != "\n" for char in self.text):
            raise InvalidValueError("The text of a note ends in a newline and holds no control character.")

    def __bytes__(self) -> bytes:
        return (self.text + "\n" + "".join(map(str, self.signatures))).encode("utf-8")


def sign_note(text: str, key: VerifierKey, sign: Callable[[bytes], bytes]) -> SignedNote:
    """Sign a text with an Ed25519 key; `sign` gives the 64 bytes for a message and keeps the private key to itself."""
    line = SignatureLine(name=key.name, key_id=key.key_id, signature=sign(text.encode("utf-8")))
    return SignedNote(text=text, signatures=(line,))


def read_note(data: bytes) -> SignedNote:
    """Read a signed note; raises `IntegrityError` when it is malformed. Nothing is verified here."""
    if len(data) > LONGEST_NOTE:
        raise IntegrityError("The signed note is longer than 1 MiB.")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise IntegrityError("The signed note is not UTF-8.") from error
    text, blank, block = whole.rpartition("\n\n")
    lines = block.split("\n")
    if not blank or not block.endswith("\n") or len(lines) - 1 > MOST_SIGNATURES:
        raise IntegrityError("The signed note has no text, no blank line or no signature line.")
    try:
        return SignedNote(text=text + "\n", signatures=tuple(_signature_line(line) for line in lines[:-1]))
    except InvalidValueError as error:
        raise IntegrityError(error.diagnosis) from error


def verified_by(note: SignedNote, keys: Sequence[VerifierKey]) -> tuple[VerifierKey, ...]:
    """The keys among `keys` that signed the note, in the order of `keys`. Lines of unknown keys are passed over.

    Raises `IntegrityError` when a line of a known key (same name and id) does not verify (C2SP signed-note).
    """
    signed: list[VerifierKey] = []
    for key in keys:
        lines = lines_of(note, key)
        for line in lines:
            if not _verifies(note.text, key, line.signature):
                raise IntegrityError(f"The signature of {key.name} is not one over this text.")
        if lines:
            signed.append(key)
    return tuple(signed)


def lines_of(note: SignedNote, key: VerifierKey) -> tuple[SignatureLine, ...]:
    """The lines that name a key (same name and id); nothing is verified."""
    return tuple(line for line in note.signatures if (line.name, line.key_id) == (key.name, key.key_id))


def read_signature_lines(text: str) -> tuple[SignatureLine, ...]:
    """Read signature lines that stand alone, as a witness sends them; raises `IntegrityError` when one is malformed."""
    lines = text.split("\n")
    if len(lines) < 2 or lines[-1] or len(lines) - 1 > MOST_SIGNATURES:  # noqa: PLR2004 - a line and its end
        raise IntegrityError("There is no signature line, or too many, or the last one is torn.")
    return tuple(_signature_line(line) for line in lines[:-1])


def _verifies(text: str, key: VerifierKey, signature: bytes) -> bool:
    if key.algorithm is Algorithm.ED25519:
        return len(signature) == SIGNATURE_BYTES and key.verifies(text.encode("utf-8"), signature)
    return cosigned_at(key, text, signature) is not None


def _signature_line(line: str) -> SignatureLine:
    name, blank, encoded = line.removeprefix(_DASH).partition(" ")
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise IntegrityError("A signature line is not base64.") from error
    read = SignatureLine(name=name, key_id=data[:KEY_ID_BYTES], signature=data[KEY_ID_BYTES:])
    if not line.startswith(_DASH) or not name or not blank or not read.signature or str(read) != line + "\n":
        raise IntegrityError("A signature line is not a dash, a name and base64 of key id and signature.")
    return read
