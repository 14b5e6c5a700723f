"""From drafts to attributions: places in the rendition, nesting, voices, addressees, the day of the speech."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import Participant
from dalil.model.when import When
from dalil.statements.along import Along
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.attribution.draft import ADDRESSING, CITING, Draft, Interval, without
from dalil.statements.attribution.eyewitness import RULE as EYEWITNESS
from dalil.statements.attribution.speaker import FIRST, Speakers
from dalil.statements.attribution.spoken import spoken_day
from dalil.statements.attribution.voice import Voice
from dalil.statements.passage import Passage

_TOWARDS = frozenset({"to", "before"})


def place_all(
    passages: Sequence[Passage], drafts: Sequence[Draft], speakers: Speakers, published: When | None
) -> tuple[Attribution, ...]:
    """The attributions in order of their first content, each with its parent and its voice."""
    # Marks with nothing between them say nothing.
    placed = [(draft, _placed(passages, draft)) for draft in drafts if draft.content or draft.further]
    placed.sort(key=lambda pair: (pair[1].content[0].start, -pair[1].content[-1].end, pair[1].cue, pair[1].rule))
    parents = _parents([one for _, one in placed])
    voices = _voices(passages, [draft for draft, _ in placed], [one for _, one in placed], parents, speakers)
    done = []
    for (draft, one), parent, voice in zip(placed, parents, voices, strict=True):
        passage = passages[draft.passage]
        done.append(
            replace(
                one,
                parent=parent,
                speaker=voice.participant if voice is not None and draft.form != "caption" else None,
                beside=voice.beside if voice is not None and draft.form != "caption" else (),
                source_class=_source_class(draft, voice),
                addressees=_addressees(passage, draft, speakers),
                spoken=spoken_day(_surroundings(passage, draft), published),
            )
        )
    return _without_author(done, [draft for draft, _ in placed], passages)


def _source_class(draft: Draft, voice: Voice | None) -> SourceClass:
    if draft.rule == "embedded post":
        return "social_media"
    if draft.rule == EYEWITNESS:
        return "first_hand"
    if draft.form == "caption":
        return "media"
    return voice.source_class if voice is not None else "anonymous"


def _placed(passages: Sequence[Passage], draft: Draft) -> Attribution:
    passage = passages[draft.passage]

    def ranges(parts: Sequence[Interval]) -> tuple[Range, ...]:
        return tuple(passage.range_of(passage.doc[start:end]) for start, end in parts)

    further = tuple(passages[row].range_of(passages[row].doc[part[0] : part[1]]) for row, part in draft.further)
    return Attribution(
        source=ranges((draft.source,)) if draft.source else (),
        cue=ranges(draft.cue),
        content=(*ranges(draft.content), *further),
        speaker=None,
        form=draft.form,
        family=draft.entry.family if draft.entry else "say",
        cue_class=draft.entry.commitment if draft.entry else "neutral",
        speech_act=draft.entry.speech_act if draft.entry else ("caption" if draft.form == "caption" else "assert"),
        source_class="anonymous",
        parent=None,
        addressees=(),
        spoken=None,
        rule=f"attribution.{draft.rule.replace(' ', '_')}",
    )


def _parents(ordered: Sequence[Attribution]) -> list[int | None]:
    """For each the smallest attribution before it whose content holds its cue, or its source where it has no cue."""
    parents: list[int | None] = []
    open_ones: list[int] = []
    for place, one in enumerate(ordered):
        mark = (one.cue or one.source or one.content)[0]
        open_ones = [other for other in open_ones if ordered[other].content[-1].end > one.content[0].start]
        holding = [other for other in open_ones if any(part.covers(mark) for part in ordered[other].content)]
        sizes = [(sum(part.end - part.start for part in ordered[other].content), other) for other in holding]
        parents.append(min(sizes)[1] if sizes else None)
        open_ones.append(place)
    along = Along((part, place) for place, one in enumerate(ordered) for part in one.content)
    for place, one in enumerate(ordered):
        if one.rule == f"attribution.{CITING}":
            parents[place] = _reporting(ordered, sorted(set(along.over(one.content[0]))), one)
    return parents


def _reporting(ordered: Sequence[Attribution], over: Sequence[int], inner: Attribution) -> int | None:
    """The voice that passes the words of this one on: the smallest other one that holds them."""
    holding = [
        (sum(part.end - part.start for part in other.content), place)
        for place in over
        for other in (ordered[place],)
        if other.rule != inner.rule and all(any(o.covers(p) for o in other.content) for p in inner.content)
    ]
    return min(holding)[1] if holding else None


def _voices(
    passages: Sequence[Passage],
    drafts: Sequence[Draft],
    placed: Sequence[Attribution],
    parents: Sequence[int | None],
    speakers: Speakers,
) -> list[Voice | None]:
    """The voices, resolved in the order of the sources in the text; "I" inside a quotation is its speaker."""
    voices: list[Voice | None] = [None] * len(drafts)
    order = sorted(
        range(len(drafts)), key=lambda at: ((placed[at].source or placed[at].cue or placed[at].content)[0], at)
    )
    outer_first = [at for at in order if parents[at] is None] + [at for at in order if parents[at] is not None]
    for at in outer_first:
        draft = drafts[at]
        if draft.source is None or draft.head is None:
            continue
        parent = parents[at]
        passage = passages[draft.passage]
        outer = voices[parent] if parent is not None else None
        voices[at] = speakers.resolve(passage, passage.doc[draft.head], draft.source, outer)
    return voices


def _without_author(
    done: list[Attribution], drafts: Sequence[Draft], passages: Sequence[Passage]
) -> tuple[Attribution, ...]:
    """Without the author's own "I think" and "our staff": the document speaks there itself. Indexes of parents follow.

    So it does by whoever takes them up: "Our monitors were there. They counted nine."
    """
    own = [
        one.parent is None
        and draft.head is not None
        and (_is_first(passages[draft.passage].doc[draft.head]) or _is_ours(one.speaker))
        for one, draft in zip(done, drafts, strict=True)
    ]
    index: dict[int, int] = {}
    kept: list[Attribution] = []
    for place, one in enumerate(done):
        if not own[place]:
            index[place] = len(kept)
            kept.append(one)
    return tuple(replace(one, parent=index.get(one.parent) if one.parent is not None else None) for one in kept)


def _is_first(head: Token) -> bool:
    """Whether it is "I" or "we", or theirs: "our coverage"."""
    return head.lower_ in FIRST or any(child.dep_ == "poss" and child.lower_ in FIRST for child in head.children)


def _is_ours(speaker: Participant | None) -> bool:
    return speaker is not None and speaker.name.split()[0].casefold() == "our"


def _addressees(passage: Passage, draft: Draft, speakers: Speakers) -> tuple[Participant, ...]:
    """Whom the cue is addressed to: "told the Council", "said to reporters"."""
    if draft.verb is None or draft.entry is None or draft.entry.kind not in ("verb", "phrase"):
        return ()
    verb = passage.doc[draft.verb]
    found = [child for child in verb.children if child.dep_ in ("dative", "dobj") and verb.lemma_.lower() in ADDRESSING]
    for child in verb.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in _TOWARDS:
            found += [word for word in child.children if word.dep_ == "pobj"]
    return tuple(_participant(passage, word, speakers) for word in found if not _inside(word, draft))


def _inside(word: Token, draft: Draft) -> bool:
    return word.dep_ == "prep" or any(start <= word.i < end for start, end in draft.content)


def _participant(passage: Passage, word: Token, speakers: Speakers) -> Participant:
    span = passage.doc[word.left_edge.i : word.i + 1]
    place = passage.range_of(span)
    known = speakers.name_over(passage, word)
    party = known.party if known is not None else None
    name = speakers.parties.by_id[party].name if party else span.text
    return Participant(name=name, party=party, start=place.start, end=place.end)


def _surroundings(passage: Passage, draft: Draft) -> str:
    """The words of the cue's sentence that are neither content nor source: where the day of the speech stands."""
    if draft.verb is None or (draft.entry is not None and draft.entry.kind == "noun"):
        return ""
    sentence = passage.doc[draft.verb].sent
    holes = [*draft.content, *([draft.source] if draft.source else [])]
    parts = without([(sentence.start, sentence.end)], holes)
    return " ".join(passage.doc[start:end].text for start, end in parts)
