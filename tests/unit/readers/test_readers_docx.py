import io
import zipfile

import docx
import pytest

from dalil.errors import UnreadableError
from dalil.model.rendition import Rendition
from dalil.readers import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def rendition(data: bytes) -> Rendition:
    found = read(data, "a.docx").rendition
    assert found is not None
    return found


def package(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            made.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def test_a_document_of_a_word_processor_is_read_with_its_styles() -> None:
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Statement", "Press office"
    made.add_heading("Statement of the ministry", 1)
    made.add_paragraph("The ministry denies the shelling of Sarel.")
    made.add_paragraph("A burnt bus in Sarel.", style="Caption")
    made.add_paragraph("Two were hurt.", style="List Bullet")
    made.add_paragraph("We never fired.", style="Quote")
    made.add_table(1, 2).rows[0].cells[1].text = "12 killed"
    stream = io.BytesIO()
    made.save(stream)
    found = rendition(stream.getvalue())
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        ("heading", "Statement of the ministry"),
        ("paragraph", "The ministry denies the shelling of Sarel."),
        ("caption", "A burnt bus in Sarel."),
        ("list_item", "Two were hurt."),
        ("quotation", "We never fired."),
        ("table", "12 killed"),
    ]
    assert (found.metadata["title"], found.metadata["author"]) == ("Statement", "Press office")
    at = found.text.index("denies")
    assert str(found.offsets.position(at, at + 6)[0]) == "element:word/document.xml/p[2]:13-19"


def test_runs_of_one_paragraph_are_joined_and_signs_kept() -> None:
    body = "<w:p><w:r><w:t>Shells</w:t><w:tab/><w:t>fell</w:t><w:br/><w:t>at the\u00a0port.</w:t></w:r></w:p>"
    assert rendition(package(body)).text == "Shells\tfell\nat the\u00a0port."


def test_deleted_words_are_counted_not_read() -> None:
    deleted = "<w:del><w:r><w:delText>twelve</w:delText></w:r></w:del>"
    body = f"<w:p>{deleted}<w:ins><w:r><w:t>Two died.</w:t></w:r></w:ins></w:p>"
    found = rendition(package(body))
    assert found.text == "Two died."
    assert "6 code points of tracked deletions" in found.notes[0]


def test_notes_and_headers_are_read_with_their_own_path() -> None:
    def part(name: str, words: str) -> str:
        return f"<w:{name} {W}><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{name}>"

    found = rendition(
        package(
            "<w:p><w:r><w:t>Body text here.</w:t></w:r></w:p>",
            footnotes=part("footnotes", "Our first count."),
            header1=part("hdr", "Press office"),
        )
    )
    assert [(block.kind, str(found.offsets.position(block.start, block.end)[0])) for block in found.blocks] == [
        ("paragraph", "element:word/document.xml/p[1]:0-15"),
        ("paragraph", "element:word/footnotes.xml/p[1]:0-16"),
        ("boilerplate", "element:word/header1.xml/p[1]:0-12"),
    ]


def test_words_of_a_text_box_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    fallback = (
        f'<mc:Fallback xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{box}</mc:Fallback>'
    )
    found = rendition(package(f"<w:p><w:r><w:t>Before.</w:t></w:r><w:r>{box}{fallback}</w:r></w:p>"))
    assert found.text == "Before.\n\nIn the box."


def test_a_document_without_words_says_so() -> None:
    outcome = read(package("<w:p/>"), "a.docx")
    assert outcome.rendition is None
    assert "no words" in str(outcome.why)


def test_broken_xml_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="broken"):
        read(package("<w:p>"), "a.docx")
