"""Events: one construction a test, sentences of our own."""

from collections.abc import Callable

import pytest

from dalil.statements.events.event import Event
from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def words_of(reading: Reading, event: Event) -> str:
    return reading.text[event.trigger.start : event.trigger.end]


def acts(reading: Reading) -> list[tuple[str, str]]:
    return [(words_of(reading, event), event.act) for event in reading.events]


@pytest.mark.parametrize(
    ("text", "act", "doers", "victims"),
    [
        ("The Norvan army shelled the village.", "act.shelling", ["Norvan army"], []),
        ("Two farmers were killed by the Norvan army.", "act.kill", ["Norvan army"], ["farmers"]),
        ("The bombardment of civilians by regime forces went on.", "act.bombardment", ["regime forces"], ["civilians"]),
        ("Regime forces carried out air strikes on Sunday.", "act.airstrike", ["Regime forces"], []),
        ("The boys' killing shocked the valley.", "act.kill", [], ["boys"]),
        ("Soldiers who shot dead three farmers have left.", "act.summary_execution", ["Soldiers"], ["farmers"]),
        ("Gunmen accused of torturing prisoners were freed.", "act.torture", ["Gunmen"], ["prisoners"]),
    ],
)
def test_participants_by_construction(read: Read, text: str, act: str, doers: list[str], victims: list[str]) -> None:
    reading = read(text)
    event = next(one for one in reading.events if one.act == act)
    assert [one.name for one in event.perpetrators] == doers
    assert [one.name for one in event.victims] == victims


def test_conjuncts_share_their_subject(read: Read) -> None:
    reading = read("The Norvan army besieged the town, shelled its market and killed a nurse.")
    assert [one.perpetrators[0].name for one in reading.events] == ["Norvan army"] * 3


def test_a_siege_under_two_parties_names_both(read: Read) -> None:
    event = read("The town remains under siege either by the army or by rebel groups.").events[0]
    assert (event.act, event.kind) == ("act.siege", "state")
    assert [(one.name, one.via) for one in event.perpetrators] == [("Norvan army", "by"), ("rebel groups", "by")]


def test_including_lifts_to_the_nearest_people(read: Read) -> None:
    reading = read(
        "Farmers near the river, including three women and their children, were hit in the bombing of Tell Aran."
    )
    event = next(one for one in reading.events if one.act == "act.bombardment")
    assert {one.category for one in event.victims} >= {"vic.woman", "vic.child"}


def test_coordinated_victims_are_one_event(read: Read) -> None:
    reading = read("The Front killed a nurse and two farmers.")
    assert len(reading.events) == 1
    assert [one.name for one in reading.events[0].victims] == ["nurse", "farmers"]


def test_the_repair_of_an_inserted_clause_is_uncertain(read: Read) -> None:
    reading = read(
        "Whoever takes the coast road meets sentries and hired militias who evidence suggests have shot dead women and "
        "boys at the toll house."
    )
    event = next(one for one in reading.events if one.act == "act.summary_execution")
    assert [one.category for one in event.victims] == ["vic.woman", "vic.child"]
    assert "militias" in " ".join(one.name for one in event.perpetrators)


def test_manner_refines_the_act_and_is_no_second_event(read: Read) -> None:
    assert acts(read("Militiamen have been killing farmers on the spot.")) == [("killing", "act.summary_execution")]


def test_an_attack_on_a_hospital_is_told_by_its_target(read: Read) -> None:
    event = read("Rebels attacked the hospital with drones.").events[0]
    assert event.act == "act.attack_hospital"
    assert [one.id for one in event.targets] == ["tgt.hospital"]


def test_a_word_that_names_its_means_keeps_its_act(read: Read) -> None:
    event = read("The army shelled the hospital.").events[0]
    assert (event.act, [one.id for one in event.targets]) == ("act.shelling", ["tgt.hospital"])


def test_dropping_a_weapon_is_an_attack_with_it(read: Read) -> None:
    event = read("Helicopters dropped barrel bombs on the market.").events[0]
    assert event.act == "act.barrel_bombing"
    assert [one.id for one in event.targets] == ["tgt.market"]


def test_a_headline_leaves_out_the_auxiliary(read: Read) -> None:
    event = read("Hospital shelled in Qaldis").events[0]
    assert event.perpetrators == ()
    assert [one.id for one in event.targets] == ["tgt.hospital"]
    assert not event.certain


def test_who_stands_behind_an_event_noun_is_implied(read: Read) -> None:
    reading = read("Norvan airstrikes killed nine farmers.")
    killing = next(one for one in reading.events if one.act == "act.kill")
    assert [one.via for one in killing.perpetrators] == ["implied"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor is at home again after a heart attack.",
        "The shell company was fined on Friday.",
        "The spokesman fired back at the reporters.",
        "The workers began a hunger strike.",
        "It was like the massacre of Old Harran.",
        "He sent a short note of thanks and said nothing.",
    ],
)
def test_false_friends_and_precedents_are_no_events(read: Read, text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Front rejected a truce for the valley.", "refusal"),
        ("Two presidents called for a ceasefire in the valley.", "call"),
        ("Those responsible must face justice.", "call"),
        ("For many years the army has bombarded the valley.", "pattern"),
        ("Nine thousand people are trapped in the valley.", "state"),
        ("This was a grave breach of both conventions.", "legal_characterisation"),
        ("The army shelled the mill.", "event"),
    ],
)
def test_kinds(read: Read, text: str, kind: str) -> None:
    assert [event.kind for event in read(text).events] == [kind]


def test_what_is_rejected_or_demanded_is_no_second_event(read: Read) -> None:
    assert acts(read("The shelling must stop.")) == [("must stop", "dip.call_stop_attacks")]


def test_a_count_before_the_trapped_is_no_part_of_their_name(read: Read) -> None:
    event = read("Some 700 to 900 people are trapped.").events[0]
    assert ([one.name for one in event.victims], event.perpetrators) == (["people"], ())


def test_in_a_demand_the_subject_is_called_on(read: Read) -> None:
    event = read("The Security Council must take action.").events[0]
    assert (event.act, event.perpetrators) == ("dip.call_action", ())
    assert [one.party for one in event.addressees] == ["party.un.security_council"]


def test_a_description_names_no_party_of_another_war(read: Read) -> None:
    here = read("Regime forces shelled the village.").events[0]
    there = read("In Syria, President Bashar al-Assad spoke. Regime forces shelled the village.").events[-1]
    assert ([one.party for one in here.perpetrators], here.perpetrators[0].name) == ([None], "Regime forces")
    assert [one.party for one in there.perpetrators] != [None]


def test_who_leaves_suffers_it(read: Read) -> None:
    event = read("Some 1,200 people left the valley.").events[0]
    assert event.perpetrators == ()
    assert [one.name for one in event.victims] == ["people"]


def test_who_is_quoted_is_never_the_they_of_the_quotation(read: Read) -> None:
    reading = read('Ivo Tarnek spoke in the yard. "They killed my son," said Ivo Tarnek.')
    assert [one.perpetrators for one in reading.events if one.act == "act.kill"] == [()]


def test_a_person_is_not_meant_by_they(read: Read) -> None:
    reading = read("President Ivo Tarnek spoke. They killed a nurse.")
    assert [one.perpetrators for one in reading.events if one.act == "act.kill"] == [()]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Gunships of the Norvan army strafed the ferry.", "own:army"),
        ("Two fighters from the Norvan army shot a miller.", "own:army"),
        ("Artillery of the Norvan army and of the Front shelled the ferry.", None),
        ("A critic of the Norvan army killed a miller.", None),
    ],
)
def test_the_arms_of_a_party_are_the_party(read: Read, words: str, party: str | None) -> None:
    named = {doer.party for event in read(words).events for doer in event.perpetrators if doer.party}
    assert named == ({party} if party else set())


@pytest.mark.parametrize("rest", ["nine villagers dead", "nine villagers wounded", "nine dead and four homeless"])
def test_who_is_left_dead_has_not_left(read: Read, rest: str) -> None:
    assert "harm.displacement" not in {act for _, act in acts(read(f"Shells hit the ferry, leaving {rest}."))}
    assert "harm.displacement" in {act for _, act in acts(read("Nine villagers left the ferry town."))}


@pytest.mark.parametrize("words", ["Nine farmers were taken from their homes.", "A miller was taken into custody."])
def test_people_taken_from_their_homes_are_detained(read: Read, words: str) -> None:
    assert "act.arbitrary_detention" in {act for _, act in acts(read(words))}


@pytest.mark.parametrize(
    "text",
    [
        "It was not the army but the Front that shelled the clinic.",
        "Not the army but the Front shelled the clinic.",
        "The clinic was shelled not by the army but by the Front.",
    ],
)
def test_who_is_ruled_out_is_not_accused(read: Read, text: str) -> None:
    (event,) = read(text).events
    assert [one.party for one in event.perpetrators] == ["own:front"]
