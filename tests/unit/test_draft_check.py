"""A draft held against few reports: which sentence of theirs is the same matter, who answers for it, who denies it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.conftest import plain_report

from dalil.casefile.index import Index
from dalil.casework.account import make_account
from dalil.casework.analyse import read_all
from dalil.casework.check.counted import people_counted
from dalil.casework.check.draft import sentences
from dalil.casework.check.evidence import Evidence, placed, tellings_of
from dalil.casework.check.names import same_name
from dalil.casework.check.outcome import ALARMS, Claim, Mark
from dalil.casework.check.telling import reports_speech, said_of, tellings
from dalil.casework.check.use import check_report, featured
from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.casework.progress import Silence
from dalil.casework.pseudonyms import Pseudonyms
from dalil.model.report import Report
from dalil.model.statement import Participant

PLACES = """id,name,ar,lat,lon,radius_km,kind,part_of,source
t:land,Osk Land,,30,20,200,country,,invented
t:vell,Vellmar,,30.0,20.0,5,city,t:land,invented
t:sorn,Sornholt,,30.6,20.6,5,city,t:land,invented
t:v-mill,Old Mill,,30.01,20.01,1,neighbourhood,t:vell,invented
t:s-mill,Old Mill,,30.61,20.61,1,neighbourhood,t:sorn,invented
"""
PARTIES = """id,name,kind,aliases,side,source
t:front,Harbour Front,armed_group,,t:front,invented
t:army,Norvan Army,state_forces,,t:army,invented
t:reef,Reef Monitor,ngo,,,invented
t:wire,Tidal Wire,outlet,,,invented
"""
ENGINE = Engine(find_model(), places=PLACES, parties=PARTIES)
SHELLED = "The Norvan Army shelled the market in Vellmar on 8 May 2031, killing 12 people"


def paper(*blocks: str, outlet: str | None = "Tidal Wire") -> Report:
    return plain_report(*blocks, name=f"{len(blocks[0])}.txt", outlet=outlet)


def claims(draft: str, reports: Sequence[Report], folder: Path) -> list[Claim]:
    """The claims of a draft, held against these reports."""
    given = [(one.exhibit.sha256, one) for one in reports]
    found = tuple(read_all(given, engine=ENGINE, pseudonyms=Pseudonyms(b"test"), progress=Silence()))
    account = make_account("run-1", found, engine=ENGINE, decisions=(), refused=(), progress=Silence())
    told = tellings_of(account)
    index = featured(Index.open(folder / f"{len(list(folder.iterdir()))}.sqlite"), told)
    checked = check_report(plain_report(draft), Evidence(account, told, index), ENGINE, Silence())
    index.close()
    return [claim for one in checked.sentences for claim in one.claims]


def alarms(draft: str, reports: Sequence[Report], folder: Path) -> set[Mark]:
    return {mark for claim in claims(draft, reports, folder) for mark in claim.marks} & ALARMS


def drafted(text: str) -> list[tuple[str, ...]]:
    """The voices of each claim of a draft."""
    read = next(iter(ENGINE.read([plain_report(text)])))
    return [tuple(voice.name for voice in one.voices) for found in sentences(read) for one in found.tellings]


def denying(text: str) -> list[bool]:
    read = next(iter(ENGINE.read([plain_report(text)])))
    return [one.denying for found in sentences(read) for one in found.tellings]


SAID = f"{SHELLED}, the Reef Monitor said."
BARE = f"{SHELLED}."
AFRESH = (
    "Twelve people died in Vellmar on 8 May 2031 when the Norvan Army shelled the market there, after weeks of calm "
    "along the whole coast."
)


@pytest.mark.parametrize(
    ("reports", "dropped"),
    [
        ([paper(SAID)], True),
        ([paper("12 killed in shelling of Vellmar market", SAID)], True),  # a headline leans on its body
        ([paper(SAID), paper("In short.", BARE, outlet="Coast Courier")], True),  # told again, nobody says from whom
        ([paper(SAID), paper("In brief.", BARE), paper("News.", AFRESH, outlet="Inland Post")], False),
        ([paper(BARE)], False),  # nobody answers for it: that is another mark
        ([paper(BARE, outlet="Reef Monitor")], True),  # a body's own paper is its word
    ],
)
def test_a_fact_without_its_voice_is_marked_past_headlines_and_one_bare_repeat(
    reports: Sequence[Report], dropped: bool, tmp_path: Path
) -> None:
    assert ("attribution_dropped" in alarms(BARE, reports, tmp_path)) is dropped


def test_the_reason_says_whose_words_they_are_and_who_repeats_them(tmp_path: Path) -> None:
    reports = [paper(SAID), paper("In short.", BARE, outlet="Coast Courier")]
    (claim,) = claims(BARE, reports, tmp_path)
    reason = claim.reasons[claim.marks.index("attribution_dropped")]
    assert reason == "The case has it only as the words of Reef Monitor; 1 report tells it without saying from whom."


def test_a_town_that_was_read_as_a_voice_gives_no_attribution(tmp_path: Path) -> None:
    reports = [paper(f"VELLMAR — {SHELLED}, a nurse in Vellmar said.")]
    assert "attribution_dropped" in alarms(BARE, reports, tmp_path)
    assert not alarms(f"In the words of the nurse, {SHELLED[0].lower()}{SHELLED[1:]}.", reports, tmp_path)


def test_a_later_sentence_of_the_report_has_the_place_and_the_day_of_its_incident(tmp_path: Path) -> None:
    reports = [paper(SAID, "The Norvan Army shelled the market and killed 15 people, nurse Ilsa Brandt said.")]
    told = "Ilsa Brandt, a nurse, said the Norvan Army shelled the market in Vellmar on 8 May 2031, killing {} people."
    assert not alarms(told.format(15), reports, tmp_path)
    assert alarms(told.format(12), reports, tmp_path) == {"figure_differs"}


def test_another_day_is_not_found_where_only_the_date_of_a_report_comes_near(tmp_path: Path) -> None:
    reports = [paper("Tidal Wire, on the coast.", "30 people were shot dead in Vellmar, the Reef Monitor said.")]
    invented = "A shelling killed {} people in Vellmar on 4 May 2031, according to Ilsa Brandt, a nurse."
    assert alarms(invented.format(4), reports, tmp_path) == {"not_found"}


def test_where_a_voice_works_is_no_target(tmp_path: Path) -> None:
    reports = [paper("Shells killed six people in Vellmar on 8 May 2031, surgeon Ilsa Brandt said.")]
    draft = "Six people were killed by shells in {} on 8 May 2031, said Ilsa Brandt, a surgeon at the town hospital."
    assert not alarms(draft.format("Vellmar"), reports, tmp_path)
    other = "Six people were killed by shells at the school in Vellmar on 8 May 2031, said Ilsa Brandt, a surgeon."
    at_market = [paper("Shells killed six people at the market in Vellmar on 8 May 2031, surgeon Ilsa Brandt said.")]
    assert alarms(other, at_market, tmp_path) == {"not_found"}


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Ilsa Brandt, the head of the school, said it burned.", "Ilsa Brandt", [", the head of the school"]),
        ("A guard who saw the bus station said it burned.", "guard", [" who saw the bus station "]),
        ("The bus station burned, Ilsa Brandt said.", "Ilsa Brandt", []),
        ("Ilsa Brandt and the bus station burned.", "Ilsa Brandt", []),
    ],
)
def test_what_is_said_of_a_voice_ends_where_it_speaks(text: str, name: str, found: list[str]) -> None:
    assert list(said_of(name, text)) == found


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Mounir Haddar", "Munir Haddar", True),
        ("Wa'el Sarrouf", "Wael Sarrouf", True),
        ("Dr Yousef Kamal Tarik", "Yusuf Tariq", True),
        ("Hassan Tarik", "Hussein Tarik", False),
        ("Samir Tarik", "Samira Tarik", False),
        ("Munir", "Mounira", False),
        ("Ilsa Brandt's", "Ilsa Brandt", True),
        ("Mohammed Brandt", "Muhammad Brandt", True),
        ("Ahmed Brandt", "Ahmad Brandt", True),
    ],
)
def test_one_name_in_two_spellings_is_one_voice(one: str, two: str, same: bool) -> None:
    voices = (Participant(name=name, party=None, start=0, end=0) for name in (one, two))
    assert same_name(*voices) is same


def test_a_party_by_the_last_word_of_its_name_is_accused_and_another_one_is_not(tmp_path: Path) -> None:
    short = "Mortar bombs from positions held by the Front struck Vellmar on 8 May 2031 and killed 12 people, {} said."
    reports = [paper("The Harbour Front holds the hills.", short.format("the Reef Monitor"))]
    draft = "The {} shelled Vellmar on 8 May 2031 and killed 12 people, the Reef Monitor said."
    assert not alarms(draft.format("Harbour Front"), reports, tmp_path)
    assert alarms(draft.format("Norvan Army"), reports, tmp_path) == {"not_found"}


def test_quarters_of_one_name_in_two_towns_are_two_places(tmp_path: Path) -> None:
    denial = "The Norvan Army denied that it had shelled the Old Mill quarter of Sornholt on 8 May 2031."
    told = (
        "The Norvan Army shelled the Old Mill quarter of Vellmar on 8 May 2031 and killed 12 people, Ilsa Brandt said."
    )
    here = [paper(told, outlet=None), paper(denial.replace("Sornholt", "Vellmar"))]
    assert alarms(told, here, tmp_path) == {"denied"}
    assert not alarms(told, [paper(told, outlet=None), paper(denial)], tmp_path)


def test_who_is_presented_as_the_spokesman_of_the_accused_denies_for_it(tmp_path: Path) -> None:
    office = (
        "Colonel Arvid Holm, the spokesman of the {}, said it had nothing to do with the shelling of the market in "
        "Vellmar on 8 May 2031."
    )
    assert "denied" in alarms(SAID, [paper(SAID), paper(office.format("Norvan Army"))], tmp_path)
    assert "denied" not in alarms(SAID, [paper(SAID), paper(office.format("Harbour Front"))], tmp_path)


def test_planes_that_open_a_sentence_accuse_nobody_by_name(tmp_path: Path) -> None:
    told = "bombed the market in Vellmar on 8 May 2031 and killed 12 people, Ilsa Brandt said."
    reports = [paper(f"Jets of the Norvan Army {told}")]
    assert not alarms(f"Warplanes belonging to the Norvan Army {told}", reports, tmp_path)
    assert alarms(f"The Harbour Front {told}", reports, tmp_path) == {"not_found"}


def test_a_denial_of_the_same_spot_counts_whoever_tells_of_it(tmp_path: Path) -> None:
    reports = [
        paper(
            "Ilsa Brandt, a nurse, said the Norvan Army detained nine people at the market in Vellmar on 8 May 2031."
        ),
        paper("The Norvan Army denied the arrests at the market in Vellmar.", outlet="Coast Courier"),
    ]
    draft = (
        "In the version of Ilsa Brandt, a nurse, nine people were arrested at the {} in Vellmar by the Norvan Army on "
        "8 May 2031."
    )
    assert alarms(draft.format("market"), reports, tmp_path) == {"denied"}
    assert "denied" not in alarms(draft.format("school"), reports, tmp_path)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The Norvan Army disowned the shelling in Vellmar.", True),
        ("The shelling in Vellmar was not its work, the Norvan Army says.", True),
        ("According to the Norvan Army, none of its men had anything to do with the shelling in Vellmar.", True),
        ("The Norvan Army claimed the shelling in Vellmar for itself.", False),
        ("The Norvan Army said the Harbour Front shelled Vellmar and killed no fewer than 12 people.", False),
    ],
)
def test_what_a_party_disowns_in_a_draft_is_a_denial(text: str, denied: bool) -> None:
    assert any(denying(text)) is denied


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("As Ilsa Brandt, a nurse, put it, the Harbour Front shot dead nine people in Vellmar.", "Ilsa Brandt"),
        ("The Harbour Front, says Ilsa Brandt, a nurse, shelled Vellmar and killed nine people.", "Ilsa Brandt"),
        ("The Harbour Front said it shelled Vellmar and killed nine people.", "Harbour Front"),
    ],
)
def test_who_stands_beside_the_doer_is_the_voice(text: str, voice: str) -> None:
    assert {one for voices in drafted(text) for one in voices} == {voice}


def test_what_a_voice_fears_is_not_told(tmp_path: Path) -> None:
    reports = [paper(SAID.replace("the Reef Monitor", "a nurse who feared arrest"))]
    told = f"A nurse who feared arrest said that {SHELLED[0].lower()}{SHELLED[1:]}."
    assert {claim.act for claim in claims(told, reports, tmp_path)}.isdisjoint({"act.arbitrary_detention"})
    assert drafted("The Norvan Army arrested nine people in Vellmar on 8 May 2031.")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The Reef Monitor puts the number of the dead in Vellmar at 12.", [12]),
        ("The Reef Monitor gave 12 as the toll in Vellmar.", [12]),
        ("The number of shells rose for 12 days.", []),
    ],
)
def test_a_number_put_as_a_toll_counts_people(text: str, numbers: list[int]) -> None:
    read = next(iter(ENGINE.read([plain_report(text)])))
    assert [one.low for one in people_counted(read, 0, len(text))] == numbers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("In the version of residents nine people died.", True),
        ("As a porter on his way home put it, nine people died.", True),
        ("Nine people died, the paper wrote, citing a porter.", True),
        ("Nine people died on account of the shelling.", False),
        ("Nine people died as the mill burned.", False),
    ],
)
def test_wording_shows_that_somebody_is_quoted(text: str, shown: bool) -> None:
    assert reports_speech(text) is shown


BESIEGED = "Envoy Ilsa Brandt said on 9 May 2031 that {} had besieged civilian areas of Vellmar for two weeks."


@pytest.mark.parametrize(
    ("told", "drafted", "found"),
    [
        ("regime forces", "regime forces", True),
        ("regime forces", "the opposition", False),
        ("rebel fighters", "government troops", False),
        ("the opposition", "insurgents", True),
        ("government troops", "the army", True),
        ("regime forces", "militants", True),  # nobody knows whose men they are
        ("gunmen", "the opposition", True),
        ("the Norvan Army", "rebel fighters", False),
        ("the Harbour Front", "pro-government fighters", False),
        ("the Harbour Front", "rebel fighters", True),
    ],
)
def test_a_doer_who_is_described_is_not_swapped_for_one_of_the_other_camp(
    told: str, drafted: str, found: bool, tmp_path: Path
) -> None:
    marks = alarms(BESIEGED.format(drafted), [paper(BESIEGED.format(told))], tmp_path)
    assert marks == (set() if found else {"not_found"})


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("What is said of the shelling in Vellmar is a lie, the Norvan Army added.", True),
        ("The market in Vellmar, which lies on the coast, was shelled by the Norvan Army.", False),
    ],
)
def test_a_lie_is_told_and_a_town_only_lies_there(text: str, denied: bool) -> None:
    read = next(iter(ENGINE.read([plain_report(text)])))
    assert any(one.denying for one in sentences(read)) is denied


def test_of_several_incidents_the_place_told_last_before_counts() -> None:
    read = next(iter(ENGINE.read([plain_report(SHELLED, "Shells fell.", "Shells fell at the Old Mill of Sornholt.")])))
    told = tellings(read.statements, read.text, None)
    of = {one.id: str(one.start > told[0].statements[0].end) for one in read.statements}
    assert [one.place.name if one.place else None for one in placed(told, of)][1:2] == ["Old Mill"]
    both = dict.fromkeys(of, "one")
    assert [one.place.name if one.place else None for one in placed(told, both)][1:2] == ["Vellmar"]
