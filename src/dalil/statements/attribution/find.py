"""Find the attributions of a document."""

from typing import TYPE_CHECKING

from dalil.model.party import PersonMention
from dalil.model.span import Range
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.attribution.clause import find_clauses
from dalil.statements.attribution.draft import Draft, Interval
from dalil.statements.attribution.noun import find_nouns
from dalil.statements.attribution.quotation import attach, carry_over, quotations
from dalil.statements.attribution.rest import find_rest
from dalil.statements.passage import Passage
from dalil.vocab.cues import load_cues

if TYPE_CHECKING:
    from dalil.statements.reading import Reading


def find_attributions(reading: "Reading") -> tuple[Attribution, ...]:
    """All attributions in order of their first content; outer voices before the voices nested in them."""
    cues = load_cues()
    drafts, left = [], []
    for passage in reading.passages:
        found = [*find_clauses(passage, cues), *find_rest(passage, cues), *find_nouns(passage, cues)]
        kept, rest = attach(passage, quotations(passage), found, cues)
        drafts.append(kept)
        left.append(rest)
    carry_over(reading.passages, drafts, left)
    placed = [_placed(reading.passages, draft) for row in drafts for draft in row]
    return _nested(placed)


def _placed(passages: tuple[Passage, ...], draft: Draft) -> Attribution:
    passage = passages[draft.passage]

    def ranges(parts: tuple[Interval, ...]) -> tuple[Range, ...]:
        return tuple(passage.range_of(passage.doc[start:end]) for start, end in parts)

    further = tuple(passages[row].range_of(passages[row].doc[part[0] : part[1]]) for row, part in draft.further)
    return Attribution(
        source=ranges((draft.source,)) if draft.source else (),
        cue=ranges(draft.cue),
        content=(*ranges(draft.content), *further),
        speaker=None,
        form=draft.form,
        cue_class=draft.entry.commitment if draft.entry else "neutral",
        speech_act=draft.entry.speech_act if draft.entry else "assert",
        source_class="anonymous",
        parent=None,
        addressees=(),
        spoken=None,
        rule=draft.rule,
    )


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """In order of content, each with the index of the smallest attribution whose content holds its cue."""
    from dataclasses import replace

    ordered = sorted(found, key=lambda one: (one.content[0].start, -one.content[-1].end, one.cue))
    done: list[Attribution] = []
    for place, one in enumerate(ordered):
        parent, least = None, None
        for other in range(place):
            outer = ordered[other]
            if one.cue and any(part.covers(one.cue[0]) for part in outer.content):
                size = sum(part.end - part.start for part in outer.content)
                if least is None or size < least:
                    parent, least = other, size
        done.append(replace(one, parent=parent))
    return tuple(done)


def find_persons(reading: "Reading") -> tuple[PersonMention, ...]:
    """All mentions of persons' names, with the role given and whether the public knows the person."""
    del reading
    return ()
