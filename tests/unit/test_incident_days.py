"""Days that words count from their own writing, what lies ahead, and whose figures and denials are set side by side."""

from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import plain_report
from tests.telling import MONITOR, NORTH, PARTIES, QUAY, SOUTH, told

from dalil.incidents.contradictions import contradictions
from dalil.incidents.counting import comparisons, counts
from dalil.incidents.grouping import group
from dalil.incidents.partial_day import PartialDay, days_ago
from dalil.model.report import Report
from dalil.model.statement import Perpetrator, Statement
from dalil.model.when import EventTime
from dalil.vocab.occurrences import load_occurrences
from dalil.vocab.populations import population_of

WORDS = "The old stone quay at the river mouth was shelled"
TEXT = f"{WORDS}. Seven died. They did not do it."


def report(name: str, published: str | None) -> Report:
    return plain_report(TEXT, f"Printed by {name}.", name=f"{name}.txt", published=published)


FIRST, LATER = report("first", "2031-05-09"), report("later", "2031-05-10")


def shelled(where: Report, words: str, edtf: str | None = None, *, quoted: bool = True) -> Statement:
    time = EventTime(text=words, start=0, end=len(words), edtf=edtf, basis="document" if edtf else "text")
    speakers = (MONITOR,) if quoted else ()
    return told(where, WORDS, "act.shelling", *speakers, place=QUAY, time=time)


def together(one: Statement, two: Statement) -> bool:
    return len(group([one, two], [FIRST, LATER], bearing=())) == 1


@pytest.mark.parametrize(
    ("words", "quoted", "joined"),
    [
        ("yesterday", True, True),  # the day before its report is the day that the other one gives
        ("Thursday", True, True),
        ("Wednesday", True, False),
    ],
)
def test_a_day_in_quoted_words_is_reckoned_from_their_report(words: str, *, quoted: bool, joined: bool) -> None:
    other = replace(shelled(LATER, "8 May", "2031-05-08"), quote="x" * len(WORDS))
    assert together(replace(shelled(FIRST, words, quoted=quoted), quote="y" * len(WORDS)), other) == joined


def test_how_many_days_ago() -> None:
    assert days_ago("yesterday evening") == 1
    assert days_ago("Monday") is None
    assert days_ago("today or yesterday") is None
    assert PartialDay(ago=1).before(date(2031, 5, 9)) == date(2031, 5, 8)


def test_a_reprint_means_the_yesterday_of_what_it_prints() -> None:
    original, reprint = shelled(FIRST, "yesterday", "2031-05-08"), shelled(LATER, "yesterday", "2031-05-09")
    assert together(original, reprint)
    other = replace(reprint, quote=reprint.quote.replace("stone", "brick"))
    assert not together(original, other)


@pytest.mark.parametrize(
    ("reason", "formed"),
    [("layer.future", False), ("layer.ahead", False), ("modality.ahead", False), ("layer.purpose", True)],
)
def test_what_lies_ahead_is_no_incident_and_what_was_set_out_for_is(reason: str, *, formed: bool) -> None:
    ahead = replace(shelled(FIRST, "8 May", "2031-05-08"), modality="future", reasons=("test", reason))
    assert bool(group([ahead], [FIRST])) == formed


def test_who_denies_for_its_men_denies_what_it_is_accused_of() -> None:
    men = Perpetrator(name="its men", party=None, start=3, end=6, via="subject")
    accused = told(FIRST, WORDS, "act.shelling", MONITOR, doers=(NORTH,))
    denial = told(LATER, "They did not do it", "act.shelling", NORTH, polarity="neg", perpetrators=(men,))
    assert _kinds(accused, denial) == ["denial"]
    assert _kinds(replace(accused, perpetrators=_of(SOUTH)), denial) == []


def _of(party: object) -> tuple[Perpetrator, ...]:
    return told(FIRST, WORDS, "act.shelling", doers=(party,)).perpetrators


def _kinds(*statements: Statement) -> list[str]:
    return [one.kind for one in contradictions(statements, (), PARTIES, load_occurrences())]


@pytest.mark.parametrize(
    ("unit", "population"),
    [
        (None, "anybody"),
        ("residents", "anybody"),
        ("armed rebels", "combatants"),
        ("civilians", "civilians"),
        ("\u0645\u062f\u0646\u064a\u0627\u064b", "civilians"),
        ("\u0627\u0644\u0645\u062f\u0646\u064a\u064a\u0646", "civilians"),
        ("nurses", "nurses"),
    ],
)
def test_whom_a_word_counts(unit: str | None, population: str) -> None:
    assert population_of(unit) == population


def _counted(where: Report, low: int, unit: str | None) -> Statement:
    return told(where, "Seven died", "act.kill", MONITOR, counted=("killed", low, low, unit))


@pytest.mark.parametrize(
    ("before", "difference"),
    [("civilians", "conflict"), ("children", "other_population")],
)
def test_an_origin_that_counts_on_counts_the_same_people(before: str, difference: str) -> None:
    told_ = [_counted(FIRST, 23, before), _counted(LATER, 29, "people")]
    other = replace(_counted(FIRST, 23, before), id="st_other")
    home = {told_[0].id: "one", told_[1].id: "one", other.id: "two"}
    reports = {one.exhibit.sha256: one for one in (FIRST, LATER)}
    found = comparisons(counts([*told_, other], home, {"one", "two"}, reports))
    assert [one.difference for one in found] == [difference]
