"""A person who is called by a part of the name is the person of the fuller name; a part of two names is nobody's."""

import pytest
from tests.conftest import Read


def bearers(read: Read, text: str) -> dict[str, str]:
    """Each name with the one it stands for, as keys are written."""
    return {one.mention.name: one.mention.key for one in read(text).named}


@pytest.mark.parametrize("part", ["Rivas", "Rivas Oda", "Elin Rivas", "Oda"])
def test_a_part_of_a_name_stands_for_the_whole(read: Read, part: str) -> None:
    found = bearers(read, f"Mayor Elin Rivas Oda spoke on Monday. Mayor {part} was in Tarn before.")
    assert found[part] == "elin rivas oda"


def test_a_first_name_alone_stands_for_nobody(read: Read) -> None:
    found = bearers(read, "Mayor Peter Rivas Oda spoke on Monday. Captain Peter was in Tarn before.")
    assert found["Peter"] == "peter"


def test_a_part_of_two_names_stands_for_neither(read: Read) -> None:
    text = "Mayor Elin Rivas Oda met Captain Peter Rivas Holm on Monday. Major Rivas was in Tarn before."
    assert bearers(read, text)["Rivas"] == "rivas"


def test_words_of_a_name_that_stand_apart_in_it_are_another_name(read: Read) -> None:
    found = bearers(read, "Mayor Elin Rivas Oda spoke on Monday. Mayor Elin Oda was in Tarn before.")
    assert found["Elin Oda"] == "elin oda"
