from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.conftest import plain_report
from tests.telling import ENVOY, MILL, MONITOR, NORTH, PARTIES, QUAY, SOUTH, TOWN, told

from dalil.incidents.cluster import cluster, possible_grades
from dalil.incidents.counting import comparisons, counts
from dalil.incidents.grouping import group
from dalil.incidents.situations import states
from dalil.incidents.strand import Strand, compatible
from dalil.model.incident import Incident
from dalil.model.origin import OriginCount
from dalil.model.party import Party
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.origins.count import count
from dalil.origins.trace import trace
from dalil.vocab.terms import load_terms

TEXT = "The quay was shelled. Seven died there. They deny it. Nine died. It was the other side. A truce was asked for."
DAY, NEXT = "2031-05-08", "2031-05-10"


def report(name: str, published: str | None = "2031-05-09") -> Report:
    return plain_report(TEXT, name=name, published=published)


ONE, TWO, THREE = (plain_report(TEXT, f"Printed by {name}.", name=f"{name}.txt") for name in ("one", "two", "three"))
REPORTS = (ONE, TWO, THREE)


def shelled(where: Report, *speakers: Party, **fields: Any) -> Statement:  # noqa: ANN401 any field of a statement
    return told(where, "The quay was shelled", "act.shelling", *speakers, **({"place": QUAY, "day": DAY} | fields))


def died(where: Report, low: int, high: int, unit: str, *speakers: Party) -> Statement:
    return told(where, "Seven died there", "act.kill", *speakers, counted=("killed", low, high, unit))


def incidents(*statements: Statement, reports: Sequence[Report] = REPORTS) -> tuple[Incident, ...]:
    groups = group(statements, reports)
    matters = {member: members[0] for members in groups for member in members}
    origins = trace(reports, statements, parties=PARTIES, matters=matters)
    return cluster(groups, statements, reports, origins, parties=PARTIES, terms=load_terms(), count_origins=count)


def differences(statements: Sequence[Statement], reports: Sequence[Report] = REPORTS) -> list[str]:
    """Why the figures of these statements of one occurrence differ, pair by pair."""
    return [one.difference for one in comparisons(counts(statements, {}, (), {r.exhibit.sha256: r for r in reports}))]


def kinds(incident: Incident) -> list[str]:
    return [conflict.kind for conflict in incident.conflicts]


def test_two_reports_of_one_place_and_day_are_one_incident() -> None:
    (found,) = incidents(shelled(ONE), shelled(TWO, SOUTH))
    assert found.documents == ("one.txt", "two.txt")
    assert found.title == "Reported shelling / artillery fire, Quay, 8 May 2031"
    assert found.grade is None


@pytest.mark.parametrize(
    "other",
    [{"place": MILL}, {"day": NEXT}, {"target": "tgt.market"}],
    ids=["another quarter", "another day", "another target"],
)
def test_what_speaks_against_one_occurrence_keeps_two(other: dict[str, Any]) -> None:
    assert (
        len(incidents(shelled(ONE, target="tgt.hospital"), shelled(TWO, **({"target": "tgt.hospital"} | other)))) == 2
    )


def test_another_kind_of_act_is_another_incident() -> None:
    detained = told(TWO, "They deny it", "act.arbitrary_detention", place=QUAY, day=DAY)
    assert len(incidents(shelled(ONE), detained)) == 2


def test_a_coarse_place_brings_nothing_together() -> None:
    country = replace(TOWN, name="Orsk", id="own:orsk", precision="country", radius_km=200.0)
    assert len(incidents(shelled(ONE, place=country), shelled(TWO, place=country))) == 2


def kindred(name: str, words: str = "", published: str | None = "2031-05-09") -> Report:
    """Reports that share the rare names of one occurrence, whatever else they tell."""
    return plain_report(
        TEXT, f"Ambrel Quint of Selmouth saw eleven boats burn. {words}", name=name, published=published
    )


def test_what_reports_of_one_occurrence_tell_at_no_place_is_one_incident() -> None:
    one, two = kindred("one.txt"), kindred("two.txt", "Frost lay on Selmouth.")
    other = plain_report("A choir sang on the mole.", TEXT.upper(), name="other.txt", published="2031-05-09")
    nowhere = {"place": None, "day": None}
    found = incidents(shelled(one, **nowhere), shelled(two, **nowhere), reports=(one, two, other))
    assert [incident.documents for incident in found] == [("one.txt", "two.txt")]


@pytest.mark.parametrize(
    "other",
    [{"place": MILL}, {"day": "2031-04-01"}, {"target": "tgt.market"}],
    ids=["another quarter", "another day", "another target"],
)
def test_what_speaks_against_one_occurrence_keeps_two_in_such_reports_too(other: dict[str, Any]) -> None:
    one, two = kindred("one.txt"), kindred("two.txt", "Frost lay on Selmouth.")
    told_ = (shelled(one, target="tgt.hospital"), shelled(two, **({"target": "tgt.hospital", "place": None} | other)))
    assert len(incidents(*told_, reports=(one, two))) == 2


def test_reports_of_no_known_day_are_not_brought_together_by_their_words() -> None:
    one, two = kindred("one.txt", published=None), kindred("two.txt", "Frost lay on Selmouth.", published=None)
    nowhere = {"place": None, "day": None}
    assert len(incidents(shelled(one, **nowhere), shelled(two, **nowhere), reports=(one, two))) == 2


def test_a_quarter_and_its_town_can_be_one_place_but_two_quarters_are_not_joined_by_it() -> None:
    assert len(incidents(shelled(ONE), shelled(TWO, place=TOWN))) == 1
    found = incidents(shelled(ONE), shelled(TWO, place=MILL), shelled(THREE, place=TOWN))
    assert len(found) == 2


def test_who_is_accused_answers_though_it_names_no_day() -> None:
    accusing = shelled(ONE, MONITOR, doers=(SOUTH,))
    answering = shelled(TWO, SOUTH, status="denied", day=None)
    beside = shelled(TWO, ENVOY, status="denied", day=None)
    other = shelled(THREE, MONITOR, doers=(SOUTH,), day="2031-05-07")
    assert len(group((accusing, answering), REPORTS, bearing=[])) == 1
    assert len(group((accusing, beside), REPORTS, bearing=[])) == 2
    assert len(group((accusing, other, answering), REPORTS, bearing=[])) == 3, "it may answer to either"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "pattern"},
        {"kind": "legal_characterisation"},
        {"kind": "call"},
        {"kind": "question"},
        {"kind": "caption"},
        {"status": "hypothetical"},
        {"status": "threatened"},
        {"review": "rejected"},
    ],
)
def test_what_is_no_occurrence_forms_no_incident(fields: dict[str, Any]) -> None:
    assert incidents(shelled(ONE, **fields)) == ()


def test_statements_without_place_and_time_join_the_occurrence_told_before_them() -> None:
    (found,) = incidents(shelled(ONE), died(ONE, 7, 7, "people"))
    assert len(found.statements) == 2


def test_an_undated_report_of_the_place_joins_if_published_soon_after() -> None:
    assert len(incidents(shelled(ONE), shelled(TWO, day=None))) == 1
    late = report("late.txt", published="2031-07-01")
    assert len(incidents(shelled(ONE), shelled(late, day=None), reports=(ONE, late))) == 2


def test_a_denial_is_a_conflict_with_both_anchors() -> None:
    accuses = shelled(ONE, SOUTH, doers=[NORTH], status="alleged")
    denies = told(TWO, "They deny it", "act.shelling", NORTH, doers=[NORTH], status="denied", place=QUAY, day=DAY)
    (found,) = incidents(accuses, denies)
    assert kinds(found) == ["denial"]
    assert found.conflicts[0].sides == ((accuses.id,), (denies.id,))
    assert "one.txt" in found.conflicts[0].explanation
    assert "two.txt" in found.conflicts[0].explanation
    assert found.grade_possible == ("contested",)


def test_a_negated_assertion_denies_and_a_denied_negation_does_not() -> None:
    accuses = shelled(ONE, SOUTH, doers=[NORTH])
    negated = shelled(TWO, NORTH, doers=[NORTH], polarity="neg")
    assert kinds(incidents(accuses, negated)[0]) == ["denial"]
    double = shelled(TWO, MONITOR, doers=[NORTH], polarity="neg", status="denied")
    assert kinds(incidents(accuses, double)[0]) == []


def test_rival_attributions_are_a_conflict_of_blame() -> None:
    (found,) = incidents(shelled(ONE, MONITOR, doers=[NORTH]), shelled(TWO, ENVOY, doers=[SOUTH]))
    assert kinds(found) == ["blame"]


def test_who_is_accused_and_names_another_one_denies_it_without_saying_so() -> None:
    (found,) = incidents(shelled(ONE, MONITOR, doers=[NORTH]), shelled(TWO, NORTH, doers=[SOUTH]))
    assert kinds(found) == ["blame", "denial"]
    implied = found.conflicts[1].explanation
    assert "without saying so" in implied
    assert "Northern Army" in implied
    assert "one.txt" in implied
    assert "two.txt" in implied
    assert found.grade_possible == ("contested",)


def test_both_sides_named_together_blame_nobody_alone() -> None:
    (found,) = incidents(shelled(ONE, doers=[NORTH, SOUTH]), shelled(TWO, SOUTH, doers=[NORTH]))
    assert kinds(found) == []


def test_two_counts_of_the_same_people_are_a_conflict() -> None:
    (found,) = incidents(
        shelled(ONE), died(ONE, 7, 7, "people", SOUTH), shelled(TWO), died(TWO, 11, 11, "people", MONITOR)
    )
    assert kinds(found) == ["figure"]
    assert found.figures[0].envelope == (7, 11)


@pytest.mark.parametrize(
    ("second", "label"),
    [
        ((7, 9, "people"), "agrees"),
        ((11, 11, "fighters"), "other_population"),
        ((11, 11, "civilians"), "other_population"),
    ],
)
def test_figures_that_do_not_contradict_say_why_they_differ(second: tuple[int, int, str], label: str) -> None:
    said = (shelled(ONE), died(ONE, 7, 7, "people", SOUTH), shelled(TWO), died(TWO, *second, MONITOR))
    (found,) = incidents(*said)
    assert kinds(found) == []
    assert differences(said) == [label]


def test_a_figure_that_its_source_corrected_is_superseded() -> None:
    later = report("later.txt", published="2031-05-11")
    said = (
        shelled(ONE),
        died(ONE, 12, 12, "people", SOUTH),
        shelled(later),
        died(later, 14, 14, "people", SOUTH),
        shelled(TWO),
        died(TWO, 14, 14, "people", MONITOR),
    )
    (found,) = incidents(*said, reports=(*REPORTS, later))
    assert kinds(found) == []
    assert found.figures[0].envelope == (12, 14)


def test_people_counted_on_different_days_do_not_contradict() -> None:
    later = report("later.txt", published="2031-05-12")
    said = [
        told(
            where,
            "Seven died there",
            "harm.trapped",
            ENVOY,
            kind="state",
            place=QUAY,
            counted=("trapped", n, n, "people"),
        )
        for where, n in ((ONE, 9000), (later, 8000))
    ]
    (found,) = incidents(*said, reports=(ONE, later))
    assert kinds(found) == []
    assert found.figures[0].envelope == (8000, 9000)


def test_people_counted_on_days_that_are_not_told_do_not_contradict() -> None:
    undated = [plain_report(TEXT, f"Page {n}.", name=f"{n}.txt", published=None) for n in range(2)]
    said = tuple(
        told(
            where,
            "Seven died there",
            "harm.trapped",
            voice,
            kind="state",
            place=QUAY,
            counted=("trapped", n, n, "people"),
        )
        for where, voice, n in zip(undated, (SOUTH, MONITOR), (60, 900), strict=True)
    )
    (found,) = incidents(*said, reports=undated)
    assert kinds(found) == []
    assert differences(said, undated) == ["unknown_day"]


def besieged(where: Report, **fields: Any) -> Statement:  # noqa: ANN401 any field of a statement
    return told(where, "Seven died there", "harm.trapped", kind="state", place=QUAY, **fields)


def test_two_undated_sieges_of_one_place_years_apart_are_two() -> None:
    soon = plain_report(TEXT, "Second.", name="soon.txt", published="2031-06-20")
    late = plain_report(TEXT, "Third.", name="late.txt", published="2033-02-01")
    assert len(incidents(besieged(ONE), besieged(soon), reports=(ONE, soon))) == 1
    assert len(incidents(besieged(ONE), besieged(late), reports=(ONE, late))) == 2


def test_a_siege_lasts_from_what_opens_it_to_what_closes_it() -> None:
    opens = told(ONE, "The quay was shelled", "act.encirclement", place=QUAY, day="2031-05-01")
    holds = besieged(TWO, day="2031-05-04")
    closes = told(THREE, "Nine died", "act.encirclement", place=QUAY, day="2031-05-08", polarity="neg")
    (siege,) = states([closes, holds, opens], REPORTS)
    assert [(one.edtf, one.opening, one.closing) for one in siege.spells] == [
        ("2031-05-01/2031-05-08", opens.id, closes.id)
    ]
    (lasting,) = states([holds, opens], REPORTS)
    assert [(one.edtf, one.closing) for one in lasting.spells] == [("2031-05-01/..", None)]
    (unopened,) = states([holds, closes], REPORTS)
    assert [(one.edtf, one.opening) for one in unopened.spells] == [("../2031-05-08", None)]


def test_a_figure_that_nobody_answers_for_leads_to_no_independent_origin() -> None:
    (found,) = incidents(shelled(ONE), died(ONE, 7, 7, "people"))
    assert (found.origins.high, found.origins.unattributed) == (0, 1)
    assert [value.origin for series in found.figures for value in series.values] == [None]
    (named,) = incidents(shelled(ONE, SOUTH), died(ONE, 7, 7, "people", SOUTH))
    assert named.figures[0].values[0].origin is not None


def test_what_most_origins_agree_on_stands_beside_the_envelope_and_names_who_does_not() -> None:
    said = (
        *(shelled(ONE, SOUTH), died(ONE, 7, 9, "people", SOUTH), shelled(TWO, MONITOR)),
        *(died(TWO, 8, 12, "people", MONITOR), shelled(THREE, ENVOY), died(THREE, 20, 20, "people", ENVOY)),
    )
    (found,) = incidents(*said)
    (series,) = found.figures
    assert (series.envelope, series.agreed) == ((7, 20), (8, 9))
    assert (len(series.agreeing), len(series.dissenting)) == (2, 1)


@pytest.mark.parametrize(
    ("words", "label"),
    [("Nine were killed so far", "cumulative"), ("An estimated nine were feared dead", "other_rule")],
)
def test_figures_that_were_not_counted_alike_are_no_contradiction(words: str, label: str) -> None:
    other = plain_report(TEXT, words + ".", name="other.txt")
    counted = plain_report(TEXT, "Seven dead were identified.", name="counted.txt")
    said = (
        shelled(counted),
        told(counted, "Seven dead were identified", "act.kill", SOUTH, counted=("killed", 7, 7, "people")),
        shelled(other),
        told(other, words, "act.kill", MONITOR, counted=("killed", 9, 9, "people")),
    )
    (found,) = incidents(*said, reports=(counted, other))
    assert kinds(found) == []
    assert differences(said, (counted, other)) == [label]


def test_what_is_told_of_a_whole_country_at_no_time_forms_no_incident() -> None:
    country = replace(TOWN, name="Orsk", id="own:orsk", precision="country", radius_km=200.0)
    assert incidents(shelled(ONE, place=country, day=None)) == ()


def test_an_open_bound_leaves_the_envelope_open() -> None:
    (found,) = incidents(
        shelled(ONE), told(ONE, "Nine died", "act.kill", counted=("killed", 9, None, "people", "at_least"))
    )
    assert found.figures[0].envelope == (9, None)


def test_copies_of_one_origin_vote_once() -> None:
    (found,) = incidents(
        shelled(ONE, SOUTH), died(ONE, 7, 7, "people", SOUTH), shelled(TWO, SOUTH), died(TWO, 7, 7, "people", SOUTH)
    )
    assert len(found.figures[0].values) == 1


def test_a_truce_rejected_and_later_accepted_is_a_change_over_time() -> None:
    later = report("later.txt", published="2031-05-12")
    said = [
        told(ONE, "They deny it", "dip.reject_truce", SOUTH, kind="refusal", place=TOWN),
        told(later, "A truce was asked for", "dip.ceasefire", place=TOWN),
        told(TWO, "A truce was asked for", "dip.call_ceasefire", ENVOY, kind="call", status="called_for", place=TOWN),
    ]
    (truce,) = states(said, (*REPORTS, later))
    assert [mark.change for mark in truce.marks if mark.edtf == "2031-05-12"] == ["opens"]
    assert {mark.change for mark in truce.marks} == {"rejected", "called_for", "opens"}
    assert [conflict for found in incidents(*said, reports=(*REPORTS, later)) for conflict in found.conflicts] == []


def test_a_person_merges_and_splits_and_splitting_wins() -> None:
    one, two = shelled(ONE), shelled(TWO)
    assert len(group([one, two], REPORTS, splits=[(one.id, two.id)])) == 2
    far = shelled(TWO, place=MILL)
    assert len(group([one, far], REPORTS, merges=[(one.id, far.id)])) == 1
    assert len(group([one, far], REPORTS, merges=[(one.id, far.id)], splits=[(far.id, one.id)])) == 2


def test_what_a_person_merged_shows_its_places_as_a_conflict() -> None:
    one, far = shelled(ONE, SOUTH), shelled(TWO, NORTH, place=MILL, day=NEXT)
    groups = group([one, far], REPORTS, merges=[(one.id, far.id)])
    (found,) = cluster(groups, [one, far], REPORTS, (), parties=PARTIES, terms=load_terms(), count_origins=count)
    assert kinds(found) == ["place", "time"]


def test_one_thing_under_two_names_is_a_conflict_of_framing() -> None:
    moved = told(ONE, "They deny it", "act.evacuation", SOUTH, place=QUAY, day=DAY)
    driven = told(TWO, "They deny it", "act.forced_displacement", NORTH, place=QUAY, day=DAY)
    groups = group([moved, driven], REPORTS, merges=[(moved.id, driven.id)])
    (found,) = cluster(groups, [moved, driven], REPORTS, (), parties=PARTIES, terms=load_terms(), count_origins=count)
    (conflict,) = [one for one in found.conflicts if one.kind == "framing"]
    assert sorted(member for side in conflict.sides for member in side) == sorted([moved.id, driven.id])
    assert all(name in conflict.explanation for name in ("one.txt", "two.txt"))


@pytest.mark.parametrize(
    ("low", "high", "contested", "possible"),
    [
        (2, 2, False, ("fair", "weak")),
        (1, 2, False, ("weak",)),
        (0, 0, False, ()),
        (3, 3, True, ("contested",)),
    ],
)
def test_possible_grades_follow_the_origins(low: int, high: int, contested: bool, possible: tuple[str, ...]) -> None:
    assert possible_grades(OriginCount(low=low, high=high, unattributed=4), contested=contested) == possible


@pytest.mark.parametrize(
    ("name", "found"), [("gunmen", []), ("مسلحون", []), ("unknown jets", []), ("the Reed Brigade", ["blame"])]
)
def test_who_is_not_named_is_no_rival_of_a_party(name: str, found: list[str]) -> None:
    other = Party(id="party_0a", name=name, kind="armed_group")
    (one,) = incidents(shelled(ONE, MONITOR, doers=[NORTH]), shelled(TWO, ENVOY, doers=[other]))
    assert kinds(one) == found


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("government aircraft", "rebels", ["blame"]),
        ("government aircraft", "army gunners", []),
        ("insurgents", "gunmen", []),
    ],
)
def test_who_is_described_is_a_rival_of_the_other_camp_only(one: str, two: str, found: list[str]) -> None:
    doers = [Party(id=f"party_{n}", name=name, kind="armed_group") for n, name in enumerate((one, two))]
    (told_of,) = incidents(shelled(ONE, MONITOR, doers=doers[:1]), shelled(TWO, ENVOY, doers=doers[1:]))
    assert kinds(told_of) == found


def test_people_shot_dead_in_one_place_are_one_incident_whether_shot_or_executed() -> None:
    shot, executed = (
        told(where, "Seven died there", act, place=QUAY, day=DAY)
        for where, act in ((ONE, "act.shooting"), (TWO, "act.summary_execution"))
    )
    assert len(incidents(shot, executed)) == 1


def test_a_place_alone_does_not_bring_reports_together_that_name_no_day() -> None:
    one = plain_report("A shell fell on the quay while the choir sang.", name="choir.txt")
    two = plain_report("Before the pharmacy had opened, somebody shelled the same pier.", name="pharmacy.txt")
    apart = [told(r, q, "act.shelling", place=QUAY) for r, q in ((one, "A shell fell"), (two, "shelled the same pier"))]
    assert len(incidents(*apart, reports=(one, two))) == 2
    alike = [
        replace(s, figures=told(ONE, "Nine died", None, counted=("killed", 9, 9, "people")).figures) for s in apart
    ]
    assert len(incidents(*alike, reports=(one, two))) == 1
    dated = [told(r, q, "act.shelling", place=QUAY, day="2031-05-02") for r, q in ((one, "A shell"), (two, "shelled"))]
    assert len(incidents(*dated, reports=(one, two))) == 1


def test_reports_of_one_matter_may_differ_in_what_they_tell_beside_it() -> None:
    mill = replace(QUAY, id="t:mill", name="Mill", lat=(QUAY.lat or 0) + 1)
    one, two = (
        Strand(
            exhibit=where.exhibit.sha256,
            statements=tuple(told(where, "The quay was shelled", "act.shelling", place=place) for place in places),
            families=frozenset({"attack"}),
        )
        for where, places in ((ONE, (QUAY,)), (TWO, (QUAY, mill)))
    )
    assert not compatible(one, two)
    assert compatible(one, two, akin=True)
    elsewhere = Strand(exhibit=two.exhibit, statements=two.statements[1:], families=two.families)
    assert not compatible(one, elsewhere, akin=True)
