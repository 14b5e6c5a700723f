"""The dossier of the example as a bag: what others make of it, what it holds, and what it must not hold."""

import base64
import html
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import bagit
import pytest

import dalil
from dalil.proof.verdict import Verdict
from dalil.proof.verifier_key import read_vkey
from tests.e2e.command import EXAMPLE, TABLES, Dalil
from tests.e2e.conftest import Built
from tests.invented_dossier import run_script

PRIVATE = "korvel"
CITED = {"case.opened", "object.ingested", "derivation.run", "dossier.published"}


@pytest.fixture(scope="module")
def inside(qaldis: Built) -> Path:
    """The dossier that the build left in the case."""
    return Path(qaldis.ran.record["dossier"]).parents[1]


@pytest.fixture(scope="module")
def busy(qaldis: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example case after a decision that no dossier of it speaks of."""
    case = Path(shutil.copytree(qaldis.folder, tmp_path_factory.mktemp("busy") / "case"))
    qaldis.dalil("whoami", "--name", "A. Tester", "--role", "investigator")
    identifier = qaldis.dalil("show", "statements", "--case", case, "--json").records[0]["id"]
    assert qaldis.dalil("review", "accept", identifier, "--reason", "seen in full", "--case", case).code == 0
    return case


@pytest.fixture(scope="module")
def handed_on(qaldis: Built, busy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of that case, made for handing on."""
    out = tmp_path_factory.mktemp("out") / "dossier"
    ran = qaldis.dalil("dossier", "build", "--case", busy, "--out", out)
    assert ran.code == 0, ran.err
    return out


@pytest.fixture(scope="module")
def with_exhibits(qaldis: Built, busy: Path, handed_on: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    del handed_on  # the same pages; only the reports are enclosed beside them
    out = tmp_path_factory.mktemp("out") / "dossier"
    ran = qaldis.dalil("dossier", "build", "--case", busy, "--out", out, "--exhibits", "--json")
    assert (ran.code, ran.record["exhibits"], ran.record["enclosed"]) == (0, 17, 17), ran.err
    return out


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "log/entries.jsonl").read_bytes().splitlines()]


@pytest.mark.parametrize("which", ["inside", "handed_on", "with_exhibits"])
def test_bagit_finds_it_valid_and_both_verifiers_too(which: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(which)
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.is_valid(completeness_only=True)
    built: Built = request.getfixturevalue("qaldis")
    ran = built.dalil("verify", folder)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, Verdict.VALID)
    assert "consistent with its own keys only, no outside witness" in ran.out
    script = run_script(folder)
    assert (script.returncode, script.stdout.splitlines()[-1]) == (0, Verdict.VALID)


@pytest.mark.parametrize("which", ["inside", "with_exhibits"])
def test_sha256sum_finds_every_file_as_listed(which: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(which)
    done = subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "manifest-sha256.txt", "tagmanifest-sha256.txt"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_fingerprint_that_was_printed_is_trust_from_outside(qaldis: Built, handed_on: Path) -> None:
    fingerprint = qaldis.ran.err.partition("Fingerprint: ")[2].split()[0]
    ran = qaldis.dalil("verify", handed_on, "--fingerprint", fingerprint)
    assert ran.code == 0
    assert "own keys only" not in ran.out
    assert qaldis.dalil("verify", handed_on, "--fingerprint", "0" * 64).code == 1
    assert qaldis.dalil("verify", qaldis.folder, "--fingerprint", fingerprint).code == 64
    assert qaldis.dalil("verify", handed_on / "data", "--policy", qaldis.folder / "policy.txt").code == 0


def test_it_shows_the_entries_that_it_cites_and_no_other(busy: Path, handed_on: Path) -> None:
    shown = lines(handed_on)
    assert {one["type"] for one in shown} == CITED
    whole = (busy / "log/entries/000000.jsonl").read_bytes().splitlines()
    everything = b"".join(path.read_bytes() for path in handed_on.rglob("*") if path.is_file())
    hidden = [line for line in whole if json.loads(line)["type"] not in CITED]
    assert len(hidden) >= 2, "a key that was added and a decision"
    for entry in map(json.loads, hidden):
        for secret in (entry["id"], *entry.get("_sd", []), entry.get("sig", entry["id"])):
            assert secret.encode() not in everything


def test_no_key_or_pseudonym_of_a_person_is_handed_on(busy: Path, handed_on: Path) -> None:
    persons = [path for path in (busy / "keys").glob("*.vkey") if not path.name.startswith("log")]
    assert persons
    everything = b"".join(path.read_bytes() for path in handed_on.rglob("*") if path.is_file())
    for path in persons:
        name, _, key = path.read_bytes().strip().split(b"+", 2)
        assert name not in everything
        assert key not in everything
    there = {path.name for path in (handed_on / "keys").iterdir()}
    assert there >= {"log.pem", "log.vkey"}
    assert {name.partition(".")[0].partition("-")[0] for name in there} == {"log"}


def test_a_private_person_is_named_in_no_file_of_it(inside: Path, handed_on: Path) -> None:
    for folder in (inside, handed_on):
        for path in folder.rglob("*"):
            assert PRIVATE not in path.name.lower()
            if path.is_file():
                assert PRIVATE not in html.unescape(path.read_text(encoding="utf-8")).lower(), path.name


def test_reports_are_enclosed_only_when_asked_and_then_the_bag_and_the_log_say_so(
    qaldis: Built, busy: Path, handed_on: Path, with_exhibits: Path
) -> None:
    assert not (handed_on / "data/objects").exists()
    assert "Exhibits: held in the case" in (handed_on / "bag-info.txt").read_text()
    assert "17 exhibits are held in the case and not enclosed" in qaldis.dalil("verify", handed_on).out
    enclosed = [path for path in (with_exhibits / "data/objects").rglob("*") if path.is_file()]
    assert len(enclosed) == 17
    for path in enclosed:
        assert path.read_bytes() == (busy / path.relative_to(with_exhibits / "data")).read_bytes()
    assert "Not for handing on" in (with_exhibits / "bag-info.txt").read_text()
    exported = [
        one for one in qaldis.dalil("show", "log", "--case", busy, "--json").records if one["type"] == "object.exported"
    ]
    assert [one["result"]["objects"] for one in exported] == [17]
    assert qaldis.dalil("verify", busy).code == 0


def test_the_same_case_gives_the_same_pages_inside_and_outside(busy: Path, handed_on: Path) -> None:
    label = next(one["result"]["dossier"] for one in lines(handed_on) if one["type"] == "dossier.published")
    kept = busy / "dossiers" / label / "data"
    for path in (handed_on / "data").rglob("*"):
        assert path.read_bytes() == (kept / path.name).read_bytes()


def test_the_statement_names_every_exhibit_the_program_and_the_rules(inside: Path) -> None:
    (path,) = (inside / "attestations").iterdir()
    said = json.loads(base64.b64decode(json.loads(path.read_bytes())["payload"]))
    definition = said["predicate"]["buildDefinition"]
    names = [one["name"] for one in definition["resolvedDependencies"]]
    assert sum(name.startswith("objects/sha256/") for name in names) == 17
    assert {name.split()[0] for name in names if "/" not in name} >= {"engine", "model", "vocabulary", "law"}
    assert said["predicate"]["runDetails"]["builder"]["version"] == {"dalil": dalil.__version__}


def test_a_place_that_is_taken_is_not_written_over(qaldis: Built, busy: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken/mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("taken", "file", "link"):
        ran = qaldis.dalil("dossier", "build", "--case", busy, "--out", tmp_path / name)
        assert (ran.code, "--out" in ran.err) == (65, True), name
    assert (tmp_path / "taken/mine.txt").read_text() == "mine"
    assert qaldis.dalil("dossier", "build", "--case", tmp_path / "none", "--out", tmp_path / "new").code == 65


def test_an_empty_folder_takes_the_dossier(qaldis: Built, busy: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert qaldis.dalil("dossier", "build", "--case", busy, "--out", tmp_path / "empty").code == 0
    assert qaldis.dalil("verify", tmp_path / "empty").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_names_are_shown_only_when_asked_and_the_dossier_cites_it(qaldis: Built, copy: Path, tmp_path: Path) -> None:
    ran = qaldis.dalil("dossier", "build", "--case", copy, "--out", tmp_path / "named", "--show-names")
    assert ran.code == 0, ran.err
    assert PRIVATE in (tmp_path / "named/data/statements.html").read_text(encoding="utf-8").lower()
    assert "names.shown" in {one["type"] for one in lines(tmp_path / "named")}
    assert qaldis.dalil("verify", tmp_path / "named").code == 0
    assert run_script(tmp_path / "named").returncode == 0


def test_a_bag_that_was_not_finished_is_incomplete_and_the_next_build_finishes_it(qaldis: Built, copy: Path) -> None:
    (bag,) = (copy / "dossiers").iterdir()
    for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt", "bag-info.txt"):
        (bag / name).unlink()
    shutil.rmtree(bag / "log")
    (copy / "manifest-sha256.txt").unlink()
    assert qaldis.dalil("verify", copy).code == 2
    ran = qaldis.dalil("build", EXAMPLE / "reports", *TABLES, "--case", copy)
    assert ran.code == 3, ran.err
    assert qaldis.dalil("verify", copy).code == 0
    assert qaldis.dalil("verify", bag).code == 0


def test_a_proof_that_was_exchanged_in_the_case_is_found(qaldis: Built, copy: Path) -> None:
    (bag,) = (copy / "dossiers").iterdir()
    checkpoint = bag / "log/checkpoint"
    checkpoint.write_bytes(checkpoint.read_bytes().replace(b"dalil/case/", b"dalil/cave/"))
    ran = qaldis.dalil("verify", copy)
    assert ran.code == 1
    assert f"dossiers/{bag.name}/log/checkpoint" in ran.out


def test_other_templates_make_a_dossier_beside_the_old_one(qaldis: Built, copy: Path, tmp_path: Path) -> None:
    """The same pages have the same name, other pages another: a changed look must not end in a bug report."""
    source = Path(shutil.copytree(Path(dalil.__file__).parent, tmp_path / "source/dalil"))
    style = source / "dossier/templates/style.css"
    style.write_text(style.read_text(encoding="utf-8") + "\n.new { color: black }\n", encoding="utf-8")
    changed = subprocess.run(
        [sys.executable, "-m", "dalil.cli", "build", str(EXAMPLE / "reports"), *TABLES, "--case", str(copy)],
        env={**os.environ, "PYTHONPATH": str(source.parent), "XDG_CONFIG_HOME": str(qaldis.dalil.settings)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert changed.returncode == 3, changed.stderr
    assert len(list((copy / "dossiers").iterdir())) == 2
    assert qaldis.dalil("verify", copy).code == 0


def test_a_dossier_of_a_log_that_changed_its_key_is_valid_under_either(qaldis: Built, tmp_path: Path) -> None:
    own = Dalil(tmp_path / "settings")
    (tmp_path / "r.txt").write_text("The army shelled the market of Sarel on Monday, killing nine civilians.\n")
    assert own("build", tmp_path / "r.txt", "--case", tmp_path / "case").code == 0
    before = read_vkey((tmp_path / "case/keys/log.vkey").read_text()).fingerprint
    assert own("key", "rotate", "--case", tmp_path / "case").code == 0
    ran = own("dossier", "build", "--case", tmp_path / "case", "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert "key.rotated" in {one["type"] for one in lines(tmp_path / "out")}
    after = read_vkey((tmp_path / "out/keys/log-2.vkey").read_text()).fingerprint
    for told, code in (((), 0), (("--fingerprint", after), 0), (("--fingerprint", before), 0)):
        assert own("verify", tmp_path / "out", *told).code == code, told
        assert run_script(tmp_path / "out", *told).returncode == code, told
    assert own("verify", tmp_path / "case").code == 0
    policy = tmp_path / "policy.txt"
    policy.write_bytes((tmp_path / "out/policy.txt").read_bytes() + b"authority a %s\ntimestamps 1\n" % (b"0" * 64))
    for verified in (
        own("verify", tmp_path / "out", "--policy", policy),
        qaldis.dalil("verify", tmp_path / "out", "--policy", policy),
    ):
        assert (verified.code, "the policy asks for 1 authorities, 0 vouch" in verified.out) == (2, True)
    assert run_script(tmp_path / "out", "--policy", str(policy)).returncode == 2
