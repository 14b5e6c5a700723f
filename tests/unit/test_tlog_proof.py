"""Proofs that are handed over: they hold for their entry, log and witnesses, and for nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.e2e.command import Dalil
from tests.invented_case import fill_case, make_key, make_person

from dalil.errors import IntegrityError
from dalil.proof.policy import Policy, read_policy
from dalil.proof.tlog_proof import read_proof

LINES = 11


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("proved")
    fill_case(folder / "case", make_key(folder / "keys"), make_person(folder / "keys"))
    return folder / "case"


@pytest.fixture
def policy(case: Path) -> Policy:
    return read_policy((case / "policy.txt").read_bytes())


def made(case: Path, seq: int, out: Path) -> tuple[bytes, bytes]:
    ran = Dalil(out / "settings")("prove", "entry", str(seq), "--out", out / "files", "--case", case)
    assert ran.code == 0, ran.err
    return tuple((out / "files" / name).read_bytes() for name in ran.out.split())  # type: ignore[return-value]  # two


def test_every_entry_is_proved_and_checked(case: Path, policy: Policy, tmp_path: Path) -> None:
    for seq in range(LINES):
        line, data = made(case, seq, tmp_path / str(seq))
        assert read_proof(data).verify(line, policy).size == LINES
        assert bytes(read_proof(data)) == data


def test_the_proof_of_another_entry_or_place(case: Path, policy: Policy, tmp_path: Path) -> None:
    line, data = made(case, 3, tmp_path / "3")
    other, _ = made(case, 4, tmp_path / "4")
    proof = read_proof(data)
    for wrong, tried in ((other, proof), (line + b" ", proof), (line, replace(proof, index=4))):
        with pytest.raises(IntegrityError):
            tried.verify(wrong, policy)
    for path in (proof.path[:-1], (*proof.path, bytes(32)), (), tuple(reversed(proof.path))):
        with pytest.raises(IntegrityError):
            replace(proof, path=path).verify(line, policy)


def test_a_proof_under_nobody_trusted_or_without_its_quorum(case: Path, policy: Policy, tmp_path: Path) -> None:
    line, data = made(case, 3, tmp_path)
    stranger = make_key(tmp_path, "stranger")
    with pytest.raises(IntegrityError, match="trusted key"):
        read_proof(data).verify(line, replace(policy, logs=(stranger.verifier(policy.logs[0].name),)))
    with pytest.raises(IntegrityError, match="cosignatures"):
        read_proof(data).verify(line, replace(policy, witnesses={"w": stranger.cosigner("w")}, quorum="w"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"@v1", b"@v2"), (b"index 3", b"index 03"), (b"index 3", b"index -3"), (b"index 3", b""),
        (b"index 3", b"extra AAAA\nindex 3"), (b"\n\n", b"\nAA\n\n"), (b"\n\n", b"\n\xff\n\n"), (b"\n\n", b"\n"),
        (b"c2sp", b""),
    ],
)  # fmt: skip
def test_a_malformed_proof(case: Path, tmp_path: Path, old: bytes, new: bytes) -> None:
    _, data = made(case, 3, tmp_path)
    for wrong in (data.replace(old, new, 1), data[:-1], b"", data + bytes(2 << 20)):
        with pytest.raises(IntegrityError):
            read_proof(wrong)


def test_the_command_checks_with_the_policy_given(case: Path, tmp_path: Path) -> None:
    dalil = Dalil(tmp_path / "settings")
    made(case, 8, tmp_path)
    files = [tmp_path / "files" / name for name in ("entry-8.json", "entry-8.tlog-proof")]
    found = dalil("prove", "check", *files, "--policy", case / "policy.txt", "--json").record
    assert (found["entry"], found["type"], found["size"]) == (8, "review.decided", LINES)
    assert dalil("prove", "check", *reversed(files), "--policy", case / "policy.txt").code == 65
    assert dalil("prove", "entry", "8", "--out", tmp_path / "files", "--case", case).code == 65
    assert dalil("prove", "entry", "99", "--out", tmp_path / "x", "--case", case).code == 65
    assert dalil("prove", "entry", "8", "--size", "7", "--out", tmp_path / "x", "--case", case).code == 65
    assert dalil("prove", "entry", "6", "--size", "7", "--out", tmp_path / "x", "--case", case).code == 0
