"""What the learned reader reads in the test split of our own corpus must not fall below the figures kept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.command import SOURCE
from tests.golden.test_corpus_gate import fallen

pytestmark = pytest.mark.once

ROOT = SOURCE.parent
SCRIPT = ROOT / "evals" / "corpus.py"
KEPT = json.loads(Path(__file__).with_name("learned-gate.json").read_text(encoding="utf-8"))
ASKED = ["--split", "test", "--engine", "learned"]


@pytest.mark.long
def test_the_figures_of_the_learned_reader_do_not_fall() -> None:
    kept = KEPT["splits"].get("test")
    if kept is None:
        pytest.skip(f"no figures are kept yet: python evals/corpus.py {' '.join(ASKED)} --write")
    command = [sys.executable, str(SCRIPT), *ASKED]
    done = subprocess.run(command, env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=True)
    now = json.loads(done.stdout)
    assert now["records"] == kept["records"], "the records are other ones now: measure again, and say why"
    assert fallen(kept["figures"], now["figures"], KEPT["tolerance"]) == []
