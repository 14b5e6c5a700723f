"""Before a dossier is handed on: the accused who are not heard, and names that masking leaves."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.e2e.conftest import Built, copy, dalil, qaldis, settings

from dalil.casework.account import read_account
from dalil.casework.case import Case
from dalil.casework.desk import Desk
from dalil.casework.preflight import looked_over, preflight, preflight_over
from dalil.model.account import Account
from dalil.model.party import PersonMention

__all__ = ["copy", "dalil", "qaldis", "settings"]


@pytest.fixture(scope="module")
def account(qaldis: Built) -> Account:
    return read_account(Case.open(qaldis.folder).derived)


def test_an_accused_who_speaks_is_heard(account: Account, qaldis: Built) -> None:
    lexicon = Desk(qaldis.folder, None).lexicon
    before = looked_over(account, "case", lexicon).unheard
    assert before
    unheard = before[0]
    said = {one.id: one for one in account.statements}
    incident = next(one for one in account.incidents if one.id == unheard.incident)
    accused = {
        mention.name: mention.party
        for one in incident.statements
        for mention in said[one].perpetrators
        if mention.party
    }
    speaker = next(one for one in account.statements if one.speakers)
    voice = replace(speaker.speakers[0], party=accused[unheard.parties[0]])
    heard = tuple(
        replace(one, speakers=(voice,)) if one.id == incident.statements[0] else one for one in account.statements
    )
    after = looked_over(replace(account, statements=heard), "case", lexicon).unheard
    assert unheard.parties[0] not in {name for one in after if one.incident == incident.id for name in one.parties}


def test_a_name_that_is_also_a_word_still_stands_and_is_listed(account: Account, qaldis: Built) -> None:
    report = next(one for one in account.reports if one.rendition is not None and " army " in one.rendition.text)
    assert report.rendition is not None
    at = report.rendition.text.index(" army ") + 1
    mention = PersonMention(key="k", name="Army", start=at, end=at + 4, role="resident", public=False)
    persons = {**account.persons, report.exhibit.sha256: (*account.persons[report.exhibit.sha256], mention)}
    found = looked_over(replace(account, persons=persons), "case", Desk(Path(qaldis.folder), None).lexicon)
    assert "army" in {one.words for one in found.standing}
    assert all(one.words != "army" for one in looked_over(account, "case", Desk(qaldis.folder, None).lexicon).standing)


def test_a_decision_leaves_what_masking_found(copy: Path, qaldis: Built) -> None:
    lexicon = Desk(copy, None).lexicon
    before, ground = preflight_over(None, Case.open(copy), lexicon)
    assert qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    rows = list(Case.open(copy).records("statements"))
    assert qaldis.dalil("review", "reject", rows[0]["id"], "--reason", "read", "--case", copy).code == 0
    after, same = preflight_over(ground, Case.open(copy), lexicon)
    assert same is ground
    assert after == preflight(Case.open(copy), lexicon)
    assert after.unreviewed == before.unreviewed - 1
    _, anew = preflight_over(replace(ground, kept=frozenset()), Case.open(copy), lexicon)
    assert anew is not ground, "names of parties and places changed, so names are looked for again"
    assert anew == ground
