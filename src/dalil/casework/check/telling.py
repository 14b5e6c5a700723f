"""What one voice tells of one occurrence in one sentence: the unit in which a draft and a case are compared."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from dalil.casework.check.names import is_known, is_named, name_words, same_name
from dalil.incidents.contradictions import denies
from dalil.incidents.proximity import Days, days, recent
from dalil.model.figure import Figure
from dalil.model.statement import Kind, Participant, Statement
from dalil.model.when import When
from dalil.model.where import Where
from dalil.vocab.cues import load_cues
from dalil.vocab.occurrences import load_occurrences
from dalil.vocab.terms import load_terms

_UNTOLD: frozenset[Kind] = frozenset(("caption", "question"))
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_STEM, _SHORTEST = 6, 5
_BEFORE = 24  # code points in front of what is feared
_OPEN = 1_000_000  # an interval without an end is longer than any other
_CALENDAR = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name)
_ONLY_SAY = ("said", "says", "told")
_WORDS_OF = re.compile(
    r"\baccording to\b|\b(?:in|by|from) the (?:version|account|words|telling|testimony|estimate|count)s? of\b"
    r"|\bas\b.{1,200}?\bputs? it\b|\bas (?:saying|telling|told by)\b|\b(?:citing|cited|quoting|quoted|attributed to)\b"
)
_OPENING = re.compile(r",? (?:who|whose)\b|, (?:an?|the|one|his|her|their|its)\b| (?:at|of|from|with)\b")
_CLOSING = re.compile(r"[,;:.\u201c\u201d\"](?=\s|$)")
_FEARED = re.compile(
    r"\b(?:fear(?:s|ed|ing)?|dread(?:s|ed|ing)?|afraid|wary)(?: of)?(?: (?:any|more|new|further|his|her|their|the))? $"
)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Statements of one sentence in one voice that can be of one occurrence; `text` is that sentence.

    `place` and `time` may come from elsewhere where it names none: in a draft from the sentences before, in a report
    the days before its publication. `dated` says whether the time is its own. In a draft, `counted` are numbers of
    people that no act was read with; `named` are the persons and bodies of the sentence that neither did nor suffered
    it, of which one may be a voice that was not read as one; `fighting` are the warring parties, of which one may have
    done it; `disputed` says whether a word of denial stands in the sentence.
    """

    statements: tuple[Statement, ...]
    text: str
    place: Where | None
    time: Days | None
    dated: bool
    counted: tuple[Figure, ...] = ()
    named: tuple[Participant, ...] = ()
    fighting: tuple[Participant, ...] = ()
    disputed: bool = False

    @property
    def key(self) -> str:
        """The id of its first statement."""
        return self.statements[0].id

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its statements."""
        return frozenset(one.id for one in self.statements)

    @cached_property
    def acts(self) -> frozenset[str]:
        """The acts that it names."""
        return frozenset(one.act for one in self.statements if one.act is not None)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of occurrences that its acts can be told of; an act without family stands for itself."""
        return frozenset().union(*(_families(one) for one in self.statements))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The families that all its acts can be told of, or any of them where none is common to all."""
        found = [_families(one) for one in self.statements if one.act is not None]
        return (frozenset.intersection(*found) if found else frozenset()) or self.families

    @cached_property
    def denying(self) -> bool:
        """Whether it denies what it tells."""
        return any(denies(one) for one in self.statements) or self._disowns

    @property
    def _disowns(self) -> bool:
        """Whether a draft's sentence disputes, without a number, what a warring party in it or nobody named would own.

        That is a denial, also where the reading did not hear to which words it belongs.
        """
        if self.figures or not self.fighting or not self.disputed:
            return False
        said = (*(voice.name for voice in self.speakers[-1:]), *self.asides)
        own = any(party.name in one or one in party.name for party in self.fighting for one in said)
        return own or not (self.speakers or self.named)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, each once; where none was read, the people whom the words of the sentence count."""
        found = {(f.counts, f.low, f.high, f.unit): f for one in self.statements for f in one.figures}
        return tuple(found.values()) or self.counted

    @cached_property
    def targets(self) -> frozenset[str]:
        """The kinds of target that it names."""
        return frozenset(target.id for one in self.statements for target in one.targets)

    @cached_property
    def doers(self) -> tuple[Participant, ...]:
        """Who is said to have done it, each once; the voice itself did only where a table knows it as a party."""
        read = (
            Participant(name=one.name, party=one.party, start=one.start, end=one.end)
            for statement in self.statements
            for one in statement.perpetrators
        )
        found = {one.party or one.name.casefold(): one for one in read if is_known(one) or not self._is_voice(one)}
        return tuple(found.values())

    @property
    def accused(self) -> tuple[Participant, ...]:
        """Its doers by name; a single word that opens the sentence ("Warplanes") has its capital from there."""
        opening = self.text.lstrip().partition(" ")[0]
        return tuple(one for one in self.doers if is_named(one) and (is_known(one) or one.name != opening))

    def speaks_for(self, voice: Participant, party: Participant) -> bool:
        """Whether a voice is the party or is said to speak for it; a person's name alone says nothing of that."""
        named = {*name_words(voice.name), *(word for aside in self.asides for word in name_words(aside))}
        personal = voice.name.istitle() and " " in voice.name
        return same_name(voice, party) and (not personal or not named.isdisjoint(name_words(party.name)))

    def _is_voice(self, doer: Participant) -> bool:
        """Whether who was read as the doer is the voice, or stands in what is said of it ("the mayor of the town")."""
        voiced = any(same_name(doer, voice) for voice in self.speakers)
        return voiced or self._is_said_by(doer.name) or any(doer.name in aside for aside in self.asides)

    def _is_said_by(self, name: str) -> bool:
        """Whether the name stands behind a verb of saying ("…, says Ilsa Brandt, …")."""
        return re.search(rf"\b(?:said|says) (?:the )?{re.escape(name)}", self.text) is not None

    @cached_property
    def speakers(self) -> tuple[Participant, ...]:
        """Its voices, from the outermost to the innermost."""
        return self.statements[0].speakers

    @cached_property
    def plain(self) -> bool:
        """Whether the sentence puts it as a fact of its own: no voice, no word of hearsay, no verb of saying."""
        told = all(one.status == "asserted" and not one.speakers for one in self.statements)
        return told and not self.attributed

    @cached_property
    def asides(self) -> tuple[str, ...]:
        """What the sentence says of who its voices are ("the head of the ambulance station"): no part of the deed."""
        return tuple(aside for one in (*self.speakers, *self.named) for aside in said_of(one.name, self.text))

    @cached_property
    def target_words(self) -> frozenset[str]:
        """The words of the vocabulary that name kinds of target ("market", "school"), but for what the voices are."""
        told = self.text
        for aside in self.asides:
            told = told.replace(aside, " ", 1)
        return frozenset(_words(told)) & _target_nouns()

    @cached_property
    def proper(self) -> frozenset[str]:
        """The words with a capital behind the first one, folded; names of months and days left out."""
        found = (match.group() for match in _WORD.finditer(self.text) if match.start())
        return frozenset(word.casefold() for word in found if word[0].isupper()) - _CALENDAR

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The words of the name of its place, folded."""
        return frozenset(_words(self.place.name)) if self.place is not None else frozenset()

    @property
    def attributed(self) -> bool:
        """Whether somebody's words are given: a voice was read, or names or the wording alone show one."""
        return bool(self.speakers or self.named) or reports_speech(self.text)

    @property
    def voices(self) -> tuple[Participant, ...]:
        """The innermost voice; where none was read, or the doer for one, those who are named and may be it."""
        saying = tuple(one for one in self.named if self._is_said_by(one.name))
        doing = any(same_name(voice, doer) for voice in self.speakers[-1:] for doer in self.doers)
        if saying or (doing and self.named and not self.denying):
            return saying or self.named
        return self.speakers[-1:] or self.named

    @property
    def comparable(self) -> bool:
        """Whether it says something that can be looked for: an act that forms incidents, or people counted.

        People of whom no act was read are looked for where the sentence says both where and when.
        """
        table = load_occurrences()
        occurrences = any(act in table and table[act].families for act in self.acts)
        placed = not self.acts and bool(self.counted) and self.place is not None and self.dated
        return occurrences or placed or any(figure.counts != "other" for figure in self.figures)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sentence, folded."""
        return frozenset(_words(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its longer words, by which two wordings of one matter are likened."""
        return frozenset(word[:_STEM] for word in self.words if len(word) >= _SHORTEST)

    @cached_property
    def features(self) -> frozenset[str]:
        """What the index finds it by: families, squares of its place, months, figures, voices and words."""
        found = {f"family:{family}" for family in self.families}
        found.update(f"figure:{figure.counts}:{figure.low}" for figure in self.figures)
        found.update(f"word:{stem}" for stem in self.stems)
        if self.place is not None and self.place.lat is not None and self.place.lon is not None:
            found.add(f"place:{round(self.place.lat, 1)}:{round(self.place.lon, 1)}")
        for day in self.time or ():
            if day is not None:
                found.add(f"month:{day.year}-{day.month:02}")
        return frozenset(found)


def _words(text: str) -> Iterator[str]:
    return (match.group().casefold() for match in _WORD.finditer(text))


def said_of(name: str, text: str) -> Iterator[str]:
    """What the text says of who bears the name, behind it: in apposition, in a relative clause or by where he works.

    It goes on to the next comma or to the next verb that tells of speech or thought ("said", "confirmed").
    """
    at = text.find(name)
    while name and at >= 0:
        opening = _OPENING.match(text, at + len(name))
        if opening is not None:
            end = _end(text, opening.end())
            words = (match for match in _WORD.finditer(text, opening.end(), end))
            yield text[opening.start() : next((one.start() for one in words if _tells(one.group().casefold())), end)]
        at = text.find(name, at + len(name))


def _end(text: str, start: int) -> int:
    found = _CLOSING.search(text, start)
    return found.start() if found is not None else len(text)


def _tells(word: str) -> bool:
    verbs = load_cues().verbs
    return word in _ONLY_SAY or any(form in verbs for form in _lemmas(word) if form != word)


def reports_speech(text: str) -> bool:
    """Whether the wording alone shows that somebody's words are reported, where the reading found no voice.

    "According to", "in the version of", "as they put it", "citing", a verb of saying before "that" or behind the last
    comma, or one of the two verbs that only say.
    """
    folded = text.casefold()
    if _WORDS_OF.search(folded) is not None or any(re.search(rf"\b{word}\b", folded) for word in _ONLY_SAY):
        return True
    before_that = (match[1] for match in re.finditer(r"(?<![\w-])([\w-]+) that\b", folded))
    return any(_says(word) for word in (*before_that, *folded.rpartition(",")[2].rstrip('.\u201d"').split()[-1:]))


@cache
def _target_nouns() -> frozenset[str]:
    nouns = (noun for term in load_terms().family("tgt") for noun in term.nouns)
    return frozenset(noun.casefold() for noun in nouns if " " not in noun)


def _says(word: str) -> bool:
    verbs = load_cues().verbs
    known = (verbs[form] for form in _lemmas(word) if form in verbs)
    return any(cue.family == "say" and "clause" in cue.frames for cue in known)


def _lemmas(word: str) -> Iterator[str]:
    """What a regular form of the past or the third person can be a form of."""
    for ending, instead in (("ied", "y"), ("ed", ""), ("ed", "e"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word[: -len(ending)] + instead


def tellings(statements: Iterable[Statement], text: str, published: When | None) -> list[Telling]:
    """The tellings of one report, in the order of its text; `text` is that of its rendition.

    One that names no day is taken to lie in the days before the publication, where that is known.
    """
    found: list[list[Statement]] = []
    for one in sorted(statements, key=lambda s: (s.sentence, s.start, s.end, s.id)):
        if one.kind in _UNTOLD or one.review == "rejected" or _is_feared(one, text):
            continue
        home = next((group for group in reversed(found[-4:]) if _together(group[0], one)), None)
        if home is None:
            found.append([one])
        else:
            home.append(one)
    told = [_telling(group, text) for group in found]
    beside: dict[tuple[int, int], list[Telling]] = {}
    for each in told:
        beside.setdefault(each.statements[0].sentence, []).append(each)
    return [_completed(each, beside[each.statements[0].sentence], recent(published)) for each in told]


def _is_feared(statement: Statement, text: str) -> bool:
    """Whether it names only what somebody feared ("because he feared arrest"): nobody tells that it took place."""
    if statement.trigger is None:
        return False
    start = statement.trigger[0]
    return _FEARED.search(text[max(0, start - _BEFORE) : start].casefold()) is not None


def _completed(one: Telling, beside: Sequence[Telling], window: Days | None) -> Telling:
    """With the place and the day of its sentence where it names none itself, else with the days of the report."""
    place = one.place or next((other.place for other in beside if other.place is not None), None)
    time = one.time or next((other.time for other in beside if other.time is not None), None)
    return replace(one, place=place, time=time or window, dated=time is not None)


def _together(one: Statement, two: Statement) -> bool:
    if one.sentence != two.sentence or _voices(one) != _voices(two) or denies(one) != denies(two):
        return False
    first, second = (_families(s) for s in (one, two))
    return bool(first & second) if first and second else True


def _families(statement: Statement) -> frozenset[str]:
    row = load_occurrences().get(statement.act or "")
    return frozenset(row.families) if row is not None and row.families else frozenset(filter(None, (statement.act,)))


def _voices(statement: Statement) -> tuple[str, ...]:
    return tuple(one.name for one in statement.speakers)


def _telling(group: Sequence[Statement], text: str) -> Telling:
    """With the narrowest place and the shortest time that its statements name."""
    places = sorted(
        (one.place for one in group if one.place is not None), key=lambda p: (p.lat is None, p.radius_km or 0.0, p.name)
    )
    times = [found for one in group if (found := days(one.time)) is not None]
    start, end = group[0].sentence
    return Telling(
        statements=tuple(group),
        text=text[min(start, *(s.start for s in group)) : max(end, *(s.end for s in group))],
        place=places[0] if places else None,
        time=min(times, key=_length, default=None),
        dated=bool(times),
    )


def _length(time: Days) -> tuple[int, str]:
    first, last = time
    return (last - first).days if first is not None and last is not None else _OPEN, str(time)
