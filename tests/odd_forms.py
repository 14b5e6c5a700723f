"""Odd forms of what a dossier is made of: JSON, lines of text, base64, DER; drawn by a number, the same each time."""

import base64
import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Written:
    """JSON that stands as it is written here, whatever it means."""

    text: str


VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**53 - 1, 2**53, 10**30, 1.5, 1.0, "", "x", "0" * 64, "F" * 64, "a" * 63, [], {},
    [[]], {"": 1}, "\0", "\n", "\u2028", "\x85", "\ud800", "\U0001f600", 'a"b\\', "person", "machine", "run-2", "../x",
    "a/b", ".hidden", "key.rotated", "bag", "objects/sha256/" + "0" * 64, "a" * 70_000, "\x7f", "e\u0301", "\u0662",
    Written("-0"), Written("1e0"), Written("NaN"), Written("01"), Written('"\\u0041"'), Written('"\\/"'),
    Written("9007199254740993"), Written("1" * 5000), Written('{"a":1,"a":1}'), Written('{"b":1,"a":1}'),
    Written("{ }"), Written('"\\ud83d\\ude00"'), Written('"\\uD800"'),
)  # fmt: skip
NAMES = (
    "", "_sd", "sig", "v", "dossier", "run", "statement", "files", "outputs_root", "form", "note", "\ud800", "\uffff",
    "\U00010000", "A", "keyid", "sha256", "vkey", "new_sig", "name", "digest", "tool", "result", "\n",
)  # fmt: skip
STRAY = (b" ", b"\n", b"\r", b"\t", b"\0", b"\x0b", b"\x1c", b"\xff", b"\xed\xa0\x80", b"=", b"-", b"_", b"#",
         "\u2028".encode(), "\x85".encode(), "\xa0".encode(), b"\xef\xbb\xbf")  # fmt: skip
ELEMENTS = (b"\x05\0", b"\x04\0", b"\x02\x01\x01", b"\x02\x02\0\0", b"\x30\0", b"\x31\0", b"\x01\x01\x7f",
            b"\x0c\x01\xff", b"\xa1\0", b"\xa1\x02\x05\0", b"\0\0")  # fmt: skip
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def written(value: Any) -> bytes:  # noqa: ANN401 - whatever may stand in JSON, and what may not
    """Any value as canonical JSON writes what it allows, and a little beyond."""
    if isinstance(value, Written):
        return value.text.encode()
    if isinstance(value, list):
        return b"[" + b",".join(map(written, value)) + b"]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return b"{" + b",".join(written(name) + b":" + written(value[name]) for name in names) + b"}"
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def odd_json(value: Any, draw: Random) -> Any:  # noqa: ANN401 - as above
    """A value that is changed at one place."""
    whole = copy.deepcopy(value)
    holder, name = draw.choice(list(_places(whole)))
    change = draw.randrange(8)
    if change == 0:
        del holder[name]
    elif change == 1 and isinstance(holder, dict):
        holder[draw.choice(NAMES)] = draw.choice(VALUES)
    elif change == 2 and isinstance(holder, dict):
        holder[draw.choice(NAMES)] = holder.pop(name)
    elif change == 3 and isinstance(holder, list):
        holder.insert(draw.randrange(len(holder) + 1), draw.choice([*VALUES, *holder]))
    elif change < 6:
        holder[name] = _nearly(holder[name], draw)
    else:
        holder[name] = draw.choice(VALUES)
    return whole


def _places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - as above
    """Each member and item, by what holds it and its name or number."""
    names = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for name in list(names):
        yield value, name
        yield from _places(value[name])


def _nearly(value: Any, draw: Random) -> Any:  # noqa: ANN401 - as above
    """Something that a careless reader would take for the same."""
    if isinstance(value, str):
        other = (value + "\n", " " + value, value.upper(), value + "=", value[:-1], value.replace("-", "+"),
                 value.replace("_", "/"), "\ufeff" + value, odd_base64(value, draw))  # fmt: skip
        return draw.choice(other)
    if isinstance(value, bool) or value is None:
        return draw.choice((0, 1, "true", "null"))
    if isinstance(value, int):
        number = (value + 1, str(value), -value, bool(value), Written(f"{value}.0"), Written(f"0{value}"))
        return draw.choice(number)
    return draw.choice((value * 2, value[::-1], [value])) if isinstance(value, list) else [value]


def odd_base64(text: str, draw: Random) -> str:
    """Base64 that says the same in another form, or nearly the same."""
    bare = text.rstrip("=")
    bits = bare[:-1] + LETTERS[LETTERS.index(bare[-1]) ^ 1] if bare and bare[-1] in LETTERS else bare
    stray = text[:4] + draw.choice(("\n", " ", "-", "_", "%", "\u00e9", "=")) + text[4:]
    return draw.choice((bare, stray, bits + text[len(bare) :]))


def odd_text(data: bytes, draw: Random) -> bytes:
    """Lines with marks, ends, blanks, letters and repetitions that do not belong there."""
    at, lines = draw.randrange(len(data) + 1), data.splitlines(keepends=True) or [b"x"]
    changes = (
        b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"), data + b"\n", data + b"\0", data[:-1], b"\n" + data,
        data[:at] + draw.choice(STRAY) + data[at:], data[:at] + data[at + 1 :], data + lines[-1], b"".join(lines[::-1]),
        data[:at] + data[at : at + 1].swapcase() + data[at + 1 :], data + bytes(1 << 20),
    )  # fmt: skip
    return draw.choice(changes)


def der(tag: int, *parts: bytes) -> bytes:
    """An element of DER of less than 65,536 bytes."""
    data = b"".join(parts)
    size = len(data)
    head = bytes([size]) if size < 0x80 else bytes([0x81, size]) if size < 0x100 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + head + data


def odd_der(data: bytes, draw: Random) -> bytes:
    """One element, however deep, left out, doubled, exchanged, or written in another form; lengths around it follow."""
    places = list(_elements(data, 0))
    begin, content, end = draw.choice(places)
    tag, whole, body = data[begin], data[begin:end], data[content:end]
    other = draw.choice(places)
    bit = draw.randrange(len(whole) * 8)
    turned = bytearray(whole)
    turned[bit // 8] ^= 1 << bit % 8
    changes = (
        b"", whole + whole, bytes(turned), whole + draw.choice(ELEMENTS), draw.choice(ELEMENTS),
        data[other[0] : other[2]],
        bytes([draw.choice((tag ^ 32, 0x30, 0x31, 0x24, 0x05, 0xA0, 0x80, tag ^ 1))]) + whole[1:],
        bytes([tag, 0x83]) + len(body).to_bytes(3, "big") + body,
        bytes([tag | 32, 0x80]) + (body if tag & 32 else whole) + b"\0\0",
    )  # fmt: skip
    return _exchanged(data, begin, draw.choice(changes))


def _elements(data: bytes, base: int) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(data):
        content, end = _bounds(data, at)
        yield base + at, base + content, base + end
        if data[at] & 32:
            yield from _elements(data[content:end], base + content)
        at = end


def _bounds(data: bytes, at: int) -> tuple[int, int]:
    long = max(data[at + 1], 0x80) - 0x80
    content = at + 2 + long
    return content, content + (int.from_bytes(data[at + 2 : content], "big") if long else data[at + 1])


def _exchanged(data: bytes, target: int, new: bytes) -> bytes:
    made, at = b"", 0
    while at < len(data):
        content, end = _bounds(data, at)
        if at == target:
            made += new
        elif content <= target < end:
            made += der(data[at], _exchanged(data[content:end], target - content, new))
        else:
            made += data[at:end]
        at = end
    return made


def base64_of(data: bytes) -> str:
    """Standard base64 as text."""
    return base64.b64encode(data).decode()
