"""What selected words say as the value of a field: the party they name, the place, the day, the number.

A selection is written `START-END`, code points of the rendition, end exclusive; several with commas between them.
Behind a colon may stand what the words alone do not say: the id of a party, place, weapon, target or group of victims,
a date (EDTF), or what is counted with its number (`killed`, `killed:30-50`).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from dalil.errors import DalilError, InputError, InvalidValueError
from dalil.model.figure import Counts, Figure
from dalil.model.record import as_record
from dalil.model.rendition import Rendition
from dalil.model.report import Report
from dalil.model.span import Range
from dalil.model.statement import Participant, Perpetrator, TermMention, Victim
from dalil.model.when import EventTime, bounds
from dalil.model.where import Where
from dalil.statements.figures.numbers import NumberGrammar
from dalil.statements.places.context import Setting
from dalil.statements.places.resolve import Resolver
from dalil.statements.places.toponym import PlaceName
from dalil.statements.times.grammar import expressions
from dalil.statements.times.narrator import Narrator
from dalil.statements.times.value import edtf_of
from dalil.vocab.lexicon import Lexicon
from dalil.vocab.terms import Term

Json = Any
_SELECTION = re.compile(r"(\d{1,9})-(\d{1,9})(?::([^,]+))?")
_INTERVAL = re.compile(r"(\w+)(?::(\d*)-(\d*))?")
HOW = "Write START-END in code points of the text, such as 120-131, with commas between several."
FAMILIES = {"weapons": "wpn", "targets": "tgt", "victims": "vic"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Words [start, end) of the text, and what was said about them that they do not say themselves."""

    start: int
    end: int
    words: str
    said: str | None


@dataclass(frozen=True, kw_only=True)
class Words:
    """Turns selections of one report into values of fields; `party` gives the id of a party that no table knows.

    `places` are those that the run found in the case, by the words for them.
    """

    report: Report
    lexicon: Callable[[], Lexicon]
    party: Callable[[str], str | None]
    places: Mapping[str, Where]

    @property
    def rendition(self) -> Rendition:
        """The text that is selected from. Raises `InputError` where there is none."""
        if self.report.rendition is None:
            raise InputError("This report has no text.", "Only what was read can be selected from.")
        return self.report.rendition

    def value(self, name: str, written: str, record: Mapping[str, Json]) -> str:
        """The value of a field as JSON, for a selection as written; `record` is what stands there now.

        Raises `InputError` for a selection that is none, or whose words need something said beside them.
        """
        chosen = list(self._selections(written))
        if name == "quote":
            one = _single(name, chosen)
            return _json({"quote": one.words, "start": one.start, "end": one.end})
        if name in ("trigger", "place", "time"):
            return _json(getattr(self, f"_{name}")(_single(name, chosen), record) if chosen else None)
        make: Callable[[Selected, Mapping[str, Json]], Json] = getattr(self, f"_{name}")
        return _json([make(one, _kept(record, name, one)) for one in chosen])

    def _selections(self, written: str) -> Iterator[Selected]:
        text = self.rendition.text
        for part in filter(None, (one.strip() for one in written.split(","))):
            match = _SELECTION.fullmatch(part)
            start, end = (int(match[1]), int(match[2])) if match else (0, 0)
            if match is None or not start < end <= len(text):
                raise InputError(f"{part!r} selects no words.", HOW)
            words = text[start:end]
            start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
            if start >= end:
                raise InputError(f"{part!r} selects no words.", HOW)
            yield Selected(start=start, end=end, words=text[start:end], said=match[3])

    def _trigger(self, one: Selected, record: Mapping[str, Json]) -> Json:
        del record
        return [one.start, one.end]

    def _hedges(self, one: Selected, kept: Mapping[str, Json]) -> Json:
        del kept
        return as_record(Range(start=one.start, end=one.end))

    def _speakers(self, one: Selected, kept: Mapping[str, Json]) -> Json:
        return as_record(Participant(name=one.words, party=self._party(one, kept), start=one.start, end=one.end))

    _addressees = _speakers

    def _perpetrators(self, one: Selected, kept: Mapping[str, Json]) -> Json:
        via, party = kept.get("via", "subject"), self._party(one, kept)
        return as_record(Perpetrator(name=one.words, party=party, start=one.start, end=one.end, via=via))

    def _party(self, one: Selected, kept: Mapping[str, Json]) -> str | None:
        if one.said is not None or kept:
            return one.said or kept["party"]
        known = self.lexicon().parties
        named = known.named(one.words) or known.named(_bare(one.words))
        within = known.find(one.words)
        if named is not None:
            return named.id
        return within[0].party if len({hit.party for hit in within}) == 1 else self.party(one.words)

    def _victims(self, one: Selected, kept: Mapping[str, Json]) -> Json:
        category = self._term("victims", one, kept.get("category"), needed=False)
        return as_record(Victim(name=one.words, category=category, start=one.start, end=one.end))

    def _weapons(self, one: Selected, kept: Mapping[str, Json]) -> Json:
        return as_record(TermMention(id=self._named("weapons", one, kept), start=one.start, end=one.end))

    def _targets(self, one: Selected, kept: Mapping[str, Json]) -> Json:
        return as_record(TermMention(id=self._named("targets", one, kept), start=one.start, end=one.end))

    def _named(self, name: str, one: Selected, kept: Mapping[str, Json]) -> str:
        found = self._term(name, one, kept.get("id"), needed=True)
        assert found is not None
        return found

    def _term(self, name: str, one: Selected, kept: str | None, *, needed: bool) -> str | None:
        terms = self.lexicon().terms.family(FAMILIES[name])
        if one.said is not None:
            if one.said not in {term.id for term in terms}:
                raise InputError(f"{one.said!r} is none of the {name}.", f"Use one of {_ids(terms)}.")
            return one.said
        if kept is not None:
            return kept
        found = next((term.id for term in terms if _means(term, one.words)), None)
        if found is None and needed:
            raise InputError(
                f"Which of the {name} these words mean is not clear.",
                f"Say it: {one.start}-{one.end}:ID, with one of {_ids(terms)}.",
            )
        return found

    def _place(self, one: Selected, record: Mapping[str, Json]) -> Json:
        del record
        known, gazetteer = self.places.get(one.words), self.lexicon().gazetteer
        if one.said is None and known is not None:
            return {**as_record(known), "start": one.start, "end": one.end}
        rows = gazetteer.candidates(one.words)
        if one.said is not None:
            row = gazetteer.place(one.said)
            if row is None:
                raise InputError(f"The gazetteer knows no place {one.said!r}.", "Leave the id away, or look it up.")
            rows = (row,)
        place = Range(start=one.start, end=one.end)
        name = PlaceName(
            range=place, bare=place, name=one.words, candidates=rows, modifier=None, containers=(), kind="place"
        )
        resolver = Resolver(gazetteer=gazetteer, setting=Setting(countries={}, regions={}))
        return as_record(resolver.resolve((name,))[0].where)

    def _time(self, one: Selected, record: Mapping[str, Json]) -> Json:
        del record
        if one.said is not None:
            try:
                bounds(one.said)
            except InvalidValueError as error:
                raise InputError(
                    f"{one.said!r} is no date.", "Write EDTF: 2031-05-09, 2031-05 or 2031-05-01/.."
                ) from error
            return as_record(EventTime(text=one.words, start=one.start, end=one.end, edtf=one.said, basis="inferred"))
        narrator = Narrator(narrative=False)
        published = self.report.published
        narrator.now = published.day if published is not None else None
        told = [said for one_ in expressions(one.words) if (said := narrator.tell(one_)) is not None]
        edtf = edtf_of(told[0].value) if told else None
        basis = told[0].basis if told and not (told[0].basis == "document" and narrator.now is None) else "text"
        return as_record(EventTime(text=one.words, start=one.start, end=one.end, edtf=edtf, basis=basis))

    def _figures(self, one: Selected, kept: Mapping[str, Json]) -> Json:
        said = _INTERVAL.fullmatch(one.said) if one.said is not None else None
        counts = str(said[1] if said else kept.get("counts"))
        if (one.said is not None and said is None) or counts not in get_args(Counts):
            raise InputError(
                "What these words count is not clear.",
                f"Say it: {one.start}-{one.end}:WHAT, with one of {', '.join(get_args(Counts))}.",
            )
        number = next(iter(NumberGrammar(self.lexicon().terms.vague_counts).numbers(one.words)), None)
        if said is not None and said[2] is not None:
            low, high, comparator = _number(said[2]), _number(said[3]), "exact"
        elif number is not None:
            low, high, comparator = number.low, number.high, str(number.comparator)
        else:
            raise InputError("These words hold no number.", f"Say it: {one.start}-{one.end}:{counts}:LOW-HIGH.")
        unit = one.words[number.end :].strip() if number is not None else ""
        made = _figure(counts=counts, low=low, high=high, unit=unit or kept.get("unit"), comparator=comparator, at=one)
        return as_record(made)


def _figure(
    *, counts: str, low: int | None, high: int | None, unit: str | None, comparator: str, at: Selected
) -> Figure:
    try:
        return Figure(
            counts=counts, low=low, high=high, unit=unit, comparator=comparator, start=at.start, end=at.end  # type: ignore[arg-type]  # the record checks both lists
        )  # fmt: skip
    except DalilError as error:
        raise InputError(f"This is no figure: {error.diagnosis}", "Write LOW-HIGH, either may be left open.") from error


def _kept(record: Mapping[str, Json], name: str, one: Selected) -> Mapping[str, Json]:
    """What stands in the record at exactly these words, so that it stays what it was."""
    if one.said is not None:
        return {}
    return next((row for row in record[name] if (row["start"], row["end"]) == (one.start, one.end)), {})


def _single(name: str, chosen: Sequence[Selected]) -> Selected:
    if len(chosen) != 1:
        raise InputError(f"{name} is one stretch of words.", HOW)
    return chosen[0]


def _means(term: Term, words: str) -> bool:
    said = _bare(words).casefold()
    names = {name.casefold() for name in (term.label, term.label_ar, *term.nouns, *term.phrases)}
    return said in names or any(said == f"{name}s" for name in names)


def _bare(words: str) -> str:
    return re.sub(r"(?i)^(?:the|an?) ", "", words)


def _ids(terms: Sequence[Term]) -> str:
    return ", ".join(term.id for term in terms)


def _number(given: str) -> int | None:
    return int(given) if given else None


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
