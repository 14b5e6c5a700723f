"""Cuts of a text never pass through a name that is masked afterwards."""

from tests.conftest import plain_report
from tests.telling import told

from dalil.dossier.passage import in_context, mark

NAME = "Sela Ordan"
FAR = "gulls " * 24 + "so "
TEXT = f"Many words before that, said {NAME} {FAR}and the army shelled the mole {FAR}with {NAME} far behind it all."
REPORT = plain_report(TEXT)
NAMES = tuple((at, at + len(NAME)) for at in range(len(TEXT)) if TEXT.startswith(NAME, at))


def test_attack_name_cut_in_two_by_the_edge_of_the_context() -> None:
    assert REPORT.rendition is not None
    statement = told(REPORT, "the army shelled the mole", "act.shelling")
    around = in_context(REPORT.rendition, statement)
    assert around.before.startswith("… Ordan")
    assert around.after.endswith("Sela …")
    whole = in_context(REPORT.rendition, statement, NAMES)
    assert whole.before.startswith(f"… {NAME}")
    assert whole.after.endswith(f"{NAME} …")
    assert whole.quote == statement.quote


def test_attack_name_cut_in_two_by_the_edge_of_a_statement() -> None:
    assert REPORT.rendition is not None
    statement = told(REPORT, f"Ordan {FAR}and the army", "act.shelling")
    assert in_context(REPORT.rendition, statement, NAMES).quote.startswith(NAME)
    (block,) = mark(REPORT.rendition, [statement], NAMES)
    assert [segment.opens for segment in block.segments] == [(), (statement.id,), ()]
    assert block.segments[1].text.startswith(NAME)
    assert "".join(segment.text for segment in block.segments) == TEXT
