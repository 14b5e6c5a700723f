"""Search: hits marked in their context, times counted, and queries kept for this user alone."""

import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dalil.casefile.folding import folded
from dalil.casework.queries import LONGEST_NAME, MOST, forget_query, save_query, saved_queries
from dalil.errors import InputError, SettingsError
from dalil.web.hits import hits
from dalil.web.periods import MOST_MONTHS, periods
from tests.e2e.conftest import Built

TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
WORDS = st.text("ab قصفَالمدينة'’-.\u200f", max_size=30)


@given(WORDS, WORDS)
def test_marking_hits_loses_no_letter(text: str, words: str) -> None:
    pieces = list(hits(text, words))
    assert "".join(piece for piece, _ in pieces) == text
    wanted = set(folded(words).split())
    for piece, hit in pieces:
        assert not hit or wanted & set(folded(piece).split())


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("The Hospital's wards", "hospital", ["Hospital"]),
        ("قُصِفَت المدينة", "مدينة", ["المدينة"]),
        ("nothing here", "hospital", []),
        ("a b a", "a", ["a", "a"]),
    ],
)
def test_what_the_index_finds_is_marked(text: str, words: str, marked: list[str]) -> None:
    assert [piece for piece, hit in hits(text, words) if hit] == marked


def test_a_hit_stands_in_its_context(client: TestClient) -> None:
    page = client.get("/statements", params={"words": "hospital"}).text
    assert "<mark>Hospital</mark>" in page
    assert '<span class="around">' in page
    assert '<span class="around">' not in client.get("/statements").text


def test_a_time_leads_to_as_many_statements_as_it_says(client: TestClient) -> None:
    times = client.get("/statements.json").json()["times"]
    assert times
    for one in times:
        found = client.get("/statements.json", params={"since": one["since"], "until": one["until"]}).json()
        assert found["total"] >= one["number"] > 0
        assert found["times"] == times


def test_many_months_are_counted_by_year() -> None:
    months = [(f"{year}-{month:02d}", 1) for year in (2028, 2029, 2030) for month in range(1, 13)]
    assert len(months) > MOST_MONTHS
    assert [(one.label, one.number) for one in periods(months)] == [("2028", 12), ("2029", 12), ("2030", 12)]
    (leap,) = periods([("2028-02", 3)])
    assert (leap.since, leap.until, leap.number) == ("2028-02-01", "2028-02-29", 3)


def test_a_query_is_saved_listed_and_forgotten(client: TestClient, qaldis: Built, copy: Path) -> None:
    token = TOKEN.findall(client.get("/statements").text)[0]
    asked = {"form_token": token, "query": "words=hospital&status=denied&page=2&part=x", "name": " what is  denied "}
    assert client.post("/statements/saved", data=asked).status_code == 303
    (one,) = client.get("/statements.json").json()["saved"]
    assert one == {"name": "what is denied", "address": "words=hospital&status=denied"}
    assert f'href="/statements?{one["address"].replace("&", "&amp;")}"' in client.get("/statements").text
    folder = qaldis.dalil.settings / "dalil" / "queries"
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [path for path in copy.rglob("*") if path.is_file() and b"what is denied" in path.read_bytes()]
    forget = {"form_token": token, "query": "", "forget": one["name"]}
    assert client.post("/statements/saved", data=forget).headers["location"] == "/statements"
    assert client.get("/statements.json").json()["saved"] == []


def test_saved_queries_have_limits_and_a_damaged_file_is_told(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name, address in (("", "words=a"), ("a", ""), ("a" * (LONGEST_NAME + 1), "words=a")):
        with pytest.raises(InputError):
            save_query(copy, name, address)
    for number in range(MOST):
        save_query(copy, f"q{number:03d}", "words=a")
    with pytest.raises(InputError):
        save_query(copy, "one more", "words=a")
    save_query(copy, "q000", "words=b")
    forget_query(copy, "q001")
    assert [one.name for one in saved_queries(copy)][:2] == ["q000", "q002"]
    (file,) = (tmp_path / "dalil" / "queries").iterdir()
    file.write_bytes(b'[{"name": 1}]')
    with pytest.raises(SettingsError):
        saved_queries(copy)
