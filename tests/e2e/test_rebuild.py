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
    assert qaldis.dalil("show", "statements", "--case", copy).code == 65
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
    assert next((moved / "dossiers").glob("*/data/index.html")).is_file()


def test_other_tables_make_a_run_beside_the_old_one_and_say_what_differs(qaldis: Built, copy: Path) -> None:
    (copy / "gazetteer.csv").unlink()
    (copy / "parties.csv").unlink()
    ran = qaldis.dalil("rebuild", "--case", copy, "--json")
    assert ran.code == 0, ran.err
    assert list(ran.record) == ["run", "before", "same", "reports", "differs"]
    assert (ran.record["same"], ran.record["reports"]) == (False, 17)
    assert ran.record["before"] != ran.record["run"]
    assert ran.record["differs"]["statements"] > 0
    assert len(list((copy / "derived").iterdir())) == 2
    assert qaldis.dalil("verify", copy).code == 0


def test_a_run_whose_outputs_were_exchanged_is_not_replaced_silently(qaldis: Built, copy: Path) -> None:
    statements = next((copy / "derived").glob("*/statements.jsonl"))
    statements.write_bytes(statements.read_bytes().replace(b"denied", b"asserted"))
    qaldis.dalil("rebuild", "--case", copy)
    assert qaldis.dalil("verify", copy).code == 1


def test_a_state_that_comes_again_is_shown_again(qaldis: Built, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("The army shelled the market of Sarel on Monday, killing nine civilians.\n")
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text(f"id,name,kind,aliases,side,role\nown:{name},army,state_forces,,,\n")
    shown = []
    for name in ("one", "two", "one", "one"):
        ran = qaldis.dalil(
            "build", tmp_path / "r.txt", "--parties", tmp_path / f"{name}.csv", "--case", tmp_path / "case"
        )
        assert ran.code == 0, ran.err
        shown.append(qaldis.dalil("show", "parties", "--case", tmp_path / "case").out)
    assert shown[0] == shown[2] == shown[3] != shown[1]
    assert len(list((tmp_path / "case" / "derived").iterdir())) == 3
    assert qaldis.dalil("verify", tmp_path / "case").code == 0


def index_of(built: Built, case: Path) -> Path:
    """The index, made by the command that looks records up in it."""
    built.dalil("whoami", "--name", "A. Tester", "--role", "investigator")
    identifier = built.dalil("show", "statements", "--case", case, "--json").records[0]["id"]
    assert built.dalil("review", "unsure", identifier, "--reason", "seen", "--case", case).code == 0
    return case / "index.sqlite"


@pytest.mark.parametrize(
    "harm", ["garbage", "empty", "other schema", "cut off", "a hole", "a folder in its place", "gone"]
)
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
    elif harm == "a hole":
        whole = index.read_bytes()
        index.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
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
