"""Which day belongs to a deed, which words tell a deed of its own, and what a number behind two verbs counts."""

import pytest
from tests.conftest import Read

from dalil.model.statement import Statement


def of_act(read: Read, text: str, act: str) -> Statement:
    (found,) = (one for one in read(text).statements if one.act == act)
    return found


def acts(read: Read, text: str) -> set[str | None]:
    return {one.act for one in read(text).statements if one.act is not None}


def counted(read: Read, text: str) -> set[tuple[str, int | None]]:
    return {(figure.counts, figure.low) for one in read(text).statements for figure in one.figures}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Harbour Front blamed the Norvan army for the shelling of the ferry on Monday.", "2031-05-05"),
        ("The Harbour Front dismissed reports of the shelling of the ferry on Monday as a lie.", "2031-05-05"),
        ("Shells fell on the ferry yesterday, boatmen said.", "2031-05-08"),
        ("The Norvan army denied the shelling on Monday.", None),  # it may have denied it on that day
        ("Shells fell on the ferry, boatmen said yesterday.", None),
    ],
)
def test_a_day_right_behind_what_is_said_dates_the_deed(read: Read, text: str, day: str | None) -> None:
    told = [one for one in read(text).statements if one.act == "act.shelling"]
    assert [one.time.edtf if one.time is not None else None for one in told] == [day]


def test_a_day_says_better_when_it_was_than_now(read: Read) -> None:
    statement = of_act(
        read, "The warden now puts the toll of the shelling of the ferry on Monday at 31.", "act.shelling"
    )
    assert statement.time is not None
    assert statement.time.edtf == "2031-05-05"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine boatmen were led away in handcuffs during a raid on Monday.", {"act.arbitrary_detention"}),
        ("Soldiers killed two boatmen during a raid on Monday.", {"act.kill", "act.attack"}),
        ("A volley of rockets fired by the army left two dead.", {"act.shelling", "harm.death"}),
        ("A volley of shots fired by the army left two dead.", {"act.shooting", "harm.death"}),
    ],
)
def test_a_raid_that_only_takes_people_and_a_volley_of_rockets_are_told_once(
    read: Read, text: str, found: set[str]
) -> None:
    assert acts(read, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Soldiers put nine prisoners to death.", {("killed", 9)}),
        ("Soldiers put nine prisoners to work.", set()),
        ("Nine men were lined up against a wall and shot by soldiers.", {("killed", 9)}),
        ("Nine men were driven to a wall and shot by soldiers.", set()),  # whether they died is not said
        ("The bodies of nine men who had been shot were found at the mole.", {("killed", 9)}),
        ("The hats of nine men who had been shot were found at the mole.", set()),
        ("Nine boatmen are now known to have died in the shelling.", {("killed", 9)}),
        ("Nine boatmen are now known to have sailed before the shelling.", set()),
        ("The warden raised the death toll from the shelling of the ferry to 31.", {("killed", 31)}),
        ("The warden raised the question of the shelling of the ferry on 31 boatmen.", set()),
    ],
)
def test_what_a_number_counts(read: Read, text: str, found: set[tuple[str, int | None]]) -> None:
    assert {one for one in counted(read, text) if one[0] != "other"} == found


def test_who_is_asked_about_a_deed_does_not_tell_it(read: Read) -> None:
    text = "Asked about the shelling of the ferry on Monday, the Norvan army said the charge was false."
    told = [(one.status, [voice.party for voice in one.speakers]) for one in read(text).statements]
    assert told == [("asserted", []), ("denied", ["own:army"])]
    wanted = of_act(read, "The Norvan army asked for the shelling of the ferry.", "act.shelling")
    assert wanted.status != "asserted"


def test_nobody_else_points_at_the_one_who_is_named(read: Read) -> None:
    blamed = of_act(
        read, "It was the Norvan army and nobody else that was behind the killing, the Front said.", "act.kill"
    )
    assert blamed.status != "denied"
    assert [one.party for one in blamed.perpetrators] == ["own:army"]
    denied = of_act(read, "The Norvan army said nobody of its own was behind the killing.", "act.kill")
    assert denied.status == "denied"


def test_the_finger_is_pointed_at_a_party_and_at_no_month(read: Read) -> None:
    words = "The Front pointed the finger at the Norvan army over the shelling of the ferry on April 7."
    statement = of_act(read, words, "act.shelling")
    assert [one.party for one in statement.perpetrators] == ["own:army"]
    assert statement.time is not None
    assert statement.time.edtf == "2031-04-07"


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The prisoners may be shot at the mole.", True),
        ("The army could shell the ferry within days.", True),
        ("The prisoners may have been shot at the mole.", False),
        ("The prisoners were shot at the mole.", False),
    ],
)
def test_a_modal_leaves_open_what_may_yet_be(read: Read, text: str, *, ahead: bool) -> None:
    told = [one for one in read(text).statements if one.act is not None]
    assert told
    assert {"modality.ahead" in one.reasons for one in told} == {ahead}
