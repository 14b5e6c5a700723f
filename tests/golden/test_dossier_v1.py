"""A dossier of format version 1, written once and kept: it stays verifiable for ever, by every means.

Who changes the format keeps this dossier and adds one of the new version beside it. The certificate of the authority
whose timestamp it holds has ended long since; the stamp counts at its own time.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import bagit
import pytest

from dalil.custody.token import read_token
from dalil.proof.dossier_verification import OWN_KEYS_ONLY, verify_dossier
from dalil.proof.outside import Outside
from dalil.proof.policy import read_policy
from dalil.proof.verdict import State, Verdict
from tests.e2e.test_protocol import typed
from tests.invented_dossier import copied, run_script

KEPT = Path(__file__).with_name("dossier-v1")
FINGERPRINT = "ade67950936942296c3c80695a7d94d41e652d6c5a0ef87e25f18984bd6ddc03"
OUTSIDE = Outside(read_token=read_token, now="2031-05-10T00:00:00Z")
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="signatures are checked with openssl")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A copy of it, as a stranger has one."""
    return copied(KEPT, tmp_path / "kept")


def test_the_kept_dossier_is_valid(kept: Path) -> None:
    found = verify_dossier(kept, outside=OUTSIDE)
    assert found.verdict is Verdict.VALID
    assert OWN_KEYS_ONLY in {check.detail for check in found.checks}
    assert [(check.what, check.detail) for check in found.checks if check.state is State.OK] == [
        ("manifest-sha256.txt", "5 files as listed"),
        ("tagmanifest-sha256.txt", "14 files as listed"),
        ("log/entries.jsonl", "6 entries, canonical and in order"),
        ("log/checkpoint", "signed, over 14 entries"),
        ("log/nodes.txt", "entries and hashes give the root over 14 entries"),
        ("data", "2 pages of run-2-pages as entry 12 vouches for them"),
        ("data/objects/sha256", "3 enclosed, as their entries preserved them"),
        ("attestations/run-2.dsse.json", "signed, and the statement that entry 11 cites"),
    ]


def test_it_is_valid_under_trust_from_outside(kept: Path) -> None:
    assert verify_dossier(kept, fingerprints=[FINGERPRINT], outside=OUTSIDE).verdict is Verdict.VALID
    assert (
        verify_dossier(kept, read_policy((KEPT / "policy.txt").read_bytes()), outside=OUTSIDE).verdict is Verdict.VALID
    )
    assert verify_dossier(kept, fingerprints=["0" * 64]).verdict is Verdict.INVALID


@needs_openssl
def test_the_script_of_now_and_the_script_in_it_find_it_valid(kept: Path) -> None:
    assert run_script(kept, "--fingerprint", FINGERPRINT).returncode == 0
    enclosed = [sys.executable, "-I", str(kept / "verify.py"), "--fingerprint", FINGERPRINT]
    assert subprocess.run(enclosed, capture_output=True, check=False).stdout.endswith(b"\nVALID\n")


def test_bagit_finds_it_valid(kept: Path) -> None:
    bagit.Bag(str(kept)).validate()


@needs_openssl
def test_its_timestamp_holds_though_the_certificate_of_the_authority_has_ended(kept: Path, tmp_path: Path) -> None:
    (certificate,) = (kept / "log/authorities").iterdir()
    assert "Verification: OK" in typed(kept, 7, tmp_path, TSA=str(certificate))
