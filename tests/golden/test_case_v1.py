"""A case of format version 1, written once and kept: it stays verifiable for ever, and is written the same today.

Who changes the format, or the README inside, keeps this case and adds one of the new version beside it.
"""

import shutil
from pathlib import Path

from dalil.custody.folder import CaseFolder
from dalil.proof.policy import read_policy
from dalil.proof.verdict import State, Verdict
from dalil.proof.verification import verify_case
from tests.invented_case import fill_case, make_key, make_person

KEPT = Path(__file__).with_name("case-v1")
# The sealed part is encrypted under a fresh file key each time: it and the manifest that lists it differ.
NEVER_THE_SAME = {"sealed/openings.age", "manifest-sha256.txt"}


def kept(tmp_path: Path) -> Path:
    """A copy of it: a checkout may leave out what is empty, or set modes of its own."""
    return Path(shutil.copytree(KEPT, tmp_path / "kept"))


def test_the_kept_case_is_valid(tmp_path: Path) -> None:
    found = verify_case(kept(tmp_path), both_hashes=True)
    assert found.verdict is Verdict.VALID
    assert [(check.what, check.detail) for check in found.checks if check.state is State.OK] == [
        ("log/entries", "11 entries, canonical, numbered and chained"),
        ("log/checkpoint", "signed, and its root is that of 11 entries"),
        ("objects/sha256", "4 preserved, unchanged since they were logged"),
        ("quarantine/sha256", "1 preserved, unchanged since they were logged"),
        ("derived/run-1", "2 files as entry 6 vouches for them"),
        ("manifest-sha256.txt", "18 files as listed"),
    ]


def test_the_kept_case_is_valid_under_its_policy_from_outside(tmp_path: Path) -> None:
    policy = read_policy((KEPT / "policy.txt").read_bytes())
    assert verify_case(kept(tmp_path), policy).verdict is Verdict.VALID


def test_the_kept_case_can_be_read(tmp_path: Path) -> None:
    exhibits = CaseFolder(kept(tmp_path)).exhibits()
    assert [(exhibit.size, exhibit.media_type) for exhibit in exhibits] == [
        (73, "text/plain"),
        (50, "text/plain"),
        (21, "text/plain"),
        (20, "text/plain"),
    ]


def test_format_version_1_is_still_written_byte_for_byte(tmp_path: Path) -> None:
    fill_case(tmp_path / "case", make_key(tmp_path / "keys"), make_person(tmp_path / "keys"))
    for path in sorted(path for path in KEPT.rglob("*") if path.is_file()):
        name = path.relative_to(KEPT).as_posix()
        if name not in NEVER_THE_SAME:
            assert (tmp_path / "case" / name).read_bytes() == path.read_bytes(), name
