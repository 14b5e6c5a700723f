"""Statements of one document that answer each other: a denial and what it denies, blame handed back or shifted."""

from collections.abc import Sequence
from dataclasses import replace

from dalil.model.statement import Statement
from dalil.statements.author import Author
from dalil.statements.speech import side_of, speaker_side
from dalil.vocab.parties import Parties
from dalil.vocab.triggers import load_trigger_rules


def with_rejoinders(statements: tuple[Statement, ...], author: Author, parties: Parties) -> tuple[Statement, ...]:
    """The statements with `about` of denials and of blame in general words set.

    Who denies an act and accuses another of it shifts the blame.
    """
    of_act: dict[str | None, list[Statement]] = {}
    for one in statements:
        of_act.setdefault(one.act, []).append(one)
    answering = (_about(one, of_act[one.act]) for one in statements)
    shifting = (_blaming(one, of_act[one.act], author, parties) for one in answering)
    return tuple(_about_deeds(one, statements, parties) for one in shifting)


def is_denial(statement: Statement) -> bool:
    """Whether the statement says that the act was not: a denial told positively, or a negation as denial."""
    return tells_denial(statement.status, statement.polarity, statement.speech_act)


def tells_denial(status: str, polarity: str, speech_act: str) -> bool:
    """The same, of what a record says of a statement."""
    return status == "denied" or (polarity == "neg" and speech_act == "deny")


def _about(statement: Statement, others: Sequence[Statement]) -> Statement:
    if statement.about is not None or not is_denial(statement) or statement.act is None:
        return statement
    told = [one for one in others if not is_denial(one) and _same_act(one, statement) and _same_doer(one, statement)]
    before = [one for one in told if one.start <= statement.start]
    target = before[-1] if before else (told[0] if told else None)
    if target is None:
        return statement
    return replace(statement, about=target.id, reasons=(*statement.reasons, "about.same_act_same_doer"))


def _about_deeds(statement: Statement, others: Sequence[Statement], parties: Parties) -> Statement:
    """Blame for "the atrocities" answers the last deed told before for which somebody else names another side."""
    general = load_trigger_rules().among("general_deeds", statement.act or "")
    if not general or statement.speech_act != "blame" or statement.place is not None or statement.time is not None:
        return statement
    own = {side_of(one.party, parties) or one.party for one in statement.perpetrators}
    voices = {one.name for one in statement.speakers}
    told = [
        one
        for one in others
        if one.trigger is not None
        and one.trigger[1] <= statement.start
        and _accuses_of_deed(one)
        and not voices & {speaker.name for speaker in one.speakers}
        and not own & {side_of(doer.party, parties) or doer.party for doer in one.perpetrators}
    ]
    if not told:
        return statement
    return replace(statement, about=told[-1].id, reasons=(*statement.reasons, "about.general_words"))


def _accuses_of_deed(statement: Statement) -> bool:
    """Whether a deed is told as done, by somebody who is named."""
    deed = (statement.act or "").startswith("act.") and not load_trigger_rules().among("states", statement.act or "")
    return deed and bool(statement.perpetrators) and not is_denial(statement) and statement.polarity == "pos"


def _same_act(one: Statement, two: Statement) -> bool:
    """The same act at the same kind of target; a target that one of them does not name is no difference."""
    if one.act != two.act or one.polarity != "pos":
        return False
    targets, others = {mention.id for mention in one.targets}, {mention.id for mention in two.targets}
    return not targets or not others or bool(targets & others)


def _same_doer(one: Statement, two: Statement) -> bool:
    doers, others = (
        {doer.party or doer.name for doer in one.perpetrators},
        {doer.party or doer.name for doer in two.perpetrators},
    )
    return bool(doers & others) or not others


def _blaming(statement: Statement, others: Sequence[Statement], author: Author, parties: Parties) -> Statement:
    if statement.status != "alleged" or statement.speech_act != "accuse":
        return statement
    side = speaker_side(statement.speakers, author, parties)
    if side is None or side in {side_of(doer.party, parties) for doer in statement.perpetrators}:
        return statement
    denied = any(
        is_denial(one)
        and _same_act(replace(one, polarity="pos"), statement)
        and speaker_side(one.speakers, author, parties) == side
        for one in others
    )
    if not denied:
        return statement
    return replace(statement, speech_act="blame", reasons=(*statement.reasons, "speech.blame_shifted"))
