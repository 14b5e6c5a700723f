from dalil.casework.groupings import OF_INCIDENTS, OF_ORIGINS, resolved, sides, standing_groupings, wanted, written
from dalil.model.decision import Decision, DecisionKind


def decision(identifier: str, kind: DecisionKind, *named: str, supersedes: str | None = None) -> Decision:
    found = [side.split() for side in named]
    return Decision(
        id=identifier,
        kind=kind,
        subjects=tuple(member for side in found for member in side),
        by="key",
        at="2031-05-09T10:00:00Z",
        reason="seen",
        fields={"sides": written(found)},
        supersedes=supersedes,
    )


def test_sides_are_read_as_they_were_written() -> None:
    assert sides(decision("d1", "split", "st_1 st_2", "st_3")) == (("st_1", "st_2"), ("st_3",))


def test_a_decision_without_sides_speaks_of_each_subject() -> None:
    bare = Decision(id="d1", kind="same", subjects=("st_1", "st_2"), by="key", at="", reason="seen")
    assert sides(bare) == (("st_1",), ("st_2",))


def test_merged_statements_hang_together_and_split_sides_stay_apart() -> None:
    merge, split = decision("d1", "merge", "st_1 st_2", "st_3"), decision("d2", "split", "st_4 st_5", "st_6")
    together, apart = wanted([merge, split], OF_INCIDENTS)
    assert together == [("st_1", "st_2"), ("st_1", "st_3")]
    assert apart == [("st_4", "st_6"), ("st_5", "st_6")]


def test_a_later_decision_replaces_an_earlier_one_about_the_same_pair() -> None:
    same, different = decision("d1", "same", "st_1", "st_2"), decision("d2", "different", "st_1", "st_2")
    assert wanted([same, different], OF_ORIGINS) == ([], [("st_1", "st_2")])
    again = decision("d3", "same", "st_2", "st_1")
    assert wanted([same, different, again], OF_ORIGINS) == ([("st_1", "st_2")], [])


def test_decisions_of_origins_say_nothing_of_incidents() -> None:
    assert wanted([decision("d1", "same", "st_1", "st_2")], OF_INCIDENTS) == ([], [])


def test_what_was_taken_back_does_not_stand_and_what_it_replaced_does() -> None:
    history = [
        decision("d1", "same", "st_1", "st_2"),
        decision("d2", "different", "st_1", "st_2"),
        decision("d3", "undo", "st_1 st_2", supersedes="d2"),
    ]
    assert [one.id for one in standing_groupings(history)] == ["d1"]
    assert wanted(history, OF_ORIGINS) == ([("st_1", "st_2")], [])


def test_an_incident_stands_for_its_statements_but_for_those_that_leave_it() -> None:
    incident = ("incidents", {"id": "in_1", "statements": ["st_1", "st_2"]})
    leaves = ("statements", {"id": "st_2"})
    assert resolved("split", [incident, leaves]) == (("st_1",), ("st_2",))
    assert resolved("merge", [incident, leaves]) == (("st_1", "st_2"), ("st_2",))
