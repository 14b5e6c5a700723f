"""Whatever stands in a line, it is read without an error, and every quote is the text at its place."""

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dalil.statements.reading import Reading

Read = Callable[..., Reading]
PARTS = (
    "army",
    "said",
    "killed",
    "They",
    "12",
    '"',
    "“",
    "”",
    "<",
    ">",
    "'",
    ",",
    ".",
    "(",
    ")",
    "…",
    "\u200f",
    "that",
    "Oba",
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=14).map(" ".join))
@example('("<" was added to the folder, ">" is missing from it.)')
def test_any_line_is_read(read: Read, line: str) -> None:
    reading = read(line)
    assert [one.id for one in reading.statements if reading.text[one.start : one.end] != one.quote] == []
