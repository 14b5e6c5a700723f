"""What the frames of sentences add to the voices that syntax hears."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from dalil.statements.attribution.draft import CITING, Draft, Interval, tidy
from dalil.statements.attribution.frame import Frame, Look
from dalil.statements.attribution.matrix import matrix
from dalil.statements.attribution.reach import says_already
from dalil.statements.attribution.tail import EDGE
from dalil.statements.attribution.teller import Known, Teller
from dalil.statements.passage import Passage

RULE = "frame"
_MARKS = frozenset('"“”„«»')
_HALF = 0.5
_NOBODY = frozenset(("it", "we", "us", "i", "me"))
_JOINS = frozenset(("and", "but", "while"))


def with_frames(passage: Passage, found: Sequence[Draft], known: Known) -> list[Draft]:
    """The drafts, and one for each sentence whose frame names a source that no draft has.

    A draft of the same word of telling is widened by what only goes on with its content; a noun that takes a source for
    its content is left out.
    """
    drafts: list[Draft | None] = list(found)
    look, touching = Look(passage.doc, known), _by_sentence(passage.doc, found)
    before: TokenSpan | None = None
    for sentence in passage.doc.sents:
        if not look.whos or any(token.text in _MARKS for token in sentence):
            before = None
            continue
        frame = look.at_head(sentence) or look.at_tail(sentence) or look.alone(sentence, before)
        frame = frame or matrix(look, sentence, before)
        if frame is not None:
            _take_in(look, passage, drafts, touching[sentence.start], frame)
        before = sentence
    kept = [one for one in drafts if one is not None]
    return [one for one in kept if not _holds_a_source(one, kept)]


def _by_sentence(doc: Doc, drafts: Sequence[Draft]) -> Mapping[int, list[int]]:
    """The places in the list of the drafts that touch each sentence, by the sentence's first token."""
    starts = [sentence.start for sentence in doc.sents]
    found: dict[int, list[int]] = {start: [] for start in starts}
    for place, one in enumerate(drafts):
        ends = [*one.content, *one.cue, *([one.source] if one.source is not None else [])]
        if ends:
            first = bisect_right(starts, min(start for start, _ in ends)) - 1
            last = bisect_left(starts, max(end for _, end in ends))
            for start in starts[max(first, 0) : last]:
                found[start].append(place)
    return found


def _take_in(look: Look, passage: Passage, drafts: list[Draft | None], places: Sequence[int], frame: Frame) -> None:
    """What the frame of a sentence adds to the drafts that touch it, and which of them it replaces."""
    there = [(place, one) for place in places if (one := drafts[place]) is not None]
    near = [one for _, one in there]
    _widen(look, near, frame)
    for (place, _), one in zip(there, near, strict=True):
        drafts[place] = one
    widened = list(near)
    _add(look, passage, near, frame)
    left = {id(one) for one in near}
    for (place, _), one in zip(there, widened, strict=True):
        if id(one) not in left:
            drafts[place] = None
    known = {id(one) for one in widened}
    drafts.extend(one for one in near if id(one) not in known)


def _holds_a_source(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a noun of nobody's takes for its content the source of others: "by the account of X, …"."""
    if draft.form != "noun" or draft.source is not None:
        return False
    first = draft.content[0][0]
    return any(one is not draft and one.source and one.source[0] <= first < one.source[1] for one in drafts)


def _widen(look: Look, drafts: list[Draft], frame: Frame) -> None:
    """Let a draft of this voice reach as far as its frame: a participle, a semicolon, "and" begin no other's."""
    doc = look.doc
    _name(doc, drafts, frame)
    for at, one in enumerate(drafts):
        ours = one.verb == frame.verb or (one.source is not None and one.source[0] <= frame.who.head < one.source[1])
        if not ours or not one.content or one.form == "direct":
            continue
        first, last = one.content[0][0], one.content[-1][1]
        start, end = frame.content
        if start < last < end and _goes_on(look, last, end, same=frame.known and one.verb == frame.verb):
            rest = tidy(doc, [(one.content[-1][0], end)])
            drafts[at] = replace(one, content=(*one.content[:-1], *rest))
        elif start < first < end and doc[first - 1].lower_ in _JOINS and not look.telling_in(start, first):
            rest = tidy(doc, [(start, one.content[0][1])])
            drafts[at] = replace(one, content=(*rest, *one.content[1:]))


def _name(doc: Doc, drafts: list[Draft], frame: Frame) -> None:
    """Let a draft of this cue be of somebody as he is named in full: "NAME, a member of the council"."""
    who = frame.who
    for at, one in enumerate(drafts):
        inside = one.source is not None and who.start <= one.source[0] and one.source[1] <= who.end
        inside = inside or (one.source is not None and doc[one.source[0] : one.source[1]].text.lower() == "who")
        if one.verb == frame.verb and inside and one.source != (who.start, who.end):
            drafts[at] = replace(one, source=(who.start, who.end), head=who.head)


def _goes_on(look: Look, last: int, end: int, *, same: bool) -> bool:
    """Whether the words behind a content are its own: behind a mark where the cue is the same, behind "and" an act."""
    doc = look.doc
    if same and (doc[last].text == ";" or (doc[last].text == "," and doc[last + 1].tag_ == "VBG")):
        return True
    joins = any(doc[at].lower_ in _JOINS for at in (last - 1, last, last + 1) if at < end)
    return joins and look.tells_act(last, end) and not look.telling_in(last, end)


def _add(look: Look, passage: Passage, drafts: list[Draft], frame: Frame) -> None:
    """Put the frame's source to the drafts where nobody, or only the outlet that carries it, is heard.

    A paper ("a report carried by X") and a source that runs into the content are nobody.
    """
    content = tidy(passage.doc, [frame.content])
    drafts[:] = [one for one in drafts if not _describes(look, one, frame)]
    nobody = [one for one in drafts if _is_nobody(look, one, frame) and not _is_known(look, one, drafts)]
    over = [one for one in drafts if one not in nobody and _share(one.content, frame.content) > _HALF]
    named = [one for one in over if one.source is not None and one.form != "noun"]
    same = [one for one in drafts if one.verb == frame.verb and one.source is not None and _says(passage.doc, one)]
    same = [one for one in same if one not in nobody]
    if not content or not all(_is_carrier(one, look.whos) for one in named) or (same and not named):
        return
    if any(one.head is not None and frame.who.start <= one.head < frame.who.end for one in named):
        return
    draft = Draft(
        passage=passage.index,
        source=(frame.who.start, frame.who.end),
        head=frame.who.head,
        cue=((frame.verb, frame.verb + 1),),
        verb=frame.verb,
        content=content,
        entry=frame.cue,
        form="indirect",
        rule=RULE,
    )
    drafts[:] = [one for one in drafts if one not in nobody]
    if named:
        drafts.append(replace(draft, rule=CITING, content=named[0].content))
    else:
        drafts[:] = [one for one in drafts if one.verb != frame.verb]
        drafts.append(draft)


def _describes(look: Look, draft: Draft, frame: Frame) -> bool:
    """Whether a draft takes for what is told what only describes somebody: "a nurse who feared arrest said …"."""
    bare = next((start for start, end in look.reasons.items() if end == frame.who.end), frame.who.end)
    return bool(draft.content) and draft.form != "direct" and bare <= draft.content[0][0] < frame.who.end


def _is_nobody(look: Look, draft: Draft, frame: Frame) -> bool:
    """Whether a draft over this content is laid to a paper, to "it", or to words that run into the content."""
    if draft.source is None or draft.head is None or draft.form == "direct":
        return False
    if draft.content and draft.rule != EDGE and frame.who.start <= draft.content[0][0] < frame.who.end:
        return True  # it takes somebody for what is told
    start, end = draft.source
    inside = start <= frame.who.head < end
    runs = inside and max(start, frame.content[0]) < min(end, frame.content[1])
    head = look.doc[draft.head]
    paper = look.is_paper(head) or head.lower_ in _NOBODY
    over = _share(draft.content, frame.content) > _HALF
    return runs or (over and paper and not look.is_paper(look.doc[frame.who.head]))


def _is_known(look: Look, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether "it" is who speaks before in the sentence: "X blamed Y for the raid, in which it said nine died"."""
    head = look.doc[draft.head] if draft.head is not None else None
    spoken = (one.source for one in drafts if one is not draft and one.source is not None)
    return head is not None and says_already(head) and any(end <= head.i for _, end in spoken)


def _says(doc: Doc, draft: Draft) -> bool:
    """Whether the content is more than a word that points elsewhere ("this is what X said")."""
    return any(token.pos_ not in ("PRON", "DET", "SCONJ") for start, end in draft.content for token in doc[start:end])


def _share(content: Sequence[Interval], part: Interval) -> float:
    """How much of the part the content covers."""
    inside = sum(max(0, min(end, part[1]) - max(start, part[0])) for start, end in content)
    return inside / max(1, part[1] - part[0])


def _is_carrier(draft: Draft, whos: Sequence[Teller]) -> bool:
    """Whether the source of a draft is an outlet, which passes on what others say."""
    return any(one.carries and draft.head is not None and one.start <= draft.head < one.end for one in whos)
