"""Direct and mixed speech: quoted words with the cue and the source that stand beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dalil.statements.attribution.attribution import Form
from dalil.statements.attribution.clause import cue_intervals
from dalil.statements.attribution.draft import Draft, Interval, joined, trimmed, without
from dalil.statements.attribution.marks import Quoted, find_quoted
from dalil.statements.attribution.source import source_interval, subject_of
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cue, Cues

_WINDOW = 30
_ENDS = frozenset(".!?")
_CLOSED = frozenset(".!?,")
_SHORTEST_SENTENCE = 3
_GAP = 3
_NEAR = 8
_WHOLE = 0.85
_INVERTED = frozenset({"dobj", "attr", "oprd", "npadvmod", "appos", "dep"})
_TELLS = frozenset({"tell", "remind", "inform", "assure", "ask"})
_MISTAGGED = frozenset({"said", "says", "added", "replied", "tweeted"})
"""Forms that can be nothing but a cue, whatever the tagger says between two marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation in tokens [start, end) of its passage, marks included; `sentence`: it is one, not a word or two."""

    start: int
    end: int
    closed: bool
    sentence: bool

    @property
    def interval(self) -> Interval:
        """Its tokens."""
        return self.start, self.end


def quotations(passage: Passage) -> tuple[Quotation, ...]:
    """The outermost quotations of a passage in order."""
    doc, found = passage.doc, list[Quotation]()
    for one in find_quoted(passage.text):
        span = doc.char_span(one.start, one.end, alignment_mode="expand") if one.depth == 0 else None
        if span is not None and not (found and span.start < found[-1].end):
            found.append(
                Quotation(start=span.start, end=span.end, closed=one.closed, sentence=_is_sentence(passage.text, one))
            )
    return tuple(found)


def _is_sentence(text: str, one: Quoted) -> bool:
    inner = text[one.start : one.end].strip("\"“”„«»‘’'`‹› ")
    return inner[:1].isupper() and (len(inner.split()) >= _SHORTEST_SENTENCE or inner[-1:] in _CLOSED)


def attach(
    passage: Passage, quotes: Sequence[Quotation], drafts: Sequence[Draft], cues: Cues
) -> tuple[list[Draft], list[Quotation]]:
    """The drafts with the quotations that are theirs, new ones for quotations with a cue beside them, and the rest."""
    kept = [clipped for draft in drafts if (clipped := _clipped(draft, quotes)) is not None]
    left: list[Quotation] = []
    for quote in quotes:
        beside = _cue_beside(passage.doc, quote, quotes, cues)
        owner = _owner(kept, quote)
        if beside is not None and (owner is None or _overrules(quote, beside, kept[owner])):
            kept = [_yielding(draft, quote, beside[0]) for draft in kept]
            _take(passage, kept, quote, beside)
        elif owner is not None:
            kept[owner] = _widened(passage, kept[owner], quote)
        elif not _labelled(passage, kept, quote, quotes) and not _goes_on(kept, quote):
            left.append(quote)
    return kept, left


def _overrules(quote: Quotation, beside: tuple[Token, Cue, Interval], owner: Draft) -> bool:
    """Whether the cue right behind a quotation of a sentence wins over another that the parse ties to it."""
    verb, _, window = beside
    return quote.sentence and window[0] == quote.end and verb.i - quote.end <= _NEAR and owner.verb != verb.i


def _yielding(draft: Draft, quote: Quotation, verb: Token) -> Draft:
    """The draft without the quotation that another cue takes, where something else is left of its content."""
    if draft.verb == verb.i or (draft.cue and _inside(draft.cue[0], quote)):
        return draft
    content = without(draft.content, [quote.interval])
    return replace(draft, content=content) if content else draft


def _labelled(passage: Passage, drafts: list[Draft], quote: Quotation, quotes: Sequence[Quotation]) -> bool:
    """A name and a colon before the quotation ("more from X: “…”") make it X's."""
    doc = passage.doc
    start, end = _window_before(doc, quote, quotes)
    while end > start and doc[end - 1].is_space:
        end -= 1
    if end - start < 2 or doc[end - 1].text != ":" or not quote.sentence:  # noqa: PLR2004 a word and its colon
        return False
    head = next((doc[i] for i in range(end - 2, start - 1, -1) if doc[i].pos_ in ("PROPN", "PRON", "NOUN")), None)
    if head is None:
        return False
    low = head.i
    while low > start and (doc[low - 1].pos_ in ("PROPN", "ADJ") or doc[low - 1].lower_ in ("and", ".")):
        low -= 1
    drafts.append(
        Draft(
            passage=passage.index,
            source=(low, end - 1),
            head=head.i,
            cue=((end - 1, end),),
            verb=None,
            content=(quote.interval,),
            entry=None,
            form="direct",
            rule="label",
        )
    )
    return True


def _clipped(draft: Draft, quotes: Sequence[Quotation]) -> Draft | None:
    """A cue inside a quotation announces only words of that quotation, and only for a source inside it."""
    place = bisect_right(quotes, draft.cue[0][0], key=lambda one: one.start) if draft.cue else 0
    for quote in quotes[max(place - 1, 0) : place]:
        if draft.cue[-1][1] <= quote.end:
            if draft.source is not None and not _inside(draft.source, quote):
                return None
            outside = ((0, quote.start), (quote.end, max(part[1] for part in draft.content) + quote.end))
            inside = without(draft.content, outside)
            return replace(draft, content=inside) if inside else None
    return draft


def _inside(part: Interval, quote: Quotation) -> bool:
    return quote.start <= part[0] and part[1] <= quote.end


def _owner(drafts: list[Draft], quote: Quotation) -> int | None:
    """The draft whose cue stands outside the quotation and whose content shares most tokens with it."""
    best, most = None, 0
    for place, draft in enumerate(drafts):
        if not draft.cue or _inside(draft.cue[0], quote) or (draft.source and _inside(draft.source, quote)):
            continue
        shared = sum(max(0, min(end, quote.end) - max(start, quote.start)) for start, end in draft.content)
        if shared > most:
            best, most = place, shared
    return best


def _widened(passage: Passage, draft: Draft, quote: Quotation) -> Draft:
    """The content with the whole quotation; words wrongly taken for content on the cue's other side stay out."""
    holes = [*draft.cue, *([draft.source] if draft.source else [])]
    content = without(joined([*draft.content, quote.interval]), holes)
    kept = [part for part in (_trim(passage.doc, part, quote.end) for part in content) if part]
    inside = all(_inside(part, quote) for part in kept)
    form: Form = "direct" if inside and (quote.sentence or draft.form == "direct") else "mixed"
    return replace(draft, content=tuple(kept), form=form)


def _trim(doc: Doc, part: Interval, quoted: int) -> Interval | None:
    """The part without marks at its edges; what a quotation ends with stays."""
    kept = trimmed(doc, part)
    kept = (kept[0], quoted) if kept and kept[1] < quoted == part[1] else kept
    return kept if kept and any(doc[i].is_alpha or doc[i].like_num for i in range(*kept)) else None


def _cue_beside(
    doc: Doc, quote: Quotation, quotes: Sequence[Quotation], cues: Cues
) -> tuple[Token, Cue, Interval] | None:
    """The cue verb behind the quotation in the same sentence, else the one before it, and the window searched."""
    after = _window_after(doc, quote, quotes)
    ended = "." in doc[quote.end - 2 : quote.end].text and not doc[after[0] : after[1]].text[:1].islower()
    if after[0] < after[1] and (not ended or _says(doc, after, cues)):
        found = _first_cue(doc, range(*after), cues)
        if found is not None and not _acts(quote, found[0]):
            return *found, after
    before = _window_before(doc, quote, quotes)
    found = _first_cue(doc, range(before[1] - 1, before[0] - 1, -1), cues)
    if found is not None and _leads_in(doc, quote, found[0]):
        return *found, before
    return None


def _acts(quote: Quotation, verb: Token) -> bool:
    """Whether a word in marks is itself the subject of the verb: it is spoken of, nobody speaks it."""
    return not quote.sentence and any(
        child.dep_ in ("nsubj", "nsubjpass") and quote.start <= child.i < quote.end for child in verb.children
    )


def _says(doc: Doc, window: Interval, cues: Cues) -> bool:
    """A sentence of its own behind a full stop is a cue only where it holds little but the cue and the name."""
    return window[1] - window[0] <= _SHORTEST_SENTENCE and _first_cue(doc, range(*window), cues) is not None


def _window_after(doc: Doc, quote: Quotation, quotes: Sequence[Quotation]) -> Interval:
    following = bisect_left(quotes, quote.end, key=lambda one: one.start)
    stop = min([one.start for one in quotes[following : following + 1]] + [len(doc), quote.end + _WINDOW])
    end = quote.end
    while end < stop and not (doc[end].text in _ENDS or "\n" in doc[end].text):
        end += 1
    return quote.end, end


def _window_before(doc: Doc, quote: Quotation, quotes: Sequence[Quotation]) -> Interval:
    before = bisect_right(quotes, quote.start, key=lambda one: one.end)
    stop = max([one.end for one in quotes[max(before - 1, 0) : before]] + [0, quote.start - _WINDOW])
    start = quote.start
    while start > stop and not (doc[start - 1].text in _ENDS or "\n" in doc[start - 1].text):
        start -= 1
    return start, quote.start


def _first_cue(doc: Doc, places: range, cues: Cues) -> tuple[Token, Cue] | None:
    for place in places:
        token = doc[place]
        if token.pos_ in ("VERB", "AUX") or token.lower_ in _MISTAGGED:
            cue = _cue_of(token, cues)
            if cue is not None:
                return token, cue
    return None


def _cue_of(token: Token, cues: Cues) -> Cue | None:
    lemma = token.lemma_.lower()
    following = [word.lemma_.lower() for word in token.doc[token.i + 1 : token.i + 4]]
    for phrase in cues.phrases.get(lemma, ()):
        if list(phrase.words[1:]) == following[: len(phrase.words) - 1] and phrase.frames & {"clause", "quote"}:
            return phrase
    cue = cues.verbs.get(lemma)
    return cue if cue is not None and cue.family == "say" and cue.frames & {"clause", "quote"} else None


def _leads_in(doc: Doc, quote: Quotation, verb: Token) -> bool:
    """A cue before the quotation leads to it by comma, colon, "that", or its own complement."""
    last = doc[quote.start - 1]
    if last.is_space and quote.start > 1:
        last = doc[quote.start - 2]
    if last.head.i == verb.i and last.lemma_ in ("word", "term", "phrase"):
        return True
    if last.text in (",", ":", "—", "–", "-") or last.i == verb.i or last.lower_ in ("that", "was", "is", "were"):
        return True
    return quote.sentence and quote.start - verb.i <= _GAP


def _take(passage: Passage, drafts: list[Draft], quote: Quotation, beside: tuple[Token, Cue, Interval]) -> None:
    """The quotation becomes the content of the draft of that verb, or of a new one."""
    doc = passage.doc
    verb, cue, window = beside
    for place, draft in enumerate(drafts):
        if draft.verb == verb.i:
            if draft.rule != "object" and draft.source is not None:
                drafts[place] = _widened(passage, draft, quote)
                return
            del drafts[place]
            break
    head = _speaker_beside(doc, verb, window)
    source = source_interval(doc, head) if head is not None else None
    if source is not None:
        source = next(iter(without([source], [quote.interval, (verb.i, verb.i + 1)])), None)
    drafts.append(
        Draft(
            passage=passage.index,
            source=source,
            head=head.i if head is not None and source is not None else None,
            cue=cue_intervals(verb, verb),
            verb=verb.i,
            content=(quote.interval,),
            entry=cue,
            form="direct" if quote.sentence else "mixed",
            rule="quotation",
        )
    )


def _speaker_beside(doc: Doc, verb: Token, window: Interval) -> Token | None:
    """The subject of the cue; where the parse gives none in the window, the noun phrase next to the verb."""
    subject = subject_of(verb)
    behind = window[0] > 0 and doc[window[0] - 1].is_quote
    if subject is not None and (window[0] <= subject.i < window[1] or subject.pos_ == "PRON"):
        return subject
    after = [child for child in verb.children if child.dep_ in _INVERTED and verb.i < child.i < window[1]]
    if behind and after and verb.lemma_.lower() not in _TELLS:
        return after[0]
    if subject is not None:
        return subject
    near = [token for token in doc[window[0] : window[1]] if token.pos_ in ("PROPN", "PRON", "NOUN")]
    near = [token for token in near if token.head.i in (verb.i, token.i) or token.head.pos_ in ("VERB", "AUX", "ADP")]
    return min(near, key=lambda token: (abs(token.i - verb.i), token.i), default=None)


def _goes_on(drafts: list[Draft], quote: Quotation) -> bool:
    """The next quotation of the paragraph, with no cue of its own, goes on with the words of the last speaker."""
    before = [
        (max(part[1] for part in (*draft.content, *draft.cue, draft.source or (0, 0))), place)
        for place, draft in enumerate(drafts)
        if draft.form in ("direct", "mixed") and draft.content[0][0] < quote.start
    ]
    if not before or not quote.sentence:
        return False
    place = max(before)[1]
    drafts[place] = replace(drafts[place], content=joined([*drafts[place].content, quote.interval]))
    return True


def carry_over(
    passages: Sequence[Passage], drafts: list[list[Draft]], left: list[list[Quotation]], entries: Sequence[int]
) -> None:
    """A paragraph that is all quotation and has no cue of its own goes on with the last paragraph's speaker.

    No speech goes on into a new entry of a live blog.
    """
    for index in range(1, len(passages)):
        if passages[index].index in entries:
            continue
        size = len(passages[index].doc)
        whole = left[index] and not drafts[index] and left[index][0].start <= 1
        if not whole or sum(one.end - one.start for one in left[index]) < _WHOLE * size:
            continue
        before = _last_direct(drafts, index, passages)
        if before is None:
            continue
        row, place = before
        further = tuple((index, one.interval) for one in left[index])
        drafts[row][place] = replace(drafts[row][place], further=drafts[row][place].further + further)
        left[index] = []


def _last_direct(drafts: list[list[Draft]], index: int, passages: Sequence[Passage]) -> tuple[int, int] | None:
    """The last direct speech whose words end in the paragraph before."""
    for row in range(index - 1, -1, -1):
        for place in range(len(drafts[row]) - 1, -1, -1):
            draft = drafts[row][place]
            ends = draft.further[-1][0] if draft.further else row
            if draft.form in ("direct", "mixed") and ends == index - 1:
                return row, place
        if drafts[row] or row < index - _GAP - len(passages):
            break
    return None
