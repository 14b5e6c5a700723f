"""Bytes to text with the byte offset of each code point; what cannot be decoded stays visible.

The procedure is fixed: byte order mark; valid UTF-8; the declared encoding; mostly valid UTF-8; the best of the legacy
encodings. It never asks the environment, so that the same bytes give the same text on every machine.
"""

import codecs
import re
from collections.abc import Iterator

from dalil.readers.legacy import guess_legacy
from dalil.readers.source import Source, Stretch

UNSURE_SHARE = 0.05
NOTED_OFFSETS = 20
_SAMPLE = 65_536

_MARKS = (  # longest first: the mark of UTF-32 LE begins with that of UTF-16 LE (Unicode 15, section 23.8)
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RENAMED = {  # labels that the web reads as a superset (WHATWG Encoding, section 4.2)
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
    "utf-8-sig": "utf-8",
}
_SEVEN_BIT = ("iso2022", "hz", "utf-7")  # their bytes are all ASCII, so being valid UTF-8 says nothing
_ESCAPED = re.compile("[\ud800-\udfff]")
_UTF8 = re.compile(
    "([\udc80-\udcff]+)|([\x00-\x7f]+)|([\x80-\u07ff]+)|([\u0800-\ud7ff\ue000-\uffff]+)|([\U00010000-\U0010ffff]+)"
)
_UTF8_WIDTHS = (0, 1, 1, 2, 3, 4)  # by group: an undecodable byte, then the lengths of RFC 3629, section 3
_UTF16 = re.compile("([\ud800-\udfff]+)|([\x00-\ud7ff\ue000-\uffff]+)|([\U00010000-\U0010ffff]+)")
_UTF16_WIDTHS = (0, 2, 2, 4)


def decode(data: bytes, declared: str | None = None) -> Source:
    """The text of the bytes. `declared` is what the file or message says of its encoding; it may be wrong or unknown.

    Never raises: each undecodable byte becomes one U+FFFD and its offset stands in `damaged`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, lead=len(mark))
    return _decoded(data, _choose(data, _known(declared)), lead=0)


def encoding_notes(source: Source, size: int) -> tuple[str, ...]:
    """What a rendition says about the encoding: a legacy encoding that was guessed, bytes that were lost, and where."""
    notes = [] if source.encoding.startswith("utf") else [f"encoding: {source.encoding}"]
    if source.damaged:
        listed = ", ".join(map(str, source.damaged[:NOTED_OFFSETS]))
        more = f" and {len(source.damaged) - NOTED_OFFSETS} more" if len(source.damaged) > NOTED_OFFSETS else ""
        notes.append(f"undecodable bytes, kept as U+FFFD, at byte offsets {listed}{more}")
    if len(source.damaged) > UNSURE_SHARE * size:
        notes.append("encoding unsure")
    return tuple(notes)


def _choose(data: bytes, declared: str | None) -> str:
    if declared is not None and declared.startswith(_SEVEN_BIT):
        return declared
    wide = _wide(data)
    if wide is not None:
        return wide
    if _decodes(data, "utf-8"):
        return "utf-8"
    if declared is not None and declared != "utf-8" and _decodes(data, declared):
        return declared
    sample = data[:_SAMPLE]
    high = sum(byte > 127 for byte in sample)  # noqa: PLR2004  (the end of ASCII)
    broken = len(_ESCAPED.findall(sample.decode("utf-8", "surrogateescape")))
    return "utf-8" if broken * 2 < high else guess_legacy(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: mostly Western text has a zero in every second byte."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if 5 * max(even, odd) < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, ValueError):
        return False
    return True


def _known(label: str | None) -> str | None:
    """The codec that a label names; None for none, an unknown one, or one that does not make text."""
    try:
        info = codecs.lookup((label or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # `_is_text_encoding` is how the standard library itself keeps bytes.decode from codecs such as rot13.
    if not info._is_text_encoding or info.name in ("unicode_escape", "raw_unicode_escape", "idna", "punycode"):  # noqa: SLF001
        return None
    return _RENAMED.get(info.name, info.name)


def _decoded(data: bytes, encoding: str, *, lead: int) -> Source:
    body = data[lead:] if lead else data
    if encoding == "utf-8":
        return _by_class(body.decode("utf-8", "surrogateescape"), _UTF8, _UTF8_WIDTHS, 1, encoding, lead)
    if encoding in ("utf-16-le", "utf-16-be"):
        even = body[: len(body) // 2 * 2]
        text = even.decode(encoding, "surrogatepass") + "\ud800" * (len(body) % 2)
        return _by_class(text, _UTF16, _UTF16_WIDTHS, 2, encoding, lead)
    if len(b"\xc1".decode(encoding, "replace")) == 1 and _is_single_byte(encoding):
        text = body.decode(encoding, "surrogateescape")
        damaged = tuple(lead + found.start() for found in _ESCAPED.finditer(text))
        stretches = (Stretch(0, lead, 1),)
        clean = _ESCAPED.sub("\ufffd", text)
        return Source(text=clean, stretches=stretches, lead=lead, encoding=encoding, damaged=damaged)
    return _by_unit(body, encoding, lead)


def _is_single_byte(encoding: str) -> bool:
    return all(len(bytes([byte]).decode(encoding, "replace")) == 1 for byte in range(256)) and (
        len((b"\x81\x40" * 2).decode(encoding, "replace")) == 4  # noqa: PLR2004  (four bytes, four code points)
    )


def _by_class(
    text: str, classes: re.Pattern[str], widths: tuple[int, ...], unit: int, encoding: str, lead: int
) -> Source:
    """Source of an encoding in which the number of bytes follows from the code point; surrogates are lost bytes."""
    if text.isascii():
        stretches = (Stretch(0, lead, unit),)
        return Source(text=text, stretches=stretches, lead=lead, encoding=encoding)
    stretches_found, damaged, offset = [], [], lead
    for found in classes.finditer(text):
        group = found.lastindex or 0
        width = unit if group == 1 else widths[group]
        if group == 1:
            damaged += [offset + unit * index for index in range(found.end() - found.start())]
        stretches_found.append(Stretch(found.start(), offset, width))
        offset += width * (found.end() - found.start())
    return Source(
        text=_ESCAPED.sub("\ufffd", text) if damaged else text,
        stretches=tuple(stretches_found),
        lead=lead,
        encoding=encoding,
        damaged=tuple(damaged),
    )


def _by_unit(body: bytes, encoding: str, lead: int) -> Source:
    """Source of any other encoding (UTF-32, East Asian ones), fed byte by byte; slow and exact."""
    texts, stretches, damaged, position = [], [], [], 0
    for text, start, end in _fed(body, encoding):
        if "\ufffd" in text:
            damaged.append(lead + start)
        width = (end - start) // len(text)
        if not stretches or stretches[-1].width != width or (end - start) % len(text) or damaged[-1:] == [lead + start]:
            stretches.append(Stretch(position, lead + start, width))
        texts.append(text)
        position += len(text)
    joined = _ESCAPED.sub("\ufffd", "".join(texts))
    found = tuple(stretches) or (Stretch(0, lead, 1),)
    return Source(text=joined, stretches=found, lead=lead, encoding=encoding, damaged=tuple(damaged))


def _fed(body: bytes, encoding: str) -> Iterator[tuple[str, int, int]]:
    """Each output of the decoder with the bytes [start, end) that it took."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    start = 0
    for index in range(len(body)):
        text = decoder.decode(body[index : index + 1], final=index + 1 == len(body))
        if text:
            yield text, start, index + 1
            start = index + 1
