"""How far what is said reaches where the parse hangs its words on something else than the verb of saying."""

from collections.abc import Iterator

from spacy.tokens import Token

from dalil.statements.attribution.draft import ADDRESSING
from dalil.statements.attribution.source import RELAYING
from dalil.vocab.cues import Cues

WHEN = frozenset(("when", "after", "as"))
"""Words that begin a clause for when something was."""


def going_on(verb: Token, cues: Cues) -> list[Token]:
    """What the parse hangs on "quoted" in "X was quoted by Y as saying that A, and B": B, which X says too."""
    if verb.dep_ != "pcomp" or verb.head.head.lemma_.lower() not in RELAYING:
        return []
    return [
        child
        for child in verb.head.head.children
        if child.dep_ == "conj" and child.left_edge.i > verb.i and child.lemma_.lower() not in cues.verbs
        if any(word.dep_ in ("nsubj", "nsubjpass") for word in child.children)
    ]


def when_told(verb: Token, clauses: list[Token]) -> list[Token]:
    """When it was, said behind a cue between commas: "nine died, a baker said, when a shell hit the quay".

    What somebody does of whom only a pronoun tells, he may do while he speaks.
    """
    doc, begins = verb.doc, verb.i + 2
    if begins >= len(doc) or doc[verb.i + 1].text != "," or any(one.i > verb.i for one in clauses):
        return []
    return [
        child
        for child in verb.children
        if child.dep_ == "advcl" and child.left_edge.i == begins and doc[begins].lower_ in WHEN
        if any(one.dep_ in ("nsubj", "nsubjpass") and one.pos_ != "PRON" for one in child.children)
    ]


def told_to(verb: Token, addressee: Token) -> Iterator[Token]:
    """What is told to somebody where the parse hangs it on him: "warned both sides that attacks …"."""
    if verb.lemma_.lower() in ADDRESSING:
        for clause in addressee.children:
            if clause.dep_ in ("relcl", "acl") and any(one.dep_ == "mark" for one in clause.children):
                yield clause


def in_paper(preposition: Token) -> Iterator[Token]:
    """What is said "in a statement that …": the clause, which hangs on the paper."""
    for paper in preposition.children:
        for clause in paper.children:
            that = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
            if that and clause.dep_ in ("acl", "ccomp", "relcl") and preposition.lower_ == "in":
                yield clause


def counted_end(word: Token, end: int) -> int:
    """Where what is spoken of ends, behind what is counted too: in "spoke of 11 wounded" the parse may stop at 11."""
    doc, last = word.doc, word.sent.end
    while end < last and doc[end - 1].like_num and doc[end].tag_ in ("VBN", "VBD", "JJ", "NNS", "NN"):
        end += 1
    return end


def says_already(head: Token) -> bool:
    """Whether "it" is who speaks already: "X blamed Y for the raid, in which it said nine died"."""
    before = head.doc[max(0, head.i - 2) : head.i]
    return head.lower_ == "it" and [one.pos_ == "ADP" or one.lower_ for one in before] == [True, "which"]
