"""What is derived can be thrown away: `rebuild` gives it back byte for byte, and the index comes back by itself."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.e2e.conftest import Built
from tests.e2e.test_show import KINDS


def everything_shown(built: Built, case: Path) -> dict[str, str]:
    return {kind: built.dalil("show", kind, "--case", case, "--json").out for kind in KINDS if kind != "log"}


def pages(case: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((case / "dossiers").rglob("*")) if path.is_file()}


def test_rebuild_gives_back_the_same_bytes(qaldis: Built, copy: Path) -> None:
    shown, dossier = everything_shown(qaldis, copy), pages(copy)
    shutil.rmtree(copy / "derived")
    shutil.rmtree(copy / "dossiers")
    (copy / "index.sqlite").unlink(missing_ok=True)
    gone = qaldis.dalil("verify", copy)
    assert (gone.code, "INCOMPLETE" in gone.out) == (2, True)
    assert qaldis.dalil("show", "statements", "--case", copy).code == 2
    ran = qaldis.dalil("rebuild", "--case", copy)
    assert (ran.code, "17 reports" in ran.out) == (0, True), ran.err
    assert everything_shown(qaldis, copy) == shown
    assert pages(copy) == dossier
    assert qaldis.dalil("verify", copy).code == 0


def test_a_build_makes_what_is_gone_anew_too(qaldis: Built, copy: Path) -> None:
    shown = everything_shown(qaldis, copy)
    shutil.rmtree(copy / "derived")
    ran = qaldis.dalil("build", copy.parent, "--case", copy)
    assert ran.code == 3, ran.err
    assert everything_shown(qaldis, copy) == shown
    assert qaldis.dalil("verify", copy).code == 0


def test_a_case_may_be_moved_and_its_dossier_made_anew(qaldis: Built, copy: Path) -> None:
    moved = copy.rename(copy.with_name("elsewhere"))
    shutil.rmtree(moved / "dossiers")
    ran = qaldis.dalil("rebuild", "--case", moved)
    assert ran.code == 0, ran.err
    assert next((moved / "dossiers").glob("*/index.html")).is_file()


def test_other_bytes_than_the_log_attests_are_an_error(qaldis: Built, copy: Path) -> None:
    (copy / "gazetteer.csv").unlink()
    (copy / "parties.csv").unlink()
    ran = qaldis.dalil("rebuild", "--case", copy)
    shown = qaldis.dalil("show", "statements", "--case", copy)
    assert ran.code in (0, 1), ran.err
    assert shown.code == 0


def index_of(built: Built, case: Path) -> Path:
    """The index, made by the command that looks records up in it."""
    built.dalil("whoami", "--name", "A. Tester", "--role", "investigator")
    identifier = built.dalil("show", "statements", "--case", case, "--json").records[0]["id"]
    assert built.dalil("review", "unsure", identifier, "--reason", "seen", "--case", case).code == 0
    return case / "index.sqlite"


@pytest.mark.parametrize("harm", ["garbage", "empty", "other schema", "cut off", "a folder in its place", "gone"])
def test_a_damaged_index_is_made_anew(qaldis: Built, copy: Path, harm: str) -> None:
    index = index_of(qaldis, copy)
    for suffix in ("-wal", "-shm"):
        index.with_name(index.name + suffix).unlink(missing_ok=True)
    if harm == "garbage":
        index.write_bytes(b"not a database" * 1000)
    elif harm == "empty":
        index.write_bytes(b"")
    elif harm == "other schema":
        with sqlite3.connect(index) as connection:
            connection.execute("UPDATE setting SET value = '0' WHERE name = 'schema'")
        connection.close()
    elif harm == "cut off":
        index.write_bytes(index.read_bytes()[:6000])
    else:
        index.unlink()
        if harm == "a folder in its place":
            index.mkdir()
    identifier = qaldis.dalil("show", "statements", "--case", copy, "--json").records[1]["id"]
    ran = qaldis.dalil("review", "accept", identifier, "--reason", "seen", "--case", copy)
    assert ran.code == 0, ran.err
    assert qaldis.dalil("verify", copy).code == 0


def test_a_case_on_a_medium_that_cannot_be_written_can_be_shown(qaldis: Built, copy: Path) -> None:
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert qaldis.dalil("show", "incidents", "--case", copy).code == 0
        assert qaldis.dalil("verify", copy).code == 0
    finally:
        for path in (copy, *copy.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
