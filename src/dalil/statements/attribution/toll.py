"""A toll that somebody gives, told by the toll: "the number of dead was put at six by X"."""

from spacy.tokens import Token

from dalil.statements.attribution.draft import Draft, tidy
from dalil.statements.attribution.source import source_interval
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cues
from dalil.vocab.triggers import load_trigger_rules

_GIVING = frozenset(("put", "give", "set", "place", "estimate", "count", "record"))
_LEADS = frozenset(("at", "as"))


def given_toll(passage: Passage, verb: Token, cues: Cues) -> Draft | None:
    """The toll that the passive verb says somebody gives, with its number; None where it is none."""
    if verb.tag_ != "VBN" or verb.lemma_.lower() not in _GIVING:
        return None
    doc = passage.doc
    toll = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    by = next((one for one in doc[verb.i + 1 : verb.sent.end] if one.lower_ == "by"), None)
    who = next((one for one in by.children if one.dep_ == "pobj"), None) if by is not None else None
    if toll is None or who is None or by is None or not load_trigger_rules().among("tolls", toll.lemma_.lower()):
        return None
    words = doc[verb.i + 1 : by.i]
    source = source_interval(doc, who)
    if source is None or not any(one.like_num for one in words) or words[0].lower_ not in _LEADS:
        return None
    return Draft(
        passage=passage.index,
        source=source,
        head=who.i,
        cue=((verb.i, verb.i + 1),),
        verb=verb.i,
        content=tidy(doc, [(toll.left_edge.i, toll.right_edge.i + 1), (verb.i + 1, by.i)]),
        entry=cues.verbs["say"],
        form="indirect",
        rule="toll",
    )
