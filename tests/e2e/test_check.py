"""`dalil check`: a draft held against the example case, as a writer meets it."""

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.e2e.conftest import Built
from tests.unit.readers.test_readers_pdf import pdf

DRAFT = """On 11 March 2024 the Taldoran army shelled Halvora Hospital in Tarsun, killing 12 civilians.

The Coastal Front said 30 civilians were killed at Halvora Hospital on 11 March 2024.

UN envoy Mara Telvik said more than 9,000 people were trapped in Tarsun.

A drone killed four farmers near Kelmara on 2 April 2024, residents said.

The chapter ends here.
"""
SENTENCE = ("start", "end", "text", "marks", "claims")
CLAIM = (
    "act", "speakers", "marks", "origins", "reports", "support", "figures", "said_by", "denied_by", "denial_told",
)  # fmt: skip


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("draft") / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def rows(built: Built, draft: Path, *options: str) -> list[dict[str, Any]]:
    ran = built.dalil("check", draft, "--case", built.folder, "--json", *options)
    assert ran.code == 0, ran.err
    return ran.records


def test_each_sentence_is_an_object_of_the_documented_form(qaldis: Built, draft: Path) -> None:
    found = rows(qaldis, draft)
    assert {tuple(row) for row in found} == {SENTENCE}
    assert [DRAFT[row["start"] : row["end"]] for row in found] == [row["text"] for row in found]
    claims = [claim for row in found for claim in row["claims"]]
    assert {tuple(claim) for claim in claims} == {CLAIM}
    assert {tuple(mark) for claim in claims for mark in claim["marks"]} == {("mark", "reason")}
    assert [row["text"] for row in found if not row["claims"]] == ["The chapter ends here."]


def test_marks_say_what_a_writer_has_to_look_at_again(qaldis: Built, draft: Path) -> None:
    dropped, figure, told, invented, _ = rows(qaldis, draft)
    assert {"attribution_dropped", "denied"} <= set(dropped["marks"])
    assert {one["speaker"] for claim in dropped["claims"] for one in claim["denied_by"]} >= {"Defence Ministry"}
    assert "figure_differs" in figure["marks"]
    assert {one["low"] for claim in figure["claims"] for check in claim["figures"] for one in check["case"]} >= {12, 14}
    assert set(told["marks"]) <= {"supported", "one_origin"}
    assert invented["marks"] == ["not_found"]


def test_a_denial_is_told_whether_by_its_verb_or_by_having_had_no_part(qaldis: Built, tmp_path: Path) -> None:
    claim = "On 11 March 2024 the Taldoran army shelled Halvora Hospital in Tarsun, the Coastal Front said.\n\n"
    bare, told = (tmp_path / name for name in ("bare.txt", "told.txt"))
    bare.write_text(claim, encoding="utf-8")
    told.write_text(
        f"{claim}The Defence Ministry maintains that the Taldoran army had no part in the shelling of Tarsun.\n",
        encoding="utf-8",
    )
    assert "denied" in rows(qaldis, bare)[0]["marks"]
    claimed, denial = rows(qaldis, told)
    assert "denied" not in (*claimed["marks"], *denial["marks"])
    assert any(one["denial_told"] for one in claimed["claims"])


def test_what_supports_a_claim_leads_to_statements_and_origins_of_the_case(qaldis: Built, draft: Path) -> None:
    shown = {kind: {row["id"] for row in qaldis.dalil("show", kind, "--case", qaldis.folder, "--json").records}
             for kind in ("statements", "origins")}  # fmt: skip
    support = [one for row in rows(qaldis, draft) for claim in row["claims"] for one in claim["support"]]
    assert support
    assert {one["origin"] for one in support} <= shown["origins"]
    assert {told["id"] for one in support for told in one["statements"]} <= shown["statements"]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_draft_of_a_word_processor_or_a_pdf_gets_the_same_marks(
    qaldis: Built, draft: Path, tmp_path: Path, kind: str
) -> None:
    parts = DRAFT.strip().split("\n\n")
    path = tmp_path / f"draft.{kind}"
    if kind == "docx":
        made = docx.Document()
        for part in parts:
            made.add_paragraph(part)
        made.save(str(path))
    else:
        path.write_bytes(pdf([(20, 340 - 60 * n, 6, part) for n, part in enumerate(parts)]))
    wanted = {row["text"]: row["marks"] for row in rows(qaldis, draft)}
    assert {row["text"]: row["marks"] for row in rows(qaldis, path)} == wanted


def test_the_same_draft_gives_the_same_bytes(qaldis: Built, draft: Path, tmp_path: Path) -> None:
    pages = []
    for name in ("one.html", "two.html"):
        first = qaldis.dalil("check", draft, "--case", qaldis.folder, "--out", tmp_path / name, "--json")
        assert first.out == qaldis.dalil("check", draft, "--case", qaldis.folder, "--json").out
        pages.append((tmp_path / name).read_bytes())
    assert pages[0] == pages[1]


def test_the_page_holds_no_script_and_masks_private_persons_of_the_case(qaldis: Built, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The shelling of Tarsun lasted an hour, Nadia Korvel said.\n", encoding="utf-8")
    ran = qaldis.dalil("check", tmp_path / "draft.txt", "--case", qaldis.folder, "--out", tmp_path / "out.html")
    assert ran.code == 0, ran.err
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
    assert page.count("Korvel") == 1, "in the draft's own words only"
    assert "[P-" in page
    named = qaldis.dalil(
        "check", tmp_path / "draft.txt", "--case", qaldis.folder, "--out", tmp_path / "named.html", "--show-names"
    )
    assert named.code == 0
    assert (tmp_path / "named.html").read_text(encoding="utf-8").count("Korvel") > 1


def test_a_hostile_draft_is_shown_and_not_run(qaldis: Built, tmp_path: Path) -> None:
    words = "<script>alert(1)</script> The army shelled Tarsun on 11 March 2024, \u202eresidents said.\n"
    (tmp_path / "<b>.txt").write_text(words, encoding="utf-8")
    ran = qaldis.dalil("check", tmp_path / "<b>.txt", "--case", qaldis.folder, "--out", tmp_path / "out.html")
    assert ran.code == 0, ran.err
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<b>" not in page
    assert "\u202e" not in page + ran.out


def test_a_check_leaves_the_case_valid_and_its_log_alone(qaldis: Built, draft: Path, copy: Path) -> None:
    before = {path: path.read_bytes() for path in sorted((copy / "log").rglob("*")) if path.is_file()}
    assert qaldis.dalil("check", draft, "--case", copy).code == 0
    assert {path: path.read_bytes() for path in sorted((copy / "log").rglob("*")) if path.is_file()} == before
    assert qaldis.dalil("verify", copy).code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.txt"], 65),
        (["{draft}", "--case", "nowhere"], 65),
        (["{draft}", "--published", "soon"], 65),
        ([], 64),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_read(
    qaldis: Built, draft: Path, arguments: list[str], code: int
) -> None:
    ran = qaldis.dalil("check", *(one.replace("{draft}", str(draft)) for one in arguments))
    assert (ran.code, ran.out) == (code, "")


def test_a_draft_without_words_is_refused(qaldis: Built, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = qaldis.dalil("check", tmp_path / "empty.txt", "--case", qaldis.folder)
    assert ran.code == 3
    assert "empty" in ran.err.lower()
