"""The words that name the voice: the subject of the cue, and how far its noun phrase reaches."""

from spacy.tokens import Doc, Token

from dalil.statements.attribution.draft import Interval, trimmed

RELAYING = frozenset({"quote", "cite"})
"""Verbs whose object is another voice, whose words their subject passes on."""
_SUBJECTS = ("nsubj", "csubj")
_LONGEST = 40
_STEPS = 6
_VERBAL = ("VERB", "AUX")
_GOVERNS = {
    "conj": _VERBAL,
    "parataxis": _VERBAL,
    "acomp": _VERBAL,
    "xcomp": (*_VERBAL, "ADJ"),
    "advcl": (*_VERBAL, "ADJ"),
    "ccomp": (*_VERBAL, "ADJ"),
}
"""Over which relations, to which parts of speech, a verb without a subject looks for one."""


def subject_of(verb: Token) -> Token | None:
    """Who speaks: the verb's own subject, else that of the verb it depends on, else the noun that it describes.

    "He came and said", "he went on to say", "…, he said, adding that …", "a report saying that …".
    """
    return _quoted_as(verb) or _nearest_subject(verb)


def _nearest_subject(verb: Token) -> Token | None:
    for _ in range(_STEPS):
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None) or _hung_on_opening(verb)
        if own is not None:
            return None if own.dep_ == "csubj" else own
        agent = agent_of(verb)
        if agent is not None:
            return agent
        if verb.dep_ in ("acl", "relcl"):
            return verb.head if verb.head.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") else None
        if verb.dep_ in ("pcomp", "prep") and verb.head.i != verb.i:
            up = verb.head.head if verb.head.pos_ == "ADP" else verb.head
            if up.pos_ not in ("VERB", "AUX"):
                return None
            verb = up
        elif verb.head.i != verb.i and verb.head.pos_ in _GOVERNS.get(verb.dep_, ()):
            verb = verb.head.head if _goes_on_speaking(verb) else verb.head
        else:
            return None
    return None


def _hung_on_opening(verb: Token) -> Token | None:
    """The subject that the parse hangs on the last noun of an opening phrase: "In remarks to X, a man who fled said".

    A finite verb has a subject; behind a comma and right before the verb stands no apposition without a comma behind.
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    opening = (child for child in verb.children if child.dep_ == "prep" and child.i < verb.i)
    hung = (word for phrase in opening for word in phrase.subtree if word.dep_ == "appos")
    return next((w for w in hung if w.right_edge.i == verb.i - 1 and w.doc[w.left_edge.i - 1].text == ","), None)


def _goes_on_speaking(verb: Token) -> bool:
    """Whether who speaks goes on behind a comma: "X denied that Y had done it, calling the report …" is X's."""
    behind_comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    told = verb.head
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and behind_comma and told.dep_ == "ccomp" and told.i < verb.i


def _quoted_as(verb: Token) -> Token | None:
    """Who says it in "X quoted Y as saying …" and in "Y was quoted by X as saying …": the one quoted, Y."""
    quoting = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or quoting.lemma_.lower() not in RELAYING:
        return None
    return next((child for child in quoting.children if child.dep_ in ("dobj", "nsubjpass")), None)


def agent_of(verb: Token) -> Token | None:
    """Who stands behind "by" in the passive."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    return None


def source_interval(doc: Doc, head: Token) -> Interval | None:
    """The whole noun phrase with title and apposition; a relative clause longer than the limit is left out."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if end - start > _LONGEST:
        clause = next((child for child in head.children if child.dep_ in ("relcl", "acl") and child.i > head.i), None)
        end = clause.left_edge.i if clause is not None else head.i + 1
    if end - start > _LONGEST:
        start, end = head.i, head.i + 1
    return trimmed(doc, (start, end))
