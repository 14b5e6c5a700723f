import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.casework.learned import find_learned
from dalil.statements.learned.wordpiece import Cut, WordPiece

RECORDED = json.loads((Path(__file__).parents[2] / "golden" / "word-pieces.json").read_text(encoding="utf-8"))
SMALL = WordPiece({"[UNK]": 0, "shell": 1, "##ing": 2, "##s": 3, "e": 4, ".": 5})


@pytest.mark.parametrize("row", RECORDED, ids=range(len(RECORDED)))
def test_the_pieces_are_those_that_the_common_package_gives(row: dict[str, list[list[int]] | str]) -> None:
    tagger = find_learned().load()
    assert tagger is not None
    assert [[one.id, one.start, one.end] for one in tagger.wordpiece.cuts(str(row["text"]))] == row["pieces"]


def test_the_longest_known_piece_is_taken_from_the_left() -> None:
    assert list(SMALL.cuts("Shellings.")) == [
        Cut(id=1, start=0, end=5), Cut(id=2, start=5, end=8), Cut(id=3, start=8, end=9), Cut(id=5, start=9, end=10),
    ]  # fmt: skip


def test_a_word_of_unknown_pieces_is_one_unknown_piece() -> None:
    assert list(SMALL.cuts("shellx")) == [Cut(id=0, start=0, end=6)]


def test_words_that_mean_something_to_the_network_are_words_of_the_text_only() -> None:
    assert [one.id for one in WordPiece({"[UNK]": 0, "[SEP]": 9, "[": 1, "]": 2, "sep": 3}).cuts("[SEP]")] == [1, 3, 2]


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    cuts = list(SMALL.cuts(text))
    assert all(0 <= one.start < one.end <= len(text) for one in cuts)
    assert all(one.end <= two.end and one.start <= two.start for one, two in itertools.pairwise(cuts))
