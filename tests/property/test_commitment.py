import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.commitment import Disclosure, commit, encode_base64url, open_commitments, read_disclosure

SALT = b"0123456789abcdef"


def made(name: str = "name", value: str = "Ismat Verr", salt: bytes = SALT) -> Disclosure:
    return commit(name, value, salt)


def test_the_example_of_rfc_9901() -> None:
    encoded = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    disclosure = read_disclosure(encoded)
    assert (disclosure.name, disclosure.value) == ("family_name", "Möbius")
    assert disclosure.commitment == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_committed_can_be_opened(name: str, value: str) -> None:
    if name in {"_sd", "..."}:
        return
    disclosure = commit(name, value, SALT)
    assert open_commitments([disclosure.commitment], [disclosure.encoded]) == {name: value}
    assert read_disclosure(disclosure.encoded) == disclosure


def test_a_field_can_stay_closed() -> None:
    first, second = made("name"), made("role")
    assert open_commitments([first.commitment, second.commitment], [second.encoded]) == {"role": "Ismat Verr"}


def test_a_forged_disclosure_is_refused() -> None:
    with pytest.raises(IntegrityError):
        open_commitments([made().commitment], [made(value="Somebody Else").encoded])


def test_a_disclosure_given_twice_is_refused() -> None:
    with pytest.raises(IntegrityError):
        open_commitments([made().commitment], [made().encoded, made().encoded])


def test_two_openings_of_one_name_are_refused() -> None:
    other = made(salt=b"fedcba9876543210")
    with pytest.raises(IntegrityError):
        open_commitments([made().commitment, other.commitment], [made().encoded, other.encoded])


def test_a_commitment_that_stands_twice_is_refused() -> None:
    with pytest.raises(IntegrityError):
        open_commitments([made().commitment, made().commitment], [])


@pytest.mark.parametrize(
    "text",
    [
        b'["c2hvcnQ","name","v"]',
        b'["MDEyMzQ1Njc4OWFiY2RlZg","_sd","v"]',
        b'["MDEyMzQ1Njc4OWFiY2RlZg","v"]',
        b'["MDEyMzQ1Njc4OWFiY2RlZg",1,"v"]',
        b'["MDEyMzQ1Njc4OWFiY2RlZg","name",{"a":1,"a":2}]',
        b"{}",
    ],
)
def test_malformed_disclosures_are_refused(text: bytes) -> None:
    with pytest.raises(IntegrityError):
        read_disclosure(encode_base64url(text))


def test_base64_in_another_form_is_refused() -> None:
    with pytest.raises(IntegrityError):
        read_disclosure(made().encoded + "=")


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        commit("name", "v", b"short")
