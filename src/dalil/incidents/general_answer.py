"""Blame in general words: it stands in the incident of what it answers, and bears no witness to it."""

from collections.abc import Iterable, Mapping, Sequence

from dalil.model.statement import Statement
from dalil.vocab.occurrences import load_occurrences

Groups = Iterable[Sequence[str]]


def bears_witness(statement: Statement) -> bool:
    """Whether the statement tells of what happened; who blames another for "the atrocities" tells nothing of one."""
    row = load_occurrences().get(statement.act or "")
    return row is not None and bool(row.families)


def with_answers(
    groups: Groups, statements: Iterable[Statement], apart: Mapping[str, frozenset[str]]
) -> list[tuple[str, ...]]:
    """The groups of statement ids, each with what answers one of it in general words; `apart` a person keeps apart."""
    answers: dict[str, list[str]] = {}
    for one in statements:
        general = one.act in load_occurrences() and not bears_witness(one)
        if one.about is not None and general and one.review != "rejected":
            answers.setdefault(one.about, []).append(one.id)
    return [tuple(sorted((*group, *_answering(group, answers, apart)))) for group in groups]


def _answering(
    group: Sequence[str], answers: Mapping[str, Sequence[str]], apart: Mapping[str, frozenset[str]]
) -> list[str]:
    told = [answer for one in group for answer in answers.get(one, ())]
    return [answer for answer in told if apart.get(answer, frozenset()).isdisjoint(group)]
