"""Help: what is listed works, and the README prints what the command prints."""

import subprocess
import sys
from pathlib import Path

import pytest

from dalil.cli.main import COMMANDS
from tests.e2e.command import SOURCE, Dalil

ROOT = SOURCE.parent


def test_the_readme_holds_the_help_as_it_is_printed() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "fill_help.py"), "--check"],
        env={"PYTHONPATH": str(SOURCE), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_that_is_listed_can_be_asked_for_its_help(dalil: Dalil, name: str) -> None:
    ran = dalil(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: dalil {name}")


def test_help_lists_the_commands_and_the_exit_codes(dalil: Dalil) -> None:
    out = dalil("--help").out
    for name, what in COMMANDS.items():
        assert f"  {name} " in out
        assert what.split()[0] in out
    for code in (0, 3, 64, 65, 70, 75, 77, 130):
        assert f"{code} " in out


@pytest.mark.parametrize("limit", ["2000000000", "50000000", "64", "100000", "60", "1073741824"])
def test_the_limits_stand_in_the_help_of_build(dalil: Dalil, limit: str) -> None:
    assert f"[default: {limit};" in " ".join(dalil("build", "--help").out.split())


def test_help_imports_neither_the_analysis_nor_its_libraries(tmp_path: Path) -> None:
    process = Dalil(tmp_path).start("--help", python=("-X", "importtime"))
    _, err = process.communicate()
    imported = {line.rsplit("|", 1)[-1].strip() for line in err.splitlines()}
    assert imported & {"spacy", "numpy", "sqlalchemy", "jinja2", "dalil.casework.build"} == set()


@pytest.mark.parametrize("arguments", [["show", "log"], ["verify"], ["review", "--help"], ["doctor"]])
def test_commands_that_read_nothing_import_neither_spacy_nor_numpy(arguments: list[str], tmp_path: Path) -> None:
    where = ["--case", str(tmp_path)] if arguments[0] == "show" else [str(tmp_path)] if arguments[0] == "verify" else []
    process = Dalil(tmp_path).start(*arguments, *where, python=("-X", "importtime"))
    _, err = process.communicate()
    imported = {line.rsplit("|", 1)[-1].strip() for line in err.splitlines()}
    assert "dalil.cli.main" in imported
    assert imported & {"spacy", "numpy"} == set()
