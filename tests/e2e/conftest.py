"""The example case, built once a session; tests that change it get a copy."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import EXAMPLE, TABLES, Dalil, Ran


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A case that was built, by whom, and what the build said."""

    folder: Path
    dalil: Dalil
    ran: Ran


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of a user with a key, for all tests that need none of their own."""
    return tmp_path_factory.mktemp("settings")


@pytest.fixture(scope="session")
def dalil(settings: Path) -> Dalil:
    return Dalil(settings)


@pytest.fixture(scope="session")
def qaldis(tmp_path_factory: pytest.TempPathFactory, dalil: Dalil) -> Built:
    folder = tmp_path_factory.mktemp("qaldis") / "case"
    ran = dalil("build", EXAMPLE / "reports", *TABLES, "--case", folder, "--json")
    assert ran.code == 3, ran.err
    return Built(folder=folder, dalil=dalil, ran=ran)


@pytest.fixture
def copy(qaldis: Built, tmp_path: Path) -> Path:
    """The example case once more, to be changed."""
    return Path(shutil.copytree(qaldis.folder, tmp_path / "case"))
