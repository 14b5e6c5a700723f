from datetime import date
from pathlib import Path

import pytest
import yaml

from dalil.errors import NotFoundError, SettingsError
from dalil.model.provision import Framework, Provision
from dalil.vocab.frameworks import FILE_LIMIT, load_framework_folder, load_frameworks, plugged, read_framework
from dalil.vocab.terms import load_terms

TENS = ("", "x", "xx")
UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
NUMERALS = [tens + unit for tens in TENS for unit in UNITS if tens + unit]
PARTS = {
    "8(2)(a)": {"ii": 3, "vii": 2, "upto": 8},
    "8(2)(b)": {"vii": 4, "x": 2, "xxii": 6, "upto": 29},
    "8(2)(c)": {"i": 4, "upto": 4},
    "8(2)(e)": {"vi": 6, "xi": 2, "upto": 19},
}
ENTERED = """6(a) 6(c) 7(1)(a) 7(1)(b) 7(1)(d) 7(1)(e) 7(1)(f) 7(1)(g)-1 7(1)(h) 7(1)(i) 7(1)(k) 8(2)(a)(i)
8(2)(b)(i) 8(2)(e)(i) 8(2)(b)(ii) 8(2)(b)(iii) 8(2)(e)(iii) 8(2)(b)(iv) 8(2)(b)(ix) 8(2)(e)(iv)
8(2)(b)(xxiv) 8(2)(e)(ii) 8(2)(b)(xxv) 8(2)(e)(xix) 8(2)(b)(xviii) 8(2)(e)(xiv) 8(2)(b)(xvii)
8(2)(e)(xiii) 8(2)(c)(i)-1 8(2)(c)(i)-3 8(2)(c)(i)-4 8(2)(c)(iii) 8(2)(c)(iv) 8(2)(e)(viii)
8(2)(e)(v) 8(2)(e)(x) 8(2)(e)(xii)"""
SMALL = {
    "framework.yaml": b'id: own\ntitle: "Own"\nversion: "1"\nsource_citation: "Own code"\n',
    "provisions.yaml": b'provisions:\n  - {id: "1", title: "First", conflict: none, valid_from: "2001-01-01", '
    b'source_citation: "Own code, s. 1", hooks: ["act.kill"]}\n',
}


def rome() -> Framework:
    return next(framework for framework in load_frameworks() if framework.id == "rome")


def by_id() -> dict[str, Provision]:
    return {provision.id: provision for framework in load_frameworks() for provision in framework.provisions}


def listed() -> set[str]:
    found = {f"6({letter})" for letter in "abcde"} | {f"7(1)({letter})" for letter in "abcdefhijk"}
    found |= {f"7(1)(g)-{number}" for number in range(1, 7)}
    for part, forms in PARTS.items():
        for numeral in NUMERALS[: forms["upto"]]:
            count = forms.get(numeral, 0)
            found |= {f"{part}({numeral})-{form}" for form in range(1, count + 1)} or {f"{part}({numeral})"}
    return {f"rome:{bare}" for bare in found}


def test_every_crime_of_the_statute_has_a_row() -> None:
    assert {provision.id for provision in rome().provisions if provision.kind == "crime"} == listed()


def test_every_provision_that_a_term_names_is_there() -> None:
    named = {f"rome:{bare}" for term in load_terms().by_id.values() for bare in term.provisions}
    assert named - by_id().keys() == set()


def test_twins_name_each_other_and_belong_to_different_kinds_of_conflict() -> None:
    rows = by_id()
    for provision in rows.values():
        for twin in provision.twins:
            assert provision.id in rows[twin].twins
            assert {provision.conflict, rows[twin].conflict} == {"IAC", "NIAC"}


@pytest.mark.parametrize("gap", ["8(2)(b)(ii)", "8(2)(b)(iv)", "8(2)(b)(xxiii)"])
def test_the_gaps_of_the_list_for_internal_conflicts_have_no_twin(gap: str) -> None:
    assert by_id()[f"rome:{gap}"].twins == ()


def test_every_row_has_days_of_the_calendar_and_a_citation() -> None:
    for provision in by_id().values():
        assert date(1945, 1, 1) < provision.first < date(2025, 1, 1)
        assert provision.source


def test_the_crimes_of_the_note_have_their_elements_and_a_mental_element_or_a_context() -> None:
    rows = by_id()
    for bare in ENTERED.split():
        provision = rows[f"rome:{bare}"]
        assert [element for element in provision.elements if element.id.startswith(f"{provision.id}/")], bare
        assert {"M", "ctx"} & {element.type for element in provision.elements}, bare


def test_a_shared_context_has_one_id_and_one_text_wherever_it_stands() -> None:
    shared = [
        element
        for provision in rome().provisions
        for element in provision.elements
        if element.id.startswith("rome:CTX-NIAC/N1")
    ]
    assert len(shared) > 10
    assert len(set(shared)) == 1


def test_rows_from_general_knowledge_are_marked_unverified() -> None:
    rows = by_id()
    assert not rows["rome:8(2)(e)(xix)"].verified
    assert rows["rome:8(2)(e)(i)"].verified
    counted = {element.verified for element in rows["rome:8(2)(b)(iii)"].elements if "/C" in element.id}
    recalled = {element.verified for element in rows["rome:8(2)(e)(iii)"].elements if "/C" in element.id}
    assert (counted, recalled) == ({True}, {False})


def test_the_hash_of_a_package_changes_with_any_byte() -> None:
    before = read_framework(SMALL, "own").sha256
    assert read_framework(SMALL, "own").sha256 == before
    assert read_framework({**SMALL, "provisions.yaml": SMALL["provisions.yaml"] + b"# \n"}, "own").sha256 != before


def test_all_problems_of_a_package_are_reported_at_once() -> None:
    rows = {
        "provisions": [
            {"id": "1", "title": "A", "conflict": "war", "valid_from": "2001-01-01", "source_citation": "s. 1"},
            {"id": "2", "title": "B", "conflict": "IAC", "valid_from": "2001-02-30", "source_citation": "s. 2"},
            {"id": "3", "conflict": "IAC", "valid_from": "2001-01-01", "source_citation": "s. 3", "guilt": 0.9},
            {
                "id": "4",
                "title": "D",
                "conflict": "IAC",
                "valid_from": "2001-01-01",
                "source_citation": "s",
                "twin": ["9"],
            },
            {
                "id": "5",
                "title": "E",
                "conflict": "IAC",
                "valid_from": "2001-01-01",
                "source_citation": "s",
                "context": ["Z"],
            },
        ]
    }
    elements = {
        "crimes": [
            {"for": ["4"], "rows": [{"id": "C1", "type": "C", "text": "x", "hints": ["act.unheard_of", "@none"]}]}
        ]
    }
    files = {
        **SMALL,
        "provisions.yaml": yaml.safe_dump(rows).encode(),
        "elements.yaml": yaml.safe_dump(elements).encode(),
    }
    with pytest.raises(SettingsError) as caught:
        read_framework(files, "own")
    told = "\n".join(caught.value.problems)
    for expected in (
        "'war'",
        "2: valid_from",
        "3: title is missing",
        "guilt",
        "no own:9",
        "no set Z",
        "unheard_of",
        "@none",
    ):
        assert expected in told


def test_a_twin_that_does_not_name_back_is_a_problem() -> None:
    rows = [
        {"id": "1", "title": "A", "conflict": "IAC", "valid_from": "2001-01-01", "source_citation": "s", "twin": ["2"]},
        {"id": "2", "title": "B", "conflict": "NIAC", "valid_from": "2001-01-01", "source_citation": "s"},
    ]
    with pytest.raises(SettingsError, match="does not name it back"):
        read_framework({**SMALL, "provisions.yaml": yaml.safe_dump({"provisions": rows}).encode()}, "own")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b"[1, 2",
        b"- 1\n",
        b"provisions: 7\n",
        b"provisions: [1]\n",
        b"provisions: [{id: [1]}]\n",
        b"!!python/name:os.system",
    ],
)
def test_a_hostile_package_is_a_wrong_setting_and_nothing_worse(data: bytes) -> None:
    with pytest.raises(SettingsError):
        read_framework({**SMALL, "provisions.yaml": data}, "own")


def test_a_folder_of_ones_own_is_plugged_in_beside_what_ships(tmp_path: Path) -> None:
    for name, data in SMALL.items():
        (tmp_path / name).write_bytes(data)
    own = load_framework_folder(tmp_path)
    assert [framework.id for framework in plugged((*load_frameworks(), own))] == ["ca3", "forums-sy", "own", "rome"]


def test_a_package_of_ones_own_replaces_the_one_of_its_id() -> None:
    own = read_framework({**SMALL, "framework.yaml": SMALL["framework.yaml"].replace(b"own", b"forums-sy")}, "x")
    found = {framework.id: framework for framework in plugged((*load_frameworks(), own))}
    assert found["forums-sy"] == own


def test_a_hook_that_leads_nowhere_is_named() -> None:
    own = read_framework({**SMALL, "provisions.yaml": SMALL["provisions.yaml"].replace(b"act.kill", b"rome:99")}, "x")
    with pytest.raises(SettingsError, match="own:1: rome:99 leads nowhere"):
        plugged((*load_frameworks(), own))


def test_a_folder_without_a_package_and_one_too_large_say_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load_framework_folder(tmp_path)
    (tmp_path / "framework.yaml").write_bytes(b"#" * (FILE_LIMIT + 1))
    with pytest.raises(SettingsError, match="too large"):
        load_framework_folder(tmp_path)
