"""Who speaks together stands side by side on a page; only who passes another's words on is said to quote."""

import re
from collections.abc import Sequence

from dalil.web.language import LANGUAGES
from dalil.web.render import environment
from dalil.web.voices import Speaker


def row(name: str, **more: object) -> Speaker:
    return {"name": name, "party": None, "start": 0, "end": len(name), **more}


JOINT = row("Germany", joint=True)
ROWS = [row("mayor"), JOINT, row("France")]


def line(speakers: Sequence[Speaker]) -> str:
    made = environment(LANGUAGES[0])
    told = made.get_template("parts.html").module.voices({"speakers": speakers})  # type: ignore[attr-defined]  # a macro
    return re.sub(r"<[^>]+>", "", str(told)).strip()


def test_joint_voices_are_joined_in_the_order_of_the_words_and_others_quote() -> None:
    assert line(ROWS) == "mayor, quoting France and Germany"
    assert line([JOINT, row("France")]) == "France and Germany"
    assert line([row("mayor"), row("France")]) == "mayor, quoting France"
    assert line([]) == "the report itself"
