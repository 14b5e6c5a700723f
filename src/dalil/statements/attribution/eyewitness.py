"""Who was there: a reporter who saw it, and an author who says "I saw".

What an outlet's own people see is no news that it passes on: they are witnesses, and somebody answers for it.
"""

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dalil.statements.attribution.draft import Draft, tidy
from dalil.statements.attribution.source import source_interval
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cues
from dalil.vocab.offices import is_staff, load_offices
from dalil.vocab.triggers import load_trigger_rules

_FIRST = frozenset(("i", "we"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_MARKS = frozenset('"“”„«»')
RULE = "eyewitness"


def find_eyewitnesses(passage: Passage, cues: Cues) -> Iterator[Draft]:
    """One draft for each sentence in which somebody of an outlet saw what it tells: from the verb to its end."""
    for sentence in passage.doc.sents:
        verb = next((one for one in sentence if _sees(one)), None)
        who = _who(verb) if verb is not None else None
        if verb is None or who is None or not _is_staff(who) or any(one.text in _MARKS for one in sentence):
            continue
        source = source_interval(passage.doc, who)
        seen = (verb.i + 1, sentence.end) if who.i < verb.i else (sentence.start, verb.i)
        content = tidy(passage.doc, [seen])
        if content and source is not None and (source[1] <= verb.i or source[0] > verb.i):
            yield Draft(
                passage=passage.index,
                source=source,
                head=who.i,
                cue=((verb.i, verb.i + 1),),
                verb=verb.i,
                content=content,
                entry=cues.verbs["observe"],
                form="indirect",
                rule=RULE,
            )


def _who(verb: Token) -> Token | None:
    """Who sees: the subject, of a passive whoever stands behind "by" ("nine bodies were counted by a reporter")."""
    agents = (word for child in verb.children if child.dep_ == "agent" for word in child.children)
    if any(child.dep_ == "auxpass" for child in verb.children):
        return next((word for word in agents if word.dep_ == "pobj"), None)
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)


def author_saw(sentence: TokenSpan) -> bool:
    """Whether the author says of himself that he saw what the sentence tells, or was there."""
    for one in sentence:
        if one.lower_ in _FIRST and one.dep_ in _SUBJECTS:
            verb = one.head
            present = verb.lemma_ == "be" and any(child.lower_ in _present() for child in verb.children)
            negated = any(child.dep_ == "neg" for child in verb.children)
            if (present or _sees(verb) or _hears(verb)) and not negated:
                return True
    return False


def _sees(verb: Token) -> bool:
    """Whether it is a finite verb of seeing, of what was or is: "saw", "was watching", but not "will see", "to see"."""
    if verb.pos_ != "VERB" or not load_trigger_rules().among("seeing", verb.lemma_.lower()):
        return False
    aids = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") or any(one.lemma_ in ("be", "have") for one in aids)
    return finite and not any(one.dep_ == "neg" or one.tag_ == "MD" for one in aids)


def _hears(verb: Token) -> bool:
    """Whether it is hearing with one's own ears ("heard the blast"), not being told ("heard that", "heard of")."""
    own = any(child.dep_ == "dobj" and child.pos_ == "NOUN" for child in verb.children)
    told = any(child.dep_ == "ccomp" or child.lower_ in ("of", "from", "about") for child in verb.children)
    return verb.lemma_ == "hear" and verb.tag_ == "VBD" and own and not told


def _is_staff(noun: Token) -> bool:
    office = load_offices().get(noun.lemma_.lower())
    return office is not None and is_staff(office) and noun.pos_ in ("NOUN", "PROPN")


def _present() -> frozenset[str]:
    return load_trigger_rules().lists["present"]
