"""Who is blamed for "the atrocities" is blamed for what was told before: rival accusations, and no witness more."""

import pytest
from tests.conftest import Read, plain_report
from tests.telling import ENVOY, MONITOR, NORTH, PARTIES, QUAY, SOUTH, told

from dalil.incidents.cluster import cluster
from dalil.incidents.grouping import group
from dalil.model.party import Party
from dalil.model.statement import Statement
from dalil.origins.count import count
from dalil.origins.trace import trace
from dalil.vocab.terms import load_terms

BANDITS = Party(id="party_0b", name="bandits", kind="armed_group")
KILLED = "The monitors said the army had executed nine people in Varn on Monday."


def blame(read: Read, text: str) -> tuple[Statement, tuple[Statement, ...]]:
    statements = read(text).statements
    (found,) = (one for one in statements if one.act == "act.mass_atrocity")
    return found, tuple(one for one in statements if one.act == "act.summary_execution")


@pytest.mark.parametrize(
    "answer",
    ["The minister blamed the Front for the atrocities.", 'The minister blamed the atrocities on "armed gangs".'],
)
def test_blame_for_the_atrocities_answers_the_accusation_before(read: Read, answer: str) -> None:
    shifted, (accusation,) = blame(read, f"{KILLED} {answer}")
    assert (shifted.about, shifted.act) == (accusation.id, "act.mass_atrocity")
    assert shifted.reasons[-1] == "about.general_words"


@pytest.mark.parametrize(
    "text",
    [
        f"{KILLED} The minister blamed the army for the atrocities.",
        f"{KILLED} The minister blamed the Front for the atrocities of May 2027.",
        f"{KILLED} The minister blamed the Front for the atrocities in Aleppo.",
        f"{KILLED} The minister spoke of the atrocities.",
        f"The minister blamed the Front for the atrocities. {KILLED}",
        "Nine people were executed in Varn on Monday. The minister blamed the Front for the atrocities.",
    ],
    ids=["the same side", "a time of its own", "a place of its own", "no blame", "told later", "nobody accused"],
)
def test_other_general_words_answer_nothing(read: Read, text: str) -> None:
    assert blame(read, text)[0].about is None


def test_an_answer_in_general_words_conflicts_and_bears_no_witness() -> None:
    report = plain_report("They shot nine. It was others. Nine more.", name="one.txt", published="2031-05-09")
    shot = told(report, "They shot nine", "act.summary_execution", MONITOR, place=QUAY, day="2031-05-08", doers=[NORTH])
    other = told(
        report, "It was others", "act.mass_atrocity", ENVOY, doers=[BANDITS], about=shot.id, speech_act="blame"
    )
    loose = told(report, "Nine more", "act.mass_atrocity", ENVOY, doers=[SOUTH])
    statements = (shot, other, loose)
    groups = group(statements, [report])
    assert groups == (tuple(sorted((shot.id, other.id))),)
    assert group(statements, [report], splits=[(shot.id, other.id)]) == ((shot.id,),)
    origins = trace([report], statements, parties=PARTIES)
    (found,) = cluster(groups, statements, [report], origins, parties=PARTIES, terms=load_terms(), count_origins=count)
    assert [one.kind for one in found.conflicts] == ["blame"]
    assert (found.origins.low, found.origins.high) == (1, 1)
