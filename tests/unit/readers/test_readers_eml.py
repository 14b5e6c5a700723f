from email.message import EmailMessage

import pytest

from dalil.errors import LimitError
from dalil.readers import Limits, Outcome, read


def message(body: str, subtype: str = "plain", charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "Casualty Watch <desk@watch.example>", "editors@karn.example"
    made["Subject"], made["Date"] = "أول حصيلة", "Tue, 09 May 2034 21:30:00 +0300"
    made.set_content(body, subtype=subtype, charset=charset)
    return made


def outcome(data: bytes) -> Outcome:
    return read(data, "a.eml")


def test_a_message_is_body_headers_and_attachments() -> None:
    made = message("Dear editors,\n\nEleven people were killed in “Sarel”.\n", charset="utf-8")
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="قائمة.pdf")
    made.add_attachment("a list\n", filename="list.txt")
    found = outcome(made.as_bytes())
    assert found.rendition is not None
    assert found.rendition.metadata["title"] == "أول حصيلة"
    assert found.rendition.metadata["published"] == "Tue, 09 May 2034 21:30:00 +0300"
    assert [(one.name, one.part, one.data) for one in found.attachments] == [
        ("قائمة.pdf", "mime:2", b"%PDF-1.7"),
        ("list.txt", "mime:3", b"a list\n"),
    ]
    text = found.rendition.text
    at = text.index("“Sarel”")
    assert str(found.rendition.offsets.position(at, at + 7)[0]) == f"element:mime:1:{at}-{at + 7}"


def test_plain_text_is_preferred_to_the_same_words_as_html() -> None:
    made = message("Plain words.")
    made.add_alternative("<p>Rich words.</p>", subtype="html")
    found = outcome(made.as_bytes())
    assert found.rendition is not None
    assert found.rendition.text.strip() == "Plain words."
    assert [one.part for one in found.attachments] == ["mime:2"]


def test_a_page_in_a_message_is_read_as_a_page() -> None:
    found = outcome(message("<nav>Home</nav><p>Two &amp; three.</p>", subtype="html").as_bytes())
    assert found.rendition is not None
    assert [block.kind for block in found.rendition.blocks] == ["boilerplate", "paragraph"]
    (place,) = found.rendition.offsets.position(6, 9)
    assert str(place) == "element:mime:1:18-21"


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6"])
def test_the_declared_encoding_of_a_part_is_used(charset: str) -> None:
    found = outcome(message("قصفت الطائرات الحي", charset=charset).as_bytes())
    assert found.rendition is not None
    assert found.rendition.text.strip() == "قصفت الطائرات الحي"


def test_a_message_in_a_message_is_an_attachment() -> None:
    made = message("See below.")
    made.add_attachment(message("The inner words."))
    (inner,) = outcome(made.as_bytes()).attachments
    assert inner.name == "message.eml"
    assert b"The inner words." in inner.data


def test_a_message_of_attachments_alone_says_so() -> None:
    made = message("")
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="a.png")
    found = outcome(made.as_bytes())
    assert found.rendition is None
    assert "no words of its own" in str(found.why)
    assert len(found.attachments) == 1


def test_malformed_message_is_read_with_its_defects() -> None:
    data = b"From: a\nTo: b\nSubject: =?utf-8?b?!!!?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nWords.\n"
    found = outcome(data)
    assert found.rendition is not None
    assert found.rendition.text.strip() == "Words."
    assert any("malformed message" in note for note in found.rendition.notes)


def test_names_stay_out_of_notes() -> None:
    found = outcome(message("Words.").as_bytes())
    assert found.rendition is not None
    assert not any("watch" in note.lower() for note in found.rendition.notes)


def test_too_many_parts_pass_the_limit() -> None:
    made = message("Words.")
    for number in range(10):
        made.add_attachment("x", filename=f"{number}.txt")
    with pytest.raises(LimitError, match="too many parts"):
        read(made.as_bytes(), "a.eml", limits=Limits(parts=5))


def test_deep_nesting_passes_the_limit() -> None:
    data = b"From: a\nTo: b\nSubject: c\n"
    for depth in range(100):
        data += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
    with pytest.raises(LimitError, match="deeply"):
        outcome(data + b"\nWords.\n")
