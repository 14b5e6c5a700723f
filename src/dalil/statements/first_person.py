"""Who does it where the one who speaks for a warring party says "we" or "our fighters"."""

from dataclasses import replace

from dalil.model.party import FIGHTING
from dalil.model.statement import Participant, Perpetrator
from dalil.statements.events.clause import is_passive, subjects
from dalil.statements.events.event import Event
from dalil.statements.reading import Reading
from dalil.vocab.plurals import singulars
from dalil.vocab.triggers import load_trigger_rules

_OUR = "our"


def in_first_person(
    reading: Reading, event: Event, speakers: tuple[Participant, ...], doers: tuple[Perpetrator, ...]
) -> tuple[Perpetrator, ...]:
    """The doers, where "we" and "our fighters" are the party that the innermost voice speaks for; else as they are.

    Whoever else says "we" names nobody: residents, reporters and relief workers speak of themselves so too.
    """
    parties = reading.lexicon.parties.by_id
    party = parties.get(speakers[-1].party) if speakers and speakers[-1].party is not None else None
    if party is None or party.kind not in FIGHTING or event.kind == "call":
        return doers
    named = tuple(
        replace(doer, name=party.name, party=party.id, via="coreference") if _is_ours(doer) else doer for doer in doers
    )
    return named or _we(reading, event, party.id, party.name)


def _is_ours(doer: Perpetrator) -> bool:
    """Whether the words are an arm of those who speak: "our artillery", not "our neighbours"."""
    words = doer.name.casefold().split()
    arm = any(load_trigger_rules().among("arms", one) for one in (words[-1], *singulars(words[-1])))
    return doer.party is None and words[0] == _OUR and arm


def _we(reading: Reading, event: Event, party: str, name: str) -> tuple[Perpetrator, ...]:
    passage = reading.passage_at(event.trigger)
    words = passage.tokens_in(event.trigger) if passage is not None else None
    if passage is None or words is None or words.root.pos_ != "VERB" or is_passive(words.root):
        return ()
    found = (passage.range_of(one) for one in subjects(words.root)[0] if one.lower_ == "we")
    return tuple(Perpetrator(name=name, party=party, start=at.start, end=at.end, via="coreference") for at in found)
