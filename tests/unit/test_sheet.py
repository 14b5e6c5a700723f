import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.exchange.sheet import sheet


@pytest.mark.parametrize("attack", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("x")'])
def test_no_cell_of_text_begins_a_formula(attack: str) -> None:
    (_, row) = csv.reader(io.StringIO(sheet([[attack]], headings=["quote"]), newline=""))
    assert row == [f"'{attack}"]


def test_numbers_stay_numbers_and_what_is_unknown_stays_empty() -> None:
    table = sheet([[-3.5, 0, None]], headings=["latitude", "low", "high"])
    assert table == "latitude,low,high\r\n-3.5,0,\r\n"


def test_hashtags_stand_between_headings_and_data() -> None:
    table = sheet([["Oum Lajar"]], headings=["place"], hashtags=["#loc+name"])
    assert table.splitlines() == ["place", "#loc+name", "Oum Lajar"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1, max_size=3))
def test_what_was_written_is_read_again(cells: list[str]) -> None:
    (_, row) = csv.reader(io.StringIO(sheet([cells], headings=["a"]), newline=""))
    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
