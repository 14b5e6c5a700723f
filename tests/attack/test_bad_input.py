"""Inputs that cannot be read: each is kept or listed with its reason, the rest goes on, exit 3, never a traceback."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.e2e.command import SOURCE, Dalil, Ran

from dalil.casework.build import Order, build
from dalil.casework.user_keys import case_key
from dalil.errors import CLOSED

pytestmark = pytest.mark.once

UNPRIVILEGED = Path(__file__).parents[1] / "unprivileged.py"
GOOD = "The Taldoran army shelled the market of Sarel on Monday, killing nine civilians, residents said.\n"
MARK = b"Sarel"


@dataclass(frozen=True, slots=True)
class Unprivileged(Dalil):
    """`dalil` run by somebody to whom permissions apply, whoever runs the tests."""

    def __call__(self, *arguments: str | Path, **variables: str) -> Ran:
        """Run a command as a process of its own."""
        done = subprocess.run(
            [sys.executable, str(UNPRIVILEGED), sys.executable, "-m", "dalil.cli", *map(str, arguments)],
            env={**os.environ, **self._variables(), **variables, "PYTHONPATH": str(SOURCE)},
            capture_output=True,
            text=True,
            check=False,
        )
        return Ran(code=done.returncode, out=done.stdout, err=done.stderr)


@pytest.fixture(scope="module")
def dalil(tmp_path_factory: pytest.TempPathFactory) -> Dalil:
    return Dalil(tmp_path_factory.mktemp("settings"))


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with one good report, which must be read whatever lies beside it."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


def taken_in(dalil: Dalil, inputs: Path, *options: str) -> tuple[Ran, dict[str, str]]:
    """What the build said, and why each input that was not read was not; the good report is read in any case."""
    case = inputs.parent / "case"
    ran = dalil("build", inputs, "--case", case, "--json", *options)
    assert ran.code == 3, ran.err
    assert "Traceback" not in ran.err
    assert ran.record["statements"] > 0
    assert dalil("verify", case).code == 0
    documents = dalil("show", "documents", "--case", case, "--json").records
    assert {one["state"] for one in documents if one["names"] == ["good.txt"]} == {"read"}
    assert {row["path"] for row in ran.record["refused"]} == {
        name for one in documents if one["state"] != "read" for name in one["names"]
    }
    assert all(row["why"] for row in ran.record["refused"])
    return ran, {row["path"]: row["why"] for row in ran.record["refused"]}


def preserved(inputs: Path) -> int:
    return len(list((inputs.parent / "case").glob("objects/sha256/*/*/*")))


def zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", b"<w:document>" + bytes(250_000_000))
    return stream.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF whose trailer names an encryption dictionary with keys that no empty password opens."""
    key = "00" * 32
    body = (
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        f"3 0 obj\n<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>\nendobj\n"
    )
    places = [body.index(f"{number} 0 obj") for number in (1, 2, 3)]
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<{key[:32]}><{key[:32]}>]>>"
    return f"{body}xref\n0 4\n0000000000 65535 f \n{table}trailer\n{tail}\nstartxref\n{len(body)}\n%%EOF\n".encode()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", lambda: b"", "empty"),
        ("garbage.bin", lambda: bytes(range(256)) * 40, "binary"),
        ("garbage.txt", lambda: bytes((7 * n * n + 3 * n) % 251 for n in range(9000)), ""),
        ("encrypted.pdf", encrypted_pdf, "encrypted"),
        ("cut.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<<", ""),
        ("bomb.docx", zip_bomb, "bomb"),
        ("cut.docx", lambda: zip_bomb()[:5000], ""),
        ("archive.zip", lambda: b"PK\x05\x06" + bytes(18), "archive"),
        ("photo.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(40), "image"),
    ],
)
def test_a_file_without_words_is_kept_and_says_why(
    dalil: Dalil, inputs: Path, name: str, data: Callable[[], bytes], said: str
) -> None:
    (inputs / name).write_bytes(data())
    _, why = taken_in(dalil, inputs)
    assert list(why) == [name]
    assert said in why[name].lower(), why[name]
    assert preserved(inputs) == 2


def test_wrong_encoding_is_read_with_its_odd_bytes_marked(dalil: Dalil, inputs: Path) -> None:
    text = "L'armée a bombardé le marché. The army shelled the market of Sarel on Monday.\n" * 3
    (inputs / "latin.txt").write_bytes(text.encode("latin-1"))
    (inputs / "liar.html").write_bytes(b'<meta charset="utf-8"><p>' + text.encode("cp1252") + b"</p>")
    (inputs / "utf16.txt").write_bytes(text.encode("utf-16"))
    ran = dalil("build", inputs, "--case", inputs.parent / "case", "--json")
    assert ran.code == 0, ran.err
    rows = dalil("show", "statements", "--case", inputs.parent / "case", "--json").records
    assert {row["document"] for row in rows} == {"good.txt", "latin.txt", "liar.html", "utf16.txt"}


def test_text_above_the_limit_is_kept_and_listed_as_too_long(dalil: Dalil, inputs: Path) -> None:
    line = b"The town lies on the river. " * 40 + b"\n\n"
    (inputs / "long.txt").write_bytes(line * (50_500_000 // len(line)))
    _, why = taken_in(dalil, inputs)
    assert "too long to read" in why["long.txt"].lower()
    assert preserved(inputs) == 2


def test_every_limit_can_be_lowered_and_is_said_and_raised_again(dalil: Dalil, inputs: Path) -> None:
    (inputs / "long.txt").write_text(
        "The Taldoran army shelled the market of Sarel on Monday, killing two men.\n\n" * 40
    )
    (inputs / "d").mkdir()
    (inputs / "d" / "far.txt").write_text("Too far down.\n")
    case = inputs.parent / "case"
    _, why = taken_in(dalil, inputs, "--limit-text", "1000", "--limit-depth", "1")
    assert sorted(why) == ["long.txt"]
    assert "too long to read" in why["long.txt"].lower()
    before = dalil("show", "documents", "--case", case, "--json").out
    ran = dalil("rebuild", "--case", case, "--json")
    assert (ran.code, ran.record["same"]) == (0, True)
    assert dalil("show", "documents", "--case", case, "--json").out == before
    ran = dalil("build", inputs, "--case", case, "--json")
    assert (ran.code, ran.record["refused"], ran.record["reports"]) == (0, [], 3)


def test_an_exhibit_above_the_limit_is_refused_and_not_kept(dalil: Dalil, inputs: Path) -> None:
    (inputs / "large.txt").write_bytes(b"x" * 200)
    _, why = taken_in(dalil, inputs, "--limit-exhibit", "150")
    assert "more than 150 bytes" in why["large.txt"]
    assert preserved(inputs) == 1
    assert list((inputs.parent / "case" / "spool").iterdir()) == []


@pytest.mark.parametrize("option", ["exhibit", "depth", "text", "block", "seconds", "memory"])
def test_a_limit_is_a_positive_number(dalil: Dalil, inputs: Path, option: str) -> None:
    assert dalil("build", inputs, "--case", inputs.parent / "case", f"--limit-{option}", "0").code == 64


@pytest.mark.long
def test_300_mb_of_text_is_kept_and_listed(dalil: Dalil, inputs: Path) -> None:
    with (inputs / "huge.txt").open("wb") as file:
        for _ in range(300):
            file.write(b"The town lies on the river.\n" * 37_450)
    _, why = taken_in(dalil, inputs)
    assert "long" in why["huge.txt"].lower()
    assert preserved(inputs) == 2


class Removing:
    """Takes a file away once the build has listed its inputs."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def stage(self, title: str, total: int | None) -> None:
        del total
        if title == "Preserving":
            self._path.unlink()

    def step(self, count: int = 1) -> None:
        del count

    def say(self, text: str) -> None:
        del text


def test_a_file_that_vanishes_before_it_is_read(dalil: Dalil, inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(dalil.settings))
    (inputs / "gone.txt").write_text("It will not be there.\n")
    case = inputs.parent / "case"
    outcome = build(Order(paths=[inputs], case=case), case_key(None), Removing(inputs / "gone.txt"))
    assert [one.path for one in outcome.refused] == ["gone.txt"]
    assert outcome.account.statements
    assert dalil("verify", case).code == 0
    states = {one["names"][0]: one["state"] for one in dalil("show", "documents", "--case", case, "--json").records}
    assert states == {"good.txt": "read", "gone.txt": "refused"}


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that fails while it is read")
def test_a_file_that_fails_while_it_is_read(dalil: Dalil, inputs: Path) -> None:
    case = inputs.parent / "case"
    ran = dalil("build", inputs, "/proc/self/mem", "--case", case, "--json")
    assert ran.code == 3, ran.err
    assert [one["path"] for one in ran.record["refused"]] == ["mem"]
    assert [path.name for path in (case / "spool").iterdir()] == []
    assert dalil("verify", case).code == 0


@pytest.fixture
def closed(inputs: Path) -> Iterator[Path]:
    (inputs / "closed.txt").write_text("Nobody may read it.\n")
    (inputs / "closed").mkdir()
    for path in (inputs / "closed.txt", inputs / "closed"):
        path.chmod(0)
    yield inputs
    (inputs / "closed").chmod(0o700)


@pytest.fixture
def unprivileged(dalil: Dalil) -> Unprivileged:
    return Unprivileged(dalil.settings)


def test_a_file_and_a_folder_without_permission(unprivileged: Unprivileged, closed: Path) -> None:
    _, why = taken_in(unprivileged, closed)
    assert sorted(why) == ["closed", "closed.txt"]
    assert all("Permission denied" in reason for reason in why.values())


@pytest.fixture
def read_only(dalil: Dalil, inputs: Path) -> Iterator[Path]:
    """A finished case in which nobody may write."""
    case = inputs.parent / "case"
    assert dalil("build", inputs, "--case", case).code == 0
    folders = [case, *(path for path in case.rglob("*") if path.is_dir())]
    files = [path for path in case.rglob("*") if path.is_file()]
    for path in files:
        path.chmod(0o400)
    for path in folders:
        path.chmod(0o500)
    yield case
    for path in folders:
        path.chmod(0o700)


def test_a_case_in_which_nobody_may_write_is_read_and_said_to_be_so(
    unprivileged: Unprivileged, inputs: Path, read_only: Path
) -> None:
    ran = unprivileged("build", inputs, "--case", read_only)
    assert "Permission denied" in ran.err
    assert CLOSED in " ".join(ran.err.split())
    assert (ran.code, ran.out, "Traceback" in ran.err) == (70, "", False)
    assert len(unprivileged("show", "documents", "--case", read_only, "--json").records) == 1
    assert unprivileged("verify", read_only).code == 0


def test_a_folder_for_the_case_that_nobody_may_open(unprivileged: Unprivileged, inputs: Path, tmp_path: Path) -> None:
    for name, mode in (("closed", 0), ("no-writing", 0o500)):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(mode)
        ran = unprivileged("build", inputs, "--case", tmp_path / name / "case")
        assert "Permission denied" in ran.err, ran.err
        assert CLOSED in " ".join(ran.err.split())
        assert "Traceback" not in ran.err
        (tmp_path / name).chmod(0o700)


def test_a_loop_of_folders_and_links_to_nowhere_are_listed_and_not_followed(dalil: Dalil, inputs: Path) -> None:
    (inputs / "loop").symlink_to(inputs, target_is_directory=True)
    (inputs / "self").symlink_to(inputs / "self")
    (inputs / "nowhere.txt").symlink_to(inputs / "missing.txt")
    (inputs / "outside.txt").symlink_to("/etc/hostname")
    _, why = taken_in(dalil, inputs)
    assert sorted(why) == ["loop", "nowhere.txt", "outside.txt", "self"]
    assert all("link" in reason for reason in why.values())
    assert preserved(inputs) == 1


def test_folders_deeper_than_the_limit_are_listed(dalil: Dalil, inputs: Path) -> None:
    deep = inputs.joinpath(*["d"] * 66)
    deep.mkdir(parents=True)
    (deep / "far.txt").write_text("Too far down.\n")
    _, why = taken_in(dalil, inputs)
    assert len(why) == 1
    assert "64" in next(iter(why.values()))


def test_a_pipe_and_a_socket_are_not_waited_for(dalil: Dalil, inputs: Path) -> None:
    os.mkfifo(inputs / "pipe")
    _, why = taken_in(dalil, inputs)
    assert why == {"pipe": "neither a file nor a folder"}


@pytest.mark.parametrize(
    "name",
    [
        b"line\nbreak.txt",
        "\u202etxt.exe\u202c.txt".encode(),
        b"n" * 251 + b".txt",
        b"caf\xe9-\xff.txt",
        b"-rf.txt",
        b"a'\"$(reboot)`&;|.txt",
        b"\x1b[31mred\x07.txt",
        b" leading and trailing .txt ",
    ],
    ids=["newline", "right-to-left override", "255 bytes", "not UTF-8", "option", "shell", "terminal codes", "spaces"],
)
def test_hostile_file_names_are_kept_and_harm_nothing(dalil: Dalil, inputs: Path, name: bytes) -> None:
    (inputs / os.fsdecode(name)).write_text("The army shelled the bridge of Sarel on Tuesday, residents said.\n")
    case = inputs.parent / "case"
    for _ in range(2):
        ran = dalil("build", inputs, "--case", case, "--json")
        assert (ran.code, ran.record["reports"]) == (0, 2), ran.err
    shown = dalil("show", "documents", "--case", case)
    assert shown.code == 0
    assert len([line for line in shown.out.splitlines() if not line.startswith("    ")]) == 2  # below stands more
    assert not [sign for sign in shown.out if sign in "\x1b\x07\u202e\u202c"]
    assert len(dalil("show", "documents", "--case", case, "--json").records) == 2
    assert dalil("verify", case).code == 0
    for page in Path(ran.record["dossier"]).parent.glob("*.html"):
        assert not [sign for sign in page.read_text(encoding="utf-8") if sign in "\x1b\x07\u202e\u202c"], page.name


def test_hostile_names_of_inputs_that_are_refused_are_told_on_one_line(dalil: Dalil, inputs: Path) -> None:
    for name in (b"a\nb \x1b[2Jc", b"\xff\xfe", "\u202egnp".encode()):
        (inputs / os.fsdecode(name)).symlink_to(inputs / "good.txt")
    ran = dalil("build", inputs, "--case", inputs.parent / "case")
    assert ran.code == 3, ran.err
    assert len([line for line in ran.out.splitlines() if line.startswith("refused: ")]) == 3
    assert not [sign for sign in ran.out if sign in "\x1b\u202e"]
    taken_in(dalil, inputs)


def test_a_quote_that_turns_its_reading_direction_is_shown_with_the_sign(dalil: Dalil, inputs: Path) -> None:
    (inputs / "turned.txt").write_text(
        "The \u202eton did ymra\u202c shelled the market of Sarel on Monday, residents said.\n"
    )
    ran = dalil("build", inputs, "--case", inputs.parent / "case", "--json")
    everything = "".join(path.read_text(encoding="utf-8") for path in Path(ran.record["dossier"]).parent.iterdir())
    assert "\u202e" not in everything
    assert '<span class="control">RLO</span>' in everything


def test_everything_bad_at_once_does_not_stop_the_good_report(dalil: Dalil, inputs: Path) -> None:
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "garbage.bin").write_bytes(bytes(range(256)) * 4)
    (inputs / "encrypted.pdf").write_bytes(encrypted_pdf())
    (inputs / "loop").symlink_to(inputs)
    _, why = taken_in(dalil, inputs)
    assert sorted(why) == ["empty.txt", "encrypted.pdf", "garbage.bin", "loop"]
    again, still = taken_in(dalil, inputs)
    assert still == why
    assert again.record["reports"] == 4


def test_a_mended_file_is_no_longer_listed(dalil: Dalil, inputs: Path) -> None:
    (inputs / "later.txt").symlink_to(inputs / "good.txt")
    taken_in(dalil, inputs)
    (inputs / "later.txt").unlink()
    (inputs / "later.txt").write_text("The ministry denied that the army had shelled the market of Sarel.\n")
    ran = dalil("build", inputs, "--case", inputs.parent / "case", "--json")
    assert (ran.code, ran.record["refused"]) == (0, [])
