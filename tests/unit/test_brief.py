"""A name on a page is as short as it stays clear, and its whole words stay at hand."""

import pytest

from dalil.web.brief import brief, head


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ("Orsa Vell", "Orsa Vell"),
        ("a nurse who had fled the ward with her two sons", "a nurse"),
        ("Ilo Marr, whose shop stands by the mill", "Ilo Marr"),
        ("the mayor, to whom the letter was sent", "the mayor"),
        ("a group that calls itself the Lanterns", "a group"),
        ("طبيب الذي عمل في المشفى", "طبيب"),
        ("Thatcham Whose", "Thatcham Whose"),
        ("who knows him", "who knows him"),
    ],
)
def test_a_relative_clause_is_left_to_the_title(whole: str, short: str) -> None:
    assert head(whole) == short
    assert (f'title="{whole}"' in brief(whole)) is (whole != short)


def test_nothing_of_a_name_is_live_or_unseen() -> None:
    told = brief('"><b>x\u202e</b> who "\u202e<i>')
    assert "<b>" not in told
    assert "<i>" not in told
    assert "\u202e" not in told
    assert '<span class="control">RLO</span>' in told
