"""What a plural can stand for."""

import pytest

from dalil.vocab.plurals import singulars


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("gunmen", "gunman"), ("children", "child"), ("bodies", "body"), ("branches", "branch"), ("nurses", "nurse")],
)
def test_a_plural_stands_for_its_singular(plural: str, singular: str) -> None:
    assert singular in singulars(plural)


@pytest.mark.parametrize("word", ["police", "medic", "army"])
def test_a_word_without_an_ending_of_the_plural_stands_for_nothing_else(word: str) -> None:
    assert singulars(word) == ()
