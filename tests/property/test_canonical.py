import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.canonical import LARGEST_INTEGER, JsonValue, dump, load, load_object, parse, quoted

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXT
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)


@given(VALUES)
def test_what_is_written_is_read_back(value: JsonValue) -> None:
    assert load(dump(value)) == value
    assert json.loads(dump(value)) == value


@given(VALUES)
def test_an_independent_writer_of_canonical_json_gives_the_same_bytes(value: JsonValue) -> None:
    assert dump(value) == rfc8785.dumps(value)


@given(TEXT)
def test_a_text_alone_is_written_as_within_a_value(text: str) -> None:
    assert quoted(text).encode() == dump(text)


@given(st.dictionaries(TEXT, st.integers(0, 9), min_size=2, max_size=5))
def test_the_order_of_members_does_not_matter(members: dict[str, JsonValue]) -> None:
    turned = dict(reversed(members.items()))
    assert dump(members) == dump(turned)


def test_members_are_sorted_by_utf16_units() -> None:
    # RFC 8785 section 3.2.3: the emoji (surrogates D83D DE02) sorts before U+FB33, though its code point is larger.
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f602", "\x80", "\u00f6"]
    written = dump(dict.fromkeys(names))
    assert list(json.loads(written)) == ["\r", "1", "\x80", "\u00f6", "\u20ac", "\U0001f602", "\ufb33"]


def test_control_characters_are_escaped_as_the_standard_says() -> None:
    assert dump('\x00\b\t\n\f\r\x1f"\\/\x7f') == b'"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/\x7f"'


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"b":1,"a":1}',
        b'{"a":1}\n',
        b"NaN",
        b"-Infinity",
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"9007199254740992",
        b"1" * 5000,
        b'"\\ud800"',
        b'"\xed\xa0\x80"',
        b'"\\u0041"',
        b'"\xff"',
        b'\xef\xbb\xbf"a"',
        b"[" * 100_000,
        b"[" * 66 + b"]" * 66,
        b"",
        b"{} {}",
        b"'a'",
    ],
)
def test_anything_but_the_one_form_is_refused(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        load(data)


@pytest.mark.parametrize("value", [2**53, -(2**53), "\ud800", {"\udfff": 1}])
def test_what_others_could_not_read_is_not_written(value: JsonValue) -> None:
    with pytest.raises(InvalidValueError):
        dump(value)


def test_a_fraction_is_not_written() -> None:
    with pytest.raises(InvalidValueError):
        dump([1.5])  # type: ignore[list-item]  # what a caller without types could pass


def test_an_object_is_asked_for_and_an_array_given() -> None:
    with pytest.raises(IntegrityError):
        load_object(b"[]")


def test_parse_allows_blanks_but_no_name_twice() -> None:
    assert parse(b'{ "a" : 1 }') == {"a": 1}
    with pytest.raises(IntegrityError):
        parse(b'{ "a" : 1, "a" : 2 }')
