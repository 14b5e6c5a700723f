"""Events that the learned reader sees and the rules do not, and the other way round, with networks written by hand."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from spacy.language import Language
from tests.conftest import plain_report

from dalil.casework.learned import find_learned
from dalil.model.statement import Statement
from dalil.statements.learned.acts import Acts, Bounds
from dalil.statements.learned.labels import LABELS
from dalil.statements.learned.path import Scores
from dalil.statements.learned.tagger import Tagger
from dalil.statements.learned.triggers import BY_HEAD, BY_VOCABULARY, NO_ACT
from dalil.statements.learned.windows import Piece
from dalil.statements.learned.wordpiece import WordPiece
from dalil.statements.parse import parse
from dalil.vocab.lexicon import Lexicon

NAMED = 0.7
BOUNDS = Bounds(named=NAMED, none=0.1)
ACTS = ("O", "act.kill", "act.shelling", "harm.death")
PASSED_OVER = "The army battered the harbour market on Monday."
TOLD_BY_RULES = "The army shelled the harbour, the mayor said."


def share(of: Mapping[str, float]) -> Scores:
    """Scores whose likelihoods are these; what is left over is none."""
    scores: Scores = np.log(np.array([1 - sum(of.values()), *(of.get(act, 0) for act in ACTS[1:])]) + 1e-9)
    return scores.astype(np.float32)


class ByHand:
    """Reads a text with a network that believes the rules' voices, and finds acts at words as it is told."""

    def __init__(self, nlp: Language, lexicon: Lexicon, wordpiece: WordPiece) -> None:
        self.nlp, self.lexicon, self.wordpiece = nlp, lexicon, wordpiece

    def __call__(self, text: str, acts: Mapping[str, Mapping[str, float]]) -> tuple[Statement, ...]:
        known = {piece.id: share(row) for word, row in acts.items() for piece in self.wordpiece.cuts(word)}

        def network(pieces: Sequence[int], told: Sequence[int]) -> tuple[Scores, Scores]:
            labels = np.eye(len(LABELS), dtype=np.float32)[[max(one - 1, 0) for one in told]]
            unsure = share({"act.kill": 0.15, "act.shelling": 0.15})
            return labels, np.stack([known.get(piece, unsure) for piece in pieces])

        tagger = Tagger(
            network=network, wordpiece=self.wordpiece, version="by hand", acts=ACTS, bounds=BOUNDS
        )  # fmt: skip
        (reading,) = parse([plain_report(text)], nlp=self.nlp, lexicon=self.lexicon, learned=tagger)
        return reading.statements


@pytest.fixture(scope="module")
def by_hand(nlp: Language, rivals: Lexicon) -> ByHand:
    shipped = find_learned().load()
    assert shipped is not None
    return ByHand(nlp, rivals, shipped.wordpiece)


def test_words_that_the_rules_pass_over_tell_an_act_that_the_reader_is_sure_of(by_hand: ByHand) -> None:
    assert [one.act for one in by_hand(PASSED_OVER, {})] == [], "the vocabulary does not know the word"
    (told,) = by_hand(PASSED_OVER, {"battered": {"act.shelling": NAMED + 0.05}})
    assert (told.act, told.quote[slice(*told.trigger or (0, 0))]) == ("act.shelling", "battered")
    assert [one.name for one in told.perpetrators] == ["Norvan army"], "by the rules' way"
    assert (told.method.name, told.method.version) == ("learned", "by hand")
    assert told.reasons[0] == BY_HEAD


@pytest.mark.parametrize(
    "unsure",
    [
        {"act.shelling": NAMED - 0.05, "act.kill": 0.95 - NAMED},
        {"act.shelling": NAMED - 0.05},
        {"act.shelling": 0.0},
    ],
    ids=["which act", "whether an act", "no act"],
)
def test_what_it_is_not_sure_of_tells_nothing(by_hand: ByHand, unsure: Mapping[str, float]) -> None:
    assert by_hand(PASSED_OVER, {"battered": unsure}) == ()


def test_where_the_vocabulary_has_words_the_act_is_one_of_its_own(by_hand: ByHand) -> None:
    text = "Unlike the shelling of the port, nobody spoke of it."
    assert by_hand(text, {}) == (), "to the rules a comparison tells nothing"
    assert by_hand(text, {"shelling": {"harm.death": 0.9}}) == (), "it has no words of death there"
    (told,) = by_hand(text, {"shelling": {"act.shelling": NAMED + 0.05}})
    assert (told.act, told.method.name, told.reasons[0]) == ("act.shelling", "learned", BY_VOCABULARY)


def test_what_the_rules_see_and_the_reader_does_not_is_left_out_and_said(by_hand: ByHand) -> None:
    (kept,) = by_hand(TOLD_BY_RULES, {})
    assert (kept.act, kept.method.name) == ("act.shelling", "rules")
    (left,) = by_hand(TOLD_BY_RULES, {"shelled": {}})
    assert (left.act, left.trigger, left.method.name) == (None, None, "learned")
    assert NO_ACT in left.reasons


def test_where_no_piece_stands_the_rules_are_believed() -> None:
    acts = Acts(names=ACTS, pieces=(Piece(id=1, start=4, end=6),), scores=share({})[None])
    assert acts.sure((0, 4)) == acts.sure((6, 9)) == 1
    assert acts.sure((5, 9)) == pytest.approx(0, abs=1e-6)


def test_runs_of_pieces_are_one_sign_and_its_act_is_the_likeliest_over_all_of_it() -> None:
    pieces = tuple(Piece(id=1, start=at, end=at + 1) for at in range(4))
    rows: tuple[dict[str, float], ...] = (
        {"act.kill": 0.9},
        {"act.shelling": 0.55, "harm.death": 0.4},
        {"harm.death": 0.7},
        {},
    )
    acts = Acts(names=ACTS, pieces=pieces, scores=np.stack([share(row) for row in rows]))
    (sign,) = acts.signs(0.5)
    assert (sign.words, sign.likeliest) == ((0, 3), "harm.death")
    assert sign.sure == pytest.approx(0.95, abs=1e-4)


def test_the_file_that_ships_knows_acts_of_the_vocabulary_alone(rivals: Lexicon) -> None:
    shipped = find_learned().load()
    assert shipped is not None
    assert shipped.acts[0] == "O"
    assert set(shipped.acts[1:]) <= rivals.terms.by_id.keys()
