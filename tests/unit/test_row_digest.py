"""The digest over the rows of the index: a decision changes it as loading anew would."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import event, select
from tests.attack.test_index import ROWS

from dalil.casefile.index import Index
from dalil.casefile.schema import SETTING


def digest(index: Index) -> str:
    with index._engine.connect() as connection:
        return str(connection.execute(select(SETTING.c.value).where(SETTING.c.name == "digest")).scalar_one())


def accepted(row: Any) -> dict[str, Any]:  # noqa: ANN401 a record as JSON holds it
    return {**row, "review": "accepted"} if row["id"] in {"st_0003", "st_0041"} else dict(row)


def test_a_decision_leaves_the_digest_that_a_fresh_check_finds(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index.sqlite")
    index.load("run", {"statements": ROWS})
    before = digest(index)
    index.update("run +1", ["st_0003"], accepted)
    index.update("run +2", ["st_0041", "st_9999"], accepted)
    assert digest(index) != before
    index.update("run +3", ["st_0041"], dict)
    index.update("run +4", ["st_0003"], dict)
    index.close()
    again = Index.open(tmp_path / "index.sqlite")
    assert again.run == "run +4", "it is sound and was not thrown away"
    again.close()


def test_a_decision_reads_the_rows_of_its_own_statements_only(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index.sqlite")
    index.load("run", {"statements": ROWS})
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(index._engine, "before_cursor_execute", note)
    index.update("run +1", ["st_0003"], accepted)
    event.remove(index._engine, "before_cursor_execute", note)
    reads = [one for one in asked if one.lstrip().startswith("SELECT")]
    assert len(reads) > 5
    assert all("WHERE" in one for one in reads)
    index.close()


def test_an_index_that_another_command_writes_to_is_not_thrown_away(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index.sqlite")
    index.load("run", {"statements": ROWS})
    index.close()
    other = sqlite3.connect(tmp_path / "index.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    again = Index.open(tmp_path / "index.sqlite")
    assert again.run == "run"
    other.execute("ROLLBACK")
    other.close()
    again.close()
