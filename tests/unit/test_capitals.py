"""Texts written without capitals, or in capitals throughout, are read as if they had them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.statements.capitals import lacks_capitals, with_capitals
from dalil.statements.reading import Reading
from dalil.vocab.parties import load_parties

Read = Callable[..., Reading]
TOLD = "Gunmen killed Omar Haddad in Aleppo on Monday, residents said. The Security Council condemned the killing."


@pytest.mark.parametrize("text", [TOLD.lower(), TOLD.upper()])
def test_names_are_found_where_capitals_tell_nothing(read: Read, text: str) -> None:
    reading = read(text)
    told = next(one for one in reading.statements if one.act == "act.kill")
    assert [one.name.lower() for one in told.victims] == ["omar haddad"]
    assert told.place is not None
    assert text[told.start : told.end] == told.quote


def test_who_writes_capitals_is_read_as_he_wrote() -> None:
    assert not lacks_capitals(TOLD)
    assert lacks_capitals(TOLD.lower())
    assert lacks_capitals(TOLD.upper())
    assert not lacks_capitals("no names")


@given(st.text())
def test_no_letter_is_won_or_lost(text: str) -> None:
    changed = with_capitals(text, load_parties())
    assert len(changed) == len(text)
    assert changed.lower() == text.lower() or not text.isascii()
