"""An import of places changes no pin silently: a run says which it used, the next build says what moved."""

import shutil
from pathlib import Path

from tests.e2e.command import Dalil
from tests.invented_dump import DUMP, place, write_dump

TEXT = "Government forces shelled Qelvarin on 3 May 2031, killing four civilians.\n"


def test_a_build_with_another_gazetteer_says_what_moved(tmp_path: Path) -> None:
    dalil, case, report = Dalil(tmp_path / "settings"), tmp_path / "case", tmp_path / "report.txt"
    report.write_text(TEXT)
    first = dalil("build", report, "--case", case, "--json")
    assert (first.code, first.record["moved"]) == (0, None)
    dump = write_dump(tmp_path / "XX.txt")
    made = dalil("gazetteer", "import", dump)
    assert made.code == 0
    assert "7 places under" in made.out
    again = dalil("build", report, "--case", case)
    assert "of the places of 2 statements 0 moved, 2 were found, 0 are no longer found." in again.out
    assert "Qelvarin" not in again.out
    statements = dalil("show", "statements", "--case", case, "--json").records
    assert {one["place"]["id"] for one in statements} == {"gn:900000003"}
    run = dalil("show", "log", "--case", case, "--json").records[-2]
    assert run["tool"]["gazetteer"]["imported"] == dalil("gazetteer", "show").record["snapshot"]
    assert {one["place"]["gazetteer"] for one in statements} == {run["tool"]["gazetteer"]["snapshot"]}
    other = [place(900000003, "Qelvarin", lat=36.9, lon=40.2, people=4200, others="Kelvarin"), *DUMP[:2]]
    dalil("gazetteer", "import", write_dump(tmp_path / "YY.txt", other))
    assert "equal to what the log attests" in dalil("rebuild", "--case", case).out, "with the import of its own run"
    moved = dalil("build", report, "--case", case, "--json").record["moved"]
    assert (moved["of"], moved["moved"], moved["gained"], moved["lost"]) == (2, 2, 0, 0)
    assert dalil("build", report, "--case", case, "--json").record["moved"] is None
    shutil.rmtree(tmp_path / "settings" / "data")
    assert "beside run-" in dalil("rebuild", "--case", case).out
    assert dalil("verify", case).code == 0


def test_malformed_rows_are_listed_and_the_exit_code_says_so(tmp_path: Path) -> None:
    dalil = Dalil(tmp_path / "settings")
    ran = dalil("gazetteer", "import", write_dump(tmp_path / "XX.txt", [DUMP[0], "no row"]), "--json")
    assert (ran.code, ran.record["malformed"], ran.record["places"]) == (3, 1, 1)
    assert "XX.txt', line 2: 1 columns" in ran.err
    assert dalil("gazetteer", "import", tmp_path / "missing.txt").code == 65
    assert dalil("gazetteer", "forget").out == "The bundled places alone are used now.\n"
    assert dalil("gazetteer", "show").out == "null\n"
