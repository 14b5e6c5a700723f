"""The whole account of a case at one run: what the stages made of the preserved bytes, as one thing to hand on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dalil.model.finding import Finding
from dalil.model.grade import Grade
from dalil.model.incident import Incident
from dalil.model.kinship import Kinship
from dalil.model.origin import Origin, OriginCount
from dalil.model.party import PersonMention
from dalil.model.report import Report
from dalil.model.state import State
from dalil.model.statement import Statement
from dalil.model.suggestion import Suggestion
from dalil.model.toll import Toll

PROTECTED = "marked protected: this version cannot protect it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input that was not taken in or could not be read, by the name it is known by, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Reports, statements, origins, incidents, states and findings of one run, with the persons named in each report.

    `persons`, `tolls` and `kinships` are keyed by exhibit. `origins_of_case` counts the roots over the statements
    of incidents that no person rejected. `grades` are what people hold of incidents and origins, by id. `degraded`
    says in one sentence what was missing when the reports were read; None where nothing was. `suggestions` are a
    large model's: they stand beside all this and nothing is counted, traced or mapped from them.
    """

    run: str
    reports: tuple[Report, ...]
    persons: Mapping[str, tuple[PersonMention, ...]]
    statements: tuple[Statement, ...]
    origins: tuple[Origin, ...]
    origins_of_case: OriginCount
    incidents: tuple[Incident, ...]
    states: tuple[State, ...]
    findings: tuple[Finding, ...]
    refused: tuple[Refusal, ...]
    degraded: str | None
    grades: Mapping[str, Grade] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    tolls: Mapping[str, Toll] = field(default_factory=dict)
    kinships: Mapping[str, Kinship] = field(default_factory=dict)

    @property
    def report_count(self) -> int:
        """How many reports there are: the same bytes under two names are two reports with one set of statements."""
        return sum(max(1, len(one.exhibit.names)) for one in self.reports)
