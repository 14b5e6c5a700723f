"""What the learned reader reads in our own corpus must not fall: figures of now against figures kept."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dalil.casework.learned import SHA256
from tests.e2e.command import SOURCE
from tests.golden.test_corpus_gate import fallen

pytestmark = pytest.mark.once

ROOT = SOURCE.parent
KEPT = json.loads(Path(__file__).with_name("learned-gate.json").read_text(encoding="utf-8"))


def test_the_figures_were_kept_with_the_file_that_ships() -> None:
    assert KEPT["sha256"] == SHA256, "measure again: python evals/corpus.py --split test --engine learned"


@pytest.mark.long
@pytest.mark.parametrize("split", sorted(KEPT["splits"]))
def test_the_figures_of_the_learned_reader_do_not_fall(split: str) -> None:
    kept, now = KEPT["splits"][split], measured(split)
    assert now["records"] == kept["records"], "the records are other ones now: measure again, and say why"
    assert fallen(kept["figures"], now["figures"], KEPT["tolerance"]) == []


def measured(split: str) -> Any:  # noqa: ANN401 a JSON object
    """What the script prints of a split, read with the learned reader."""
    script = str(ROOT / "evals" / "corpus.py")
    command = [sys.executable, script, "--split", split, "--engine", "learned"]
    done = subprocess.run(command, env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
