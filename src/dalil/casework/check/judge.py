"""The marks of one claim: what a case has of the same matter, who says it, who denies it, how many origins it has."""

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.casework.check.evidence import Evidence
from dalil.casework.check.likeness import (
    Likeness,
    bears,
    likeness,
    other_target,
    same_spot,
    stands_in,
    stands_short,
)
from dalil.casework.check.names import is_named, name_words, same_name
from dalil.casework.check.outcome import Backing, Claim, FigureCheck, Mark, Told
from dalil.casework.check.telling import Telling
from dalil.dossier.phrases import amount
from dalil.model.figure import Figure
from dalil.model.statement import Participant, Statement
from dalil.origins.numerals import number
from dalil.origins.sources import names_no_source
from dalil.vocab.camps import camp_of
from dalil.vocab.parties import Parties

_LOOSE = 3.0  # behind the best agreement by no more than this, a telling is of the same matter
_INDEPENDENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a case tells of the matter of a claim: those who tell the same, and those who deny it."""

    same: tuple[Telling, ...]
    denials: tuple[Telling, ...]


def judge(draft: Telling, evidence: Evidence, *, denials_told: Sequence[str], parties: Parties) -> Claim:
    """Hold one claim of a draft against the case; `denials_told` are sentences in which the draft tells a denial.

    `parties` are those of the vocabulary and of the case.
    """
    matter = find_matter(draft, evidence, parties)
    statements = [one for telling in _supporting(draft, matter) for one in telling.statements]
    reached = evidence.origins(statements)
    figures = tuple(_figure(draft, n, matter) for n in range(len(draft.figures)))
    denying = tuple(one for telling in matter.denials for one in _denying(telling))
    told = bool(denying) and all(_told(one, denials_told) for one in denying)
    marks: list[tuple[Mark, str]] = []
    if not statements and draft.comparable:
        marks.append(("not_found", "No report of the case tells this."))
    if statements:
        marks.append(_rests(reached.low, reached.high, len({one.document for one in statements})))
        marks.extend(_wrong(draft, matter, figures, evidence))
    if denying and not told:
        marks.append(("denied", f"{_names(denying)} {'denies' if len(_voices(denying)) == 1 else 'deny'} it."))
    return Claim(
        act=next((one.act for one in draft.statements if one.act is not None), None),
        speakers=tuple(one.name for one in draft.speakers),
        marks=tuple(mark for mark, _ in marks),
        reasons=tuple(reason for _, reason in marks),
        origins=reached,
        reports=len({one.document for one in statements}),
        backing=_backing(statements, evidence),
        figures=figures,
        said_by=_voices([one for telling in matter.same for one in telling.statements]),
        denied_by=denying,
        denial_told=told,
    )


def _supporting(draft: Telling, matter: Matter) -> Sequence[Telling]:
    """Those who tell the same; where the claim gives a figure that some of them bear, those who bear it."""
    bearing = [one for one in matter.same if any(_bears(one, figure) for figure in draft.figures)]
    return bearing or matter.same


def find_matter(draft: Telling, evidence: Evidence, parties: Parties) -> Matter:
    """What the case tells of the same matter: the tellings that agree best, and those that agree nearly as well."""
    near = [(found, one) for one in evidence.candidates(draft) if (found := likeness(draft, one)) is not None]
    naming = [pair for pair in near if _may_accuse(pair[1], draft, parties)]
    same = _best([pair for pair in naming if pair[1].denying == draft.denying])
    denials = () if draft.denying else _denials(draft, near, same, evidence)
    return Matter(same=tuple(same), denials=tuple(denials))


def _best(pairs: list[tuple[Likeness, Telling]]) -> list[Telling]:
    if not pairs:
        return []
    first = max((found for found, _ in pairs), key=lambda found: found.score)
    return [
        one
        for found, one in pairs
        if found.score >= first.score - _LOOSE and (found.dated or found.figure or not first.dated)
    ]


def _may_accuse(told: Telling, draft: Telling, parties: Parties) -> bool:
    """Whether the telling can be of who did it in the draft: by his name, else by the camp that his description has."""
    if draft.accused:
        return any(_names_doer(told, doer) for doer in draft.accused)
    own, theirs = (
        [camp_of(one.name, parties.by_id.get(one.party or "")) for one in telling.doers] for telling in (draft, told)
    )
    clear = len(own) == 1 and theirs and None not in (*own, *theirs)
    return not clear or own[0] in theirs


def _names_doer(told: Telling, doer: Participant) -> bool:
    """Whether the telling names him as the one that did it; where nobody was read, whether it names him at all."""
    if any(same_name(doer, one) for one in told.doers):
        return True
    return not any(is_named(one) for one in told.doers) and (stands_in(doer.name, [told]) or stands_short(doer, told))


def _denials(
    draft: Telling, near: Sequence[tuple[Likeness, Telling]], same: Sequence[Telling], evidence: Evidence
) -> list[Telling]:
    """Denials of the same doer's act in the incidents of the matter, or beside it in the same report."""
    incidents = {identifier for one in same for identifier in evidence.incidents(one)}
    reports = {one.statements[0].exhibit for one in same}
    found = [one for one in evidence.in_incidents(incidents) if one.denying]
    found.extend(
        one
        for like, one in near
        if one.denying and (one.statements[0].exhibit in reports or like.dated or same_spot(draft, one))
    )
    chosen = {one.key: one for one in found if _answers(draft, one) and not other_target(draft, one)}
    return [chosen[key] for key in sorted(chosen)]


def _answers(draft: Telling, denial: Telling) -> bool:
    """Whether a denial speaks to the claim: it names no doer, or one that the claim names."""
    if draft.kinds and denial.kinds and not draft.kinds & denial.kinds:
        return False
    who = [doer for doer in denial.doers if is_named(doer)] or denial.speakers[-1:]
    speaking_for = () if any(is_named(doer) for doer in denial.doers) else denial.asides
    accused: Sequence[Participant] = draft.accused
    if not accused:  # one of the warring parties of the sentence may have done it, but for who speaks
        others = (one for one in draft.fighting if not any(draft.speaks_for(voice, one) for voice in draft.speakers))
        accused = [*draft.doers, *others]
    named = any(doer.name in aside for doer in accused for aside in speaking_for)
    return named or any(same_name(one, other) for one in who for other in accused)


def _denying(telling: Telling) -> tuple[Statement, ...]:
    return telling.statements[:1]


def _rests(low: int, high: int, reports: int) -> tuple[Mark, str]:
    in_reports = f"{reports} report{'' if reports == 1 else 's'}"
    if low >= _INDEPENDENT:
        number = f"{low}" if low == high else f"{low} to {high}"
        return "supported", f"{number} independent origins, in {in_reports}."
    if high:
        return "one_origin", f"One origin, told in {in_reports}."
    return "unattributed", f"Told in {in_reports}, but nobody answers for it."


def _wrong(
    draft: Telling, matter: Matter, figures: Sequence[FigureCheck], evidence: Evidence
) -> list[tuple[Mark, str]]:
    found: list[tuple[Mark, str]] = []
    found.extend(("figure_differs", _differs(one)) for one in figures if not one.agrees)
    if draft.plain and (dropped := _dropped(draft, matter, evidence)) is not None:
        found.append(("attribution_dropped", dropped))
    if not draft.plain and draft.attributed and not _says(draft, matter, evidence):
        voices = _voices([s for one in matter.same for s in one.statements])
        found.append(("wrong_speaker", f"The case has it from {', '.join(voices) or 'the reports themselves'}."))
    return found


def _says(draft: Telling, matter: Matter, evidence: Evidence) -> bool:
    """Whether the innermost voice of the draft says this in the case, or is the outlet of a report that tells it.

    Where the wording shows a voice that was not read, a voice of the case that stands in the sentence will do.
    """
    for one in matter.same:
        outlet = evidence.outlets.get(one.statements[0].exhibit)
        if _heard(draft, one) or any(_is_outlet(voice, outlet) for voice in draft.voices if outlet is not None):
            return True
    if not draft.voices:
        return any(not one.speakers for one in matter.same)
    return any(stands_in(voice.name, matter.same) for voice in draft.voices)


def _dropped(draft: Telling, matter: Matter, evidence: Evidence) -> str | None:
    """Why the claim may not stand as a fact of its own: somebody answers for it in the case, and is left out.

    Reports that tell it without saying from whom do not make it one, unless two that do not hang together put it as
    a fact and neither gives it to anybody. Where nobody at all answers for it there is no attribution to drop.
    """
    answered = [one for one in matter.same if not evidence.is_bare(one)]
    bare = [one for one in _supporting(draft, matter) if evidence.is_bare(one)]
    alone = [s for one in bare if not evidence.leans(one) for s in one.statements]
    if not answered or evidence.origins(alone).unattributed >= _INDEPENDENT:
        return None
    reason = f"The case has it only as the words of {', '.join(_answering(answered, evidence)) or 'others'}"
    reports = {one.statements[0].document for one in bare} - {one.statements[0].document for one in answered}
    if not reports:
        return f"{reason}."
    tell = f"{len(reports)} report{' tells' if len(reports) == 1 else 's tell'}"
    return f"{reason}; {tell} it without saying from whom."


def _answering(tellings: Sequence[Telling], evidence: Evidence) -> tuple[str, ...]:
    """Who answers for them: their innermost voices, else whose paper it is."""
    statements = [s for one in tellings for s in one.statements]
    own = (one for one in statements if not one.speakers and not names_no_source(one))
    outlets = {name for one in own if (name := evidence.outlets.get(one.exhibit))}
    return tuple(sorted({*_voices(statements), *outlets}))


def _heard(draft: Telling, told: Telling) -> bool:
    """Whether a telling of the case is in the voice that the draft gives; without one, in a voice that it names."""
    if any(same_name(voice, one) for voice in draft.voices for one in told.speakers):
        return True
    return not draft.speakers and any(stands_in(one.name, [draft]) for one in told.speakers)


def _is_outlet(voice: Participant, outlet: str) -> bool:
    return set(name_words(outlet)) == set(name_words(voice.name))


def _figure(draft: Telling, number: int, matter: Matter) -> FigureCheck:
    """The figure beside those of the same matter: of the same voice where that voice gives one, else of anybody."""
    figure = draft.figures[number]
    own = [one for one in matter.same if _heard(draft, one)]
    told = tuple(found for one in matter.same for found in _counted(one, figure))
    agrees = not matter.same or any(_bears(one, figure) for one in own)
    if not agrees and not any(_counted(one, figure) for one in own):
        agrees = any(_bears(one, figure) for one in matter.same)
    return FigureCheck(figure=figure, agrees=agrees, told=told)


def _counted(told: Telling, figure: Figure) -> tuple[Told, ...]:
    """The figures of a telling that count what the figure counts, as far as was read."""
    return tuple(
        Told(figure=found, statement=statement)
        for statement in told.statements
        for found in statement.figures
        if found.counts == figure.counts or "other" in (found.counts, figure.counts)
    )


def _bears(told: Telling, figure: Figure) -> bool:
    """Whether the telling gives the figure; where no figure of it was read, whether the number stands in its words."""
    read = _counted(told, figure)
    if read:
        return any(bears(one.figure, figure) for one in read)
    return figure.low is not None and str(figure.low) in map(number, told.words)


def _differs(check: FigureCheck) -> str:
    if not check.told:
        return "No report of it gives a number."
    told = sorted({_amount(one) for one in check.told})
    return f"The draft has {amount(check.figure.low, check.figure.high)}; the case has {'; '.join(told)}."


def _amount(told: Told) -> str:
    figure = told.figure
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{amount(figure.low, figure.high)}{unit} {figure.counts} ({told.statement.document})"


def _backing(statements: Sequence[Statement], evidence: Evidence) -> tuple[Backing, ...]:
    found: dict[str, list[Statement]] = {}
    origins = {}
    for one in statements:
        origin = evidence.origin(one)
        if origin is not None:
            origins[origin.id] = origin
            found.setdefault(origin.id, []).append(one)
    return tuple(
        Backing(
            origin=identifier,
            label=origins[identifier].label,
            held=origins[identifier].held,
            documents=tuple(sorted({one.document for one in own})),
            statements=tuple(sorted(own, key=lambda one: (one.document, one.start, one.id))),
        )
        for identifier, own in sorted(found.items())
    )


def _voices(statements: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(sorted({one.speakers[-1].name for one in statements if one.speakers}))


def _names(statements: Sequence[Statement]) -> str:
    return ", ".join(_voices(statements)) or "A report"


def _told(denial: Statement, sentences: Sequence[str]) -> bool:
    """Whether one of the sentences names who denies, or whom the denial clears; any will do where nobody is named."""
    names = [name_words(one.name) for one in denial.speakers]
    names.extend(name_words(one.name) for one in denial.perpetrators)
    known = [words[-1] for words in names if words]
    return any(not known or any(word in sentence.casefold() for word in known) for sentence in sentences)
