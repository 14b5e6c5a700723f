from dataclasses import replace
from typing import Any

import pytest
from tests.conftest import plain_report
from tests.telling import MILL, NORTH, QUAY, SOUTH, told

from dalil.errors import InvalidValueError
from dalil.law import Classification, assess, classifications, gaps
from dalil.model.conflict import Conflict
from dalil.model.decision import Decision
from dalil.model.finding import ElementFinding, Finding
from dalil.model.incident import Incident
from dalil.model.origin import Origin, OriginCount
from dalil.model.report import Report
from dalil.model.statement import Statement, Status, TermMention, Victim
from dalil.model.when import When
from dalil.vocab.frameworks import load_frameworks
from dalil.vocab.terms import load_terms
from dalil.vocab.weighing import load_weighing

REPORT = plain_report("Shells fell on the quay at noon and two people died there, the harbour master said.", "One.")
DENIAL = plain_report("The ministry said that its guns had been silent on that day.", "Two.", name="denial.txt")


def said(quote: str, act: str | None, *, report: Report = REPORT, **fields: Any) -> Statement:  # noqa: ANN401 any field
    """A statement with the provisions that its act and target bring, at the quay on 2016-12-01 by default."""
    doers = fields.pop("doers", (NORTH,))
    place = fields.pop("place", QUAY)
    day = fields.pop("day", "2016-12-01")
    made = told(report, quote, act, place=place, doers=doers, day=day, **fields)
    terms = [made.act, *(mention.id for mention in (*made.weapons, *made.targets))]
    hooks = sorted({f"rome:{bare}" for term in terms if term for bare in load_terms().by_id[term].provisions})
    return replace(made, provisions=tuple(hooks))


def incident(*members: Statement, denied: tuple[Statement, Statement] | None = None) -> Incident:
    conflicts: tuple[Conflict, ...] = ()
    if denied:
        sides = ((denied[0].id,), (denied[1].id,))
        conflicts = (Conflict(kind="denial", sides=sides, explanation="One side denies it."),)
    return Incident(
        id="in_1",
        title="Shelling, reported",
        statements=tuple(member.id for member in members),
        documents=(),
        origins=OriginCount(low=1, high=1, unattributed=0),
        place=None,
        time=None,
        acts=(),
        parties=(),
        figures=(),
        conflicts=conflicts,
        grade=None,
        grade_possible=(),
    )


def judged(*statements: Statement, **inputs: Any) -> tuple[Finding, ...]:  # noqa: ANN401 any input of assess
    given = {"origins": (), "incidents": (), "frameworks": load_frameworks(), "published": {}, **inputs}
    return assess(statements=statements, **given)


def one(findings: tuple[Finding, ...], provision: str) -> Finding:
    (found,) = [finding for finding in findings if finding.provision == f"rome:{provision}"]
    return found


def row(finding: Finding, ending: str) -> ElementFinding:
    (found,) = [element for element in finding.elements if element.id.endswith(f"/{ending}")]
    return found


SHELLING = said(
    "Shells fell on the quay", "act.shelling", victims=(Victim(name="x", category="vic.civilian", start=0, end=0),)
)
SIEGE = said("at noon", "act.starvation_siege")
NIAC = Classification(place=QUAY.id or "", period="2016", conflict="NIAC", decision="de_1")


def test_an_unclassified_conflict_shows_both_twins_and_decides_for_neither() -> None:
    findings = judged(SHELLING)
    for provision, twin in (("8(2)(e)(i)", "8(2)(b)(i)"), ("8(2)(b)(i)", "8(2)(e)(i)")):
        finding = one(findings, provision)
        assert finding.applies is None
        assert "not classified" in (finding.why_not or "")
        assert f"rome:{twin}" in (finding.why_not or "")


def test_a_statement_that_names_one_twin_brings_the_other() -> None:
    gas = replace(said("at noon", "act.chemical_attack"), provisions=("rome:8(2)(e)(xiv)",))
    assert one(judged(gas), "8(2)(b)(xviii)").applies is None


def test_starvation_in_a_civil_war_of_2016_is_barred_in_words_and_its_twin_is_not() -> None:
    findings = judged(SIEGE, classifications=(NIAC,))
    barred = one(findings, "8(2)(e)(xix)")
    assert barred.applies is False
    assert "2021-10-14" in (barred.why_not or "")
    assert "2016-12-01" in (barred.why_not or "")
    assert "does not reach back" in (barred.why_not or "")
    assert one(judged(SIEGE), "8(2)(b)(xxv)").applies is None


def test_the_same_siege_after_the_amendment_applies() -> None:
    later = said("at noon", "act.starvation_siege", day="2023-05-01")
    classified = Classification(place=QUAY.name, period="2022/2024", conflict="NIAC", decision="de_2")
    assert one(judged(later, classifications=(classified,)), "8(2)(e)(xix)").applies is True


def test_what_is_barred_in_one_law_names_the_forum_that_has_a_law_of_its_own() -> None:
    assert one(judged(SIEGE), "8(2)(e)(xix)").forums == ("de-vstgb",)


def test_a_conflict_classified_as_internal_bars_the_international_twin_in_words() -> None:
    findings = judged(SHELLING, classifications=(NIAC,))
    assert one(findings, "8(2)(e)(i)").applies is True
    barred = one(findings, "8(2)(b)(i)")
    assert barred.applies is False
    for words in ("international armed conflict", "classified", "de_1", "rome:8(2)(e)(i)"):
        assert words in (barred.why_not or "")


def test_a_gap_of_the_internal_list_says_what_to_consider_instead() -> None:
    hit = replace(SHELLING, provisions=("rome:8(2)(b)(ii)",))
    barred = one(judged(hit, classifications=(NIAC,)), "8(2)(b)(ii)")
    assert "no twin" in (barred.why_not or "")
    assert "rome:8(2)(e)(iv)" in (barred.why_not or "")
    assert "de-vstgb" in barred.forums


@pytest.mark.parametrize(
    ("classified", "words"),
    [
        ((replace(NIAC, place="own:elsewhere"),), "not classified"),
        ((replace(NIAC, period="2017"),), "not classified"),
        ((NIAC, replace(NIAC, conflict="IAC", decision="de_3")), "both ways"),
    ],
)
def test_a_classification_that_does_not_settle_it_leaves_it_open(
    classified: tuple[Classification, ...], words: str
) -> None:
    finding = one(judged(SHELLING, classifications=classified), "8(2)(e)(i)")
    assert finding.applies is None
    assert words in (finding.why_not or "")


def test_a_time_that_reaches_beyond_the_classified_period_stays_open() -> None:
    long = said("at noon", "act.shelling", day="2016-12-01/2017-02-01")
    assert "beyond the period" in (one(judged(long, classifications=(NIAC,)), "8(2)(e)(i)").why_not or "")


def test_a_classification_of_the_region_holds_for_the_places_in_it() -> None:
    region = replace(NIAC, place="own:coast")
    findings = judged(SHELLING, classifications=(region,), within={QUAY.id or "": ("own:coast",)})
    assert one(findings, "8(2)(e)(i)").applies is True
    elsewhere = said("at noon", "act.shelling", place=MILL)
    assert one(judged(elsewhere, classifications=(region,)), "8(2)(e)(i)").applies is None


def test_an_unknown_time_is_said_and_never_filled_in() -> None:
    undated = said("at noon", "act.shelling", day=None)
    finding = one(
        judged(undated, classifications=(NIAC,), published={undated.exhibit: When(edtf="2016-12-02", basis="stated")}),
        "8(2)(e)(i)",
    )
    assert finding.applies is None
    assert "unknown (published 2016-12-02)" in (finding.why_not or "")


def test_what_was_published_before_a_law_is_barred_even_without_a_date() -> None:
    undated = said("at noon", "act.starvation_siege", day=None)
    published = {undated.exhibit: When(edtf="2016-12-02", basis="stated")}
    assert one(judged(undated, published=published), "8(2)(e)(xix)").applies is False


def test_events_of_long_ago_are_barred() -> None:
    assert one(judged(said("at noon", "act.kill", day="1944-12")), "7(1)(a)").applies is False


def test_statements_under_different_bars_stand_in_findings_of_their_own() -> None:
    late = said("two people", "act.starvation_siege", day="2023-01-01")
    findings = [found for found in judged(SIEGE, late) if found.provision == "rome:8(2)(e)(xix)"]
    assert [found.applies for found in findings] == [None, False]


def test_a_report_is_a_lead_and_shows_which_element_it_speaks_to() -> None:
    finding = one(judged(SHELLING), "8(2)(e)(i)")
    assert row(finding, "C1").state == "leads_only"
    assert [support.directness for support in row(finding, "X1").supports] == ["lead"]
    assert row(finding, "M1").state == "nothing"


def test_a_denial_makes_it_contested() -> None:
    denial = said("its guns had been silent", "act.shelling", report=DENIAL, status="denied")
    finding = one(judged(SHELLING, denial), "8(2)(e)(i)")
    assert row(finding, "C1").state == "contested"
    assert [support.statement for support in row(finding, "C1").contradicts] == [denial.id]


@pytest.mark.parametrize("tie", ["about", "conflict"])
def test_a_denial_without_an_act_contests_what_it_is_about(tie: str) -> None:
    about = SHELLING.id if tie == "about" else None
    denial = said("its guns", None, report=DENIAL, status="denied", about=about)
    incidents = (incident(SHELLING, denial, denied=(SHELLING, denial)),) if tie == "conflict" else ()
    finding = one(judged(SHELLING, denial, incidents=incidents), "8(2)(e)(i)")
    assert row(finding, "C1").state == "contested"
    assert row(finding, "X1").state == "contested"


def test_a_denial_alone_supports_nothing() -> None:
    denial = said("its guns had been silent", "act.shelling", report=DENIAL, status="denied")
    assert row(one(judged(denial), "8(2)(e)(i)"), "C1").state == "nothing"


def test_a_denial_of_something_else_in_the_same_incident_contests_nothing() -> None:
    other = replace(said("its guns", "act.chemical_attack", report=DENIAL, status="denied"), provisions=())
    finding = one(judged(SHELLING, other, incidents=(incident(SHELLING, other),)), "8(2)(e)(i)")
    assert row(finding, "C1").state == "leads_only"


def test_an_act_told_as_not_done_contradicts() -> None:
    silent = said("its guns had been silent", "act.shelling", report=DENIAL, polarity="neg")
    assert row(one(judged(SHELLING, silent), "8(2)(e)(i)"), "C1").state == "contested"


@pytest.mark.parametrize("status", ["called_for", "hypothetical", "opinion", "promised"])
def test_what_is_not_told_as_done_is_neutral(status: Status) -> None:
    call = replace(SHELLING, status=status)
    found = row(one(judged(call), "8(2)(e)(i)"), "C1")
    assert (found.state, len(found.neutral)) == ("nothing", 1)


def test_a_threat_speaks_for_intent_and_for_no_attack() -> None:
    threat = said("at noon", "act.threaten_violence", status="threatened", modality="future")
    finding = one(judged(threat), "8(2)(e)(i)")
    assert row(finding, "M1").state == "leads_only"
    assert row(finding, "C1").supports == ()


def test_a_military_objective_in_the_same_incident_speaks_for_the_accused() -> None:
    base = said(
        "its guns had been silent",
        "act.armed_clash",
        report=DENIAL,
        targets=(TermMention(id="tgt.military", start=0, end=0),),
    )
    found = row(one(judged(SHELLING, base, incidents=(incident(SHELLING, base),)), "8(2)(e)(i)"), "X1")
    assert [support.statement for support in found.exculpatory] == [base.id]
    assert found.state == "contested"


def test_fighters_among_the_dead_are_recorded_beside_civilians() -> None:
    both = replace(SHELLING, victims=(*SHELLING.victims, Victim(name="y", category="vic.combatant", start=0, end=0)))
    found = row(one(judged(both), "8(2)(e)(i)"), "X1")
    assert (len(found.supports), len(found.exculpatory)) == (1, 1)


def origin(statement: Statement, kind: Any = "witness", *, held: bool = True) -> Origin:  # noqa: ANN401 one of a closed list
    return Origin(
        id="or_1", label="A witness", kind=kind, held=held, documents=(), statements=(statement.id,), links=()
    )


def test_only_a_person_raises_a_statement_above_a_lead() -> None:
    witness = replace(SHELLING, attribution="first_hand")
    accepted = replace(witness, review="accepted")
    assert row(one(judged(witness, origins=(origin(witness),)), "8(2)(e)(i)"), "C1").state == "leads_only"
    found = row(one(judged(accepted, origins=(origin(witness),)), "8(2)(e)(i)"), "C1")
    assert (found.state, found.supports[0].origin) == ("direct", "or_1")


@pytest.mark.parametrize(
    ("fields", "directness"),
    [
        ({"attribution": "official"}, "circumstantial"),
        ({"attribution": "second_hand"}, "background"),
        ({"attribution": "media"}, "lead"),
        ({"attribution": "first_hand", "status": "alleged"}, "lead"),
        ({"attribution": "first_hand", "certain": False}, "lead"),
    ],
)
def test_the_table_says_how_directly_an_accepted_statement_speaks(fields: dict[str, Any], directness: str) -> None:
    statement = replace(SHELLING, review="accepted", **fields)
    found = row(one(judged(statement, origins=(origin(statement),)), "8(2)(e)(i)"), "C1")
    assert found.supports[0].directness == directness


def test_a_rejected_statement_supports_nothing() -> None:
    assert judged(replace(SHELLING, review="rejected")) == ()


def test_the_context_is_shown_once_per_case_and_is_the_same_for_every_crime() -> None:
    findings = judged(SHELLING, said("two people died", "act.kill"))
    shown, *again = [
        element for finding in findings for element in finding.elements if element.id == "rome:CTX-NIAC/N1"
    ]
    assert [support.statement for support in shown.supports] == [SHELLING.id]
    assert again
    assert {(element.state, element.supports) for element in again} == {(shown.state, ())}
    assert all("weighed once for the case, under rome:8(2)(c)(i)-1" in element.text for element in again)


def test_a_row_that_nobody_checked_against_the_source_says_so() -> None:
    hit = replace(SHELLING, provisions=("rome:8(2)(b)(iv)",))
    assert "[unverified]" not in row(one(judged(hit), "8(2)(b)(iv)"), "C1").text
    assert "[unverified]" in row(one(judged(SHELLING), "8(2)(e)(i)"), "C1").text
    assert "[unverified]" in one(judged(SIEGE), "8(2)(e)(xix)").title


def test_elements_that_are_not_entered_say_so_and_lose_no_statement() -> None:
    child = said("at noon", "act.child_recruitment")
    (found,) = one(judged(child), "8(2)(e)(vii)").elements
    assert "not yet entered" in found.text
    assert [support.statement for support in found.neutral] == [child.id]


def test_a_rule_of_another_framework_is_brought_up_by_its_hooks() -> None:
    findings = judged(said("two people died", "act.kill"), classifications=(NIAC,))
    (found,) = [finding for finding in findings if finding.provision == "ca3:3(1)(a)"]
    assert found.applies is True


def test_a_claim_of_law_is_a_heading_and_no_charge() -> None:
    claim = replace(said("at noon", None), provisions=("rome:8",), kind="legal_characterisation")
    found = one(judged(claim), "8")
    assert found.applies is None
    assert "heading" in (found.why_not or "")
    assert [(row.type, len(row.neutral)) for row in found.elements] == [("no_elements", 1)]
    assert gaps(found) == ()


def test_a_provision_that_no_package_holds_is_listed() -> None:
    (found,) = judged(replace(SHELLING, provisions=("own:1",)), frameworks=())
    assert (found.provision, found.applies) == ("own:1", None)


@pytest.mark.parametrize(
    ("countries", "expected"), [((), ("de-vstgb", "icc")), (("SY",), ("coi-sy", "de-vstgb", "iiim", "sy-courts"))]
)
def test_the_country_chooses_the_forums(countries: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert one(judged(SHELLING, countries=countries), "8(2)(e)(i)").forums == expected


def test_gaps_name_what_is_missing_and_ask_for_what_speaks_for_the_accused() -> None:
    denial = said("its guns had been silent", "act.shelling", report=DENIAL, status="denied")
    found = {gap.element: gap for gap in gaps(one(judged(SHELLING, denial, origins=(origin(SHELLING),)), "8(2)(e)(i)"))}
    contested = found["rome:8(2)(e)(i)/C1"]
    assert (contested.origins, contested.without_origin, contested.best) == (1, 0, "lead")
    assert "speaks for the accused" in contested.missing
    assert "Nothing" in found["rome:8(2)(e)(i)/M1"].missing


def decision(number: int, **fields: Any) -> Decision:  # noqa: ANN401 any field of a decision
    place = {"place": "own:quay", "period": "2016", "conflict": "niac"}
    made = {"id": f"de_{number}", "kind": "classify", "subjects": ("own:quay",), "fields": place, **fields}
    return Decision(by="key", at="2031-01-01T00:00:00Z", reason="Both sides are organised.", **made)


def test_decisions_of_people_become_classifications_until_they_are_taken_back() -> None:
    assert [each.conflict for each in classifications([decision(1)])] == ["NIAC"]
    newer = decision(2, supersedes="de_1", fields={"place": "own:quay", "period": "2016", "conflict": "iac"})
    assert [each.conflict for each in classifications([decision(1), newer])] == ["IAC"]
    assert classifications([decision(1), decision(2, kind="undo", subjects=("de_1",), fields={})]) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"place": "p", "period": "2016", "conflict": "war"},
        {"place": " ", "period": "2016", "conflict": "iac"},
        {"place": "p", "period": "then", "conflict": "iac"},
    ],
)
def test_a_classification_that_says_nothing_clear_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(InvalidValueError):
        classifications([decision(1, fields=fields)])


def test_the_table_of_weighing_knows_no_party_and_covers_every_statement() -> None:
    tables = load_weighing()
    columns = {
        column for table in (tables.relations, tables.directness) for each in table for column, _ in each.columns
    }
    assert not columns & {"party", "speaker", "perpetrator", "side"}
    assert tables.directness[-1].columns == ()


def test_exchanged_parties_change_nothing() -> None:
    denial = said("its guns had been silent", "act.shelling", report=DENIAL, status="denied", doers=(NORTH,))
    swapped = replace(denial, perpetrators=said("at noon", "act.kill", doers=(SOUTH,)).perpetrators)
    theirs = replace(SHELLING, perpetrators=said("at noon", "act.kill", doers=(SOUTH,)).perpetrators)
    assert judged(SHELLING, denial) == judged(theirs, swapped)
