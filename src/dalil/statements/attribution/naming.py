"""The words by which a noun phrase names a source, and whether it names one at all."""

from collections.abc import Iterator

from spacy.tokens import Token

from dalil.statements.passage import Passage

_LEFT_OUT = frozenset({"DET", "SPACE", "PUNCT"})
_VAGUE = frozenset({"others", "many", "several", "some", "most", "few"})
_AUTHORS = frozenset({"by", "from", "of"})
_BREAKS = frozenset({",", ";", "—", "–", "("})


def words_of(passage: Passage, head: Token, words: tuple[int, int]) -> str:
    """The noun phrase as given, without article and without what follows a comma."""
    start, end = words
    while start < end - 1 and passage.doc[start].pos_ in _LEFT_OUT:
        start += 1
    clauses = [one.left_edge.i for one in passage.doc[start:end] if _describes(one, head)]
    clauses += [
        one.i for one in passage.doc[start:end] if one.dep_ == "prep" and one.head.i == head.i and _is_when(one)
    ]
    marks = [place for place in range(max(head.i, start), end) if passage.doc[place].text in _BREAKS]
    end = max(min([end, *clauses, *marks]), start + 1)
    return passage.doc[start:end].text


def is_bare(passage: Passage, head: Token, words: tuple[int, int]) -> bool:
    """Whether "some" or "those" stands alone, without a word that tells of whom it speaks.

    "He" and "they" point at somebody who was named, even where he was not found: they stay a voice of their own.
    """
    vague = head.pos_ == "PRON" or head.lower_ in _VAGUE
    return vague and head.tag_ != "PRP" and words_of(passage, head, words) == head.text


def is_definite(head: Token) -> bool:
    """Whether it points back: "the ambassador" does, "an ambassador" and "ambassadors" do not."""
    if any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.children):
        return True
    return any(child.dep_ == "poss" for child in head.children)


def behind_paper(paper: Token) -> Iterator[tuple[str, Token]]:
    """Who stands behind a paper, with the preposition: "a report by X", "figures from X", "data gathered by X".

    Also whose it is: "X's records", "the diary of X".
    """
    yield from (("of", child) for child in paper.children if child.dep_ == "poss")
    made = (one for child in paper.children if child.dep_ == "acl" and child.tag_ == "VBN" for one in child.children)
    for one in (*(child for child in paper.children if child.lower_ in _AUTHORS), *made):
        if one.lower_ in _AUTHORS:
            yield from ((one.lower_, word) for word in one.children if word.dep_ == "pobj")


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative clause describes; of "NAME, a teacher, who …" it is the name."""
    verb = pronoun.head
    while verb.dep_ not in ("relcl", "acl") and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ not in ("relcl", "acl") or verb.head.i > pronoun.i:
        return None
    noun = verb.head
    while noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        noun = noun.head
    return noun


def _is_when(preposition: Token) -> bool:
    """Whether it says when somebody spoke: "the government on Saturday"."""
    dated = any(child.dep_ == "pobj" and child.ent_type_ in ("DATE", "TIME") for child in preposition.children)
    return dated and preposition.lower_ != "of"  # "residents of the quarter"


def _describes(clause: Token, head: Token) -> bool:
    """Whether a clause behind the head is no part of the name; what describes a pronoun is all that names it."""
    if clause.i <= head.i or head.pos_ == "PRON":
        return False
    own = clause.head.i == head.i and clause.dep_ in ("relcl", "acl")
    return own or (clause.dep_ == "relcl" and head.is_ancestor(clause))
