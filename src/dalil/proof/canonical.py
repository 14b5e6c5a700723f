"""JSON in the one form that can be hashed: RFC 8785 restricted to integers.

Fractions are left out on purpose: every language writes them differently, and nothing in the log needs them.
"""

import json
import re
from collections.abc import Callable
from typing import NoReturn

from dalil.errors import IntegrityError, InvalidValueError

JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]

LARGEST_INTEGER = 2**53 - 1  # RFC 8785 section 3.2.2.3: beyond it other readers lose digits
DEEPEST = 64
_quote: Callable[[str], str] = json.encoder.encode_basestring  # that of `ensure_ascii=False`
_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(value: JsonValue) -> bytes:
    """Write a value as canonical JSON in UTF-8 (RFC 8785): no blanks, members sorted by UTF-16 code units.

    Raises `InvalidValueError` for fractions, integers beyond 2**53-1, lone surrogates and nesting deeper than 64.
    """
    return _written(value, 0).encode("utf-8")


def quoted(text: str) -> str:
    """A text as canonical JSON writes it (RFC 8785 section 3.2.2.2); raises `InvalidValueError` as `dump` does."""
    return _quote(_checked(text))


def load(data: bytes) -> JsonValue:
    """Read canonical JSON and nothing else: what is read and written again gives the same bytes.

    Raises `IntegrityError` naming the flaw: not UTF-8, not JSON, a name twice, NaN, a fraction, a lone surrogate,
    or bytes that are not the canonical form of their value.
    """
    value = _read(data)
    if _written_or_damaged(value) != data:
        raise IntegrityError("The JSON is not in canonical form (RFC 8785).", "Compare with an untouched copy.")
    return value


def load_object(data: bytes) -> JsonObject:
    """Read canonical JSON that is an object; raises `IntegrityError` as `load` does, and for any other value."""
    value = load(data)
    if not isinstance(value, dict):
        raise IntegrityError("The JSON is not an object.", "Compare with an untouched copy.")
    return value


def parse(data: bytes) -> JsonValue:
    """Read strict JSON (RFC 8259, I-JSON of RFC 7493) in any layout; raises `IntegrityError` as `load` does."""
    value = _read(data)
    _written_or_damaged(value)
    return value


def _read(data: bytes) -> JsonValue:
    try:
        text = data.decode("utf-8")
        value: JsonValue = json.loads(
            text, object_pairs_hook=_members, parse_constant=_no_constant, parse_float=_no_fraction, parse_int=_integer
        )
    except UnicodeDecodeError as error:
        raise IntegrityError(f"The JSON is not UTF-8 at byte {error.start}.") from error
    except json.JSONDecodeError as error:
        raise IntegrityError(f"Not JSON: {error.msg} at character {error.pos}.") from error
    except RecursionError as error:
        raise IntegrityError(f"The JSON is nested deeper than {DEEPEST}.") from error
    return value


def _written_or_damaged(value: JsonValue) -> bytes:
    try:
        return dump(value)
    except InvalidValueError as error:
        raise IntegrityError(error.diagnosis) from error


def _written(value: JsonValue, depth: int) -> str:
    """A value in its one form; what stands in it most often, short ASCII text, is written without a further call."""
    if isinstance(value, str):
        return _quote(_checked(value))
    if isinstance(value, dict | list):
        return _members_written(value, depth)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise InvalidValueError("An integer is beyond 2**53-1.")
        return int.__repr__(value)
    raise InvalidValueError(f"A {type(value).__name__} has no canonical JSON form.")


def _members_written(value: JsonObject | list[JsonValue], depth: int) -> str:
    if depth >= DEEPEST:
        raise InvalidValueError(f"The JSON is nested deeper than {DEEPEST}.")
    deeper = depth + 1
    if isinstance(value, dict):
        members = [
            f"{_quote(name)}:"
            f"{_quote(item) if type(item := value[name]) is str and item.isascii() else _written(item, deeper)}"
            for name in _names(value)
        ]
        return f"{{{','.join(members)}}}"
    items = [_quote(item) if type(item) is str and item.isascii() else _written(item, deeper) for item in value]
    return f"[{','.join(items)}]"


def _names(members: JsonObject) -> list[str]:
    """The names of an object in the order of their UTF-16 code units, which for ASCII is that of their letters."""
    try:
        plain = "".join(members).isascii()
    except TypeError:  # a name that is no text, which _utf16 refuses by its kind
        plain = False
    return sorted(members) if plain else sorted(members, key=_utf16)


def _checked(text: str) -> str:
    if not isinstance(text, str):
        raise InvalidValueError(f"A member's name is a {type(text).__name__}, not text.")
    if not text.isascii() and _SURROGATE.search(text):
        raise InvalidValueError("A text holds a lone surrogate.")
    return text


def _utf16(name: str) -> bytes:
    return _checked(name).encode("utf-16-be")


def _members(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise IntegrityError("A name stands twice in one JSON object.", "Compare with an untouched copy.")
    return members


def _no_constant(name: str) -> NoReturn:
    raise IntegrityError(f"The JSON holds {name}.")


def _no_fraction(_digits: str) -> NoReturn:
    raise IntegrityError("The JSON holds a fraction or an exponent.")


def _integer(digits: str) -> int:
    if len(digits) > len(str(LARGEST_INTEGER)) + 1:
        raise IntegrityError("The JSON holds an integer beyond 2**53-1.")
    return int(digits)
