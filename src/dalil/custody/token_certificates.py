"""The certificates inside a token, put into the order that DER asks for (X.690 section 11.6).

Widely used authorities send them in the order of their chain, and a strict reader then refuses the whole token. They
lie outside of what is signed, and the kept token is not changed: this is a copy to read.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dalil.errors import IntegrityError

SEQUENCE, OPTIONAL = 0x30, 0xA0
_LONG, _MOST_LENGTH_BYTES = 0x80, 4


class _Element(NamedTuple):
    """One element of DER: where it begins, where its content begins, where it ends (exclusive)."""

    tag: int
    begin: int
    content: int
    end: int


def in_order(token: bytes) -> bytes:
    """The answer of an authority (DER of a TimeStampResp) with the certificates of its SignedData sorted.

    Raises `IntegrityError` when it is not built like one; an answer without token comes back as it is.
    """
    response = _element(token, 0, len(token))
    parts = list(_inside(token, response))
    if len(parts) < 2:  # noqa: PLR2004 - status and token
        return token
    content = _nth(token, _nth(token, parts[1], 1, OPTIONAL), 0, SEQUENCE)
    for part in _inside(token, content):
        if part.tag == OPTIONAL:
            found = sorted(token[one.begin : one.end] for one in _inside(token, part))
            return token[: part.content] + b"".join(found) + token[part.end :]
    return token


def _nth(data: bytes, outer: _Element, number: int, tag: int) -> _Element:
    found = list(_inside(data, outer))
    if number >= len(found) or found[number].tag != tag:
        raise IntegrityError("The timestamp is malformed.")
    return found[number]


def _inside(data: bytes, outer: _Element) -> Iterator[_Element]:
    at = outer.content
    while at < outer.end:
        one = _element(data, at, outer.end)
        yield one
        at = one.end


def _element(data: bytes, at: int, limit: int) -> _Element:
    if at + 2 > limit:
        raise IntegrityError("The timestamp is malformed.")
    tag, length, content = data[at], data[at + 1], at + 2
    if length >= _LONG:
        count = length - _LONG
        content += count
        length = int.from_bytes(data[at + 2 : content], "big")
        if not 0 < count <= _MOST_LENGTH_BYTES or content > limit:
            raise IntegrityError("The timestamp is malformed.")
    if content + length > limit:
        raise IntegrityError("The timestamp is malformed.")
    return _Element(tag, at, content, content + length)
