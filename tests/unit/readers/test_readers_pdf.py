import pytest

from dalil.errors import LimitError, UnreadableError
from dalil.model.rendition import Rendition
from dalil.readers import Limits, read

Line = tuple[int, int, int, str]  # left, bottom, size, words


def pdf(*pages: list[Line], trailer: str = "") -> bytes:
    """A PDF (ISO 32000-2) with one text line for each row, Helvetica, ASCII."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        content = "\n".join(
            f"BT /F1 {size} Tf {left} {bottom} Td ({words}) Tj ET" for left, bottom, size, words in lines
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents {5 + 2 * index} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    data, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return data.encode("latin-1")


def rendition(data: bytes, limits: Limits | None = None) -> Rendition:
    found = read(data, "a.pdf", limits=limits or Limits()).rendition
    assert found is not None
    return found


DENIAL = (
    "The Front denies that it shelled the market in Sarel on Monday and calls on the opposition to stop the fire. "
    "Nothing that was said by the opposition is true, and the harbour-side was empty."
)
STATEMENT: list[Line] = [
    (40, 360, 16, "Statement of the Coastal Front"),
    (40, 330, 10, "The Front denies that it shelled the market in Sarel on Monday and calls on the oppo-"),
    (40, 318, 10, "sition to stop the fire. Nothing that was said by the opposition is true, and the harbour-"),
    (40, 306, 10, "side was empty."),
    (40, 280, 10, "The press office is open."),
    (195, 20, 10, "1"),
]


def test_lines_make_paragraphs_and_places_are_code_points_of_a_page() -> None:
    found = rendition(pdf(STATEMENT))
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        ("heading", "Statement of the Coastal Front"),
        ("paragraph", DENIAL),
        ("paragraph", "The press office is open."),
        ("boilerplate", "1"),
    ]
    at = found.text.index("denies")
    (place,) = found.offsets.position(at, at + len("denies"))
    assert (place.scheme, place.path, place.end - place.start) == ("page", "1", 6)


def test_a_place_names_its_page() -> None:
    found = rendition(pdf([(40, 300, 10, "First page.")], [(40, 300, 10, "Second page.")]))
    (place,) = found.offsets.position(found.text.index("Second"), len(found.text))
    assert str(place) == "page:2:0-12"


def test_running_titles_and_page_numbers_are_boilerplate() -> None:
    pages: list[list[Line]] = [
        [(40, 380, 10, "KARN MONITOR"), (40, 300, 10, f"On day {number} it rained."), (195, 20, 10, f"Page {number}")]
        for number in range(1, 5)
    ]
    found = rendition(pdf(*pages))
    assert [block.kind for block in found.blocks] == ["boilerplate", "paragraph", "boilerplate"] * 4


def test_a_page_without_text_is_noted() -> None:
    assert rendition(pdf([(40, 300, 10, "Words.")], [])).notes == ("page 2 has no text layer",)


def test_no_text_layer_at_all_is_unread_with_the_reason() -> None:
    outcome = read(pdf([]), "scan.pdf")
    assert outcome.rendition is None
    assert "no text layer" in str(outcome.why)


def test_encrypted_pdf_says_so() -> None:
    secret = "<" + "00" * 32 + ">"
    encrypted = pdf(
        STATEMENT, trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -4 >> /ID [<00> <00>]"
    )
    with pytest.raises(UnreadableError, match="encrypted"):
        read(encrypted, "a.pdf")


def test_broken_pdf_says_so() -> None:
    with pytest.raises(UnreadableError, match="broken"):
        read(b"%PDF-1.7\n" + bytes(100), "a.pdf")


def test_too_many_pages_pass_the_limit() -> None:
    with pytest.raises(LimitError, match="pages"):
        rendition(pdf(STATEMENT, STATEMENT), Limits(pages=1))


def test_too_much_text_is_too_long_to_read() -> None:
    with pytest.raises(LimitError, match="too long to read"):
        rendition(pdf(STATEMENT), Limits(text=50))
