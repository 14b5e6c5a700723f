"""What the command line does before and around every command."""

import os
from pathlib import Path

import pytest

from dalil.casefile.index import Index
from dalil.cli.main import main, run
from dalil.errors import UnknownIdError


def test_what_a_command_writes_is_open_to_its_user_only() -> None:
    before = os.umask(0o022)
    try:
        with pytest.raises(SystemExit):
            main(["--version"])
        assert os.umask(0o022) == 0o077
    finally:
        os.umask(before)


def test_a_policy_that_is_not_there_is_a_named_path_that_does_not_exist(tmp_path: Path) -> None:
    assert run(["verify", str(tmp_path), "--policy", str(tmp_path / "nowhere")]) == 65


def test_three_ids_are_named_however_far_the_one_asked_for_is(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index.sqlite")
    index.load("run", {"law": [{"id": f"or_{number:020x}"} for number in range(5)]})
    with pytest.raises(UnknownIdError) as raised:
        index.record("?")
    assert len(raised.value.nearest) == 3
