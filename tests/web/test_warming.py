"""What the desk does before the first decision: nothing that anybody finds in the case."""

from pathlib import Path

import pytest

from dalil.casefile.filter import Filter
from dalil.casework.desk import Desk
from dalil.casework.user_keys import key_of
from dalil.custody.writer import CaseWriter
from dalil.errors import LockedError
from dalil.proof import layout
from tests.e2e.conftest import Built

pytestmark = pytest.mark.once


@pytest.fixture
def desk(qaldis: Built, copy: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(qaldis.dalil.settings))
    return Desk(copy, key_of(copy))


def kept(case: Path) -> dict[Path, bytes]:
    """All of a case but its index, which is made anew at will."""
    return {
        path.relative_to(case): path.read_bytes()
        for path in case.rglob("*")
        if path.is_file() and "index" not in path.relative_to(case).parts[0]
    }


def test_nothing_in_the_case_changes_until_somebody_decides(qaldis: Built, desk: Desk) -> None:
    qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator")
    before = kept(desk.root)
    desk.warm()
    assert kept(desk.root) == before


def test_the_log_is_read_once_for_all_decisions(qaldis: Built, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator")
    (first, *_) = desk.index.statements(Filter(), limit=1)
    desk.warm()
    monkeypatch.delattr(CaseWriter, "_open")  # whoever reads it again now fails
    desk.decide(kind="accept", subjects=(first["id"],), reason="read")
    desk.rest()
    assert len(desk.case.decisions) == 1


def test_a_case_that_another_command_writes_to_is_let_be(qaldis: Built, desk: Desk) -> None:
    qaldis.dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator")
    with CaseWriter(desk.root, desk.own_key, tool={"name": "dalil", "version": "0"}):
        held = (desk.root / layout.LOCK).read_bytes()
        desk.warm()
        assert (desk.root / layout.LOCK).read_bytes() == held
        with pytest.raises(LockedError):
            desk.decide(kind="accept", subjects=("st_none",), reason="read")
