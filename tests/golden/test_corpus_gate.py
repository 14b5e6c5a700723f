"""What is read in our own corpus must not fall: figures of now against figures kept, on the same records."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import SOURCE

pytestmark = pytest.mark.once

ROOT = SOURCE.parent
GATE = Path(__file__).with_name("corpus-gate.json")
KEPT = json.loads(GATE.read_text(encoding="utf-8"))
ANEW = "python evals/corpus.py --write writes the figures anew; say why in the commit."
REPORT = "The army shelled the bakery on 3 May 2031, the governor said. Four people were killed."
RECORD = {
    "id": "own-001",
    "split": "dev",
    "layers": "all",
    "published": "2031-05-04",
    "text": REPORT,
    "attributions": [{"id": "A1", "source": [[43, 55]], "cue": [[56, 60]], "content": [[0, 41]]}],
    "events": [
        {"trigger": [9, 16], "act": "act.shelling", "status": "asserted", "polarity": "pos",
         "voices": ["A1"], "perpetrators": [{"start": 0, "end": 8}], "victims": [], "weapons": [],
         "targets": [{"start": 21, "end": 27}]},
    ],
    "figures": [{"start": 62, "end": 66, "low": 4, "high": 4}],
    "times": [{"start": 31, "end": 41, "value": "2031-05-03"}],
}  # fmt: skip


def measured(corpus: Path, split: str) -> Any:  # noqa: ANN401 a JSON object, or null
    """What the script prints: reports, the hash of the records, figures; None where there are none."""
    command = [sys.executable, str(ROOT / "evals" / "corpus.py"), "--corpus", str(corpus), "--split", split]
    done = subprocess.run(command, env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def fallen(kept: dict[str, float], now: dict[str, float], tolerance: float) -> list[str]:
    """The figures that lie below those kept, by more than the tolerance, and those that are gone."""
    return [name for name, value in sorted(kept.items()) if now.get(name, 0.0) < value - tolerance]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_the_figures_on_our_own_corpus_do_not_fall(split: str) -> None:
    kept = KEPT["splits"].get(split)
    if kept is None:
        pytest.skip(f"no figures are kept for the split {split} yet: {ANEW}")
    now = measured(ROOT / "corpus", split)
    assert now is not None, "the records of this split are gone"
    assert now["records"] == kept["records"], f"the records are other ones now: {ANEW}"
    assert fallen(kept["figures"], now["figures"], KEPT["tolerance"]) == []


def test_figures_are_made_of_what_the_product_reads(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "own.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    (folder / "links.jsonl").write_text('{"kind": "copy", "members": []}\n', encoding="utf-8")
    now = measured(tmp_path, "dev")
    assert now["reports"] == 1
    perfect = ("content", "relation", "perpetrator", "figure", "time", "status_accuracy", "polarity_accuracy")
    assert {name: now["figures"][name] for name in perfect} == dict.fromkeys(perfect, 1.0)
    assert 0 < now["figures"]["act"] < 1, "the killing is read, and not annotated here"
    assert now["figures"]["statement"] == now["figures"]["act"], "voice, status and everybody in it are right too"
    assert measured(tmp_path, "test") is None


def test_a_figure_that_falls_or_goes_is_named() -> None:
    assert fallen({"act": 0.5, "time": 0.5, "gone": 0.5}, {"act": 0.496, "time": 0.494}, 0.005) == ["gone", "time"]
