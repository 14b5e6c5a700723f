"""A GeoNames dump of one's own: what becomes a place, what is left out, and that nothing is dropped silently."""

import zipfile
from pathlib import Path

import pytest
from tests.invented_dump import DUMP, NAMES, place, write_dump

from dalil.casework.engine import Engine
from dalil.casework.gazetteer import (
    current_import,
    facts_of,
    forget_import,
    gazetteer_folder,
    import_gazetteer,
    import_of,
)
from dalil.casework.gazetteer_import import Sorter
from dalil.casework.language import LanguageModel
from dalil.errors import IntegrityError, LimitError, NotFoundError, SettingsError
from dalil.vocab.gazetteer import LayeredGazetteer, load_gazetteer
from dalil.vocab.imported_gazetteer import ImportedTables, load_imported


@pytest.fixture(autouse=True)
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def imported(tmp_path: Path) -> LayeredGazetteer:
    files = [write_dump(tmp_path / "XX.txt"), write_dump(tmp_path / "alternateNamesV2.txt", NAMES)]
    return load_imported(import_gazetteer(files).tables)


@pytest.mark.parametrize("name", ["Qelvarin", "QELVARIN", "Kelvarin", "قلفارين", "Old Qelvarin", "قلفارين القديمة"])
def test_a_place_is_found_under_all_its_names(imported: LayeredGazetteer, name: str) -> None:
    assert [one.id for one in imported.candidates(name)] == ["gn:900000003"]


def test_a_place_knows_what_it_lies_in(imported: LayeredGazetteer) -> None:
    town = imported.place("gn:900000003")
    assert town is not None
    assert (town.precision, town.country, town.population, town.part_of) == ("city", "SY", 4200, "gn:900000002")
    above = imported.place("gn:900000002")
    assert above is not None
    assert (above.precision, above.part_of) == ("district", "gn:900000001")
    province = imported.place("gn:900000001")
    assert province is not None
    syria = imported.place("SY")
    assert syria is not None
    assert (province.precision, province.part_of) == ("region", syria.id)
    assert province.radius_km > 5


def test_the_best_known_bearer_of_a_name_comes_first(imported: LayeredGazetteer) -> None:
    assert [one.id for one in imported.candidates("Ostrivane")] == ["gn:900000005", "gn:900000006"]


def test_the_shipped_places_stay_and_areas_lie_above(imported: LayeredGazetteer) -> None:
    assert imported.candidates("Aleppo") == load_gazetteer().candidates("Aleppo")
    assert imported.candidates("Eastern Ghouta")[0].id == "sy.eastern_ghouta"
    assert imported.country_of("Syrian") == "SY"
    assert imported.candidates("Nowhere At All") == ()
    assert imported.snapshot != load_gazetteer().snapshot


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    files = [write_dump(tmp_path / "XX.txt"), write_dump(tmp_path / "names.txt", NAMES)]
    made = import_gazetteer(files)
    about = facts_of(made.tables)
    assert (about["places"], about["rows"], about["malformed"]) == (7, 12, 0)
    assert about["left_out"] == {
        "codes and links among the names": 1,
        "names of places that are not taken over": 1,
        "places of class S that reports seldom name": 1,
    }


def test_a_radius_shows_where_its_settlements_lie(imported: LayeredGazetteer) -> None:
    district = imported.place("gn:900000002")
    assert district is not None
    assert 30 < district.radius_km < 90


def test_every_malformed_row_is_named_with_its_line_and_the_others_count(tmp_path: Path) -> None:
    good, bad = DUMP[2], DUMP[2].split("\t")
    wrong = [
        "only\tthree\tcolumns",
        "\t".join([*bad[:4], "north", *bad[5:]]),
        "\t".join([*bad[:5], "181", *bad[6:]]),
        "\t".join([*bad[:5], "nan", *bad[6:]]),
        "\t".join(["x", *bad[1:]]),
        "\t".join(["1234567890", *bad[1:]]),
        "\t".join([bad[0], " ", *bad[2:]]),
        "\t".join([*bad[:8], "syr", *bad[9:]]),
        "\t".join([*bad[:14], "-3", *bad[15:]]),
        "\t".join([bad[0], "Qel\x07varin", *bad[2:]]),
    ]
    path = write_dump(tmp_path / "XX.txt", [*wrong, good])
    path.write_bytes(path.read_bytes() + b"\xff\xfe\n")
    made = import_gazetteer([path])
    said = [problem.partition(":")[0] for problem in made.tally.problems]
    assert said == [f"'XX.txt', line {number}" for number in (*range(1, 11), 12)]
    assert made.listed is not None
    assert made.listed.read_text().splitlines() == made.tally.problems
    assert not any("Qel" in problem for problem in made.tally.problems)
    assert made.tally.places == 1


def test_a_zip_is_read_as_a_stream(tmp_path: Path) -> None:
    plain = import_gazetteer([write_dump(tmp_path / "XX.txt")]).tables.snapshot
    with zipfile.ZipFile(tmp_path / "XX.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "not a dump")
        archive.writestr("../../escape.txt", (tmp_path / "XX.txt").read_bytes())
    assert import_gazetteer([tmp_path / "XX.zip"]).tables.snapshot == plain
    assert not (tmp_path.parent / "escape.txt").exists()


def test_a_zip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("XX.txt", b"0" * 5_000_000)
    with pytest.raises(LimitError):
        import_gazetteer([tmp_path / "bomb.zip"], largest=1_000_000)
    assert current_import() is None
    assert list(gazetteer_folder().iterdir()) == []


def test_a_line_without_end_is_malformed_and_costs_no_memory(tmp_path: Path) -> None:
    path = write_dump(tmp_path / "XX.txt")
    path.write_bytes(b"a" * 2_500_000 + b"\n" + path.read_bytes())
    made = import_gazetteer([path])
    assert (made.tally.places, made.tally.malformed) == (7, 1)


@pytest.mark.parametrize("content", [b"", b"a report about nothing\n", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_dump_changes_nothing(tmp_path: Path, content: bytes) -> None:
    kept = import_gazetteer([write_dump(tmp_path / "XX.txt")]).tables
    (tmp_path / "other.txt").write_bytes(content)
    with pytest.raises(SettingsError):
        import_gazetteer([tmp_path / "other.txt"])
    with pytest.raises(NotFoundError):
        import_gazetteer([tmp_path / "missing.txt"])
    assert current_import() == kept


def test_the_same_dump_gives_the_same_tables_in_any_order_of_rows(tmp_path: Path) -> None:
    first = import_gazetteer([write_dump(tmp_path / "one.txt", [*DUMP, *NAMES])]).tables
    again = import_gazetteer([write_dump(tmp_path / "two.txt", [*reversed(NAMES), *reversed(DUMP)])]).tables
    assert first == again


def test_lines_are_sorted_alike_in_memory_and_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = import_gazetteer([write_dump(tmp_path / "XX.txt")]).tables.snapshot
    monkeypatch.setattr("dalil.casework.gazetteer_import.AT_ONCE", 2)
    assert import_gazetteer([tmp_path / "XX.txt"]).tables.snapshot == whole
    sorter = Sorter(tmp_path, "lines")
    for word in ("c", "a", "b", "a\tx", "ä"):
        sorter.add(word)
    assert list(sorter.lines()) == [["a", "x"], ["a"], ["b"], ["c"], ["ä"]]


def test_an_import_stays_for_the_runs_that_name_it(tmp_path: Path) -> None:
    first = import_gazetteer([write_dump(tmp_path / "XX.txt")]).tables
    second = import_gazetteer([write_dump(tmp_path / "XX.txt", [*DUMP, place(900000050, "Halm", lat=1, lon=1)])]).tables
    assert current_import() == second
    assert import_of(first.snapshot) == first
    assert import_of("../" + first.snapshot) is None
    assert forget_import()
    assert current_import() is None
    assert import_of(second.snapshot) == second


def test_tables_changed_on_the_disk_are_refused(tmp_path: Path) -> None:
    tables = import_gazetteer([write_dump(tmp_path / "XX.txt", DUMP[:4])]).tables
    with (tables.folder / "places.tsv").open("a") as stream:
        stream.write("900000999\tMoved\t1\t1\t1\tp\tSY\t0\t\n")
    with pytest.raises(IntegrityError):
        load_imported(tables)


def test_the_engine_is_another_one_with_an_import() -> None:
    model = LanguageModel(None)
    with_import = Engine(model, imported=ImportedTables(Path("anywhere"), "0" * 64))
    assert with_import.key != Engine(model).key
    assert "imported places 000000000000" in with_import.title
