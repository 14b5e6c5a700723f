"""The corpus is sound: offsets, closed lists, links, invented names, no text in two places, compiled files current."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import compile_corpus
import pytest
from annotation.agreement import agreement, kappa
from annotation.checks import accused_reality, shared_text, undeclared_names
from annotation.conflict import SPLITS, Conflict, read_conflict
from annotation.differences import differences
from annotation.document import GENRES, LAYERS, Document, read_document
from annotation.printed import closed_lists, coverage, filled, unknown_reports

from dalil.model.statement import Polarity, Status
from dalil.vocab.terms import load_terms

pytestmark = pytest.mark.once

Row = dict[str, Any]
CORPUS = Path(__file__).parent.parent.parent / "corpus"
HEAD = "---\ngenre: wire\npublished: 2022-02-08\noutlet: Invented Post\nlayers: all\n---\n"
PLACES = frozenset({"inv:orrin"})


@pytest.fixture(scope="module")
def conflicts() -> list[Conflict]:
    return compile_corpus.conflicts()


@pytest.fixture(scope="module")
def records() -> list[Row]:
    paths = [path for path in sorted(CORPUS.glob("*/*.jsonl")) if path.stem == path.parent.name]
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def draft(text: str, name: str = "draft") -> Document:
    return read_document(name, "invented", HEAD + text, PLACES)


def test_the_corpus_has_no_problem(conflicts: list[Conflict]) -> None:
    assert compile_corpus.problems(conflicts) == []


def test_what_is_published_is_what_the_annotated_files_give(conflicts: list[Conflict]) -> None:
    assert compile_corpus.stale(conflicts) == []


def test_every_conflict_of_the_corpus_stands_in_worlds_with_its_split(conflicts: list[Conflict]) -> None:
    worlds = (CORPUS / "WORLDS.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| (\w+) \|", worlds, re.MULTILINE))
    assert {one.id: one.split for one in conflicts}.items() <= told.items()
    assert set(told.values()) == set(SPLITS)


def test_records_use_closed_lists_and_offsets_inside_their_text(records: list[Row]) -> None:
    assert records
    for row in records:
        assert row["genre"] in GENRES
        assert row["layers"] in LAYERS
        spans = [span for one in row["attributions"] for part in ("source", "cue", "content") for span in one[part]]
        spans += [one["trigger"] for one in row["events"]]
        spans += [[one["start"], one["end"]] for part in ("figures", "times", "places") for one in row[part]]
        assert all(0 <= start < end <= len(row["text"]) for start, end in spans)
        assert all(row["text"][start:end] == row["text"][start:end].strip() for start, end in spans)
        for event in row["events"]:
            assert event["status"] in get_args(Status)
            assert event["polarity"] in get_args(Polarity)


def test_voices_and_parents_are_attributions_of_the_same_report(records: list[Row]) -> None:
    for row in records:
        known = {one["id"] for one in row["attributions"]}
        assert all(one["parent"] is None or one["parent"] in known for one in row["attributions"])
        assert all(voice in known for one in row["events"] for voice in one["voices"])


def test_a_quote_and_its_continuation_are_one_attribution() -> None:
    found = draft('{C1|"We stay,"} {S1|she} {Q1|said}. {C1|"All of us."}\n')
    assert found.problems == ()
    assert found.text == '"We stay," she said. "All of us."\n'
    (one,) = found.record["attributions"]
    assert [found.text[start:end] for start, end in one["content"]] == ['"We stay,"', '"All of us."']
    assert (one["source"], one["cue"], one["parent"]) == ([[11, 14]], [[15, 19]], None)


def test_a_voice_inside_a_content_finds_its_parent_and_the_event_its_voices() -> None:
    marked = (
        "{S1|He} {Q1|said} {C1|{S2|rebels} {Q2|denied} {C2|{E1=act.shelling;denied|shelling} {P1=inv:orrin|Orrin}}}.\n"
    )
    record = draft(marked).record
    assert [(one["id"], one["parent"]) for one in record["attributions"]] == [("A1", None), ("A2", "A1")]
    (event,) = record["events"]
    assert event["voices"] == ["A1", "A2"]
    assert event["places"] == ["P1"]


@pytest.mark.parametrize(
    ("marked", "what"),
    [
        ("{S1|He} {Q1|said {C1|no}.", "never closed"),
        ("He said} no.", "a brace that is no mark"),
        ("{S1|He } {Q1|said} {C1|no}.", "a blank at its edge"),
        ("{X1|He} said.", "unknown letter"),
        ("{S1|He} {Q1|said} no.", "needs a cue and a content"),
        ("{Q1|said} {C1|a {C2|b} {Q2|told}}{S2|c}", None),
        ("{E1=act.shelling|shelled}", "needs its status"),
        ("{E1=act.sneezing;asserted|sneezed}", "no act of the vocabulary"),
        ("{E1=act.shelling;denied;neg|shelled}", "one negation is told once"),
        ("{E1=act.shelling;asserted|a} {E1=act.shelling;asserted|b}", "a number of its own"),
        ("{V2=vic.child|two boys}", "there is no event 2"),
        ("{P0=inv:nowhere|Nowhere}", "not in places.csv"),
        ("{T0=2022-02-08|Monday}", "another day of the week"),
        ("{T0=soon|soon}", "no TIMEX3 value"),
        ("{F0=killed;9..3;exact;people|nine to three}", "runs backwards"),
        ("{F0=killed;3;maybe;people|three}", "closed lists"),
    ],
)
def test_a_mistake_in_the_marks_is_named(marked: str, what: str | None) -> None:
    problems = draft(marked + "\n").problems
    assert any(what in one for one in problems) if what else problems == ()


def test_a_name_that_nobody_declared_is_found() -> None:
    found = undeclared_names(draft("The mayor met Ilmar Quessy. Bells rang.\n"), ["Ilmar"], [])
    assert [one.split(": ")[1].split(" at")[0] for one in found] == ["Quessy"]


def test_a_real_state_is_never_a_perpetrator() -> None:
    assert accused_reality(draft("{B1|Andorra} {E1=act.shelling;alleged|shelled} a mill.\n")) != []
    assert accused_reality(draft("{B1|Varesh} {E1=act.shelling;alleged|shelled} a mill.\n")) == []


def test_text_in_two_conflicts_is_found(conflicts: list[Conflict]) -> None:
    one = conflicts[0]
    twin = replace(one, id="twin")
    assert shared_text([one, twin], {}) != []


def test_links_name_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "conflict.yaml").write_text("title: t\nsplit: train\nhappenings: {}\nnames: []\n", encoding="utf-8")
    (folder / "places.csv").write_text("id,name,kind,part_of,precision,lat,lon,radius_km,note\n", encoding="utf-8")
    (folder / "links.yaml").write_text("- {kind: figure, sides: [[a:E1], [b:E1]], why: x}\n", encoding="utf-8")
    assert [one.split(": ")[-1] for one in read_conflict(folder).problems] == [
        ["link 1", "a:E1 is not there"][1],
        "b:E1 is not there",
    ]


def test_agreement_counts_what_both_hands_marked() -> None:
    first = draft("{S1|He} {Q1|said} {C1|{E1=act.shelling;asserted|shells} fell}.\n")
    second = draft("{S1|He} {Q1|said} {C1|{E1=act.shelling;alleged|shells}} fell.\n")
    found = agreement([(first, second)])
    assert found["source exact"] == found["cue exact"] == found["triggers"] == found["attributions found"] == 1
    assert found["content exact"] == found["links whole"] == 0
    assert found["content words"] == pytest.approx(2 * 1 / (2 + 1))
    assert (found["act"], found["status"], found["polarity"]) == (1, 0, 1)
    assert "figures" not in found
    with pytest.raises(ValueError, match="another text"):
        agreement([(first, draft("Other.\n"))])


def test_agreement_on_roles_figures_times_and_places() -> None:
    first = draft(
        "{V1=vic.civilian|{F1=killed;9..9;exact;men|Nine} men} {E1=act.kill;asserted|died} {T1=2022-02|there}.\n"
    )
    second = draft("{V1=vic.civilian|Nine men} {E1=harm.death;asserted|died} {T1=2022-02-08|there}.\n")
    found = agreement([(first, second)])
    assert (found["triggers"], found["events"], found["act"]) == (1, 0, 0)
    assert (found["victims exact"], found["figures"], found["times"], found["times found"]) == (1, 0, 0, 1)
    assert found["figures found"] == 0
    assert set(differences(first, second)) == {
        "act of [died]: 1 act.kill 2 harm.death",
        "figures: [Nine] 1 killed 9 9 exact men 2 -",
        "times: [there] 1 DATE 2022-02 2022-02 document 2 DATE 2022-02-08 2022-02-08 document",
    }


def test_an_attribution_is_aligned_once_and_with_the_best_fit() -> None:
    first = draft("{S1|He} {Q1|said} {C1|{S2|she} {Q2|knew} {C2|it}}.\n")
    second = draft("{S1|He} {Q1|said} {C1|she knew} it.\n")
    assert agreement([(first, second)])["attributions found"] == pytest.approx(2 * 1 / (2 + 1))
    assert list(differences(first, second)) == [
        "content: 1 [she knew it] 2 [she knew]",
        "attribution only 1: [she] [knew] [it]",
    ]


def test_kappa_takes_chance_away() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == kappa([("a", "a")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0


def test_a_second_annotation_is_checked_like_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    (folder / "second").mkdir(parents=True)
    (folder / "conflict.yaml").write_text("title: t\nsplit: train\nhappenings: {}\nnames: []\n", encoding="utf-8")
    (folder / "places.csv").write_text("id,name,kind,part_of,precision,lat,lon,radius_km,note\n", encoding="utf-8")
    (folder / "links.yaml").write_text("[]\n", encoding="utf-8")
    (tmp_path / "known-names.txt").write_text("", encoding="utf-8")
    (folder / "made-1.mark").write_text(HEAD + "{S1|they} {Q1|said} {C1|no}.\n", encoding="utf-8")
    (folder / "second" / "made-1.mark").write_text(HEAD + "{S1|they} {Q1|said} no!\n", encoding="utf-8")
    listed = compile_corpus.problems([read_conflict(folder)], tmp_path)
    assert "second/made-1: A1: needs a cue and a content" in listed
    assert "second/made-1: has another text than made-1.txt" in listed


def test_agreement_is_of_the_hands_as_they_wrote_not_of_what_was_settled(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    for hand in ("first", "second"):
        (folder / hand).mkdir(parents=True)
    (folder / "conflict.yaml").write_text("title: t\nsplit: train\nhappenings: {}\nnames: []\n", encoding="utf-8")
    (folder / "places.csv").write_text("id,name,kind,part_of,precision,lat,lon,radius_km,note\n", encoding="utf-8")
    (folder / "links.yaml").write_text("[]\n", encoding="utf-8")
    hands = {"first": "{S1|they} {Q1|said} {C1|no}.\n", "second": "{S1|they} {Q1|said} {C1|no.}\n"}
    for hand, marked in hands.items():
        (folder / hand / "made-1.mark").write_text(HEAD + marked, encoding="utf-8")
    (folder / "made-1.mark").write_text(HEAD + hands["second"], encoding="utf-8")
    found = agreement(compile_corpus.second_hands([read_conflict(folder)], tmp_path))
    assert (found["cue exact"], found["content exact"]) == (1, 0)


def test_printed_tables_are_those_of_the_vocabulary_and_the_records(conflicts: list[Conflict]) -> None:
    for path, text in compile_corpus.pages(conflicts):
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run tools/compile_corpus.py"
    guide = (CORPUS / "GUIDE.md").read_text(encoding="utf-8")
    assert all(f"`{term}`" in guide for term in load_terms().by_id if term.partition(".")[0] in ("act", "harm", "vic"))


def test_an_old_table_is_found(conflicts: list[Conflict], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile_corpus, "closed_lists", lambda: "- status: `asserted`\n")
    assert compile_corpus.stale(conflicts) == [f"GUIDE.md: {compile_corpus.OLD}"]


def test_the_statement_prints_the_agreement_before_settlement(conflicts: list[Conflict]) -> None:
    statement = (CORPUS / "DATA-STATEMENT.md").read_text(encoding="utf-8")
    printed = set(re.findall(r"\.\d{3}", statement.partition("**Agreement.**")[2].partition("**Settlement.**")[0]))
    assert {f"{value:.3f}"[1:] for value in agreement(compile_corpus.second_hands(conflicts)).values()} <= printed


def test_a_table_needs_its_place() -> None:
    assert filled("a\n<!-- t -->\nold\n<!-- /t -->\nb\n", "t", "new\n") == "a\n<!-- t -->\nnew\n<!-- /t -->\nb\n"
    with pytest.raises(ValueError, match="no place for t"):
        filled("a\n<!-- t -->\n", "t", "new\n")
    assert max(map(len, closed_lists().splitlines())) <= 120


def test_coverage_counts_what_the_marks_show(conflicts: list[Conflict]) -> None:
    marked = (
        "{C1|{F0=killed;12..15;exact;people|12 to\xa015} {E1=harm.death;denied|died}, {S2|he} {Q2|said} {C2|so}},"
        " {S1|she} {Q1|said} 😢.\n"
    )
    one = replace(conflicts[0], documents=(draft(marked, "made-1"),), links=())
    table = coverage([one], {"sport": ["made-1", "made-1"]})
    rows = dict(re.findall(r"^\| (.+?) \| (\d+) \|$", table, re.MULTILINE))
    held = ("a voice inside a voice", "denial", "range (12 to 15)", "NO-BREAK SPACE", "emoji", "sport")
    assert {name: rows[name] for name in held} == dict.fromkeys(held, "1")
    assert (rows["accusation"], rows["habitual time"]) == ("0", "0")
    assert "| wire | 1 | 0 |" in table
    assert unknown_reports([one], {"sport": ["made-2"]}) == ["coverage.yaml: made-2 is not there"]
