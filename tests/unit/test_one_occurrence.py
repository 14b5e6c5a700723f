"""What draws statements to the right occurrence: hours, stamps, shells, raids, bare towns, blame beside a toll."""

from dataclasses import replace

import pytest
from tests.conftest import Read, plain_report
from tests.telling import MILL, MONITOR, NORTH, PARTIES, QUAY, SOUTH, TOWN, told

from dalil.incidents.contradictions import contradictions
from dalil.incidents.grouping import group
from dalil.model.statement import Perpetrator, Statement
from dalil.vocab.occurrences import load_occurrences

TEXT = "A mortar struck the quay. Nine died there. Two shops burned. Rockets hit the mill too."
PAPER = plain_report(TEXT, name="paper.txt", published="2031-05-09")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Shells fell on the ferry at dawn on Monday.", "2031-05-05"),
        ("Shells fell on the ferry on Monday, at dawn.", "2031-05-05"),
        ("21:14 \u2013 Shells fell on the ferry on Wednesday afternoon, boatmen said.", "2031-05-07"),
        ("Shells fell on the ferry at dawn and the boatmen fled to a town lost on Monday.", None),
        ("Shells fell at dawn.", None),
    ],
)
def test_an_hour_yields_to_the_day_beside_it_and_a_stamp_to_any(read: Read, text: str, day: str | None) -> None:
    (shells,) = (one for one in read(text).statements if one.act == "act.shelling")
    assert shells.time is not None
    assert (shells.time.edtf or "")[:10] == (day or "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army fired mortar shells into a school.", {"act.shelling"}),
        ("The army fired into a crowd of boatmen.", {"act.shooting"}),
        ("The army arrested eleven boatmen in raids late on Monday.", {"act.arbitrary_detention"}),
        ("Raids on the docks: eleven boatmen arrested", {"act.arbitrary_detention"}),
        ("Raids on the docks: eleven boatmen killed", {"act.attack", "act.kill"}),
        ("The detainees were driven away in lorries.", {"act.arbitrary_detention"}),
        ("The villagers were driven away by the army.", {"act.forced_displacement"}),
        ("The burning of houses went on.", {"act.property_destruction"}),
        ("The burning of candles went on.", set()),
    ],
)
def test_which_act_is_told(read: Read, text: str, found: set[str]) -> None:
    assert {one.act for one in read(text).statements if one.act is not None} == found


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("The mayor said that the Norvan army was responsible and that nine boatmen had been killed.", True),
        ("The mayor accused the Norvan army, saying nine boatmen had been killed.", True),
        ("The mayor said that the Norvan army was not responsible and that nine boatmen had been killed.", False),
        ("The mayor said that the Norvan army was responsible for the docks and that nine were killed.", False),
        ("The mayor accused the Norvan army of lying, saying nine boatmen had been killed.", False),
        ("The Norvan army said it was calm and that nine boatmen had been killed.", False),
    ],
)
def test_who_is_blamed_beside_a_toll_is_blamed_for_it(read: Read, text: str, *, blamed: bool) -> None:
    (killed,) = (one for one in read(text).statements if one.act == "act.kill")
    assert [one.name for one in killed.perpetrators] == (["Norvan army"] if blamed else [])


def _apart(*statements: Statement) -> int:
    return len(group(statements, [PAPER], bearing=()))


def test_a_town_that_was_hit_holds_what_was_hit_in_it() -> None:
    town = told(PAPER, "A mortar struck the quay", "act.shelling", target="tgt.populated_area")
    clinic = told(PAPER, "Rockets hit the mill too", "act.shelling", target="tgt.hospital")
    assert _apart(town, clinic) == 1
    assert _apart(replace(town, targets=clinic.targets), clinic) == 1
    assert _apart(told(PAPER, "A mortar struck the quay", "act.shelling", target="tgt.market"), clinic) == 2


def test_deaths_go_where_their_sentence_puts_them() -> None:
    quay = told(PAPER, "A mortar struck the quay", "act.shelling", place=QUAY)
    mill = told(PAPER, "Rockets hit the mill too", "act.shelling", place=MILL)
    dead = told(PAPER, "Nine died there", "harm.death")
    beside = replace(dead, sentence=mill.sentence)
    assert tuple(sorted((dead.id, quay.id))) in _home(quay, mill, dead)
    assert tuple(sorted((dead.id, mill.id))) in _home(quay, mill, beside)
    seized = replace(mill, act="act.arbitrary_detention")
    assert tuple(sorted((dead.id, quay.id))) in _home(quay, seized, beside)


def _home(*statements: Statement) -> list[tuple[str, ...]]:
    return [tuple(sorted(one)) for one in group(statements, [PAPER], bearing=())]


def test_only_who_can_be_a_rival_shifts_the_blame() -> None:
    drone = Perpetrator(name="drone", party="p:drone", start=2, end=7, via="subject")
    accused = told(PAPER, "A mortar struck the quay", "act.shelling", MONITOR, doers=(NORTH,), place=TOWN)
    naming = told(PAPER, "Rockets hit the mill too", "act.shelling", NORTH, doers=(SOUTH,))
    for perpetrators, kinds in ((naming.perpetrators, ["blame", "denial"]), ((drone,), [])):
        rival = replace(naming, perpetrators=perpetrators)
        found = contradictions((accused, rival), (), PARTIES, load_occurrences())
        assert [one.kind for one in found] == kinds


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The Norvan army condemned the air strike at a market in Lisbon late on Monday and blamed others.",
            "2031-05-05",
        ),
        ("The Norvan army condemned the air strike on Monday.", ""),  # it may have condemned it on that day
        ("The Norvan army condemned the air strike and fled to Lisbon on Monday.", ""),
    ],
)
def test_where_right_behind_what_is_condemned_tells_of_the_deed(read: Read, text: str, day: str) -> None:
    (strike,) = (one for one in read(text).statements if one.act == "act.airstrike")
    assert (strike.place.name if strike.place is not None else "") == ("Lisbon" if day else "")
    assert (strike.time.edtf if strike.time is not None else "") == day
