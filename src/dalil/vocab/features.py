"""The features of a statement that an element of a crime may look for, as a closed set of names."""

from functools import cache
from typing import get_args

from dalil.model.figure import Counts
from dalil.model.statement import Kind, SpeechAct, Status
from dalil.vocab.terms import load_terms

OPEN_FAMILIES = ("hook.",)


@cache
def known_features() -> frozenset[str]:
    """Every term id, and what statements carry beside terms: counts, kind, status, speech, named.perpetrator."""
    lists = (("counts", Counts), ("kind", Kind), ("status", Status), ("speech", SpeechAct))
    carried = {f"{family}.{name}" for family, closed in lists for name in get_args(closed)}
    return frozenset({*load_terms().by_id, *carried, "named.perpetrator"})


def is_feature(hint: str) -> bool:
    """Whether some statement can carry it; a final `*` stands for any rest. `hook.` names a provision, known or not."""
    if hint.startswith(OPEN_FAMILIES):
        return True
    if hint.endswith("*"):
        return any(feature.startswith(hint[:-1]) for feature in known_features())
    return hint in known_features()


def fits(hint: str, feature: str) -> bool:
    """Whether a feature of a statement is what the hint looks for."""
    return feature.startswith(hint[:-1]) if hint.endswith("*") else feature == hint
