"""What the learned reader changes in a reading, with networks written by hand, and with the file that ships."""

import random
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.conftest import plain_report

from dalil.casework.learned import SHA256, find_learned
from dalil.model.record import as_record
from dalil.model.report import Report
from dalil.statements.learned.labels import LABELS
from dalil.statements.learned.path import Scores
from dalil.statements.learned.tagger import TRUST, Tagger
from dalil.statements.parse import parse
from dalil.statements.reading import Reading
from dalil.vocab.lexicon import Lexicon

TOLD = "The army shelled the harbour, the mayor said. Four people were killed."
QUOTED = "“Nobody came to help,” said Mira Tolan, a nurse. She believes that the army wants to clear the quarter."
Voices = Callable[[Sequence[int], Sequence[int]], Scores]
SURE = np.float32(2 * TRUST)


def silence(pieces: Sequence[int], told: Sequence[int]) -> Scores:
    del told
    return SURE * np.eye(len(LABELS), dtype=np.float32)[[0] * len(pieces)]


def belief(pieces: Sequence[int], told: Sequence[int]) -> Scores:
    del pieces
    return np.eye(len(LABELS), dtype=np.float32)[[max(one - 1, 0) for one in told]]


@pytest.fixture(scope="module")
def shipped() -> Tagger:
    tagger = find_learned().load()
    assert tagger is not None
    return tagger


class Readers:
    """Reads reports with a learned reader, or with a network in its place."""

    def __init__(self, nlp: Language, lexicon: Lexicon, shipped: Tagger) -> None:
        self.nlp, self.lexicon, self.shipped = nlp, lexicon, shipped

    def read(self, *reports: Report, network: Voices | None = None) -> list[Reading]:
        """Readings by the file that ships, or by a network that knows of voices alone."""

        def alone(pieces: Sequence[int], told: Sequence[int]) -> tuple[Scores, Scores]:
            assert network is not None
            scores = network(pieces, told)
            return scores, scores[:, :0]

        own = self.shipped
        tagger = own if network is None else Tagger(network=alone, wordpiece=own.wordpiece, version="by hand")
        return list(parse(reports, nlp=self.nlp, lexicon=self.lexicon, learned=tagger))

    def by_rules(self, *reports: Report) -> list[Reading]:
        return list(parse(reports, nlp=self.nlp, lexicon=self.lexicon))


@pytest.fixture(scope="module")
def readers(nlp: Language, rivals: Lexicon, shipped: Tagger) -> Readers:
    return Readers(nlp, rivals, shipped)


def test_a_reader_that_believes_the_rules_changes_nothing(readers: Readers) -> None:
    (own,), (plain,) = readers.read(plain_report(TOLD), network=belief), readers.by_rules(plain_report(TOLD))
    assert own.attributions == plain.attributions
    assert own.statements == plain.statements
    assert {one.method.name for one in own.statements} == {"rules"}


def test_a_voice_that_the_reader_takes_away_is_told_in_method_and_reasons(readers: Readers) -> None:
    (own,) = readers.read(plain_report(TOLD), network=silence)
    shelled, killed = own.statements
    assert (shelled.act, shelled.speakers, shelled.method.name) == ("act.shelling", (), "learned")
    assert "voice.attribution.learned_none" in shelled.reasons
    assert killed.method.name == "rules", "the rules give it no voice either"


def test_what_the_reader_chose_is_told_in_method_and_reasons(readers: Readers, shipped: Tagger) -> None:
    def wider(pieces: Sequence[int], told: Sequence[int]) -> Scores:
        """The rules' spans, and the words before the content."""
        marks = [max(one - 1, 0) for one in told]
        first = marks.index(LABELS.index("B-content"))
        marks[first], marks[first + 1] = 0, LABELS.index("B-content")
        return SURE * np.eye(len(LABELS), dtype=np.float32)[marks] + 0 * len(pieces)

    (own,) = readers.read(plain_report(TOLD), network=wider)
    (voice,) = own.attributions
    assert own.text[voice.content[0].start : voice.content[0].end] == "army shelled the harbour"
    assert voice.rule.startswith("attribution.learned_")
    assert voice.speaker is not None
    told = own.statements[0]
    assert (told.method.name, told.method.version) == ("learned", "by hand")
    assert f"voice.{voice.rule}" in told.reasons
    assert shipped.version == SHA256


def test_arabic_is_read_by_rules_alone(readers: Readers) -> None:
    report = plain_report("قال رئيس البلدية إن القصف دمر المستشفى.", language="ar")
    assert readers.read(report, network=silence)[0].statements == readers.by_rules(report)[0].statements


def test_tables_and_boilerplate_are_not_read(readers: Readers) -> None:
    report = plain_report(("boilerplate", "The editor said that cookies are fine."), TOLD)
    (own,) = readers.read(report)
    assert all(part.start >= own.passages[0].start for one in own.attributions for part in one.content)


def test_documents_do_not_change_each_other(readers: Readers) -> None:
    first, second = plain_report(TOLD, name="a.txt"), plain_report(QUOTED, name="b.txt")
    one, two = readers.read(first, second), readers.read(second, first)
    alone = readers.read(first)
    assert [as_record(each) for each in one[0].statements] == [as_record(each) for each in two[1].statements]
    assert [as_record(each) for each in one[1].statements] == [as_record(each) for each in two[0].statements]
    assert one[0].statements == alone[0].statements


@settings(max_examples=20)
@given(
    st.lists(st.text(alphabet="aB.,“”' \u00a0\u200b🔥\u0301", min_size=1, max_size=40), min_size=1, max_size=4),
    st.integers(0, 9),
)
def test_whatever_a_network_says_attributions_stand_inside_the_text(
    readers: Readers, blocks: list[str], seed: int
) -> None:
    chance = random.Random(seed)

    def noise(pieces: Sequence[int], told: Sequence[int]) -> Scores:
        del told
        return np.array([[10 * chance.random() for _ in LABELS] for _ in pieces], dtype=np.float32)

    (own,) = readers.read(plain_report(*blocks, "The army said it left.", QUOTED), network=noise)
    for one in own.attributions:
        assert one.content
        assert all(0 <= part.start < part.end <= len(own.text) for part in (*one.source, *one.cue, *one.content))
        assert one.parent is None or one.parent < len(own.attributions)
    assert all(own.text[one.start : one.end] == one.quote for one in own.statements)
