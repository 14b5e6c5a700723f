"""Who is meant where a report comes back to a source by trade, by surname or by office."""

import pytest
from tests.unit.attribution.conftest import Read
from tests.unit.attribution.test_frames import heard


@pytest.mark.parametrize(
    "text",
    [
        "Samar Deshti, a ferry pilot, said the mill was shelled. The pilot said nine people were killed.",
        "Samar Deshti, a beekeeper, said the mill was shelled. The beekeeper also spoke of nine killed.",
        "Samar Deshti, who runs a pharmacy, said the mill was shelled. The pharmacist said nine people were killed.",
        "Samar Deshti, whose tea house faces the mill, said it was shelled. The house owner said nine were killed.",
        "Retired schoolteacher Samar Deshti said the mill was shelled. Nine people were killed, the teacher said.",
        "Neighbour Samar Deshti said the mill was shelled. Nine people were killed, the mother of two said.",
        "Samar Deshti, the mayor, said the mill was shelled. Deshti also spoke of nine killed.",
    ],
)
def test_the_trade_alone_takes_up_the_person_named_before(read: Read, text: str) -> None:
    assert heard(read(text), "killed") == ["Samar Deshti"]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Samar Deshti, a ferry pilot, said the mill was shelled. The doctor said nine people were killed.", "doctor"),
        (
            "Samar Deshti, a ferry pilot, said the mill was shelled. Her pilot said nine people were killed.",
            "Her pilot",
        ),
        ("Samar Deshti, a ferry pilot, said the mill was shelled. A pilot said nine people were killed.", "pilot"),
        ("Samar Deshti, a member of the council, said no. The council said nine people were killed.", "council"),
        ("A mother said it was dark. Samar Deshti, a baker, said no. The mother said nine were killed.", "mother"),
    ],
)
def test_another_one_of_a_trade_is_somebody_else(read: Read, text: str, voice: str) -> None:
    assert heard(read(text), "killed") == [voice]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Syrian army said the mill was shelled. The spokesman said nine people were killed.", "party.sy.forces"),
        ("A farmer said the mill was shelled. The spokesman said nine people were killed.", None),
        ("The Syrian army said the mill was shelled. A spokesman said nine people were killed.", None),
    ],
)
def test_the_spokesman_speaks_for_the_body_that_spoke_before(read: Read, text: str, party: str | None) -> None:
    statements = [one for one in read(text).statements if "killed" in one.quote and one.act is not None]
    assert {one.speakers[-1].party for one in statements} == {party}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Colonel Samar Deshti, the spokesman of the Syrian army, said nine people were killed.", "party.sy.forces"),
        ("Nine people were killed, according to Samar Deshti, the spokesman of the Syrian army.", "party.sy.forces"),
        ("Colonel Samar Deshti, a cousin of the Syrian army's spokesman, said nine people were killed.", None),
    ],
)
def test_whose_spokesman_somebody_is_stands_behind_the_name(read: Read, text: str, party: str | None) -> None:
    statements = [one for one in read(text).statements if "killed" in one.quote and one.act is not None]
    assert {one.speakers[-1].party for one in statements} == {party}


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("The Syrian army said the mill was shelled. The group said nine were killed.", ["Syrian Arab Armed Forces"]),
        ("A harbour official said the mill was shelled. The official said nine were killed.", ["harbour official"]),
        (
            "A harbour official said the mill burnt. A police official said it fell. The official said 9 were killed.",
            ["official"],
        ),
        ("A farmer said the mill was shelled. The group said nine were killed.", ["group"]),
        ("The Syrian army said the mill was shelled. The aid group said nine were killed.", ["aid group"]),
    ],
)
def test_a_bare_noun_takes_up_the_one_body_or_person_it_can_mean(read: Read, text: str, voices: list[str]) -> None:
    assert heard(read(text), "killed") == voices


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A diver there said the mill was shelled. The diver, Samar Deshti, said nine people were killed.",
            "was shelled",
        ),
        ("The mill was shelled, a diver in the town said. The diver, Samar Deshti, said it was dark.", "was shelled"),
    ],
)
def test_somebody_is_brought_in_without_a_name_and_named_right_after(read: Read, text: str, name: str) -> None:
    assert set(heard(read(text), name)) == {"Samar Deshti"}


@pytest.mark.parametrize(
    "text",
    [
        "A diver said the mill was shelled. A diver said it was dark. The diver, Samar Deshti, said nine were killed.",
        "A diver said the mill was shelled. The baker, Samar Deshti, said nine people were killed.",
        "Samar Deshti spoke. A diver said the mill was shelled. The diver, Samar Deshti, said nine were killed.",
        "A diver said the mill was shelled. Another diver, Samar Deshti, said nine people were killed.",
    ],
)
def test_two_of_a_trade_are_not_taken_for_the_one_named_later(read: Read, text: str) -> None:
    assert "Samar Deshti" not in heard(read(text), "was shelled")


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("A harbour source said the mill was shelled. The source said nine people were killed.", ["harbour source"]),
        ("A harbour source and a police source said it was dark. The source said nine were killed.", ["source"]),
        ("A harbour source said it was dark. A police source agreed. The source said nine were killed.", ["source"]),
    ],
)  # fmt: skip
def test_the_source_is_the_one_source_given_before(read: Read, text: str, voices: list[str]) -> None:
    assert heard(read(text), "killed") == voices


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Hamas blamed the Syrian army for the raid, in which it said nine people were killed.", "Hamas"),
        (
            "Hamas left Orsk. UNICEF blamed rebels for the raid, in which it said nine people were killed.",
            "United Nations Children's Fund",
        ),
        ("Hamas said rebels held a mill. UNICEF saw the raid, in which rebels said nine were killed.", "rebels"),
    ],
)
def test_whoever_lays_blame_is_the_one_who_said_how_many(read: Read, text: str, voice: str) -> None:
    statements = [one for one in read(text).statements if "killed" in one.quote and one.act == "act.kill"]
    assert {one.speakers[-1].name for one in statements} == {voice}
