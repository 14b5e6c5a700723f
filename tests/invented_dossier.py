"""A dossier of the small invented case: pages of a few words, a run with its statement, entries that stay out of it."""

import contextlib
import io
import os
import runpy
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.dossier.bag import bag_files, cite, payload_of
from dalil.exchange.bagit import write_bag
from dalil.exchange.enclosed import verify
from dalil.proof.derivation import RunOrigin
from dalil.proof.digest import sha256_hex
from dalil.proof.verdict import Verdict
from tests.invented_case import REPORTS, fill_case, intake, make_key, make_person, open_case

LABEL = "run-2-pages"
PAGES = {"index.html": b"<p>[P-001] said that shells fell.</p>\n", "style.css": b"p { color: black }\n"}
OUTPUTS = {"statements.jsonl": b'{"id":"st_2"}\n', "run.json": b'{"run":"run-2","key":"%s"}\n' % (b"e" * 64)}
ORIGIN = RunOrigin(
    exhibits=tuple(sorted({sha256_hex(data) for data in REPORTS.values()})),
    parts=(("engine", "e" * 64), ("vocabulary", "f" * 64)),
    parameters={"seconds": 30},
)
SCRIPT = Path(verify.__file__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A case, the key of its log, and a dossier of it that lies apart."""

    case: Path
    key: Key
    dossier: Path


def make_sound(folder: Path) -> Sound:
    """The invented case with a second run, its dossier in the case, and a copy of the bag outside."""
    key = make_key(folder / "keys")
    fill_case(folder / "case", key, make_person(folder / "keys"))
    with open_case(folder / "case", key, seed="third") as writer:
        run = writer.begin_run("run-2")
        for name, data in OUTPUTS.items():
            (run / name).write_bytes(data)
        writer.attest_run("run-2", origin=ORIGIN)
    publish(folder / "case", key)
    with open_case(folder / "case", key, seed="fifth") as writer:
        list(writer.ingest([intake("later.txt", b"It rained.\n")]))
    return Sound(case=folder / "case", key=key, dossier=export(folder / "case", folder / "dossier"))


def make_rotated(sound: Sound, folder: Path) -> Sound:
    """A copy of the case whose log takes another key, and a dossier of the same run that is published after it."""
    case, new = copied(sound.case, folder / "case"), make_key(folder, "new")
    with open_case(case, sound.key, seed="rotate") as writer:
        writer.rotate_key(new)
    publish(case, new, label="run-2-after")
    return Sound(case=case, key=new, dossier=export(case, folder / "dossier", label="run-2-after"))


def publish(root: Path, key: Key, *, label: str = LABEL, run: str = "run-2") -> None:
    """A dossier of a run, in the case."""
    with open_case(root, key, seed=f"dossier {label}") as writer:
        pages = writer.begin_dossier(label) / "data"
        pages.mkdir()
        for name, data in PAGES.items():
            (pages / name).write_bytes(data)
        writer.publish_dossier(label, run=run)
        writer.sign_log()
        case = CaseFolder(root)
        writer.enclose(label, bag_files(case, label, cite(case, label), payload_of(case, label)))


def export(root: Path, out: Path, *, exhibits: bool = False, label: str = LABEL) -> Path:
    """The dossier as a bag outside of the case, under the newest checkpoint."""
    case = CaseFolder(root)
    citation = cite(case, label)
    payload = payload_of(case, label, citation.exhibits if exhibits else ())
    write_bag(out, payload, bag_files(case, label, citation, payload))
    return out


def run_script(
    dossier: Path, *arguments: str, python: str = sys.executable, path: str | None = None
) -> subprocess.CompletedProcess[str]:
    """The enclosed script over a dossier, run as a stranger would, from a place that is not the dossier."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
    if path is not None:
        environment["PATH"] = path
    return subprocess.run(
        [python, "-I", "-W", "error", str(SCRIPT), str(dossier), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        errors="backslashreplace",
    )


def script_says(dossier: Path, *arguments: str) -> tuple[Verdict, str]:
    """What the script says, run within this process: for many dossiers, of which none is to take a second."""
    module = runpy.run_path(str(SCRIPT))
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(said):
        patch.setattr(sys, "argv", [SCRIPT.name, str(dossier), *arguments])
        code = module["main"]()
    assert said.getvalue().isascii()
    return {0: Verdict.VALID, 1: Verdict.INVALID, 2: Verdict.INCOMPLETE}[code], said.getvalue()


def copied(dossier: Path, to: Path) -> Path:
    """A copy to be changed."""
    return Path(shutil.copytree(dossier, to, symlinks=True))
