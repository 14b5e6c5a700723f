"""The vocabulary at work: omissions and obstructions, the neutral attack, words that only look like acts of war."""

from collections.abc import Callable

import pytest

from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str | None, str, str, list[str]]]:
    return [(one.act, one.status, one.polarity, [doer.name for doer in one.perpetrators]) for one in reading.statements]


@pytest.mark.parametrize(
    ("text", "act", "doer"),
    [
        ("The government failed to act while the mill burned.", "dip.failure_to_protect", "government"),
        ("The police stood by as gunmen killed three bakers.", "dip.failure_to_protect", "police"),
        ("The Front did nothing to stop the shelling.", "dip.failure_to_protect", "Harbour Front"),
        ("The army prevented relief from reaching the quarter.", "act.impede_aid", "Norvan army"),
        ("The army turned back an aid convoy at the bridge.", "act.impede_aid", "Norvan army"),
        ("The Front denied medics access to the village.", "act.impede_aid", "Harbour Front"),
        ("The ministry has refused to let the relief convoy through.", "act.impede_aid", "Defence Ministry"),
        ("The Front barred the evacuation of the quarter.", "act.prevent_evacuation", "Harbour Front"),
        ("The rebels would not let families leave the town.", "act.prevent_evacuation", "rebels"),
        ("The army blocked the evacuation of wounded men.", "act.deny_medical_evacuation", "Norvan army"),
        ("The ministry never asked for an inquiry into the shelling.", "dip.no_investigation", "Defence Ministry"),
        ("The ministry refused to investigate the bombing of the mill.", "dip.no_investigation", "Defence Ministry"),
        ("The army gave no warning before it shelled the market.", "act.no_warning", "Norvan army"),
    ],
)
def test_what_was_left_undone_or_barred_is_an_act(read: Read, text: str, act: str, doer: str) -> None:
    assert (act, "asserted", "pos", [doer]) in told(read(text))


def test_who_refuses_an_inquiry_does_not_deny_what_it_is_about(read: Read) -> None:
    reading = read("The Defence Ministry refused to investigate the bombing of the clinic.")
    assert all(one.status != "denied" for one in reading.statements)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The rebels attacked at dawn.", "act.attack"),
        ("An attack was reported in the valley.", "act.attack"),
        ("The Front attacked two nurses.", "act.attack_civilians"),
        ("The army attacked the market.", "act.attack_civilians"),
        ("The army attacked the hospital.", "act.attack_hospital"),
        ("The Front attacked the barracks.", "act.armed_clash"),
    ],
)
def test_an_attack_is_one_on_civilians_only_where_the_words_say_so(read: Read, text: str, act: str) -> None:
    assert [one.act for one in read(text).statements] == [act]


def test_a_plain_attack_is_no_candidate_for_a_crime(read: Read) -> None:
    (statement,) = read("The rebels attacked at dawn.").statements
    assert statement.provisions == ()


@pytest.mark.parametrize(
    "text",
    [
        "They attacked the president's record on taxes.",
        "Reporters bombarded the minister with questions.",
        "The union launched a strike.",
        "A strike by bakers closed the market.",
        "The bill was killed in committee.",
        "The army killed off the proposal.",
        "He shot a film about the village.",
        "The team bombed in the final.",
        "The news struck a chord with farmers.",
        "The shell company was registered in the port.",
        "The campaign captured the mood of the valley.",
        "Guns fell silent.",
    ],
)
def test_words_that_only_look_like_war_tell_no_act(read: Read, text: str) -> None:
    assert [one.act for one in read(text).statements if one.act] == []


@pytest.mark.parametrize(
    ("text", "act", "doer", "via"),
    [
        ("The Front's bombs fell on the hospital.", "act.attack_hospital", "Harbour Front", "implied"),
        ("Farmers shot by the Front were buried.", "act.shooting", "Harbour Front", "by"),
        ("The army's shelling of the market killed four people.", "act.kill", "Norvan army", "implied"),
        ("A rocket fired by the Front hit the market.", "act.shelling", "Harbour Front", "implied"),
        ("The army blamed the Front for the bombing of the mill.", "act.bombardment", "Harbour Front", "implied"),
        ("Two bakers died in an attack blamed on the Front.", "act.attack", "Harbour Front", "implied"),
        ("The army rejected a truce and blamed the shelling on the Front.", "act.shelling", "Harbour Front", "implied"),
        ("The ministry is blaming the killings on rebels from the hills.", "act.kill", "rebels", "implied"),
        ("The Front claimed responsibility for the bombing.", "act.bombardment", "Harbour Front", "implied"),
        ("The Front used residents as human shields.", "act.human_shields", "Harbour Front", "subject"),
        ("The Front staged an ambush near the bridge.", "act.attack", "Harbour Front", "subject"),
        ("The town's water was cut off by the army.", "act.attack_essential_objects", "Norvan army", "by"),
    ],
)
def test_who_stands_behind_a_weapon_is_implied(read: Read, text: str, act: str, doer: str, via: str) -> None:
    found = next(one for one in read(text).statements if one.act == act)
    assert [(one.name, one.via) for one in found.perpetrators] == [(doer, via)]


def test_a_weapon_is_nobody(read: Read) -> None:
    (statement,) = read("Rockets landed on the school.").statements
    assert (statement.act, statement.perpetrators) == ("act.shelling", ())


@pytest.mark.parametrize(
    "text",
    [
        "The envoy called on the army to stop the shelling.",
        "The envoy demanded an end to the siege.",
        "The army must halt the bombardment.",
    ],
)
def test_what_shall_end_is_called_for_and_no_event_of_the_call(read: Read, text: str) -> None:
    assert [(one.act, one.kind, one.status) for one in read(text).statements] == [
        ("dip.call_stop_attacks", "call", "called_for")
    ]


def test_who_is_called_upon_is_addressed(read: Read) -> None:
    (statement,) = read("The envoy called on the army to stop the shelling.").statements
    assert [one.party for one in statement.addressees] == ["own:army"]
    assert statement.perpetrators == ()


def test_who_acts_together_acts_both(read: Read) -> None:
    (statement,) = read("The army, together with the Front, bombed the town.").statements
    assert [(one.party, one.via) for one in statement.perpetrators] == [
        ("own:army", "subject"),
        ("own:front", "subject"),
    ]


def test_who_claims_an_act_concedes_it_and_who_denies_it_denies(read: Read) -> None:
    (claimed,) = read("The Front claimed responsibility for the bombing.").statements
    assert (claimed.speech_act, [one.party for one in claimed.speakers]) == ("concede", ["own:front"])
    (denied,) = read("The Front denied responsibility for the bombing.").statements
    assert (denied.status, [one.party for one in denied.perpetrators]) == ("denied", ["own:front"])


def test_what_somebody_is_blamed_for_is_alleged(read: Read) -> None:
    (statement,) = [
        one for one in read("Two bakers died in an attack blamed on the Front.").statements if one.perpetrators
    ]
    assert statement.status == "alleged"


def test_hostages_are_the_victims(read: Read) -> None:
    (statement,) = read("The Front took twelve villagers hostage.").statements
    assert (statement.act, [one.name for one in statement.victims]) == ("act.abduction", ["villagers"])


def test_they_who_are_reproached_something_are_its_doers(read: Read) -> None:
    reading = read("The army attacked. The envoy taunted the rebels that they never asked for an inquiry.")
    one = reading.statements[1]
    assert (one.act, [doer.name for doer in one.perpetrators]) == ("dip.no_investigation", ["rebels"])


def test_a_singular_relative_clause_speaks_of_the_last_of_two(read: Read) -> None:
    text = "The army and the Front, which supports the rebels, called for a truce."
    doers = [doer.party for one in read(text).statements if one.act == "act.support_party" for doer in one.perpetrators]
    assert doers == ["own:front"]


def test_who_calls_out_to_the_world_accuses_nobody(read: Read) -> None:
    assert [one.act for one in read("Families went on air, calling out to the world for help.").events] == []


def test_blame_behind_a_refusal_is_a_statement_of_its_own_with_its_closing_mark(read: Read) -> None:
    reading = read('The army, unsurprisingly, has rejected a truce and is blaming the atrocities on "armed rebels".')
    assert [(one.act, one.status) for one in reading.statements] == [
        ("dip.reject_truce", "asserted"),
        ("act.mass_atrocity", "alleged"),
    ]
    assert reading.statements[1].quote == 'the atrocities on "armed rebels"'
    assert [doer.name for doer in reading.statements[1].perpetrators] == ["armed rebels"]
