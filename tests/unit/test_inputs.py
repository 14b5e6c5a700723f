from pathlib import Path

import pytest

from dalil.casework.inputs import gather
from dalil.casework.stated import Table, read_side_file, read_table
from dalil.errors import NotFoundError, SettingsError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    (reports / "deep").mkdir(parents=True)
    (reports / "b.txt").write_text("b")
    (reports / "a.txt").write_text("a")
    (reports / "deep" / "c.txt").write_text("c")
    (reports / ".hidden").write_text("h")
    return reports


def names(folder: Path, table: Table | None = None, **options: int | bool) -> tuple[list[str], list[str]]:
    inputs = gather([folder], table=table or Table(), own=(), **options)  # type: ignore[arg-type]  # of two options
    return [one.name for one in inputs.found], [one.path for one in inputs.refused]


def test_files_come_sorted_by_name_and_hidden_ones_stay_out(folder: Path) -> None:
    assert names(folder) == (["a.txt", "b.txt", "deep/c.txt"], [])


def test_a_link_and_a_loop_are_listed_and_not_followed(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert names(folder) == (["a.txt", "b.txt", "deep/c.txt"], ["link.txt", "loop"])


def test_a_folder_that_is_too_deep_is_listed(folder: Path) -> None:
    assert names(folder, depth=0) == (["a.txt", "b.txt"], ["deep"])


def test_a_protected_input_is_refused_by_table_side_file_and_option(folder: Path) -> None:
    (folder / "a.txt.meta.toml").write_text("protected = true\n")
    (folder.parent / "metadata.csv").write_text("path,protected\nreports/b.txt,yes\n")
    table = read_table(folder.parent / "metadata.csv")
    assert names(folder, table) == (["deep/c.txt"], ["a.txt", "b.txt"])
    assert names(folder, table, protected=True) == ([], ["a.txt", "b.txt", "deep/c.txt"])


def test_a_row_for_a_file_that_is_not_there_is_an_error(folder: Path) -> None:
    (folder.parent / "metadata.csv").write_text("path,outlet\nreports/z.txt,Harbour Post\n")
    with pytest.raises(SettingsError, match=r"z\.txt"):
        names(folder, read_table(folder.parent / "metadata.csv"))


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        names(tmp_path / "nowhere")


def test_all_problems_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    table = tmp_path / "metadata.csv"
    table.write_text("path,published,protected,colour\na.txt,tomorrow,no,red\na.txt,2031-05-09,perhaps,blue\n")
    with pytest.raises(SettingsError) as caught:
        read_table(table)
    assert len(caught.value.problems) == 4


def test_a_side_file_says_what_the_table_says(tmp_path: Path) -> None:
    side = tmp_path / "a.txt.meta.toml"
    side.write_text('published = 2031-05-09\noutlet = "Harbour Post"\n')
    assert read_side_file(side).values == {"published": "2031-05-09", "outlet": "Harbour Post"}


def test_a_side_file_protects_what_a_row_of_the_table_does_not(folder: Path) -> None:
    (folder / "a.txt.meta.toml").write_text("protected = true\n")
    (folder / "b.txt.meta.toml").write_text('published = 2031-05-09\noutlet = "Harbour Post"\n')
    (folder.parent / "metadata.csv").write_text(
        "path,url,protected\nreports/a.txt,https://a.example,no\nreports/b.txt,https://b.example,\n"
    )
    inputs = gather([folder], table=read_table(folder.parent / "metadata.csv"), own=())
    assert [one.path for one in inputs.refused] == ["a.txt"]
    (beside,) = (one.stated for one in inputs.found if one.name == "b.txt")
    assert beside.values == {"published": "2031-05-09", "outlet": "Harbour Post", "url": "https://b.example"}
    assert beside.basis == "side_file"  # the day, which alone has a basis, stands there


def test_a_side_file_and_a_row_that_differ_are_an_error(folder: Path) -> None:
    (folder / "a.txt.meta.toml").write_text('published = 2031-05-09\noutlet = "Harbour Post"\n')
    (folder.parent / "metadata.csv").write_text("path,published,outlet\nreports/a.txt,2031-05-10,Harbour Mail\n")
    with pytest.raises(SettingsError) as caught:
        names(folder, read_table(folder.parent / "metadata.csv"))
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("name", ["a.meta.toml", "deep.meta.toml", "z.txt.meta.toml"])
def test_a_side_file_of_no_file_is_an_error_since_it_may_protect(folder: Path, name: str) -> None:
    (folder / name).write_text("protected = true\n")
    with pytest.raises(SettingsError, match=name):
        names(folder)


def test_a_side_file_that_cannot_be_read_is_an_error_since_it_may_protect(folder: Path) -> None:
    (folder / "a.txt.meta.toml").symlink_to("gone.toml")
    with pytest.raises(SettingsError, match=r"a\.txt"):
        names(folder)


def test_a_side_file_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    side = tmp_path / "a.txt.meta.toml"
    side.write_text('publisher = "Harbour Post"\n')
    with pytest.raises(SettingsError, match="publisher"):
        read_side_file(side)


def test_files_of_one_name_from_two_folders_come_by_where_they_lie(tmp_path: Path) -> None:
    folders = [tmp_path / f"from{number}" for number in range(9)]
    for one in folders:
        one.mkdir()
        (one / "report.txt").write_text(one.name)
    found = gather(folders[::-1], table=Table(), own=()).found
    assert [one.path.parent for one in found] == folders
