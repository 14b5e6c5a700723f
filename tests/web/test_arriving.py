"""A form as it arrives: whole in whatever pieces it comes, nothing of it put aside, and ended where it breaks off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import LimitError, UnreadableError, UsageError
from dalil.web import arriving
from dalil.web.arriving import ArrivingForm

BOUNDARY = "----b0undary"
TYPE = f"multipart/form-data; boundary={BOUNDARY}"
FIELDS = st.dictionaries(st.text("abc", min_size=1, max_size=5), st.text(max_size=20), max_size=3)
FILES = st.lists(st.tuples(st.text("ab.ق ", min_size=1, max_size=8), st.binary(max_size=90)), max_size=3)


def body(fields: dict[str, str], files: list[tuple[str, bytes]], end: bool = True) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, data in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
    return b"".join(parts) + (f"--{BOUNDARY}--\r\n".encode() if end else b"")


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(FIELDS, FILES, st.integers(1, 70), st.integers(1, 50))
def test_it_is_whole_in_whatever_pieces_it_comes(
    fields: dict[str, str], files: list[tuple[str, bytes]], size: int, taken: int
) -> None:
    form = ArrivingForm(TYPE, cut(body(fields, files), size))
    found = []
    for one in form.files():
        data = b""
        while piece := one.read(taken):
            data += piece
        found.append((one.name, data))
    assert form.fields == fields
    assert found == files


def test_a_file_that_nobody_reads_is_run_past() -> None:
    form = ArrivingForm(TYPE, cut(body({}, [("a", b"x" * 200_000), ("b", b"y")]), 1000))
    assert [one.name for one in form.files()] == ["a", "b"]


def test_a_file_that_nobody_chose_is_none() -> None:
    assert list(ArrivingForm(TYPE, [body({"text": "a"}, [("", b"")])]).files()) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\\\temp\\\\passwd", "a/b/passwd"])
def test_a_name_is_no_path(name: str) -> None:
    assert [one.name for one in ArrivingForm(TYPE, [body({}, [(name, b"x")])]).files()] == ["passwd"]


def test_a_file_that_breaks_off_is_not_taken_for_whole() -> None:
    data = body({}, [("long", b"x" * 300_000)], end=False)[:200_000]
    one = next(ArrivingForm(TYPE, cut(data, 1 << 14)).files())
    with pytest.raises(UnreadableError, match="whole"):
        one.to_bytes(1 << 20)


def test_a_field_behind_a_file_is_refused() -> None:
    late = body({}, [("a", b"x")], end=False) + body({"protected": "yes"}, [])
    form = ArrivingForm(TYPE, [late])
    with pytest.raises(UsageError, match="behind"):
        list(form.files())


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "text/plain; boundary=x"])
def test_what_is_no_form_is_refused(kind: str) -> None:
    with pytest.raises(UsageError):
        ArrivingForm(kind, [b"{}"])


def test_a_body_that_is_no_form_is_refused() -> None:
    with pytest.raises(UsageError):
        ArrivingForm(TYPE, [b"nothing of this is a part of a form"])


def test_fields_and_parts_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "LONGEST_FIELDS", 50)
    monkeypatch.setattr(arriving, "MOST_PARTS", 3)
    with pytest.raises(LimitError):
        ArrivingForm(TYPE, cut(body({"text": "x" * 60}, []), 16))
    with pytest.raises(LimitError):
        ArrivingForm("application/x-www-form-urlencoded", [b"text=" + b"x" * 60])
    with pytest.raises(LimitError):
        list(ArrivingForm(TYPE, cut(body({}, [("a", b"")] * 5), 16)).files())
    one = next(ArrivingForm(TYPE, [body({}, [("a", b"x" * 100)])]).files())
    with pytest.raises(LimitError):
        one.to_bytes(99)
