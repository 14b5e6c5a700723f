"""Who is taken to do what with the words: status and speech act, once the parties and their sides are known."""

from dataclasses import dataclass

from dalil.model.party import Party
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import Kind, Participant, Perpetrator, SpeechAct, Status
from dalil.statements.author import Author
from dalil.statements.status.factuality import Factuality
from dalil.vocab.parties import Parties

_ACCUSING = "dip.accuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What the innermost voice does with its words."""

    status: Status
    speech_act: SpeechAct
    reasons: tuple[str, ...]


def side_of(party: str | None, parties: Parties) -> str | None:
    """The side that a party stands on: its own group, else itself; None where it takes no side."""
    return _own_side(parties.by_id.get(party) if party is not None else None, parties)


def speaker_side(speakers: tuple[Participant, ...], author: Author, parties: Parties) -> str | None:
    """The side of the innermost voice, the author's where nobody else speaks."""
    if speakers:
        return side_of(speakers[-1].party, parties)
    return _own_side(author.party, parties)


def _own_side(party: Party | None, parties: Parties) -> str | None:
    """The side of a party; bodies of the United Nations, courts, organisations and media are no side of a war."""
    if party is None or party.side is None:
        return None
    group = parties.by_id.get(party.side, party)
    return None if group.kind in {"un_body", "ngo", "outlet", "court"} else party.side


def deliver(  # noqa: PLR0911 one return for each speech act
    judged: Factuality,
    *,
    kind: Kind,
    act: str | None,
    side: str | None,
    doers: tuple[Perpetrator, ...],
    own: bool,
    parties: Parties,
    source_class: SourceClass,
) -> Delivery:
    """Status and speech act; a party that names the other side as doer alleges, one that negates its own act denies.

    `own`: who speaks is among the doers, also where no table knows a side.
    """
    sides = {found for doer in doers if (found := side_of(doer.party, parties)) is not None}
    if judged.status == "denied":
        return Delivery(status="denied", speech_act="deny", reasons=())
    if kind == "legal_characterisation":
        return Delivery(status="opinion", speech_act="characterise_legal", reasons=("speech.legal_label",))
    if kind == "refusal":
        return Delivery(status="asserted", speech_act="refuse", reasons=("speech.refusal",))
    if kind == "call":
        return Delivery(status="called_for", speech_act=_calling(judged, act), reasons=("speech.call",))
    if act == _ACCUSING and judged.status in {"asserted", "reported"} and judged.polarity == "pos":
        return Delivery(status="alleged", speech_act="accuse", reasons=("speech.accusation",))
    if judged.polarity == "neg" and (own or (side is not None and side in sides)):
        return Delivery(status=judged.status, speech_act="deny", reasons=("speech.own_side_negated",))
    if judged.status == "asserted" and side is not None and sides - {side}:
        return Delivery(status="alleged", speech_act="accuse", reasons=("speech.other_side_accused",))
    return Delivery(status=judged.status, speech_act=_plain(judged, source_class), reasons=())


def _calling(judged: Factuality, act: str | None) -> SpeechAct:
    if judged.speech_act in {"demand", "appeal", "call_for", "propose"}:
        return judged.speech_act
    return "appeal" if act == "dip.appeal_for_help" else "call_for"


def _plain(judged: Factuality, source_class: SourceClass) -> SpeechAct:
    """The act of words that are neither accusation nor call: witnesses testify, media report, others assert."""
    if judged.speech_act != "assert":
        return judged.speech_act
    if source_class == "first_hand":
        return "testify"
    return "report" if source_class == "media" else "assert"
