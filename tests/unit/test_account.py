"""What an account says of reports and of what was not taken in."""

from dataclasses import replace

from tests.conftest import plain_report

from dalil.dossier.pages import Cover
from dalil.dossier.render import render
from dalil.model.account import PROTECTED, Account, Refusal
from dalil.model.exhibit import Acquisition
from dalil.model.origin import OriginCount
from dalil.vocab.gazetteer import load_gazetteer
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import load_parties
from dalil.vocab.terms import load_terms

LEXICON = Lexicon(terms=load_terms(), parties=load_parties(), gazetteer=load_gazetteer())
REPORT = plain_report("Gulls stood on the mole.")
TWICE = replace(
    REPORT,
    exhibit=replace(REPORT.exhibit, acquisitions=(Acquisition(name="one.txt"), Acquisition(name="two.txt"))),
)
ACCOUNT = Account(
    run="run-1",
    reports=(TWICE,),
    persons={},
    statements=(),
    origins=(),
    origins_of_case=OriginCount(low=0, high=0, unattributed=0),
    incidents=(),
    states=(),
    findings=(),
    refused=(Refusal(path="sela-ordan.txt", why=PROTECTED), Refusal(path="loop", why="a symbolic link: not followed")),
    degraded=None,
)
COVER = Cover(
    case="case",
    notice="",
    fingerprint="",
    key_label=None,
    key_wrapped=True,
    verdict="",
    verdict_detail="",
    engine="",
    law=(),
)


def test_the_same_bytes_under_two_names_are_two_reports() -> None:
    assert ACCOUNT.report_count == 2


def test_a_dossier_does_not_name_a_protected_input() -> None:
    pages = dict(render(ACCOUNT, COVER, lexicon=LEXICON, show_names=True))
    assert b"2 reports" in pages["index.html"]
    assert b"loop: a symbolic link" in pages["index.html"]
    assert b"An input: marked protected" in pages["index.html"]
    assert not any(b"ordan" in page for page in pages.values())
