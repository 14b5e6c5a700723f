"""The collector of cyclic garbage rests for a stretch and never longer."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import plain_report

from dalil.casework.garbage import collector_resting
from dalil.casework.kept_wording import WordingFile
from dalil.model.report import Report


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    searching = gc.isenabled()
    yield
    (gc.enable if searching else gc.disable)()


def test_the_collector_rests_and_is_as_it_was_whatever_happened() -> None:
    gc.enable()
    with pytest.raises(KeyboardInterrupt):
        _broken_off()
    assert gc.isenabled()


def _broken_off() -> None:
    with collector_resting():
        with collector_resting():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise KeyboardInterrupt


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    with collector_resting():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_comparing_wording_leaves_nothing_to_the_collector(tmp_path: Path) -> None:
    few, many = ([_report(n) for n in range(count)] for count in (10, 60))
    _left(tmp_path / "first", few)  # what the first call makes once, in tables and modules
    assert _left(tmp_path / "few", few) == _left(tmp_path / "many", many)
    assert _left(tmp_path / "many", [*many, _report(60)]) == _left(tmp_path / "few", few)


def _report(number: int) -> Report:
    told = f"On the {number}th night the ferry yard at Orsk Bay lost {number + 7} boats, as the Salt Gazette reported."
    words = "“Nobody slept aboard because the ferry strike had kept us in the customs hall,” the harbour master said."
    return plain_report(told, words, name=f"{number:02}.txt", published="2031-05-04")


def _left(folder: Path, reports: list[Report]) -> int:
    """How many objects nothing but a cycle holds when the reports have been compared, from the files to the files."""
    folder.mkdir(exist_ok=True)
    file = WordingFile(folder / "wording.cache", folder / "wording.postings", b"key", print)
    gc.collect()
    gc.disable()
    found = file.evidence(reports)
    assert found.copies
    return gc.collect()
