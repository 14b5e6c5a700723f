"""Accounts of one occurrence that cannot all be right as told, each explained in one sentence with both anchors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dalil.incidents.counting import Comparison
from dalil.incidents.proximity import days, fine, near, overlap
from dalil.model.conflict import Conflict, ConflictKind
from dalil.model.date_words import in_words
from dalil.model.statement import Perpetrator, Statement
from dalil.vocab.camps import Camp, camp_of
from dalil.vocab.occurrences import Occurrence
from dalil.vocab.parties import Parties
from dalil.vocab.plurals import singulars
from dalil.vocab.triggers import load_trigger_rules

# Two names for one movement or one taking of a place; which of them fits is what the sides disagree about.
FRAMES = (frozenset(("act.evacuation", "act.forced_displacement")),)


def contradictions(
    statements: Sequence[Statement],
    compared: Iterable[Comparison],
    parties: Parties,
    table: Mapping[str, Occurrence],
) -> tuple[Conflict, ...]:
    """Denials, rival attributions, figures, places, times and framings that contradict within one occurrence.

    `compared` are the comparisons of its figures. Sides hold statement ids. All parties are treated alike.
    """
    told = sorted(statements, key=lambda one: one.position)
    told = [statement for statement in told if statement.act is not None]
    sides = {party.id: party.side or party.id for party in parties.rows}
    denied = list(_denials(told, sides)) or list(_shifts(told, sides))
    found = [*denied, *_blames(told, parties, sides), *_figures(compared), *_framings(told)]
    core = [statement for statement in told if table[statement.act or ""].role == "core"]
    found.extend((*_places(core), *_times(core)))
    return tuple(sorted(found, key=lambda conflict: (conflict.kind, conflict.sides)))


def denies(statement: Statement) -> bool:
    """Whether the statement denies its act: told as denied, or asserted not to have taken place; never both at once."""
    return (statement.status == "denied") != (statement.polarity == "neg")


def _doers(statement: Statement) -> frozenset[str]:
    return frozenset(doer.party or doer.name.casefold() for doer in statement.perpetrators)


def _denials(told: Sequence[Statement], side_of: Mapping[str, str]) -> Iterable[Conflict]:
    """An explicit denial against those who assert the act of the same doer, or of any doer where none is named.

    Whose "men" or "units" are said not to have done it, and are not named, are those of who denies.
    """
    by_doer: dict[frozenset[str], list[Statement]] = defaultdict(list)
    for statement in told:
        if denies(statement):
            by_doer[_disowned(statement, side_of)].append(statement)
    for doer, denying in by_doer.items():
        claiming = [s for s in told if not denies(s) and (_doers(s) & doer or not doer)]
        if claiming:
            yield _conflict("denial", (claiming, denying), "{a} says so ({a_doc}); {b} denies it ({b_doc}).")


def _disowned(statement: Statement, side_of: Mapping[str, str]) -> frozenset[str]:
    """Who is said not to have done it: the doers that are named, else who denies, of a known side, else anybody."""
    said_by = [range(one.start, one.end) for one in statement.speakers]
    others = [doer for doer in statement.perpetrators if not any(doer.start in words for words in said_by)]
    if not statement.perpetrators or any(doer.party in side_of or _is_named(statement, doer) for doer in others):
        return _doers(statement)
    voice = statement.speakers[-1].party if statement.speakers else None
    return frozenset((voice,)) if voice is not None and voice in side_of else frozenset()


def _shifts(told: Sequence[Statement], side_of: Mapping[str, str]) -> Iterable[Conflict]:
    """Implied denials, looked for where nobody denies in so many words: who is accused says that another one did it."""
    accused: dict[str, list[Statement]] = defaultdict(list)
    shifting: dict[str, list[Statement]] = defaultdict(list)
    for statement in told:
        sides = {side_of.get(doer, doer) for doer in _doers(statement)}
        voice = statement.speakers[-1].party if statement.speakers else None
        if len(sides) == 1 and not denies(statement):
            speaking = side_of.get(voice, voice) if voice is not None else None
            accused[min(sides)].append(statement)
            rival = all(_can_be_rival(statement, doer, side_of) for doer in statement.perpetrators)
            if speaking is not None and speaking not in sides and rival:
                shifting[speaking].append(statement)
    # In order of the statements, not of the parties' names, which must change nothing.
    for side, shifted in shifting.items():
        if side in accused:
            text = (
                "{a} says that {doer} did it ({a_doc}); {b}, by naming {other}, denies it without saying so ({b_doc})."
            )
            named = text.replace("{doer}", _doer(accused[side])).replace("{other}", _doer(shifted))
            yield _conflict("denial", (accused[side], shifted), named)


def _doer(told: Sequence[Statement]) -> str:
    """The name of the doer, safe inside a pattern."""
    return told[0].perpetrators[0].name.replace("{", "{{").replace("}", "}}")


def _blames(told: Sequence[Statement], parties: Parties, side_of: Mapping[str, str]) -> Iterable[Conflict]:
    """Rival attributions: two sides, each named alone as the one that did it, or described as of another camp."""
    accused: dict[tuple[str | None, Camp | None], list[Statement]] = defaultdict(list)
    for statement in told:
        sides = {side_of.get(doer, doer) for doer in _doers(statement)}
        named = len(sides) == 1 and all(_can_be_rival(statement, doer, side_of) for doer in statement.perpetrators)
        who = (min(sides), None) if named else (None, _camp((statement,), parties))
        if any(who) and not denies(statement):
            accused[who].append(statement)
    # In order of the statements, not of the parties' names, which must change nothing.
    for (one_side, one), (two_side, two) in combinations(((key[0], told) for key, told in accused.items()), 2):
        camps = _camp(one, parties), _camp(two, parties)
        if (one_side and two_side) or (all(camps) and camps[0] != camps[1]):
            names = [_doer(side) for side in (one, two)]
            text = f"{{a}} names {names[0]} as the one that did it ({{a_doc}}), {{b}} names {names[1]} ({{b_doc}})."
            yield _conflict("blame", (one, two), text)


def _camp(told: Iterable[Statement], parties: Parties) -> Camp | None:
    """The camp of all the doers of the statements; None where they are of both, or one is of neither."""
    doers = [doer for statement in told for doer in statement.perpetrators]
    camps = {camp_of(doer.name, parties.by_id.get(doer.party or "")) for doer in doers}
    return camps.pop() if len(camps) == 1 else None


def _can_be_rival(statement: Statement, doer: Perpetrator, side_of: Mapping[str, str]) -> bool:
    """Whether the one named can be another than a party: who is blamed for what was said before is."""
    return doer.party in side_of or statement.speech_act == "blame" or _is_named(statement, doer)


def _is_named(statement: Statement, doer: Perpetrator) -> bool:
    """Whether words that no table knows name the doer: mere gunmen, jets and rockets may be anybody's.

    A capital where the sentence or its quote begins names nobody yet; a script without capitals shows no name.
    """
    words = doer.name.split()
    opens = doer.start in {statement.start, statement.sentence[0]}
    if opens and len(words) == 1:
        rules = load_trigger_rules()
        word = words[0].casefold()
        forms = (word, *singulars(word))
        known = any(rules.among(name, one) for name in ("actors", "people") for one in forms)
        return words[0][:1].isupper() and not known
    return any(word[:1].isupper() for word in words[1 if opens else 0 :])


def _figures(compared: Iterable[Comparison]) -> Iterable[Conflict]:
    for comparison in compared:
        if comparison.difference == "conflict":
            yield Conflict(kind="figure", sides=comparison.sides, explanation=comparison.reason)


def _framings(told: Sequence[Statement]) -> Iterable[Conflict]:
    for frame in FRAMES:
        one, two = ([s for s in told if s.act == act and not denies(s)] for act in sorted(frame))
        if one and two and {_voice(s) for s in one} != {_voice(s) for s in two}:
            yield _conflict("framing", (one, two), "{a} ({a_doc}) and {b} ({b_doc}) call the same thing by two names.")


def _places(core: Sequence[Statement]) -> Iterable[Conflict]:
    for one, two in combinations(core, 2):
        a, b = one.place, two.place
        if a is not None and b is not None and fine(a) and fine(b) and not near(a, b):
            names = [place.name.replace("{", "{{").replace("}", "}}") for place in (a, b)]
            text = f"{{a}} ({{a_doc}}) puts it at {names[0]}, {{b}} ({{b_doc}}) at {names[1]}."
            yield _conflict("place", ([one], [two]), text)


def _times(core: Sequence[Statement]) -> Iterable[Conflict]:
    for one, two in combinations(core, 2):
        a, b = days(one.time), days(two.time)
        if a is None or b is None or overlap(a, b):
            continue
        if one.time is not None and two.time is not None and one.time.edtf and two.time.edtf:
            ours, theirs = in_words(one.time.edtf), in_words(two.time.edtf)
            text = f"{{a}} ({{a_doc}}) dates it {ours}, {{b}} ({{b_doc}}) {theirs}."
            yield _conflict("time", ([one], [two]), text)


def _voice(statement: Statement) -> str:
    return statement.speakers[-1].name if statement.speakers else "the report"


def _conflict(kind: ConflictKind, sides: tuple[Sequence[Statement], Sequence[Statement]], text: str) -> Conflict:
    one, two = sides[0][0], sides[1][0]
    explanation = text.format(a=_voice(one), a_doc=one.document, b=_voice(two), b_doc=two.document)
    ids = tuple(tuple(sorted(statement.id for statement in side)) for side in sides)
    return Conflict(kind=kind, sides=ids, explanation=explanation[:1].upper() + explanation[1:])
