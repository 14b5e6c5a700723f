"""Who was there and saw it: somebody of an outlet, and the author who says so."""

import pytest
from tests.unit.attribution.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "A reporter for the Tidal Wire at the quay counted nine people killed by the shelling.",
        "A photographer who reached the quay saw nine people killed by the shelling being carried away.",
        "Nine people killed by the shelling were seen by a reporter for the Tidal Wire.",
        "We heard the shells as nine people were killed at the quay.",
        "From the bridge I watched as nine people were killed at the quay.",
        "I was there when nine people were killed at the quay.",
    ],
)
def test_who_saw_it_is_a_witness(read: Read, text: str) -> None:
    statements = [one for one in read(text).statements if one.act is not None]
    assert statements
    assert {one.attribution for one in statements} == {"first_hand"}


@pytest.mark.parametrize(
    "text",
    [
        "I was not there when nine people were killed at the quay.",
        "We heard of shells and that nine people were killed at the quay.",
        "Nine people killed by the shelling were seen by nobody.",
        "We will see how nine people were killed at the quay.",
        "Nine people were killed at the quay, and I have no words.",
        "A reporter for the Tidal Wire was told that nine people were killed at the quay.",
    ],
)
def test_who_only_heard_of_it_is_none(read: Read, text: str) -> None:
    told = [one.attribution for one in read(text).statements if one.act is not None]
    assert told
    assert "first_hand" not in told
