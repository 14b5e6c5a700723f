"""Shared quotations: the same words of somebody in two reports that are no copies of each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.model.link import Link
from dalil.model.span import Range
from dalil.origins.alignment import Stretch, stretches
from dalil.origins.copies import direction
from dalil.origins.grams import WIDTH
from dalil.origins.memory import Remembered
from dalil.origins.seeds import Seeds
from dalil.origins.shingles import Overlaps, Shingles
from dalil.origins.words import Words, indexed

_RUN = 8
_PASSAGE = 14
_QUOTED = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedQuotation:
    """The words that two reports share as a quotation, as the link that says so; its spans stand in pairs."""

    link: Link

    def touches(self, rendition: str, place: Range) -> bool:
        """Whether the shared words in that rendition overlap a range of its code points."""
        spans = (span for span in self.link.spans if span.rendition == rendition)
        return any(span.start < place.end and place.start < span.end for span in spans)


def shared_quotations(
    texts: Sequence[Words], shingles: Shingles | None = None, memory: Remembered | None = None
) -> tuple[SharedQuotation, ...]:
    """Passages that run parallel in two reports and are quoted: fourteen words in one of them, or eight in both.

    Words dropped, added or replaced (a spelling, a joined word, three at a point) do not end the longer passage; the
    shorter one is a row of equal words. Quoted is what stands between quotation marks or in a block of quotation.
    `shingles` tells which share quotations, if that is known; `memory` holds what an earlier run found of pairs in
    which nothing changed.
    """
    memory = Remembered() if memory is None else memory
    shingles = Overlaps.of(indexed(texts)).quotes if shingles is None else shingles
    seeds: dict[int, Seeds] = {}

    def judge(one: int, two: int) -> Link | None:
        for number in (one, two):
            if number not in seeds:
                seeds[number] = shingles.rare(texts[number].grams)
        met = seeds[one].meet(seeds[two])
        parallel = stretches(texts[one].tokens.hashes, texts[two].tokens.hashes, met, WIDTH, _RUN)
        held = tuple(sorted(s for s in parallel if _is_quotation(texts[one], texts[two], s)))
        return _link(texts[one], texts[two], held) if held else None

    return tuple(SharedQuotation(link=link) for link in memory.links("quotation", texts, shingles, judge))


def _is_quotation(one: Words, two: Words, stretch: Stretch) -> bool:
    if stretch.run < _RUN and (stretch.length < _PASSAGE or stretch.same < _RUN):
        return False
    here = sum(one.quoted[stretch.start : stretch.end]) / (stretch.end - stretch.start)
    there = sum(two.quoted[stretch.other_start : stretch.other_end]) / (stretch.other_end - stretch.other_start)
    return (min if stretch.length < _PASSAGE else max)(here, there) >= _QUOTED


def _link(one: Words, two: Words, held: Sequence[Stretch]) -> Link:
    later, earlier, directed = direction(one, two)
    longest = max(held, key=lambda stretch: (stretch.length, -stretch.start))
    pairs = [(one.span(s.start, s.end), two.span(s.other_start, s.other_end)) for s in held]
    return Link(
        from_=later.report.exhibit.sha256,
        to=earlier.report.exhibit.sha256,
        kind="quotation",
        directed=directed,
        rule="quotation.run",
        spans=tuple(span for pair in pairs for span in pair),
        reason=f"Both reports quote the same words: {longest.same} equal words in a passage of {longest.length}.",
    )
