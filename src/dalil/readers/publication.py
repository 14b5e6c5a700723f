"""When a report was published: each date that is given for it, with its basis. Unknown stays unknown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple, get_args

from dalil.errors import InvalidValueError, SettingsError
from dalil.model.rendition import Block, Rendition
from dalil.model.report import ClaimRole, DateClaim
from dalil.model.when import PublicationBasis, When, bounds
from dalil.readers.calendar_words import labelled_update
from dalil.readers.dates import WrittenDate, ends_in_date, written_dates

_ORDER = get_args(PublicationBasis)  # stated, side_file, metadata, text, dateline: the order in which one wins
_HEAD_BLOCKS = 8
_HEAD_LINE = 200
_DATELINE = 120
_NEAR_DAYS = 45
_SAME_DAYS = 3
_LEAD = re.compile(r"[^\W\d_][\w.'’ -]{1,40}(?:[,،(] ?[\w.'’ -]{2,40}\)?){0,3}[,،]?\s*(?:[(,،]\s*)?$")
_CLOSING = re.compile(r"\s*(?:,\s*)?\(?[\w/.'’ ]{0,40}\)?\s*[-–—:]")
_STOP = re.compile(r"\.\s+(?=[^\W\d_])")
_SPOKEN = re.compile(
    r"\b(?:on|in|since|until|before|after|from|by|of|at|the|a|an|is|was|has|had|were)\s", re.IGNORECASE
)


class Publication(NamedTuple):
    """The claim that the analysis uses (None: unknown), and all claims, stated ones first, conflicts included."""

    published: When | None
    claims: tuple[DateClaim, ...]


class _Found(NamedTuple):
    """A date with the words it rests on, before a missing year is completed."""

    written: WrittenDate
    words: str
    basis: PublicationBasis
    role: ClaimRole


def date_claims(rendition: Rendition, *, known: tuple[date, ...] = ()) -> tuple[DateClaim, ...]:
    """The publication dates that the file itself gives: its metadata, its date lines, its dateline, in that order.

    A dateline without a year gives a claim only where another claim lies within 45 days of it. Day and month that may
    be exchanged are read by the claim nearby, else as day and month and marked uncertain (EDTF `?`). `known` are days
    that others state: they complete, and are no claims themselves.
    """
    found = [*_from_metadata(rendition), *_from_head(rendition)]
    anchors = list(known)
    anchors += [_day(one.written) for one in found if one.written.year is not None and one.written.other is None]
    claims = [claim for one in found if (claim := _claim(one, anchors)) is not None]
    return tuple(sorted(dict.fromkeys(claims), key=lambda claim: _ORDER.index(claim.when.basis)))


def publication(*, stated: Mapping[str, str], side: Mapping[str, str], rendition: Rendition | None) -> Publication:
    """The publication date of a report: stated by the user, else in a side file, else as the file itself says.

    `stated` and `side` may hold `published` (EDTF or a written date). Words of an update never date the publication.
    Raises `SettingsError` naming each stated value that is no date.
    """
    problems, claims = [], []
    given_by: tuple[tuple[PublicationBasis, Mapping[str, str]], ...] = (("stated", stated), ("side_file", side))
    for basis, given in given_by:
        words = given.get("published", "").strip()
        if not words:
            continue
        edtf = _stated(words)
        if edtf is None:
            problems.append(f"published ({basis}): {words!r} is no date")
        else:
            claims.append(DateClaim(when=When(edtf=edtf, basis=basis), words=words))
    if problems:
        raise SettingsError("A date of the metadata is wrong.", "Write it as 2016-12-14.", tuple(problems))
    if rendition is not None:
        known = tuple(claim.when.first for claim in claims if claim.when.first is not None)
        claims.extend(date_claims(rendition, known=known))
    published = next((claim.when for claim in claims if claim.role == "published"), None)
    return Publication(published=published, claims=tuple(claims))


def _stated(words: str) -> str | None:
    try:
        bounds(words)
    except InvalidValueError:
        dated = [one for one in written_dates(words) if one.edtf is not None]
        return dated[0].edtf if len(dated) == 1 else None
    return words


def _from_metadata(rendition: Rendition) -> Iterator[_Found]:
    roles: tuple[tuple[str, ClaimRole], ...] = (("published", "published"), ("modified", "updated"))
    for key, role in roles:
        words = rendition.metadata.get(key, "")
        for written in written_dates(words)[:1]:
            yield _Found(written, words, "metadata", role)


def _from_head(rendition: Rendition) -> Iterator[_Found]:
    """Dates of date lines and of closing dates in the first blocks, and of the first dateline."""
    dateline = False
    for index, block in enumerate(_shown(rendition)):
        text = rendition.text[block.start : block.end]
        if block.kind == "metadata":
            yield from _from_line(text)
        elif index < _HEAD_BLOCKS and block.kind in ("heading", "credit") and len(text) <= _HEAD_LINE:
            if ends_in_date(text):
                yield _Found(written_dates(text)[-1], text, "text", "published")
        elif block.kind == "paragraph" and not dateline and index < _HEAD_BLOCKS:
            found = tuple(_from_dateline(text))
            dateline = bool(found)
            yield from found


def _shown(rendition: Rendition) -> list[Block]:
    return [block for block in rendition.blocks if block.kind != "boilerplate"]


def _from_line(text: str) -> Iterator[_Found]:
    """Each date of a date line; what stands between it and the date before says whether it is an update."""
    before = 0
    for written in written_dates(text):
        role: ClaimRole = "updated" if labelled_update().search(text[before : written.start]) else "published"
        words = re.split(r"[|·•–—\n]", text[before : written.end])[-1].strip(" ,-")
        yield _Found(written, words, "text", role)
        before = written.end


def _from_dateline(text: str) -> Iterator[_Found]:
    """`CITY, 12 March (Agency) -` and its like: places before the date, at most an agency behind it, then a dash.

    With a year a full stop closes it too: `CITY, 12 March 2031.`
    """
    head = text[:_DATELINE]
    for written in written_dates(head)[:1]:
        lead = head[: written.start]
        placed = _LEAD.fullmatch(lead) and not _SPOKEN.search(lead)
        closed = _CLOSING.match(head, written.end) or (written.year is not None and _STOP.match(head, written.end))
        if placed and closed:
            yield _Found(written, head[: written.end], "dateline", "published")


def _claim(found: _Found, anchors: list[date]) -> DateClaim | None:
    written: WrittenDate | None = found.written
    if found.written.year is None:
        written = _completed(found.written, anchors)
    elif found.written.other is not None:
        written = _nearest(found.written, anchors)
    edtf = written.edtf if written is not None else None
    if edtf is None:
        return None
    return DateClaim(when=When(edtf=edtf, basis=found.basis), words=found.words, role=found.role)


def _completed(written: WrittenDate, anchors: list[date]) -> WrittenDate | None:
    """The date in the year that brings it within 45 days of another claim; None where there is none."""
    for anchor in anchors:
        for year in (anchor.year, anchor.year - 1, anchor.year + 1):
            dated = replace(written, year=year)
            if _is_real(dated) and abs((_day(dated) - anchor).days) <= _NEAR_DAYS:
                return dated
    return None


def _nearest(written: WrittenDate, anchors: list[date]) -> WrittenDate:
    """The reading of an exchangeable date that lies near another claim, where only one of the two does."""
    assert written.other is not None
    readings = (
        replace(written, other=None),
        replace(written, month=written.other[0], day=written.other[1], other=None),
    )
    for span in (_SAME_DAYS, _NEAR_DAYS):
        near = [one for one in readings if any(abs((_day(one) - anchor).days) <= span for anchor in anchors)]
        if len(near) == 1:
            return near[0]
    return written


def _is_real(written: WrittenDate) -> bool:
    try:
        _day(written)
    except ValueError:
        return False
    return True


def _day(written: WrittenDate) -> date:
    assert written.year is not None
    return date(written.year, written.month, written.day)
