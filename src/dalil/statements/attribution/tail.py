"""Who vouches for a sentence at its edge, told by its commas: "…, NAME, a teacher, said." and "According to NAME, …".

A parser often hangs the name on the last noun before the comma, and then nobody says the sentence.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dalil.statements.attribution.draft import ADDRESSING, Draft, Interval, tidy
from dalil.statements.attribution.frame import deeds
from dalil.statements.attribution.reach import WHEN
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cue, Cues

EDGE = "edge"
_LONGEST = 12
_MARKS = frozenset('"“”„«»')
_NAMING = frozenset(("PROPN", "NOUN", "DET", "ADJ", "NUM", "ADP", "PART", "PRON", "PUNCT"))
_PLACED = frozenset(("there", "here"))
_BEFORE_NOUN = frozenset(("a", "an", "the"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_RELATIVE = frozenset(("who", "whose", "whom", "which"))
_SUBORDINATES = frozenset(("when", "while", "as", "after", "before", "because", "since", "where", "who"))


def with_tails(passage: Passage, cues: Cues, found: Mapping[int, Draft], edge: Literal["end", "head"]) -> list[Draft]:
    """What was found by syntax, by the token of its cue, and what the commas show at that edge of each sentence.

    Where both see one cue, the commas win only with more of the sentence in the mouth of the same voice, or where
    syntax takes for a voice whom they are told of.
    """
    drafts = dict(found)
    for sentence in passage.doc.sents:
        if not any(token.text in _MARKS for token in sentence):
            for look in _LOOKS[edge]:
                draft = look(passage, sentence, cues)
                if draft is not None and draft.verb is not None and _is_more(draft, drafts.get(draft.verb)):
                    drafts = {at: one for at, one in drafts.items() if not _goes_on_in(at, draft)}
                    drafts[draft.verb] = draft
    return list(drafts.values())


def _is_more(draft: Draft, other: Draft | None) -> bool:
    if other is None:
        return True
    same = other.head is None or (draft.source is not None and draft.source[0] <= other.head < draft.source[1])
    told = other.head is not None and draft.content[0][0] <= other.head < draft.content[0][1]
    return told or (same and _length(draft.content) > _length(other.content))


def _goes_on_in(verb: int, draft: Draft) -> bool:
    """Whether a participle goes on with what the draft holds ("said, adding that …"): it is nobody else's."""
    return any(start == verb + 1 for start, _ in draft.content[1:])


def _length(parts: Iterable[Interval]) -> int:
    return sum(end - start for start, end in parts)


def _at_end(passage: Passage, sentence: TokenSpan, cues: Cues) -> Draft | None:
    """The end of "CONTENT, NAME said." and "CONTENT, NAME, a teacher, said.", also with what he says behind it."""
    doc = passage.doc
    for verb in reversed(list(sentence)):
        cue = cues.verbs.get(verb.lemma_.lower()) if verb.tag_ in ("VBD", "VBZ", "VBN") else None
        if cue is not None and cue.family == "say" and "clause" in cue.frames:
            more = _more(verb, sentence, cues)
            source = _source(doc, _segments(doc, sentence.start, verb.i)) if more is not None else None
            if more is not None and source is not None:
                return _draft(passage, source, verb, [(sentence.start, source[0]), *more], cue)
            if more is not None:
                return None
    return None


def _more(verb: Token, sentence: TokenSpan, cues: Cues) -> list[Interval] | None:
    """What is said behind the verb too; none where only whom, where or when follows; None where it closes nothing.

    Behind a comma: whom it cites, what is said in the same breath ("adding that …"), when it was ("when a shell …").
    """
    behind = [token for token in sentence if token.i > verb.i and not token.is_space]
    if len(behind) > 1 and behind[0].text == ",":
        first = behind[1]
        if first.lower_ in ("citing", "quoting"):
            return []
        same = _goes_on(first, cues) or _is_when(behind[1:]) or _is_deed(behind[1:])
        return [(first.i + (first.tag_ == "VBG"), sentence.end)] if same else None
    told = [token for token in behind if token.text != "."]
    closed = len(told) <= _LONGEST // 2 and all(token.pos_ in _NAMING and not token.is_punct for token in told)
    return [] if closed else None


def _goes_on(word: Token, cues: Cues) -> bool:
    """Whether it is a participle by which who speaks goes on: "adding that", "noting that"."""
    cue = cues.verbs.get(word.lemma_.lower()) if word.tag_ == "VBG" else None
    following = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return cue is not None and cue.family == "say" and "clause" in cue.frames and following == "that"


def _is_when(words: Sequence[Token]) -> bool:
    """Whether the words say when it was; what somebody does of whom a pronoun tells, he may do while he speaks."""
    clause = words[0].lower_ in WHEN and len(words) > 1 and words[1].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM")
    return clause and any(word.tag_ in _FINITE for word in words)


def _is_deed(words: Sequence[Token]) -> bool:
    """Whether the same doer goes on to do something: "a shell killed two, X said, and wounded nine"."""
    does = len(words) > 1 and words[1].tag_ in _FINITE and words[1].lemma_.lower() in deeds()
    return does and words[0].lower_ == "and"


def _segments(doc: Doc, start: int, end: int) -> list[Interval]:
    """The stretches between commas, the last one empty where a comma stands right before the end."""
    commas = [at for at in range(start, end) if doc[at].text == ","]
    begins, ends = [start, *(at + 1 for at in commas)], [*commas, end]
    return list(zip(begins, ends, strict=True))


def _source(doc: Doc, segments: Sequence[Interval]) -> Interval | None:
    """The stretch that names who says it, behind at least one stretch of content: a name, or a name and what he is."""
    *before, last = segments
    if last[0] == last[1]:
        at = len(before) - 1
        while at > 0 and _describes_before(doc, before, at):
            at -= 1
        named = 0 < at < len(before) - 1 and (_is_name(doc, before[at]) or _is_nominal(doc, before[at]))
        return (before[at][0], before[-1][1]) if named else None
    who = next((at for at in range(*last) if doc[at].lower_ == "who"), last[1])
    return last if before and _is_nominal(doc, (last[0], who)) and last[1] - last[0] <= _LONGEST else None


def _describes_before(doc: Doc, parts: Sequence[Interval], at: int) -> bool:
    """Whether a stretch says who the one before it is; a nominal one does so only behind a name."""
    before = parts[at - 1]
    return _is_clause(doc, parts[at]) or (
        _is_aside(doc, parts[at]) and (_is_name(doc, before) or _is_clause(doc, before) or _is_aside(doc, before))
    )


def _is_clause(doc: Doc, part: Interval) -> bool:
    """Whether it is a relative clause or an age, which never name anybody."""
    return doc[part[0]].lower_ in _RELATIVE or (part[1] - part[0] == 1 and doc[part[0]].like_num)


def _is_aside(doc: Doc, part: Interval) -> bool:
    """Whether it can be what somebody is: "a teacher who lives there"."""
    clause = next((at for at in range(*part) if doc[at].lower_ in _RELATIVE), part[1])
    return doc[part[0]].lower_ in _BEFORE_NOUN and _is_nominal(doc, (part[0], clause))


def _is_nominal(doc: Doc, part: Interval) -> bool:
    """Whether the stretch begins like a noun phrase with a name or an article and holds no verb.

    An article right behind a noun begins another one: "a claim the army" is nobody's name.
    """
    words = doc[part[0] : part[1]]
    if not len(words) or any(token.lower_ in _SUBORDINATES for token in words):
        return False
    if any(one.pos_ == "NOUN" and two.lower_ in _BEFORE_NOUN for one, two in pairwise(words)):
        return False
    begins = words[0].lower_ in _BEFORE_NOUN or words[0].text[:1].isupper()
    return begins and all(token.pos_ in _NAMING or token.lower_ in _PLACED for token in words)


def _is_name(doc: Doc, part: Interval) -> bool:
    """Whether the stretch is nothing but a proper name of two words or more."""
    words = doc[part[0] : part[1]]
    return 2 <= len(words) <= _LONGEST // 2 and all(token.text[:1].isupper() for token in words)  # noqa: PLR2004 words


def _as_told(passage: Passage, sentence: TokenSpan, cues: Cues) -> Draft | None:
    """The head of "As NAME told OUTLET, CONTENT" and "As NAME, a teacher, put it, CONTENT"."""
    doc = passage.doc
    for verb in sentence[1 : 1 + 2 * _LONGEST] if sentence[0].lower_ == "as" else ():
        cue = _cue_at(doc, verb, cues)
        comma = next((at for at in range(verb.i, sentence.end) if doc[at].text == ","), sentence.end)
        says = cue is not None and verb.tag_ in _FINITE and cue.family == "say" and "clause" in cue.frames
        if cue is None or not says or not _tells(doc[verb.i : comma], cue):
            continue
        before = verb.i - 1 if doc[verb.i - 1].pos_ == "ADV" else verb.i
        segments = _segments(doc, sentence.start + 1, before)
        source = _source(doc, [(sentence.start, sentence.start), *segments])
        if source is not None and source[0] == sentence.start + 1:
            return _draft(passage, source, verb, [(comma, sentence.end)], cue)
    return None


def _cue_at(doc: Doc, verb: Token, cues: Cues) -> Cue | None:
    """The cue that begins with the verb: a phrase whose other words follow at once, else the verb alone."""
    phrases = cues.phrases.get(verb.lemma_.lower(), ())
    rest = [tuple(token.lower_ for token in doc[verb.i + 1 : verb.i + len(cue.words)]) for cue in phrases]
    whole = next((cue for cue, words in zip(phrases, rest, strict=True) if words == cue.words[1:]), None)
    return whole or cues.verbs.get(verb.lemma_.lower())


def _tells(words: TokenSpan, cue: Cue) -> bool:
    """Whether behind a verb of saying stands nothing but whom it was told, "it", where or when."""
    verb, *behind = words
    if any(token.pos_ not in _NAMING for token in behind):
        return False
    aimless = not behind or behind[0].lower_ == "it" or behind[0].pos_ == "ADP"
    return (aimless and len(behind) <= _LONGEST) or (verb.lemma_.lower() in ADDRESSING and cue.kind == "verb")


def _at_head(passage: Passage, sentence: TokenSpan, cues: Cues) -> Draft | None:
    """The head of "According to NAME, CONTENT" and "According to NAME, a teacher, CONTENT"."""
    doc, start = passage.doc, sentence.start
    several = cues.sources.get(doc[start].lower_, ())
    cue = next((c for c in several if [t.lower_ for t in doc[start : start + len(c.words)]] == list(c.words)), None)
    if cue is None:
        return None
    first = start + len(cue.words)
    segments = _segments(doc, first, sentence.end)
    if len(segments) < 2 or not _is_nominal(doc, segments[0]):  # noqa: PLR2004 a name and content
        return None
    apposition = len(segments) > 2 and _is_name(doc, segments[0]) and _describes(doc, segments[1])  # noqa: PLR2004 as above
    source = (segments[0][0], segments[1 if apposition else 0][1])
    return _draft(passage, source, doc[start], [(source[1], sentence.end)], cue)


def _describes(doc: Doc, part: Interval) -> bool:
    return doc[part[0]].lower_ in _BEFORE_NOUN and _is_nominal(doc, part)


def _draft(passage: Passage, source: Interval, cue_token: Token, content: Sequence[Interval], cue: Cue) -> Draft | None:
    doc = passage.doc
    parts = tidy(doc, content)
    if not parts or not any(token.pos_ in ("VERB", "AUX") for part in parts for token in doc[part[0] : part[1]]):
        return None
    width = len(cue.words) if cue_token.lower_ == cue.words[0] and len(cue.words) > 1 else 1
    return Draft(
        passage=passage.index,
        source=source,
        head=_head(doc, source),
        cue=((cue_token.i, cue_token.i + width),),
        verb=cue_token.i,
        content=parts,
        entry=cue,
        form="indirect",
        rule=EDGE,
    )


def _head(doc: Doc, source: Interval) -> int:
    """The last word of the name: what stands behind a comma only describes it."""
    comma = next((at for at in range(*source) if doc[at].text == ","), source[1])
    nouns = [at for at in range(source[0], comma) if doc[at].pos_ in ("PROPN", "NOUN", "PRON")]
    prepositions = [at for at in nouns if any(doc[n].pos_ == "ADP" for n in range(source[0], at))]
    heads = [at for at in nouns if at not in prepositions]
    return (heads or nouns or [comma - 1])[-1]


_LOOKS = {"end": (_at_end, _as_told), "head": (_at_head,)}
