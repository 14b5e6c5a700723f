"""The rest of a sentence laid to a source: "according to X", and adverbs that name no source ("reportedly")."""

from collections.abc import Iterator

from spacy.tokens import Token

from dalil.statements.attribution.draft import Draft, interval, tidy, without
from dalil.statements.attribution.source import source_interval
from dalil.statements.attribution.tail import with_tails
from dalil.statements.named_words import in_name
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cue, Cues


def find_rest(passage: Passage, cues: Cues) -> Iterator[Draft]:
    """Attributions whose content is the clause that the cue is set into."""
    sources = (_of_source(passage, token, cues.sources.get(token.lower_, ())) for token in passage.doc)
    yield from with_tails(passage, cues, {one.cue[0][0]: one for one in sources if one is not None}, "head")
    for token in passage.doc:
        told = token.lower_ in cues.adverbs and not in_name(token)
        if told and (draft := _of_adverb(passage, token, cues.adverbs[token.lower_])):
            yield draft


def _of_source(passage: Passage, first: Token, several: tuple[Cue, ...]) -> Draft | None:
    doc = passage.doc
    for cue in several:
        last = doc[min(first.i + len(cue.words), len(doc)) - 1]
        if [token.lower_ for token in doc[first.i : last.i + 1]] != list(cue.words):
            continue
        head = next((child for child in last.children if child.dep_ == "pobj"), None)
        if head is None:
            return None
        source = source_interval(doc, head)
        top = first.head
        while top.pos_ not in ("VERB", "AUX") and top.head.i != top.i:
            top = top.head
        if first.i and doc[first.i - 1].text == ",":
            top = _whole(top)
        words = (first.i, last.i + 1)
        content = tidy(doc, without([interval(top)], [words, *([source] if source else [])]))
        if not content or source is None:
            return None
        return Draft(
            passage=passage.index,
            source=source,
            head=head.i,
            cue=(words,),
            verb=first.i,
            content=content,
            entry=cue,
            form="indirect",
            rule="according to",
        )
    return None


def _whole(verb: Token) -> Token:
    """The verb of the whole sentence that a source set off by a comma vouches for, also from a relative clause."""
    while verb.dep_ in ("advcl", "conj", "xcomp", "relcl") and verb.head.i < verb.i:
        above = verb.head
        while verb.dep_ == "relcl" and above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
        if above.pos_ not in ("VERB", "AUX"):
            break
        verb = above
    return verb


def _of_adverb(passage: Passage, adverb: Token, cue: Cue) -> Draft | None:
    """The clause that the adverb modifies, with no source."""
    words = (adverb.i, adverb.i + 1)
    content = tidy(passage.doc, without([interval(adverb.head)], [words]))
    if adverb.head.i == adverb.i or not content:
        return None
    return Draft(
        passage=passage.index,
        source=None,
        head=None,
        cue=(words,),
        verb=adverb.i,
        content=content,
        entry=cue,
        form="indirect",
        rule="adverb",
    )
