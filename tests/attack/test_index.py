"""The index of a case rots, is closed, torn or replaced: it is loaded again, and every answer is the same."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.command import SOURCE
from tests.invented_case import make_key, open_case

from dalil.casefile.filter import Filter
from dalil.casefile.index import Index
from dalil.casework.case import Case
from dalil.casework.derived import KINDS, Derived
from dalil.custody.key import Key
from dalil.errors import UnknownIdError
from dalil.proof.verdict import State
from dalil.proof.verification import verify_case

pytestmark = pytest.mark.once

UNPRIVILEGED = Path(__file__).parents[1] / "unprivileged.py"
NOTHING: dict[str, Any] = {"act": None, "speakers": [], "perpetrators": [], "place": None, "review": "open"}
ROWS: list[dict[str, Any]] = [
    {
        **NOTHING,
        "id": f"st_{number:04d}",
        "quote": f"Shell {number} fell on the quay of Oum Tarif.",
        "status": ("reported", "alleged")[number % 2],
        "kind": "event",
        "document": f"{number // 7}.txt",
        "exhibit": f"{number // 7:064d}",
        "time": {"edtf": f"2031-05-{1 + number % 28:02d}"},
    }
    for number in range(60)
]
Answers = list[Any]


ASKED = (
    Filter(words="shell quay"),
    Filter(words="17"),
    Filter(since="2031-05-20"),
    Filter(values={"status": ("alleged",), "document": ("3.txt", "4.txt")}),
)


def answers(index: Index) -> Answers:
    try:
        return [
            list(index.records("statements")),
            [list(index.record(row["id"])) for row in ROWS],
            [list(index.statements(asked, limit=100)) for asked in ASKED],
            [[list(map(list, values)) for _, values in sorted(index.facets(one, most=99).items())] for one in ASKED],
        ]
    finally:
        index.close()


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return make_key(tmp_path / "keys")


@pytest.fixture
def case(tmp_path: Path, key: Key) -> Path:
    """A case with a run of sixty statements, whose index has been loaded."""
    with open_case(tmp_path / "case", key) as writer:
        derived = Derived(writer.begin_run("run-1"))
        for kind in KINDS:
            derived.write_records(kind, ROWS if kind == "statements" else [])
        derived.write_facts({"run": "run-1"})
        writer.attest_run("run-1")
    Case.open(tmp_path / "case", key).index().close()
    return tmp_path / "case"


def rebuilt(case: Path, key: Key, harm: Callable[[Path], None]) -> None:
    before = answers(Case.open(case, key).index())
    harm(case / "index.sqlite")
    assert answers(Case.open(case, key).index()) == before
    assert [len(found) for found in before[2]] == [60, 1, 18, 7]


@pytest.mark.parametrize("part", range(40))
def test_a_byte_rots_anywhere_in_the_index(case: Path, key: Key, part: int) -> None:
    def rot(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[(part * 2 + 1) * len(data) // 80] ^= 1 << part % 8
        path.write_bytes(data)

    rebuilt(case, key, rot)


def test_a_letter_rots_in_a_record_of_the_index(case: Path, key: Key) -> None:
    def rot(path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b"Shell 7 fell", b"Shell 7 felt"))

    assert b"Shell 7 fell" in (case / "index.sqlite").read_bytes()
    rebuilt(case, key, rot)


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no index at all" * 500),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.with_name("index.sqlite-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(4000)),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["removed", "empty", "foreign", "half", "log_of_another", "folder"],
)
def test_the_index_is_gone_or_something_else(case: Path, key: Key, harm: Callable[[Path], None]) -> None:
    rebuilt(case, key, harm)


def test_a_row_is_forged_in_the_index(case: Path, key: Key) -> None:
    def forge(path: Path) -> None:
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE record SET body = replace(body, 'fell', 'never fell') WHERE id = 'st_0003'")
        connection.close()

    rebuilt(case, key, forge)


def test_a_sound_index_is_not_loaded_again(case: Path, key: Key) -> None:
    loaded = Index.open(case / "index.sqlite").run
    assert loaded is not None
    Case.open(case, key).index().close()
    before = (case / "index.sqlite").read_bytes()
    Case.open(case, key).index().close()
    assert (case / "index.sqlite").read_bytes() == before


def digest_rows(path: Path, value: str) -> None:
    """Spoil the digest over the rows, which only the long look at them reads."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE setting SET value = ? WHERE name = 'digest'", (value,))
    connection.close()


def test_where_the_digest_of_the_file_holds_no_row_is_looked_at(case: Path, key: Key) -> None:
    path, kept = case / "index.sqlite", case / "index.sqlite.sha256"
    digest_rows(path, "0")
    kept.write_bytes(hashlib.sha256(path.read_bytes()).hexdigest().encode() + b"\n")
    spoiled = path.read_bytes()
    Case.open(case, key).index().close()
    assert path.read_bytes() == spoiled, "only who has both files in hand gets here"
    kept.unlink()
    Case.open(case, key).index().close()
    assert path.read_bytes() != spoiled


@pytest.mark.parametrize("harm", ["missing", "empty", "torn", "of another", "folder"])
def test_the_digest_of_the_file_is_gone_or_behind(case: Path, key: Key, harm: str) -> None:
    path, kept = case / "index.sqlite", case / "index.sqlite.sha256"
    before, sound = answers(Case.open(case, key).index()), path.read_bytes()
    right = kept.read_bytes()
    kept.unlink()
    if harm == "folder":
        kept.mkdir()
    elif harm != "missing":
        kept.write_bytes({"empty": b"", "torn": right[:20], "of another": right[::-1]}[harm])
    assert answers(Case.open(case, key).index()) == before
    assert path.read_bytes() == sound, "it was sound and is not loaded again"
    assert harm == "folder" or kept.read_bytes() == right


def test_what_rots_while_the_index_is_open_is_not_vouched_for_by_the_next_decision(case: Path, key: Key) -> None:
    path = case / "index.sqlite"
    before = answers(Case.open(case, key).index())
    index = Index.open(path)
    path.write_bytes(path.read_bytes().replace(b"Shell 7 fell", b"Shell 7 felt"))
    run = index.run
    assert run is not None
    index.update(run, ["st_0001"], dict)
    index.close()
    assert not (case / "index.sqlite.sha256").exists()
    assert answers(Case.open(case, key).index()) == before


def test_the_digest_follows_a_decision(case: Path) -> None:
    index = Index.open(case / "index.sqlite")
    run = index.run
    assert run is not None
    index.update(run, ["st_0001"], lambda row: {**row, "review": "accepted"})
    index.close()
    kept = (case / "index.sqlite.sha256").read_bytes().split()[0].decode()
    assert kept == hashlib.sha256((case / "index.sqlite").read_bytes()).hexdigest()


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing"])
@pytest.mark.parametrize(
    "name", ["index.sqlite", "index.sqlite-wal", "index.sqlite.sha256", ".index.sqlite.sha256.new"]
)
def test_symbolic_link_out_of_the_case_in_the_place_of_the_index(
    case: Path, key: Key, tmp_path: Path, name: str, *, there: bool
) -> None:
    before = answers(Case.open(case, key).index())
    outside = tmp_path / "outside"
    if there:
        outside.write_bytes(b"of the reader\n")
    (case / name).unlink(missing_ok=True)
    (case / name).symlink_to(outside)
    assert answers(Case.open(case, key).index()) == before
    index = Index.open(case / "index.sqlite")
    index.load("another run", {"statements": []})
    index.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["case", "keys", *(["outside"] if there else [])])
    assert not there or outside.read_bytes() == b"of the reader\n"


@pytest.mark.parametrize("name", ["index.sqlite", "index.sqlite.sha256"])
def test_pipe_in_the_place_of_the_index_does_not_hang(case: Path, key: Key, name: str) -> None:
    before = answers(Case.open(case, key).index())
    (case / name).unlink()
    os.mkfifo(case / name)
    assert answers(Case.open(case, key).index()) == before


def test_verify_does_not_mind_the_index_or_its_digest(case: Path) -> None:
    said = [one for one in verify_case(case).checks if "index" in one.what]
    assert {one.what for one in said} == {"index.sqlite", "index.sqlite.sha256"}
    assert all(one.state is State.NOTE and one.detail.startswith("not covered") for one in said)


READER = """
import json, sys
from pathlib import Path
from tests.attack.test_index import answers
from dalil.casework.case import Case
from dalil.custody.key import load_key
print(json.dumps(answers(Case.open(Path(sys.argv[1]), load_key(Path(sys.argv[2]))).index())))
"""


@pytest.mark.parametrize("stale", [True, False], ids=["and behind", "and up to date"])
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_read_only_index_gives_the_same_answers(case: Path, key: Key, closed: str, stale: bool) -> None:
    expected = answers(Case.open(case, key).index())
    if stale:
        index = Index.open(case / "index.sqlite")
        index.load("another run", {"statements": []})
        index.close()
    (case / "index.sqlite").chmod(0o400)
    if closed == "folder":
        case.chmod(0o500)
    command = [sys.executable, str(UNPRIVILEGED), sys.executable, "-c", READER, str(case), str(key.path)]
    done = subprocess.run(
        command, env={"PYTHONPATH": f"{SOURCE}:{SOURCE.parent}"}, capture_output=True, text=True, check=False
    )
    case.chmod(0o700)
    assert done.stderr == ""
    assert json.loads(done.stdout) == expected


def test_an_unknown_id_stays_unknown_whatever_the_index(case: Path, key: Key) -> None:
    shutil.copy(case / "log/checkpoint", case / "index.sqlite")
    with pytest.raises(UnknownIdError, match="st_0059"):
        Case.open(case, key).index().record("st_00599")
