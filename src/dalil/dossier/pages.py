"""The pages of a dossier as plain data: what each template is given."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from dalil.dossier.masking import Masking
from dalil.dossier.passage import MarkedBlock, Names, QuoteInContext, in_context, mark, whole
from dalil.model.account import Account
from dalil.model.figure import Counts, Figure
from dalil.model.finding import Support
from dalil.model.incident import Incident
from dalil.model.link import Link
from dalil.model.origin import Origin
from dalil.model.report import Report
from dalil.model.state import State, StateKind, StateMark
from dalil.model.statement import Statement
from dalil.model.suggestion import SuggestedSpan, Suggestion

if TYPE_CHECKING:
    from dalil.dossier.wordwise import Part

PEOPLE: frozenset[Counts] = frozenset(("trapped", "besieged", "displaced", "departed", "evacuated", "remaining"))
WORKING_COPY = "Working copy: contains names. Not for handing on."


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands at the head of every page: the case, the state of release, the key and what a check of it gave."""

    case: str
    notice: str
    fingerprint: str
    key_label: str | None
    key_wrapped: bool
    verdict: str
    verdict_detail: str
    engine: str
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A statement, and those of other reports that tell the same in the same words."""

    statement: Statement
    copies: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """What one incident has from one origin: each thing told once, with the reports that repeat it."""

    origin: Origin | None
    documents: tuple[str, ...]
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedReading:
    """A suggestion of a large model with the words around it, and the words of its fields by their names."""

    suggestion: Suggestion
    context: QuoteInContext
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A link of an origin; where it leads to `other`, it stands for `count` pairs of statements that it ties alike."""

    link: Link
    other: Origin | None
    count: int


class Pages:
    """An account as its pages need it: statements by id, reports by number, origins by statement."""

    def __init__(self, account: Account, cover: Cover, masking: Masking) -> None:
        self.account = account
        self.cover = cover
        self.masking = masking
        self._found: dict[str, Names] = {}
        self._told_as: dict[str, Markup] = {}
        self.reports = tuple(sorted(account.reports, key=lambda one: (one.document, one.exhibit.sha256)))

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {one.id: one for one in self.account.statements}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each report, from 1, by exhibit."""
        return {report.exhibit.sha256: number for number, report in enumerate(self.reports, 1)}

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """Origins by id."""
        return {one.id: one for one in self.account.origins}

    @cached_property
    def origin_of(self) -> Mapping[str, Origin]:
        """The origin that a statement leads back to."""
        return {identifier: origin for origin in self.account.origins for identifier in origin.statements}

    @property
    def beyond(self) -> int:
        """How many origins stand behind no incident, and so are not counted at the head of the account."""
        counted = self.account.origins_of_case
        return len(self.account.origins) - counted.high - counted.unattributed

    def bonds(self, origin: Origin) -> tuple[Bond, ...]:
        """The links inside an origin, then one for each other origin and reason that may make them one."""
        found: dict[tuple[str, ...], list[Link]] = {}
        for number, link in enumerate(origin.links):
            sides = [self.origin_of.get(one, origin) for one in (link.from_, link.to)]
            other = next((one for one in sides if one is not origin), None)
            key = (other.id, link.kind, link.rule, link.reason) if other is not None else (str(number),)
            found.setdefault(key, []).append(link)
        bonds = [Bond(link=links[0], other=self.origins.get(key[0]), count=len(links)) for key, links in found.items()]
        return tuple(sorted(bonds, key=lambda one: one.other is not None))

    @cached_property
    def by_exhibit(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each exhibit, in the order of the text."""
        found: dict[str, list[Statement]] = {}
        for one in sorted(self.account.statements, key=lambda one: (one.exhibit, one.start, one.end, one.id)):
            found.setdefault(one.exhibit, []).append(one)
        return {exhibit: tuple(own) for exhibit, own in found.items()}

    def of(self, identifiers: Iterable[str]) -> tuple[Statement, ...]:
        """The statements with these ids that are in the account."""
        return tuple(self.statements[one] for one in identifiers if one in self.statements)

    def in_order(self, supports: Iterable[Support]) -> tuple[tuple[Statement, str], ...]:
        """What bears on an element, with how directly, in the order of reports and of their texts."""
        found = (
            (self.statements[one.statement], one.directness) for one in supports if one.statement in self.statements
        )
        return tuple(sorted(found, key=lambda pair: (self.numbers[pair[0].exhibit], pair[0].start, pair[0].id)))

    @cached_property
    def peoples(self) -> tuple[tuple[Statement, Figure], ...]:
        """Who is said to be trapped, to have left or to remain, and how many: all of it, by place, then as told.

        They count different people on different days, so they stand side by side, be they of one incident or not.
        """
        found = [(one, figure) for one in self.account.statements for figure in one.figures if figure.counts in PEOPLE]
        return tuple(sorted(found, key=lambda pair: self._told(pair[0])))

    @cached_property
    def situations(self) -> tuple[tuple[StateKind, tuple[tuple[State, StateMark], ...]], ...]:
        """The marks of each kind of situation in order of time, whatever the place: a change is seen as a change."""
        found: dict[StateKind, list[tuple[State, StateMark]]] = {}
        for state in self.account.states:
            found.setdefault(state.kind, []).extend((state, mark) for mark in state.marks)
        ordered = (
            (kind, sorted(marks, key=lambda pair: (pair[1].edtf or "~", pair[1].statement)))
            for kind, marks in found.items()
        )
        return tuple((kind, tuple(marks)) for kind, marks in ordered)

    def _told(self, statement: Statement) -> tuple[str, int, int, str]:
        place = (statement.place.id or statement.place.name) if statement.place is not None else "~"
        return place, self.numbers[statement.exhibit], statement.start, statement.id

    def place_name(self, place: str) -> str:
        """The name that the reports first use for a place given by its id; a name stays as it is."""
        named = (one.place.name for one in self.account.statements if one.place is not None and one.place.id == place)
        return next(named, place)

    def page(self, exhibit: str) -> str:
        """The file name of a report's page."""
        return f"report-{self.numbers[exhibit]:03d}.html"

    def link(self, statement: Statement) -> str:
        """Where a statement's quote stands in its report."""
        return f"{self.page(statement.exhibit)}#{statement.id}"

    def once(self, told: Callable[["Pages", Statement], Markup], statement: Statement) -> Markup:
        """A statement as `told` tells it, which is kept: it stands on the page of the account and on that of all."""
        if statement.id not in self._told_as:
            self._told_as[statement.id] = told(self, statement)
        return self._told_as[statement.id]

    def context(self, statement: Statement) -> QuoteInContext:
        """The quote with the words around it."""
        report = self.reports[self.numbers[statement.exhibit] - 1]
        assert report.rendition is not None
        return in_context(report.rendition, statement, self._names(report))

    def marked(self, report: Report) -> Iterator[MarkedBlock]:
        """The blocks of a report with its statements."""
        assert report.rendition is not None
        return mark(report.rendition, self.by_exhibit.get(report.exhibit.sha256, ()), self._names(report))

    def suggested(self, report: Report) -> Iterator[SuggestedReading]:
        """What a large model suggests about a report, in the order of the text; no name is cut."""
        if report.rendition is None:
            return
        names = self._names(report)
        for one in self.account.suggestions:
            if one.exhibit == report.exhibit.sha256:
                words = tuple((role, self._words(report, span, names)) for role, span in _roles(one))
                yield SuggestedReading(suggestion=one, context=in_context(report.rendition, one, names), words=words)

    def _words(self, report: Report, span: SuggestedSpan, names: Names) -> str:
        assert report.rendition is not None
        start, end = whole(span.start, span.end, names)
        return report.rendition.text[start:end]

    def _names(self, report: Report) -> Names:
        """Where private names stand in a report's text, so that nothing is cut within one."""
        assert report.rendition is not None
        sha256 = report.exhibit.sha256
        if sha256 not in self._found:
            self._found[sha256] = [(start, end) for start, end, _ in self.masking.found(report.rendition.text)]
        return self._found[sha256]

    def aligned(self, link: Link) -> Iterator[tuple[tuple["Part", ...], tuple["Part", ...]]]:
        """The passages of a link whose spans stand in pairs, word by word beside each other."""
        from dalil.dossier.wordwise import wordwise  # noqa: PLC0415 brings numpy, which a finished dossier never needs

        for one, two in zip(link.spans[::2], link.spans[1::2], strict=False):
            names = (self._within(one.text), self._within(two.text))
            yield wordwise(one.text, two.text, names)

    def _within(self, text: str) -> list[tuple[int, int]]:
        return [(start, end) for start, end, _ in self.masking.found(text)]

    def groups(self, incident: Incident) -> tuple[OriginGroup, ...]:
        """The statements of an incident by origin; those without an origin come last."""
        found: dict[str, list[Statement]] = {}
        for one in self.of(incident.statements):
            origin = self.origin_of.get(one.id)
            found.setdefault(origin.id if origin else "", []).append(one)
        ordered = sorted(found, key=lambda identifier: (identifier == "", identifier))
        return tuple(_group(self.origins.get(one), found[one]) for one in ordered)


def _roles(one: Suggestion) -> Iterator[tuple[str, SuggestedSpan]]:
    yield "told by the word", one.trigger
    many = {"said by": one.speakers, "said to have done it": one.perpetrators, "said to have suffered it": one.victims}
    for role, spans in {**many, "weapon": one.weapons, "target": one.targets}.items():
        yield from ((role, span) for span in spans)
    for role, single in {"place": one.place, "time": one.time, "figure": one.figure}.items():
        if single is not None:
            yield role, single


def _group(origin: Origin | None, statements: Iterable[Statement]) -> OriginGroup:
    ordered = sorted(statements, key=lambda one: (one.document, one.start, one.id))
    told: dict[tuple[str, str | None, str], list[Statement]] = {}
    for one in ordered:
        told.setdefault((one.quote, one.act, one.status), []).append(one)
    return OriginGroup(
        origin=origin,
        documents=tuple(sorted({one.document for one in ordered})),
        tellings=tuple(Telling(statement=first, copies=tuple(copies)) for first, *copies in told.values()),
    )
