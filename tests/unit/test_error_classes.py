"""Errors are counted by class: figures only, and right ones."""

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parent.parent.parent / "evals" / "error_classes.py"


@pytest.fixture(scope="module")
def errors() -> ModuleType:
    spec = importlib.util.spec_from_file_location("error_classes", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_status_is_told_apart_in_a_table(errors: ModuleType) -> None:
    gold = [{"values": [3.0, 0.0, -2.0, 1.0]}]
    assert errors.confusion(gold, [{"values": [3, 2, None]}]) == Counter(
        {("happened", "happened"): 1, ("unclear", "happened"): 1, ("not", "none"): 1, ("happened", "none"): 1}
    )


def test_times_are_missed_added_or_of_another_value(errors: ModuleType) -> None:
    gold = [{"timexes": [{"start": 0, "end": 4, "value": "2031"}, {"start": 9, "end": 12, "value": "P3D"}]}]
    found = [{"timexes": [{"start": 1, "end": 4, "value": "2031-05"}, {"start": 20, "end": 22, "value": "2031"}]}]
    assert errors.classes("timexes", "dev.input.jsonl", gold, found) == [
        ("2 expressions", "1 not found; 1 found that are none; 1 with other edges; 1 with another value"),
        ("1 other values", "1 year read as month"),
    ]


def test_places_lie_nowhere_far_or_near(errors: ModuleType) -> None:
    spots = [(10.0, 10.0), (10.0, 10.0), (10.0, 10.0), (10.0, 10.0)]
    gold = [{"places": [{"start": n, "end": n + 1, "lat": lat, "lon": lon} for n, (lat, lon) in enumerate(spots)]}]
    guesses = [(10.0, 10.0), (10.5, 10.0), (20.0, 10.0), (None, None)]
    found = [{"places": [{"start": n, "end": n + 1, "lat": lat, "lon": lon} for n, (lat, lon) in enumerate(guesses)]}]
    ((of, what),) = errors.classes("toponyms", "dev.input.jsonl", gold, found)
    assert of == "4 names on the map"
    assert what == "1 left without a point; 1 placed more than 161 km off; 1 between 10 and 161 km"
    assert errors.classes("toponyms", "dev_nospans.input.jsonl", gold, found)[0][1].startswith("0 not found")


def test_counts_are_silent_low_high_or_beside(errors: ModuleType) -> None:
    gold = [{"killed": [3, 3]}, {"killed": [3, 3]}, {"killed": [3, 3]}, {"killed": [3, 5]}, {"killed": [0, 0]}]
    found = [{"killed": None}, {"killed": [2, 2]}, {"killed": [9, 9]}, {"killed": [5, 6]}, {"killed": [1, 1]}]
    assert errors.classes("counts", "dev.input.jsonl", gold, found)[:2] == [
        ("4 articles, killed", "1 no figure; 3 another figure: 1 too low, 1 too high, 1 overlap it"),
        ("1 articles, nobody killed", "1 get a figure"),
    ]


def test_contents_are_missed_found_in_part_or_none(errors: ModuleType) -> None:
    def told(content: list[int], source: list[int] | None) -> dict[str, object]:
        return {"content": [content], "source": [source] if source else []}

    gold = [{"attributions": [told([0, 10], [12, 15]), told([20, 30], [32, 35]), told([40, 50], None)]}]
    found = [{"attributions": [told([0, 10], [16, 18]), told([20, 24], None), told([60, 70], None)]}]
    assert errors.classes("attribution", "dev.input.jsonl", gold, found) == [
        ("3 contents", "1 missed; 1 found in part (less than .8); 0 with other edges; 1 found that are none"),
        ("1 contents found", "1 with another source; 0 without their source; 0 with a source where there is none"),
    ]


def test_groups_and_forms_are_counted(errors: ModuleType) -> None:
    gold = [{"incident": name} for name in "aabb"]
    found = [{"incident": name} for name in "xyyy"]
    assert errors.classes("incidents", "dev.input.jsonl", gold, found) == [
        ("1 groups of several articles", "1 mix incidents"),
        ("2 incidents of several articles", "1 stand in several groups"),
    ]
    forms = [{"templates": []}, {"templates": [{"incident_type": "attack"}, {"incident_type": "bombing"}]}]
    made = [{"templates": [{"incident_type": "attack"}]}, {"templates": [{"incident_type": "bombing"}] * 2}]
    assert errors.classes("muc4", "dev.input.jsonl", forms, made) == [
        ("1 cables without a form", "1 get one all the same (1 forms)"),
        ("1 cables with forms", "0 get none; of 2 forms 1 find one of their type; 1 are too many"),
    ]
    assert errors.classes("reuse", "dev.input.jsonl", [], []) == []
