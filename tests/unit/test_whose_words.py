"""Datelines, papers and possessives: whose words they are, and whose units."""

import pytest
from tests.conftest import Read


def heard(read: Read, text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker is not None else None for one in read(text).attributions]


@pytest.mark.parametrize("line", ["MARABAD, 3 March — ", "MARABAD | ", "MARABAD, March 3 (Gull Dispatch) - "])
def test_a_dateline_is_no_part_of_what_is_said_in_the_first_sentence(read: Read, line: str) -> None:
    statements = read(f"{line}Two shells hit the bakery on Monday, residents said.").statements
    assert {one.quote for one in statements} == {"Two shells hit the bakery on Monday"}
    assert {one.time.text for one in statements if one.time is not None} == {"Monday"}


def test_the_town_before_a_colon_says_nothing(read: Read) -> None:
    assert heard(read, "Marabad: Two shells hit the bakery.") == []


def test_a_name_that_stands_before_several_colons_speaks(read: Read) -> None:
    lines = "Haddad: Two shells hit the bakery.\nNasri: Nobody was hurt.\nHaddad: Nine people died."
    assert heard(read, lines) == ["Haddad", "Nasri", "Haddad"]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Figures from the Norvan army show that nine people were killed.", "Norvan army"),
        ("A dispatch by Gull News said that nine people were killed.", "Gull News"),
        ("Images taken by residents show that the mill was burned.", "residents"),
        ("Figures from the port show that nine people were killed.", "Figures from the port"),
    ],
)
def test_behind_a_paper_stands_who_made_it(read: Read, text: str, voice: str) -> None:
    assert heard(read, text) == [voice]


@pytest.mark.parametrize(
    ("text", "doer", "act"),
    [
        ("The Front said its fighters had not shelled the mill.", "own:front", "deny"),
        ("The Front said its fighters had shelled the mill.", "own:front", "assert"),
        ("Residents said the army had come and that its soldiers had not shelled the mill.", "own:army", "testify"),
    ],
)
def test_its_units_are_those_of_whom_it_stands_for(read: Read, text: str, doer: str, act: str) -> None:
    (statement,) = (one for one in read(text).statements if one.act == "act.shelling")
    assert [(one.party, one.via) for one in statement.perpetrators] == [(doer, "coreference")]
    assert statement.speech_act == act


def test_who_negates_a_deed_of_his_own_denies_it_though_no_table_knows_him(read: Read) -> None:
    reading = read("The River Brigade said its fighters did not shell the mill.")
    (statement,) = (one for one in reading.statements if one.act == "act.shelling")
    assert (statement.speech_act, statement.polarity) == ("deny", "neg")
