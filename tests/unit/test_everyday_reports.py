"""The everyday sentences of reporting: who is blamed, who starves, what came under fire, who is left dead."""

from collections.abc import Callable

import pytest

from dalil.model.statement import Statement
from dalil.statements.reading import Reading

Read = Callable[..., Reading]


def of_act(reading: Reading, act: str) -> Statement:
    """The only statement of the act."""
    (found,) = (one for one in reading.statements if one.act == act)
    return found


def doers(statement: Statement) -> list[tuple[str, str]]:
    return [(one.name, one.via) for one in statement.perpetrators]


def harmed(statement: Statement) -> list[str]:
    return [one.name for one in statement.victims]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Residents blamed the army for the deaths.", "harm.death"),
        ("Nurses blamed the army for the attack on the clinic.", "act.attack_hospital"),
        ("The army was blamed for the deaths of three nurses.", "harm.death"),
        ("Nurses traced the raid on the clinic to the army.", "act.attack_hospital"),
    ],
)
def test_who_is_blamed_is_said_to_have_done_it(read: Read, text: str, act: str) -> None:
    statement = of_act(read(text), act)
    assert (statement.status, doers(statement)) == ("alleged", [("Norvan army", "implied")])


def test_at_whose_door_a_deed_is_laid_did_it_and_not_who_lays_it_there(read: Read) -> None:
    statement = of_act(read("Nurses laid the shelling at the door of the army."), "act.shelling")
    assert [name for name, _ in doers(statement)] == ["Norvan army"]


@pytest.mark.parametrize(
    ("text", "act", "victim"),
    [
        ("Without aid the children will starve.", "harm.starvation", "children"),
        ("Dozens of people starved in the besieged town.", "harm.starvation", "people"),
        ("Twelve migrants drowned near the pier.", "harm.death", "migrants"),
        ("Prisoners suffocated in the truck.", "act.death_in_custody", "Prisoners"),
    ],
)
def test_who_starves_or_drowns_suffers_it(read: Read, text: str, act: str, victim: str) -> None:
    statement = of_act(read(text), act)
    assert (doers(statement), harmed(statement)) == ([], [victim])


def test_who_starves_others_does_it(read: Read) -> None:
    statement = of_act(read("People in the town are being starved by the army."), "act.starvation_siege")
    assert (doers(statement), harmed(statement)) == ([("Norvan army", "by")], ["People"])


@pytest.mark.parametrize(
    ("text", "behind", "count"),
    [
        ("The army shelled the market, leaving four dead and dozens wounded.", [("Norvan army", "implied")], 4),
        ("The Front attacked a checkpoint, which left four people dead.", [("Harbour Front", "implied")], 4),
        ("An army attack on the market left 12 people dead.", [("Norvan army", "implied")], 12),
        ("The army condemned the attack, which left four dead.", [], 4),
        ("The army said a bomb had exploded, leaving three people dead.", [], 3),
    ],
)
def test_who_is_left_dead_is_counted_and_the_doer_implied(
    read: Read, text: str, behind: list[tuple[str, str]], count: int
) -> None:
    statement = of_act(read(text), "harm.death")
    assert doers(statement) == behind
    assert [(one.counts, one.low) for one in statement.figures] == [("killed", count)]


@pytest.mark.parametrize(
    ("text", "act", "doer", "suffered"),
    [
        ("The hospital came under heavy fire from the Front.", "act.attack_hospital", "Harbour Front", "tgt.hospital"),
        ("The ambulance took fire from the hill.", "act.attack_hospital", "", "tgt.ambulance"),
        ("Two nurses were caught in crossfire.", "act.armed_clash", "", "nurses"),
        ("The prisoners underwent torture.", "act.torture", "", "prisoners"),
        ("Fire was opened on the crowd by the police.", "act.shooting", "police", "crowd"),
    ],
)
def test_what_comes_under_fire_suffers_it(read: Read, text: str, act: str, doer: str, suffered: str) -> None:
    statement = of_act(read(text), act)
    assert [one.name for one in statement.perpetrators] == [doer] * bool(doer)
    assert [*harmed(statement), *(one.id for one in statement.targets)] == [suffered]


@pytest.mark.parametrize(
    "text", ["The minister came under fire over his remarks.", "The mayor came under fire from critics."]
)
def test_words_of_criticism_are_no_fire(read: Read, text: str) -> None:
    assert [one.act for one in read(text).statements if one.act] == []


def test_the_doer_and_the_deed_are_one_act(read: Read) -> None:
    (statement,) = read("Snipers opened fire on people queueing for bread.").statements
    assert (statement.act, doers(statement), harmed(statement)) == ("act.sniper", [("Snipers", "subject")], ["people"])


@pytest.mark.parametrize(
    ("text", "act", "called_on"),
    [
        ("The council urged the army to lift the siege.", "dip.call_stop_attacks", "Norvan army"),
        ("The envoy called on the Front to release the detainees.", "dip.call_action", "Harbour Front"),
        ("The ministry pressed the Front to allow aid into the town.", "dip.call_action", "Harbour Front"),
        ("The monitors asked the army to stop shelling the market.", "dip.call_stop_attacks", "Norvan army"),
        ("Families begged the army to hand over the bodies.", "dip.call_action", "Norvan army"),
    ],
)
def test_who_is_asked_to_do_something_is_addressed(read: Read, text: str, act: str, called_on: str) -> None:
    (statement,) = read(text).statements
    assert (statement.act, statement.kind, statement.status) == (act, "call", "called_for")
    assert ([one.name for one in statement.addressees], doers(statement)) == ([called_on], [])
    assert len(statement.speakers) == 1


def test_what_is_released_is_said_by_nobody_when_it_is_told(read: Read) -> None:
    assert read("The Front released three prisoners.").statements == ()


@pytest.mark.parametrize(
    ("text", "act", "doer", "victim"),
    [
        ("They took my sons away.", "act.abduction", "", "my sons"),
        ("Armed men took a baker from his home.", "act.abduction", "Armed men", "baker"),
        ("Soldiers led away three men.", "act.abduction", "Soldiers", "men"),
        ("The Front fighters dragged the teacher from his car.", "act.abduction", "Harbour Front", "teacher"),
        ("Her father was taken from his bed.", "act.abduction", "", "Her father"),
        ("Students are being held without charge by the army.", "act.arbitrary_detention", "Norvan army", "Students"),
        ("Two journalists were held for three days.", "act.arbitrary_detention", "", "journalists"),
    ],
)
def test_who_is_taken_away_or_held(read: Read, text: str, act: str, doer: str, victim: str) -> None:
    statement = of_act(read(text), act)
    assert [one.name for one in statement.perpetrators] == [doer] * bool(doer)
    assert harmed(statement) == [victim]


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers dragged two children from the house.",
        "The army took the hill from the Front.",
        "Talks were held for three days.",
        "The team led by three points.",
    ],
)
def test_not_all_that_is_taken_or_held_is_a_captive(read: Read, text: str) -> None:
    assert [one.act for one in read(text).statements if one.act] == []


def test_they_who_are_tortured_are_those_held(read: Read) -> None:
    reading = read("Thousands of men are held in secret prisons, where they are tortured.")
    detained, tortured = of_act(reading, "act.arbitrary_detention"), of_act(reading, "act.torture")
    assert (harmed(detained), harmed(tortured)) == (["men"], ["men"])
    assert [(one.counts, one.low) for one in detained.figures] == [("detained", 1000)]


@pytest.mark.parametrize(
    ("text", "act", "doer"),
    [
        ("Residents said the army was responsible for the deaths of nine people.", "harm.death", "Norvan army"),
        ("The ministry held the Front responsible for the attack.", "act.attack", "Harbour Front"),
        ("The Front is to blame for the deaths.", "harm.death", "Harbour Front"),
        ("Witnesses said the army was behind the attack.", "act.attack", "Norvan army"),
        ("The ministry blamed the attack on the Front.", "act.attack", "Harbour Front"),
        ("Monitors attributed the shelling to the army.", "act.shelling", "Norvan army"),
        ("The bombing was claimed by the Front.", "act.bombardment", "Harbour Front"),
        ("A court sentenced Omar Selim to life in prison for the massacre.", "act.massacre", "Omar Selim"),
        ("Two soldiers were charged with the murder of a farmer.", "act.kill", "Two soldiers"),
    ],
)
def test_at_whose_door_a_deed_is_laid(read: Read, text: str, act: str, doer: str) -> None:
    assert doers(of_act(read(text), act)) == [(doer, "implied")]


def test_what_nobody_claims_is_nobodys_deed(read: Read) -> None:
    assert doers(of_act(read("Nobody has claimed responsibility for the shelling."), "act.shelling")) == []


def test_who_is_not_responsible_is_named_in_a_denial_only(read: Read) -> None:
    statement = of_act(read("The army is not responsible for the shelling."), "act.shelling")
    assert (statement.status, doers(statement)) == ("denied", [("Norvan army", "implied")])


def test_a_sentence_is_an_event_beside_the_deed(read: Read) -> None:
    reading = read("The court jailed the commander for torturing detainees.")
    assert doers(of_act(reading, "act.torture")) == [("commander", "subject")]
    assert of_act(reading, "dip.prosecution").status == "asserted"
    assert all(one.act != "act.arbitrary_detention" for one in reading.statements)


@pytest.mark.parametrize("verb", ["flatten", "raze", "level", "wipe out"])
def test_a_threat_to_destroy_is_one_statement_and_its_condition_none(read: Read, verb: str) -> None:
    (statement,) = read(f"The army threatened to {verb} the city if the fighters did not leave.").statements
    assert (statement.act, statement.status, statement.polarity) == ("act.property_destruction", "threatened", "pos")


@pytest.mark.parametrize(
    ("text", "act", "count"),
    [
        ("Rescuers found a mass grave with 46 bodies.", "harm.death", 46),
        ("He was accused of the murder of 14 prisoners.", "act.kill", 14),
        ("The Front killed 14 prisoners.", "act.kill", 14),
        ("The bodies of nine men were found in the river.", "harm.death", 9),
    ],
)
def test_bodies_and_murdered_prisoners_are_counted_as_killed(read: Read, text: str, act: str, count: int) -> None:
    statement = of_act(read(text), act)
    assert [(one.counts, one.low) for one in statement.figures] == [("killed", count)]


def test_bodies_that_act_are_no_corpses(read: Read) -> None:
    assert all(one.counts != "killed" for one in read("Three student bodies condemned the law.").figures)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("No aid has reached the town since January.", ""),
        ("Food has not been let in for three months.", ""),
        ("The army has let in no food since January.", "Norvan army"),
        ("The town has received no aid since January.", ""),
    ],
)
def test_relief_that_does_not_come_is_impeded(read: Read, text: str, doer: str) -> None:
    statement = of_act(read(text), "act.impede_aid")
    assert (statement.status, statement.polarity) == ("asserted", "pos")
    assert [one.name for one in statement.perpetrators] == [doer] * bool(doer)
    assert ("January" not in text) or (statement.time is not None and statement.time.edtf == "2031-01/..")


@pytest.mark.parametrize(
    "text",
    [
        "The army neither confirmed nor denied the attack.",
        "The army neither confirmed nor denied that it had shelled the market.",
        "The army would not confirm or deny the attack.",
        "The ministry declined to comment on the shelling.",
        "The ministry refused to comment on reports that the army had shelled the market.",
        "The Front did not respond to requests for comment.",
    ],
)
def test_who_does_not_comment_neither_tells_nor_denies(read: Read, text: str) -> None:
    assert read(text).statements == ()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Homes were looted and set on fire by the army.", ["act.pillage", "act.property_destruction"]),
        ("The men were arrested and tortured by the army.", ["act.arbitrary_detention", "act.torture"]),
    ],
)
def test_two_participles_share_their_doer(read: Read, text: str, acts: list[str]) -> None:
    found = read(text).statements
    assert [(one.act, doers(one)) for one in found] == [(act, [("Norvan army", "by")]) for act in acts]


@pytest.mark.parametrize(
    ("text", "act", "doer", "victim"),
    [
        ("The army fired on protesters.", "act.shooting", "Norvan army", "protesters"),
        ("Landmines laid by the Front killed six farmers.", "act.kill", "Harbour Front", "farmers"),
        ("A journalist was stabbed to death by unknown attackers.", "act.kill", "unknown attackers", "journalist"),
        ("The prisoners were given electric shocks by the army.", "act.torture", "Norvan army", "prisoners"),
    ],
)
def test_who_did_it_to_whom(read: Read, text: str, act: str, doer: str, victim: str) -> None:
    statement = of_act(read(text), act)
    assert ([one.name for one in statement.perpetrators], harmed(statement)) == ([doer], [victim])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The fire left 300 families without bread.", "harm.displacement"),
        ("The ambulance was prevented from reaching the wounded.", "harm.injury"),
        ("The army fired the general.", "act.shooting"),
    ],
)
def test_words_that_tell_no_such_act(read: Read, text: str, act: str) -> None:
    assert all(one.act != act for one in read(text).statements)


@pytest.mark.parametrize(
    ("text", "act", "doer", "victim"),
    [
        ("The army fired into a crowd of mourners.", "act.shooting", "Norvan army", "crowd of mourners"),
        ("The Front fired upon families at the well.", "act.shooting", "Harbour Front", "families"),
        ("The army attacked us at night, a teacher said.", "act.attack", "Norvan army", "us"),
        ("We were shelled by the army for three days.", "act.shelling", "Norvan army", "We"),
        ("Residents were forced from their homes at gunpoint by Front fighters.", "act.forced_displacement",
         "Harbour Front", "Residents"),
        ("My brother was taken by the Front in May.", "act.abduction", "Harbour Front", "My brother"),
        ("Army shell wounds two nurses", "harm.injury", "Norvan army", "nurses"),
        ("Two nurses shot dead at army checkpoint", "act.summary_execution", "", "nurses"),
    ],
)  # fmt: skip
def test_who_suffers_is_named_as_the_report_names_him(read: Read, text: str, act: str, doer: str, victim: str) -> None:
    statement = of_act(read(text), act)
    assert ([one.name for one in statement.perpetrators], harmed(statement)) == ([doer] * bool(doer), [victim])


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers fired into the air.",
        "The wounds of the nurses are healing.",
        "Her son was taken by the army to a hospital.",
        "The army gave the envoy a reason to leave.",
        "The villagers had two hours to leave.",
        "The Front gave its fighters two days to rest.",
    ],
)
def test_what_only_looks_like_such_an_act(read: Read, text: str) -> None:
    assert [one.act for one in read(text).statements if one.act and one.act.startswith(("act.", "harm.inj"))] == []


@pytest.mark.parametrize(
    ("text", "doer", "driven"),
    [
        ("Soldiers gave the villagers two hours to leave their homes, residents said.", "Soldiers", "villagers"),
        ("Residents were given 24 hours to leave by the army.", "Norvan army", "Residents"),
        ("The Front gave residents until dawn to leave the quarter.", "Harbour Front", "residents"),
    ],
)
def test_time_given_to_leave_threatens_to_drive_out(read: Read, text: str, doer: str, driven: str) -> None:
    statement = of_act(read(text), "act.forced_displacement")
    assert (statement.status, [one.name for one in statement.perpetrators]) == ("threatened", [doer])
    assert harmed(statement) == [driven]


@pytest.mark.parametrize(
    "text", ["Others said the army had shelled the market.", "Many say the army shelled the market."]
)
def test_nobody_is_called_others(read: Read, text: str) -> None:
    statement = of_act(read(text), "act.shelling")
    assert (statement.speakers, statement.status) == ((), "reported")


def test_many_who_died_have_no_name(read: Read) -> None:
    assert harmed(of_act(read("Many were killed when the army shelled the market."), "act.kill")) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army vowed to avenge the killing of its officers.", "asserted"),
        ("The army vowed to kill the officers.", "promised"),
    ],
)
def test_what_is_to_be_avenged_has_happened(read: Read, text: str, status: str) -> None:
    assert of_act(read(text), "act.kill").status == status


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("Prosecutors charged a Front fighter with the rape of a girl.", "act.sexual_violence", "alleged"),
        ("A colonel was charged with ordering the shooting of nine miners.", "act.shooting", "alleged"),
        ("A court convicted a colonel of the rape of a girl.", "act.sexual_violence", "asserted"),
    ],
)
def test_what_somebody_is_charged_with_is_alleged(read: Read, text: str, act: str, status: str) -> None:
    assert of_act(read(text), act).status == status


def test_a_denial_behind_a_semicolon_denies_nothing_before_it(read: Read) -> None:
    statement = of_act(
        read("Shells hit a school and killed three children; the Front denied responsibility."), "act.kill"
    )
    assert (statement.status, statement.speakers) == ("asserted", ())


@pytest.mark.parametrize(
    "text",
    [
        "A heart attack killed the keeper's father.",
        "Twelve people were killed in an earthquake.",
        "Three drivers died in a car crash.",
        "The mayor died of cancer.",
        "A storm killed nine fishermen.",
    ],
)
def test_who_dies_of_an_illness_or_an_accident_was_killed_by_nobody(read: Read, text: str) -> None:
    assert [one.act for one in read(text).statements] == []


@pytest.mark.parametrize("text", ["Qaldis hospital strike: what we know", "The Qaldis market bombing killed two."])
def test_the_name_before_what_was_hit_did_not_hit_it(read: Read, text: str) -> None:
    statements = read(text).statements
    assert statements
    assert not any(one.perpetrators for one in statements)


def test_whom_somebody_backs_he_does_not_say(read: Read) -> None:
    reading = read("The National Guard, which is commanded by General Samir Odeh, is backed by the Kingdom of Tarsa.")
    assert reading.attributions == ()
    assert {one.kind: one.speakers for one in reading.relations} == {"commands": (), "backs": ()}


@pytest.mark.parametrize("asked", ["asked not to be named", "asked that her surname be withheld"])
def test_not_to_be_named_is_nothing_said(read: Read, asked: str) -> None:
    reading = read(f"An official, who {asked}, said the Front had shelled the hospital.")
    assert [one.act for one in reading.statements] == ["act.shelling"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The mayor put the death toll at 31.", "the death toll at 31"),
        ("Rebels put the number of wounded at over 100.", "the number of wounded at over 100"),
        ("The clinic reported 31 wounded and four dead.", "31 wounded and four dead"),
        ("The envoy warned both sides that two died.", "two died"),
    ],
)
def test_who_puts_a_toll_says_it(read: Read, text: str, quote: str) -> None:
    statements = read(text).statements
    assert {one.quote for one in statements} == {quote}
    assert all(one.speakers for one in statements)


def test_a_saint_s_hospital_is_not_in_the_town_of_that_name(read: Read) -> None:
    (statement,) = read("Shells hit the Saint Mira hospital in Aleppo on Monday.").statements
    assert statement.place is not None
    assert statement.place.name == "Aleppo"


@pytest.mark.parametrize(
    ("headline", "voice"),
    [
        ("Rights group: army shelled the market", "Rights group"),
        ("Ministry: rebels burned the mill", "Defence Ministry"),
        ("Local officials: rebels burned the mill", "Local officials"),
        ("The bridge: rebels burned the mill", None),
    ],
)
def test_who_stands_before_the_colon_of_a_headline_says_it(read: Read, headline: str, voice: str | None) -> None:
    (statement,) = read(headline).statements
    assert [one.name for one in statement.speakers] == ([voice] if voice is not None else [])


def test_who_carries_out_a_raid_does_it(read: Read) -> None:
    statement = of_act(read("The mayor said government forces had carried out the raid."), "act.attack")
    assert doers(statement) == [("government forces", "subject")]


def test_what_was_worst_since_a_month_was_not_in_that_month(read: Read) -> None:
    (statement,) = read("The killing of six nurses was the deadliest since April.").statements
    assert statement.time is None
    (since,) = read("The army has shelled the port since April.").statements
    assert since.time is not None


def test_a_quotation_keeps_its_first_word(read: Read) -> None:
    (statement,) = read('"That mill was burned by rebels," a miller said.').statements
    assert statement.quote == "That mill was burned by rebels"


def test_who_is_among_the_dead_is_not_said_by_the_dead(read: Read) -> None:
    reading = read("The dead included two boys.")
    assert reading.attributions == ()
    assert harmed(of_act(reading, "harm.death")) == ["boys"]


def test_a_drone_that_strikes_is_no_doer_and_an_accusation_no_part_of_a_name(read: Read) -> None:
    statement = of_act(read("A drone strike on the market killed two."), "act.drone_strike")
    assert doers(statement) == []
    accused = of_act(read("The minister accused Tarsa of war crimes."), "legal.characterisation")
    assert doers(accused) == [("Tarsa", "implied")]


def test_what_is_shelled_needs_no_name_that_a_list_knows(read: Read) -> None:
    assert of_act(read("A clerk said the jetty was shelled."), "act.shelling").quote == "the jetty was shelled"
    assert read("She shelled out a small fortune.").statements == ()


def test_who_is_martyred_is_told_as_killed(read: Read) -> None:
    statement = of_act(read("The army shelled the bakery, in which 16 civilians were martyred."), "act.kill")
    assert [(one.counts, one.low) for one in statement.figures] == [("killed", 16)]


def test_the_end_of_a_longer_name_is_no_place_of_its_own(read: Read) -> None:
    (statement,) = read("A rocket hit a lorry near Port Azur on Monday.").statements
    assert statement.place is None


def test_when_somebody_spoke_is_no_part_of_his_name(read: Read) -> None:
    (voice,) = read("The council of elders on Saturday said nobody had been hurt.").attributions
    assert voice.speaker is not None
    assert voice.speaker.name == "council of elders"


def test_a_country_that_people_leave_is_a_place_though_it_is_a_party(read: Read) -> None:
    statement = of_act(read("The UN said 600 people had left Syria since Monday."), "harm.displacement")
    assert harmed(statement) == ["people"]


def test_what_shames_people_has_done_nothing(read: Read) -> None:
    told = read("The army has allowed the militia to encircle the town. It should shame you.").statements
    (condemned,) = (one for one in told if one.act == "dip.condemn")
    assert condemned.perpetrators == ()
