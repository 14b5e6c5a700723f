"""Windows, labels, the best path and links, with networks written by hand."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.statements.learned.labels import LABELS, PARTS, Tagged, labels_of, spans_of
from dalil.statements.learned.linking import bridged, likeness, link
from dalil.statements.learned.path import Scores, best_path
from dalil.statements.learned.tagger import TRUST, Tagger
from dalil.statements.learned.windows import LENGTH, SEP, pieces_of, windows
from dalil.statements.learned.wordpiece import WordPiece

LETTERS = WordPiece({"[UNK]": 0, **{mark: number for number, mark in enumerate("“”,.", 1)}})
TEXT = "Mira Tolan said the bridge fell."
FOUND = Tagged(source=((0, 10),), cue=((11, 15),), content=((16, 31),))


def echo(pieces: Sequence[int], told: Sequence[int]) -> Scores:
    """Believes the rules."""
    assert len(pieces) == len(told) <= LENGTH + 2
    return np.eye(len(LABELS), dtype=np.float32)[[max(one - 1, 0) for one in told]]


def read(
    text: str, rules: Sequence[Tagged], network: Callable[[Sequence[int], Sequence[int]], Scores] = echo
) -> tuple[Tagged, ...]:
    def both(pieces: Sequence[int], told: Sequence[int]) -> tuple[Scores, Scores]:
        scores = network(pieces, told)
        return scores, scores[:, :0]

    found, acts = Tagger(network=both, wordpiece=LETTERS, version="by hand").read(text, rules)
    assert acts is None, "the network knows no acts"
    return found


def test_a_network_that_believes_the_rules_gives_what_they_found() -> None:
    assert read(TEXT, [FOUND]) == (FOUND,)


@pytest.mark.parametrize(("sure", "found"), [(0.9 * TRUST, (FOUND,)), (1.1 * TRUST, ())])
def test_the_network_overrules_the_rules_only_where_it_is_surer_than_they_are_trusted(
    sure: float, found: tuple[Tagged, ...]
) -> None:
    def doubt(pieces: Sequence[int], told: Sequence[int]) -> Scores:
        del told
        return np.float32(sure) * np.eye(len(LABELS), dtype=np.float32)[[0] * len(pieces)]

    assert read(TEXT, [FOUND], doubt) == found


def test_what_the_network_said_is_not_changed_by_reading() -> None:
    said = np.zeros((2 + len(TEXT.split()), len(LABELS)), dtype=np.float32)
    read(TEXT[:-1], [FOUND], lambda pieces, _: said[: len(pieces)])
    assert not said.any()


def test_labels_give_the_spans_they_were_made_of() -> None:
    (window,) = windows(pieces_of(TEXT, LETTERS))
    spans = list(spans_of(TEXT, window, labels_of(window, [FOUND])))
    assert spans == [("source", (0, 10)), ("cue", (11, 15)), ("content", (16, 31))]


def test_a_line_break_is_a_separator_and_ends_a_sentence() -> None:
    rows = pieces_of("One here\n\ntwo there", LETTERS)
    assert [[piece.id for piece in row] for row in rows] == [[0, 0], [SEP, 0, 0]]


def test_windows_hold_whole_sentences_and_cut_only_those_too_long() -> None:
    short, endless = "word " * 100 + ". ", "word " * 1000
    rows = pieces_of(f"{short}Then {short}And {endless}", LETTERS)
    packed = list(windows(rows))
    assert [len(window) for window in packed[:2]] == [101, 102]
    assert sum(map(len, packed)) == sum(map(len, rows))
    assert max(map(len, packed)) <= LENGTH


def test_an_inner_label_follows_its_own_part_only() -> None:
    scores = np.zeros((2, len(LABELS)), dtype=np.float32)
    scores[0, LABELS.index("B-source")], scores[1, LABELS.index("I-content")] = 2, 3
    assert [LABELS[one] for one in best_path(scores)] in (["B-content", "I-content"], ["B-source", "O"])


def test_a_cue_takes_the_nearest_content_and_no_source_of_another_line() -> None:
    text = "Mira said it fell.\nRohl denied it burned."
    spans = [("source", (0, 4)), ("cue", (5, 9)), ("content", (10, 17)), ("cue", (24, 30)), ("content", (31, 40))]
    first, second = link(text, spans, [])
    assert (first.source, first.cue) == (((0, 4),), ((5, 9),))
    assert (second.source, second.cue) == ((), ((24, 30),))


def test_a_content_without_cue_takes_what_the_rules_say_of_the_same_words() -> None:
    (one,) = link(TEXT, [("content", (16, 30))], [FOUND])
    assert one == Tagged(source=FOUND.source, cue=FOUND.cue, content=((16, 30),))
    assert link(TEXT, [("content", (16, 30))], []) == ()


def test_a_gap_of_a_few_words_is_bridged_within_a_sentence_only() -> None:
    assert bridged("aaa bb ccc", [("content", (0, 3)), ("content", (7, 10))]) == [("content", (0, 10))]
    assert len(bridged("aaa. B ccc", [("content", (0, 3)), ("content", (7, 10))])) == 2


@pytest.mark.parametrize(
    ("one", "other", "share"), [(((0, 4),), ((0, 4),), 1.0), (((0, 4),), ((2, 6),), 0.5), ((), (), 0)]
)
def test_likeness(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...], share: float) -> None:
    assert likeness(one, other) == share


@settings(max_examples=40)
@given(st.text(alphabet="aB.,“”' \n\u00a0\u200b🔥\u0301", max_size=300), st.randoms(use_true_random=False))
def test_whatever_the_network_says_spans_stand_inside_the_text(text: str, chance: object) -> None:
    def noise(pieces: Sequence[int], told: Sequence[int]) -> Scores:
        del told
        drawn = [[10 * chance.random() for _ in LABELS] for _ in pieces]  # type: ignore[attr-defined]  # hypothesis' own
        return np.array(drawn, dtype=np.float32)

    for one in read(text, [], noise):
        spans = [span for part in PARTS for span in getattr(one, part)]
        assert one.content
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_text_of_six_thousand_spans_on_one_line_is_linked_in_no_time_to_speak_of() -> None:
    text = "a b c " * 2_000
    spans = [(part, (at * 6 + shift, at * 6 + shift + 1)) for at in range(2_000) for part, shift in
             (("source", 0), ("cue", 2), ("content", 4))]  # fmt: skip
    assert len(link(text, spans, [])) > 0
