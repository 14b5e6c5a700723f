"""Who tells a sentence, told by the words at its edge where the parse hears nobody."""

import pytest
from tests.unit.attribution.conftest import Read

from dalil.model.span import Range
from dalil.statements.reading import Reading
from dalil.statements.voices import voices_over


def heard(reading: Reading, word: str) -> list[str]:
    at = reading.text.index(word)
    return [voice.speaker.name for voice in voices_over(reading, Range(start=at, end=at + len(word))) if voice.speaker]


@pytest.mark.parametrize(
    ("text", "deed", "voices"),
    [
        (
            "Two farmers were shot at the mill on Monday — that is what Yusra Deshti, the mayor, says.",
            "shot",
            ["Yusra Deshti"],
        ),
        (
            "Rockets fell on the market on Monday. That was the version given by Salim Deshti, a teacher.",
            "fell",
            ["Salim Deshti"],
        ),
        (
            "From residents of the quarter came word that the army had shelled the market.",
            "shelled",
            ["residents of the quarter"],
        ),
        (
            "The newspaper, which spoke to Samar Deshti, a teacher, reports that gunmen killed five farmers.",
            "killed",
            ["newspaper", "Samar Deshti"],
        ),
        (
            "Five farmers were killed at the mill on Monday, the newspaper learned from Samar Deshti, a teacher.",
            "killed",
            ["newspaper", "Samar Deshti"],
        ),
    ],
)
def test_whoever_stands_at_the_edge_with_a_word_of_telling_is_heard(
    read: Read, text: str, deed: str, voices: list[str]
) -> None:
    reading = read(text)
    found = heard(reading, deed)
    assert found[-1:] == voices[-1:]
    assert set(found) <= set(voices)


@pytest.mark.parametrize(
    "text",
    [
        "Samar Deshti, a teacher, told a newspaper that the mill was shelled on Monday, leaving two people dead.",
        "Samar Deshti, a teacher, recounted that jets bombed the mill on Monday; two people were dead afterwards.",
    ],
)
def test_a_participle_or_a_semicolon_goes_on_with_what_is_said(read: Read, text: str) -> None:
    assert heard(read(text), "dead") == ["Samar Deshti"]


def test_who_describes_the_name_and_not_the_trade(read: Read) -> None:
    text = "The paper carried an account by Hanan Jubrail, a shopkeeper, who said that the mill was shelled on Tuesday."
    assert heard(read(text), "shelled") == ["Hanan Jubrail"]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the market, and residents left the quarter.",
        "Samar Deshti, a teacher, left the quarter after shells fell on the market.",
        "Shells fell on the market in a quarter that residents call the old one, killing two of them.",
        "The army met residents and shells fell on the market.",
    ],
)
def test_somebody_who_tells_nothing_is_no_voice(read: Read, text: str) -> None:
    assert heard(read(text), "fell") == []


def test_what_syntax_hears_stays(read: Read) -> None:
    reading = read("Samar Deshti said the army left, but Faris Deshti, a teacher, did not say when.")
    assert heard(reading, "left") == ["Samar Deshti"]


@pytest.mark.parametrize(
    ("text", "deed", "voices"),
    [
        ("Residents put it on record that the army shelled the market on Monday.", "shelled", ["Residents"]),
        (
            "Yusra Deshti, the mayor, is certain: five farmers were shot at the mill on Monday.",
            "shot",
            ["Yusra Deshti"],
        ),
        (
            "If Yusra Deshti, the mayor, is to be believed, five farmers were shot at the mill on Monday.",
            "shot",
            ["Yusra Deshti"],
        ),
        ("Five farmers were shot at the mill on Monday; the source is residents.", "shot", ["residents"]),
        (
            "Five farmers were shot at the mill on Monday. That is according to Yusra Deshti, the mayor.",
            "shot",
            ["Yusra Deshti"],
        ),
        ("It was residents who reported that the army shelled the market on Monday.", "shelled", ["residents"]),
    ],
)
def test_a_shape_without_a_word_of_telling_still_names_who_tells(
    read: Read, text: str, deed: str, voices: list[str]
) -> None:
    assert heard(read(text), deed) == voices


def test_what_comes_of_somebody_is_not_told_by_him(read: Read) -> None:
    assert heard(read("The mayor was so late that gunmen killed five farmers on Monday."), "killed") == []


def test_whom_reports_of_others_reach_does_not_tell_them(read: Read) -> None:
    reading = read("The Special Envoy is gravely concerned by credible reports that five farmers were shot on Monday.")
    assert heard(reading, "shot") == []


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("A man who lost his boat said nine people were killed on Monday.", ["man"]),
        ("Reached by telephone, a man who lost his boat said nine people were killed on Monday.", ["man"]),
        (
            "A porter who asked not to be identified for fear of arrest told the newspaper that nine were killed.",
            ["porter"],
        ),
        ("Samar Deshti, a father of two who lives on the quay, said a shell fell and nine people were killed.", None),
        ("According to the newspaper, which spoke to farmers who live nearby, nine people were killed.", ["farmers"]),
        ("Nine people were killed at the quay on Monday (the newspaper Harbour Bell).", ["newspaper Harbour Bell"]),
    ],
)
def test_what_is_said_of_somebody_beside_him_hides_him_not(read: Read, text: str, voices: list[str] | None) -> None:
    assert heard(read(text), "killed")[-1:] == (voices or ["Samar Deshti"])


@pytest.mark.parametrize(
    "text",
    [
        "A man who lost his boat left, and nine people were killed on Monday.",
        "Nine people were killed at the quay on Monday (among them two bakers).",
        "The newspaper, which has an office on the quay, was not there when nine people were killed.",
    ],
)
def test_a_clause_or_brackets_that_tell_of_nobody_speaking_are_no_voice(read: Read, text: str) -> None:
    assert heard(read(text), "killed") == []


@pytest.mark.parametrize(("stamps", "name"), [(("10:42 ", "11:05 "), "Samar Deshti"), (("", ""), "Samar Deshti")])
def test_the_time_of_an_entry_is_no_part_of_a_name(read: Read, stamps: tuple[str, str], name: str) -> None:
    first = f"{stamps[0]}Samar Deshti, a baker, said the mill was shelled."
    later = f"{stamps[1]}Nine people were killed, Deshti said."
    assert heard(read(first, later), "killed") == [name]
