import ast
import re
import statistics
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

import dalil

pytestmark = pytest.mark.once

SOURCE = Path(dalil.__file__).parent
ROOT = Path(__file__).parents[2]
DECISION = re.compile(r"docs/decisions/([\w-]+\.md)")
FUNCTION_P95, FUNCTION_MAX, FILE_P95, FILE_MAX = 40, 80, 400, 600
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "common", "misc", "base"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def functions() -> Iterator[tuple[int, str]]:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield node.end_lineno - node.lineno + 1, f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"


def p95(sizes: list[int]) -> float:
    return statistics.quantiles(sizes, n=20)[-1]


def test_functions_keep_to_the_size_budget() -> None:
    sizes = list(functions())
    assert [entry for entry in sizes if entry[0] > FUNCTION_MAX] == []
    assert p95([size for size, _ in sizes]) <= FUNCTION_P95


def test_files_keep_to_the_size_budget() -> None:
    sizes = [(path.read_text(encoding="utf-8").count("\n"), str(path.relative_to(SOURCE))) for path in modules()]
    assert [entry for entry in sizes if entry[0] > FILE_MAX] == []
    assert p95([size for size, _ in sizes]) <= FILE_P95


def test_no_file_imports_itself_by_way_of_others() -> None:
    """Neither at run time nor for types alone; `prepare` raises the circle that it meets."""
    graph = grimp.build_graph("dalil", cache_dir=None)
    assert len(graph.modules) > len(modules()) / 2
    TopologicalSorter({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}).prepare()


def test_rooms_are_named_by_nouns_of_the_field() -> None:
    assert [str(path) for path in SOURCE.rglob("*") if path.stem in FORBIDDEN_NAMES] == []


def test_every_decision_that_the_code_names_is_written_down() -> None:
    written = {path.name for path in (ROOT / "docs" / "decisions").glob("*.md")}
    named = {name for path in modules() for name in DECISION.findall(path.read_text(encoding="utf-8"))}
    assert named
    assert sorted(named - written) == []


def test_nothing_is_left_to_do_in_comments() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X:")
    found = [str(path) for path in modules() if any(mark in path.read_text(encoding="utf-8") for mark in marks)]
    assert found == []
