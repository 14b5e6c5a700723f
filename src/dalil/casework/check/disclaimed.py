"""Deeds in which somebody is said to have no part, without a verb of denial: "it had no role in the attack"."""

import re
from functools import cache

from dalil.vocab.triggers import load_trigger_rules

_NEGATION = r"(?:not|never|nor|neither|without|\w+n['\u2019]t)"
# What stands between makes it no denial: "not only", "not known who", "has not claimed", "did not deny".
_TURNS = frozenset(
    ("only", "just", "that", "who", "whether", "if", "clear", "known", "claim", "claimed", "claiming", "doubt", "rule"),
)
_BETWEEN, _BEFORE_DEED = 4, 6  # words
_FAR = 200  # code points before the deed that are looked at


@cache
def _pattern() -> re.Pattern[str]:
    """No share in a deed, or not tied to it, at the end of the words before the deed, with no clause between."""
    rules = load_trigger_rules().lists
    shares, tied_by = ("|".join(sorted(rules[name])) for name in ("shares", "tied"))
    tied = r"(?:\s+\w+)?\s+(?:in|for|behind|with)|\s+of(?<=knowledge of)"
    ways = (
        rf"no(?:\s+[\w-]+)?\s+(?:{shares})(?:{tied})",
        rf"{_NEGATION}(?P<between>(?:\s+[\w-]+){{0,{_BETWEEN}}}?)\s+(?:behind|(?:{shares}|{tied_by})d?(?:{tied}))",
        r"nothing(?:\s+\w+)?\s+to\s+do\s+with",
    )
    return re.compile(rf"\b(?:{'|'.join(ways)})\b(?:\s+[\w'\u2019-]+){{0,{_BEFORE_DEED}}}\s*$")


def is_disclaimed(before: str) -> bool:
    """Whether the words of the sentence before a deed say that somebody had no part in it; commas end what they reach.

    A denial told by its verb ("denied any part in it") is for the reading, which knows whose it is.
    """
    found = _pattern().search(re.split(r"[,;:.]", before[-_FAR:].casefold())[-1])
    if found is None:
        return False
    verbs = load_trigger_rules().lists["denying_verbs"]
    between = (found["between"] or "").split()
    return not any(word in _TURNS or any(word.startswith(verb[:-1]) for verb in verbs) for word in between)
