"""Whatever bit of a dossier is turned, wherever: it is never valid again."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invented_dossier import copied, export, make_sound, run_script

from dalil.proof.dossier_verification import verify_dossier
from dalil.proof.verdict import Verdict


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flips")
    return export(make_sound(folder).case, folder / "with", exhibits=True)


def flipped(dossier: Path, whole: int, bit: int) -> Path:
    """A copy beside it with one bit turned; `whole` counts through the bytes of all files in their order."""
    copy = dossier.with_name("flipped")
    shutil.rmtree(copy, ignore_errors=True)
    files = sorted(path for path in copied(dossier, copy).rglob("*") if path.is_file())
    at = whole % sum(path.stat().st_size for path in files)
    for path in files:
        if at < path.stat().st_size:
            data = bytearray(path.read_bytes())
            data[at] ^= 1 << bit
            path.chmod(0o644)
            path.write_bytes(data)
            break
        at -= path.stat().st_size
    return copy


@given(st.integers(0, 1 << 30), st.integers(0, 7))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_bit_turned_is_never_valid(dossier: Path, whole: int, bit: int) -> None:
    assert verify_dossier(flipped(dossier, whole, bit)).verdict is not Verdict.VALID


@given(st.integers(0, 1 << 30), st.integers(0, 7))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.skipif(shutil.which("openssl") is None, reason="the script needs openssl")
def test_the_script_says_the_same(dossier: Path, whole: int, bit: int) -> None:
    copy = flipped(dossier, whole, bit)
    assert run_script(copy).returncode == verify_dossier(copy).verdict.exit_code != 0
