"""What of a reviewed report is settled, and what of it becomes annotation."""

from dataclasses import replace

import pytest
from tests.conftest import plain_report
from tests.telling import told

from dalil.exchange.annotation import ReviewedReport, annotation
from dalil.exchange.excerpt import Replacement
from dalil.model.span import Range
from dalil.model.statement import Review, Statement
from dalil.statements.attribution.attribution import Attribution

PARTS = ("Shells fell on the quay.", "Two died there.", "It rained.")
TEXT = "\n\n".join(PARTS)
REPORT = plain_report(*PARTS)


def block(words: str) -> Range:
    start = TEXT.index(words)
    return Range(start=start, end=start + len(words))


FALL, DEATH = told(REPORT, PARTS[0], "act.shelling"), told(REPORT, PARTS[1], "harm.death")


def reviewed(fall: Review, death: Review, *, voices: tuple[Attribution, ...] = (), repeats: str = "") -> ReviewedReport:
    statements: tuple[Statement, ...] = (replace(FALL, review=fall), replace(DEATH, review=death))
    return ReviewedReport(
        text=TEXT,
        blocks=tuple(map(block, PARTS)),
        statements=statements,
        voices=voices,
        repeats=frozenset({repeats}),
        masked=(Replacement(start=TEXT.index("Two"), end=TEXT.index("Two") + 3, by="[P-001]"),),
    )


@pytest.mark.parametrize(
    ("fall", "death", "settled"),
    [
        ("accepted", "corrected", PARTS),
        ("rejected", "rejected", PARTS),
        ("accepted", "open", PARTS[:1]),
        ("unsure", "accepted", PARTS[1:2]),
        ("open", "unsure", ()),
    ],
)
def test_a_passage_is_settled_when_all_that_was_read_in_it_is_decided(
    fall: Review, death: Review, settled: tuple[str, ...]
) -> None:
    found = reviewed(fall, death).settled()
    assert tuple(TEXT[one.start : one.end] for one in found) == settled


def test_passages_that_one_voice_holds_together_are_settled_together() -> None:
    voice = Attribution(
        source=(),
        cue=(),
        content=(block(PARTS[0]), block(PARTS[1])),
        speaker=None,
        form="direct",
        cue_class="neutral",
        speech_act="assert",
        source_class="media",
        parent=None,
        addressees=(),
        spoken=None,
        rule="test",
    )
    assert reviewed("accepted", "open", voices=(voice,)).settled() == ()


def test_what_was_rejected_as_a_repetition_stands_and_anything_else_that_was_rejected_does_not() -> None:
    rows = [
        annotation(reviewed("accepted", "rejected", repeats=repeated), name="n-001", collection="n")
        for repeated in (DEATH.id, "")
    ]
    acts = [[event["act"] for event in row["events"]] for row in rows if row is not None]
    assert acts == [["act.shelling", "harm.death"], ["act.shelling"]]


def test_private_words_are_replaced_and_the_marks_follow() -> None:
    row = annotation(reviewed("accepted", "accepted"), name="n-001", collection="n")
    assert row is not None
    assert row["text"] == "Shells fell on the quay.\n\n[P-001] died there.\n\nIt rained.\n"
    start, end = row["events"][1]["trigger"]
    assert row["text"][start:end] == "[P-001]"
