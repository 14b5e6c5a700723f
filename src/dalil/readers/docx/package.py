"""A zip package of hostile origin: checked as a whole before a byte of it is unpacked, then read in memory."""

import io
import zipfile
import zlib
from typing import Any

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from dalil.errors import LimitError, UnreadableError
from dalil.readers.limits import Limits

_LOCAL_HEADER = 30  # fixed part of a local file header (APPNOTE 6.3.10, section 4.3.7)
_SMALL = 1_000_000  # a small member may be packed very well: empty pages of XML
_ENCRYPTED = 0x1
_CHUNK = 1 << 16


class Package:
    """The members of a zip file by name.

    Raises `UnreadableError` for a broken, encrypted or overlapping one and `LimitError` for one that would unpack to
    more than the limits, as declared or in truth.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError):
            raise _broken() from None
        self._limits = limits
        self._left = limits.package_bytes
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._check(len(data))

    def names(self) -> tuple[str, ...]:
        """The names of the members, sorted."""
        return tuple(sorted(self._members))

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, counted while they are unpacked; None where there is none."""
        info = self._members.get(name)
        if info is None:
            return None
        cap = max(_SMALL, info.compress_size * self._limits.package_ratio)
        found = bytearray()
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    found += chunk
                    if len(found) > cap or len(found) > self._left:
                        raise _bomb()
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
            raise _broken() from None
        self._left -= len(found)
        return bytes(found)

    def xml(self, name: str) -> Any:  # noqa: ANN401  (an Element, whose class the standard library leaves untyped here)
        """The root element of a member; None where there is none. Entities and outside references are refused."""
        data = self.read(name)
        if data is None:
            return None
        try:
            return defusedxml.ElementTree.fromstring(data, forbid_dtd=True)
        except DefusedXmlException:
            raise UnreadableError(
                "The document holds XML entities or a document type, which a Word file never needs.", "It is preserved."
            ) from None
        except (defusedxml.ElementTree.ParseError, ValueError, LookupError):
            raise _broken() from None

    def _check(self, size: int) -> None:
        infos = sorted(self._members.values(), key=lambda info: info.header_offset)
        if len(self._zip.infolist()) > self._limits.package_entries:
            raise LimitError("The package has too many members.", "It is preserved.")
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise UnreadableError("The package is encrypted.", "It is preserved; ask the source for an open copy.")
        if sum(info.file_size for info in infos) > self._limits.package_bytes:
            raise _bomb()
        end = 0
        for info in infos:
            # Members that share bytes declare more than the file holds (CVE-2024-0450).
            if info.header_offset < end or info.header_offset + _LOCAL_HEADER + info.compress_size > size:
                raise UnreadableError("The package's members overlap: it is built to deceive.", "It is preserved.")
            end = info.header_offset + _LOCAL_HEADER + info.compress_size


def _bomb() -> LimitError:
    return LimitError("The package would unpack to far more than it is (a zip bomb).", "It is preserved.")


def _broken() -> UnreadableError:
    return UnreadableError("The document's package is broken: it cannot be opened.", "It is preserved.")
