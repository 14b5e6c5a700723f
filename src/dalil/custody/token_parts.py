"""Where the parts of a token stand (RFC 3161, RFC 5652), found as `openssl` finds them.

What stands around the signed part is signed by nobody, and widely used authorities write it in more than one way: it
decides nothing. `openssl` reads it leniently (X.690, BER), here and in the script of a dossier, so this does too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dalil.errors import IntegrityError
from dalil.proof.certificate import is_whole

SEQUENCE, BYTES, FIRST = 0x30, 0x04, 0xA0
_CONSTRUCTED, _OPEN, _LONG_TAG = 0x20, 0x80, 0x1F
_MOST_LENGTH_BYTES, _DEEPEST = 8, 30  # as openssl limits them
_GRANTED = b"\x02\x01\x00"
_CONTENT_TYPE = bytes.fromhex("060b2a864886f70d0109100104")  # id-ct-TSTInfo (RFC 3161 section 2.4.2)
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # id-signedData (RFC 5652 section 5.1)
_WRONG = "The timestamp is malformed."


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenParts:
    """A token (DER or BER of a ContentInfo), what is signed in it (a TSTInfo), and the certificates that came along."""

    token: bytes
    signed: bytes
    certificates: tuple[bytes, ...]
    signers: bytes


class _Element(NamedTuple):
    """One element: where it begins, where its content begins and ends, where the next one begins."""

    tag: int
    begin: int
    content: int
    stop: int
    end: int


def granted(answer: bytes) -> bytes:
    """The token in the answer of an authority: behind its status, whose words nobody signs.

    Answer and token have lengths of two bytes, the status one of a single byte, and nothing stands behind them. Raises
    `IntegrityError` for any other form, and for an answer that grants nothing.
    """
    status = _inside(answer, _element(answer, 0, len(answer)))[0]
    if status.tag == SEQUENCE and answer[status.content : status.content + 3] != _GRANTED:
        raise IntegrityError("The authority did not grant a timestamp.")
    token = answer[status.end :]
    if (status.tag, status.begin, status.content) != (SEQUENCE, 4, 6) or not (is_whole(answer) and is_whole(token)):
        raise IntegrityError(_WRONG)
    return token


def parts_of(token: bytes) -> TokenParts:
    """The parts of a token; raises `IntegrityError` when it is not built like one."""
    info = _inside(token, _element(token, 0, len(token)))
    if token[info[0].begin : info[0].end] != _SIGNED_DATA:
        raise IntegrityError(_WRONG)
    signed_data = _inside(token, _nth(_inside(token, _nth(info, 1, FIRST)), 0, SEQUENCE))
    content = _inside(token, _nth(signed_data, 2, SEQUENCE))
    if token[content[0].begin : content[0].end] != _CONTENT_TYPE:
        raise IntegrityError(_WRONG)
    box = _inside(token, _nth(content, 1, FIRST))
    came = next((one for one in signed_data[3:] if one.tag | _CONSTRUCTED == FIRST), None)
    found = () if came is None else tuple(_certificate(token, one) for one in _inside(token, came))
    signers = signed_data[-1]
    return TokenParts(
        token=token,
        signed=b"".join(_strings(token, box[0], 0)),
        certificates=found,
        signers=token[signers.begin : signers.end],
    )


def encoded(tag: int, *parts: bytes) -> bytes:
    """An element of DER (X.690 section 10.1), its length in as few bytes as it takes."""
    size = sum(map(len, parts))
    long = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag]) + (bytes([size]) if size < _OPEN else bytes([_OPEN + len(long)]) + long) + b"".join(parts)


def _certificate(data: bytes, one: _Element) -> bytes:
    """A certificate as it is hashed: what its issuer signed as it came, the rest in DER."""
    if one.tag | _CONSTRUCTED != SEQUENCE:
        return data[one.begin : one.end]
    signed, *rest = _inside(data, one)
    return encoded(one.tag, data[signed.begin : signed.end], *(_in_der(data, part) for part in rest))


def _in_der(data: bytes, one: _Element) -> bytes:
    if not one.tag & _CONSTRUCTED or one.content == one.stop:
        return encoded(one.tag, data[one.content : one.stop])
    return encoded(one.tag, *(_in_der(data, part) for part in _inside(data, one)))


def _nth(found: list[_Element], number: int, tag: int) -> _Element:
    if number >= len(found) or found[number].tag != tag:
        raise IntegrityError(_WRONG)
    return found[number]


def _strings(data: bytes, one: _Element, depth: int) -> Iterator[bytes]:
    """The octets of a string, which BER may write in pieces (X.690 section 8.7)."""
    if depth > _DEEPEST or one.tag & ~_CONSTRUCTED != BYTES:
        raise IntegrityError(_WRONG)
    if one.tag == BYTES:
        yield data[one.content : one.stop]
    else:
        for piece in _inside(data, one):
            yield from _strings(data, piece, depth + 1)


def _inside(data: bytes, outer: _Element) -> list[_Element]:
    found, at = list[_Element](), outer.content
    while at < outer.stop:
        found.append(_element(data, at, outer.stop))
        at = found[-1].end
    if not found:
        raise IntegrityError(_WRONG)
    return found


def _element(data: bytes, at: int, limit: int, depth: int = 0) -> _Element:
    if at + 2 > limit or data[at] & _LONG_TAG == _LONG_TAG or depth > _DEEPEST:
        raise IntegrityError(_WRONG)
    tag, length, content = data[at], data[at + 1], at + 2
    if length == _OPEN and tag & _CONSTRUCTED:
        stop = content
        while data[stop : stop + 2] != b"\0\0":
            stop = _element(data, stop, limit, depth + 1).end
        return _Element(tag, at, content, stop, stop + 2)
    if length >= _OPEN:
        count = length - _OPEN
        content += count
        length = int.from_bytes(data[at + 2 : content], "big")
        if not 0 < count <= _MOST_LENGTH_BYTES:
            raise IntegrityError(_WRONG)
    if content + length > limit:
        raise IntegrityError(_WRONG)
    return _Element(tag, at, content, content + length, content + length)
