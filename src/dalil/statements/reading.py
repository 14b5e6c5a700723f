"""One document, read once: everything that the rules see in it, each computed when first asked for."""

from bisect import bisect_right
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
from dalil.statements.along import Along
from dalil.statements.assembly import assemble
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.attribution.find import find_attributions, find_party_names, find_persons
from dalil.statements.attribution.persons import Named, find_named
from dalil.statements.events.event import Event
from dalil.statements.events.find import find_events
from dalil.statements.events.scene import Scene, scenes
from dalil.statements.figures.find import find_figures
from dalil.statements.figures.toll import toll
from dalil.statements.learned.acts import Acts
from dalil.statements.learned.tagger import Tagger
from dalil.statements.passage import Passage
from dalil.statements.places.find import find_places, find_toponyms, resolve_place
from dalil.statements.places.toponym import Toponym
from dalil.statements.relations import find_relations
from dalil.statements.short_names import FullName, short_names
from dalil.statements.status.factuality import Factuality
from dalil.statements.status.judge import judge
from dalil.statements.times.find import find_times
from dalil.statements.times.timex import Timex
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.offices import load_offices
from dalil.vocab.parties import PartyName


class Reading:
    """A report whose text was parsed (see `parse`), read with the vocabulary.

    Offsets are code points into the rendition, end exclusive. The same report, model and lexicon give the same result
    in any order of asking. Raises nothing of its own: what cannot be read is abstained from. With a learned reader
    given, what the rules find of who says what and of where an act is told is corrected by it.
    """

    def __init__(
        self, report: Report, *, passages: tuple[Passage, ...], lexicon: Lexicon, learned: Tagger | None = None
    ) -> None:
        if report.rendition is None:
            raise ValueError("only a report that was read has a text")
        self.report = report
        self.rendition = report.rendition
        self.text = report.rendition.text
        self.published = report.published
        self.lexicon = lexicon
        self.passages = passages
        self.learned = learned
        self._starts = [one.start for one in passages]

    def passage_at(self, place: Range) -> Passage | None:
        """The passage that the range lies in; None where it lies in none."""
        before = bisect_right(self._starts, place.start)
        passage = self.passages[before - 1] if before else None
        return passage if passage is not None and place.start < passage.block.end else None

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what."""
        return self._voices[0]

    @cached_property
    def contents_along(self) -> Along[tuple[int, int]]:
        """Where the contents of the attributions stand: the length of each, and its attribution's index."""
        return Along(
            (part, (part.end - part.start, index))
            for index, one in enumerate(self.attributions)
            for part in one.content
        )

    @property
    def heard(self) -> tuple[Range, ...]:
        """The words that the rules give a voice, where a learned reader corrects them; none where they read alone."""
        return self._voices[1]

    @property
    def acts(self) -> Acts | None:
        """What a learned reader says of acts, where one reads."""
        return self._voices[2]

    @cached_property
    def _voices(self) -> tuple[tuple[Attribution, ...], tuple[Range, ...], Acts | None]:
        return find_attributions(self)

    @cached_property
    def party_names(self) -> Mapping[int, tuple[PartyName, ...]]:
        """Names of parties in each passage, by its index."""
        return find_party_names(self)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The persons that the rules recognise, with their tokens."""
        return find_named(self.passages, self.lexicon, load_offices(), self.party_names)

    @cached_property
    def short_names(self) -> Mapping[str, FullName]:
        """The names in full that short forms stand for."""
        return short_names(self.passages, self.party_names, self.named)

    @cached_property
    def persons(self) -> tuple[PersonMention, ...]:
        """Whose names stand in the text."""
        return find_persons(self)

    @cached_property
    def times(self) -> tuple[Timex, ...]:
        """Time expressions."""
        return find_times(self)

    @cached_property
    def times_along(self) -> Along[Timex]:
        """Time expressions where they stand."""
        return Along((one.range, one) for one in self.times)

    @cached_property
    def places(self) -> tuple[Where, ...]:
        """Place names."""
        return find_places(self)

    @cached_property
    def places_along(self) -> Along[Where]:
        """Place names where they stand."""
        return Along((Range(start=one.start, end=one.end), one) for one in self.places)

    @cached_property
    def toponyms(self) -> tuple[Toponym, ...]:
        """Place names with what they stand for: places, metonyms of parties, adjectives."""
        return find_toponyms(self)

    def place(self, place: Range) -> Where | None:
        """The place that the words at this range name; None = abstain."""
        return resolve_place(self, place)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Counted people and things."""
        return find_figures(self)

    @cached_property
    def figures_along(self) -> Along[Figure]:
        """Counted people and things where they stand."""
        return Along((Range(start=one.start, end=one.end), one) for one in self.figures)

    @cached_property
    def toll(self) -> Toll:
        """Killed and injured of the incident that the report is about."""
        return toll(self)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """Each passage with what can take part in an event."""
        return scenes(self)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Who is said to command, back, be allied with or act for whom."""
        return find_relations(self)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Event mentions."""
        return self._told[0]

    @property
    def left_out(self) -> tuple[Range, ...]:
        """The words that tell an act to the rules and none to the learned reader; none where the rules read alone."""
        return self._told[1]

    @cached_property
    def _told(self) -> tuple[tuple[Event, ...], tuple[Range, ...]]:
        return find_events(self)

    @cached_property
    def events_along(self) -> Along[Event]:
        """Event mentions where their triggers stand."""
        return Along((one.trigger, one) for one in self.events)

    def factuality(self, target: Range) -> Factuality:
        """How surely the event at these words is put."""
        return judge(self, target)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Who says who did what to whom, where, when, with what, how many."""
        return assemble(self)
