"""Whatever is said, by whom, in which order: the same weighing, nothing lost, bars in words, no party preferred."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import plain_report
from tests.telling import MILL, NORTH, QUAY, SOUTH, told

from dalil.law import Classification, assess
from dalil.model.finding import Finding
from dalil.model.statement import Perpetrator, Statement, TermMention, Victim
from dalil.vocab.frameworks import load_frameworks
from dalil.vocab.terms import load_terms

REPORT = plain_report(
    "Ropes, nets and crates lay where the pilots of Orsk Bay had left them before the long calm began."
)
ACTS = (
    "act.shelling",
    "act.kill",
    "act.siege",
    "act.chemical_attack",
    "act.child_recruitment",
    "act.threaten_violence",
)
DAYS = (None, "1944", "2016-12-01", "2020", "2023-03", "2001/2003", "2016-12-01/..")
CLASSIFIED = (
    Classification(place="own:quay", period="2010/2019", conflict="NIAC", decision="de_1"),
    Classification(place="Mill", period="2016/..", conflict="IAC", decision="de_2"),
)


@st.composite
def cases(draw: st.DrawFn) -> list[Statement]:
    assert REPORT.rendition is not None
    said = []
    for word in REPORT.rendition.text.split()[: draw(st.integers(1, 8))]:
        act = draw(st.sampled_from(ACTS))
        made = told(REPORT, word, act, doers=(draw(st.sampled_from((NORTH, SOUTH))),), day=draw(st.sampled_from(DAYS)))
        victim = Victim(name="x", category=draw(st.sampled_from((None, "vic.child", "vic.combatant"))), start=0, end=0)
        target = TermMention(id=draw(st.sampled_from(("tgt.market", "tgt.military"))), start=0, end=0)
        hooks = {f"rome:{bare}" for term in (act, target.id) for bare in load_terms().by_id[term].provisions}
        said.append(
            replace(
                made,
                victims=(victim,),
                targets=(target,),
                place=draw(st.sampled_from((None, QUAY, MILL))),
                provisions=tuple(sorted(hooks)),
                status=draw(st.sampled_from(("asserted", "alleged", "denied", "threatened", "called_for"))),
                polarity=draw(st.sampled_from(("pos", "neg"))),
                review=draw(st.sampled_from(("open", "accepted", "rejected"))),
            )
        )
    return list({statement.id: statement for statement in said}.values())


def judged(statements: list[Statement]) -> tuple[Finding, ...]:
    return assess(
        statements=statements,
        origins=(),
        incidents=(),
        frameworks=load_frameworks(),
        published={},
        classifications=CLASSIFIED,
    )


def swapped(doer: Perpetrator) -> Perpetrator:
    other = SOUTH if doer.party == NORTH.id else NORTH
    return replace(doer, party=other.id, name=other.name)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_what_does_not_certainly_apply_says_why(statements: list[Statement]) -> None:
    for finding in judged(statements):
        assert (finding.applies is True) == (finding.why_not is None)
        assert "{when}" not in (finding.why_not or "")


@settings(max_examples=40, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_statements_changes_nothing(statements: list[Statement], chance: random.Random) -> None:
    mixed = list(statements)
    chance.shuffle(mixed)
    assert judged(mixed) == judged(statements)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_exchanging_the_parties_changes_nothing(statements: list[Statement]) -> None:
    other = [replace(each, perpetrators=tuple(map(swapped, each.perpetrators))) for each in statements]
    assert judged(other) == judged(statements)


@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_named_provision_has_a_finding_and_what_was_rejected_has_none(statements: list[Statement]) -> None:
    findings = judged(statements)
    kept = [each for each in statements if each.review != "rejected"]
    assert {name for each in kept for name in each.provisions} <= {finding.provision for finding in findings}
    rejected = {each.id for each in statements if each.review == "rejected"}
    for finding in findings:
        for row in finding.elements:
            cells = (*row.supports, *row.contradicts, *row.neutral, *row.exculpatory)
            assert not rejected & {cell.statement for cell in cells}


@settings(max_examples=40, deadline=None)
@given(cases())
def test_the_state_of_a_row_follows_from_its_cells(statements: list[Statement]) -> None:
    for finding in judged(statements):
        for row in finding.elements:
            if "(weighed once" in row.text:
                continue
            assert (row.state == "nothing") == (not row.supports)
            assert (row.state == "contested") == bool(row.supports and (row.contradicts or row.exculpatory))


@settings(max_examples=40, deadline=None)
@given(cases())
def test_no_denial_ever_supports(statements: list[Statement]) -> None:
    denials = {each.id for each in statements if each.status == "denied"}
    for finding in judged(statements):
        for row in finding.elements:
            assert not denials & {cell.statement for cell in (*row.supports, *row.exculpatory)}


@settings(max_examples=40, deadline=None)
@given(cases())
def test_twins_that_are_open_come_together(statements: list[Statement]) -> None:
    rows = {provision.id: provision for framework in load_frameworks() for provision in framework.provisions}
    found = {finding.provision for finding in judged(statements)}
    for name in found:
        assert set(rows[name].twins) <= found
