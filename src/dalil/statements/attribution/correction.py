"""What a learned reader makes of the rules' drafts: its spans, their voices, their acts and what is nested in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dalil.model.span import Range
from dalil.statements.attribution.attribution import Attribution, Form
from dalil.statements.attribution.draft import CITING, Draft, Interval
from dalil.statements.learned.labels import Tagged
from dalil.statements.learned.linking import ALIKE, QUOTES, likeness
from dalil.statements.learned.windows import Span
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cue, Cues

LEARNED = "learned"
"""Opens the rule of every attribution whose words the learned reader chose."""
_KEPT = frozenset({"caption", "post"})
"""Forms that the layout tells and the learned reader was never shown."""

Place = tuple[int, Interval]
"""The index of a passage, and tokens of it."""


def told(found: Sequence[Attribution]) -> tuple[Tagged, ...]:
    """The outermost attributions of the rules, as the learned reader hears them."""
    return tuple(_of_ranges(one.source, one.cue, one.content) for one in found if one.parent is None)


def _of_ranges(source: Sequence[Range], cue: Sequence[Range], content: Sequence[Range]) -> Tagged:
    spans = (tuple((part.start, part.end) for part in parts) for parts in (source, cue, content))
    return Tagged(**dict(zip(("source", "cue", "content"), spans, strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The drafts of the rules beside what the learned reader found in the same text."""

    passages: Sequence[Passage]
    cues: Cues

    def corrected(self, drafts: Sequence[Draft], found: Sequence[Attribution], tagged: Sequence[Tagged]) -> list[Draft]:
        """One draft for each attribution of the learned reader, and what the rules nest in those or the layout tells.

        Where the rules have nearly the same words, or the same cue, their form, act and voice stay; a draft whose spans
        both share stays the rules' own. `found` are the attributions that the rules' drafts came to.
        """
        outer = {_of_ranges(one.source, one.cue, one.content) for one in found if one.parent is None}
        known = [(draft, self.spans(draft)) for draft in drafts if draft.content or draft.further]
        free = sorted(range(len(known)), key=lambda at: known[at][1] not in outer)
        made = list[Draft]()
        for one in tagged:
            at = next(iter(_nearest(one, free, known)), None)
            if at is not None:
                free.remove(at)
            draft = self._made(one, known[at] if at is not None else None)
            if draft is not None:
                made.append(draft)
        return [*made, *self._besides([known[at] for at in free], outer, tagged)]

    def spans(self, draft: Draft) -> Tagged:
        """Where a draft stands in the text."""
        passage = self.passages[draft.passage]

        def ranges(parts: Sequence[Interval]) -> tuple[Range, ...]:
            return tuple(passage.range_of(passage.doc[start:end]) for start, end in parts)

        further = tuple(
            self.passages[row].range_of(self.passages[row].doc[start:end]) for row, (start, end) in draft.further
        )
        source = ranges((draft.source,)) if draft.source else ()
        return _of_ranges(source, ranges(draft.cue), (*ranges(draft.content), *further))

    def _besides(
        self, left: Sequence[tuple[Draft, Tagged]], outer: set[Tagged], tagged: Sequence[Tagged]
    ) -> Iterator[Draft]:
        """The drafts that nothing took: those nested in a content that was found, and those of the layout."""
        for draft, spans in left:
            over = [one for one in tagged if _touch(one.content, spans.content)]
            if draft.form in _KEPT:
                if not over:
                    yield draft
            elif draft.rule == CITING:
                if any(likeness(one.content, spans.content) >= ALIKE for one in over):
                    yield draft
            elif spans not in outer and any(_hold(one.content, (spans.cue or spans.source)) for one in over):
                yield draft

    def _made(self, one: Tagged, known: tuple[Draft, Tagged] | None) -> Draft | None:
        """The draft for what the learned reader found; None where none of its words can be read."""
        if known is not None and known[1] == one:
            return known[0]
        source, cue, content = (list(self._places(part)) for part in (one.source, one.cue, one.content))
        if not content:
            return None
        home = next(iter((*source, *cue, *content)))[0]
        spoken = next((tokens for row, tokens in source if row == home), None)
        cued = tuple(tokens for row, tokens in cue if row == home)
        doc = self.passages[home].doc
        head = doc[spoken[0] : spoken[1]].root.i if spoken else None
        verb = doc[cued[0][0] : cued[0][1]].root.i if cued else None
        form = _form(doc, cued, [self._words(part) for part in one.content])
        entry = _entry(doc, cued, self.cues)
        rule: str = form
        if known is not None:
            before, form, rule = known[0], known[0].form, known[0].rule
            same = before.passage == home
            entry = before.entry if before.entry and (not cued or _touch(known[1].cue, one.cue)) else entry
            head = before.head if same and spoken and _in(before.head, [spoken]) else head
            verb = before.verb if same and _in(before.verb, cued) else verb
        return Draft(
            passage=home,
            source=spoken,
            head=head,
            cue=cued,
            verb=verb,
            content=tuple(tokens for row, tokens in content if row == home),
            entry=entry,
            form=form,
            rule=f"{LEARNED} {rule}",
            further=tuple(place for place in content if place[0] != home),
        )

    def _places(self, spans: Sequence[Span]) -> Iterator[Place]:
        """The tokens on which spans of the text stand, passage by passage, without blanks at their edges."""
        for start, end in spans:
            for passage in self.passages:
                if passage.start < end and start < passage.block.end:
                    words = passage.tokens_in(Range(start=start, end=end))
                    tokens = _bare(passage.doc, (words.start, words.end)) if words is not None else None
                    if tokens is not None:
                        yield passage.index, tokens

    def _words(self, span: Span) -> str:
        row, (start, end) = next(self._places([span]), (0, (0, 0)))
        return self.passages[row].doc[start:end].text


def _nearest(one: Tagged, free: Sequence[int], known: Sequence[tuple[Draft, Tagged]]) -> list[int]:
    """The drafts that speak of the same words, the likest first; outer ones before nested ones of the same likeness."""
    scored = []
    for order, at in enumerate(free):
        draft, spans = known[at]
        if draft.form not in _KEPT and draft.rule != CITING and _touch(one.content, spans.content):
            alike = likeness(one.content, spans.content)
            if alike >= ALIKE or _touch(one.cue, spans.cue):
                scored.append((-alike, order, at))
    return [at for *_, at in sorted(scored)]


def _touch(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def _hold(whole: Sequence[Span], parts: Sequence[Span]) -> bool:
    return bool(parts) and all(any(a[0] <= b[0] and b[1] <= a[1] for a in whole) for b in parts)


def _in(token: int | None, parts: Sequence[Interval]) -> bool:
    return token is not None and any(start <= token < end for start, end in parts)


def _bare(doc: Doc, part: Interval) -> Interval | None:
    start, end = part
    while start < end and doc[start].is_space:
        start += 1
    while start < end and doc[end - 1].is_space:
        end -= 1
    return (start, end) if start < end else None


def _form(doc: Doc, cue: Sequence[Interval], contents: Sequence[str]) -> Form:
    """What kind of speech the words and their marks make it."""
    if all(text[:1] in QUOTES and text[-1:] in QUOTES for text in contents):
        return "direct"
    if any(sign in '"“”«»' for text in contents for sign in text):
        return "mixed"
    return "noun" if cue and doc[cue[0][0] : cue[0][1]].root.pos_ == "NOUN" else "indirect"


def _entry(doc: Doc, cue: Sequence[Interval], cues: Cues) -> Cue | None:
    """The cue of the vocabulary that these words are; None where the vocabulary has none."""
    lemmas = [token.lemma_.lower() for start, end in cue for token in doc[start:end]]
    several = (*cues.phrases.items(), *cues.sources.items())
    there = [one for first, found in several if first in lemmas for one in found if set(one.words) <= set(lemmas)]
    single = [table[lemma] for table in (cues.verbs, cues.nouns, cues.adverbs) for lemma in lemmas if lemma in table]
    return next(iter((*there, *single)), None)
