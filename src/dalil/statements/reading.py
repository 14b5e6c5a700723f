"""What the rules may ask of one report while they read it, whoever answers."""

from abc import ABC, abstractmethod
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
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.attribution.persons import Named
from dalil.statements.events.event import Event
from dalil.statements.events.scene import Scene
from dalil.statements.learned.acts import Acts
from dalil.statements.learned.tagger import Tagger
from dalil.statements.passage import Passage
from dalil.statements.places.toponym import Toponym
from dalil.statements.short_names import FullName
from dalil.statements.status.factuality import Factuality
from dalil.statements.times.timex import Timex
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.parties import PartyName


class Reading(ABC):
    """A report whose text was parsed (see `parse`) and all that is read in it (by `read_by_rules`).

    Offsets are code points into the rendition, end exclusive. The same report, model and lexicon give the same result
    in any order of asking. Raises nothing of its own: what cannot be read is abstained from. What is found of one kind
    (places, say) asks for what is found of others, and names none of the rules behind it.
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

    @property
    @abstractmethod
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what."""

    @cached_property
    def contents_along(self) -> Along[tuple[int, int]]:
        """Where the contents of the attributions stand: the length of each, and its attribution's index."""
        return Along(
            (part, (part.end - part.start, index))
            for index, one in enumerate(self.attributions)
            for part in one.content
        )

    @property
    @abstractmethod
    def heard(self) -> tuple[Range, ...]:
        """The words that the rules give a voice, where a learned reader corrects them; none where they read alone."""

    @property
    @abstractmethod
    def acts(self) -> Acts | None:
        """What a learned reader says of acts, where one reads."""

    @property
    @abstractmethod
    def party_names(self) -> Mapping[int, tuple[PartyName, ...]]:
        """Names of parties in each passage, by its index."""

    @property
    @abstractmethod
    def named(self) -> tuple[Named, ...]:
        """The persons that the rules recognise, with their tokens."""

    @property
    @abstractmethod
    def short_names(self) -> Mapping[str, FullName]:
        """The names in full that short forms stand for."""

    @property
    @abstractmethod
    def persons(self) -> tuple[PersonMention, ...]:
        """Whose names stand in the text."""

    @property
    @abstractmethod
    def times(self) -> tuple[Timex, ...]:
        """Time expressions."""

    @cached_property
    def times_along(self) -> Along[Timex]:
        """Time expressions where they stand."""
        return Along((one.range, one) for one in self.times)

    @property
    @abstractmethod
    def places(self) -> tuple[Where, ...]:
        """Place names."""

    @cached_property
    def places_along(self) -> Along[Where]:
        """Place names where they stand."""
        return Along((Range(start=one.start, end=one.end), one) for one in self.places)

    @property
    @abstractmethod
    def toponyms(self) -> tuple[Toponym, ...]:
        """Place names with what they stand for: places, metonyms of parties, adjectives."""

    @abstractmethod
    def place(self, place: Range) -> Where | None:
        """The place that the words at this range name; None = abstain."""

    @property
    @abstractmethod
    def figures(self) -> tuple[Figure, ...]:
        """Counted people and things."""

    @cached_property
    def figures_along(self) -> Along[Figure]:
        """Counted people and things where they stand."""
        return Along((Range(start=one.start, end=one.end), one) for one in self.figures)

    @property
    @abstractmethod
    def toll(self) -> Toll:
        """Killed and injured of the incident that the report is about."""

    @property
    @abstractmethod
    def scenes(self) -> tuple[Scene, ...]:
        """Each passage with what can take part in an event."""

    @property
    @abstractmethod
    def relations(self) -> tuple[Relation, ...]:
        """Who is said to command, back, be allied with or act for whom."""

    @property
    @abstractmethod
    def events(self) -> tuple[Event, ...]:
        """Event mentions."""

    @property
    @abstractmethod
    def left_out(self) -> tuple[Range, ...]:
        """The words that tell an act to the rules and none to the learned reader; none where the rules read alone."""

    @cached_property
    def events_along(self) -> Along[Event]:
        """Event mentions where their triggers stand."""
        return Along((one.trigger, one) for one in self.events)

    @abstractmethod
    def factuality(self, target: Range) -> Factuality:
        """How surely the event at these words is put."""

    @property
    @abstractmethod
    def statements(self) -> tuple[Statement, ...]:
        """Who says who did what to whom, where, when, with what, how many."""
