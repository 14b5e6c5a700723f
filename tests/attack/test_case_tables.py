"""What lies in a case beside the evidence, changed by somebody: own places, own parties, the kept wording."""

import shutil
from pathlib import Path

import pytest
from tests.e2e.command import OWN, Dalil

pytestmark = pytest.mark.once

FIRST = "Shells fell on Halvora Hospital on 6 May 2031 and killed nine people, the Coastal Front said on Tuesday.\n"
AGAIN = FIRST + "The roof of the old customs house burned for hours, and nobody came to put the fire out.\n"
OTHER = "A choir sang on the mole on 7 May 2031 while the tea gardens of Qaldis stood empty, a resident said.\n"
TABLES = ("gazetteer.csv", "parties.csv")
WORDING = "wording.cache"
POSTINGS = "wording.postings"


@pytest.fixture(scope="module")
def dalil(tmp_path_factory: pytest.TempPathFactory) -> Dalil:
    return Dalil(tmp_path_factory.mktemp("settings"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, dalil: Dalil) -> Path:
    """A case of two reports with own places and parties."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "in").mkdir()
    (folder / "in" / "first.txt").write_text(FIRST)
    (folder / "in" / "again.txt").write_text(AGAIN)
    assert dalil("build", folder / "in", *OWN, "--case", folder / "case").code == 0
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "case"))


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)


def checks(dalil: Dalil, case: Path) -> tuple[int, dict[str, tuple[str, str]]]:
    ran = dalil("verify", case, "--json")
    return ran.code, {one["what"]: (one["state"], one["detail"]) for one in ran.record["checks"]}


def test_an_untouched_case_says_that_its_tables_are_those_of_its_run(dalil: Dalil, case: Path) -> None:
    code, found = checks(dalil, case)
    assert code == 0
    assert [found[name][0] for name in TABLES] == ["ok", "ok"]


@pytest.mark.parametrize("name", TABLES)
def test_one_flipped_bit_in_a_table_is_found_and_named(dalil: Dalil, case: Path, name: str) -> None:
    flip(case / name, -3)
    code, found = checks(dalil, case)
    assert code == 2
    assert found[name][0] == "missing"
    assert "is not the table that run-" in found[name][1]
    (other,) = set(TABLES) - {name}
    assert found[other][0] == "ok"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_was_taken_away_is_missed(dalil: Dalil, case: Path, name: str) -> None:
    (case / name).unlink()
    code, found = checks(dalil, case)
    assert (code, found[name][0]) == (2, "missing")
    assert "cannot be made again" in found[name][1]


def test_a_table_slipped_in_after_the_run_is_found(dalil: Dalil, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(FIRST)
    assert dalil("build", tmp_path / "first.txt", "--case", tmp_path / "case").code == 0
    assert checks(dalil, tmp_path / "case")[0] == 0
    shutil.copyfile(OWN[3], tmp_path / "case" / "parties.csv")
    code, found = checks(dalil, tmp_path / "case")
    assert (code, found["parties.csv"][0]) == (2, "missing")
    assert "was added after run-" in found["parties.csv"][1]


def test_the_next_build_makes_a_run_with_the_table_that_is_there(dalil: Dalil, case: Path) -> None:
    with (case / "parties.csv").open("a") as table:
        table.write("\n")
    assert checks(dalil, case)[0] == 2
    assert dalil("build", case.parent, "--case", case).code == 0
    code, found = checks(dalil, case)
    assert (code, found["parties.csv"][0]) == (0, "ok")


def test_a_table_with_its_mark_and_its_ends_of_lines_is_the_one_that_was_given(dalil: Dalil, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(FIRST)
    rows = Path(OWN[3]).read_text(encoding="utf-8")
    (tmp_path / "own.csv").write_bytes(b"\xef\xbb\xbf" + rows.replace("\n", "\r\n").encode())
    ran = dalil("build", tmp_path / "first.txt", "--parties", tmp_path / "own.csv", "--case", tmp_path / "case")
    assert ran.code == 0, ran.err
    code, found = checks(dalil, tmp_path / "case")
    assert (code, found["parties.csv"][0]) == (0, "ok")


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.999])
@pytest.mark.parametrize("name", [WORDING, POSTINGS])
def test_one_flipped_bit_in_what_was_kept_of_the_wording_is_told_and_nothing_is_taken_from_it(
    dalil: Dalil, case: Path, tmp_path: Path, part: float, name: str
) -> None:
    size = (case / name).stat().st_size
    flip(case / name, int(size * part))
    (tmp_path / "other.txt").write_text(OTHER)
    ran = dalil("build", tmp_path / "other.txt", "--case", case)
    assert ran.code == 0, ran.err
    assert "not as this case wrote it" in ran.err + ran.out
    assert origins(dalil, case) == afresh(dalil, case)


@pytest.mark.parametrize("names", [(WORDING,), (POSTINGS,), (WORDING, POSTINGS)])
def test_verdicts_of_another_case_are_not_taken_over(
    dalil: Dalil, case: Path, tmp_path: Path, names: tuple[str, ...]
) -> None:
    (tmp_path / "other.txt").write_text(OTHER)
    assert dalil("build", tmp_path / "other.txt", "--case", tmp_path / "foreign").code == 0
    for name in names:
        shutil.copyfile(tmp_path / "foreign" / name, case / name)
    ran = dalil("build", tmp_path / "other.txt", "--case", case)
    assert "not as this case wrote it" in ran.err + ran.out
    assert origins(dalil, case) == afresh(dalil, case)


def test_postings_that_a_crash_left_of_another_build_are_made_anew_in_silence(
    dalil: Dalil, case: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text(OTHER)
    before = (case / POSTINGS).read_bytes()
    assert dalil("build", tmp_path / "other.txt", "--case", case).code == 0
    assert (case / POSTINGS).read_bytes() != before
    (case / POSTINGS).write_bytes(before)
    (tmp_path / "third.txt").write_text(OTHER[::-1])
    ran = dalil("build", tmp_path / "third.txt", "--case", case)
    assert "not as this case wrote it" not in ran.err + ran.out
    assert origins(dalil, case) == afresh(dalil, case)


def test_what_is_as_it_was_written_is_taken_over_in_silence(dalil: Dalil, case: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(OTHER)
    ran = dalil("build", tmp_path / "other.txt", "--case", case)
    assert "not as this case wrote it" not in ran.err + ran.out


def origins(dalil: Dalil, case: Path) -> str:
    return dalil("show", "origins", "--case", case, "--json").out


def afresh(dalil: Dalil, case: Path) -> str:
    assert dalil("rebuild", "--case", case).code == 0
    return origins(dalil, case)
