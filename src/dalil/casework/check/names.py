"""Names of voices and parties as a draft and the reports of a case write them, and whether two can be one."""

import re

from dalil.casework.pseudonyms import PREFIX
from dalil.model.statement import Participant
from dalil.origins.scripts import spelt

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u2018`][^\W_]+)*")
_LITTLE = frozenset(("the", "a", "an", "of", "for", "and", "mr", "mrs", "ms", "dr", "al", "el"))
_FULL = 2  # words that a name has at least which another spelling leaves the same


def same_name(one: Participant, two: Participant) -> bool:
    """Whether the two can be one voice or party: the same party of a table, or one name within the other.

    Ids that a case gives to names that no table knows are not compared: a draft has no such ids.
    """
    if one.party is not None and one.party == two.party:
        return True
    ours, theirs = name_words(one.name), name_words(two.name)
    if not ours or not theirs:
        return False
    return set(ours) <= set(theirs) or set(theirs) <= set(ours) or _spelt_alike(ours, theirs)


def _spelt_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two full names differ in their spelling only ("Mounir", "Munir"); the words of one may be more."""
    few, many = sorted((ours, theirs), key=len)
    return len(few) >= _FULL and {*spelt(" ".join(few))} <= {*spelt(" ".join(many))}


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell: those with a capital, else all, without articles and titles."""
    words = [word for found in _WORD.findall(name) if (word := _own(found)).casefold() not in _LITTLE]
    capital = [word for word in words if not word[:1].islower()]
    return tuple(word.casefold() for word in capital or words)


def _own(word: str) -> str:
    """A word without the ending of the possessive."""
    return word[:-2] if word[-2:] in ("'s", "\u2019s") else word


def is_known(one: Participant) -> bool:
    """Whether a table knows the party; ids that a case gives to other names do not count."""
    return one.party is not None and not one.party.startswith(PREFIX)


def is_named(one: Participant) -> bool:
    """Whether the words name somebody ("the Harbour Front") and do not just describe him ("masked gunmen")."""
    words = _WORD.findall(one.name)
    return is_known(one) or (bool(words) and words[-1][:1].isupper())
