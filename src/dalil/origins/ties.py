"""Why two utterances of different reports are one origin, or possibly one: the rules, each with its reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from dalil.model.link import Link
from dalil.model.party import Party
from dalil.model.span import Range
from dalil.model.statement import Statement
from dalil.origins.addresses import same_addresses
from dalil.origins.errors import common_errors
from dalil.origins.quotations import SharedQuotation
from dalil.origins.sources import PICTURE, Voices
from dalil.origins.tie import Tie, spans_of, tie
from dalil.origins.utterance import Utterance
from dalil.origins.words import Words, fold

_ALIKE = 0.6


def ties(said: Sequence[Utterance], texts: Mapping[str, Words], voices: Voices, evidence: "Evidence") -> Iterator[Tie]:
    """All ties between utterances: copied words, a shared quotation, one body on one matter, an outlet that is held.

    Nothing is tied because it is merely similar: every rule asks for the same voice, or for copied text.
    """
    by_report: dict[str, list[int]] = defaultdict(list)
    for number, utterance in enumerate(said):
        by_report[utterance.exhibit].append(number)
    for link in evidence.copies:
        yield from _copied(said, by_report, link)
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
        yield from _same_voice(said, by_matter[matter])
        yield from _held(said, by_matter[matter], voices)
        yield from _office(said, by_matter[matter])
        yield from common_errors(said, by_matter[matter])


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the reports themselves show: copies, quotations and pictures that they share, reports named as a source."""

    copies: tuple[Link, ...]
    quotations: tuple[SharedQuotation, ...]
    citations: tuple[Link, ...]
    media: tuple[Link, ...] = ()


def _copied(said: Sequence[Utterance], by_report: Mapping[str, list[int]], link: Link) -> Iterator[Tie]:
    for one in by_report.get(link.from_, ()):
        for two in by_report.get(link.to, ()):
            pair = _alike(said[one].statements, said[two].statements)
            if pair is not None and said[one].source.local == said[two].source.local:
                reason = f"The same words stand in a copy. {link.reason}"
                yield tie(
                    said, one, two, "copy", link.rule, reason=reason, spans=spans_of(pair), directed=link.directed
                )


def _alike(some: Iterable[Statement], others: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    for one in some:
        words = {fold(word) for word in one.quote.split()}
        for two in others:
            more = {fold(word) for word in two.quote.split()}
            if one.act == two.act and len(words & more) >= _ALIKE * min(len(words), len(more)):
                return one, two
    return None


def _quoted(
    said: Sequence[Utterance], by_report: Mapping[str, list[int]], texts: Mapping[str, Words], shared: SharedQuotation
) -> Iterator[Tie]:
    sides = (shared.link.from_, shared.link.to)
    for one in by_report.get(sides[0], ()):
        for two in by_report.get(sides[1], ()):
            same = said[one].source.key == said[two].source.key or said[one].source.surname == said[two].source.surname
            if same and _both_touched(said[one], said[two], texts, shared):
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
    """One named voice on one matter: one origin for a body, possibly one for a person, whose occasions are not told."""
    by_voice: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        if said[number].source.party is not None and said[number].source.key.startswith("party:"):
            by_voice[said[number].source.key].append(number)
    for key in sorted(by_voice):
        for one, two in pairwise(sorted(by_voice[key], key=lambda n: (not said[n].source.own, n))):
            name, personal = said[one].source.name, said[one].source.personal
            if said[one].exhibit == said[two].exhibit or (personal and (said[one].direct or said[two].direct)):
                continue
            rule = "citation.person" if personal else "citation.source"
            reason = f"Both reports name {name} as the source for the same matter, without telling two occasions apart."
            yield tie(said, one, two, "citation", rule, reason=reason, certain=not personal)


def _held(said: Sequence[Utterance], numbers: Sequence[int], voices: Voices) -> Iterator[Tie]:
    """An outlet named as the source whose own report on the matter is in the case."""
    for one in numbers:
        outlet = said[one].source.party
        if said[one].source.own or outlet is None or outlet.kind != "outlet":
            continue
        for two in numbers:
            publisher = voices.publisher(said[two].exhibit)
            if said[two].source.own and publisher is not None and publisher.id == outlet.id:
                reason = f"The report names {outlet.name} as its source, and {outlet.name}'s own report is in the case."
                yield tie(said, one, two, "citation", "citation.held", reason=reason, directed=True)


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
