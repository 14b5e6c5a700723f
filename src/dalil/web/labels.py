"""What the values of records are called on the desk: one row of English words for each, translated by the catalogue."""

from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations
from typing import Any, get_args

from dalil.casefile.filter import FACETS
from dalil.casework.foresight import ASIDE, Fate
from dalil.casework.grade import AXES
from dalil.dossier import phrases
from dalil.dossier.draft import WORDING as DRAFT
from dalil.model.conflict import ConflictKind
from dalil.model.decision import DecisionKind
from dalil.model.figure import Counts
from dalil.model.finding import Directness, ElementState
from dalil.model.link import LinkKind
from dalil.model.origin import OriginKind
from dalil.model.party import PartyKind
from dalil.model.report import ReportState
from dalil.model.state import StateChange, StateKind
from dalil.model.statement import Attribution, Commitment, Kind, Modality, Polarity, SpeechAct, Statement, Via
from dalil.model.when import TimeBasis
from dalil.proof.verdict import State, Verdict
from dalil.vocab.grades import load_scales
from dalil.vocab.terms import Term, load_terms
from dalil.web.language import SOURCE, Language


def _words(values: Any) -> Mapping[str, str]:  # noqa: ANN401 a type of `Literal`, which has no name
    """The values of a closed list as words."""
    return {value: value.replace("_", " ") for value in get_args(values)}


# What an entry of the log says was done.
ENTRIES: Mapping[str, str] = {
    "case.opened": "case opened",
    "case.recovered": "case recovered",
    "case.verified": "case verified",
    "clock.set": "clock set",
    "derivation.run": "reports read and set side by side",
    "dossier.published": "dossier published",
    "engine.called": "large model asked",
    "erasure.performed": "erased",
    "fetch.attempted": "fetch tried",
    "key.added": "key added",
    "key.revoked": "key revoked",
    "key.rotated": "key rotated",
    "names.shown": "names shown",
    "object.accessed": "exhibit looked at",
    "object.copied": "exhibit copied",
    "object.duplicate": "same bytes came again",
    "object.exported": "exhibit left the case",
    "object.ingested": "exhibit taken in",
    "object.refused": "input refused",
    "redaction.applied": "redacted",
    "review.decided": "decision",
    "statement.corrected": "statement corrected",
    "statement.recorded": "statement recorded",
    "statement.withdrawn": "statement withdrawn",
    "time.anchored": "time anchored",
    "timestamp.obtained": "timestamp obtained",
    "witness.cosigned": "witness cosigned",
}
# From what a day was worked out, and in what accounts differ.
DATED_BY: Mapping[str, str] = {
    "text": "as the text says", "document": "by the day of the report", "speech": "by the day of the speech",
}  # fmt: skip
APART: Mapping[str, str] = {"blame": "who did it", "figure": "how many", "framing": "how it is put"}
# Each list of values under the name by which a template asks for it; the name is also its context in the catalogue.
LABELS: Mapping[str, Mapping[str, str]] = {
    "status": phrases.STATUS,
    "review": {state: words for state, (_, words) in phrases.REVIEW.items()},
    "published": phrases.BASIS,
    "draft": DRAFT,
    "intake": {name: name for name in ("kept", "same bytes as before", "refused")},
    "element type": phrases.ELEMENT_TYPE,
    "kind": _words(Kind),
    "speech_act": _words(SpeechAct),
    "polarity": _words(Polarity),
    "modality": _words(Modality),
    "author_commitment": _words(Commitment),
    "attribution": _words(Attribution),
    "via": {**_words(Via), "coreference": "by a word that stands for the name"},
    "counts": _words(Counts),
    "time": {**_words(TimeBasis), **DATED_BY},
    "conflict": {**_words(ConflictKind), **APART},
    "decision": _words(DecisionKind),
    "directness": _words(Directness),
    "element state": _words(ElementState),
    "link": _words(LinkKind),
    "origin": _words(OriginKind),
    "party": _words(PartyKind),
    "report": _words(ReportState),
    "situation": _words(StateKind),
    "change": _words(StateChange),
    "entry": ENTRIES,
    "check": {str(state): str(state) for state in State},
    "verdict": {str(verdict): str(verdict) for verdict in Verdict},
    "grade": {step.code: step.code for step in load_scales()["grade"]},
    "step": {step.code: step.label for axis in AXES["incidents"] for step in load_scales()[axis]},
    "facet": {name: name for name in FACETS},
    "foreseen": {
        "change": "would say something else", "go": "would go", "come": "would come",
        "lost": "decisions to look at again",
    },
    "fate": {name: name for name in get_args(Fate)},
    "changed": {name: name.replace("_", " ") for name in Statement.__dataclass_fields__ if name not in ASIDE},
    "field": {
        name: name.replace("_", " ")
        for name in ("status", "kind", "speech_act", "polarity", "modality", "author_commitment", "attribution", "act")
    },
    "part": {
        name: name
        for name in (
            "its words", "what", "who says so", "said to be by", "said to be against", "with", "target", "how many",
            "where", "when", "said to", "hedged by",
        )
    },
}  # fmt: skip


COMMA, SEMICOLON = ", ", "; "  # between what is listed


class Labels:
    """The words of one language for values of records, terms of the vocabulary and figures."""

    def __init__(self, language: Language, translated: NullTranslations) -> None:
        self._source = language == SOURCE
        self._translated = translated
        self._terms = load_terms()

    def label(self, name: str, value: str) -> str:
        """A value of one of `LABELS`; what only a package of law or a later version knows stays as it is written."""
        words = LABELS[name].get(value)
        return value.replace("_", " ") if words is None else self._translated.pgettext(name, words)

    def term(self, identifier: str) -> str:
        """A term of the vocabulary; an id that it does not know as it is."""
        term = self._terms.by_id.get(identifier)
        return identifier if term is None else self._name(term)

    def act(self, identifier: str | None) -> str:
        """An act; a passage without one is a remark."""
        known = identifier is not None and identifier in self._terms.by_id
        return self.term(identifier) if known and identifier else self._translated.gettext(phrases.REMARK)

    def named(self, identifiers: Sequence[str]) -> list[tuple[str, str]]:
        """Terms of the vocabulary with their words, in the order of these."""
        return sorted((self.term(one), one) for one in identifiers)

    def amount(self, low: int | None, high: int | None, comparator: str = "exact") -> str:
        """An interval in words: the open end of a vague number stays open."""
        pattern, numbers = phrases.amount_as(low, high, comparator)
        return self._translated.gettext(pattern) % numbers

    def _name(self, term: Term) -> str:
        return term.label.lower() if self._source else term.label_ar


def texts() -> Iterator[tuple[str | None, str]]:
    """Context and English words of every value that can be shown: what a catalogue has to translate."""
    yield from ((None, words) for words in (phrases.REMARK, COMMA, SEMICOLON))
    yield from ((None, pattern) for pattern in phrases.AMOUNTS)
    yield from ((name, words) for name, values in LABELS.items() for words in values.values())
