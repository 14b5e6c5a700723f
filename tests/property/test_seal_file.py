import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import InvalidValueError
from dalil.proof.seal_file import SealFile, read_seal_path


@given(st.integers(0, 10**15), st.integers(1, 99), st.booleans(), st.booleans())
def test_a_path_leads_back_to_its_token(size: int, number: int, renewal: bool, request: bool) -> None:
    seal = SealFile(size=size, number=number, renewal=renewal, request=request)
    assert read_seal_path(seal.path) == seal
    assert not seal.answered.request


@pytest.mark.parametrize(
    "name",
    [
        "13.ckpt", "13.tsr1", "13.tsr0", "013.tsr", "13.tsr100", "13.renew-0.tsr", "13.renew-1.tsr2", "13.renew-.tsr",
        "-1.tsr", "13.TSR", "13.tsr.new", ".13.tsr.new", "٣.tsr", "13.tsr\n",
    ],
)  # fmt: skip
def test_what_is_named_otherwise_is_neither_token_nor_request(name: str) -> None:
    assert read_seal_path(f"log/checkpoints/{name}") is None


def test_a_token_has_a_size_and_a_number() -> None:
    with pytest.raises(InvalidValueError):
        SealFile(size=-1, number=1)
    with pytest.raises(InvalidValueError):
        SealFile(size=1, number=0)
