"""What kind of file the bytes are: from the bytes first; the name only decides between kinds of text."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_HEAD = 4096
_PDF_HEAD = 1024  # readers accept bytes before the header (ISO 32000-2, annex I)
_CONTROL_SHARE = 0.02
_UNKNOWN = "application/octet-stream"


class _Magic(NamedTuple):
    """Bytes that stand at an offset of every file of a media type."""

    offset: int
    mark: bytes
    media_type: str


_MAGIC = (  # media types as registered with IANA; marks from the specification of each format
    _Magic(0, b"\x89PNG\r\n\x1a\n", "image/png"),
    _Magic(0, b"\xff\xd8\xff", "image/jpeg"),
    _Magic(0, b"GIF87a", "image/gif"),
    _Magic(0, b"GIF89a", "image/gif"),
    _Magic(8, b"WEBP", "image/webp"),
    _Magic(0, b"II*\x00", "image/tiff"),
    _Magic(0, b"MM\x00*", "image/tiff"),
    _Magic(4, b"ftypheic", "image/heic"),
    _Magic(4, b"ftypavif", "image/avif"),
    _Magic(4, b"ftyp", "video/mp4"),
    _Magic(8, b"WAVE", "audio/wav"),
    _Magic(8, b"AVI ", "video/x-msvideo"),
    _Magic(0, b"\x1aE\xdf\xa3", "video/webm"),
    _Magic(0, b"OggS", "audio/ogg"),
    _Magic(0, b"ID3", "audio/mpeg"),
    _Magic(0, b"fLaC", "audio/flac"),
    _Magic(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    _Magic(0, b"PK\x03\x04", "application/zip"),
    _Magic(0, b"PK\x05\x06", "application/zip"),
    _Magic(0, b"\x1f\x8b", "application/gzip"),
    _Magic(0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    _Magic(0, b"Rar!\x1a\x07", "application/vnd.rar"),
    _Magic(0, b"BZh", "application/x-bzip2"),
    _Magic(0, b"\xfd7zXZ\x00", "application/x-xz"),
    _Magic(0, b"{\\rtf", "application/rtf"),
    _Magic(0, b"WARC/1.", "application/warc"),
    _Magic(0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    _Magic(0, b"age-encryption.org/", "application/x-age"),
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HOLD_PICTURES = frozenset(("text/html", "application/xhtml+xml", "application/pdf", DOCX))
_PACKAGE_HEAD = 65_536
_LOCAL_HEADER = b"PK\x03\x04"
_NAME_LENGTH, _NAME = 26, 30  # where a local file header holds them (APPNOTE 6.3.10, section 4.3.7)
_OPC = "[Content_Types].xml"  # the member of every Office package (ECMA-376 part 2, section 7.2)
_PACKAGES = (  # the member that tells a kind of package from any other zip file
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("datapackage.json", "application/wacz"),
)
_DECLARED_MEMBER = "mimetype"  # OpenDocument 1.3 part 2, section 3.3; EPUB OCF 3.3, section 4.3

_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"\s*<(?:!--|article|div|p|h[1-6]|section|main|table|meta|title)[\s>-]", re.IGNORECASE)
_FIELD = re.compile(rb"([!-9;-~]{1,70}):(?:[ \t]|\r?\n[ \t])")
_MAIL_FIELDS = frozenset(
    b"from to cc subject date received mime-version message-id return-path content-type delivered-to reply-to".split()
)
_LEAST_FIELDS = 3


def media_type(data: bytes, name: str) -> str:
    """The media type (RFC 6838) of the bytes; `application/octet-stream` for empty or unknown ones. Never raises."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:_PDF_HEAD]:
        return "application/pdf"
    for magic in _MAGIC:
        if head.startswith(magic.mark, magic.offset):
            return _package(data) if magic.media_type == "application/zip" else magic.media_type
    kind = _text(head, name.lower())
    if not data or (kind != "message/rfc822" and _is_binary(head)):
        return _UNKNOWN
    return kind


def _text(head: bytes, name: str) -> str:
    """Which kind of text: a message begins with header fields, a web page holds its tags near the top."""
    plain = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _mail_fields(plain) >= (1 if name.endswith((".eml", ".mht", ".mhtml")) else _LEAST_FIELDS):
        return "message/rfc822"
    named = name.endswith((".html", ".htm", ".xhtml"))
    if _HTML.search(plain) or (_FRAGMENT.match(plain) and (named or b"</" in plain)):
        return "text/html"
    return "text/html" if named and b"<" in plain else "text/plain"


def _mail_fields(head: bytes) -> int:
    """How many known header fields a message begins with; 0 where its first line is none (RFC 5322, section 2.2)."""
    known = set()
    for number, line in enumerate(head.split(b"\n")):
        if not line.strip() or (number == 0 and line.startswith(b"From ")):
            if number:
                break
            continue
        field = _FIELD.match(line + b"\n ")
        if field is not None:
            known.add(field[1].lower())
        elif not line[:1].isspace():
            break
    return len(known & _MAIL_FIELDS)


def _is_binary(head: bytes) -> bool:
    """Control characters that no text holds; zeros only where the text is UTF-16 or UTF-32."""
    if head.startswith(_BOMS):
        return False
    zeros = head.count(0)
    if zeros:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        wide = 5 * max(even, odd) >= len(head) and 10 * min(even, odd) <= max(even, odd)
        if not wide:
            return True
    controls = len(head) - len(head.translate(None, _CONTROLS)) - zeros
    return controls > _CONTROL_SHARE * len(head)


def _package(data: bytes) -> str:
    """The kind of a zip package by its members; those named at its beginning where its directory cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if _DECLARED_MEMBER in names and package.getinfo(_DECLARED_MEMBER).file_size < _HEAD:
                declared = package.read(_DECLARED_MEMBER).decode("ascii", "replace").strip()
                if re.fullmatch(r"[\w.+-]+/[\w.+-]+", declared):
                    return declared
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, EOFError, KeyError, zlib.error):
        names = list(_first_names(data[:_PACKAGE_HEAD]))
    folders = {name.split("/")[0] for name in names} if _OPC in names else set()
    return next((kind for path, kind in _PACKAGES if path in names or path.split("/")[0] in folders), "application/zip")


def _first_names(head: bytes) -> Iterator[str]:
    """Names of the members whose headers lie in the first bytes of a package."""
    for found in re.finditer(re.escape(_LOCAL_HEADER), head):
        size = int.from_bytes(head[found.start() + _NAME_LENGTH : found.start() + _NAME_LENGTH + 2], "little")
        yield head[found.start() + _NAME : found.start() + _NAME + size].decode("utf-8", "replace")
