"""Whether what a draft tells and what a case tells can be of one matter, and how well they agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dalil.casework.check.names import name_words, same_name
from dalil.casework.check.telling import Telling
from dalil.incidents.proximity import fine, near, overlap
from dalil.model.figure import Figure
from dalil.model.statement import Participant

_ROUNDED = 0.1
CLOSE_WORDING = 0.5
_ANCHORS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How well two tellings agree, as a score, and whether a figure agrees and a day that both name themselves."""

    score: float
    figure: bool
    dated: bool


def likeness(draft: Telling, told: Telling) -> Likeness | None:
    """How well they agree; None where places, days, targets or acts speak against one matter, or too little for it.

    At least two of these have to agree: place, day, voice, figure, wording; of acts of two kinds place, day and figure.
    """
    if not _can_be_one(draft, told):
        return None
    wording = _overlap(draft.stems, told.stems)
    place = draft.place is not None and told.place is not None and fine(draft.place) and near(draft.place, told.place)
    day = draft.time is not None and told.time is not None
    voice = any(same_name(one, two) for one in draft.speakers[-1:] for two in told.speakers)
    figure = any(bears(told_figure, one) for one in draft.figures for told_figure in told.figures)
    anchors = sum((place, day, voice, figure, wording >= CLOSE_WORDING))
    if _other_act(draft, told) and not (place and day and figure and draft.dated and told.dated):
        return None
    loose = draft.dated and not told.dated and not told.denying  # only its report's date says when it was
    if anchors < _ANCHORS or (loose and not (voice or figure)):
        return None
    same_act = bool(draft.acts & told.acts)
    sure = day and draft.dated and told.dated
    score = 3 * place + day + 2 * sure + voice + figure + same_act + 2 * wording
    return Likeness(score=score, figure=figure, dated=sure)


def _can_be_one(draft: Telling, told: Telling) -> bool:
    if draft.place is not None and told.place is not None and not _may_be_one(draft, told):
        return False
    if draft.time is not None and told.time is not None and not overlap(draft.time, told.time):
        return False
    return not other_target(draft, told)


def other_target(one: Telling, two: Telling) -> bool:
    """Whether the two name targets and no kind of target in common, by what was read and by the words."""
    return _apart(one.targets, two.targets) or _apart(one.target_words, two.target_words)


def _apart(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one) and bool(two) and not one & two


def same_spot(one: Telling, two: Telling) -> bool:
    """Whether two sentences name the same targets and, beside voices and parties, the same proper names."""
    parties = _party_words(one, two)
    return one.target_words == two.target_words and one.proper - parties == two.proper - parties


def _other_act(one: Telling, two: Telling) -> bool:
    """Whether their acts can be told of no one occurrence; "shot" and "killed by gunfire" may be read as two."""
    return bool(one.families) and bool(two.families) and not one.families & two.families


def _may_be_one(one: Telling, two: Telling) -> bool:
    """Whether their places are near, or bear one name, of which the gazetteer may have chosen two bearers.

    Two towns that the sentences name beside it ("the Lower Bridge quarter of A", "of B") tell two bearers apart.
    """
    assert one.place is not None
    assert two.place is not None
    if near(one.place, two.place):
        return True
    if one.place.name.casefold() != two.place.name.casefold():
        return False
    return not _apart(*(telling.proper - _party_words(one, two) - telling.place_words for telling in (one, two)))


def _party_words(*tellings: Telling) -> frozenset[str]:
    return frozenset(
        word
        for telling in tellings
        for who in (*telling.speakers, *telling.doers, *telling.named)
        for word in name_words(who.name)
    )


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """The part of the fewer words that both have."""
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def stands_in(name: str, texts: Sequence[Telling]) -> bool:
    """Whether all words of the name stand in the sentence of one of the tellings."""
    words = name_words(name)
    return bool(words) and any(telling.words.issuperset(words) for telling in texts)


def stands_short(one: Participant, told: Telling) -> bool:
    """Whether the sentence names the party by the last word of its name alone ("the Front" for the Harbour Front)."""
    words = one.name.split()
    return (
        len(words) > 1
        and words[-1][:1].isupper()
        and re.search(rf"\b[Tt]he {re.escape(words[-1])}\b", told.text) is not None
    )


def bears(told: Figure, draft: Figure) -> bool:
    """Whether a figure of a case bears one of a draft: they count the same and the draft claims no more than was told.

    "At least 10" does not bear "14", nor "10" alone; 12 bears "at least 10", "dozens" nothing narrower.
    """
    if told.counts != draft.counts and "other" not in (told.counts, draft.counts):
        return False
    if (told.low, told.high) == (draft.low, draft.high):
        return True
    slack = _ROUNDED if draft.comparator == "about" else 0.0
    low = -1.0 if draft.low is None else draft.low * (1 - slack)
    high = float("inf") if draft.high is None else draft.high * (1 + slack)
    told_low = -1.0 if told.low is None else float(told.low)
    return low <= told_low and (float("inf") if told.high is None else told.high) <= high
