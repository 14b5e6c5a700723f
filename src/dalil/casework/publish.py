"""The dossier of a run."""

import hashlib
from pathlib import Path

from dalil.casework.engine import Engine
from dalil.casework.run import FinishedRun
from dalil.custody.key import Key
from dalil.custody.writer import CaseWriter
from dalil.dossier.pages import WORKING_COPY, Cover

LANDING = "index.html"
NAMES = "-names"


def publish(writer: CaseWriter, run: FinishedRun, *, engine: Engine, key: Key, show_names: bool) -> Path:
    """Write the dossier of a run into the case, unless it is there, and give its first page.

    Its name says the run and what stands at the head of its pages, so that the same name always means the same bytes.
    With `show_names` private persons appear by name, and the log says that they were shown.
    """
    cover = _cover(engine, key, writer.root.resolve().name)
    label = f"{run.name}-{_digest(cover)}{NAMES if show_names else ''}"
    page = writer.root / "dossiers" / label / LANDING
    if page.is_file():
        return page
    from dalil.dossier.render import render  # noqa: PLC0415 brings Jinja, which a build that finds all done never needs

    folder = writer.begin_dossier(label)
    for name, data in render(run.account, cover, lexicon=engine.lexicon, show_names=show_names):
        (folder / name).write_bytes(data)
    if show_names:
        writer.record("names.shown", result={"dossier": label})
    writer.publish_dossier(label, tool={"engine": engine.title})
    return page


def _digest(cover: Cover) -> str:
    return hashlib.sha256(repr(cover).encode()).hexdigest()[:8]


def _cover(engine: Engine, key: Key, case: str) -> Cover:
    """The head of every page. The case is being written to, so its own check waits for `dalil verify`."""
    return Cover(
        case=case,
        notice=WORKING_COPY,
        fingerprint=key.fingerprint,
        key_label=key.label,
        key_wrapped=key.wrapped,
        verdict="run dalil verify",
        verdict_detail="on the case folder this dossier lies in; it prints VALID, INVALID or INCOMPLETE.",
        engine=engine.title,
        law=tuple(
            f"{framework.title} {framework.version} ({framework.sha256[:12]})" for framework in engine.frameworks
        ),
    )
