"""Each code point of a rendition leads back to its bytes, and no input makes a reader fail without a reason."""

import html
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.errors import UnreadableError
from dalil.model.rendition import Rendition
from dalil.readers import publication, read
from dalil.readers.encoding import decode

WORDS = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_characters="\x00"), st.sampled_from("aé“ق\u00a0\u200f💔 \n\r\t.<&")),
    min_size=1,
)
TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<h1>", "<ul><li>", "<table><td>", "<pre>", "</pre>"),
    *(
        "&amp;",
        "&eacute;",
        "&#x1F494;",
        "&nbsp;",
        "<!-- x -->",
        "<script>y</script>",
        "<p hidden>",
        "<nav>",
        "<a x='y'>",
    ),
)
MARKUP = st.lists(
    st.one_of(
        WORDS.map(html.escape),
        st.sampled_from(TAGS),
    ),
    max_size=30,
).map("".join)
HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"<html>",
        b"From: a\nTo: b\nSubject: c\nDate: d\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x00\x00\xfe\xff",
    ]
)


def rendition_of(data: bytes, name: str) -> Rendition | None:
    try:
        return read(data, name).rendition
    except UnreadableError:
        return None


def source_of(data: bytes, rendition: Rendition, start: int, end: int) -> bytes:
    return b"".join(data[place.start : place.end] for place in rendition.offsets.position(start, end))


@settings(max_examples=150, deadline=None)
@given(
    text=WORDS,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    at=st.integers(0, 300),
    size=st.integers(1, 40),
)
def test_each_span_of_plain_text_is_found_in_its_bytes(text: str, encoding: str, at: int, size: int) -> None:
    data = text.encode(encoding)
    rendition = rendition_of(data, "a.txt")
    if rendition is None or rendition.reader != "plain":
        return
    start = at % (len(rendition.text) or 1)
    end = min(start + size, len(rendition.text))
    source = source_of(data, rendition, start, end)
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)
    if decode(data).encoding == plain:
        assert source.decode(plain) == rendition.text[start:end]


@settings(max_examples=200, deadline=None)
@given(markup=MARKUP, at=st.integers(0, 300), size=st.integers(1, 40))
def test_each_span_of_a_page_is_found_in_its_bytes(markup: str, at: int, size: int) -> None:
    data = f"<html><body>{markup}</body></html>".encode()
    rendition = rendition_of(data, "a.html")
    if rendition is None or not rendition.text:
        return
    for run in rendition.offsets.runs:
        source = data[run.source.start : run.source.end].decode()
        text = rendition.text[run.start : run.end]
        exact = run.linear or run.widths
        assert source == text if exact else html.unescape(source) == text or text in (" ", "\n")
    start = at % len(rendition.text)
    end = min(start + size, len(rendition.text))
    covered = source_of(data, rendition, start, end).decode()
    assert len("".join(html.unescape(covered).split())) >= len("".join(rendition.text[start:end].split()))


@settings(max_examples=200, deadline=None)
@given(head=HEADS, body=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.html", "a.eml", "a.docx", "a.pdf"]))
def test_random_bytes_end_in_a_rendition_or_a_reason(head: bytes, body: bytes, name: str) -> None:
    rendition = rendition_of(head + body, name)
    if rendition is not None:
        rendition.text.encode()
        publication(stated={}, side={}, rendition=rendition)
        assert rendition == rendition_of(head + body, name)


@settings(max_examples=60, deadline=None)
@given(body=st.text(st.sampled_from('<>/wpt:r "=&;x'), max_size=200), flip=st.integers(0, 2000), bit=st.integers(0, 7))
def test_damaged_documents_end_in_a_rendition_or_a_reason(body: str, flip: int, bit: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", f'<w:document xmlns:w="x"><w:p>{body}</w:p></w:document>')
    data = bytearray(stream.getvalue())
    data[flip % len(data)] ^= 1 << bit
    rendition_of(bytes(data), "a.docx")


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@settings(max_examples=60, deadline=None)
@given(text=WORDS)
def test_blocks_lie_in_the_text_in_order(name: str, text: str) -> None:
    rendition = rendition_of(text.encode(), name)
    if rendition is not None:
        for block in rendition.blocks:
            assert rendition.text[block.start : block.end].strip()
