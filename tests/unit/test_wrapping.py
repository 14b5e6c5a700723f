"""Keys under a passphrase: files of age, the same work everywhere, and a clear word where they do not open."""

import pyrage
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as some

from dalil.custody import wrapping
from dalil.custody.entropy import SystemEntropy
from dalil.custody.wrapping import unwrap, wrap
from dalil.errors import InputError, InvalidValueError

KEY, WORD = b"a private key\n", "four quiet herons"


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "WORK", 10)


def test_the_work_is_that_of_age_however_busy_the_machine_is() -> None:
    wrapped = wrap(KEY, WORD, SystemEntropy())
    assert wrapped.splitlines()[1].split()[-1] == b"18"
    assert unwrap(wrapped, WORD) == KEY


@pytest.mark.usefixtures("light")
def test_what_is_wrapped_here_opens_with_age() -> None:
    assert pyrage.passphrase.decrypt(wrap(KEY, WORD, SystemEntropy()), WORD) == KEY


def test_what_age_wrapped_opens_here() -> None:
    assert unwrap(pyrage.passphrase.encrypt(KEY, WORD), WORD) == KEY


@pytest.mark.usefixtures("light")
def test_another_passphrase_and_a_damaged_file_are_told_apart() -> None:
    wrapped = wrap(KEY, WORD, SystemEntropy())
    with pytest.raises(InputError, match="passphrase does not open"):
        unwrap(wrapped, "four loud herons")
    with pytest.raises(InputError, match="damaged"):
        unwrap(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), WORD)


@pytest.mark.usefixtures("light")
def test_more_work_than_memory_allows_and_more_than_a_key_are_refused() -> None:
    wrapped = wrap(KEY, WORD, SystemEntropy())
    with pytest.raises(InputError, match="memory"):
        unwrap(wrapped.replace(b" 10\n", b" 31\n", 1), WORD)
    with pytest.raises(InvalidValueError):
        wrap(bytes(1 << 17), WORD, SystemEntropy())


@examples(max_examples=40)
@given(where=some.integers(0, 400), bit=some.integers(0, 7))
def test_no_flipped_bit_opens(where: int, bit: int) -> None:
    before, wrapping.WORK = wrapping.WORK, 4
    try:
        wrapped = wrap(KEY, WORD, SystemEntropy())
    finally:
        wrapping.WORK = before
    place = where % len(wrapped)
    with pytest.raises(InputError):
        unwrap(wrapped[:place] + bytes([wrapped[place] ^ 1 << bit]) + wrapped[place + 1 :], WORD)
