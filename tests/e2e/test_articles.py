"""Five real articles, taken from the folder that DALIL_ARTICLES names; no text of them stands here, only counts.

Without the folder each test is skipped by name.
"""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dalil.casework.build import Order, Outcome, build
from dalil.casework.progress import Silence
from dalil.casework.user_keys import case_key
from dalil.model.statement import Statement
from dalil.proof.verdict import Verdict
from dalil.proof.verification import verify_case

ARTICLES = os.environ.get("DALIL_ARTICLES", "")
pytestmark = pytest.mark.skipif(not ARTICLES, reason="DALIL_ARTICLES names no folder: the five articles were not read")

SEPTEMBER, SIEGE, BLOCK, DECEMBER, DATED = "000_", "001_", "002_", "003_", "004_"
COMPARISONS = {"Halabja", "Rwanda", "Srebrenica", "Yugoslavia"}
ANSWER = 60
"""So many code points behind the words that announce an answer, it has begun."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where somebody speaks in an article: code points, and the first 16 digits of SHA-256 of words and speaker."""

    article: str
    start: int
    end: int
    words: str
    speaker: str


EXCHANGES = (
    Spoken(SEPTEMBER, 1175, 1567, "78972329a8bab817", "4007ef9f2afc91e1"),
    Spoken(SEPTEMBER, 1644, 1964, "b2a6c6d09e0ba52d", "ce5875b172b6f9c8"),
    Spoken(DECEMBER, 908, 1159, "1c4de3ec32848438", "4007ef9f2afc91e1"),
    Spoken(DECEMBER, 1252, 1362, "2a5a32a2440ad1d8", "ce5875b172b6f9c8"),
)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        order = Order(paths=[Path(ARTICLES)], case=tmp_path_factory.mktemp("articles") / "case")
        return build(order, case_key(None, say=lambda _: None), Silence())


def of(outcome: Outcome, article: str) -> list[Statement]:
    return [one for one in outcome.account.statements if one.document.startswith(article)]


def text_of(outcome: Outcome, article: str) -> str:
    (report,) = [one for one in outcome.account.reports if one.document.startswith(article)]
    assert report.rendition is not None
    return report.rendition.text


def hashed(words: str | None) -> str:
    return hashlib.sha256((words or "").encode()).hexdigest()[:16]


def figures(outcome: Outcome) -> set[tuple[str, str, int | None, int | None]]:
    return {
        (one.document[:4], figure.counts, figure.low, figure.high)
        for one in outcome.account.statements
        for figure in one.figures
    }


def conflicts(outcome: Outcome) -> list[Any]:
    return [conflict for incident in outcome.account.incidents for conflict in incident.conflicts]


def test_five_exhibits_are_preserved_and_valid(outcome: Outcome) -> None:
    assert len(outcome.account.reports) == 5
    assert outcome.refused == ()
    assert verify_case(outcome.page.parents[3]).verdict is Verdict.VALID


def test_there_are_sixty_statements_and_every_quote_is_exact(outcome: Outcome) -> None:
    texts = {report.exhibit.sha256: report.rendition.text for report in outcome.account.reports if report.rendition}
    assert len(outcome.account.statements) >= 60
    assert [one.id for one in outcome.account.statements if texts[one.exhibit][one.start : one.end] != one.quote] == []


def test_the_speech_quoted_in_two_articles_is_one_origin_and_the_earlier_one_another(outcome: Outcome) -> None:
    speeches = [one for one in outcome.account.origins if one.kind == "speech"]
    quoted_twice = [one for one in speeches if {name[:4] for name in one.documents} == {BLOCK, DECEMBER}]
    assert len(quoted_twice) == 1
    speaker = {one.speakers[-1].party for one in outcome.account.statements if one.id in quoted_twice[0].statements}
    assert len(speaker) == 1
    assert None not in speaker
    earlier = {
        origin.id
        for origin in outcome.account.origins
        for one in of(outcome, SEPTEMBER)
        if one.id in origin.statements and one.speakers and one.speakers[-1].party in speaker
    }
    assert earlier
    assert quoted_twice[0].id not in earlier


@pytest.mark.parametrize("spoken", EXCHANGES, ids=lambda one: f"{one.article}{one.start}")
def test_both_exchanges_are_attributed_to_their_speakers(outcome: Outcome, spoken: Spoken) -> None:
    assert hashed(text_of(outcome, spoken.article)[spoken.start : spoken.end]) == spoken.words, "another article"
    inside = [one for one in of(outcome, spoken.article) if spoken.start <= one.start and one.end <= spoken.end]
    assert inside
    assert {hashed(one.speakers[-1].party) if one.speakers else None for one in inside} == {spoken.speaker}


def test_figures_stand_side_by_side_with_what_they_count_and_none_is_a_contradiction(outcome: Outcome) -> None:
    assert {
        (BLOCK, "trapped", 30000, 60000),
        (DECEMBER, "remaining", 50000, 50000),
        (DECEMBER, "departed", 6000, 6000),
    } <= figures(outcome)
    assert [conflict for conflict in conflicts(outcome) if conflict.kind == "figure"] == []


def test_who_is_trapped_who_left_and_who_remains_stand_in_one_table(outcome: Outcome) -> None:
    page = outcome.page.with_name("situation.html").read_text(encoding="utf-8")
    table = page.partition('id="people"')[2].partition("</table>")[0]
    assert all(f">{kind}<" in table for kind in ("trapped", "departed", "remaining"))
    assert all(number in table for number in ("30,000 to 60,000", "6,000", "50,000"))


def test_the_truce_is_a_change_over_time(outcome: Outcome) -> None:
    page = outcome.page.with_name("situation.html").read_text(encoding="utf-8")
    table = page.partition('<section id="truce">')[2].partition("</table>")[0]
    assert table.index(">rejected<") < table.index(">called for<"), "in one table, in the order of time"
    truce = {one.id for one in outcome.account.statements if one.act in ("dip.reject_truce", "dip.call_ceasefire")}
    assert [one for one in conflicts(outcome) if truce & {member for side in one.sides for member in side}] == []


def test_who_fires_back_in_words_attacks_nobody(outcome: Outcome) -> None:
    (told,) = re.finditer(r"\bfired back\b", text_of(outcome, DECEMBER))
    answers = [one for one in of(outcome, DECEMBER) if told.end() < one.start < told.end() + ANSWER]
    assert {hashed(one.speakers[-1].party) for one in answers if one.speakers} == {EXCHANGES[-1].speaker}
    triggers = [one.trigger for one in of(outcome, DECEMBER) if one.trigger is not None]
    assert [(start, end) for start, end in triggers if start < told.end() and told.start() < end] == []
    assert [one.id for one in of(outcome, DECEMBER) if one.act == "act.shooting"] == []


def test_the_old_photo_dates_nothing(outcome: Outcome) -> None:
    captions = [one for one in outcome.account.statements if one.kind == "caption"]
    assert captions
    assert [one.id for one in captions if one.time is not None] == []
    marks = [mark for state in outcome.account.states for mark in state.marks]
    assert [mark.edtf for mark in marks if mark.edtf and mark.statement in {one.id for one in captions}] == []


def test_nothing_is_dated_where_the_report_is_not_unless_its_words_do(outcome: Outcome) -> None:
    dated = {report.exhibit.sha256 for report in outcome.account.reports if report.published is not None}
    assert len(dated) == 1
    undated = [one for one in outcome.account.statements if one.exhibit not in dated and one.time is not None]
    assert [one.id for one in undated if one.time and one.time.edtf is not None and one.time.basis != "text"] == []


def test_places_named_as_comparisons_are_no_incidents(outcome: Outcome) -> None:
    texts = [text_of(outcome, article) for article in (SEPTEMBER, SIEGE, BLOCK, DECEMBER, DATED)]
    assert [name for name in sorted(COMPARISONS) if not any(name in text for text in texts)] == []
    told = {member for incident in outcome.account.incidents for member in incident.statements}
    within = [one.place.name for one in outcome.account.statements if one.id in told and one.place is not None]
    within += [incident.place.name for incident in outcome.account.incidents if incident.place is not None]
    assert within
    assert [name for name in within if any(one in name for one in COMPARISONS)] == []
