"""Why two utterances of different reports are one origin, or possibly one: the rules, each with its reason."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from dalil.model.link import Link
from dalil.model.party import Party
from dalil.model.span import Range
from dalil.model.statement import Statement
from dalil.origins.addresses import same_addresses
from dalil.origins.errors import common_errors
from dalil.origins.forms import fold
from dalil.origins.quotations import SharedQuotation
from dalil.origins.scripts import bodies, consonants, is_arabic, readings, spelt
from dalil.origins.sources import PICTURE, Source, Voices
from dalil.origins.tie import Tie, spans_of, tie
from dalil.origins.utterance import Utterance
from dalil.origins.words import Words

_Worded: TypeAlias = tuple[tuple[Statement, frozenset[str]], ...]
"""The statements of an utterance, each with the different words of its quote."""
_ALIKE = 0.6
_FULL = 2  # words of a name by which a person is known apart from others


def ties(said: Sequence[Utterance], texts: Mapping[str, Words], voices: Voices, evidence: "Evidence") -> Iterator[Tie]:
    """All ties between utterances: copied words, a shared quotation, one body on one matter, an outlet that is held.

    Nothing is tied because it is merely similar: every rule asks for the same voice, or for copied text.
    """
    by_report: dict[str, list[int]] = defaultdict(list)
    for number, utterance in enumerate(said):
        by_report[utterance.exhibit].append(number)
    copied = {exhibit for link in evidence.copies for exhibit in (link.from_, link.to)}
    worded = {number: _worded(said[number]) for exhibit in copied for number in by_report.get(exhibit, ())}
    for link in evidence.copies:
        yield from _copied(said, worded, by_report, link)
    for shared in evidence.quotations:
        yield from _quoted(said, by_report, texts, shared)
    for link in evidence.citations:
        yield from _named(said, by_report, link)
    for link in evidence.media:
        yield from _pictured(said, by_report, link)
    yield from same_addresses(said, texts, voices)
    by_matter: dict[str, list[int]] = defaultdict(list)
    for number, utterance in enumerate(said):
        for matter in sorted(utterance.matters):
            by_matter[matter].append(number)
    for matter in sorted(by_matter):
        held = list(_held(said, matter, by_matter[matter], texts, voices))
        yield from held
        passed_on = {one.link.from_ for one in held}
        yield from _same_voice(said, [n for n in by_matter[matter] if said[n].anchor not in passed_on])
        yield from _two_scripts(said, by_matter[matter])
        yield from _body_of_a_place(said, by_matter[matter])
        yield from _two_spellings(said, by_matter[matter])
        yield from _unnamed(said, by_matter[matter], voices)
        yield from _told_again(said, by_matter[matter], voices)
        yield from _office(said, by_matter[matter])
        yield from common_errors(said, by_matter[matter])


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the reports themselves show: copies, quotations and pictures that they share, reports named as a source."""

    copies: tuple[Link, ...]
    quotations: tuple[SharedQuotation, ...]
    citations: tuple[Link, ...]
    media: tuple[Link, ...] = ()


def _worded(utterance: Utterance) -> _Worded:
    return tuple((one, frozenset(map(fold, one.quote.split()))) for one in utterance.statements)


def _copied(
    said: Sequence[Utterance], worded: Mapping[int, _Worded], by_report: Mapping[str, list[int]], link: Link
) -> Iterator[Tie]:
    by_voice: dict[str, list[int]] = defaultdict(list)
    for two in by_report.get(link.to, ()):
        by_voice[said[two].source.local].append(two)
    for one in by_report.get(link.from_, ()):
        for two in by_voice.get(said[one].source.local, ()):
            pair = _alike(worded[one], worded[two])
            if pair is not None:
                reason = f"The same words stand in a copy. {link.reason}"
                yield tie(
                    said, one, two, "copy", link.rule, reason=reason, spans=spans_of(pair), directed=link.directed
                )


def _alike(some: _Worded, others: _Worded) -> tuple[Statement, Statement] | None:
    for one, words in some:
        for two, more in others:
            same = one.act == two.act or words == more  # how exactly an act is told can hang on the rest of a report
            if same and len(words & more) >= _ALIKE * min(len(words), len(more)):
                return one, two
    return None


def _quoted(
    said: Sequence[Utterance], by_report: Mapping[str, list[int]], texts: Mapping[str, Words], shared: SharedQuotation
) -> Iterator[Tie]:
    sides = (shared.link.from_, shared.link.to)
    for one in by_report.get(sides[0], ()):
        for two in by_report.get(sides[1], ()):
            if said[one].source.may_be(said[two].source) and _both_touched(said[one], said[two], texts, shared):
                name = said[one].source.name
                reason = f"Both reports quote {name} with the same words. {shared.link.reason}"
                yield tie(said, one, two, "quotation", shared.link.rule, reason=reason, spans=shared.link.spans)


def _named(said: Sequence[Utterance], by_report: Mapping[str, list[int]], link: Link) -> Iterator[Tie]:
    """What the author tells on a matter, where the report names another one that tells of it as its source."""
    for one in by_report.get(link.from_, ()):
        for two in by_report.get(link.to, ()):
            authors = said[one].source.own and said[two].source.own
            if authors and said[one].matters & said[two].matters:
                yield tie(said, one, two, "citation", link.rule, reason=link.reason, spans=link.spans, directed=True)


def _pictured(said: Sequence[Utterance], by_report: Mapping[str, list[int]], link: Link) -> Iterator[Tie]:
    """What the captions of one picture say rests on one picture, whoever prints it."""
    for one in by_report.get(link.from_, ()):
        for two in by_report.get(link.to, ()):
            if said[one].source.local == said[two].source.local == PICTURE:
                yield tie(
                    said, one, two, "same_media", link.rule, reason=link.reason, certain=link.certain,
                    directed=link.directed,
                )  # fmt: skip


def _both_touched(one: Utterance, two: Utterance, texts: Mapping[str, Words], shared: SharedQuotation) -> bool:
    """Whether the shared words are said by both; in one report they may stand in its speech without marks."""
    touched = [_touched(utterance, utterance.extent, texts, shared) for utterance in (one, two)]
    loosely = [_touched(utterance, utterance.passages, texts, shared) for utterance in (one, two)]
    return any(touched) and all(a or b for a, b in zip(touched, loosely, strict=True))


def _touched(
    utterance: Utterance, places: Sequence[Range], texts: Mapping[str, Words], shared: SharedQuotation
) -> bool:
    rendition = texts[utterance.exhibit].identifier
    return any(shared.touches(rendition, place) for place in places)


def _same_voice(said: Sequence[Utterance], numbers: Sequence[int]) -> Iterator[Tie]:
    """One named voice on one matter: one origin for a body, possibly one for a person, whose occasions are not told.

    A private person who is named in full and bears one name in both reports is one witness of that matter: who tells
    it to two reporters does not confirm himself. Where each report quotes him, they may be two occasions.
    """
    by_voice: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        source = said[number].source
        body = (source.party is not None and source.key.startswith("party:")) or not source.personal
        if body or _is_witness(source):
            by_voice[source.key].append(number)
    for key in sorted(by_voice):
        # Each to one and the same: to its own words, else to one that does not quote it, so that no order decides.
        one, *others = sorted(by_voice[key], key=lambda n: (not said[n].source.own, said[n].direct, n))
        for two in others:
            name, personal = said[one].source.name, said[one].source.personal
            witness = _is_witness(said[one].source)
            occasions = said[one].direct and said[two].direct
            quoted = (said[one].direct or said[two].direct) and not witness
            if (said[one].exhibit == said[two].exhibit and not _carries(said[one].source)) or (personal and quoted):
                continue
            rule = "citation.witness" if witness else "citation.person" if personal else "citation.source"
            reason = f"Both reports name {name} as the source for the same matter, without telling two occasions apart."
            certain = not occasions if witness else not personal
            yield tie(said, one, two, "citation", rule, reason=reason, certain=certain)


def _is_witness(source: Source) -> bool:
    """Whether the voice is a person named in full whom no table knows: public persons speak of a matter many times."""
    return source.party is None and source.personal and not source.own and _is_full_name(source.name)


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) >= _FULL and all(word[:1].isupper() for word in (words[0], words[-1]))


def _carries(source: Source) -> bool:
    return source.party is not None and source.party.kind == "outlet" and not source.own


def _held(
    said: Sequence[Utterance], matter: str, numbers: Sequence[int], texts: Mapping[str, Words], voices: Voices
) -> Iterator[Tie]:
    """An outlet named as the source whose own report on the matter is in the case.

    Where that report lays it to others, it is theirs: to the one whose figures and doers agree best, of equal ones to
    the first in the report. A report that passes on another one adds no origin of its own, whichever of them is meant.
    A headline sums up what the report below it lays to others.
    """
    for one in numbers:
        outlet = said[one].source.party
        if not _carries(said[one].source) or outlet is None:
            continue
        theirs = [two for two in numbers if _printed_by(said[two], outlet, voices) and two != one]
        laid = {said[two].exhibit for two in theirs if not said[two].source.own}
        own = [
            two
            for two in theirs
            if said[two].source.own
            and not (said[two].exhibit in laid and _sums_up(said[two], said[one], matter, texts))
        ]
        for two in own:
            reason = f"The report names {outlet.name} as its source, and {outlet.name}'s own report is in the case."
            yield tie(said, one, two, "citation", "citation.held", reason=reason, directed=True)
        others = [two for two in theirs if not said[two].source.own and _not_later(said[two], said[one], voices)]
        if others and not own:
            two = max(others, key=lambda n: (_in_common(said[one], said[n]), -n))
            reason = (
                f"The report names {outlet.name} as its source, and {outlet.name}'s own report, which is in the case, "
                f"lays it to {said[two].source.name}."
            )
            yield tie(said, one, two, "citation", "citation.relayed", reason=reason, directed=True)


def _unnamed(said: Sequence[Utterance], numbers: Sequence[int], voices: Voices) -> Iterator[Tie]:
    """A voice without a name that a report has from an outlet whose own report on the matter gives it: one voice."""
    for one in numbers:
        source = said[one].source
        if source.through is None or source.party is not None or source.key == source.local:
            continue
        theirs = [
            two
            for two in numbers
            if said[two].source.local == source.local
            and _printed_by(said[two], source.through, voices)
            and _not_later(said[two], said[one], voices)
        ]
        for two in sorted(theirs, key=lambda n: [-part for part in _in_common(said[one], said[n])])[:1]:
            reason = f"The report has {source.name} from {source.through.name}, whose own report is in the case."
            yield tie(said, one, two, "citation", "citation.relayed", reason=reason, directed=True)


def _told_again(said: Sequence[Utterance], numbers: Sequence[int], voices: Voices) -> Iterator[Tie]:
    """A voice without a name that one outlet gives twice on one matter, with the same figures: it comes back to it."""
    first: dict[tuple[str, str, frozenset[object]], int] = {}
    for two in numbers:
        source, publisher = said[two].source, voices.publisher(said[two].exhibit)
        figures = frozenset((f.counts, f.low, f.high) for s in said[two].statements for f in s.figures)
        unnamed = source.party is None and source.key != source.local and not source.own and source.through is None
        if publisher is None or not unnamed or not figures:
            continue
        one = first.setdefault((publisher.id, source.local, figures), two)
        if said[one].exhibit != said[two].exhibit:
            reason = f"{publisher.name} lays the same figures to {source.name} in both reports."
            yield tie(said, one, two, "citation", "citation.again", reason=reason)


def _two_scripts(said: Sequence[Utterance], numbers: Sequence[int]) -> Iterator[Tie]:
    """A witness named in Arabic letters in one report and in Latin letters in another, on one matter."""
    latin: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in numbers:
        source = said[number].source
        if _is_witness(source) and (found := consonants(source.name)) is not None:
            latin[found].append(number)
    for one in numbers:
        source = said[one].source
        arabic = is_arabic(source.name) and source.personal and not source.own
        others = [two for found in (readings(source.name) if arabic else ()) for two in latin.get(found, [])]
        if len({spelt(said[two].source.name)[-_FULL:] for two in others}) == 1:
            two = others[0]
            reason = f"Both reports name {said[two].source.name} as the source for the same matter, in two scripts."
            yield tie(said, one, two, "citation", "citation.witness", reason=reason)


def _body_of_a_place(said: Sequence[Utterance], numbers: Sequence[int]) -> Iterator[Tie]:
    """The one body of a place ("the Orsk town council") that reports name in two scripts, or twice in Arabic."""
    first: dict[tuple[str, ...], int] = {}
    unlisted = [number for number in numbers if said[number].source.party is None and not said[number].source.own]
    for two in sorted(unlisted, key=lambda number: is_arabic(said[number].source.name)):
        named = bodies(said[two].source.name)
        one = next((first[name] for name in sorted(named) if name in first), None)
        if is_arabic(said[two].source.name) and one is not None:
            reason = f"Both reports name {said[one].source.name} as the source for the same matter."
            yield tie(said, one, two, "citation", "citation.source", reason=reason)
        for name in sorted(named):
            first.setdefault(name, two)


def _two_spellings(said: Sequence[Utterance], numbers: Sequence[int]) -> Iterator[Tie]:
    """A witness whose name reports write in two ways ("Younes", "Yunis"), on one matter; never two in one report."""
    first: dict[tuple[str, ...], int] = {}
    for two in numbers:
        source = said[two].source
        if not _is_witness(source):
            continue
        one = first.setdefault(spelt(source.name)[-_FULL:], two)
        if said[one].source.key != source.key and said[one].exhibit != said[two].exhibit:
            reason = f"Both reports name {source.name} as the source for the same matter, in two spellings."
            certain = not (said[one].direct and said[two].direct)
            yield tie(said, one, two, "citation", "citation.witness", reason=reason, certain=certain)


def _printed_by(utterance: Utterance, outlet: Party, voices: Voices) -> bool:
    return voices.prints(utterance.exhibit, outlet)


def _sums_up(utterance: Utterance, retold: Utterance, matter: str, texts: Mapping[str, Words]) -> bool:
    """Whether all that the author says of what is retold stands in headings, or in a first line without an end."""
    words = texts.get(utterance.exhibit)
    blocks = words.rendition.blocks if words is not None else ()
    heads = [block for at, block in enumerate(blocks) if block.kind == "heading" or (at == 0 and len(blocks) > 1)]
    text = words.rendition.text if words is not None else ""
    heads = [block for block in heads if text[block.start : block.end].rstrip()[-1:].isalnum()]
    acts = {one.act for one in retold.statements}
    told = (one for one, label in zip(utterance.statements, utterance.about, strict=True) if label == matter)
    return all(any(head.start <= one.start < head.end for head in heads) for one in told if one.act in acts)


def _not_later(one: Utterance, two: Utterance, voices: Voices) -> bool:
    """Whether the report of the first can have been read by the author of the second."""
    if one.exhibit == two.exhibit:
        return False
    dates = [voices.reports[utterance.exhibit].published for utterance in (one, two)]
    earlier, later = (date.first if date is not None else None for date in dates)
    return earlier is None or later is None or earlier <= later


def _in_common(one: Utterance, two: Utterance) -> tuple[int, int]:
    """How many figures, and how many named doers, both tell on the matters that they share."""
    figures, doers = [], []
    for utterance in (one, two):
        figures.append({(f.low, f.high) for s in utterance.statements for f in s.figures})
        doers.append({doer.party or doer.name for s in utterance.statements for doer in s.perpetrators})
    return len(figures[0] & figures[1]), len(doers[0] & doers[1])


def _office(said: Sequence[Utterance], numbers: Sequence[int]) -> Iterator[Tie]:
    """A person who holds an office and the body of that office, on one matter: possibly one origin."""
    for one, two in combinations(numbers, 2):
        for person, body in ((one, two), (two, one)):
            holder, office = said[person].source.party, said[body].source.party
            if holder is not None and office is not None and speaks_for(holder, office):
                reason = f"{holder.name} ({holder.role}) may speak for {office.name}."
                yield tie(
                    said, person, body, "citation", "citation.office", reason=reason, certain=False, directed=True
                )


def speaks_for(holder: Party, office: Party) -> bool:
    """Whether a person's role names the body, in full or in its first word ("Defence Minister", "Defence Ministry")."""
    if holder.kind != "person" or office.kind == "person" or not holder.role or not holder.side:
        return False
    role = [fold(word) for word in holder.role.split()]
    names = [[fold(word) for word in name.split()] for name in (office.name, *office.aliases)]
    same = any(name and name[0] == role[0] and len(name) > 1 and len(role) > 1 for name in names)
    return holder.side == office.side and same
