"""Digests of preserved bytes: SHA-256 identifies, SHA-512 stands beside it should SHA-256 ever fall."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dalil.errors import InvalidValueError

BLOCK = 1 << 20
_SHA256_HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SHA512_HEX = re.compile(r"[0-9a-f]{128}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The SHA-256 and SHA-512 (FIPS 180-4, lower-case hex) and the size in bytes of one run of bytes."""

    sha256: str
    sha512: str
    size: int

    def __post_init__(self) -> None:
        if not is_sha256(self.sha256) or not _SHA512_HEX.fullmatch(self.sha512) or self.size < 0:
            raise InvalidValueError("A digest is 64 and 128 lower-case hexadecimal digits and a size.")


class Hasher:
    """Takes bytes as they stream by and gives their `Digest`."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self._sha512 = hashlib.sha512()
        self._size = 0

    def update(self, block: bytes) -> None:
        """Add the next bytes."""
        self._sha256.update(block)
        self._sha512.update(block)
        self._size += len(block)

    @property
    def size(self) -> int:
        """Bytes seen so far."""
        return self._size

    def digest(self) -> Digest:
        """The digest of the bytes seen so far."""
        return Digest(sha256=self._sha256.hexdigest(), sha512=self._sha512.hexdigest(), size=self._size)


def is_sha256(text: object) -> bool:
    """Whether this is a SHA-256 in lower-case hex."""
    return isinstance(text, str) and _SHA256_HEX.fullmatch(text) is not None


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of bytes in lower-case hex (FIPS 180-4)."""
    return hashlib.sha256(data).hexdigest()


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a stream in blocks of 1 MiB."""
    while block := stream.read(BLOCK):
        yield block


def digest_stream(stream: BinaryIO) -> Digest:
    """The digest of everything that a stream still holds, read in blocks of 1 MiB."""
    hasher = Hasher()
    for block in blocks(stream):
        hasher.update(block)
    return hasher.digest()
