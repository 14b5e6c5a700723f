"""Forgeries in a finished case by somebody who has a shell and not the key, the manifest written anew after each."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.attack.test_case_attacks import (
    LOG,
    Sound,
    case,
    change,
    failures,
    flip,
    incomplete,
    invalid,
    manifest_again,
    objects,
    relative,
    sound,
)
from tests.invented_case import intake, open_case, states, write_run

from dalil.proof.canonical import dump, load_object
from dalil.proof.digest import sha256_hex
from dalil.proof.manifest import read_manifest, write_manifest
from dalil.proof.verdict import State, Verdict
from dalil.proof.verification import OWN_KEYS_ONLY, verify_case

__all__ = ["case", "sound"]  # fixtures
MARK = b"a command is writing to this case, or was interrupted while it did\n"


def verdict(case: Path) -> Verdict:
    return verify_case(case).verdict


@pytest.mark.parametrize(
    "edit",
    [lambda data: data[:-1], lambda data: data + b"\n", lambda _: b"", lambda data: data[::-1]],
    ids=["cut", "longer", "emptied", "turned round"],
)
def test_object_truncated_or_extended(case: Path, edit: Callable[[bytes], bytes]) -> None:
    path = objects(case)[0]
    change(path, edit)
    manifest_again(case)
    assert "preserved" in invalid(case, relative(case, path))


def test_two_objects_exchanged_with_the_manifest(case: Path) -> None:
    first, second = objects(case)[:2]
    one, other = first.read_bytes(), second.read_bytes()
    change(first, lambda _: other)
    change(second, lambda _: one)
    manifest_again(case)
    assert {relative(case, first), relative(case, second)} <= failures(verify_case(case)).keys()


def test_object_replaced_by_a_folder(case: Path) -> None:
    path = objects(case)[0]
    path.unlink()
    path.mkdir()
    assert "missing" in invalid(case, relative(case, path))


def test_object_deleted_and_taken_off_the_manifest(case: Path) -> None:
    path = objects(case)[0]
    path.unlink()
    manifest_again(case)
    assert "missing" in invalid(case, relative(case, path))


@pytest.mark.parametrize("name", ["statements.jsonl", "text/one.txt"])
def test_output_of_a_run_and_manifest_edited_together(case: Path, name: str) -> None:
    change(case / "derived/run-1" / name, flip(1))
    manifest_again(case)
    assert "vouches" in invalid(case, "derived/run-1")


def test_readme_and_manifest_edited_together(case: Path) -> None:
    change(case / "README.txt", lambda data: data.replace(b"sha256sum", b"md5sum"))
    manifest_again(case)
    assert "first entry" in invalid(case, "README.txt")


def test_file_added_and_listed_in_the_manifest(case: Path) -> None:
    data = b"planted\n"
    path = f"objects/sha256/{sha256_hex(data)[:2]}/{sha256_hex(data)[2:4]}/{sha256_hex(data)}"
    (case / path).parent.mkdir(parents=True)
    (case / path).write_bytes(data)
    listed = read_manifest((case / "manifest-sha256.txt").read_bytes())
    (case / "manifest-sha256.txt").write_bytes(write_manifest({**listed, path: sha256_hex(data)}))
    assert "it was added" in invalid(case, path)


def test_file_added_and_excused_by_a_forged_mark_of_interruption(case: Path) -> None:
    """The mark says that a command was interrupted: then additions cannot be judged, and nothing is VALID."""
    (case / "lock").write_bytes(MARK)
    (case / "derived/planted").mkdir()
    (case / "derived/planted/a.jsonl").write_bytes(b"{}\n")
    incomplete(case, "derived/planted/a.jsonl")


def test_change_excused_by_a_forged_mark_of_interruption(case: Path) -> None:
    (case / "lock").write_bytes(MARK)
    change(objects(case)[0], flip(2))
    invalid(case, relative(case, objects(case)[0]))


@pytest.mark.parametrize("mark", [b"", MARK], ids=["finished", "marked as interrupted"])
def test_lines_blanked_out_as_if_a_crash_had_torn_them(case: Path, mark: bytes) -> None:
    (case / "lock").write_bytes(mark)

    def blank(data: bytes) -> bytes:
        *kept, last, end = data.split(b"\n")
        return b"\n".join([*kept, bytes(len(last)), end])

    change(case / LOG, blank)
    assert "cut off" in invalid(case, "log/checkpoint")


def test_a_writer_does_not_cut_signed_lines_that_were_blanked_out(case: Path, sound: Sound) -> None:
    change(case / LOG, lambda data: data[:-40] + bytes(39) + b"\n")
    before = (case / LOG).read_bytes()
    with pytest.raises(Exception, match="damaged"):
        open_case(case, sound[1])
    assert (case / LOG).read_bytes() == before
    assert not (case / "recovered").exists()


def _renumbered(lines: list[bytes]) -> bytes:
    prev, written = "0" * 64, []
    for seq, line in enumerate(lines):
        written.append(dump({**load_object(line), "seq": seq, "prev": prev}))
        prev = sha256_hex(written[-1])
    return b"".join(line + b"\n" for line in written)


@pytest.mark.parametrize(
    "edit",
    [
        lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]],
        lambda lines: [*lines[:2], *lines[3:]],
        lambda lines: [*lines[:3], dump({**load_object(lines[2]), "id": "f" * 32}), *lines[3:]],
    ],
    ids=["swapped", "dropped", "inserted"],
)
def test_lines_changed_numbered_and_chained_anew_under_the_old_checkpoint(
    case: Path, edit: Callable[[list[bytes]], list[bytes]]
) -> None:
    change(case / LOG, lambda data: _renumbered(edit(data.splitlines())))
    manifest_again(case)
    assert "log/checkpoint" in failures(verify_case(case))


@pytest.mark.parametrize(
    "edit",
    [
        lambda line: line.replace(b'"actor"', b'"\\u0061ctor"'),
        lambda line: line + b"\r",
        lambda line: b"\xef\xbb\xbf" + line,
        lambda line: line.replace(b',"v":1}', b"}").replace(b'{"_sd"', b'{"v":1,"_sd"'),
        lambda line: line.replace(b'"seq":1', b'"seq":-1'),
        lambda line: line.replace(b'"seq":1', b'"seq":01'),
        lambda line: line.replace(b'"seq":1', b'"seq":1e0'),
        lambda line: line.replace(b'"v":1', b'"v":Infinity'),
        lambda line: line.replace(b'"size":', b'"size":9007199254740993'),
        lambda line: line.replace(b"text/plain", b"text/plain\xc0\xaf"),
        lambda line: line.replace(b'"text/plain"', b"[" * 70 + b"]" * 70),
        lambda line: line.replace(b'"text/plain"', b'"text/plain"/**/'),
        lambda line: b"[" + line + b"]",
        lambda line: line + b" ",
    ],
    ids=[
        "letter_as_escape", "carriage_return", "byte_order_mark", "member_out_of_order", "negative", "leading_zero",
        "exponent", "infinity", "beyond_double", "overlong_utf8", "deep", "comment", "array", "blank_at_the_end",
    ],
)  # fmt: skip
def test_a_line_that_says_the_same_in_another_form(case: Path, edit: Callable[[bytes], bytes]) -> None:
    lines = (case / LOG).read_bytes().split(b"\n")
    changed = edit(lines[1])
    assert changed != lines[1]
    lines[1] = changed
    (case / LOG).write_bytes(b"\n".join(lines))
    invalid(case, "entry 1")


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data + data.splitlines(keepends=True)[0],
        lambda data: data.replace(b"  ", b" *", 1),
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.rstrip(b"\n"),
        lambda data: data.upper(),
        lambda data: data + b"0" * 64 + b"  ../outside\n",
        lambda data: data + b"0" * 64 + b"  /etc/hostname\n",
        lambda data: data + b"\\" + b"0" * 64 + b"  a\\nb\n",
    ],
    ids=["twice", "binary_mark", "carriage_returns", "torn", "upper_case", "upwards", "absolute", "escaped"],
)
def test_a_manifest_in_another_form(case: Path, edit: Callable[[bytes], bytes]) -> None:
    change(case / "manifest-sha256.txt", edit)
    assert verdict(case) is Verdict.INVALID


@pytest.mark.parametrize(
    "path", ["derived/run-1/link", "sealed/link", "objects/sha256/link", "keys/link", "dossiers/link"]
)
def test_symbolic_link_added(case: Path, path: str) -> None:
    (case / path).parent.mkdir(exist_ok=True)
    (case / path).symlink_to("/etc/hostname")
    assert "symbolic link" in invalid(case, path)


def test_case_that_is_a_symbolic_link_to_itself_ends(case: Path) -> None:
    (case / "derived/loop").symlink_to(case, target_is_directory=True)
    assert "symbolic link" in invalid(case, "derived/loop")


@pytest.mark.parametrize("name", [b"..%2f", b"con", b"a\\b", b"\xcc\x81", "ﬁle".encode(), b"-rf", b"*", b"$(id)"])
def test_odd_file_names_below_managed_folders_are_additions(case: Path, name: bytes) -> None:
    with open(os.fsencode(case / "derived/run-1") + b"/" + name, "wb"):  # noqa: PTH123 - the name is bytes
        pass
    assert verdict(case) is Verdict.INVALID


def test_a_whole_case_set_back_is_seen_from_outside_only(sound: Sound, tmp_path: Path) -> None:
    """Without the key an old copy can be put in the place of the case; it agrees with itself and says only that."""
    case, later = tmp_path / "case", tmp_path / "later"
    with open_case(case, sound[1]) as writer:
        assert states(writer.ingest([intake("one.txt", b"One.\n")])) == ["preserved"]
    shutil.copytree(case, later)
    with open_case(later, sound[1], seed="later") as writer:
        assert states(writer.ingest([intake("two.txt", b"Two.\n")])) == ["preserved"]
    held = (later / "log/checkpoint").read_bytes()
    found = verify_case(case)
    assert found.verdict is Verdict.VALID
    assert OWN_KEYS_ONLY in {check.detail for check in found.checks if check.state is State.NOTE}
    (case / "log/checkpoint").write_bytes(held)  # somebody had kept the checkpoint of later
    assert "cut off" in invalid(case, "log/checkpoint")


def test_clock_set_back_between_two_commands_is_noted_and_not_hidden(case: Path, sound: Sound) -> None:
    with open_case(case, sound[1], seed="third") as writer:
        write_run(writer, "run-3", {"a.jsonl": b"{}\n"})
    found = verify_case(case)
    assert found.verdict is Verdict.VALID
    noted = [check.what for check in found.checks if "clock was set back" in check.detail]
    assert len(noted) > 1


def test_an_object_that_was_deleted_is_put_back_by_taking_the_same_bytes_in_again(case: Path, sound: Sound) -> None:
    name, data = "dispatch.txt", b"Shells fell on the grain market of Oum Tarif on Tuesday, the mayor said.\n"
    (path,) = (path for path in objects(case) if path.name == sha256_hex(data))
    path.unlink()
    size = (case / LOG).stat().st_size
    with open_case(case, sound[1], seed="again") as writer:
        assert states(writer.ingest([intake(name, data)])) == ["known"]
    assert path.read_bytes() == data
    assert (case / LOG).stat().st_size == size
    assert verdict(case) is Verdict.VALID
