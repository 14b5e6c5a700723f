"""From reports and statements to origins: the things that are counted instead of reports."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from dalil.model.identity import digest_id
from dalil.model.link import Link
from dalil.model.origin import Origin
from dalil.model.report import Report
from dalil.model.statement import Statement
from dalil.origins.citations import citations
from dalil.origins.components import Components
from dalil.origins.copies import copies
from dalil.origins.memory import Memory
from dalil.origins.pictures import same_pictures
from dalil.origins.precedence import in_order
from dalil.origins.quotations import shared_quotations
from dalil.origins.sources import Voices
from dalil.origins.tie import Tie, spans_of
from dalil.origins.ties import Evidence, ties
from dalil.origins.utterance import Utterance, utterances
from dalil.origins.words import Words, indexed, words_of
from dalil.vocab.parties import Parties

Pairs = Iterable[tuple[str, str]]
_UNDATED = "~"  # sorts behind every date


def evidence(reports: Iterable[Report], memory: Memory | None = None) -> Evidence:
    """What the reports alone show: copies, shared quotations and pictures, named sources, in whatever order they come.

    With the `memory` of an earlier run only what is new is compared, and the same is found; it is brought up to date.
    """
    memory = Memory() if memory is None else memory
    reports = in_order(reports)
    texts = _texts(reports)
    overlaps = memory.take([text.stamp for text in texts], lambda asked: indexed([texts[at] for at in asked]))
    return Evidence(
        copies=copies(texts, overlaps.wording, memory.pairs),
        quotations=shared_quotations(texts, overlaps.quotes, memory.pairs),
        citations=citations(texts),
        media=same_pictures(reports),
    )


def trace(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    *,
    parties: Parties,
    wording: Evidence | None = None,
    matters: Mapping[str, str] | None = None,
    same: Pairs = (),
    different: Pairs = (),
) -> tuple[Origin, ...]:
    """The origins of the statements, each statement in exactly one, with the links that say why.

    `matters` labels statements that speak of one occurrence (statement id → label). `wording` is what `evidence` found,
    if it is already known. `same` and `different` are pairs of statement ids that a person decided on; they always
    win, `different` over `same` where they clash. The order of reports and statements makes no difference.
    """
    matters = matters or {}
    same, different = list(same), list(different)
    wording = evidence(reports) if wording is None else wording
    voices = Voices(parties=parties, reports={report.exhibit.sha256: report for report in reports})
    texts = {text.report.exhibit.sha256: text for text in _texts(in_order(reports))}
    decided = frozenset(chain.from_iterable((*same, *different)))
    said = utterances(statements, voices, texts, matters, decided)
    found = sorted({*ties(said, texts, voices, wording), *_inside(said, decided)}, key=_order)
    home = {statement.id: number for number, utterance in enumerate(said) for statement in utterance.statements}
    groups = _groups(said, found, _known(home, same), _known(home, different))
    links = _links(found, groups)
    return tuple(_origin([said[n] for n in group], one, voices) for group, one in zip(groups, links, strict=True))


def _texts(reports: Iterable[Report]) -> list[Words]:
    """The readable reports as words."""
    found = [words_of(report) for report in reports]
    return [text for text in found if text is not None]


def _order(tie: Tie) -> tuple[int, int, str, str]:
    return tie.one, tie.two, tie.link.rule, tie.link.reason


def _known(home: Mapping[str, int], pairs: Pairs) -> list[tuple[int, int]]:
    return sorted((home[one], home[two]) for one, two in pairs if one in home and two in home)


def _inside(said: Sequence[Utterance], decided: frozenset[str]) -> list[Tie]:
    """Ties between what one voice says in one report and the statements that were set apart for a decision."""
    by_voice: dict[tuple[str, str], list[int]] = {}
    for number, utterance in enumerate(said):
        by_voice.setdefault((utterance.exhibit, utterance.source.key), []).append(number)
    found = []
    for numbers in by_voice.values():
        for one, two in combinations(numbers, 2):
            if said[one].anchor in decided or said[two].anchor in decided:
                found.append(Tie(one=one, two=two, link=_one_report(said[one], said[two])))
    return found


def _one_report(one: Utterance, two: Utterance) -> Link:
    return Link(
        from_=one.anchor,
        to=two.anchor,
        kind="citation",
        directed=False,
        rule="citation.report",
        spans=spans_of((one.statements[0], two.statements[0])),
        reason=f"{one.source.name} says both in one report.",
    )


def _groups(
    said: Sequence[Utterance], found: Sequence[Tie], same: list[tuple[int, int]], different: list[tuple[int, int]]
) -> list[list[int]]:
    components = Components(len(said), different)
    for one, two in same:
        components.join(one, two)
    for tie in found:
        if tie.link.certain:
            components.join(tie.one, tie.two)
    return components.groups()


def _links(found: Sequence[Tie], groups: Sequence[Sequence[int]]) -> Iterator[tuple[Link, ...]]:
    """Of each group the certain links inside it, and the possible ones that lead out of it or lie in it."""
    home = {number: at for at, group in enumerate(groups) for number in group}
    certain: list[list[Link]] = [[] for _ in groups]
    possible: list[list[Link]] = [[] for _ in groups]
    for tie in found:
        homes = {home[tie.one], home[tie.two]}
        if not tie.link.certain:
            for at in homes:
                possible[at].append(tie.link)
        elif len(homes) == 1:
            certain[homes.pop()].append(tie.link)
    return ((*sure, *perhaps) for sure, perhaps in zip(certain, possible, strict=True))


def _origin(said: Sequence[Utterance], links: tuple[Link, ...], voices: Voices) -> Origin:
    members = sorted(statement.id for utterance in said for statement in utterance.statements)
    followed = Counter(link.to for link in links if link.directed and link.kind == "copy")
    first = min(
        said, key=lambda u: (not u.source.own, -followed[u.anchor], _day(u, voices), voices.reports[u.exhibit].document)
    )
    day = _day(first, voices)
    return Origin(
        id=digest_id("or", members),
        label=first.source.name + (f", {day}" if day < _UNDATED else ""),
        kind=first.source.kind,
        held=any(utterance.source.own or utterance.direct for utterance in said),
        documents=tuple(sorted({voices.reports[utterance.exhibit].document for utterance in said})),
        statements=tuple(members),
        links=links,
    )


def _day(utterance: Utterance, voices: Voices) -> str:
    published = voices.reports[utterance.exhibit].published
    return published.edtf if published is not None else _UNDATED
