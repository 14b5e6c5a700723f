"""How far two people who decide apart from each other agree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dalil.model.decision import Decision

REVIEWED = ("accept", "reject", "correct", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Statements that two people decided on, how many alike, and Cohen's kappa (1 = always, 0 = as by chance).

    `kappa` is None where it says nothing: no statement, or both people gave one and the same answer throughout.
    Source: Cohen, A Coefficient of Agreement for Nominal Scales (1960).
    """

    statements: int
    alike: int
    kappa: float | None


def agreement(decisions: Iterable[Decision]) -> Agreement:
    """Agreement over the first decision that each of the first two people made about a statement."""
    first: dict[str, dict[str, str]] = {}
    for decision in decisions:
        if decision.kind in REVIEWED:
            for subject in decision.subjects:
                first.setdefault(subject, {}).setdefault(decision.by, decision.kind)
    pairs = [tuple(answers.values())[:2] for _, answers in sorted(first.items()) if len(answers) > 1]
    if not pairs:
        return Agreement(statements=0, alike=0, kappa=None)
    alike = sum(one == other for one, other in pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[kind] * others[kind] for kind in REVIEWED) / len(pairs) ** 2
    kappa = None if chance == 1 else round((alike / len(pairs) - chance) / (1 - chance), 3)
    return Agreement(statements=len(pairs), alike=alike, kappa=kappa)
