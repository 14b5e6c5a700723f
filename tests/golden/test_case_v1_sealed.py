"""A case of format version 1 with everything that seals one: cosignature, timestamp, rotated key, attested run.

Written once and kept: it stays verifiable for ever. Witness and log keep the clock of tests, the authority that of the
day on which it stamped; its certificate has ended since.
"""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.custody.token import read_token
from dalil.proof.certificate import read_certificates
from dalil.proof.outside import Outside
from dalil.proof.policy import read_policy
from dalil.proof.verdict import State, Verdict
from dalil.proof.verification import verify_case

KEPT = Path(__file__).with_name("case-v1-sealed")
OUTSIDE = Outside(read_token=read_token, now="2031-05-10T00:00:00Z")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A copy of it: a checkout may leave out what is empty, or set modes of its own."""
    return Path(shutil.copytree(KEPT, tmp_path / "kept"))


def test_the_kept_case_is_valid_with_all_its_seals(kept: Path) -> None:
    found = verify_case(kept, both_hashes=True, outside=OUTSIDE)
    assert found.verdict is Verdict.VALID, found.to_json()
    sound = {check.what: check.detail for check in found.checks if check.state is State.OK}
    assert sound["log/checkpoint"] == "signed, and its root is that of 18 entries"
    assert sound["witnesses"] == "the quorum of the policy has cosigned the checkpoint"
    assert sound["log/checkpoints/16.tsr"].startswith("entries 0 to 15 were there no later than 2026-11-21T09:35:11Z")
    assert sound["derived/run-2/attestation.dsse.json"] == "signed, and the statement that entry 14 cites"
    notes = [check.detail for check in found.checks if check.state is State.NOTE]
    assert "its certificate counted at its time and has ended on 2026-12-01; not renewed before" in notes


def test_the_first_key_leads_to_the_one_that_signs_now(kept: Path) -> None:
    own = read_policy((KEPT / "policy.txt").read_bytes())
    assert {path.name for path in (KEPT / "keys").glob("log*.vkey")} == {"log.vkey", "log-2.vkey"}
    first = replace(own, logs=own.logs[:1])
    assert verify_case(kept, first, outside=OUTSIDE).verdict is Verdict.VALID


def test_a_policy_that_asks_for_a_timestamp_needs_an_authority_from_outside(kept: Path) -> None:
    (root,) = (KEPT / "log/authorities").iterdir()
    asked = replace(read_policy((KEPT / "policy.txt").read_bytes()), timestamps=1, authorities={})
    told = replace(OUTSIDE, certificates=read_certificates(root.read_bytes()))
    assert verify_case(kept, asked, outside=told).verdict is Verdict.VALID
    assert verify_case(kept, asked, outside=OUTSIDE).verdict is Verdict.INCOMPLETE


@pytest.mark.parametrize("part", ["log/checkpoints/16.tsr", "log/checkpoints/17.ckpt"])
def test_a_seal_that_is_taken_away_is_missed(kept: Path, part: str) -> None:
    (kept / part).unlink()
    assert verify_case(kept, outside=OUTSIDE).verdict is not Verdict.VALID
