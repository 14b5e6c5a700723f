"""Inputs built to harm the reader: each ends in a clear reason, and the next input is read as if nothing had been."""

import io
import os
import struct
import zipfile
from collections.abc import Iterator
from itertools import pairwise

import pytest

from dalil.errors import LimitError, UnreadableError
from dalil.readers import Limits, ReaderPool, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORDS = b"The army shelled the market on Monday, residents said."


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    """A minute each: what costs more than linear time takes hours here, and a busy machine is no attack."""
    with ReaderPool(limits=Limits(seconds=60, memory=1 << 29)) as found:
        yield found


def package(document: bytes, *, bulk: int = 0) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", document)
        if bulk:
            made.writestr("word/styles.xml", bytes(bulk))
    return stream.getvalue()


def still_reads(pool: ReaderPool) -> bool:
    found = pool.read(WORDS, "a.txt").rendition
    return found is not None and found.text == WORDS.decode()


def test_zip_bomb_docx(pool: ReaderPool) -> None:
    with pytest.raises(LimitError, match="zip bomb"):
        pool.read(package(b"<x/>", bulk=250_000_000), "a.docx")
    assert still_reads(pool)


def test_zip_bomb_docx_below_the_declared_cap() -> None:
    with pytest.raises(LimitError, match="zip bomb"):
        read(package(b"<x/>", bulk=50_000_000), "a.docx")


def test_overlapping_zip_members() -> None:
    data = package(b"<w:document " + W.encode() + b"/>")
    end = data.rindex(b"PK\x05\x06")
    start = data.index(b"PK\x01\x02")
    entry = bytearray(data[start:end])
    twin = bytearray(entry)
    twin[46 : 46 + 4] = b"WORD"  # a second name for the same bytes
    directory = bytes(entry + twin)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(directory), start, 0)
    with pytest.raises(UnreadableError, match="overlap"):
        read(data[:start] + directory + tail, "a.docx")


def test_docx_with_entities_that_grow() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    document = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><w:document {W}>&l8;</w:document>'
    with pytest.raises(UnreadableError, match="entities"):
        read(package(document.encode()), "a.docx")


def test_docx_with_an_outside_entity() -> None:
    document = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document {W}>&e;</w:document>'
    with pytest.raises(UnreadableError, match="entities"):
        read(package(document.encode()), "a.docx")


def test_docx_of_endless_depth(pool: ReaderPool) -> None:
    document = f"<w:document {W}>" + "<w:p>" * 200_000 + "</w:p>" * 200_000 + "</w:document>"
    (found,) = pool.read_all([(package(document.encode()), "a.docx")])
    assert isinstance(found, UnreadableError) or found.rendition is None
    assert still_reads(pool)


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 100_000 + b"deep",
        b"<a " * 100_000,
        b'<a href="' * 50_001,
        b"<" * 200_000,
        b"<title>" * 50_000,
        b"<!--" * 50_000,
        b"<b>" * 50_000 + b"</i></b>" * 50_000,
        b"<table><tr><td>" * 20_000,
        b"&amp" * 100_000,
        b"<svg><p>" * 50_000,
        b"<script>" * 50_000,
        b"<p>" + b" \n" * 200_000 + b"x",
        b"<p>" + b"Photo " * 200_000,
    ],
)
def test_page_that_would_cost_more_than_linear_time(pool: ReaderPool, page: bytes) -> None:
    outcome = pool.read(b"<html>" + page, "a.html")
    assert outcome.rendition is not None


@pytest.mark.parametrize(
    "text",
    [
        b"12/" * 300_000,
        b"a " * 500_000,
        b"\n" * 1_000_000,
        b"> " * 300_000,
        b"Photo: (file " * 50_000,
        b"12 May " * 100_000,
    ],
)
def test_text_that_would_cost_more_than_linear_time(pool: ReaderPool, text: bytes) -> None:
    assert pool.read(text, "a.txt").rendition is not None


def test_300_mb_of_text() -> None:
    with ReaderPool() as pool, pytest.raises(LimitError, match="too long to read"):
        pool.read(b"word word. " * 27_300_000, "a.txt")


def test_more_bytes_than_memory_allows(pool: ReaderPool) -> None:
    with pytest.raises(LimitError, match="too large"):
        pool.read(bytes((1 << 28) + 1), "a.bin")


def test_reader_that_takes_too_long() -> None:
    slow = b"Content-Type: text/plain; charset=big5\nFrom: a\nTo: b\n\n" + b"\xa4\x40" * 8_000_000
    with ReaderPool(limits=Limits(seconds=1)) as pool:
        still_reads(pool)
        with pytest.raises(UnreadableError, match=r"seconds|died"):
            pool.read(slow, "a.eml")
        assert still_reads(pool)


def test_reader_that_takes_too_much_memory() -> None:
    page = b"<html>" + b"<p>a" * 1_500_000
    with ReaderPool(limits=Limits(memory=1 << 28)) as pool:
        with pytest.raises(UnreadableError, match="memory"):
            pool.read(page, "a.html")
        assert still_reads(pool)


def test_child_that_is_killed(pool: ReaderPool) -> None:
    assert still_reads(pool)
    child = pool._idle.get()
    assert child is not None
    os.kill(child._process.pid, 9)
    child._process.wait()
    pool._idle.put(child)
    assert still_reads(pool)


def test_names_of_inputs_stay_out_of_messages(pool: ReaderPool) -> None:
    for data in (b"", bytes(range(256)), b"%PDF-1.7 broken", b"PK\x03\x04"):
        try:
            why = pool.read(data, "Nadia Korvel.eml.pdf").why
        except UnreadableError as error:
            why = str(error)
        assert why is not None
        assert "Korvel" not in why


def test_many_inputs_keep_their_order(pool: ReaderPool) -> None:
    inputs = [(f"Report number {number} says it rained.".encode(), "a.txt") for number in range(30)]
    inputs[7] = (b"", "a.txt")
    found = list(pool.read_all(inputs))
    assert isinstance(found[7], UnreadableError)
    numbers = [
        int(one.rendition.text.split()[2])
        for one in found
        if not isinstance(one, UnreadableError) and one.rendition is not None
    ]
    assert len(numbers) == 29
    assert all(low < high for low, high in pairwise(numbers))
