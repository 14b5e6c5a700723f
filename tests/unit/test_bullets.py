"""Bullets and times of day before an entry: what is set before a sentence is nobody's name."""

import pytest
from tests.conftest import Read

from dalil.statements.entry import bullet_end, stamp_end


@pytest.mark.parametrize("bullet", ["\u2022 ", "* ", "\u25aa  ", "- "])
def test_a_bullet_is_no_part_of_the_first_name(read: Read, bullet: str) -> None:
    reading = read(f"{bullet}Samar Deshti, a beekeeper from Orsk, said that nine people were killed at the mill.")
    assert {one.speakers[-1].name for one in reading.statements if "killed" in one.quote} == {"Samar Deshti"}


@pytest.mark.parametrize("text", ["\u2022", "* ", "-nine died", "- and nine died", "Nine \u2022 Ten"])
def test_a_mark_without_a_sentence_behind_it_is_no_bullet(text: str) -> None:
    assert bullet_end(text, 0, len(text)) == 0


@pytest.mark.parametrize(
    ("text", "begins"), [("10:42 \u2013 Shells fell.", 8), ("10:42 | Shells fell.", 8), ("10:42 - and then", 0)]
)
def test_a_dash_behind_the_time_of_day_belongs_to_it(text: str, begins: int) -> None:
    assert stamp_end(text, 0, len(text)) == begins
