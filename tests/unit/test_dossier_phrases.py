"""Numbers in the words of a dossier agree with what they count."""

import pytest

from dalil.dossier.phrases import counted, origins
from dalil.model.origin import OriginCount


@pytest.mark.parametrize(("number", "told"), [(0, "0 conflicts"), (1, "1 conflict"), (2, "2 conflicts")])
def test_one_is_told_in_the_singular(number: int, told: str) -> None:
    assert counted(number, "conflict") == told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(0, 0, "0 independent origins"), (1, 1, "1 independent origin"), (1, 2, "1 to 2 independent origins")],
)
def test_the_least_and_the_most_are_told_where_they_differ(low: int, high: int, told: str) -> None:
    assert origins(OriginCount(low=low, high=high, unattributed=0), "independent origin") == told
