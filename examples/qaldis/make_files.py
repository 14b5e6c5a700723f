# ruff: noqa: INP001 - a script beside its data, not a package
"""Write the binary reports of the Qaldis example again, byte for byte.

Each writer is small, uses the standard library alone and compresses nothing, so that no version of a
compressor can change a byte. Usage: `python make_files.py [FOLDER]`, default the `reports` folder beside it.
"""

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

MINISTRY = (
    "Ministry of Defence of Taldora",
    "Statement, 12 March 2024",
    (
        "The Ministry of Defence denies that the Taldoran army shelled Halvora Hospital in Tarsun. "
        "The Coastal Front shelled Halvora Hospital with mortar rounds on 11 March."
    ),
    (
        "The Taldoran army carried out no shelling in Tarsun on 11 March. "
        "Nine Coastal Front fighters were killed at Halvora Hospital on 11 March."
    ),
    "The press office is open from nine to five. Photographs of the river bank can be seen there.",
)
FRONT = (
    "Coastal Front",
    "Statement, 14 March 2024",
    "The Coastal Front denies that it shelled the market in Sarel on 13 March.",
    "The Taldoran army shelled the market in Sarel with rockets on 13 March.",
    "The Taldoran army has besieged Tarsun since 1 March.",
    "Our press office is open at all hours. Maps of the town can be seen there.",
)
MAIL = """\
Subject: Sarel market, first count
From: Casualty Watch <desk@casualtywatch.example>
To: Editors <editors@gazette.example>
Date: Wed, 13 Mar 2024 21:30:00 +0200
Message-ID: <20240313.sarel.1@casualtywatch.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="qaldis-0001"

--qaldis-0001
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

Dear editors,

Our first count for Sarel is attached. Please name us when you use it.

The Casualty Watch desk

--qaldis-0001
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit
Content-Disposition: attachment; filename="sarel-count.txt"

Casualty Watch
Field note, 13 March 2024

Eleven people were killed in the market in Sarel on 13 March 2024.

Fourteen civilians were killed at Halvora Hospital on 11 March 2024.

Some 2,500 people have fled Qaldis since 1 March.

Our numbers come from two lists, and each name is on both of them.

--qaldis-0001--
"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx_bytes(paragraphs: tuple[str, ...]) -> bytes:
    """Return a WordprocessingML package (ECMA-376, Part 1 §11) of plain paragraphs, stored, dated 1980-01-01."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in paragraphs)
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{XML}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text.encode())
    return buffer.getvalue()


def pdf_bytes(lines: tuple[str, ...]) -> bytes:
    """Return a one-page PDF 1.4 (ISO 32000-1 §7.5) with an uncompressed text layer, one line a paragraph."""
    shown = " 0 -28 Td ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 11 Tf 60 770 Td {shown} ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def bus_rows() -> Iterator[bytes]:
    """Yield the grey-scale rows of the invented photograph: sky, a street and a burnt bus without windows."""
    width, height = 160, 100
    sky, coachwork, windows = range(70), range(38, 76), range(44, 56)
    for y in range(height):
        row = bytearray([200 - y // 2 if y in sky else 110] * width)
        if y in coachwork:
            row[30:130] = bytes([40 + (y % 3) * 6] * 100)
        if y in windows:
            for left in range(38, 122, 18):
                row[left : left + 11] = bytes([12] * 11)
        for centre in (52, 108):
            half = max(0, 64 - (y - 76) ** 2) ** 0.5
            row[centre - int(half) : centre + int(half)] = bytes([8] * (2 * int(half)))
        yield bytes(row)


def png_bytes(rows: list[bytes]) -> bytes:
    """Return an 8-bit grey-scale PNG (RFC 2083) with stored deflate blocks and no text or EXIF chunk."""
    raw = b"".join(b"\x00" + row for row in rows)
    blocks = bytearray(b"\x78\x01")
    for at in range(0, len(raw), 65535):
        block = raw[at : at + 65535]
        last = at + 65535 >= len(raw)
        blocks += struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block
    blocks += struct.pack(">I", zlib.adler32(raw))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", bytes(blocks)) + chunk(b"IEND", b"")


def files() -> dict[str, bytes]:
    """Return the generated reports: file name to bytes."""
    return {
        "05-defence-ministry.docx": docx_bytes(MINISTRY),
        "06-coastal-front.pdf": pdf_bytes(FRONT),
        "14-coast-weekly-photo.png": png_bytes(list(bus_rows())),
        "15-casualty-watch.eml": MAIL.replace("\n", "\r\n").encode(),
    }


def main() -> None:
    """Write every generated report into the folder named on the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "reports"
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
