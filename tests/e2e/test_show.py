"""The forms of `show`, `extract` and `verify --json`, field by field as the contract names them."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import EXAMPLE, OWN, Dalil
from tests.e2e.conftest import Built

Row = dict[str, Any]

STATEMENT = (
    "id", "document", "exhibit", "rendition", "quote", "start", "end", "sentence", "kind", "speech_act", "speakers",
    "status", "polarity", "modality", "hedges", "author_commitment", "attribution", "about", "act", "trigger",
    "perpetrators", "victims", "weapons", "targets", "addressees", "place", "time", "figures", "provisions", "method",
    "reasons", "certain", "review",
)  # fmt: skip
INSIDE = {
    "speakers": ("name", "party", "start", "end"),
    "hedges": ("start", "end"),
    "perpetrators": ("name", "party", "start", "end", "via"),
    "victims": ("name", "category", "start", "end"),
    "weapons": ("id", "start", "end"),
    "targets": ("id", "start", "end"),
    "addressees": ("name", "party", "start", "end"),
    "place": ("name", "start", "end", "id", "lat", "lon", "precision", "radius_km", "gazetteer"),
    "time": ("text", "start", "end", "edtf", "basis"),
    "figures": ("counts", "low", "high", "unit", "comparator", "start", "end"),
    "method": ("name", "version"),
}
CLOSED = {
    "kind": "event|pattern|state|legal_characterisation|call|refusal|question|caption|other",
    "status": "asserted|reported|alleged|denied|threatened|promised|called_for|hypothetical|opinion",
    "polarity": "pos|neg",
    "author_commitment": "endorses|neutral|distances",
    "attribution": "first_hand|second_hand|official|ngo|media|media_opinion|social_media|anonymous",
    "review": "open|accepted|rejected|corrected|unsure",
}
FORMS = {
    "documents": ("exhibit", "names", "media_type", "size", "language", "published", "state", "why", "toll", "kinship"),
    "origins": ("id", "label", "kind", "held", "documents", "statements", "links"),
    "incidents": (
        "id", "title", "statements", "documents", "origins", "place", "time", "acts", "parties", "figures", "conflicts",
        "grade", "grade_possible",
    ),
    "law": ("framework", "provision", "title", "applies", "why_not", "forums", "elements"),
}  # fmt: skip
LINK = ("from", "to", "kind", "directed", "rule", "spans", "reason")
LINK_KINDS = {"copy", "quotation", "citation", "same_url", "same_post", "same_media", "common_error"}
KINDS = ("documents", "statements", "origins", "incidents", "situation", "parties", "law", "log")


def shown(built: Built, kind: str) -> list[Row]:
    ran = built.dalil("show", kind, "--case", built.folder, "--json")
    assert ran.code == 0, ran.err
    return ran.records


def parts(row: Row, name: str) -> list[Row]:
    value = row[name]
    return value if isinstance(value, list) else [value] if value is not None else []


def of_form(rows: list[Row], form: tuple[str, ...]) -> bool:
    return all(tuple(row)[: len(form)] == form for row in rows)


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_has_one_line_a_record_in_words_too(qaldis: Built, kind: str) -> None:
    ran = qaldis.dalil("show", kind, "--case", qaldis.folder)
    assert ran.code == 0
    reasons = kind in ("documents", "origins", "incidents")  # stand below their record
    records = [line for line in ran.out.splitlines() if not (reasons and line.startswith("    "))]
    assert len(records) == len(shown(qaldis, kind))
    assert "None" not in ran.out


def test_the_reason_of_every_merge_stands_below_its_origin(qaldis: Built) -> None:
    out = qaldis.dalil("show", "origins", "--case", qaldis.folder).out
    assert all(link["reason"] in out for row in shown(qaldis, "origins") for link in row["links"])


def test_an_origin_names_another_that_it_may_be_one_with_once_for_each_reason(qaldis: Built) -> None:
    out = qaldis.dalil("show", "origins", "--case", qaldis.folder).out
    lines = [line for line in out.splitlines() if "One with or_" in line]
    assert sorted(lines) == sorted(set(lines))
    assert len([line for line in lines if "(8 times)" in line]) == 2
    assert len([line for line in lines if "may speak for" in line]) == 2


def test_a_statement_has_every_field_in_its_order(qaldis: Built) -> None:
    rows = shown(qaldis, "statements")
    assert rows
    assert {tuple(row) for row in rows} == {STATEMENT}
    for name, form in INSIDE.items():
        found = [part for row in rows for part in parts(row, name)]
        assert found or name in ("hedges", "addressees"), name
        assert {tuple(part) for part in found} <= {form}, name


def test_a_statement_holds_only_values_of_the_closed_lists(qaldis: Built) -> None:
    rows = shown(qaldis, "statements")
    for name, values in CLOSED.items():
        assert {row[name] for row in rows} <= set(values.split("|")), name
    assert {one["via"] for row in rows for one in row["perpetrators"]} <= {
        "subject", "by", "possessive", "implied", "coreference",
    }  # fmt: skip
    assert {row["time"]["basis"] for row in rows if row["time"]} <= {"text", "document", "speech", "inferred"}


@pytest.mark.parametrize("kind", FORMS)
def test_a_record_has_the_documented_fields(qaldis: Built, kind: str) -> None:
    assert of_form(shown(qaldis, kind), FORMS[kind])


def test_links_of_origins_say_which_words_and_why(qaldis: Built) -> None:
    links = [link for row in shown(qaldis, "origins") for link in row["links"]]
    assert links
    assert of_form(links, LINK)
    assert {link["kind"] for link in links} <= LINK_KINDS
    assert all(link["reason"] for link in links)


def test_incidents_hold_counts_figures_and_conflicts_of_the_documented_form(qaldis: Built) -> None:
    rows = shown(qaldis, "incidents")
    assert {tuple(row["origins"]) for row in rows} == {("low", "high", "unattributed")}
    figures = [figure for row in rows for figure in row["figures"]]
    assert of_form(figures, ("counts", "unit", "values", "envelope"))
    assert of_form(
        [value for figure in figures for value in figure["values"]], ("low", "high", "origin", "as_of", "statement")
    )
    conflicts = [conflict for row in rows for conflict in row["conflicts"]]
    assert of_form(conflicts, ("kind", "sides", "explanation"))
    assert {one["kind"] for one in conflicts} <= {"denial", "blame", "figure", "place", "time", "framing"}


def test_a_report_says_whence_it_was_taken_and_what_it_tells_as_a_whole(qaldis: Built) -> None:
    rows = {row["names"][0]: row for row in shown(qaldis, "documents")}
    wire, copy = rows["01-meridian-wire.txt"], rows["02-harbour-gazette.html"]
    assert copy["kinship"]["taken_from"] == wire["exhibit"]
    assert copy["kinship"]["group"] == wire["kinship"]["group"]
    assert wire["toll"]["killed"]
    assert rows["14-coast-weekly-photo.png"]["kinship"] is None
    out = qaldis.dalil("show", "documents", "--case", qaldis.folder).out
    assert f"    taken from {wire['exhibit'][:12]}" in out
    assert f"    {wire['toll']['killed'][0]}" in out


def test_ids_lead_from_list_to_list(qaldis: Built) -> None:
    statements = {row["id"] for row in shown(qaldis, "statements")}
    documents = {row["exhibit"] for row in shown(qaldis, "documents")}
    assert {row["exhibit"] for row in shown(qaldis, "statements")} <= documents
    named = {one for kind in ("origins", "incidents") for row in shown(qaldis, kind) for one in row["statements"]}
    assert named <= statements
    sides = {
        one
        for row in shown(qaldis, "incidents")
        for conflict in row["conflicts"]
        for side in conflict["sides"]
        for one in side
    }
    assert sides <= statements


def test_show_needs_no_key_and_writes_nothing(qaldis: Built, copy: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    stranger = type(qaldis.dalil)(tmp_path / "stranger")
    ran = stranger("show", "statements", "--case", copy, "--json")
    assert ran.records == shown(qaldis, "statements")
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before


def test_verify_answers_with_verdict_and_checks(qaldis: Built) -> None:
    ran = qaldis.dalil("verify", qaldis.folder, "--json")
    assert (ran.code, list(ran.record), ran.record["verdict"]) == (0, ["verdict", "checks"], "VALID")
    assert {tuple(check) for check in ran.record["checks"]} == {("what", "state", "detail")}
    assert "consistent with its own keys only, no outside witness" in {one["detail"] for one in ran.record["checks"]}


def test_verify_says_invalid_with_1_and_incomplete_with_2(qaldis: Built, copy: Path) -> None:
    dossier = next((copy / "dossiers").glob("*/data/index.html"))
    dossier.write_bytes(dossier.read_bytes() + b" ")
    assert qaldis.dalil("verify", copy).code == 1
    for path in (copy / "derived").rglob("*.json*"):
        path.unlink()
    dossier.write_bytes(dossier.read_bytes()[:-1])
    ran = qaldis.dalil("verify", copy, "--json")
    assert (ran.code, ran.record["verdict"]) == (2, "INCOMPLETE")


def test_verify_with_a_policy_that_trusts_another_key_is_not_valid(qaldis: Built, tmp_path: Path) -> None:
    other = type(qaldis.dalil)(tmp_path / "other")
    (tmp_path / "r.txt").write_text("Nothing was shelled.\n")
    other("build", tmp_path / "r.txt", "--case", tmp_path / "case")
    ran = qaldis.dalil("verify", qaldis.folder, "--policy", tmp_path / "case" / "policy.txt")
    assert ran.code in (1, 2)


def test_extract_prints_the_statements_of_several_files_in_their_order(qaldis: Built) -> None:
    names = ["12-meridian-wire-correction.txt", "01-meridian-wire.txt"]
    ran = qaldis.dalil("extract", *(EXAMPLE / "reports" / name for name in names), *OWN)
    assert ran.code == 0
    assert {tuple(row) for row in ran.records} == {STATEMENT}
    seen = [row["document"] for row in ran.records]
    assert seen == sorted(seen, key=names.index)
    assert set(seen) == set(names)


def test_extract_knows_no_party_outside_the_vocabulary_and_makes_no_case(
    qaldis: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = qaldis.dalil("extract", EXAMPLE / "reports" / "01-meridian-wire.txt")
    assert {one["party"] for row in ran.records for one in row["speakers"] + row["perpetrators"]} == {None}
    assert list(tmp_path.iterdir()) == []


def test_extract_reads_a_published_date_for_one_file_only(qaldis: Built, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("The army shelled Halvora Hospital on Monday, the Coastal Front said.\n")
    dated = qaldis.dalil("extract", tmp_path / "r.txt", "--published", "2024-03-12", *OWN).records
    assert {row["time"]["edtf"] for row in dated if row["time"]} == {"2024-03-11"}
    two = qaldis.dalil("extract", tmp_path / "r.txt", tmp_path / "r.txt", "--published", "2024-03-12")
    assert (two.code, two.out) == (64, "")


def test_extract_goes_on_after_a_file_it_cannot_read(qaldis: Built, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = qaldis.dalil("extract", tmp_path / "empty.txt", EXAMPLE / "reports" / "01-meridian-wire.txt", *OWN)
    assert ran.code == 3
    assert "empty.txt" in ran.err
    assert ran.records


def test_extract_of_a_folder_says_what_reads_folders(qaldis: Built, tmp_path: Path) -> None:
    ran = qaldis.dalil("extract", tmp_path)
    assert (ran.code, ran.out) == (64, "")
    assert "dalil build" in ran.err


@pytest.mark.parametrize(
    "arguments", [["nowhere.txt"], ["{report}", "--gazetteer", "nowhere.csv"], ["{report}", "--published", "soon"]]
)
def test_extract_names_what_is_not_there(qaldis: Built, arguments: list[str]) -> None:
    report = str(EXAMPLE / "reports" / "01-meridian-wire.txt")
    ran = qaldis.dalil("extract", *(one.replace("{report}", report) for one in arguments))
    assert (ran.code, ran.out) == (65, "")


def test_who_commands_whom_is_listed_with_quote_speaker_and_document(dalil: Dalil, tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text("The envoy said on Monday that Iran backs the Harbour Front militia.\n", encoding="utf-8")
    assert dalil("build", text, "--case", tmp_path / "case").code == 0
    ran = dalil("show", "parties", "--commands", "--case", tmp_path / "case", "--json")
    (row,) = ran.records
    assert (row["party"]["name"], row["kind"], row["status"]) == ("Iran", "backs", "asserted")
    assert row["quote"] == "Iran backs the Harbour Front militia"
    assert text.read_text(encoding="utf-8")[row["start"] : row["end"]] == row["quote"]
    assert [speaker["name"] for speaker in row["speakers"]] == ["envoy"]
    assert row["document"] == "note.txt"
    assert row["other"]["party"] is not None
    line = dalil("show", "parties", "--commands", "--case", tmp_path / "case").out
    assert line.startswith("Iran backs ")
    assert "by envoy in note.txt" in line
    assert dalil("show", "law", "--commands", "--case", tmp_path / "case").code == 64


@pytest.mark.parametrize(
    "what", ["documents", "statements", "origins", "incidents", "situation", "parties", "law", "log"]
)
def test_every_listing_prints_lines_where_an_input_was_refused(qaldis: Built, tmp_path: Path, what: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text(
        "The army shelled Halvora Hospital on Monday, the Coastal Front said.\n"
    )
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "in" / "report.txt")
    assert qaldis.dalil("build", tmp_path / "in", "--case", tmp_path / "case").code == 3
    ran = qaldis.dalil("show", what, "--case", tmp_path / "case")
    assert ran.code == 0, ran.err
    assert ("link.txt" in ran.out) == (what == "documents")
