import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.model.date_words import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-08", "8 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("203X", "the 2030s"),
        ("20XX", "the 2000s"),
        ("2031-24", "winter 2031"),
        ("2031-05-08~", "about 8 May 2031"),
        ("2031-05-08T14:30:00Z", "8 May 2031, 14:30"),
        ("2031-03-01/..", "since 1 March 2031"),
        ("../2031-03", "until March 2031"),
        ("/..", "at a time not known"),
        ("2031-05-08/2031-05-10", "8 to 10 May 2031"),
        ("2031-04-30/2031-05-02", "30 April to 2 May 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-05/2031-06", "May 2031 to June 2031"),
        ("not a date", "not a date"),
    ],
)
def test_a_value_is_written_as_a_person_writes_it(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


@given(st.dates(), st.dates())
def test_no_sign_of_the_notation_is_left(one: object, two: object) -> None:
    assert not {"/", ".."} & set(in_words(f"{one}/{two}"))
