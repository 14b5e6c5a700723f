"""`dalil build`: what it answers, that it can be run again, and who may run it."""

import fcntl
from pathlib import Path

import pytest

from tests.e2e.command import EXAMPLE, TABLES, Dalil
from tests.e2e.conftest import Built

REPORT = "QALDIS, March 12 - The Taldoran army shelled Halvora Hospital on Monday, killing 12 civilians.\n"
SECRET = "The witness Orla Wendt of Sarel saw the guns from her cellar window."


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a case with its bytes, but the lock and the disposable index."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(("index.sqlite", "lock"))
    }


def one_report(folder: Path, text: str = REPORT, name: str = "report.txt") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    return folder


def test_the_summary_is_one_object_of_the_documented_form(qaldis: Built) -> None:
    summary = qaldis.ran.record
    assert list(summary) == [
        "case", "dossier", "reports", "statements", "origins", "incidents", "conflicts", "refused",
        "noted", "moved", "suggestions",
    ]  # fmt: skip
    assert list(summary["origins"]) == ["low", "high", "unattributed"]
    assert [list(one) for one in summary["refused"]] == [["path", "why"]]
    assert Path(summary["dossier"]).is_file()
    assert summary["case"] == str(qaldis.folder)
    assert summary["reports"] == 17


def test_all_read_is_exit_0_and_the_summary_is_a_sentence(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("build", one_report(tmp_path / "in"), "--case", tmp_path / "case")
    assert ran.code == 0
    assert ran.out.startswith("1 report, ")
    assert "; refused: none\n" in ran.out


def test_what_was_preserved_and_not_read_is_not_called_refused(qaldis: Built) -> None:
    ran = qaldis.dalil("build", EXAMPLE / "reports", *TABLES, "--case", qaldis.folder)
    assert ran.code == 3
    assert "; refused: none; preserved, but not read: 1\n" in ran.out
    assert "\nnot read: 14-coast-weekly-photo.png: " in ran.out
    assert "\nrefused: " not in ran.out


def test_what_was_not_taken_in_is_called_refused(dalil: Dalil, tmp_path: Path) -> None:
    folder = one_report(tmp_path / "in")
    (folder / "link.txt").symlink_to(folder / "report.txt")
    ran = dalil("build", folder, "--case", tmp_path / "case")
    assert (ran.code, "; refused: 1\n" in ran.out, "\nrefused: link.txt: " in ran.out) == (3, True, True)


def test_a_second_build_writes_nothing_new_and_loads_no_language_model(qaldis: Built, copy: Path) -> None:
    before = snapshot(copy)
    arguments = ("build", EXAMPLE / "reports", *TABLES, "--case", copy, "--json")
    process = qaldis.dalil.start(*arguments, python=("-X", "importtime"))
    out, err = process.communicate()
    imported = {line.rsplit("|", 1)[-1].strip() for line in err.splitlines() if line.startswith("import time:")}
    assert process.returncode == 3
    assert "dalil.casework.build" in imported
    assert "spacy" not in imported
    assert snapshot(copy) == before
    assert out.replace(str(copy), str(qaldis.folder)) == qaldis.ran.out


def test_one_report_more_is_added_and_the_others_are_not_read_again(dalil: Dalil, tmp_path: Path) -> None:
    inputs, case = one_report(tmp_path / "in"), tmp_path / "case"
    first = dalil("build", inputs, "--case", case, "--json").record
    one_report(inputs, "The ministry denied that the army had shelled the hospital.\n", "denial.txt")
    ran = dalil("build", inputs, "--case", case, "--json")
    assert ran.code == 0
    assert "Reading who says what: 1" in ran.err
    assert (first["reports"], ran.record["reports"]) == (1, 2)
    assert ran.record["dossier"] != first["dossier"]
    assert Path(first["dossier"]).is_file()
    assert dalil("verify", case).code == 0


def test_a_second_writer_is_told_to_wait(qaldis: Built, copy: Path) -> None:
    with (copy / "lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # as the first writer holds it
        ran = qaldis.dalil("build", EXAMPLE / "reports", *TABLES, "--case", copy)
    assert ran.code == 75
    assert "Another command" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["build"], 64, "PATHS"),
        (["build", "{report}", "--colour", "red"], 64, "--colour"),
        (["build", "{report}", "--engine", "guess"], 64, "guess"),
        (["build", "{folder}", "--published", "2031-05-09"], 64, "one document"),
        (["build", "{report}", "{report}", "--published", "2031-05-09"], 64, "one document"),
        (["build", "{report}", "--published", "yesterday"], 65, "yesterday"),
        (["build", "{folder}/nowhere"], 65, "nowhere"),
        (["build", "{report}", "--metadata", "{folder}/none.csv"], 65, "none.csv"),
        (["build", "{report}", "--gazetteer", "{folder}/none.csv"], 65, "none.csv"),
        (["build", "{report}", "--key", "{folder}/none.key"], 65, "key"),
        (["build", "{report}", "--case", "{folder}"], 65, "other things"),
        (["nonsense"], 64, "nonsense"),
        (["show", "weather"], 64, "weather"),
        (["show", "statements", "--case", "{folder}/nowhere"], 65, "case"),
        (["verify", "{folder}/nowhere"], 65, "case"),
        (["rebuild", "--case", "{folder}/nowhere"], 65, "case"),
    ],
)
def test_what_is_asked_wrongly_has_its_code_and_says_why(
    dalil: Dalil, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    folder = one_report(tmp_path / "in")
    places = {"{report}": str(folder / "report.txt"), "{folder}": str(folder)}
    filled = [next((one.replace(k, v) for k, v in places.items() if k in one), one) for one in arguments]
    case = [] if "--case" in filled or filled[0] != "build" else ["--case", str(tmp_path / "case")]
    ran = dalil(*filled, *case)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert not (tmp_path / "case" / "log").exists()


@pytest.mark.parametrize("way", ["option", "table", "side file"])
def test_a_protected_report_is_refused_before_a_byte_is_copied(dalil: Dalil, tmp_path: Path, way: str) -> None:
    inputs, case, extra = one_report(tmp_path / "in", SECRET, "witness.txt"), tmp_path / "case", []
    if way == "option":
        extra = ["--protected"]
    elif way == "table":
        (tmp_path / "metadata.csv").write_text("path,protected\nin/witness.txt,yes\n")
        extra = ["--metadata", str(tmp_path / "metadata.csv")]
    else:
        (inputs / "witness.txt.meta.toml").write_text("protected = true\n")
    ran = dalil("build", inputs, "--case", case, "--json", *extra)
    assert ran.code == 3
    assert ran.record["reports"] == 0
    assert [one["path"] for one in ran.record["refused"]] == ["witness.txt"]
    assert "cannot protect it" in ran.record["refused"][0]["why"]
    kept = [path for path in case.rglob("*") if path.is_file() and b"Orla Wendt" in path.read_bytes()]
    assert kept == []
    assert list(case.rglob("objects/sha256/*/*/*")) == []
    assert dalil("verify", case).code == 0


def test_a_protected_report_beside_others_does_not_stop_them(dalil: Dalil, tmp_path: Path) -> None:
    inputs, case = one_report(one_report(tmp_path / "in"), SECRET, "witness.txt"), tmp_path / "case"
    (inputs / "witness.txt.meta.toml").write_text("protected = true\n")
    ran = dalil("build", inputs, "--case", case, "--json")
    assert (ran.code, ran.record["reports"]) == (3, 1)
    refused = [one for one in dalil("show", "documents", "--case", case, "--json").records if one["state"] == "refused"]
    assert [one["names"] for one in refused] == [["witness.txt"]]


def test_the_folder_of_the_case_may_lie_among_its_inputs(dalil: Dalil, tmp_path: Path) -> None:
    inputs = one_report(tmp_path / "in")
    for _ in range(2):
        ran = dalil("build", inputs, "--case", inputs / "case", "--json")
        assert (ran.code, ran.record["reports"]) == (0, 1)


def test_the_first_build_says_what_key_it_made_and_how_to_keep_it(tmp_path: Path) -> None:
    dalil = Dalil(tmp_path / "settings")
    ran = dalil("build", one_report(tmp_path / "in"), "--case", tmp_path / "case")
    keys = tmp_path / "settings" / "dalil" / "keys"
    assert "Fingerprint" in ran.err
    assert str(keys / "dalil.key") in ran.err
    assert {path.stat().st_mode & 0o777 for path in keys.iterdir()} == {0o600}
    assert not any(b"PRIVATE KEY" in path.read_bytes() for path in (tmp_path / "case").rglob("*") if path.is_file())


def test_a_table_with_wrong_rows_is_told_before_anything_is_written(dalil: Dalil, tmp_path: Path) -> None:
    inputs = one_report(tmp_path / "in")
    (tmp_path / "parties.csv").write_text("id,name\nown:x,\n")
    (tmp_path / "places.csv").write_bytes(b"\xff\xfe\x00")
    for option, name in (("--parties", "parties.csv"), ("--gazetteer", "places.csv")):
        ran = dalil("build", inputs, "--case", tmp_path / "case", option, tmp_path / name)
        assert (ran.code, name in ran.err) == (65, True), ran.err
        assert not (tmp_path / "case").exists()


def test_a_case_keeps_its_tables_and_takes_its_own_again(dalil: Dalil, copy: Path) -> None:
    ran = dalil("build", EXAMPLE / "reports", *TABLES[:2], "--parties", copy / "parties.csv", "--case", copy)
    assert ran.code == 3
    assert (copy / "parties.csv").read_bytes() == (EXAMPLE / "parties.csv").read_bytes()


def test_a_report_without_rules_for_its_language_is_read_and_says_so(dalil: Dalil, tmp_path: Path) -> None:
    words = "Les habitants du port racontent que la nuit a été longue et que les bateaux ne sont pas revenus du large. "
    ran = dalil("build", one_report(tmp_path / "in", words * 3, "bateaux.txt"), "--case", tmp_path / "case")
    assert ran.code == 0, ran.err
    assert "bateaux.txt: no rules for this language: kept and listed, no statements\n" in ran.out
    (row,) = dalil("show", "documents", "--case", tmp_path / "case", "--json").records
    assert (row["language"], row["state"], row["why"]) == (
        "fr", "read", "no rules for this language: kept and listed, no statements",
    )  # fmt: skip
    page = next((tmp_path / "case" / "dossiers").glob("*/data/index.html")).read_text(encoding="utf-8")
    assert "no rules for this language" in page
