"""Each promise of the threat model is proven by tests that are there."""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
MODEL = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`([a-z0-9_/]+\.py)::(test_\w+)`")
PROMISED, _, NOT_PROMISED = MODEL.partition("## What is not promised")
PROMISES = re.split(r"\n(?=\*\*P\d+\. )", PROMISED)[1:]


def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_test_that_the_threat_model_names_exists() -> None:
    named = NAMED.findall(MODEL)
    missing = [f"{file}::{name}" for file, name in named if name not in functions(ROOT / "tests" / file)]
    assert missing == []
    assert MODEL.count("::test_") == len(named), "a name is not written so that it can be found"


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.split(".")[0].strip("*"))
def test_every_promise_names_its_tests_and_adversaries(promise: str) -> None:
    assert NAMED.search(promise)
    adversaries = set(re.findall(r"\bA\d+\b", promise))
    assert adversaries
    assert all(f"| {one} |" in MODEL for one in adversaries)


def test_promises_are_numbered_without_a_gap() -> None:
    assert [int(re.findall(r"\d+", promise)[0]) for promise in PROMISES] == list(range(1, len(PROMISES) + 1))
    assert len(PROMISES) > 10


def test_what_is_not_promised_is_said() -> None:
    for words in ("not true because it is sealed", "left out before"):
        assert words in " ".join(NOT_PROMISED.split())


@pytest.mark.parametrize("number", ["P9", "P11"])
def test_what_others_hold_is_proven_for_witnesses_timestamps_and_dossiers(number: str) -> None:
    (promise,) = (one for one in PROMISES if one.startswith(f"**{number}."))
    files = {file for file, _ in NAMED.findall(promise)}
    assert {"unit/test_witness.py", "attack/test_timestamp_attacks.py"} <= files
    assert any("dossier" in file for file in files)
