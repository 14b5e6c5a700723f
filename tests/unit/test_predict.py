"""The bridge to the evaluation tasks knows ids, never words; and it serves every task."""

import ast
import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from dalil.model.party import PartyKind
from dalil.vocab.terms import load_terms

pytestmark = pytest.mark.once

Row = dict[str, Any]

BRIDGE = Path(__file__).parent.parent.parent / "evals" / "predict.py"
LONGEST = 200
STANDARD = {"collections.abc", "gzip", "hashlib", "json", "pathlib", "sys", "typing"}
TASK_TYPES = {"attack", "bombing", "kidnapping", "robbery", "arson", "forced", "work", "stoppage"}
TASK_FIELDS = {
    "id", "text", "title", "published", "source", "cue", "content", "attributions", "targets", "values", "spans",
    "places", "start", "end", "lat", "lon", "timexes", "type", "value", "killed", "injured", "conflict", "incident",
    "origin", "copied_from", "quotes", "templates", "incident_type", "PerpInd", "PerpOrg", "Target", "Victim", "Weapon",
}  # fmt: skip
OUR_FIELDS = {"adjective", "stated", "read", "text.txt", ".txt", "text/plain"}
PLUMBING = {"rules", "__main__", "sha256", "sha512", "rt", "w", "utf-8", ".gz"}
OF_STRINGS = {name for name in dir(str) if not name.startswith("_")} - {"encode", "split"}
OF_WORDS = {"text", "quote", "title", "name"}
COMPARED = {"id", "adjective", "spans", ".gz", "__main__"}
EQUALITY = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)


def closed_ids() -> set[str]:
    return set(load_terms().by_id) | set(get_args(PartyKind))


def faults(source: str) -> list[str]:
    """Everything in the source that could be a rule, a list of words or a threshold."""
    tree = ast.parse(source)
    return [*_imports(tree), *_constants(tree), *_comparisons(tree), *_methods(tree)]


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
            ours = [one for one in named if one.startswith("dalil.") and not one.startswith("dalil.vocab")]
            yield from (f"import {one}" for one in named if one not in STANDARD and one not in ours)


def _constants(tree: ast.Module) -> Iterator[str]:
    known = closed_ids() | TASK_TYPES | TASK_FIELDS | OUR_FIELDS | PLUMBING
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in told:
            continue
        if isinstance(node.value, str | bytes):
            yield from (f"word {one!r}" for one in str(node.value).split() if one not in known)
        elif node.value not in (None, True, False, 0, 1, ...):
            yield f"number {node.value!r}"


def _comparisons(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            if not all(isinstance(one, EQUALITY) for one in node.ops):
                yield f"threshold {ast.unparse(node)}"
            sides = [inner for side in (node.left, *node.comparators) for inner in ast.walk(side)]
            strings = {one.value for one in sides if isinstance(one, ast.Constant) and isinstance(one.value, str)}
            words = {one.attr for one in sides if isinstance(one, ast.Attribute)} & OF_WORDS
            if words or not strings <= COMPARED:
                yield f"words compared {ast.unparse(node)}"


def _methods(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in OF_STRINGS:
            yield f"looks at words {ast.unparse(node)}"
        if isinstance(node, ast.Attribute) and node.attr == "split" and ast.unparse(node.value) != "known":
            yield f"splits {ast.unparse(node)}"


SOURCES = BRIDGE.parent.parent / "src"
READING = "dalil.statements.reading"


def without_caller(source: str) -> list[str]:
    """What the bridge takes from dalil that no other module of the product takes: it would measure no build."""
    tree = ast.parse(source)
    taken, asked = by_the_product()
    alone = [f"{module}.{name}" for module, name in sorted(_taken(tree) - taken) if module.startswith("dalil.")]
    return [*alone, *(f"reading.{name}" for name in sorted(_asked(tree) - asked))]


@cache
def by_the_product() -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """What modules of the product take from each other, and what they ask of a reading."""
    modules = {
        ".".join(path.relative_to(SOURCES).with_suffix("").parts): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCES.rglob("*.py"))
    }
    taken = frozenset(one for name, module in modules.items() for one in _taken(module) if one[0] != name)
    return taken, frozenset(one for name, module in modules.items() if name != READING for one in _asked(module))


def _taken(tree: ast.Module) -> set[tuple[str, str]]:
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {(node.module or "", one.name) for node in imports for one in node.names}


def _asked(tree: ast.Module) -> set[str]:
    """What is asked of a reading, known by its name."""
    asked = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return {node.attr for node in asked if ast.unparse(node.value) in ("reading", "self.reading", "self._reading")}


def test_what_it_measures_is_what_the_product_calls() -> None:
    assert without_caller(BRIDGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    ["from dalil.incidents.bearing import group_words", "found = reading.tally", "from dalil.origins import nothing"],
)
def test_what_no_build_calls_is_found(planted: str) -> None:
    assert len(without_caller(planted)) == 1


def test_it_fits_on_two_hundred_lines() -> None:
    assert len(BRIDGE.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_it_knows_ids_and_never_words() -> None:
    assert faults(BRIDGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "import re",
        "from spacy.tokens import Doc",
        "from dalil.vocab.terms import load_terms",
        "NAMES = ('guerrilla', 'rebels')",
        "found = 'act.kill' in reading.text",
        "found = row['text'] == other",
        "found = 'attack' in words",
        "kept = [one for one in told if one.certainty > least]",
        "kept = told[:7]",
        "low = reading.text.lower()",
        "parts = reading.text.split()",
        "LEAST = 0.5",
    ],
)
def test_a_planted_rule_is_found(planted: str) -> None:
    assert faults(planted) != []


@pytest.fixture(scope="module")
def bridge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("predict", BRIDGE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(bridge: ModuleType, folder: Path, task: str, first: Row, second: Row) -> tuple[Row, Row]:
    """The predictions for two lines; ids are given and come back in order."""
    rows = [{"id": "a", "published": "2031-05-09", **first}, {"id": "b", "published": "2031-05-10", **second}]
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    bridge.main(task, str(source), str(target))
    one, two = (json.loads(line) for line in target.read_text(encoding="utf-8").splitlines())
    assert (one["id"], two["id"]) == ("a", "b")
    return one, two


def test_attribution(bridge: ModuleType, tmp_path: Path) -> None:
    told = 'The mayor said: "The bridge is closed to all."'
    one, two = predicted(bridge, tmp_path, "attribution", {"text": told}, {"text": "The bridge is long."})
    (found,) = one["attributions"]
    assert ["".join(told[s:e] for s, e in found[part]) for part in ("source", "cue")] == ["The mayor", "said"]
    assert two["attributions"] == []


def test_status(bridge: ModuleType, tmp_path: Path) -> None:
    texts = ("The soldiers burned the mill.", "The soldiers did not burn the mill.")
    places = [[text.index("burn"), text.index(" the mill")] for text in texts]
    one, two = predicted(
        bridge, tmp_path, "status", *({"text": text, "targets": [at]} for text, at in zip(texts, places, strict=True))
    )
    assert one["values"][0] > 0 > two["values"][0]


def test_toponyms(bridge: ModuleType, tmp_path: Path) -> None:
    text = "People fled from Aleppo to Damascus."
    one, two = predicted(bridge, tmp_path, "toponyms", {"text": text, "spans": [[17, 23]]}, {"text": text})
    assert [(place["start"], place["end"]) for place in one["places"]] == [(17, 23)]
    assert [round(place["lat"]) for place in two["places"]] == [36, 34]


def test_timexes(bridge: ModuleType, tmp_path: Path) -> None:
    one, two = predicted(bridge, tmp_path, "timexes", {"text": "It rained on 3 May 2031."}, {"text": "It rained."})
    assert [(found["type"], found["value"]) for found in one["timexes"]] == [("DATE", "2031-05-03")]
    assert two["timexes"] == []


def test_counts(bridge: ModuleType, tmp_path: Path) -> None:
    told = {"text": "Shelling killed three people and injured five others in the town."}
    one, two = predicted(bridge, tmp_path, "counts", told, {"text": "The town was quiet."})
    assert (one["killed"], one["injured"], one["conflict"]) == ([3, 3], [5, 5], False)
    assert two["killed"] is None


SPEECH = (
    "Witnesses in the harbour town of Velmora said that shells fell on the fish market shortly before noon, that the "
    "roof of the old customs house burned for hours and that nobody came to put the fire out until late at night."
)


def test_reuse(bridge: ModuleType, tmp_path: Path) -> None:
    one, two = predicted(bridge, tmp_path, "reuse", {"text": SPEECH}, {"text": f"{SPEECH} The port stayed shut."})
    assert one["origin"] == two["origin"]
    assert (one["copied_from"], two["copied_from"]) == (None, "a")


def test_the_same_bytes_twice_are_one_origin(bridge: ModuleType, tmp_path: Path) -> None:
    one, two = predicted(bridge, tmp_path, "reuse", {"text": SPEECH}, {"text": SPEECH})
    assert one["origin"] == two["origin"]
    assert (one["copied_from"], two["copied_from"]) == (None, "a")


def test_incidents(bridge: ModuleType, tmp_path: Path) -> None:
    other = {"title": "Choir wins prize", "text": "The choir of Lower Ansel won a prize on Saturday."}
    one, two = predicted(bridge, tmp_path, "incidents", {"title": "Market shelled", "text": SPEECH}, other)
    assert one["incident"] != two["incident"]


def test_muc4(bridge: ModuleType, tmp_path: Path) -> None:
    told = {"text": "Masked men kidnapped Mira Tolan in Velmora on 3 May 2031."}
    one, two = predicted(bridge, tmp_path, "muc4", told, {"text": "The choir of Lower Ansel won a prize."})
    (template,) = one["templates"]
    assert template["incident_type"] == "kidnapping"
    assert template["Victim"] == [["Mira Tolan"]]
    assert [mention for entity in template["PerpInd"] for mention in entity] == ["Masked men"]
    assert two["templates"] == []
