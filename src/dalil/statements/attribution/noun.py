"""Noun cues: "the claim that …", "reports of …", "his call for …", "the words “…”"."""

from collections.abc import Iterator

from spacy.tokens import Token

from dalil.statements.attribution.draft import Draft, interval, tidy
from dalil.statements.attribution.source import source_interval
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cue, Cues
from dalil.vocab.triggers import load_trigger_rules


def find_nouns(passage: Passage, cues: Cues) -> Iterator[Draft]:
    """Attributions whose cue is a noun with a complement of its own."""
    for token in passage.doc:
        if token.pos_ != "NOUN":
            continue
        cue = cues.nouns.get(token.lemma_.lower())
        draft = _draft(passage, token, cue, cues) if cue is not None else None
        if draft is not None:
            yield draft


def _draft(passage: Passage, noun: Token, cue: Cue, cues: Cues) -> Draft | None:
    found = _complement(noun, cue)
    if found is None:
        return None
    complement, end, rule = found
    content = tidy(passage.doc, [interval(complement)])
    head = _voice(noun, cues)
    source = source_interval(passage.doc, head) if head is not None else None
    if not content or (head is None and cue.family != "say") or _is_fixed(noun):
        return None
    return Draft(
        passage=passage.index,
        source=source,
        head=head.i if head is not None else None,
        cue=((noun.i, end),),
        verb=noun.i,
        content=content,
        entry=cue,
        form="noun",
        rule=rule,
    )


def _is_fixed(noun: Token) -> bool:
    """Whether it is part of "in order to", "in view of", "on account of", which say nothing of words."""
    return noun.i > 0 and noun.nbor(-1).pos_ == "ADP" and noun.dep_ == "pobj" and noun.n_lefts == 0


def _complement(noun: Token, cue: Cue) -> tuple[Token, int, str] | None:
    for child in noun.children:
        if child.i < noun.i:
            continue
        marked = any(word.dep_ == "mark" and word.lower_ == "that" for word in child.children)
        if child.dep_ in ("acl", "ccomp") and marked and "that" in cue.frames:
            return child, noun.i + 1, "noun that"
        if child.dep_ == "prep" and child.lower_ in cue.frames:
            inner = next((word for word in child.children if word.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return inner, child.i + 1, "noun preposition"
        if child.dep_ == "acl" and "inf" in cue.frames and any(word.dep_ == "aux" for word in child.children):
            return child, noun.i + 1, "noun infinitive"
    return _come_up(noun, cue)


def _come_up(noun: Token, cue: Cue) -> tuple[Token, int, str] | None:
    """What news speaks of behind the verb by which it comes: "reports came of a massacre", "word spread that …"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not load_trigger_rules().among("news_verbs", verb.lemma_.lower()):
        return None
    for child in verb.children:
        if child.i < verb.i:
            continue
        that = any(word.dep_ == "mark" and word.lower_ == "that" for word in child.children)
        if that and child.dep_ in ("ccomp", "advcl", "acl") and "that" in cue.frames:
            return child, noun.i + 1, "noun that"
        if child.dep_ == "prep" and child.lower_ == "of" and "of" in {*cue.frames, *cue.prepositions}:
            inner = next((word for word in child.children if word.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return inner, noun.i + 1, "noun preposition"
    return None


def _voice(noun: Token, cues: Cues) -> Token | None:
    """Whose words: the possessor, else whoever stands behind "by" or "from"; with a verb of making, its subject.

    Who rejects or denies a claim has not made it.
    """
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    verb = noun.head
    against = cues.verbs.get(verb.lemma_.lower())
    if noun.dep_ == "dobj" and verb.pos_ == "VERB" and (against is None or against.commitment != "negative"):
        return next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return None
