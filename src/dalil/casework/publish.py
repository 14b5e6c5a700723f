"""The dossier of a run."""

import hashlib
from pathlib import Path

from dalil.casework.engine import Engine
from dalil.casework.run import FinishedRun
from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.custody.writer import CaseWriter
from dalil.dossier.bag import bag_files, cite, payload_of
from dalil.dossier.pages import WORKING_COPY, Cover
from dalil.dossier.workmanship import workmanship
from dalil.proof import dossier_layout as layout

NAMES, PDF = "-names", "-pdf"


def publish(
    writer: CaseWriter, run: FinishedRun, *, engine: Engine, key: Key, show_names: bool, pdf: bool = False
) -> Path:
    """Write the dossier of a run into the case as a bag, unless it is there, and give its first page.

    Its name says the run, what stands at the head of its pages and what they are rendered with, so that the same name
    always means the same pages. With `show_names` private persons appear by name, and the log says so. With `pdf` the
    account is one of its files as a PDF too. Raises `RefusedError` where none can be made here.
    """
    cover = _cover(engine, key, writer.root.resolve().name)
    label = f"{run.name}-{_digest(cover, pdf=pdf)}{NAMES if show_names else ''}{PDF if pdf else ''}"
    folder = writer.root / "dossiers" / label
    page = folder / layout.LANDING
    if not page.is_file():
        _write_pages(writer, run, cover, label, engine=engine, show_names=show_names, pdf=pdf)
    if not (folder / layout.TAG_MANIFEST).is_file():
        writer.sign_log()
        case = CaseFolder(writer.root)
        writer.enclose(label, bag_files(case, label, cite(case, label), payload_of(case, label)))
    return page


def _write_pages(
    writer: CaseWriter, run: FinishedRun, cover: Cover, label: str, *, engine: Engine, show_names: bool, pdf: bool
) -> None:
    from dalil.dossier.render import render  # noqa: PLC0415 brings Jinja, which a build that finds all done never needs

    pages = writer.begin_dossier(label) / layout.PAYLOAD
    pages.mkdir()
    for name, data in render(run.account, cover, lexicon=engine.lexicon, show_names=show_names):
        (pages / name).write_bytes(data)
    if pdf:
        from dalil.dossier import pdf as printed  # noqa: PLC0415 as above

        data = printed.render_pdf(run.account, cover, lexicon=engine.lexicon, show_names=show_names)
        (pages / printed.FILE).write_bytes(data)
    if show_names:
        writer.record("names.shown", result={"dossier": label})
    writer.publish_dossier(label, run=run.name, tool={"engine": cover.engine})


def _digest(cover: Cover, *, pdf: bool) -> str:
    made_with = workmanship()
    if pdf:
        from dalil.dossier.pdf import press  # noqa: PLC0415 as above

        made_with += press()
    return hashlib.sha256(f"{cover!r}{made_with}".encode()).hexdigest()[:8]


def _cover(engine: Engine, key: Key, case: str) -> Cover:
    """The head of every page. The pages are still being written, so their own check waits for `dalil verify`."""
    return Cover(
        case=case,
        notice=WORKING_COPY,
        fingerprint=key.fingerprint,
        key_label=key.label,
        key_wrapped=key.wrapped,
        verdict="run dalil verify",
        verdict_detail="on the folder around these pages, or its verify.py; both print VALID, INVALID or INCOMPLETE.",
        engine=engine.title,
        law=tuple(
            f"{framework.title} {framework.version} ({framework.sha256[:12]})" for framework in engine.frameworks
        ),
    )
