import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.casework.anchor import Anchor
from dalil.casework.decided import check_correction, laid_over, orphans, rejected, standing
from dalil.errors import InputError
from dalil.model.decision import Decision, DecisionKind


def decision(identifier: str, kind: DecisionKind, subject: str = "st_1", **fields: str) -> Decision:
    return Decision(
        id=identifier, kind=kind, subjects=(subject,), by="key", at="2031-05-09T10:00:00Z", reason="seen", fields=fields
    )


def test_the_last_decision_stands() -> None:
    found = standing([decision("d1", "accept"), decision("d2", "reject")])
    assert found["st_1"].id == "d2"
    assert rejected(found) == {"st_1"}


def test_undo_brings_back_the_one_before_and_then_none() -> None:
    history = [decision("d1", "accept"), decision("d2", "reject"), decision("d3", "undo")]
    assert standing(history)["st_1"].id == "d1"
    assert standing([*history, decision("d4", "undo")]) == {}


def test_undo_of_nothing_changes_nothing() -> None:
    assert standing([decision("d1", "undo")]) == {}


def test_a_correction_is_laid_over_the_record_and_an_empty_value_means_none() -> None:
    over = laid_over({"act": "act.kill", "status": "asserted"}, decision("d1", "correct", act="", status="denied"))
    assert over == {"act": None, "status": "denied", "review": "corrected"}


@pytest.mark.parametrize("name", ["id", "exhibit", "rendition", "method", "reasons", "provisions", "review"])
def test_what_no_words_say_cannot_be_corrected(name: str) -> None:
    with pytest.raises(InputError, match=name):
        check_correction({}, {name: "another"})


def test_corrected_words_are_found_again_in_another_text() -> None:
    text = "On Monday jets hit Sarel. On Tuesday shells hit Belmur."
    record = {"rendition": "r1", "start": 26, "end": 55, "place": None}
    place = {"name": "Belmur", "start": 48, "end": 54}
    anchor = Anchor.of("r1", text, (26, 55), {"place": place})
    made = decision("d1", "correct", place=json.dumps(place), anchor=anchor.written())
    assert laid_over(record, made)["place"] == place
    other = {**record, "rendition": "r2", "start": 38, "end": 67}
    over = laid_over(other, made, lambda: f"The Lamp\n\n{text}")
    assert over["place"] == {**place, "start": 58, "end": 64}
    assert over["review"] == "corrected"


def test_corrected_words_that_are_gone_change_nothing_but_the_state() -> None:
    record = {"rendition": "r2", "start": 0, "end": 5, "place": None, "status": "asserted"}
    anchor = Anchor.of("r1", "hit Belmur", (0, 10), {"place": {"start": 4, "end": 10}})
    made = decision("d1", "correct", place='{"start": 4, "end": 10}', status="denied", anchor=anchor.written())
    over = laid_over(record, made, lambda: "hit Sarel")
    assert over == {**record, "status": "denied", "review": "corrected"}


@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30), st.text(max_size=30))
def test_an_anchor_never_moves_to_other_words(before: str, words: str, after: str, added: str) -> None:
    start = len(before)
    anchor = Anchor.of("r1", before + words + after, (start, start + len(words)), {})
    assert Anchor.read(anchor.written()) == anchor
    text = added + before + words + after
    moved = anchor.moved(text)
    assert moved is not None
    low, high = moved(start, start + len(words))
    assert text[low:high] == words


def test_a_decision_without_its_statement_is_listed() -> None:
    found = standing([decision("d1", "accept"), decision("d2", "reject", "st_2")])
    assert [one.id for one in orphans(found, ["st_1"])] == ["d2"]
