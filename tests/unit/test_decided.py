import pytest

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


def test_a_field_that_rests_on_the_words_cannot_be_corrected() -> None:
    with pytest.raises(InputError, match="quote"):
        check_correction({}, {"quote": "other words"})


def test_a_decision_without_its_statement_is_listed() -> None:
    found = standing([decision("d1", "accept"), decision("d2", "reject", "st_2")])
    assert [one.id for one in orphans(found, ["st_1"])] == ["d2"]
