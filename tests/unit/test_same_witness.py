"""One witness under two spellings, in two scripts, and who stands behind an outlet that is cited."""

from dataclasses import replace

import pytest
from tests.conftest import plain_report
from tests.telling import NORTH, PARTIES, WIRE, told

from dalil.model.exhibit import Acquisition
from dalil.model.origin import Origin
from dalil.model.report import Report
from dalil.model.statement import Participant, Statement
from dalil.origins.count import count
from dalil.origins.scripts import readings, spelt
from dalil.origins.trace import trace

pytestmark = pytest.mark.once


def traced(reports: list[Report], said: list[Statement]) -> tuple[Origin, ...]:
    return trace(reports, said, parties=PARTIES, matters={one.id: "m" for one in said})


def heard_of(*names: str) -> tuple[Origin, ...]:
    """The origins of one matter that each report lays to the name given."""
    reports = [plain_report(f"{name} said a barge sank.", name=f"{n}.txt") for n, name in enumerate(names)]
    return traced(reports, [told(r, "a barge sank", "act.shelling", n) for r, n in zip(reports, names, strict=True)])


@pytest.mark.parametrize(
    "names",
    [
        ("Younes Deshti", "Yunis Deshti"),
        ("Wa'el Deshti", "Wael Deshti"),
        ("Jameel Deshti", "Jamil Deshti"),
        ("Shop owner Wa'el Deshti", "Wael Deshti"),
    ],
)
def test_a_name_that_papers_spell_in_two_ways_is_one_witness(names: tuple[str, str]) -> None:
    (origin,) = heard_of(*names)
    assert {link.rule for link in origin.links} == {"citation.witness"}


@pytest.mark.parametrize(
    "names",
    [
        ("Hassan Deshti", "Hussein Deshti"),
        ("Salma Deshti", "Salam Deshti"),
        ("Karim Deshti", "Karam Deshti"),
        ("Younes Deshti", "Yunis Darwish"),
    ],
)
def test_two_names_that_only_look_alike_are_two_witnesses(names: tuple[str, str]) -> None:
    assert len(heard_of(*names)) == 2


def test_two_people_of_one_report_are_never_one_by_their_spelling() -> None:
    report = plain_report("Younes Deshti said a barge sank. Yunis Deshti said a mill burnt.", name="a.txt")
    said = [
        told(report, "a barge sank", "act.shelling", "Younes Deshti"),
        told(report, "a mill burnt", "act.shelling", "Yunis Deshti"),
    ]
    assert len(traced([report], said)) == 2


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("وائل قزي", "Wael Qazzi"), ("الحلاق بشار محفوظ", "Bashar Mahfoud"), ("يوسف وهبة", "Youssef Wahbeh")],
)
def test_a_name_in_arabic_letters_is_the_same_in_latin_ones(arabic: str, latin: str) -> None:
    assert len(heard_of(arabic, latin)) == 1


@pytest.mark.parametrize(("arabic", "latin"), [("وائل قزي", "Bilal Qazzi"), ("يوسف وهبة", "Asef Wahbeh")])
def test_another_name_in_arabic_letters_is_another_witness(arabic: str, latin: str) -> None:
    assert len(heard_of(arabic, latin)) == 2


def test_spellings_keep_apart_what_sounds_different() -> None:
    assert spelt("Noor") == spelt("Nour")
    assert spelt("Omar") != spelt("Amir")
    assert len(readings("نظام حافظ")) == 2


def test_each_sentence_of_an_outlet_s_leads_to_the_witness_who_gives_its_figure() -> None:
    wire = plain_report("One said nine died. Two said four died.", name="wire.txt", outlet="Tidal Wire")
    citing = plain_report("The Wire: nine died. The Wire: four died.", name="citing.txt", outlet="Dune Post")
    said = [
        told(wire, "nine died", "act.kill", "Samar Deshti", counted=("killed", 9, 9, "people")),
        told(wire, "four died", "act.kill", "Omar Halim", counted=("killed", 4, 4, "people")),
        told(citing, "nine died", "act.kill", WIRE, counted=("killed", 9, 9, "people")),
        told(citing, "four died", "act.kill", WIRE, counted=("killed", 4, 4, "people")),
    ]
    origins = traced([wire, citing], said)
    assert sorted(sorted(one.statements) for one in origins) == sorted(
        sorted((said[n].id, said[n + 2].id)) for n in (0, 1)
    )


def test_an_outlet_that_is_not_held_is_one_origin_however_often_it_is_cited() -> None:
    citing = plain_report("The Wire: nine died. The Wire: four died.", name="citing.txt", outlet="Dune Post")
    said = [told(citing, "nine died", "act.kill", WIRE), told(citing, "four died", "act.kill", WIRE)]
    assert len(traced([citing], said)) == 1


@pytest.mark.parametrize(("kind", "origins"), [("heading", 1), ("paragraph", 2)])
def test_a_headline_sums_up_whom_the_report_below_it_names(kind: str, origins: int) -> None:
    head = ("heading", "Nine died at the mill") if kind == "heading" else "Nine died at the mill."
    wire = plain_report("First", head, "Samar Deshti said nine died.", name="wire.txt", outlet="Tidal Wire")  # type: ignore[arg-type] # a kind of block
    citing = plain_report("Nine died, the Wire says.", name="citing.txt", outlet="Dune Post")
    said = [
        told(wire, "Nine died at the mill", "act.kill", counted=("killed", 9, 9, "people")),
        told(wire, "nine died", "act.kill", "Samar Deshti", counted=("killed", 9, 9, "people")),
        told(citing, "Nine died", "act.kill", WIRE, counted=("killed", 9, 9, "people")),
    ]
    found = traced([wire, citing], said)
    with_citing = next(one for one in found if said[2].id in one.statements)
    assert (said[1].id in with_citing.statements) == (origins == 1)


def test_the_same_bytes_handed_over_for_two_outlets_are_printed_by_both() -> None:
    wire = plain_report("Samar Deshti said nine died.", name="wire.txt", outlet="Dune Post")
    handed = (*wire.exhibit.acquisitions, Acquisition(name="copy.txt", stated={"outlet": "Tidal Wire"}))
    wire = replace(wire, exhibit=replace(wire.exhibit, acquisitions=handed))
    citing = plain_report("Nine died, the Wire says.", name="citing.txt", outlet="Reef Bell")
    said = [told(wire, "nine died", "act.kill", "Samar Deshti"), told(citing, "Nine died", "act.kill", WIRE)]
    assert len(traced([wire, citing], said)) == 1


def reporter(report: Report, quote: str) -> Statement:
    one = told(report, quote, "act.kill", WIRE, attribution="first_hand")
    return replace(one, speakers=(Participant(name="reporter for the Tidal Wire", party=WIRE.id, start=0, end=0),))


def test_an_outlet_s_reporter_is_a_witness_beside_those_whom_it_asked() -> None:
    wire = plain_report("Our reporter saw nine dead. A baker said four died.", name="wire.txt", outlet="Tidal Wire")
    said = [reporter(wire, "nine dead"), told(wire, "four died", "act.kill", "Samar Deshti")]
    origins = traced([wire], said)
    assert len(origins) == 2
    assert (count(origins, said).high, count(origins, said).unattributed) == (2, 0)


@pytest.mark.parametrize(
    ("one", "two", "origins"),
    [
        ("Witnesses", "witnesses", 1),
        ("Several families from the quay", "families", 1),
        ("شهود عيان", "witnesses", 1),
        ("Witnesses", "residents", 2),
    ],
)
def test_a_crowd_that_a_report_has_from_another_one_is_that_crowd(one: str, two: str, origins: int) -> None:
    wire = plain_report("They said nine died.", name="wire.txt", outlet="Tidal Wire")
    citing = plain_report("Nine died, they told the Wire.", name="citing.txt", outlet="Dune Post")
    said = [told(wire, "nine died", "act.kill", one), told(citing, "Nine died", "act.kill", WIRE, two)]
    assert len(traced([wire, citing], said)) == origins


def test_a_crowd_of_another_report_is_another_crowd() -> None:
    reports = [plain_report(f"They said nine died {n}.", name=f"{n}.txt", outlet="Dune Post") for n in "ab"]
    said = [told(report, "nine died", "act.kill", "Witnesses", doers=(NORTH,)) for report in reports]
    assert len(traced(reports, said)) == 2


@pytest.mark.parametrize(
    ("one", "two", "body", "origins"),
    [
        ("The Orsk town council said", "the Orsk town council said", "Orsk town council", 1),
        ("The Orsk town council said", "Orsk residents said", "Orsk residents", 2),
        ("Town council members said", "Town council members said", "Town council members", 2),
        ("Local council said", "Local council said", "Local council", 2),
    ],
)
def test_the_one_council_of_a_town_is_one_source_in_every_report(one: str, two: str, body: str, origins: int) -> None:
    first = plain_report(f"{one} nine died.", name="one.txt")
    second = plain_report(f"At dawn {two} nine died.", name="two.txt")
    name = "Orsk town council" if "Orsk" in one else body
    said = [told(first, "nine died", "act.kill", name), told(second, "nine died", "act.kill", body)]
    assert len(traced([first, second], said)) == origins


@pytest.mark.parametrize(("again", "origins"), [("the residents", 1), ("Residents", 2)])
def test_a_crowd_had_from_an_outlet_is_taken_up_with_its_article_only(again: str, origins: int) -> None:
    report = plain_report(
        f"Nine died, residents told the Wire. {again} said four fled.", name="a.txt", outlet="Dune Post"
    )
    said = [
        told(report, "Nine died", "act.kill", WIRE, "residents"),
        told(report, "four fled", "act.kill", "residents"),
    ]
    at = report.rendition.text.index(again) if report.rendition else 0
    voice = replace(said[1].speakers[-1], start=at, end=at + len(again))
    assert len(traced([report], [said[0], replace(said[1], speakers=(voice,))])) == origins


@pytest.mark.parametrize(
    ("name", "unattributed"),
    [("Unconfirmed reports", 1), ("rumours", 1), ("Samar Reports", 0), ("a harbour source", 0), ("Witnesses", 0)],
)
def test_a_rumour_is_no_witness(name: str, unattributed: int) -> None:
    report = plain_report(f"{name} said nine died.", name="a.txt")
    said = [told(report, "nine died", "act.kill", name)]
    assert count(traced([report], said), said).unattributed == unattributed


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("مجلس بلدة أورسك", "Orsk town council"),
        ("بلدية أورسك", "Orsk municipality"),
        ("شرطة برقة", "Barga police"),
        ("الدفاع المدني في أورسك", "Orsk civil defence"),
        ("مجلس بلدة أم رمان", "Umruman town council"),
    ],
)
def test_the_one_body_of_a_place_is_one_in_two_scripts(arabic: str, latin: str) -> None:
    assert len(heard_of(arabic, latin)) == len(heard_of(arabic, f"The {latin}")) == 1


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("مجلس بلدة أورسك", "Orsk police"), ("شرطة دلفا", "Orsk police"), ("مجلس بلدة أورسك", "Verun town council")],
)
def test_another_body_or_that_of_another_place_is_another_one(arabic: str, latin: str) -> None:
    assert len(heard_of(arabic, latin)) == 2


@pytest.mark.parametrize(("arabic", "latin"), [("هدى غانم", "Huda Ganem"), ("مازن قدور", "Mazen Gaddour")])
def test_a_letter_that_latin_script_writes_in_two_ways_is_read_in_both(arabic: str, latin: str) -> None:
    assert len(heard_of(arabic, latin)) == 1
