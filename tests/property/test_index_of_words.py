"""Words found at once are the words found one by one; an index that grew is the index made anew."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.errors import IntegrityError
from dalil.origins import alignment, groups, memory, segment
from dalil.origins.forms import WORD, fold
from dalil.origins.grammar import GRAMMAR
from dalil.origins.grams import PLAIN, QUOTED, Grams
from dalil.origins.postings import Column
from dalil.origins.segment import Segment
from dalil.origins.shingles import Overlaps, paired
from dalil.origins.tokens import GRAMMATICAL, NUMERAL, tokens_of, word_hash

TEXTS = st.lists(st.text(alphabet="ab1 07'\u2019.,_\n\u0661\u00dfE\u0642\U0001d7d8\ud800", max_size=40), max_size=6)
HELD = st.lists(st.tuples(st.integers(0, 40), st.sampled_from([0, PLAIN, QUOTED])), max_size=12)


@given(TEXTS)
@settings(max_examples=300)
def test_words_are_those_of_the_pattern_each_with_its_place_and_its_folded_form(texts: list[str]) -> None:
    found = tokens_of(texts)
    assert len(found) == len(texts)
    for text, tokens in zip(texts, found, strict=True):
        words = list(WORD.finditer(text))
        assert list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)) == [one.span() for one in words]
        assert tokens.hashes.tolist() == [word_hash(fold(one[0])) for one in words]


def test_marks_between_thousands_are_no_ends_of_words() -> None:
    text = "In 12,000 houses, 1,000's and 1,00 or 7,000_x; two o'clock"
    (found,) = tokens_of([text])
    places = zip(found.starts.tolist(), found.ends.tolist(), found.kinds.tolist(), strict=True)
    told = ["12,000", "1,000", "1", "00", "7", "000", "two"]
    assert [text[start:end] for start, end, kind in places if kind & NUMERAL] == told
    assert found.kinds[0] & GRAMMATICAL
    assert "in" in GRAMMAR


def test_long_words_that_differ_in_one_letter_are_two() -> None:
    one, two = "ab" * 200 + "c", "ab" * 200 + "d"
    (found,) = tokens_of([f"{one} {two} {one}"])
    assert found.hashes[0] == found.hashes[2] != found.hashes[1]


def grams(held: list[tuple[int, int]]) -> Grams:
    return Grams(
        hashes=np.array([one for one, _ in held], np.uint64),
        places=np.arange(len(held)),
        flags=np.array([flag for _, flag in held], np.uint8),
    )


@given(st.lists(HELD, max_size=12), st.lists(st.integers(0, 42), unique=True), st.integers(1, 5))
def test_postings_read_by_blocks_are_those_of_the_whole(
    held: list[list[tuple[int, int]]], asked: list[int], size: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segment, "BLOCK", size)
        whole = Column.of_grams([grams(one) for one in held], range(len(held)))
        made, data = Segment.of(whole)
        keys = np.array(sorted(asked), np.uint64)
        for ours, theirs in ((made.at(keys), whole.at(keys)), (made.whole(), whole)):
            assert rows(ours) == rows(theirs)
        if data:
            broken = bytes([data[0] ^ 1]) + data[1:]
            worse = replace(made, read=lambda places: [broken[at : at + size] for at, size in places])
            with pytest.raises(IntegrityError):
                worse.at(whole.keys[:1])


def chosen_of(every: list[Grams], asked: Sequence[int]) -> list[Grams]:
    return [every[at] for at in asked]


def rows(column: Column) -> list[object]:
    return [column.keys.tolist(), column.owner.tolist(), column.flags.tolist()]


@given(
    st.lists(HELD, min_size=20, max_size=30), st.integers(2, 25), st.lists(st.integers(1, 9), min_size=1, max_size=4)
)
@settings(max_examples=60)
def test_what_new_texts_change_is_what_is_found_from_nothing(
    held: list[list[tuple[int, int]]], frequent: int, steps: list[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "_FREQUENT", frequent)
        patch.setattr(memory, "_FEW", 1)
        patch.setattr(memory, "_LATE", 1 / frequent)
        patch.setattr(segment, "BLOCK", frequent)
        every = [grams(one) for one in held]
        chosen = sorted(range(len(every)), key=lambda at: (at * 7) % len(every))
        grown = memory.Memory()
        for count in (1, *accumulate((1, *steps))):  # each time on what the last step left
            now = sorted(chosen[:count])
            here = [every[at] for at in now]
            overlaps = grown.take(list(map(str, now)), partial(chosen_of, here))
            fresh = paired(Column.of_grams(here, range(len(now))), len(now))
            for name in ("akin", "worded", "quoted", "sizes", "usual", "told"):
                assert getattr(grown.pairing, name).tolist() == getattr(fresh, name).tolist(), name
            ours, theirs = overlaps, Overlaps.told(fresh)
            for one, two in ((ours.wording, theirs.wording), (ours.quotes, theirs.quotes)):
                assert [one.fingerprint(at) for at in range(len(now))] == [
                    two.fingerprint(at) for at in range(len(now))
                ]


PIECES = st.lists(st.integers(0, 3), max_size=30)


@given(PIECES, PIECES, st.integers(1, 9))
def test_how_many_words_are_compared_at_once_makes_no_difference(one: list[int], two: list[int], size: int) -> None:
    places = [(i, j) for i in range(len(one) - 2) for j in range(len(two) - 2) if one[i : i + 3] == two[j : j + 3]]
    seeds = np.array(list(dict(reversed(places)).items()), np.int64).reshape(-1, 2)
    seeds = seeds[seeds[:, 0].argsort()]
    given_ = np.array(one, np.uint64), np.array(two, np.uint64), (seeds[:, 0], seeds[:, 1]), 3
    whole = alignment.stretches(*given_)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "_WINDOW", size)
        assert alignment.stretches(*given_) == whole
    for stretch in whole:
        assert stretch.run <= stretch.same <= stretch.length
        assert stretch.run == 0 or any(
            one[i : i + stretch.run] == two[j : j + stretch.run]
            for i in range(stretch.start, stretch.end)
            for j in range(stretch.other_start, stretch.other_end)
        )
