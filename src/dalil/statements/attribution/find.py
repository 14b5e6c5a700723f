"""Find the attributions of a document."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from dalil.model.party import PersonMention
from dalil.model.span import Range
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.attribution.block import Surroundings, find_blocks
from dalil.statements.attribution.clause import find_clauses
from dalil.statements.attribution.correction import Correction, told
from dalil.statements.attribution.draft import Draft
from dalil.statements.attribution.eyewitness import find_eyewitnesses
from dalil.statements.attribution.frames import with_frames
from dalil.statements.attribution.noun import find_nouns
from dalil.statements.attribution.persons import Named
from dalil.statements.attribution.placing import place_all
from dalil.statements.attribution.possible import find_possible
from dalil.statements.attribution.post import find_credits, find_labelled, find_posts, turns
from dalil.statements.attribution.quotation import attach, carry_over, quotations
from dalil.statements.attribution.rest import find_rest
from dalil.statements.attribution.speaker import Speakers
from dalil.statements.attribution.teller import Known
from dalil.statements.entry import entries
from dalil.statements.language import rules_for
from dalil.statements.learned.acts import Acts
from dalil.statements.reading import Reading
from dalil.vocab.cues import load_cues
from dalil.vocab.offices import load_offices
from dalil.vocab.parties import PartyName
from dalil.vocab.triggers import load_trigger_rules

_BETWEEN = re.compile(r"[^\n]")


def find_attributions(reading: Reading) -> tuple[tuple[Attribution, ...], tuple[Range, ...], Acts | None]:
    """All attributions in order of their first content; outer voices before the voices nested in them.

    Beside them the contents that the rules found, where a learned reader has corrected them, and what it says of acts;
    none where there is none.

    The author's own "I" and "we" outside quotations are the document's voice and give none. `speaker` is None where
    no voice is named ("reportedly"), and for a credit, which vouches for a picture and not for words.
    """
    drafts = _drafts(reading, reading.party_names, reading.named)
    found = _placed(reading, drafts)
    if reading.learned is None or rules_for(reading.report) != "en":
        return found, (), None
    tagged, acts = reading.learned.read(_read_text(reading), told(found))
    correction = Correction(passages=reading.passages, cues=load_cues())
    heard = tuple(part for one in found for part in one.content)
    return _placed(reading, correction.corrected(drafts, found, tagged)), heard, acts


def _placed(reading: Reading, drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """The drafts with their voices, which are followed through the document from its beginning."""
    speakers = Speakers(
        passages=reading.passages,
        parties=reading.lexicon.parties,
        offices=load_offices(),
        named=reading.named,
        names=reading.party_names,
        papers=frozenset(load_cues().nouns) | load_trigger_rules().lists["papers"],
        entries=entries(reading.passages),
        short_names=reading.short_names,
    )
    return place_all(reading.passages, drafts, speakers, reading.published)


def _read_text(reading: Reading) -> str:
    """The text of the document without what is not read (tables, boilerplate): blanks stand there, so places stay."""
    text, parts, at = reading.text, list[str](), 0
    for passage in reading.passages:
        parts += [_BETWEEN.sub(" ", text[at : passage.start]), text[passage.start : passage.block.end]]
        at = passage.block.end
    return "".join((*parts, _BETWEEN.sub(" ", text[at:])))


def find_persons(reading: Reading) -> tuple[PersonMention, ...]:
    """All mentions of persons' names, with the role given and whether the public knows the person.

    Public: a person of the vocabulary or of the case, or the holder of an office that acts in public (offices
    table). An author who only signs is not: who reports from a war may be in danger. In doubt a person is private, and
    words that no list knows are taken for a name.
    """
    known = tuple(one.mention for one in reading.named)
    return tuple(sorted((*known, *find_possible(reading, reading.named)), key=lambda one: (one.start, one.end)))


def find_party_names(reading: Reading) -> dict[int, tuple[PartyName, ...]]:
    """Names of parties in each passage, by its index."""
    found = reading.lexicon.parties.find_in_document(passage.text for passage in reading.passages)
    return {passage.index: names for passage, names in zip(reading.passages, found, strict=True)}


def _drafts(reading: Reading, names: Mapping[int, tuple[PartyName, ...]], named: tuple[Named, ...]) -> list[Draft]:
    cues, offices, parties = load_cues(), load_offices(), reading.lexicon.parties
    finders = (partial(find_clauses, cues=cues), partial(find_rest, cues=cues), partial(find_nouns, cues=cues))
    drafts: list[list[Draft]] = []
    left = []
    speaking = turns(reading.passages)
    persons: dict[int, list[Named]] = {}
    for one in named:
        persons.setdefault(one.passage, []).append(one)
    for passage in reading.passages:
        found = list(find_eyewitnesses(passage, cues))
        seen = {draft.verb for draft in found}
        found += [draft for finder in finders for draft in finder(passage) if draft.verb not in seen]
        kept, rest = attach(passage, quotations(passage), found, cues)
        about = names[passage.index]
        known = Known(cues=cues, parties=parties, offices=offices, names=about, persons=persons.get(passage.index, ()))
        kept = with_frames(passage, kept, known)
        labelled = list(find_labelled(passage, about, offices, speaking))
        drafts.append([*kept, *labelled, *find_posts(passage), *find_credits(passage)])
        left.append(rest)
    begun = entries(reading.passages)
    carry_over(reading.passages, drafts, left, begun)
    around = Surroundings(persons=persons, names=names, cues=cues, parties=parties, offices=offices, entries=begun)
    return [*(draft for row in drafts for draft in row), *find_blocks(reading.passages, around)]
