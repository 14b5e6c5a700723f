"""The dossier: static, closed in itself, anchored in the exhibits, and without the names of private persons."""

import html
import re
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from dalil.casework.case import Case
from tests.e2e.command import EXAMPLE, OWN, TABLES, Dalil
from tests.e2e.conftest import Built

NOTICE = "Working copy: contains names. Not for handing on."
PRIVATE = ("Nadia Korvel", "Korvel")
PUBLIC = ("Ilvar Dresh", "Mara Telvik", "Teo Marrin")
MASK = re.compile(r"\[P-\d+\]")


class Page(HTMLParser):
    """The links, anchors, tags and quotes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.quotes: list[str] = []
        self._quoting = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if found.get("id"):
            self.ids.add(str(found["id"]))
        self.links.extend(str(found[name]) for name in ("href", "src") if found.get(name))
        if tag in ("q", "mark"):
            self._quoting = True
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("q", "mark"):
            self._quoting = False

    def handle_data(self, data: str) -> None:
        if self._quoting:
            self.quotes[-1] += data


@cache
def pages(folder: Path) -> dict[str, Page]:
    return {path.name: Page(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.html"))}


@pytest.fixture(scope="module")
def folder(qaldis: Built) -> Path:
    return Path(qaldis.ran.record["dossier"]).parent


@pytest.fixture(scope="module")
def texts(qaldis: Built) -> list[str]:
    readings = Case.open(qaldis.folder).derived.readings()
    return [found["text"] for one in readings if (found := one["report"]["rendition"]) is not None]


def test_there_is_a_page_for_each_report_and_each_part_of_the_account(qaldis: Built, folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    parts = {"index.html", "statements.html", "origins.html", "situation.html", "law.html", "check.html", "style.css"}
    assert names == parts | {f"report-{number:03d}.html" for number in range(1, qaldis.ran.record["reports"] + 1)}


def test_the_pages_say_what_each_number_of_origins_counts(qaldis: Built, folder: Path) -> None:
    counted = qaldis.ran.record["origins"]
    every = len(qaldis.dalil("show", "origins", "--case", qaldis.folder, "--json").records)
    beyond = every - counted["high"] - counted["unattributed"]
    origins, index = (" ".join((folder / name).read_text().split()) for name in ("origins.html", "index.html"))
    assert f"The account counts {counted['low']} to {counted['high']} of them as independent" in origins
    assert f"Not counted are {counted['unattributed']} there that name no source, and {beyond} behind no inc" in origins
    assert f"All {every} origins</a> are those, and {beyond} that stand behind no incident" in index
    assert beyond > 0


def test_one_reason_between_two_origins_stands_once_with_how_often_it_holds(folder: Path) -> None:
    page = (folder / "origins.html").read_text()
    assert page.count("may speak for") == 2
    assert page.count("so tied: 8 pairs of statements") == 2


def test_the_digests_can_be_checked_against_the_case_and_name_nobody(qaldis: Built, folder: Path) -> None:
    page = (folder / "check.html").read_text()
    listed = page.partition('<pre class="digests">')[2].partition("</pre>")[0].strip()
    done = subprocess.run(
        ["sha256sum", "--strict", "-c"], input=listed, cwd=qaldis.folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(listed.splitlines()) == len({line[:64] for line in listed.splitlines()}) == qaldis.ran.record["reports"]
    assert all(re.fullmatch("[0-9a-f]{64}  objects/sha256/[0-9a-f/]{70}", line) for line in listed.splitlines())


def test_every_page_says_that_it_is_a_working_copy(folder: Path) -> None:
    for path in folder.glob("*.html"):
        assert NOTICE in path.read_text(encoding="utf-8"), path.name


def test_no_page_holds_a_script_or_loads_anything_from_elsewhere(folder: Path) -> None:
    for name, page in pages(folder).items():
        assert not {tag for tag, _ in page.tags} & {"script", "iframe", "object", "embed", "img", "form"}, name
        assert not [attribute for _, found in page.tags for attribute in found if attribute.startswith("on")], name
        assert not [link for link in page.links if ":" in link or link.startswith("/")], name
        policy = [found.get("content") for tag, found in page.tags if tag == "meta" and found.get("http-equiv")]
        assert policy == ["default-src 'none'; style-src 'self'; img-src 'self'"], name
    style = (folder / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def test_every_link_and_fragment_leads_somewhere(folder: Path) -> None:
    found = pages(folder)
    broken = [
        (name, link) for name, page in found.items() for link in page.links if not _leads(found, folder, name, link)
    ]
    assert broken == []


def _leads(found: dict[str, Page], folder: Path, name: str, link: str) -> bool:
    target, _, fragment = link.partition("#")
    if not (folder / (target or name)).is_file():
        return False
    return not fragment or fragment in found[target or name].ids


def test_no_anchor_stands_twice_on_a_page(folder: Path) -> None:
    for name, page in pages(folder).items():
        ids = [str(found["id"]) for _, found in page.tags if found.get("id")]
        assert sorted(ids) == sorted(set(ids)), name


def test_every_quote_stands_in_the_text_of_an_exhibit(folder: Path, texts: list[str]) -> None:
    quotes = {quote for page in pages(folder).values() for quote in page.quotes}
    assert len(quotes) > 20
    strange = [quote for quote in sorted(quotes) if not any(_stands(quote, text) for text in texts)]
    assert strange == []


def _stands(quote: str, text: str) -> bool:
    """Whether the words stand in the text as they are, a masked name standing for any."""
    pattern = ".{1,80}?".join(re.escape(part) for part in MASK.split(quote))
    return re.search(pattern, text, re.DOTALL) is not None


def test_every_statement_of_the_case_has_its_claim_and_its_place_in_a_report(qaldis: Built, folder: Path) -> None:
    rows = qaldis.dalil("show", "statements", "--case", qaldis.folder, "--json").records
    found = pages(folder)
    assert {f"c-{row['id']}" for row in rows} <= found["statements.html"].ids
    anchored = {anchor for name, page in found.items() if name.startswith("report-") for anchor in page.ids}
    assert {row["id"] for row in rows} <= anchored


def test_a_private_person_is_named_in_no_file_and_a_public_one_is(folder: Path) -> None:
    everything = "".join(html.unescape(path.read_text(encoding="utf-8")) for path in folder.iterdir())
    assert [name for name in PRIVATE if name.lower() in everything.lower()] == []
    assert [name for name in PUBLIC if name not in everything] == []
    assert MASK.search(everything)


def test_the_exact_words_stay_in_the_case(qaldis: Built) -> None:
    rows = qaldis.dalil("show", "statements", "--case", qaldis.folder, "--json").out
    assert PRIVATE[0] in rows


def test_names_are_shown_only_when_asked_and_the_log_says_so(qaldis: Built, copy: Path) -> None:
    def types() -> list[Any]:
        return [row["type"] for row in qaldis.dalil("show", "log", "--case", copy, "--json").records]

    assert "names.shown" not in types()
    ran = qaldis.dalil("build", EXAMPLE / "reports", *TABLES, "--case", copy, "--show-names", "--json")
    page = Path(ran.record["dossier"])
    assert PRIVATE[0] in "".join(path.read_text(encoding="utf-8") for path in page.parent.iterdir())
    assert NOTICE in page.read_text(encoding="utf-8")
    assert types().count("names.shown") == 1
    assert qaldis.dalil("verify", copy).code == 0


def test_a_name_in_a_file_name_is_masked_too(dalil: Dalil, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    text = '"The shelling lasted an hour," said Nadia Korvel, a resident of Tarsun.\n'
    (inputs / "interview nadia korvel.txt").write_text(text)
    ran = dalil("build", inputs, *OWN, "--case", tmp_path / "case", "--json")
    everything = "".join(
        path.read_text(encoding="utf-8") for path in Path(ran.record["dossier"]).parent.iterdir()
    ).lower()
    assert "korvel" not in everything
    assert "interview [p-001].txt" in re.sub(r"<[^>]+>", "", everything)


def test_a_name_among_what_was_refused_is_masked_too(dalil: Dalil, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    text = '"The shelling lasted an hour," said Nadia Korvel, a resident of Tarsun.\n'
    (inputs / "report.txt").write_text(text)
    (inputs / "Nadia Korvel.txt").symlink_to(inputs / "report.txt")
    ran = dalil("build", inputs, *OWN, "--case", tmp_path / "case", "--json")
    assert [one["path"] for one in ran.record["refused"]] == ["Nadia Korvel.txt"]
    for path in Path(ran.record["dossier"]).parent.iterdir():
        assert "Korvel" not in path.read_text(encoding="utf-8"), path.name


def test_hostile_text_stays_text(dalil: Dalil, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "<b onclick=x>.txt").write_text(
        'The army shelled <script>alert(1)</script> the "market" of <img src=http://x.example/y> Sarel, it said.\n'
    )
    ran = dalil("build", inputs, "--case", tmp_path / "case", "--json")
    test_no_page_holds_a_script_or_loads_anything_from_elsewhere(Path(ran.record["dossier"]).parent)


def test_a_demo_is_labelled_on_every_page(dalil: Dalil, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("The army shelled the market, residents said.\n")
    ran = dalil("build", tmp_path / "r.txt", "--case", tmp_path / "case", "--demo", "--json")
    for path in Path(ran.record["dossier"]).parent.glob("*.html"):
        assert "DEMO" in path.read_text(encoding="utf-8"), path.name


def test_a_key_stored_unwrapped_is_said_in_the_dossier(folder: Path) -> None:
    assert "stored without a passphrase" in (folder / "check.html").read_text(encoding="utf-8")
