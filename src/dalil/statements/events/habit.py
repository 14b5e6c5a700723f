"""What somebody is known for, and no event: "a charity that treats people wounded in the fighting"."""

from spacy.tokens import Token

from dalil.statements.events.clause import children
from dalil.vocab.cues import load_cues

_MODIFIES = {"acl", "amod"}
_PRESENT = {"VBZ", "VBP"}
_PLURAL = {"NNS", "NNPS"}
_STEPS = 6


def is_habit(head: Token) -> bool:
    """Whether a participle describes people or things in general, in a clause in the present about somebody else.

    Of counted or known ones ("the nine people wounded") something is told; so is what the clause says or reports.
    """
    noun = head.head
    general = head.dep_ in _MODIFIES and noun.tag_ in _PLURAL and not children(noun, "det", "nummod", "poss")
    node = noun
    for _ in range(_STEPS if general else 0):
        if node.dep_ == "relcl":
            return node.tag_ in _PRESENT and node.lemma_.lower() not in load_cues().verbs
        node = node.head
    return False
