"""The commands of a case's README.txt, typed as a lawyer would, with sh, sha256sum and openssl."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.invented_case import fill_case, make_key, make_person

PROGRAMS = ("sh", "sha256sum", "openssl", "sed", "base64", "python3")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason="the README of a case needs " + ", ".join(PROGRAMS)
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    fill_case(tmp_path / "case", make_key(tmp_path / "keys"), make_person(tmp_path / "keys"))
    return tmp_path / "case"


def section(case: Path, number: int) -> str:
    """The indented commands under the numbered heading of the README."""
    parts = re.split(r"^(\d)\. ", (case / "README.txt").read_text("utf-8"), flags=re.MULTILINE)
    body = parts[2 * number].partition("\nWHAT THIS PROVES")[0]
    start = body.index("\n  ")
    return re.sub(r"^  ", "", body[start : body.rindex("\n\n")], flags=re.MULTILINE)


def typed(case: Path, number: int, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    commands = "\n".join(block for block in _blocks(section(case, number)))
    environment = {**os.environ, "TMPDIR": str(tmp_path), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["sh", "-c", commands], cwd=case, env=environment, capture_output=True, text=True, check=False
    )


def _blocks(text: str) -> list[str]:
    """Paragraphs of prose between the commands are not typed: they begin with a capital or a quotation mark."""
    return [block for block in text.split("\n\n") if not re.match(r"[A-Z\"(]", block.lstrip("\n")) or "cat" in block]


def test_step_1_the_files_are_those_listed(case: Path, tmp_path: Path) -> None:
    assert typed(case, 1, tmp_path).returncode == 0
    assert typed(case, 1, tmp_path).stdout == ""
    path = next((case / "objects").glob("*/*/*/*"))
    path.chmod(0o644)
    path.write_bytes(b"other")
    assert typed(case, 1, tmp_path).returncode != 0


def test_step_2_the_checkpoint_is_signed(case: Path, tmp_path: Path) -> None:
    done = typed(case, 2, tmp_path)
    assert "Signature Verified Successfully" in done.stdout + done.stderr
    fingerprint = done.stdout.split()[-2]
    assert re.fullmatch("[0-9a-f]{64}", fingerprint)
    checkpoint = case / "log/checkpoint"
    lines = checkpoint.read_text("utf-8").split("\n")
    checkpoint.write_text("\n".join([lines[0], "1", *lines[2:]]), "utf-8")
    changed = typed(case, 2, tmp_path)
    assert "Signature Verified Successfully" not in changed.stdout + changed.stderr


def test_step_2_prints_the_fingerprint_that_dalil_prints(case: Path, tmp_path: Path) -> None:
    key = make_key(tmp_path / "again")
    assert key.fingerprint in typed(case, 2, tmp_path).stdout


def test_step_3_every_entry_follows_the_one_before_it(case: Path, tmp_path: Path) -> None:
    assert typed(case, 3, tmp_path).stdout == "The chain holds.\n"
    log = case / "log/entries/000000.jsonl"
    log.write_bytes(log.read_bytes().replace(b"text/plain", b"text/plane"))
    assert "BROKEN" in typed(case, 3, tmp_path).stdout


def test_step_4_the_root_is_that_of_the_entries(case: Path, tmp_path: Path) -> None:
    assert typed(case, 4, tmp_path).stdout == "The root matches.\n"
    log = case / "log/entries/000000.jsonl"
    log.write_bytes(log.read_bytes().replace(b"text/plain", b"text/plane"))
    assert typed(case, 4, tmp_path).stdout == "THE ROOT DOES NOT MATCH.\n"


def test_step_5_the_objects_are_those_of_the_log(case: Path, tmp_path: Path) -> None:
    assert typed(case, 5, tmp_path).stdout == "The objects are those of the log.\n"
    (case / "objects/sha256/aa").mkdir()
    (case / "objects/sha256/aa" / ("a" * 64)).write_bytes(b"")
    assert "a" * 64 in typed(case, 5, tmp_path).stdout
