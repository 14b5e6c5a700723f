import pytest

from dalil.errors import LimitError
from dalil.model.rendition import Rendition
from dalil.readers import Limits, read


def rendition(text: str, limits: Limits | None = None) -> Rendition:
    found = read(text.encode(), "report.txt", limits=limits or Limits()).rendition
    assert found is not None
    return found


def blocks(text: str) -> list[tuple[str, str]]:
    found = rendition(text)
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


PROSE = "The army shelled the market on Monday, residents said."


def test_text_is_kept_to_the_letter() -> None:
    text = "A\u00a0child\r\n\u200fstood\ufeff there.\r\n\r\n\tNobody came.\n"
    assert rendition(text).text == text


def test_a_title_without_a_blank_line_is_not_glued_to_the_paragraph() -> None:
    assert blocks(f"Market shelled in Sarel\n{PROSE}") == [("heading", "Market shelled in Sarel"), ("paragraph", PROSE)]


def test_two_lines_of_prose_are_one_block() -> None:
    text = "The army entered the town.\nIt left at noon."
    assert blocks(text) == [("paragraph", text)]


def test_prose_broken_at_the_margin_is_one_block() -> None:
    text = "Residents of the eastern bank told President\nAnso Verrel that the bridge was shelled twice\nthat night."
    assert blocks(text) == [("paragraph", text)]


def test_a_masthead_is_taken_line_by_line() -> None:
    found = rendition(
        f"THE KARN POST\nBy our own correspondent\nTuesday, 9 May 2034\n\nWhat the town needs\n\n{PROSE}\n"
    )
    assert [block.kind for block in found.blocks] == ["heading", "credit", "metadata", "heading", "paragraph"]
    assert found.metadata["title"] == "What the town needs"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("21/11/2036 07:40 GMT | Updated 22/11/2037 09:25 GMT", "metadata"),
        ("Published 13/03/2034", "metadata"),
        ("نشر: ١٤ آذار ٢٠٣٤", "metadata"),
        ("12 كانون الأول/ديسمبر 2034", "metadata"),
        ("A child on a street in Sarel. (file) Photo: Agency/Tolm", "caption"),
        ("Photo Credits: Harbour Desk", "credit"),
        ("Ira Tolm / Meridian", "credit"),
        ("By Ira Tolm and Nadia Korvel", "credit"),
        ("(Meridian Wire, Sarel desk)", "credit"),
        ("© 2034 Meridian", "credit"),
        ("تصوير: إيرا تولم", "credit"),
        ("• Two ambulances were hit.", "list_item"),
        ("> They denied it.", "quotation"),
        ("On 14 December 2036 shells fell on the market.", "paragraph"),
        ("The minister said: we never fired.", "paragraph"),
        ("Here is the envoy at the Council yesterday.", "paragraph"),
        ("Speaking in Karn, the envoy said:", "paragraph"),
    ],
)
def test_kind_of_a_line_by_its_shape(line: str, kind: str) -> None:
    assert blocks(f"{PROSE}\n\n{line}\n\n{PROSE}")[1] == (kind, line)


def test_a_short_last_line_is_no_heading() -> None:
    assert blocks(f"{PROSE}\n\nMore follows")[1] == ("paragraph", "More follows")


def test_list_items_stand_alone() -> None:
    found = blocks(f"{PROSE}\n\n- Two were killed\n- Three were hurt,\n  one badly")
    assert [kind for kind, _ in found] == ["paragraph", "list_item", "list_item"]


def test_long_blocks_are_cut_where_a_sentence_ends() -> None:
    text = PROSE + " " + PROSE
    found = rendition(text * 3, Limits(block=70))
    assert all(block.end - block.start <= 70 for block in found.blocks)
    assert "".join(found.text[block.start : block.end] for block in found.blocks) == found.text


def test_text_above_the_limit_is_too_long_to_read() -> None:
    with pytest.raises(LimitError, match="too long to read"):
        rendition(PROSE * 100, Limits(text=1000))


def test_language_is_named_where_it_is_clear() -> None:
    assert rendition(PROSE).language == "en"
    assert rendition("قصف الجيش سوق البلدة صباح يوم الاثنين وقتل مدنيين.").language == "ar"
    assert rendition("12 34").language is None
