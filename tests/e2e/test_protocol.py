"""The steps of docs/protocol.md, typed as a stranger would: the code blocks are run as they stand there."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.invented_dossier import Sound, copied, export

PROTOCOL = Path(__file__).parents[2] / "docs" / "protocol.md"
PROGRAMS = ("sh", "sha256sum", "openssl", "sed", "grep", "base64", "od", "find", "diff", "date")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason="the protocol needs " + ", ".join(PROGRAMS)
)


def blocks(step: int) -> str:
    """The commands under a numbered heading; what step 3 defines is there for the steps after it."""
    parts = re.split(r"^## (\d)\. .*$", PROTOCOL.read_text("utf-8"), flags=re.MULTILINE)
    numbered = dict(zip(map(int, parts[1::2]), parts[2::2], strict=True))
    found = {number: "\n".join(_commands(text)) for number, text in numbered.items()}
    needed = {4: 3, 7: 2}.get(step)
    return found[step] if needed is None else f"{found[needed]}\n{found[step]}"


def _commands(text: str) -> list[str]:
    return re.findall(r"^```sh[^\n]*\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def typed(dossier: Path, step: int, tmp_path: Path, **variables: str) -> str:
    """What the shell prints, on both streams; nothing is written into the dossier."""
    scratch = tmp_path / "scratch"
    scratch.mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(scratch), "LC_ALL": "C.UTF-8", **variables}
    before = sorted(dossier.rglob("*"))
    done = subprocess.run(
        ["sh", "-c", blocks(step)], cwd=dossier, env=environment, capture_output=True, text=True, check=False
    )
    assert sorted(dossier.rglob("*")) == before
    return done.stdout + done.stderr


def test_the_text_in_the_dossier_is_the_protocol(dossier: Path) -> None:
    assert (dossier / "README.md").read_bytes() == PROTOCOL.read_bytes()


def test_the_setup_makes_a_folder_for_what_is_needed(dossier: Path) -> None:
    setup = _commands(PROTOCOL.read_text("utf-8"))[0]
    done = subprocess.run(["sh", "-c", setup + 'rmdir "$TMPDIR"'], cwd=dossier, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_step_1_the_files_are_those_listed(dossier: Path, tmp_path: Path) -> None:
    said = typed(dossier, 1, tmp_path)
    assert said == "The files are as listed.\nNothing was added.\n"
    (dossier / "data/index.html").write_bytes(b"other\n")
    (dossier / "data/more.html").write_bytes(b"added\n")
    changed = typed(dossier, 1, tmp_path)
    assert "data/index.html: FAILED" in changed
    assert "< data/more.html" in changed
    assert "as listed." not in changed
    assert "Nothing was added." not in changed


def test_step_1_sees_a_symbolic_link(dossier: Path, tmp_path: Path) -> None:
    (dossier / "data/away").symlink_to(tmp_path)
    assert "Nothing was added." not in typed(dossier, 1, tmp_path)


def test_step_2_the_checkpoint_is_signed_by_the_key_of_this_fingerprint(
    sound: Sound, dossier: Path, tmp_path: Path
) -> None:
    said = typed(dossier, 2, tmp_path)
    assert "Signature Verified Successfully" in said
    assert sound.key.fingerprint in said
    checkpoint = dossier / "log/checkpoint"
    lines = checkpoint.read_text("utf-8").split("\n")
    checkpoint.write_text("\n".join([lines[0], "1", *lines[2:]]), "utf-8")
    assert "Signature Verified Successfully" not in typed(dossier, 2, tmp_path)


def test_step_3_the_entries_are_in_the_log(dossier: Path, tmp_path: Path) -> None:
    assert typed(dossier, 3, tmp_path) == "The entries are in the log.\n"
    log = dossier / "log/entries.jsonl"
    log.write_bytes(log.read_bytes().replace(b"text/plain", b"text/plane", 1))
    assert typed(dossier, 3, tmp_path) == ""


def test_step_3_misses_an_entry_that_was_left_out(dossier: Path, tmp_path: Path) -> None:
    log = dossier / "log/entries.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[1:]))
    said = typed(dossier, 3, tmp_path)
    assert "MISSING 0" in said
    assert "in the log." not in said


def test_step_4_the_pages_are_those_of_the_log(dossier: Path, tmp_path: Path) -> None:
    whole = "The entries are in the log.\nThe pages are those of the log.\n"
    assert typed(dossier, 4, tmp_path) == whole
    manifest = dossier / "manifest-sha256.txt"
    manifest.write_bytes(manifest.read_bytes().replace(b"style.css", b"shape.css"))
    assert "pages" not in typed(dossier, 4, tmp_path)


def test_steps_3_4_and_6_after_the_log_changed_its_key(rotated: Sound, tmp_path: Path) -> None:
    dossier = copied(rotated.dossier, tmp_path / "dossier")
    assert b'"type":"key.rotated"' in (dossier / "log/entries.jsonl").read_bytes()
    assert "The pages are those of the log." in typed(dossier, 4, tmp_path)
    assert "The statement is the one that the log cites." in typed(dossier, 6, tmp_path)


def test_step_4_passes_over_enclosed_reports(sound: Sound, tmp_path: Path) -> None:
    dossier = export(sound.case, tmp_path / "with", exhibits=True)
    assert "The pages are those of the log." in typed(dossier, 4, tmp_path)


def test_step_5_the_reports_are_those_preserved(sound: Sound, dossier: Path, tmp_path: Path) -> None:
    held = typed(dossier, 5, tmp_path).split()
    with_exhibits = export(sound.case, tmp_path / "with", exhibits=True)
    enclosed = {path.name: path for path in (with_exhibits / "data/objects").glob("*/*/*/*")}
    assert typed(with_exhibits, 5, tmp_path).split() == held == sorted(enclosed)
    path = enclosed[held[0]]
    path.chmod(0o644)
    path.write_bytes(b"other\n")
    assert f"NOT AS PRESERVED: ./{held[0][:2]}/" in typed(with_exhibits, 5, tmp_path)


def test_step_6_the_statement_is_signed_and_cited(dossier: Path, tmp_path: Path) -> None:
    said = typed(dossier, 6, tmp_path)
    assert "Signature Verified Successfully" in said
    assert "The statement is the one that the log cites." in said
    (path,) = (dossier / "attestations").iterdir()
    path.write_bytes(path.read_bytes().replace(b'"payload":"ey', b'"payload":"fy'))
    changed = typed(dossier, 6, tmp_path)
    assert "Successfully" not in changed
    assert "the log cites" not in changed


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A time-stamping authority of our own: key, certificate and settings."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "tsa.cnf").write_text(
        "[req]\ndistinguished_name = name\nx509_extensions = tsa\nprompt = no\n[name]\nCN = Clock of Oum Tarif\n"
        "[tsa]\nextendedKeyUsage = critical,timeStamping\nkeyUsage = critical,digitalSignature\n"
        "[stamp]\nserial = serial\ndefault_policy = 1.2.3.4\ndigests = sha256\nsigner_digest = sha256\n"
    )
    (folder / "serial").write_text("01\n")
    new = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-config", "tsa.cnf")
    openssl(folder, *new, "-keyout", "tsa.key", "-out", "tsa.pem", "-days", "1")
    return folder


def stamp(authority: Path, body: bytes) -> bytes:
    """The authority's token over these bytes (RFC 3161)."""
    (authority / "body").write_bytes(body)
    openssl(authority, "ts", "-query", "-data", "body", "-sha256", "-cert", "-out", "body.tsq")
    reply = ("ts", "-reply", "-config", "tsa.cnf", "-section", "stamp", "-queryfile", "body.tsq")
    openssl(authority, *reply, "-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "body.tsr")
    return (authority / "body.tsr").read_bytes()


def test_step_7_the_checkpoint_was_there_no_later_than_its_timestamp(
    sound: Sound, authority: Path, tmp_path: Path
) -> None:
    """The token lies beside the checkpoint in the case; the dossier takes it over under a name of its own."""
    case = copied(sound.case, tmp_path / "case")
    checkpoint = (case / "log/checkpoint").read_bytes()
    size = checkpoint.split(b"\n")[1].decode()
    token = stamp(authority, checkpoint.partition(b"\n\n")[0] + b"\n")
    (case / f"log/checkpoints/{size}.tsr").write_bytes(token)
    dossier = export(case, tmp_path / "dossier")
    assert (dossier / "log/checkpoint.tsr").read_bytes() == token
    told = {"TSA": str(authority / "tsa.pem")}
    assert "Verification: OK" in typed(dossier, 7, tmp_path, **told)
    other = stamp(authority, b"something else\n")
    (dossier / "log/checkpoint.tsr").write_bytes(other)
    assert "Verification: OK" not in typed(dossier, 7, tmp_path, **told)
