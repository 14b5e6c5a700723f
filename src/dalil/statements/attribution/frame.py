"""The frame of a sentence: the words at its edge that say who tells it, whatever the parse makes of them.

"It is from X that …", "…, and this is what X says": newsrooms have no end of such turns, and a list of them never ends
either. What they share is the shape: at one edge of the sentence stand a word of telling and somebody who can speak,
and beside them nothing that happens; what happens stands in the rest. A frame fills in where syntax hears nobody.
"""

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dalil.statements.attribution.draft import ADDRESSING, Interval
from dalil.statements.attribution.teller import Known, Teller, tellers_in
from dalil.vocab.cues import Cue
from dalil.vocab.terms import load_terms

_EDGES = frozenset((",", ";", ":", "—", "–", "--", "-"))
_AIDING = frozenset(("be", "have", "do"))
_TOWARDS = frozenset(("to", "with", "before"))
_SOURCE_BEHIND = frozenset(("by", "from", "of", "via", "through", "quoting", "citing"))
_LINKING = frozenset(
    ("and", "but", "or", "while", "when", "where", "as", "after", "before", "because", "if", "although")
)
_DESCRIBES = frozenset(("VBN", "VBG"))
_RELATIVE = frozenset(("who", "which", "whose", "whom"))
_OPENS = frozenset(("DET", "PROPN", "NOUN", "NUM", "PRON", "ADJ"))
_POINTING = frozenset(("that", "this", "these", "it", "so", "such"))
_REASONS = frozenset(("because", "as", "since", "for", "out", "fearing", "citing"))
_UNNAMED = frozenset(("named", "identified", "quoted", "anonymous", "anonymity", "cited"))
_WAYS = frozenset(("to", "with", "from", "by"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
_PAPERS = frozenset(("source", "information", "news", "data", "record", "figure", "detail", "finding"))
_LONGEST = 15
_NEAR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame [start, end) of a sentence: its word of telling, the source in it and the content beside it.

    `known`: the word of telling is in the list, and not only the shape of the sentence.
    """

    cue: Cue
    verb: int
    who: Teller
    content: Interval
    known: bool = True


class Look:
    """One passage, looked at for frames."""

    def __init__(self, doc: Doc, known: Known) -> None:
        self.doc = doc
        self.cues = known.cues
        bare = tellers_in(doc, known)
        whole = [self._described(one) for one in bare]
        self.reasons = {one.end: more.end for one, more in zip(bare, whole, strict=True) if one != more}
        self.whos = [one for one in whole if not any(at <= one.start < end for at, end in self.reasons.items())]
        self.starts = {one.start: one for one in self.whos}
        self.ends = frozenset(one.end for one in self.whos)

    def _described(self, one: Teller) -> Teller:
        """Somebody with the clause that says who, or why unnamed, he is: "a man who lost his shop"."""
        doc, end = self.doc, one.end
        if end >= len(doc) or doc[end].lower_ not in _RELATIVE:
            return one
        near = doc[end : min(len(doc), end + _LONGEST)]
        last = next((word.i for word in near if word.lower_ in _UNNAMED), None)
        if last is not None and (last + 1 >= len(doc) or doc[last + 1].lower_ not in _REASONS):
            return one
        if last is None:
            finite = [word for word in near if word.tag_ in FINITE or word.text == ","]
            says = len(finite) > 1 and finite[0].text != "," and finite[0].i < finite[1].i - 1
            return replace(one, end=finite[1].i) if says and self._says_next(finite[1]) else one
        rest = doc[last + 2 : min(doc[last].sent.end, last + _LONGEST)]
        tells = (word.i - (word.tag_ == "VBN") for word in rest if self._says_next(word))
        return replace(one, end=next(tells, last + 1))

    def _says_next(self, word: Token) -> bool:
        """Whether a finite verb of saying, or "was" with one, goes on behind what was said of its subject."""
        cue = self.cues.verbs.get(word.lemma_.lower())
        says = cue is not None and cue.family == "say" and word.nbor(-1).pos_ != "PRON"
        return says and (word.tag_ in FINITE or (word.tag_ == "VBN" and word.nbor(-1).tag_ in FINITE))

    def at_head(self, sentence: TokenSpan) -> Frame | None:
        """The frame that opens a sentence, up to its last word of telling before anything happens."""
        start, end = sentence.start, sentence.end
        according = self.doc[start].lower_ == "according"
        stop = self.first_deed(start + according, end)
        telling = self.telling_in(start, stop)
        if not telling or stop == end or (according and not self._asked_by_outlet(telling[-1][0])):
            return None
        token, cue = telling[-1]
        at = self._content_at(token, stop)
        who = self.source((start, at), token) if at is not None else None
        if at is None or who is None:
            return None
        return Frame(cue=cue, verb=token.i, who=who, content=(at, end))

    def at_tail(self, sentence: TokenSpan) -> Frame | None:
        """The frame that closes a sentence behind a comma, a dash or a semicolon."""
        end = self.end(sentence)
        edges = [one.i for one in sentence if is_edge(one) and sentence.start < one.i < end - 1]
        best = None
        for edge, following in reversed(list(pairwise((*edges, end)))):
            if self.first_deed(edge + (self.doc[edge + 1].lower_ not in _RELATIVE), end) < end:
                break
            frame = self._closing((edge + 1, following), end)
            if frame is not None and self.has_clause(sentence.start, edge):
                best = replace(frame, content=(sentence.start, edge))
        return best

    def alone(self, sentence: TokenSpan, before: TokenSpan | None) -> Frame | None:
        """The frame that is a sentence of its own and points back ("This is what X says") at the one before."""
        start, end = sentence.start, self.end(sentence)
        while start < end and (self.doc[start].text in _EDGES or self.doc[start].is_space):
            start += 1
        if before is None or start == end or self.doc[start].lower_ not in _POINTING:
            return None
        frame = self._closing((start, end), end) if self.first_deed(start, end) == end else None
        deed = self.first_deed(before.start, before.end) < before.end
        return replace(frame, content=(before.start, before.end)) if frame is not None and deed else None

    def end(self, sentence: TokenSpan) -> int:
        """Where the words of the sentence end, before its full stop."""
        end = sentence.end
        while end > sentence.start and (self.doc[end - 1].is_space or self.doc[end - 1].text in (".", "…")):
            end -= 1
        return end

    def _content_at(self, telling: Token, stop: int) -> int | None:
        """Where the content begins: behind "that", behind a verb of saying, or behind the comma that ends a phrase."""
        doc, begins = self.doc, telling.i + 1
        that = next((one.i for one in doc[begins:stop] if is_that(one)), None)
        if that is not None:
            return that + 1
        if telling.pos_ == "VERB" and not self._asked_by_outlet(telling):
            cited = telling.tag_ == "VBG" and doc[telling.i - 1].lower_ == "as"  # "was quoted by X as saying …"
            finite = (telling.tag_ in FINITE or cited) and telling.lemma_.lower() in self.cues.verbs
            if finite and begins < stop and doc[begins].lower_ == "how":
                return begins
            bare = finite and telling.lemma_.lower() not in ADDRESSING and begins < stop
            told = begins in self.starts and self.starts[begins].carries
            return begins if bare and not told and self._is_clause(begins, stop) else None
        behind = next((one for one in self.whos if one.start > telling.i), None)
        if behind is not None and telling.pos_ == "VERB" and self._asked_by_outlet(telling):
            comma = self._comma(behind.end, telling.sent.end)
            return comma + 1 if comma is not None else None
        if behind is None or not _is_prepositional(doc, telling) or behind.end >= stop:
            return None
        return behind.end + 1 if doc[behind.end].text == "," else None

    def _asked_by_outlet(self, verb: Token) -> bool:
        """Whether an outlet's relative clause says whom it asked: "OUTLET, which spoke to X, …"."""
        before = self.doc[max(verb.sent.start, verb.i - 2) : verb.i]
        relative = next((one.i for one in before if one.lower_ in _RELATIVE), None)
        outlet = relative is not None and any(one.carries and one.end <= relative <= one.end + 1 for one in self.whos)
        return outlet and verb.lemma_.lower() in self.cues.contacts

    def _is_clause(self, begins: int, stop: int) -> bool:
        """Whether a noun phrase and its verb begin here, as they do behind a "that" left out."""
        doc = self.doc
        counts = any(one.like_num for one in doc[begins + 1 : begins + 3])  # "between 5 and 9", "at least two"
        opens = (doc[begins].pos_ in _OPENS and doc[begins].tag_ != "WDT") or counts
        joined = any(
            one.pos_ in ("SCONJ", "CCONJ", "PUNCT") or one.tag_ in ("TO", "WDT", "WRB")
            for one in doc[begins:stop]
            if not (doc[one.i - 1].like_num and doc[one.i + 1].like_num)
        )
        return opens and not joined and self.is_finite(stop)

    def has_clause(self, start: int, end: int) -> bool:
        """Whether something happens there: a verb of no telling, finite or with its auxiliary."""
        deed = self.first_deed(start, end)
        while deed < end and not self.is_finite(deed):
            deed = self.first_deed(deed + 1, end)
        return deed < end

    def is_finite(self, verb: int) -> bool:
        """Whether a verb is finite, or a participle with its auxiliary."""
        before = self.doc[max(0, verb - 3) : verb]
        return self.doc[verb].tag_ in FINITE or any(one.pos_ == "AUX" for one in before)

    def _closing(self, part: Interval, end: int) -> Frame | None:
        """The frame from the beginning of this stretch to the end of the sentence; None where it is none."""
        start, following = part
        telling = self.telling_in(start, end)
        if not telling or self.doc[start].lower_ in _LINKING:
            return None
        token, cue = telling[0]
        who = self.source((start, end), token)
        if who is None:
            return None
        opens = start <= token.i < following or start <= who.start < following
        verbs = [one for one, _ in telling if one.pos_ == "VERB"]
        closes = any(self._closes(one, end) for one in verbs[:1])
        closes = closes or (token.pos_ != "VERB" and _is_prepositional(self.doc, token))
        return Frame(cue=cue, verb=token.i, who=who, content=(start, start)) if opens and closes else None

    def _closes(self, verb: Token, end: int) -> bool:
        """Whether behind the verb stands nothing that it tells: only somebody, a preposition or a mark."""
        if verb.lemma_.lower() not in self.cues.verbs or verb.tag_ not in FINITE:
            return verb.i + 2 in self.starts and self.doc[verb.i + 1].lower_ in ("from", "by")
        behind = next((one for one in self.doc[verb.i + 1 : end] if one.pos_ not in ("ADV", "PART")), None)
        if behind is None or behind.is_punct or behind.pos_ == "ADP":
            return True
        return any(one.start <= behind.i < one.end for one in self.whos) or behind.lower_ in ("us", "me")

    def telling_in(self, start: int, end: int) -> list[tuple[Token, Cue]]:
        """The words of telling that stand there, with their cues."""
        aside = {at for first, last in self.reasons.items() for at in range(first, last)}
        words = (token for token in self.doc[start:end] if token.i not in aside)
        return [(token, cue) for token in words if (cue := self._telling(token)) is not None]

    def _telling(self, token: Token) -> Cue | None:
        """The cue that a word of telling is: a verb that can tell a clause, or a noun for what was told."""
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            cue = self.cues.verbs.get(lemma) if lemma not in deeds() else None
            if cue is None or "clause" not in cue.frames:
                cue = self.cues.contacts.get(lemma) if self._reaches(token) else None
        else:
            cue = self.cues.nouns.get(lemma) if token.pos_ == "NOUN" and self._is_somebodys(token) else None
        says = cue is not None and cue.family == "say" and cue.commitment not in ("negative", "hostile_speech")
        return cue if says else None

    def _is_somebodys(self, noun: Token) -> bool:
        """Whether what was told is laid to somebody: "an account by X", "X's words", "came word that"."""
        behind = any(one.lower_ in _SOURCE_BEHIND for one in self.doc[noun.i + 1 : noun.i + 2])
        owned = any(child.dep_ == "poss" for child in noun.children)
        following = noun.nbor() if noun.i + 1 < len(self.doc) else None
        return behind or owned or (following is not None and is_that(following))

    def _reaches(self, verb: Token) -> bool:
        """Whether words come over the verb: right behind it stands somebody, or a noun for what was told."""
        for token in self.doc[verb.i + 1 : verb.i + 1 + _NEAR]:
            somebody = token.i in self.starts and (token.i == verb.i + 1 or self.doc[token.i - 1].lower_ in _WAYS)
            if somebody or (token.pos_ == "NOUN" and token.lemma_.lower() in self.cues.nouns):
                return True
        return False

    def first_deed(self, start: int, end: int) -> int:
        """The first verb that tells no telling, a parenthesis about somebody skipped; `end` where there is none."""
        at = start
        while at < end:
            closed = self.parenthesis(at, end)
            if closed is not None:
                at = closed
            elif self._is_deed(self.doc[at]):
                return at
            else:
                at += 1
        return end

    def _is_deed(self, token: Token) -> bool:
        return token.pos_ == "VERB" and token.lemma_.lower() not in _AIDING and self._telling(token) is None

    def parenthesis(self, at: int, end: int) -> int | None:
        """The comma that closes what describes somebody between two commas ("…, reached by telephone, …").

        Behind somebody's name also the last word of "who asked not to be named".
        """
        if at in self.reasons:
            return self.reasons[at] - 1
        token = self.doc[at]
        if at in self.ends and token.lower_ in _RELATIVE:
            near = self.doc[at : min(end, at + _LONGEST)]
            closed = next((one.i for one in near if one.lower_ in _UNNAMED), None)
            if closed is not None:
                return closed
            return self._comma(at, end) if self._is_aside(at) else None
        if token.text != "," or at + 1 >= end:
            return None
        first = self.doc[at + 1]
        if first.lower_ not in _RELATIVE and first.tag_ not in _DESCRIBES:
            return None
        return self._comma(at + 2, end)

    def _comma(self, at: int, end: int) -> int | None:
        return next((one.i for one in self.doc[at : min(end, at + _LONGEST)] if one.text == ","), None)

    def _is_aside(self, at: int) -> bool:
        """Whether what ends here is set behind a comma and tells who somebody is: "NAME, a father of three who …"."""
        one = next(one for one in self.whos if one.end == at)
        return any(token.text == "," for token in self.doc[max(one.start - 1, 0) : at])

    def source(self, part: Interval, telling: Token) -> Teller | None:
        """Who tells it: the nearest before a verb or behind a paper; to whom an outlet spoke is its source."""
        inside = [one for one in self.whos if part[0] <= one.start and one.end <= part[1]]
        free = [one for one in inside if self._is_free(one) and not self.is_told_of(one)]
        before = [one for one in reversed(free) if one.end <= telling.i and self._is_beside(one, telling)]
        behind = [one for one in free if one.start > telling.i and self.doc[one.start - 1].lower_ in _SOURCE_BEHIND]
        near = (*before, *behind) if telling.tag_ in FINITE else (*behind, *before)
        near = tuple(sorted(near, key=lambda one: self.is_paper(self.doc[one.head])))
        speaking = [one for one in near if not one.carries]
        if speaking or not near:
            return speaking[0] if speaking else None
        asked = (one for one in inside if not one.carries and self.doc[one.start - 1].lower_ in _TOWARDS)
        return next(asked, None)

    def is_told_of(self, one: Teller) -> bool:
        """Whether somebody stands in a clause about another one: "the UN, which has monitors there, said"."""
        marks = [word.i for word in self.doc[max(0, one.start - _LONGEST) : one.start] if word.text == ","]
        clauses = [mark for mark in marks if mark in self.ends and self.doc[mark + 1].lower_ in _RELATIVE]
        closed = self._comma(clauses[-1] + 1, self.doc[one.head].sent.end) if clauses else None
        return bool(clauses) and (closed is None or one.end <= closed)

    def tells_act(self, start: int, end: int) -> bool:
        """Whether the words hold one for an act or a harm of the vocabulary."""
        words = (one.lemma_.lower() for one in self.doc[start:end] if one.pos_ in ("VERB", "NOUN", "ADJ"))
        return any(word in deeds() or word in _act_nouns() for word in words)

    def is_paper(self, noun: Token) -> bool:
        """Whether the noun is what somebody says or writes, or a word that stands for it."""
        return noun.lemma_.lower() in self.cues.nouns or noun.lemma_.lower() in _PAPERS

    def _is_beside(self, one: Teller, telling: Token) -> bool:
        """Whether nothing but a parenthesis, other people, a relative and small words stands between the two."""
        at = one.end
        while at < telling.i:
            closed = self.parenthesis(at, telling.i)
            token = self.doc[at]
            if closed is None and (token.pos_ == "SCONJ" or token.text == ";" or self._is_deed(token)):
                return False
            at = closed if closed is not None else at + 1
        return True

    def _is_free(self, one: Teller) -> bool:
        """Whether somebody stands as a subject or as a source, and not as the one spoken to or of."""
        before = self.doc[one.start - 1] if one.start > self.doc[one.head].sent.start else None
        if before is None or before.pos_ != "ADP":
            return before is None or before.lemma_.lower() not in ADDRESSING
        according = before.lower_ == "to" and self.doc[before.i - 1].lower_ == "according"
        return before.lower_ in _SOURCE_BEHIND or according


@cache
def deeds() -> frozenset[str]:
    """Verbs of the vocabulary's acts, which tell what happens even where they can be words ("shot back")."""
    terms = load_terms()
    return frozenset(verb for family in ("act", "harm") for term in terms.family(family) for verb in term.verbs)


@cache
def _act_nouns() -> frozenset[str]:
    terms = load_terms()
    return frozenset(noun for family in ("act", "harm") for term in terms.family(family) for noun in term.nouns)


def is_edge(token: Token) -> bool:
    """Whether a mark divides a sentence; a hyphen inside a word does not."""
    mark = token.text
    return mark in _EDGES and (mark != "-" or (token.i > 0 and bool(token.nbor(-1).whitespace_)))


def is_that(token: Token) -> bool:
    """Whether "that" opens what is told; before a verb it stands for somebody, with a noun it points."""
    if token.lower_ != "that" or token.tag_ not in ("IN", "WDT") or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor()
    return following.pos_ not in ("VERB", "AUX") or following.tag_ == "VBG"


def _is_prepositional(doc: Doc, noun: Token) -> bool:
    """Whether a paper or its words stand behind a preposition or a copula: "in a report", "by the account"."""
    return any(one.pos_ in ("ADP", "AUX") for one in doc[max(noun.sent.start, noun.i - 3) : noun.i])
