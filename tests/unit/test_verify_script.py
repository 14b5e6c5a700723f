"""The script in every dossier: short, of the standard library alone, and at home in every Python from 3.8 on."""

import ast
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import vermin
from tests.invented_dossier import SCRIPT, export, make_sound, run_script

from dalil.exchange.enclosed import verify
from dalil.proof.dossier_layout import TAGS

pytestmark = pytest.mark.once

SOURCE = SCRIPT.read_text(encoding="utf-8")
LONGEST = 200
# Each of them is in the library of Python 3.8.
LIBRARY = {"__future__", "argparse", "base64", "datetime", "hashlib", "json", "os", "pathlib", "re", "stat",
           "subprocess", "sys", "tempfile", "typing"}  # fmt: skip
VERSIONS = ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14")


def interpreter(version: str) -> str | None:
    """A Python of this version on the PATH or among those that pyenv keeps."""
    kept = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser().glob(f"versions/{version}.*/bin/python")
    for found in (shutil.which(f"python{version}"), *map(str, sorted(kept))):
        if found is not None and subprocess.run([found, "-V"], capture_output=True, check=False).returncode == 0:
            return found
    return None


def test_it_is_short_enough_to_be_read() -> None:
    lines = SOURCE.splitlines()
    assert len(lines) <= LONGEST
    assert max(map(len, lines)) <= 120
    assert SOURCE.isascii()


def test_its_syntax_is_that_of_python_3_8() -> None:
    ast.parse(SOURCE, feature_version=(3, 8))


def test_it_imports_the_standard_library_of_python_3_8_alone() -> None:
    imported = set()
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module))
    assert imported <= LIBRARY


def test_no_function_of_a_later_library_is_called() -> None:
    detected = vermin.visit(SOURCE, vermin.Config(), SCRIPT.name)
    _, least = detected.minimum_versions()
    assert least is not None
    assert least <= (3, 8)


def test_it_starts_nothing_but_openssl_and_opens_no_connection() -> None:
    calls = [node for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.Call)]
    (started,) = (node for node in calls if "subprocess" in ast.unparse(node.func))
    assert ast.unparse(started).startswith("subprocess.run(['openssl', *command.split()],")
    assert not {"eval", "exec", "system", "urlopen"} & {ast.unparse(node.func).rsplit(".", 1)[-1] for node in calls}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_interpreter_found_comes_to_the_same_verdicts(version: str, tmp_path: Path) -> None:
    python = interpreter(version)
    if python is None or shutil.which("openssl") is None:
        pytest.skip(f"not run: no Python {version} was found, or no openssl")
    sound = make_sound(tmp_path)
    assert run_script(sound.dossier, python=python).returncode == 0
    with_exhibits = export(sound.case, tmp_path / "with", exhibits=True)
    assert run_script(with_exhibits, "--fingerprint", sound.key.fingerprint, python=python).returncode == 0
    assert run_script(sound.dossier, "--fingerprint", "0" * 64, python=python).returncode == 1
    (sound.dossier / "tagmanifest-sha256.txt").unlink()
    assert run_script(sound.dossier, python=python).returncode == 2
    (sound.dossier / "data/index.html").write_bytes(b"other\n")
    assert run_script(sound.dossier, python=python).returncode == 1


def test_a_policy_that_cannot_be_used_gives_no_verdict(tmp_path: Path) -> None:
    sound = make_sound(tmp_path)
    logs = ("log\n", "", "log x+00000000+AA==\n", "log x\n")
    for text in ("", *(log + "quorum none\n" for log in logs)):
        (tmp_path / "policy.txt").write_text(text)
        ran = run_script(sound.dossier, "--policy", str(tmp_path / "policy.txt"))
        assert (ran.returncode, ran.stdout) == (2, ""), text
        assert "argument --policy" in ran.stderr


def test_a_file_that_is_not_there_gives_no_verdict(tmp_path: Path) -> None:
    sound = make_sound(tmp_path)
    for option in ("--policy", "--authority"):
        ran = run_script(sound.dossier, option, str(tmp_path / "none"))
        assert (ran.returncode, ran.stdout) == (2, ""), option


def test_it_knows_the_same_places_as_the_program() -> None:
    assert verify.TAGS.pattern == TAGS.pattern
