import io
import zipfile

import pytest

from dalil.errors import UnreadableError
from dalil.readers import media_type, read
from dalil.readers.kind import DOCX

MAIL = b"From: a@karn.example\r\nTo: b@karn.example\r\nSubject: x\r\nDate: Tue, 9 May 2034 10:00:00 +0300\r\n\r\nWords."


def package(*members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for member in members:
            made.writestr(member, "application/vnd.oasis.opendocument.text" if member == "mimetype" else "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "a.txt", "application/pdf"),
        (b"\n\n%PDF-1.4", "a", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "a.txt", "image/png"),
        (b"\xff\xd8\xff\xe0", "a.html", "image/jpeg"),
        (b"RIFF....WEBPVP8", "a", "image/webp"),
        (b"<!DOCTYPE html><p>x", "a.txt", "text/html"),
        ("<html><p>x".encode("utf-16"), "a", "text/html"),
        (b"<p>a fragment</p>", "a.html", "text/html"),
        (b"a < b", "a.txt", "text/plain"),
        (MAIL, "a.txt", "message/rfc822"),
        (b"From sender Tue\n" + MAIL, "a", "message/rfc822"),
        (b"Subject: only one field\n\nWords.", "a.txt", "text/plain"),
        (b"Subject: only one field\n\nWords.", "a.eml", "message/rfc822"),
        ("قصف".encode(), "a.pdf", "text/plain"),
        ("قصف الحي".encode("cp1256"), "a.txt", "text/plain"),
        ("words".encode("utf-16"), "a.txt", "text/plain"),
        (b"", "a.txt", "application/octet-stream"),
        (bytes(range(256)), "a.txt", "application/octet-stream"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "application/x-ole-storage"),
        (package("[Content_Types].xml", "word/document.xml"), "a.zip", DOCX),
        (package("mimetype", "content.xml"), "a", "application/vnd.oasis.opendocument.text"),
        (package("a.txt"), "a.docx", "application/zip"),
        (package("[Content_Types].xml", "word/document.xml", "word/media/a.png")[:150], "a.bin", DOCX),
        (package("word/notes.txt"), "a.zip", "application/zip"),
        (b"PK\x03\x04broken", "a.docx", "application/zip"),
    ],
)
def test_the_bytes_say_the_kind(data: bytes, name: str, kind: str) -> None:
    assert media_type(data, name) == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"....ftypmp42", "video"),
        (b"{\\rtf1 x}", "RTF"),
        (package("a.txt"), "archive"),
        (b"WARC/1.1\r\n", "web archive"),
    ],
)
def test_a_kind_without_a_reader_says_why(data: bytes, why: str) -> None:
    outcome = read(data, "a")
    assert outcome.rendition is None
    assert outcome.why is not None
    assert why in outcome.why


def test_empty_file_says_so() -> None:
    with pytest.raises(UnreadableError, match="empty"):
        read(b"", "a.txt")


def test_binary_garbage_says_so() -> None:
    with pytest.raises(UnreadableError, match="binary"):
        read(bytes(range(256)) * 8, "a.txt")
