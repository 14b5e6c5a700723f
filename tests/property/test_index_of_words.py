"""Words found at once are the words found one by one; an index that grew is the index made anew."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.origins import groups
from dalil.origins.forms import WORD, fold
from dalil.origins.grammar import GRAMMAR
from dalil.origins.grams import PLAIN, QUOTED, Grams
from dalil.origins.postings import Postings
from dalil.origins.shingles import paired
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


@given(st.lists(HELD, min_size=20, max_size=24), st.data())
def test_an_index_that_grew_by_a_few_texts_is_the_one_made_of_all(
    held: list[list[tuple[int, int]]], data: st.DataObject
) -> None:
    every = [grams(one) for one in held]
    new = data.draw(st.sets(st.integers(0, len(every) - 1), min_size=1, max_size=2))
    old = [at for at in range(len(every)) if at not in new]
    grown = Postings.of([every[at] for at in old]).changed(old, [(at, every[at]) for at in sorted(new)], len(every))
    fresh = Postings.of(every)
    for ours, theirs in ((grown.shared, fresh.shared), (grown.lone, fresh.lone)):
        for name in ("keys", "owner", "flags"):
            assert getattr(ours, name).tolist() == getattr(theirs, name).tolist()
    assert len(np.unique(fresh.lone.keys)) == len(fresh.lone.keys)


@given(
    st.lists(HELD, min_size=20, max_size=30), st.integers(2, 25), st.lists(st.integers(1, 2), min_size=1, max_size=4)
)
@settings(max_examples=150)
def test_pairs_counted_again_where_a_new_text_touches_them_are_those_counted_from_nothing(
    held: list[list[tuple[int, int]]], frequent: int, steps: list[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "_FREQUENT", frequent)
        every = [grams(one) for one in held]
        chosen = sorted(range(len(every)), key=lambda at: (at * 7) % len(every))
        known = sorted(chosen[: -sum(steps)])
        postings, pairing = paired(Postings.of([every[at] for at in known]))
        left = chosen[-sum(steps) :]
        for step in steps:  # each time on what the last step left
            added, left = sorted(left[:step]), left[step:]
            now = sorted([*known, *added])
            numbers = [now.index(at) for at in known]
            new = np.isin(now, added)
            put = [(now.index(at), every[at]) for at in added]
            postings = postings.changed(numbers, put, len(now))
            postings, pairing = paired(postings, pairing.grown(np.array(numbers, np.int32), put), new)
            known = now
            fresh_postings, fresh = paired(Postings.of([every[at] for at in now]))
            for name in ("akin", "worded", "quoted", "sizes"):
                assert getattr(pairing, name).tolist() == getattr(fresh, name).tolist()
            assert postings.shared.flags.tolist() == fresh_postings.shared.flags.tolist()
