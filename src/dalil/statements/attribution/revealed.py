"""Who is brought in without a name and taken up right after: "a fisher said …. The fisher, NAME, said …"."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from dalil.statements.attribution.naming import is_definite
from dalil.statements.attribution.persons import Named
from dalil.statements.passage import Passage

_ARTICLES = frozenset(("a", "an", "one"))
_BEFORE = 2  # the comma and the noun stand right before the name
_SEVERAL = 2


def revealed(named: Sequence[Named], passages: Sequence[Passage]) -> Mapping[tuple[int, int], Named]:
    """The nouns without a name (passage, token) whose bearer the report names later, with whom they stand for.

    "The NOUN, NAME," says that somebody was called NOUN before. It is he where the report brings in one such person
    and no more; a person who was named before is none that is brought in.
    """
    found: dict[tuple[int, int], Named] = {}
    seen: set[str] = set()
    for one in named:
        noun = _called_before(one, passages[one.passage]) if one.mention.key not in seen else None
        seen.add(one.mention.key)
        if noun is not None:
            brought_in = list(_brought_in(noun, one, passages))
            if len(brought_in) == 1:
                found.setdefault(brought_in[0], one)
    return found


def is_one_of(noun: str, passages: Sequence[Passage]) -> bool:
    """Whether the document brings in no two kinds of them: "a harbour source" and "a police source" are two."""
    tokens = (token for passage in passages for token in passage.doc if token.lemma_.lower() == noun)
    return len({_kind(token) for token in tokens if not is_definite(token)}) < _SEVERAL


def _kind(noun: Token) -> frozenset[str]:
    return frozenset(child.lower_ for child in noun.children if child.dep_ in ("compound", "amod", "nummod"))


def _called_before(one: Named, passage: Passage) -> Token | None:
    """The noun of "the NOUN, NAME"."""
    at = one.start - _BEFORE
    if at < 0 or passage.doc[at + 1].text != ",":
        return None
    noun = passage.doc[at]
    pointing = any(child.dep_ == "det" and child.lower_ == "the" for child in noun.children)
    return noun if pointing and noun.tag_ == "NN" else None


def _brought_in(noun: Token, one: Named, passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Where "a NOUN" stands before "the NOUN, NAME"."""
    for passage in passages[: one.passage + 1]:
        for token in passage.doc:
            before = passage.index < one.passage or token.i < noun.i
            if before and token.tag_ == "NN" and token.lemma_ == noun.lemma_ and _is_one(token):
                yield passage.index, token.i


def _is_one(noun: Token) -> bool:
    return any(child.dep_ in ("det", "nummod") and child.lower_ in _ARTICLES for child in noun.children)
