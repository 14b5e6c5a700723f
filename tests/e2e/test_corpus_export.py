"""What people decided, as annotation: only what is settled, without a private name, in the form of our own corpus."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import Dalil, Ran
from tests.e2e.conftest import Built

pytestmark = pytest.mark.once

SAID = "the wire itself says so, and we rang them"
WIRE = "01-meridian-wire.txt"
OURS = Path(__file__).parents[2] / "corpus" / "orrin" / "orrin.jsonl"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A case whose wire report was reviewed in two sittings, and what was exported before, between and after them."""

    dalil: Dalil
    case: Path
    folder: Path
    statements: list[Row]
    before: Ran
    between: Ran
    after: Ran

    def record(self, name: str) -> Row:
        """The one record of an export."""
        (line,) = (self.folder / name / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found: Row = json.loads(line)
        return found


@pytest.fixture(scope="module")
def reviewed(qaldis: Built, tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    dalil, folder = qaldis.dalil, tmp_path_factory.mktemp("exports")
    case = Path(shutil.copytree(qaldis.folder, folder / "case"))
    assert dalil("whoami", "--name", "Ilke Brandt", "--role", "investigator").code == 0
    rows = dalil("show", "statements", "--case", case, "--json").records
    rows = [row for row in rows if row["document"] == WIRE]

    def export(name: str) -> Ran:
        return dalil("corpus", "export", "--out", folder / name, "--case", case, "--json")

    def decide(kind: str, row: Row, *fields: str) -> None:
        told = [part for field in fields for part in ("--field", field)]
        ran = dalil("review", kind, row["id"], *told, "--reason", SAID, "--case", case)
        assert ran.code == 0, ran.err

    headline, shelling, killing, wounded, denial, blame, lasting = rows
    before = export("nothing")
    decide("accept", headline)
    decide("correct", lasting, "status=reported")
    between = export("part")
    front, start = shelling["speakers"][0], wounded["start"]
    decide("accept", shelling)
    decide("reject", killing)
    decide("accept", blame)
    decide("correct", wounded, f"victims={start}-{start + len('Another 12 to 15 people')}:vic.civilian")
    decide("correct", denial, f"speakers={front['start']}-{front['end']}")
    after = export("whole")
    return Reviewed(dalil=dalil, case=case, folder=folder, statements=rows, before=before, between=between, after=after)


def words(row: Row, spans: list[list[int]]) -> list[str]:
    return [row["text"][start:end] for start, end in spans]


def voices(row: Row) -> list[list[list[str]]]:
    return [[words(row, one[part]) for part in ("source", "cue", "content")] for one in row["attributions"]]


def test_what_people_left_corrected_and_named_is_marked_and_what_they_rejected_is_not(reviewed: Reviewed) -> None:
    assert reviewed.after.code == 0, reviewed.after.err
    record = reviewed.record("whole")
    assert voices(record) == [
        [["the Coastal Front"], ["said"], [
            "The Taldoran army shelled Halvora Hospital in Tarsun on Monday, killing 12 civilians",
        ]],
        [["the Coastal Front"], ["denied"], ["that the army had shelled the hospital"]],
        [["Defence Minister Ilvar Dresh"], ["said"], ['"The Coastal Front shelled the hospital itself,"']],
        [["[P-001], a resident of Tarsun"], ["said"], ['"The shelling lasted an hour,"']],
    ]  # fmt: skip
    events = [(words(record, [one["trigger"]])[0], one["status"], one["voices"]) for one in record["events"]]
    assert events == [
        ("shelled", "asserted", []), ("shelled", "alleged", ["A1"]), ("wounded", "asserted", []),
        ("shelled", "denied", ["A2"]), ("shelled", "alleged", ["A3"]), ("shelling", "reported", ["A4"]),
    ]  # fmt: skip
    hurt = record["events"][2]["victims"]
    assert [words(record, [[one["start"], one["end"]]]) for one in hurt] == [["Another 12 to 15 people"]]
    figures = [(words(record, [[one["start"], one["end"]]])[0], one["low"], one["high"]) for one in record["figures"]]
    assert figures == [("12 to 15", 12, 15)]


def test_nothing_private_leaves(reviewed: Reviewed) -> None:
    made = reviewed.after.record
    assert (made["reports"], made["open"], made["masked"]) == (1, 15, 1)
    paths = sorted((reviewed.folder / "whole").iterdir())
    everything = "".join(path.read_text(encoding="utf-8") for path in paths)
    report = reviewed.statements[0]
    for kept in ("Korvel", "Nadia", SAID, "Ilke", "meridian-wire", report["exhibit"], report["id"], str(reviewed.case)):
        assert kept not in everything
    record = reviewed.record("whole")
    assert {record[name] for name in ("published", "outlet", "genre")} == {None}


def test_the_export_has_the_form_of_our_own_corpus(reviewed: Reviewed) -> None:
    record, known = reviewed.record("whole"), json.loads(OURS.read_text(encoding="utf-8").splitlines()[0])
    assert list(record) == list(known)
    for layer in ("attributions", "events", "figures", "times", "places"):
        assert all(set(row) == set(known[layer][0]) for row in record[layer])
    assert (record["split"], record["conflict"], record["id"]) == ("train", "whole", "whole-001")


def test_a_passage_with_an_open_statement_stays_in_the_case(reviewed: Reviewed) -> None:
    assert reviewed.between.code == 0, reviewed.between.err
    assert reviewed.record("part")["text"] == (
        'Hospital shelled in Qaldis\n\n"The shelling lasted an hour," said [P-001], a resident of Tarsun.\n'
    )


def test_the_log_says_that_words_left_and_the_case_stays_valid(reviewed: Reviewed) -> None:
    log = reviewed.dalil("show", "log", "--case", reviewed.case, "--json").records
    assert [row["result"]["objects"] for row in log if row["type"] == "object.exported"] == [1, 1]
    assert reviewed.dalil("verify", reviewed.case).code == 0


def test_nothing_settled_a_taken_folder_and_no_case_are_said(reviewed: Reviewed, tmp_path: Path) -> None:
    assert (reviewed.before.code, "Nothing is settled" in reviewed.before.err) == (65, True)
    assert not (reviewed.folder / "nothing").exists()
    export = ("corpus", "export", "--out")
    assert reviewed.dalil(*export, reviewed.folder / "whole", "--case", reviewed.case).code == 65
    assert reviewed.dalil(*export, tmp_path / "notes", "--case", tmp_path / "none").code == 65
