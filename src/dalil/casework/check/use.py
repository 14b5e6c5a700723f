"""Check a draft against a case: the use case behind `dalil check`."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dalil.casefile.index import Index
from dalil.casework.account import read_account
from dalil.casework.case import Case
from dalil.casework.check.draft import DraftSentence, denials_beside, sentences
from dalil.casework.check.evidence import Evidence, tellings_of
from dalil.casework.check.judge import judge
from dalil.casework.check.outcome import CheckedDraft, CheckedSentence
from dalil.casework.check.telling import Telling
from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.casework.learned import learned_of_latest_run
from dalil.casework.progress import Progress
from dalil.casework.reports import open_report
from dalil.casework.user_keys import key_at_hand
from dalil.custody.folder import CaseFolder
from dalil.errors import NotFoundError, UnreadableError
from dalil.model.account import Account
from dalil.model.exhibit import Acquisition, Exhibit
from dalil.model.record import from_record
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.readers.pool import ReaderPool
from dalil.vocab.parties import Parties


def check_draft(path: Path, root: Path, *, published: str | None, progress: Progress) -> tuple[CheckedDraft, Account]:
    """The draft at `path` held against a case, as `check_text` does. Raises `NotFoundError` where there is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFoundError("There is no draft that can be read at the path given.", "Check the path.") from error
    return check_text(data, path.name, root, published=published, progress=progress)


def check_text(
    data: bytes, name: str, root: Path, *, published: str | None, progress: Progress
) -> tuple[CheckedDraft, Account]:
    """A draft (TXT, DOCX, PDF, by its bytes) held against the case at `root`, and the account it was held against.

    Nothing is kept of the draft; the index of the case, which is disposable, may be written anew. `published` dates the
    draft (EDTF), so that "on Monday" has a day; without it the latest report of the case does. Raises
    `UnreadableError` for a draft that cannot be read, `IncompleteError` for a case without a run.
    """
    case = Case.open(root, key_at_hand(root))
    progress.stage("Opening the case", None)
    account = read_account(case.derived)
    account = replace(account, statements=tuple(from_record(Statement, row) for row in case.records("statements")))
    told = tellings_of(account)
    index = featured(case.index(), told)
    progress.stage("Reading the draft", None)
    report = read_draft(data, name, published or _latest(account))
    checked = check_report(report, Evidence(account, told, index), _engine(root), progress)
    index.close()
    return checked, account


def _engine(root: Path) -> Engine:
    """What the latest run was read with reads the draft, so that both are read alike."""
    return Engine.of_case(find_model(), root, learned=learned_of_latest_run(CaseFolder(root)))


def featured(index: Index, told: Mapping[str, Telling]) -> Index:
    """The index with the features of these tellings, written when it holds none."""
    if not index.featured:
        index.load_features((key, feature) for key in sorted(told) for feature in sorted(told[key].features))
    return index


def read_draft(data: bytes, name: str, published: str | None) -> Report:
    """The draft as a report of nobody. Raises `UnreadableError` saying why it has no text."""
    with ReaderPool() as pool:
        outcome = pool.read(data, name)
    exhibit = Exhibit(
        sha256=hashlib.sha256(data).hexdigest(),
        sha512=hashlib.sha512(data).hexdigest(),
        size=len(data),
        media_type=outcome.media_type,
        acquisitions=(Acquisition(name=name, stated={"published": published} if published else {}),),
    )
    report = open_report(exhibit, outcome).report
    if report.rendition is None:
        raise UnreadableError(
            report.why or "It holds no words.", "Save the draft as text, DOCX or PDF with a text layer."
        )
    return report


def check_report(report: Report, evidence: Evidence, engine: Engine, progress: Progress) -> CheckedDraft:
    """Each sentence of the draft with its claims held against the evidence."""
    assert report.rendition is not None
    reading = next(iter(engine.read([report])))
    found = sentences(reading)
    denials = [one for one in found if one.denying]
    parties = engine.lexicon.parties
    progress.stage("Holding it against the case", len(found))
    return CheckedDraft(
        name=report.document,
        run=evidence.account.run,
        text=report.rendition.text,
        sentences=tuple(_checked(one, denials, evidence, parties, progress) for one in found),
    )


def _checked(
    sentence: DraftSentence,
    denials: Sequence[DraftSentence],
    evidence: Evidence,
    parties: Parties,
    progress: Progress,
) -> CheckedSentence:
    progress.step()
    claims = (
        judge(one, evidence, denials_told=denials_beside(one, sentence, denials), parties=parties)
        for one in sentence.tellings
    )
    return CheckedSentence(start=sentence.start, end=sentence.end, text=sentence.text, claims=tuple(claims))


def _latest(account: Account) -> str | None:
    """The latest day on which a report of the case was published."""
    days = [one.published.last for one in account.reports if one.published is not None and one.published.last]
    return max(days).isoformat() if days else None
