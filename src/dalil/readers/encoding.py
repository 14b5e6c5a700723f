"""Bytes to text with the byte offset of each code point; what cannot be decoded stays visible.

The procedure is fixed: byte order mark; valid UTF-8; the declared encoding; mostly valid UTF-8; the best of the legacy
encodings. It never asks the environment, so that the same bytes give the same text on every machine.
"""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from dalil.readers.legacy import guess_legacy
from dalil.readers.source import Source

UNSURE_SHARE = 0.05
NOTED_OFFSETS = 20
_SAMPLE = 65_536
_BROKEN_SHARE = 0.2  # damaged UTF-8 loses less than that of its bytes beyond ASCII; another encoding loses more

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
_CONTINUATION = bytes(range(0x80, 0xC0))
_LENGTHS = b"1" * 0xC0 + b"2" * 0x20 + b"3" * 0x10 + b"4" * 0x10  # by first byte (RFC 3629, section 3)
_WIDEST = 70


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
    return "utf-8" if broken < _BROKEN_SHARE * high else guess_legacy(data)


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
        text = body.decode("utf-8", "surrogateescape")
        return _source(text, encoding, lead, widths="" if len(text) == len(body) else _utf8_widths(text))
    if encoding in ("utf-16-le", "utf-16-be"):
        even = body[: len(body) // 2 * 2]
        text = even.decode(encoding, "surrogatepass")
        widths = "".join("4" if sign > "\uffff" else "2" for sign in text) if 2 * len(text) < len(even) else ""
        return _source(text, encoding, lead, width=2, widths=widths, odd=len(body) % 2)
    if _is_single_byte(encoding):
        return _source(body.decode(encoding, "surrogateescape"), encoding, lead)
    text, widths = _by_unit(body, encoding)
    if any(ord(width) > ord("0") + _WIDEST for width in set(widths)):
        return _decoded(data, guess_legacy(data), lead=lead)
    return _source(text, encoding, lead, widths=widths)


def _source(text: str, encoding: str, lead: int, *, width: int = 1, widths: str = "", odd: int = 0) -> Source:
    """The source of a text in which lone surrogates stand for lost bytes; `odd` bytes more are lost at its end."""
    whole = Source(text=text, width=width, widths=widths, lead=lead, encoding=encoding)
    lost = [whole.offset(found.start()) for found in _ESCAPED.finditer(text)] + [whole.offset(len(text))] * odd
    if not lost:
        return whole
    ends = (widths or chr(ord("0") + width) * len(text)) + "1" if odd else widths
    clean = _ESCAPED.sub("\ufffd", text) + "\ufffd" * odd
    return Source(text=clean, width=width, widths=ends, lead=lead, encoding=encoding, damaged=tuple(lost))


def _utf8_widths(text: str) -> str:
    """The number of bytes of each code point, taken from its first byte; a lost byte is one."""
    pieces, done = [], 0
    for found in _ESCAPED.finditer(text):
        pieces += [text[done : found.start()].encode().translate(_LENGTHS, _CONTINUATION).decode("ascii"), "1"]
        done = found.end()
    return "".join([*pieces, text[done:].encode().translate(_LENGTHS, _CONTINUATION).decode("ascii")])


@lru_cache(maxsize=64)
def _is_single_byte(encoding: str) -> bool:
    """Whether each byte is one code point of its own: no byte makes the decoder wait for a second one."""
    decoder = codecs.getincrementaldecoder(encoding)
    return all(len(decoder("replace").decode(bytes([byte]))) == 1 for byte in range(256))


def _by_unit(body: bytes, encoding: str) -> tuple[str, str]:
    """Text and widths of any other encoding (UTF-32, East Asian ones), fed byte by byte; slow and exact.

    A lost sequence is one lone surrogate, as wide as it is long.
    """
    texts, widths = [], []
    for text, start, end in _fed(body, encoding):
        each, rest = divmod(end - start, len(text))
        texts.append(text.replace("\ufffd", "\udc80"))
        widths.append(chr(ord("0") + each + rest) + chr(ord("0") + each) * (len(text) - 1))
    return "".join(texts), "".join(widths)


def _fed(body: bytes, encoding: str) -> Iterator[tuple[str, int, int]]:
    """Each output of the decoder with the bytes [start, end) that it took."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    start = 0
    for index in range(len(body)):
        text = decoder.decode(body[index : index + 1], final=index + 1 == len(body))
        if text:
            yield text, start, index + 1
            start = index + 1
