"""The scenes of a report: what can take part in an event is looked up once in each passage."""

from dalil.model.span import Range
from dalil.statements.events.actors import parties_by_token
from dalil.statements.events.lexemes import Hit, lexemes_of, words_of
from dalil.statements.events.scene import Scene
from dalil.statements.passage import Passage
from dalil.statements.reading import Reading
from dalil.vocab.triggers import load_trigger_rules


def find_scenes(reading: Reading) -> tuple[Scene, ...]:
    """The scene of each passage, in order."""
    lexemes, rules = lexemes_of(reading.lexicon), load_trigger_rules()
    names = {party.id: party.name for party in reading.lexicon.parties.rows}
    persons = frozenset(party.id for party in reading.lexicon.parties.rows if party.kind == "person")
    prepared = zip(reading.passages, parties_by_token(reading), strict=True)
    return tuple(
        Scene(
            passage=passage,
            rules=rules,
            acts=lexemes.acts.hits(words, telling=True),
            weapons=_longest(lexemes.weapons.hits(words)),
            targets=_longest(lexemes.targets.hits(words)),
            victims=lexemes.victims.hits(words),
            parties=parties,
            names=names,
            short_names=reading.short_names,
            persons=persons,
            places=_place_tokens(reading, passage),
        )
        for passage, parties in prepared
        for words in (words_of(passage.doc),)
    )


def _longest(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits that lie inside no longer one; of two terms for the same words the first."""
    kept: list[Hit] = []
    over: dict[int, list[Hit]] = {}
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if not any(hit.end <= one.end for one in over.get(hit.start, ())):
            kept.append(hit)
            for index in range(hit.start, hit.end):
                over.setdefault(index, []).append(hit)
    return tuple(sorted(kept, key=lambda one: one.start))


def _place_tokens(reading: Reading, passage: Passage) -> frozenset[int]:
    length = passage.block.end - passage.start
    found: set[int] = set()
    for place in reading.places_along.inside(Range(start=passage.start, end=passage.block.end)):
        low, high = place.start - passage.start, place.end - passage.start
        if 0 <= low < high <= length:
            span = passage.doc.char_span(low, high, alignment_mode="expand")
            found.update(token.i for token in span or ())
    return frozenset(found)
