"""Keys at rest, the report of a bug, and what `doctor` says of both."""

import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dalil.casework import build as building
from tests.e2e.command import SOURCE, Dalil

pytestmark = pytest.mark.once

SECRET = "The witness Orla Wendt of Sarel saw the guns."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "r.txt"
    path.write_text(f"{SECRET} The army shelled the market of Sarel on Monday.\n")
    return path


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A user whose key is wrapped, with a case; every look at the key costs a second, so there is one for all tests."""

    dalil: Dalil
    case: Path
    variables: dict[str, str]


@pytest.fixture(scope="module")
def wrapped(tmp_path_factory: pytest.TempPathFactory) -> Wrapped:
    folder = tmp_path_factory.mktemp("wrapped")
    (folder / "passphrase").write_text("four plain words here\n")
    (folder / "wrong").write_text("another\n")
    (folder / "r.txt").write_text("The army shelled the market of Sarel on Monday.\n")
    made = Wrapped(
        Dalil(folder / "settings"), folder / "case", {"DALIL_KEY_PASSPHRASE_FILE": str(folder / "passphrase")}
    )
    assert made.dalil("build", folder / "r.txt", "--case", made.case, **made.variables).code == 0
    return made


def test_a_passphrase_wraps_the_key_and_the_dossier_says_so(wrapped: Wrapped) -> None:
    keys = list((wrapped.dalil.settings / "dalil" / "keys").iterdir())
    assert {path.read_bytes()[:20] for path in keys} == {b"age-encryption.org/v"}
    dossier = next((wrapped.case / "dossiers").glob("*/data/check.html")).read_text(encoding="utf-8")
    assert "wrapped with a passphrase" in dossier


def test_a_wrapped_key_opens_with_its_passphrase_only(wrapped: Wrapped) -> None:
    arguments = ("rebuild", "--case", wrapped.case)
    assert wrapped.dalil(*arguments, **wrapped.variables).code == 0
    without = wrapped.dalil(*arguments)
    assert (without.code, "DALIL_KEY_PASSPHRASE_FILE" in without.err) == (77, True)
    wrong = wrapped.variables["DALIL_KEY_PASSPHRASE_FILE"].replace("passphrase", "wrong")
    assert wrapped.dalil(*arguments, DALIL_KEY_PASSPHRASE_FILE=wrong).code == 65


def test_a_wrapped_key_is_not_needed_to_look(wrapped: Wrapped) -> None:
    assert wrapped.dalil("show", "statements", "--case", wrapped.case).code == 0
    assert wrapped.dalil("verify", wrapped.case).code == 0


def test_a_key_that_others_may_read_is_refused(tmp_path: Path, report: Path) -> None:
    dalil, case = Dalil(tmp_path / "settings"), tmp_path / "case"
    dalil("build", report, "--case", case)
    (tmp_path / "settings" / "dalil" / "keys" / "dalil.key").chmod(0o644)
    ran = dalil("build", report, "--case", case)
    assert (ran.code, "chmod 600" in ran.err) == (77, True)


def test_a_case_of_another_key_is_not_continued(tmp_path: Path, report: Path) -> None:
    Dalil(tmp_path / "one")("build", report, "--case", tmp_path / "case")
    ran = Dalil(tmp_path / "two")("build", report, "--case", tmp_path / "case")
    assert (ran.code, "--key" in ran.err) == (77, True)
    key = tmp_path / "one" / "dalil" / "keys" / "dalil.key"
    assert Dalil(tmp_path / "two")("build", report, "--case", tmp_path / "case", "--key", key).code == 0


def test_the_key_of_a_demo_lies_apart_and_is_labelled(tmp_path: Path, report: Path) -> None:
    dalil = Dalil(tmp_path / "settings")
    assert dalil("build", report, "--case", tmp_path / "case", "--demo").code == 0
    keys = tmp_path / "settings" / "dalil" / "keys"
    assert not (keys / "dalil.key").exists()
    assert b"DEMO" in (keys / "demo.key").read_bytes()


def states(dalil: Dalil, **variables: str) -> dict[str, tuple[str, str]]:
    ran = dalil("doctor", "--json", **variables)
    assert ran.code == 0, ran.err
    assert {tuple(row) for row in ran.records} == {("state", "what", "detail")}
    return {row["what"]: (row["state"], row["detail"]) for row in ran.records}


def test_doctor_says_how_the_key_lies_and_who_decides(tmp_path: Path, report: Path, wrapped: Wrapped) -> None:
    dalil = Dalil(tmp_path / "settings")
    assert states(dalil)["signing key"] == ("note", "none yet: the first build makes one")
    dalil("build", report, "--case", tmp_path / "case")
    found = states(dalil)
    assert (found["signing key"][0], "without a passphrase" in found["signing key"][1]) == ("note", True)
    assert found["person"][0] == "note"
    dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator")
    found = states(dalil)
    assert found["person"][0] == "ok"
    assert "Brandt" not in str(found)
    assert states(wrapped.dalil, **wrapped.variables)["signing key"][0] == "ok"
    assert states(wrapped.dalil)["signing key"][0] == "wrong"


def test_doctor_names_the_language_model_and_changes_nothing(tmp_path: Path) -> None:
    found = states(Dalil(tmp_path))
    assert found["language model"][0] == "ok"
    ran = Dalil(tmp_path)("doctor")
    assert all(line.split()[0] in ("ok", "note", "wrong") for line in ran.out.splitlines())
    assert list(tmp_path.iterdir()) == []


def test_a_bug_leaves_a_report_without_any_word_of_the_case(
    tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(building, "publish", breaks)
    ran = Dalil(tmp_path / "settings")("build", report, "--case", tmp_path / "case")
    assert ran.code == 70
    assert SECRET not in ran.err
    assert "Traceback" not in ran.err
    written = Path(ran.err.rsplit(": ", 1)[-1].strip())
    try:
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        text = written.read_text()
        assert "RuntimeError" in text
        assert "Wendt" not in text
        assert str(tmp_path) not in text
    finally:
        written.unlink()
    monkeypatch.undo()
    assert Dalil(tmp_path / "settings")("verify", tmp_path / "case").code == 0
    assert Dalil(tmp_path / "settings")("build", report, "--case", tmp_path / "case").code == 0


def test_a_reader_of_the_output_who_leaves_early_is_no_bug(tmp_path: Path, report: Path) -> None:
    dalil = Dalil(tmp_path / "settings")
    dalil("build", report, "--case", tmp_path / "case")
    done = subprocess.run(
        f"'{sys.executable}' -m dalil.cli show log --case '{tmp_path / 'case'}' --json | true; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        env={**os.environ, "PYTHONPATH": str(SOURCE), "XDG_CONFIG_HOME": str(tmp_path / "settings")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("141", "")


def test_without_a_language_model_the_account_says_so(tmp_path: Path, report: Path) -> None:
    (tmp_path / "site").mkdir()
    script = (
        "import sys; import dalil.casework.language as language; language.PACKAGES = (); "
        "from dalil.cli.main import run; sys.exit(run(sys.argv[1:]))"
    )
    case = tmp_path / "case"
    done = subprocess.run(
        [sys.executable, "-c", script, "build", str(report), "--case", str(case)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "XDG_CONFIG_HOME": str(tmp_path / "settings")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "No language model was found" in done.stdout
    page = next((case / "dossiers").glob("*/data/index.html")).read_text(encoding="utf-8")
    assert "No language model was found" in page
    assert "Wendt" not in page
