"""Who speaks together stands side by side on a page; only who passes another's words on is said to quote."""

import re
from collections.abc import Sequence

from dalil.web.language import LANGUAGES
from dalil.web.render import environment
from dalil.web.voices import Speaker

JOINT: Speaker = {"name": "Germany", "joint": True}
ROWS: list[Speaker] = [{"name": "mayor"}, JOINT, {"name": "France"}]


def line(speakers: Sequence[Speaker]) -> str:
    made = environment(LANGUAGES[0])
    told = made.get_template("parts.html").module.voices({"speakers": speakers})  # type: ignore[attr-defined]  # a macro
    return re.sub(r"<[^>]+>", "", str(told)).strip()


def test_joint_voices_are_joined_in_the_order_of_the_words_and_others_quote() -> None:
    assert line(ROWS) == "mayor, quoting France and Germany"
    assert line([JOINT, {"name": "France"}]) == "France and Germany"
    assert line([{"name": "mayor"}, {"name": "France"}]) == "mayor, quoting France"
    assert line([]) == "the report itself"
