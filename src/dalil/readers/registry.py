"""The readers, one row each. To add one: write `read_x(data, name, limits) -> Outcome`, and add its row."""

import importlib
from collections.abc import Callable
from typing import NamedTuple, cast

from dalil.readers.kind import DOCX
from dalil.readers.limits import Limits
from dalil.readers.outcome import Outcome

Read = Callable[[bytes, str, Limits], Outcome]


class Reader(NamedTuple):
    """A reader: its name in renditions, the media types it reads, and where its function is (`module:function`).

    The module is imported at the first input of that kind, so that a parser that nobody needs costs nothing.
    """

    name: str
    media_types: tuple[str, ...]
    call: str

    def load(self) -> Read:
        """The function that reads."""
        module, _, function = self.call.partition(":")
        return cast("Read", getattr(importlib.import_module(module), function))


READERS = (
    Reader("plain", ("text/plain",), "dalil.readers.plain:read_plain"),
    Reader("html", ("text/html", "application/xhtml+xml"), "dalil.readers.html.read:read_html"),
    Reader("pdf", ("application/pdf",), "dalil.readers.pdf.read:read_pdf"),
    Reader("docx", (DOCX,), "dalil.readers.docx.read:read_docx"),
    Reader("eml", ("message/rfc822",), "dalil.readers.eml:read_eml"),
)

# Kinds that are preserved and not read in this version, with the reason that the person sees.
UNREAD = (
    ("image/", "It is an image; its words are not read in this version."),
    ("video/", "It is a video; its words are not read in this version."),
    ("audio/", "It is a sound recording; its words are not read in this version."),
    ("application/rtf", "It is RTF, which is not read in this version: save it as DOCX or text."),
    ("application/x-ole-storage", "It is an old Office file, which is not read in this version: save it as DOCX."),
    ("application/warc", "It is a web archive, which is not read in this version."),
    ("application/wacz", "It is a web archive, which is not read in this version."),
    ("application/x-age", "It is encrypted: the reader has no key."),
    ("application/vnd.", "It is an Office file of a kind that is not read in this version: save it as DOCX or PDF."),
    ("application/zip", "It is an archive, which is not read in this version: unpack it first."),
    ("application/gzip", "It is an archive, which is not read in this version: unpack it first."),
    ("application/x-", "It is an archive, which is not read in this version: unpack it first."),
)


def reader_for(media_type: str) -> Reader | None:
    """The row that reads this media type; None where there is none."""
    return next((reader for reader in READERS if media_type in reader.media_types), None)


def why_unread(media_type: str) -> str | None:
    """Why a known kind is not read; None for an unknown kind."""
    return next((why for prefix, why in UNREAD if media_type.startswith(prefix)), None)
