"""What an Arabic voice is called: invented people only."""

import pytest
from tests.unit.test_arabic import Read, told


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("قُتل تسعة أشخاص في قصف على السوق، وفق الخباز سامي درويش الذي تحدث إلى مراسلنا.", ["الخباز سامي درويش"]),
        ("قال شهود عيان في تصريح لنا إن القوات الروسية قصفت السوق.", ["شهود عيان"]),
        ("قُتل تسعة أشخاص في قصف على السوق، وفق رواية الخباز سامي درويش.", ["الخباز سامي درويش"]),
        ("قال الخباز سامي درويش إن القوات الروسية قصفت السوق في تصريح.", ["الخباز سامي درويش"]),
    ],
)
def test_a_voice_is_what_somebody_is_called_and_nothing_more(read: Read, text: str, voices: list[str]) -> None:
    assert {tuple(one.name for one in statement.speakers) for statement in told(read, text)} == {tuple(voices)}
