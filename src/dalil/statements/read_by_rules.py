"""One document, read once: everything that the rules see in it, each computed when first asked for."""

from collections.abc import Mapping
from functools import cached_property

from dalil.model.figure import Figure
from dalil.model.party import PersonMention
from dalil.model.relation import Relation
from dalil.model.report import Report
from dalil.model.span import Range
from dalil.model.statement import Statement
from dalil.model.toll import Toll
from dalil.model.where import Where
from dalil.statements.assembly import assemble
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.attribution.find import find_attributions, find_party_names, find_persons
from dalil.statements.attribution.persons import Named, find_named
from dalil.statements.events.event import Event
from dalil.statements.events.find import find_events
from dalil.statements.events.scene import Scene
from dalil.statements.events.scenes import find_scenes
from dalil.statements.figures.find import find_figures
from dalil.statements.figures.toll import toll
from dalil.statements.fuller_names import with_fuller_names
from dalil.statements.learned.acts import Acts
from dalil.statements.learned.tagger import Tagger
from dalil.statements.passage import Passage
from dalil.statements.places.find import find_places, find_toponyms, resolve_place
from dalil.statements.places.toponym import Toponym
from dalil.statements.reading import Reading
from dalil.statements.relations import find_relations
from dalil.statements.short_names import FullName, short_names
from dalil.statements.status.factuality import Factuality
from dalil.statements.status.judge import judge
from dalil.statements.times.find import find_times
from dalil.statements.times.timex import Timex
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.offices import load_offices
from dalil.vocab.parties import PartyName


def read_by_rules(
    report: Report, *, passages: tuple[Passage, ...], lexicon: Lexicon, learned: Tagger | None = None
) -> Reading:
    """The report, read by the rules with the vocabulary, each kind of thing when it is first asked for.

    With a learned reader given, what the rules find of who says what and of where an act is told is corrected by it.
    Raises `ValueError` for a report without a text.
    """
    return _ByRules(report, passages=passages, lexicon=lexicon, learned=learned)


class _ByRules(Reading):
    """The parts of a reading, each by the room that finds it."""

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        return self._voices[0]

    @property
    def heard(self) -> tuple[Range, ...]:
        return self._voices[1]

    @property
    def acts(self) -> Acts | None:
        return self._voices[2]

    @cached_property
    def _voices(self) -> tuple[tuple[Attribution, ...], tuple[Range, ...], Acts | None]:
        return find_attributions(self)

    @cached_property
    def party_names(self) -> Mapping[int, tuple[PartyName, ...]]:
        return find_party_names(self)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        return with_fuller_names(find_named(self.passages, self.lexicon, load_offices(), self.party_names))

    @cached_property
    def short_names(self) -> Mapping[str, FullName]:
        return short_names(self.passages, self.party_names, self.named)

    @cached_property
    def persons(self) -> tuple[PersonMention, ...]:
        return find_persons(self)

    @cached_property
    def times(self) -> tuple[Timex, ...]:
        return find_times(self)

    @cached_property
    def places(self) -> tuple[Where, ...]:
        return find_places(self)

    @cached_property
    def toponyms(self) -> tuple[Toponym, ...]:
        return find_toponyms(self)

    def place(self, place: Range) -> Where | None:
        return resolve_place(self, place)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return find_figures(self)

    @cached_property
    def toll(self) -> Toll:
        return toll(self)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        return find_scenes(self)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        return find_relations(self)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        return self._told[0]

    @property
    def left_out(self) -> tuple[Range, ...]:
        return self._told[1]

    @cached_property
    def _told(self) -> tuple[tuple[Event, ...], tuple[Range, ...]]:
        return find_events(self)

    def factuality(self, target: Range) -> Factuality:
        return judge(self, target)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return assemble(self)
