"""The account as a PDF: the same bytes anywhere, tagged, numbered, masked, and Arabic in its own direction."""

import hashlib
import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from tests.e2e.conftest import Built, dalil, qaldis, settings

from dalil.casework.account import read_account
from dalil.casework.case import Case
from dalil.casework.desk import Desk
from dalil.dossier import pdf
from dalil.dossier.direction import direction
from dalil.dossier.pages import WORKING_COPY, Cover
from dalil.errors import RefusedError
from dalil.model.account import Account
from dalil.model.party import PersonMention

__all__ = ["dalil", "qaldis", "settings"]


def installed() -> bool:
    try:
        pdf.press()
    except RefusedError:
        return False
    return True


needs_press = pytest.mark.skipif(not installed(), reason="no WeasyPrint or no Pango here: no PDF was made")
COVER = Cover(
    case="sarel", notice=WORKING_COPY, fingerprint="0" * 64, key_label=None, key_wrapped=True,
    verdict="run dalil verify", verdict_detail="on it.", engine="dalil", law=("a body of law",),
)  # fmt: skip


@pytest.fixture(scope="module")
def account(qaldis: Built) -> Account:
    """One conflict and an Arabic statement beside it: few, so that it is quick."""
    return some(read_account(Case.open(qaldis.folder).derived))


def some(whole: Account) -> Account:
    arabic = next(one for one in whole.statements if direction(one.quote) == "rtl")
    incident = next(one for one in whole.incidents if arabic.id in one.statements and one.conflicts)
    conflict = incident.conflicts[0]
    wanted = {arabic.id, *(identifier for side in conflict.sides for identifier in side)}
    incident = replace(incident, statements=tuple(sorted(wanted)), conflicts=(conflict,), figures=())
    said = tuple(one for one in whole.statements if one.id in wanted)
    exhibits = {one.exhibit for one in said}
    reports = tuple(one for one in whole.reports if one.exhibit.sha256 in exhibits)
    origins = tuple(one for one in whole.origins if {*one.statements} & {*incident.statements})
    return replace(whole, statements=said, incidents=(incident,), reports=reports, origins=origins, findings=())


def made(account: Account, qaldis: Built) -> bytes:
    lexicon = Desk(qaldis.folder, None).lexicon
    return pdf.render_pdf(account, COVER, lexicon=lexicon, show_names=False)


@needs_press
def test_it_is_tagged_and_says_all_of_a_claim(
    account: Account, qaldis: Built, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "weasyprint"):
        data = made(account, qaldis)
    assert caplog.messages == []
    document = pdfium.PdfDocument(data)
    assert pdfium.raw.FPDFCatalog_IsTagged(document.raw)
    assert pdfium.raw.FPDFDoc_GetJavaScriptActionCount(document.raw) == 0
    about = document.get_metadata_dict()
    assert (about["CreationDate"], about["ModDate"], about["Title"]) == ("", "", "Account of sarel")
    text = "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    joined = "".join(text.split())
    for report in account.reports:
        assert report.exhibit.sha256 in joined
    for origin in account.origins:
        assert "".join(origin.label.split()) in joined
    (conflict,) = account.incidents[0].conflicts
    assert "".join(conflict.explanation.split()) in joined
    assert text.count("against it") >= len(conflict.sides)
    assert f"page {len(document)} of {len(document)}" in text
    document.close()


def test_private_names_are_masked_unless_wanted(account: Account, qaldis: Built) -> None:
    lexicon, name = Desk(qaldis.folder, None).lexicon, "Anso Verrel"
    exhibit = account.reports[0].exhibit.sha256
    person = PersonMention(key="k", name=name, start=0, end=11, role="resident", public=False)
    voice = replace(next(one for one in account.statements if one.speakers).speakers[0], name=name, party=None)
    first, *others = account.statements
    own = replace(account, persons={exhibit: (person,)}, statements=(replace(first, speakers=(voice,)), *others))
    assert name not in pdf.bound(own, COVER, lexicon=lexicon, show_names=False)
    assert name in pdf.bound(own, COVER, lexicon=lexicon, show_names=True)


def test_arabic_runs_in_its_own_direction(account: Account, qaldis: Built) -> None:
    page = pdf.bound(account, COVER, lexicon=Desk(qaldis.folder, None).lexicon, show_names=False)
    assert page.count('<blockquote dir="rtl">') == sum(direction(one.quote) == "rtl" for one in account.statements) > 0


@needs_press
def test_the_same_account_gives_the_same_bytes_in_another_process(account: Account, qaldis: Built) -> None:
    one = hashlib.sha256(made(account, qaldis)).hexdigest()
    script = (
        "import hashlib, sys; from pathlib import Path; from tests.unit import test_pdf as t\n"
        "from dalil.casework.account import read_account; from dalil.casework.case import Case\n"
        "from tests.e2e.conftest import Built\n"
        "root = Path(sys.argv[1]); built = Built(folder=root, dalil=None, ran=None)\n"
        "data = t.made(t.some(read_account(Case.open(root).derived)), built)\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7", "TZ": "Asia/Kabul", "PATH": "/usr/bin"}
    ran = subprocess.run(
        [sys.executable, "-c", script, str(qaldis.folder)], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.stdout.strip() == one, ran.stderr[-2000:]


@pytest.mark.parametrize(
    ("text", "way"),
    [("قصف the market", "rtl"), ("The قصف", "ltr"), ("12 - قصف", "rtl"), ("…", "ltr"), ("", "ltr"), ("שלום", "rtl")],
)
def test_the_first_strong_letter_says_which_way(text: str, way: str) -> None:
    assert direction(text) == way


def test_without_the_library_it_says_what_to_install(
    qaldis: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    out = tmp_path / "out"
    ran = qaldis.dalil("dossier", "build", "--case", qaldis.folder, "--out", out, "--pdf")
    assert ran.code == RefusedError.exit_code
    assert "pip install 'dalil[pdf]'" in ran.err
    assert not out.exists()
