"""Whose words a statement rests on: its innermost voice that can be told apart from others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dalil.model.origin import OriginKind
from dalil.model.party import Party
from dalil.model.report import Report
from dalil.model.statement import Attribution, Participant, Statement, voices
from dalil.origins.forms import fold
from dalil.origins.numerals import number
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.offices import is_body, is_staff, load_offices
from dalil.vocab.parties import Parties, PartyName
from dalil.vocab.plurals import singulars
from dalil.vocab.triggers import load_trigger_rules

# What kind of origin a voice is, by how the statement is attributed; the author's own voice makes a document.
_KINDS: Mapping[Attribution, OriginKind] = {
    "first_hand": "witness",
    "second_hand": "witness",
    "official": "speech",
    "ngo": "speech",
    "media": "agency",
    "media_opinion": "speech",
    "social_media": "post",
    "anonymous": "unknown",
}
_CROWDS = frozenset(("people", "police", "spokespeople"))
_QUANTITIES = frozenset(("a", "an", "several", "some", "many", "few", "numerous", "various", "multiple", "more"))
_DESCRIBING = frozenset(("who", "whose", "whom", "that", "which", "speaking", "from", "near", "in", "at"))
PICTURE = "picture"
_PUBLISHERS: frozenset[Attribution] = frozenset(("official", "ngo"))
_UNNAMED_VOICES: frozenset[Attribution] = frozenset(("media", "media_opinion", "anonymous"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A voice: `key` is equal for one voice throughout the case, `local` also for unnamed voices of copied reports.

    `personal` voices speak on occasions; a body (party that is no person) is taken to hold one position on a matter.
    `own`: the voice of the report's author. `kind` is the kind of origin that it makes. `through` is the outlet that
    the report names between itself and the voice.
    """

    key: str
    local: str
    name: str
    party: Party | None
    personal: bool
    own: bool
    kind: OriginKind
    through: Party | None = None

    def may_be(self, other: "Source") -> bool:
        """Whether both can be one voice: one key, or one name within the other with the same last word.

        Two full names that differ are two people, also where their surname is one.
        """
        ours, theirs = ([fold(word) for word in source.name.split()] for source in (self, other))
        within = set(ours) <= set(theirs) or set(theirs) <= set(ours)
        return self.key == other.key or (bool(ours) and bool(theirs) and within and ours[-1] == theirs[-1])


@dataclass(frozen=True, kw_only=True)
class Voices:
    """Resolves the voice of statements with the parties of the case.

    The outlets that its reports are stated to come from are parties too, also where no table lists them.
    """

    parties: Parties
    reports: Mapping[str, Report]
    _found: dict[str, tuple[PartyName, ...]] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Party]:
        return {party.id: party for party in reversed(self.parties.rows)}

    @cached_property
    def _by_name(self) -> dict[str, Party]:
        rows = reversed(self.parties.rows)
        listed = {_folded(name): party for party in rows for name in (*party.aliases, party.name)}
        stated = sorted({report.outlet for report in self.reports.values() if report.outlet})
        outlets = (Party(id=f"outlet:{_folded(name)}", name=name, kind="outlet") for name in stated)
        return {_folded(one.name): one for one in outlets} | listed

    def party(self, name: str | None) -> Party | None:
        """The party that bears the name."""
        return self._by_name.get(_folded(name)) if name else None

    def publisher(self, exhibit: str) -> Party | None:
        """The party whose document the report is: its author, else its outlet."""
        report = self.reports[exhibit]
        return self.party(report.author) or self.party(report.outlet)

    def prints(self, exhibit: str, outlet: Party) -> bool:
        """Whether the report is the outlet's, or the same bytes were handed over as the outlet's too."""
        publisher, report = self.publisher(exhibit), self.reports[exhibit]
        others = (self.party(one.stated.get("outlet")) for one in report.exhibit.acquisitions)
        return any(one is not None and one.id == outlet.id for one in (publisher, *others))

    def source(self, statement: Statement) -> Source:
        """The voice that the statement rests on; a caption rests on whoever made the picture, who is not known."""
        if statement.kind == "caption":
            return self._picture(statement)
        if not statement.speakers:
            return self._author(statement)
        voice = statement.speakers[-1]
        party = self._who(voice)
        publisher = self.publisher(statement.exhibit)
        if party is not None and publisher is not None and party.id == publisher.id and party.kind != "outlet":
            return self._published(party)
        if party is not None and party.kind == "outlet" and _is_staff(voice.name):
            return _reporter(voice.name, party)
        key, local = self._keys(statement, voice, party)
        body = party is None and self._is_named_body(statement, voice)
        return Source(
            key=key,
            local=local,
            name=party.name if party else voice.name,
            party=party,
            personal=not body and (party is None or party.kind == "person"),
            own=False,
            kind="agency" if party is not None and party.kind == "outlet" else _KINDS[statement.attribution],
            through=self._through(statement),
        )

    def _through(self, statement: Statement) -> Party | None:
        """The outlet told last before the innermost voice, else one named beside what the voice says.

        "In remarks carried by X", "told X", "(X) –": an outlet that the sentence names outside the voice and its words
        stands between them and the report, unless it is the report's own.
        """
        outer = (self._who(one) for one in outer_voices(statement))
        told = next((one for one in reversed(list(outer)) if one is not None and one.kind == "outlet"), None)
        return told if told is not None or not statement.speakers else self._beside(statement)

    def _beside(self, statement: Statement) -> Party | None:
        rendition, publisher = self.reports[statement.exhibit].rendition, self.publisher(statement.exhibit)
        if rendition is None:
            return None
        start, end = statement.sentence
        found = None
        for name in self._names_in(rendition.text[start:end]):
            at, party = start + name.start, self._by_id[name.party]
            apart = not statement.start <= at < statement.end
            if apart and party.kind == "outlet" and (publisher is None or party.id != publisher.id):
                found = party
        return found

    def _names_in(self, text: str) -> tuple[PartyName, ...]:
        if text not in self._found:
            self._found[text] = self.parties.find(text)
        return self._found[text]

    def _who(self, voice: Participant) -> Party | None:
        """The party of a voice; a name alone tells an outlet only, for all others the reading has decided already."""
        named = self._by_id.get(voice.party or "") or self.party(voice.name) or self.party(_uncalled(voice.name))
        return named if named is not None and (named.id == voice.party or named.kind == "outlet") else None

    def _keys(self, statement: Statement, voice: Participant, party: Party | None) -> tuple[str, str]:
        """One key for a voice that can be told apart, else one for the report that gives it."""
        english = _in_english(voice.name)
        unnamed = voice.name.islower() or _opens_sentence(voice.name) or english is not None
        unnamed = unnamed and not self._is_named_body(statement, voice)
        if party is not None or (voice.party is not None and not unnamed):
            key = f"party:{party.id if party else voice.party}"
            return key, key
        local = f"name:{english or (_bare(_folded(voice.name)) if unnamed else _folded(voice.name))}"
        if not unnamed and any(character.isupper() for character in voice.name):
            return local, local
        outer = [speaker.party for speaker in outer_voices(statement) if speaker.party]
        return f"{local}@{outer[-1] if outer else statement.exhibit}", local

    def _is_named_body(self, statement: Statement, voice: Participant) -> bool:
        """Whether it is the one body of a place or a name that no table lists: "the Orsk town council".

        The capital is a name's, and not the sentence's, where the report has the article before it.
        """
        first, _, last = voice.name.rpartition(" ")
        office, rendition = load_offices().get(last.casefold()), self.reports[statement.exhibit].rendition
        if office is None or not is_body(office) or not first[:1].isupper() or rendition is None:
            return False
        return any(f"{article} {voice.name}" in rendition.text for article in ("the", "The"))

    def _author(self, statement: Statement) -> Source:
        publisher = self.publisher(statement.exhibit)
        if statement.attribution in _PUBLISHERS and publisher is not None:
            return self._published(publisher)
        report = self.reports[statement.exhibit]
        return Source(
            key=f"author:{statement.exhibit}",
            local="author",
            name=report.outlet or report.author or report.document,
            party=publisher,
            personal=True,
            own=True,
            kind="post" if statement.attribution == "social_media" else "document",
        )

    def _picture(self, statement: Statement) -> Source:
        return Source(
            key=f"picture:{statement.exhibit}:{statement.start}",
            local=PICTURE,
            name=f"picture in {self.reports[statement.exhibit].document}",
            party=None,
            personal=True,
            own=False,
            kind="unknown",
        )

    @staticmethod
    def _published(party: Party) -> Source:
        key = f"party:{party.id}"
        return Source(
            key=key,
            local=key,
            name=party.name,
            party=party,
            personal=party.kind == "person",
            own=True,
            kind="document",
        )


def outer_voices(statement: Statement) -> tuple[Participant, ...]:
    """The voices that pass on what the innermost one says; who speaks together with it passes nothing on."""
    return tuple(voice[-1] for voice in voices(statement.speakers)[:-1])


def names_no_source(statement: Statement) -> bool:
    """Whether nobody answers for it but an outlet's or an unknown author's voice, or a rumour: no witness."""
    if statement.speakers:
        name = statement.speakers[-1].name
        nobodys = name.islower() or _opens_sentence(name) or " " not in name
        return nobodys and load_trigger_rules().among("hearsay", name.split()[-1].casefold())
    return statement.attribution in _UNNAMED_VOICES


def _uncalled(name: str) -> str:
    """A name without the word for what bears it: "the blog NAME", "newspaper NAME"."""
    words = name.split()
    outlets = load_trigger_rules().lists["outlets"]
    while len(words) > 1 and (words[0].casefold() == "the" or words[0] in outlets):
        del words[0]
    return " ".join(words)


def _is_staff(name: str) -> bool:
    """Whether the words are for somebody who sees and writes for an outlet, and not for the outlet."""
    words = (one for word in name.casefold().split() for one in (word, *singulars(word)))
    offices = (load_offices().get(word) for word in words)
    return any(one is not None and is_staff(one) for one in offices)


def _reporter(name: str, outlet: Party) -> Source:
    """An outlet's own people at the scene: witnesses of their own, told apart from what the outlet passes on."""
    key = f"reporter:{outlet.id}"
    return Source(
        key=key, local=key, name=f"{name} ({outlet.name})", party=None, personal=False, own=False, kind="witness"
    )


def _opens_sentence(name: str) -> bool:
    """Whether an unnamed voice ("Residents", "Two witnesses") has its capital from the beginning of a sentence only.

    Of several words the last has a capital in a name. A single word is unnamed where it is the plural of an office or
    a trade: in the singular it is often a surname.
    """
    if any(character.isupper() for character in name[1:]) or not name.isascii():
        return False
    word = name.casefold()
    return " " in word or (word in _CROWDS or any(one in load_offices() for one in singulars(word)))


def _in_english(name: str) -> str | None:
    """What English reports call an Arabic voice without a name; None for all others."""
    known = load_arabic_words()
    words = tuple(known.fold(name).split())
    fitting = [begin for begin in known.unnamed if words[: len(begin)] == begin]
    return known.unnamed[max(fitting, key=len)] if fitting else None


def _bare(name: str) -> str:
    """The words of an unnamed voice without how many and what else is said of them.

    "Two witnesses" are "the witnesses" later, and "several people who live nearby" are "people".
    """
    words = name.split()
    while len(words) > 1 and (number(words[0]) is not None or words[0] in _QUANTITIES):
        del words[0]
    end = next((at for at, word in enumerate(words) if at and word in _DESCRIBING), len(words))
    return " ".join(words[:end])


def _folded(name: str) -> str:
    words = [fold(word) for word in name.split()]
    return " ".join(words[1:] if words[:1] == ["the"] else words)
