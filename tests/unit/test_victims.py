"""Who suffers an act, one construction a test, sentences of our own."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def harmed(reading: Reading, act: str) -> list[str]:
    return [one.name for told in reading.statements if told.act == act for one in told.victims]


@pytest.mark.parametrize(
    ("text", "act", "names"),
    [
        ("Soldiers shot Layla near the mill.", "act.shooting", ["Layla"]),
        ("Soldiers killed Hope and Grace.", "act.kill", ["Hope", "Grace"]),
        ("Soldiers killed Hope.", "act.kill", ["Hope"]),
        ("Rebels detained Hope on Monday.", "act.arbitrary_detention", ["Hope"]),
        ("Militiamen beat Hope at the gate.", "act.cruel_treatment", ["Hope"]),
        ("Layla, Sami and Nour were killed.", "act.kill", ["Layla", "Sami", "Nour"]),
        ("Grace was wounded in the shelling.", "harm.injury", ["Grace"]),
        ("The killing of Hope and Sami by soldiers shocked the town.", "act.kill", ["Hope", "Sami"]),
        ("Hope's murder shocked the town.", "act.kill", ["Hope"]),
        ("Grace's murder shocked the town.", "act.kill", ["Grace"]),
        ("Gunmen killed Layla, a nurse, and Sami, her son.", "act.kill", ["Layla", "Sami"]),
        ("Gunmen tortured the mayor, Adel Nasri, for three days.", "act.torture", ["mayor, Adel Nasri"]),
        ("Soldiers shot S.K., 14, and M.R., 9, near the mill.", "act.shooting", ["S.K.", "M.R."]),
        ("Layla, 9, was shot dead by a sniper.", "act.summary_execution", ["Layla"]),
        ("Gunmen abducted five people, including Hope and Sami.", "act.abduction", ["people", "Hope", "Sami"]),
        ("Among the dead were Lina and Karim.", "harm.death", ["Lina", "Karim"]),
        ("The dead were named as Karim Daher, 34, and Lina Daher, 30.", "harm.death", ["Karim Daher", "Lina Daher"]),
        ("The wounded included Hope and two farmers.", "harm.injury", ["Hope", "farmers"]),
        ("The killing by soldiers of three nurses shocked the town.", "act.kill", ["nurses"]),
        ("The Council says nine farmers died and blames the army.", "harm.death", ["farmers"]),
        ("It was the spring when nine farmers died.", "harm.death", ["farmers"]),
        ("Nine farmers killed, not seven, the clerk said.", "act.kill", ["farmers"]),
        ("Four police shot after surrender.", "act.shooting", ["police"]),
    ],
)
def test_a_name_that_suffers_is_a_victim_whatever_the_model_takes_it_for(
    read: Read, text: str, act: str, names: list[str]
) -> None:
    assert harmed(read(text), act) == names


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Marra and Idra.",
        "The siege of Marra went on.",
        "The killings in Marra and Idra went on.",
        "Soldiers shot at Marra from the hills.",
        "The Front was blamed for the murders.",
    ],
)
def test_a_town_or_a_party_is_nobody_killed(read: Read, text: str) -> None:
    assert [one.name for told in read(text).statements for one in told.victims] == []


def test_an_apposition_tells_the_group_of_the_one_named(read: Read) -> None:
    reading = read("Gunmen killed Layla, a nurse, and Sami, her son.")
    assert [one.category for one in reading.statements[0].victims][:1] == ["vic.medical"]


def test_an_age_counts_nobody_and_initials_are_no_place(read: Read) -> None:
    for text in ("Layla, 9, was shot dead by a sniper.", "Soldiers killed S.K., 14, near the mill."):
        told = read(text).statements[0]
        assert (told.figures, told.place) == ((), None)


def test_the_burning_of_a_house_is_an_act_beside_the_beating(read: Read) -> None:
    reading = read("The army beat Mrs. Haddad and burned the house of her brother.")
    assert [(told.act, [one.name for one in told.victims]) for told in reading.statements] == [
        ("act.cruel_treatment", ["Mrs. Haddad"]),
        ("act.property_destruction", []),
    ]
    assert {told.perpetrators[0].party for told in reading.statements} == {"own:army"}


@pytest.mark.parametrize("text", ["He burned his hand.", "She burned the toast.", "They burned calories all day."])
def test_not_all_that_burns_is_destroyed(read: Read, text: str) -> None:
    assert read(text).events == ()


def test_whom_the_doers_words_hide_are_no_part_of_their_name(read: Read) -> None:
    told = read("The killing by the army of three nurses shocked the town.").statements[0]
    assert [(one.name, one.party, one.via) for one in told.perpetrators] == [("Norvan army", "own:army", "by")]
    told = read("The killing by soldiers of three nurses shocked the town.").statements[0]
    assert [one.name for one in told.perpetrators] == ["soldiers"]


def test_an_arm_of_a_party_keeps_its_party(read: Read) -> None:
    told = read("The killing by soldiers of the Norvan army shocked the town.").statements[0]
    assert [(one.party, one.via) for one in told.perpetrators] == [("own:army", "by")]
    assert told.victims == ()


def test_who_dies_is_no_doer(read: Read) -> None:
    reading = read("The Council says nine farmers died and blames the army. Nine farmers killed, the clerk said.")
    dead = [one for one in reading.statements if one.act in {"harm.death", "act.kill"}]
    assert [(one.perpetrators, len(one.victims)) for one in dead] == [((), 1), ((), 1)]


@pytest.mark.parametrize(
    ("text", "act", "names"),
    [
        ("Soldiers shot dead those trying to flee.", "act.summary_execution", ["those trying to flee"]),
        ("Soldiers killed those who stayed behind.", "act.kill", ["those who stayed behind"]),
        ("Those now wounded cannot be evacuated.", "act.deny_medical_evacuation", ["Those now wounded"]),
        ("Those surrounded by the army face hunger.", "act.siege", ["Those surrounded"]),
        ("Soldiers killed those.", "act.kill", []),
    ],
)
def test_a_pronoun_is_named_by_what_tells_of_whom_it_speaks(read: Read, text: str, act: str, names: list[str]) -> None:
    assert harmed(read(text), act) == names


@pytest.mark.parametrize(
    ("text", "act", "names"),
    [
        ("The shelling killed 31 and wounded 12.", "act.kill", ["31"]),
        ("The shelling killed 31 and wounded 12.", "harm.injury", ["12"]),
        ("31 were killed in the shelling of the market.", "act.kill", ["31"]),
        ("At least 31 were killed when the army shelled the market.", "act.kill", ["At least 31"]),
        ("The shelling left four dead.", "harm.death", ["four"]),
        ("The death toll in Marra rose to nine.", "harm.death", ["nine"]),
        ("The shelling killed 31 people.", "act.kill", ["people"]),
        ("The army fired 31 rockets at the market.", "act.shelling", []),
        ("The army killed nobody.", "act.kill", []),
    ],
)
def test_persons_told_by_a_bare_number_suffer_under_their_number(
    read: Read, text: str, act: str, names: list[str]
) -> None:
    assert harmed(read(text), act) == names


def test_persons_told_by_a_bare_number_in_arabic(read: Read) -> None:
    reading = read("قتل 31 في قصف السوق.", language="ar")
    assert harmed(reading, "act.kill") == ["31"]
    assert [one.unit for told in reading.statements for one in told.figures] == [None]
