"""One event that a sentence tells with two words is one statement; two events of one kind stay two."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def told(reading: Reading, act: str) -> list[str]:
    return [reading.text[one.trigger.start : one.trigger.end] for one in reading.events if one.act == act]


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        ("Shots were fired at the bus.", "act.shooting", "fired at"),
        ("The guards fired a volley at the crowd.", "act.shooting", "fired"),
        ("Soldiers shot and killed two farmers.", "act.kill", "killed"),
        ("Fighters kidnapped and abducted the mayor.", "act.abduction", "abducted"),
        ("Soldiers looted and pillaged the market on Monday.", "act.pillage", "pillaged"),
        ("The Front launched a bombardment, bombarding the harbour with mortars.", "act.shelling", "bombarding"),
        ("The army attacked the convoy in an attack that lasted an hour.", "act.attack", "attacked"),
        ("The besieged town remained under siege by the army.", "act.siege", "under siege"),
        ("Those killed in the raid were killed by soldiers.", "act.kill", "killed"),
        ("The murdered nurse was murdered by soldiers.", "act.kill", "murdered"),
        ("The army bombed the school, and the bombing killed nine pupils.", "act.bombardment", "bombed"),
    ],
)
def test_two_words_for_one_event_are_one(read: Read, text: str, act: str, words: str) -> None:
    assert told(read(text), act) == [words]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The army shelled Tarn on Monday and shelled Tarn again on Tuesday.", "act.shelling"),
        ("The army shelled Tarn and shelled the port.", "act.shelling"),
        ("They fired, we fell, and then they fired at those who had fallen.", "act.shooting"),
        ("The army bombed the school, and another bombing of the school killed nine pupils.", "act.bombardment"),
        ("The shelling of Tarn and the shelling of Orm went on.", "act.shelling"),
        ("Soldiers killed nine people in the killing of villagers at Orm.", "act.kill"),
        ("The Front said the army bombed the mill, and the army said the bombing was an accident.", "act.bombardment"),
        ("The army denied shelling Tarn and said the Front had shelled it.", "act.shelling"),
        ("Soldiers who killed two nurses killed a baker.", "act.kill"),
        ("Four people were killed in Tarn and nine people were killed in Orm.", "act.kill"),
    ],
)
def test_two_events_of_one_kind_stay_two(read: Read, text: str, act: str) -> None:
    assert len(told(read(text), act)) == 2


def test_what_the_other_word_names_alone_is_kept(read: Read) -> None:
    (event,) = (one for one in read("The guards fired a volley at the crowd.").events if one.act == "act.shooting")
    assert [one.name for one in event.perpetrators] == ["guards"]
    assert [one.name for one in event.victims] == ["crowd"]


def test_each_of_two_verbs_that_name_a_town_has_its_own(read: Read) -> None:
    known, unknown = read("The army shelled Aleppo and shelled Orm.").statements
    assert known.place is not None
    assert unknown.place is None, "where Orm lies is not known, and it is not Aleppo"
    shared = read("The army shelled Aleppo and burned the mill.").statements
    assert [one.place.name if one.place else None for one in shared] == ["Aleppo", "Aleppo"]
