"""Words that say of a deed that somebody had no part in it, and words that only look so."""

import pytest

from dalil.casework.check.disclaimed import is_disclaimed


@pytest.mark.parametrize(
    "before",
    [
        "The Norvan army maintains that it had no part in the ",
        "The front insisted it had played no direct role in ",
        "They had no hand whatsoever in the ",
        "The army said that it had nothing to do with the deadly ",
        "The army said it was not behind the ",
        "Its men weren\u2019t involved in the ",
        "The army said it was not in any way responsible for the ",
        "The front claims to have taken no part in the ",
        "The front has never had any knowledge of the ",
    ],
)
def test_who_has_no_part_in_a_deed_denies_it(before: str) -> None:
    assert is_disclaimed(before)


@pytest.mark.parametrize(
    "before",
    [
        "The Norvan army took part in the ",
        "No group has claimed responsibility for the ",
        "The front has not claimed responsibility for the ",
        "It is not clear who was responsible for the ",
        "There is no doubt that the army was behind the ",
        "The army was not only responsible for the ",
        "The general did not deny responsibility for the ",
        "The army, which had no part in the talks, ",
        "The army had no part in the talks; it carried out the ",
        "People in no part of the town expected the ",
        "The army rejected a report on the ",
    ],
)
def test_other_words_of_shares_and_negations_deny_nothing(before: str) -> None:
    assert not is_disclaimed(before)


def test_a_row_of_words_without_end_is_looked_at_no_further_than_a_sentence() -> None:
    assert not is_disclaimed("not " * 200_000)
    assert is_disclaimed("a-" * 200_000 + " it had no part in the ")
