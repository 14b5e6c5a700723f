"""Who the source is: names, titles, pronouns, metonyms and bodies led back to a voice of the document."""

import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from dalil.model.party import FIGHTING
from dalil.model.span import Range
from dalil.model.statement import Attribution as SourceClass
from dalil.model.statement import Participant
from dalil.statements.along import Along
from dalil.statements.attribution.body import NamedBody, body_meant, named_bodies
from dalil.statements.attribution.description import Descriptions, is_bare_noun, points_back
from dalil.statements.attribution.gender import fits, genders, may_be_called
from dalil.statements.attribution.joint import joined, own_end, stood_for
from dalil.statements.attribution.naming import antecedent, behind_paper, is_bare, is_definite, words_of
from dalil.statements.attribution.persons import Named
from dalil.statements.attribution.reach import says_already
from dalil.statements.attribution.revealed import is_one_of, revealed
from dalil.statements.attribution.voice import Voice, at_place, joint
from dalil.statements.named_words import in_party_name
from dalil.statements.passage import Passage
from dalil.statements.short_names import FullName
from dalil.vocab.gendered import Gender, load_gendered
from dalil.vocab.offices import Office, is_person
from dalil.vocab.parties import Parties, PartyName
from dalil.vocab.triggers import load_trigger_rules

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers"})
_PLURAL = frozenset({"they", "them", "their", "these", "those"})
_THING = frozenset({"it", "its"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
_BY_KIND: Mapping[str, SourceClass] = {"ngo": "ngo", "outlet": "media", "account": "social_media", "person": "official"}
_ADDRESSED = frozenset({"you", "your"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SPEAKS_FOR = frozenset({"official", "ngo", "media"})


@dataclass(slots=True, kw_only=True)
class Speakers:
    """The voices of one document, resolved in the order of the text; each pronoun goes to the last that fits.

    `papers` are nouns for what somebody says or writes ("report"), behind which its author may stand.
    """

    passages: tuple[Passage, ...]
    parties: Parties
    offices: Mapping[str, Office]
    named: tuple[Named, ...]
    names: Mapping[int, tuple[PartyName, ...]]
    papers: frozenset[str] = frozenset()
    entries: tuple[int, ...] = ()
    short_names: Mapping[str, FullName] = field(default_factory=dict)
    last_person: Voice | None = None
    last_body: Voice | None = None
    last_plural: Voice | None = None
    last_party: str | None = None
    last_spoken: Voice | None = None
    starts: list[int] = field(default_factory=list)
    fullest: dict[str, str] = field(default_factory=dict)
    along: dict[int, Along[PartyName]] = field(default_factory=dict)
    told: Mapping[str, Gender] = field(default_factory=dict)
    entry: int = 0
    unnamed: dict[str, Voice | None] = field(default_factory=dict)
    surnames: dict[str, Voice] = field(default_factory=dict)
    bodies: tuple[NamedBody, ...] = ()
    revealed: Mapping[tuple[int, int], Named] = field(default_factory=dict)
    described: Descriptions = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [one.mention.start for one in self.named]
        for one in self.named:
            known = self.fullest.setdefault(one.mention.key, one.mention.name)
            self.fullest[one.mention.key] = max(known, one.mention.name, key=len)
        self.told = genders(self.passages, self.named)
        self.bodies = named_bodies(self.passages, self.names)
        self.revealed = revealed(self.named, self.passages)
        self.described = Descriptions(self.named, self.passages)

    def resolve(self, passage: Passage, head: Token, words: tuple[int, int], outer: Voice | None) -> Voice | None:
        """The voice of a source; None for the author's own ("I", "we" outside a quotation).

        None too for a bare "some" or "those": it is nobody's name, and stays in the words.
        """
        if head.lower_ in FIRST:
            return outer
        if head.lower_ in _ADDRESSED:
            return None
        self._enter(passage)
        place = passage.range_of(passage.doc[words[0] : words[1]])
        author = self._author(passage, head)
        if author is not None:
            end = author.right_edge.i + (author.right_edge.tag_ != "POS")
            return at_place(self.resolve(passage, author, (author.left_edge.i, end), outer), place)
        again = says_already(head)
        voice = at_place(outer or self.last_body, place) if again else self._of_pronoun(passage, head, place)
        if voice is None and not is_bare(passage, head, words):
            voice = self._together(passage, head, words) or self._of_noun(passage, head, place, words)
        self._remember(voice)
        return voice

    def _together(self, passage: Passage, head: Token, words: tuple[int, int]) -> Voice | None:
        """The voice of several who speak together; None where one speaks."""
        others = [one for one in joined(head) if words[0] <= one.i < words[1]]
        if not others:
            return self._of_several(passage, head, words)
        found = [self._part(passage, head, (words[0], own_end(head, words[1])))]
        found += [self._part(passage, one, (one.left_edge.i, own_end(one, one.right_edge.i + 1))) for one in others]
        distinct = {one.participant.party or one.key or one.participant.name: one for one in reversed(found)}
        first, *beside = [one for one in found if one in distinct.values()]
        return replace(first, beside=joint(one.participant for one in beside), plural=True)

    def _part(self, passage: Passage, head: Token, words: tuple[int, int]) -> Voice:
        return self._of_noun(passage, head, passage.range_of(passage.doc[words[0] : words[1]]), words)

    def _of_several(self, passage: Passage, head: Token, words: tuple[int, int]) -> Voice | None:
        """The holders of an office who speak each for another party: "the ministers of A and B"."""
        inside = [(one, self._name_at(passage, one)) for one in stood_for(head) if words[0] <= one.i < words[1]]
        known = [(one, name.party) for one, name in inside if name is not None]
        if self._office(head) is None or len({party for _, party in known}) < 2 or len(known) < len(inside):  # noqa: PLR2004 a pair
            return None
        whole = self._part(passage, head, words)
        voices = [
            replace(whole.participant, party=party, start=place.start, end=place.end)
            for one, party in known
            for place in (passage.range_of(one),)
        ]
        first = replace(whole.participant, party=voices[0].party)
        return replace(whole, participant=first, beside=joint(voices[1:]), plural=True)

    def _author(self, passage: Passage, head: Token) -> Token | None:
        """Who stands behind a paper ("a report by X"): a party, a person, an office or a name; a place wrote none."""
        if self.papers.isdisjoint((head.lower_, head.lemma_.lower())):
            return None
        for preposition, noun in behind_paper(head):
            words = (noun.left_edge.i, noun.right_edge.i + 1)
            known = self._name_at(passage, noun) or self._person_in(passage, noun, words) or self._office(noun)
            named = noun.pos_ == "PROPN" and (preposition == "by" or noun.lower_ in self.short_names)
            meant = body_meant(passage, noun, self.bodies)
            if known is not None or meant is not None or (named and noun.ent_type_ not in _PLACES):
                return noun
        return None

    def _of_pronoun(self, passage: Passage, head: Token, place: Range) -> Voice | None:
        lower = head.lower_
        if lower in _RELATIVE and head.pos_ in ("PRON", "DET", "SCONJ"):
            noun = antecedent(head)
            if noun is None:
                return None
            start, end = noun.left_edge.i, max(noun.i + 1, noun.left_edge.i + 1)
            whole = self._of_noun(passage, noun, passage.range_of(passage.doc[start:end]), (start, end))
            return at_place(whole, place)
        if lower in _SINGULAR:
            return at_place(self._one_before(passage, head, place.start), place)
        if lower in _PLURAL and head.pos_ == "PRON":
            return at_place(self._body_before(passage, head) or self.last_plural or self.last_body, place)
        if lower in _THING:
            return at_place(self._body_told_of(passage, head) or self.last_body, place)
        return None

    def _body_told_of(self, passage: Passage, pronoun: Token) -> Voice | None:
        """The body with a name of several words that the sentence before speaks of: "The X Y is small. It said …"."""
        before = pronoun.sent.start - 1
        sentence = passage.doc[before].sent if before >= 0 else None
        named = [one for one in sentence or () if one.dep_ in ("nsubj", "nsubjpass") and one.pos_ == "PROPN"]
        for subject in named[:1]:
            words = (subject.left_edge.i, subject.i + 1)
            if subject.lower_ in self.short_names and self._person_in(passage, subject, words) is None:
                return self._of_noun(passage, subject, passage.range_of(passage.doc[words[0] : words[1]]), words)
        return None

    def _one_before(self, passage: Passage, pronoun: Token, start: int) -> Voice | None:
        """The person that "he" or "she" stands for; from then on the person is known as he or she."""
        word = pronoun.lower_
        last = self.last_person if self.last_person and fits(word, self.last_person.key, self.told) else None
        inside = self._subject_before(passage, pronoun) or self._told_of_before(passage, pronoun)
        found = inside or last or self._person_before(word, start)
        if found is not None and found.key is not None:
            self.told = {**self.told, found.key: self.told.get(found.key, load_gendered()[word])}
        return found

    def _told_of_before(self, passage: Passage, pronoun: Token) -> Voice | None:
        """The one person that the sentence before speaks of: "A doctor showed us the ward. He said …"."""
        before = pronoun.sent.start - 1
        sentence = passage.doc[before].sent if before >= 0 else ()
        subjects = [one for one in sentence if one.dep_ in ("nsubj", "nsubjpass")]
        if len(subjects) != 1 or subjects[0].pos_ not in ("NOUN", "PROPN"):
            return None
        voice = self._part(passage, subjects[0], (subjects[0].left_edge.i, subjects[0].i + 1))
        return voice if voice.key and fits(pronoun.lower_, voice.key, self.told) else None

    def _enter(self, passage: Passage) -> None:
        """In a new entry of a live blog nobody has been named yet."""
        entry = max((one for one in self.entries if one <= passage.index), default=0)
        if entry != self.entry:
            self.entry, self.last_person, self.last_body, self.last_plural = entry, None, None, None

    def _person_before(self, pronoun: str, start: int) -> Voice | None:
        """The last person named before whom the pronoun can stand for."""
        for index in range(bisect.bisect_left(self.starts, start) - 1, -1, -1):
            one = self.named[index]
            if one.passage < self.entry:
                return None
            if fits(pronoun, one.mention.key, self.told):
                return self._of_person(one)
        return None

    def _subject_before(self, passage: Passage, head: Token) -> Voice | None:
        """The last person before the pronoun who is a subject in the same sentence."""
        first, index = head.sent.start, bisect.bisect_left(self.starts, passage.start + head.idx) - 1
        while index >= 0 and self.named[index].passage == passage.index and self.named[index].start >= first:
            root = passage.doc[self.named[index].start : self.named[index].end].root
            known = fits(head.lower_, self.named[index].mention.key, self.told)
            if root.dep_ in ("nsubj", "nsubjpass") and known:
                return self._of_person(self.named[index])
            index -= 1
        return None

    def _body_before(self, passage: Passage, head: Token) -> Voice | None:
        """The last body or people before the pronoun in the same sentence ("he reminded the Xians that they …")."""
        first = head.sent.start_char
        inside = list(self._names(passage).inside(Range(start=first, end=head.idx)))
        for one in reversed(inside):
            party = self.parties.by_id[one.party]
            word = passage.doc.char_span(one.start, one.end, alignment_mode="expand")
            if (
                party.kind != "person"
                and one.naming != "adjective"
                and word is not None
                and word.root.tag_ in ("NNPS", "NNS")
            ):
                return self._of_party(party.id, passage.range_of(word), head)
        return None

    def _of_noun(self, passage: Passage, head: Token, place: Range, words: tuple[int, int]) -> Voice:
        person = self._person_in(passage, head, words) or self.revealed.get((passage.index, head.i))
        if person is not None:
            return at_place(self._of_person(person), place) or self._of_person(person)
        name = self._name_at(passage, head)
        meant = body_meant(passage, head, self.bodies) if name is None else None
        if meant is not None:
            return self._of_party(meant, place, head)
        office = self._office(head) if name is None or self._is_title(name) else None
        holder = self._meant(head, office, place.start) if name is None or office is not None else None
        if holder is not None:
            return at_place(holder, place) or holder
        if name is not None and (name.naming != "adjective" or head.tag_.startswith("NNP")):
            return self._of_party(name.party, place, head)
        earlier = self.surnames.get(passage.doc[words[0] : words[1]].text)
        if earlier is not None:
            return at_place(earlier, place) or earlier
        given, speaks_for = words_of(passage, head, words), self._spoken_for(passage, office, words)
        full = self.short_names.get(given.casefold()) if is_definite(head) or given.isupper() else None
        said, side = (full.name, full.party or speaks_for) if full is not None else (given, speaks_for)
        voice = self._voice(said, side, place, self._class_of(passage, office, words), head)
        return self._as_person(voice, head, office) if full is None else voice

    def _meant(self, head: Token, office: Office | None, start: int) -> Voice | None:
        """The person named before whom "the mayor", "the baker", "the father of three" takes up."""
        if not is_definite(head) or head.tag_ in ("NNS", "NNPS"):
            return None
        holder = self._holder(head, start) if office is not None and office.public else None
        holder = holder or self.described.taken_up(head, bisect.bisect_left(self.starts, start))
        if holder is not None:
            return self._of_person(holder)
        last, word = self.last_person, head.lower_
        if is_bare_noun(head) and word in self.unnamed:
            return self.unnamed[word]
        if is_bare_noun(head) and load_trigger_rules().among("bodies", word):
            return self.last_spoken
        if last is None or last.key not in self.fullest or word in self.unnamed or not points_back(head):
            return None
        private = office is None or not office.public
        return last if private and may_be_called(word, last.key, self.told) else None

    def _as_person(self, voice: Voice, head: Token, office: Office | None) -> Voice:
        """With a key where it is one person without a name ("the mayor"), whom "he" or "she" can stand for."""
        gender = load_gendered().get(head.lower_)
        person = gender is not None or (office is not None and is_person(office))
        if voice.plural or not (person or (head.lower_ == "source" and is_one_of("source", self.passages))):
            return voice
        key = voice.participant.name.casefold()
        known = self.unnamed.setdefault(head.lower_, voice)
        if known is not None and known.participant.name != voice.participant.name:
            self.unnamed[head.lower_] = None  # "the official" can be either
        if gender is not None:
            self.told = {**self.told, key: gender}
        return replace(voice, key=key) if person else voice

    def _is_title(self, name: PartyName) -> bool:
        """Whether the words may be somebody's office: no name of those who fight is read as one."""
        return name.naming != "name" or self.parties.by_id[name.party].kind not in FIGHTING

    def _of_party(self, party: str, place: Range, head: Token) -> Voice:
        known = self.parties.by_id[party]
        return self._voice(known.name, party, place, _BY_KIND.get(known.kind, "official"), head)

    def _voice(self, name: str, party: str | None, place: Range, source_class: SourceClass, head: Token) -> Voice:
        participant = Participant(name=name, party=party, start=place.start, end=place.end)
        plural = head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in head.children)
        return Voice(participant=participant, source_class=source_class, key=None, plural=plural)

    def _person_in(self, passage: Passage, head: Token, words: tuple[int, int]) -> Named | None:
        """The person whose name holds the head, else one in apposition to it or in its title."""
        index = bisect.bisect_left(self.starts, passage.start + passage.doc[words[0]].idx)
        inside = []
        while (
            index < len(self.named)
            and self.named[index].passage == passage.index
            and self.named[index].start < words[1]
        ):
            inside.append(self.named[index])
            index += 1
        for one in inside:
            if one.start <= head.i < one.end:
                return one
        for one in inside:
            root = passage.doc[one.start : one.end].root
            if root.dep_ == "appos" and root.head.i == head.i:
                return one
            if head.dep_ == "appos" and head.head.i == root.i:
                return one
        return None

    def _of_person(self, one: Named) -> Voice:
        mention = one.mention
        party = one.party or self._party_of_role(mention.role, mention.public)
        name = self.parties.by_id[one.party].name if one.party else self.fullest[mention.key]
        office = self._office_of_words(mention.role)
        source_class: SourceClass = "official" if one.party else (office.source_class if office else "second_hand")
        participant = Participant(name=name, party=party, start=mention.start, end=mention.end)
        return Voice(participant=participant, source_class=source_class, key=mention.key, plural=False)

    def _party_of_role(self, role: str | None, public: bool) -> str | None:
        """The state or body that the words of a public role speak for."""
        if role is None or not public:
            return None
        names = [name for name in self.parties.find(role) if self.parties.by_id[name.party].kind != "person"]
        return names[0].party if names else None

    def _holder(self, head: Token, start: int) -> Named | None:
        """The person named before whose role holds this office word."""
        word = head.lower_
        index = bisect.bisect_left(self.starts, start) - 1
        while index >= 0:
            role = self.named[index].mention.role
            if role and word in role.lower().split():
                return self.named[index]
            index -= 1
        return None

    def _name_at(self, passage: Passage, head: Token) -> PartyName | None:
        return self.name_over(passage, head)

    def name_over(self, passage: Passage, word: Token) -> PartyName | None:
        """The name of a party that the word's first letter stands in."""
        return next(self._names(passage).over(Range(start=word.idx, end=word.idx + 1)), None)

    def _names(self, passage: Passage) -> Along[PartyName]:
        """The names of parties along the passage."""
        if passage.index not in self.along:
            names = self.names[passage.index]
            self.along[passage.index] = Along((Range(start=one.start, end=one.end), one) for one in names)
        return self.along[passage.index]

    def _spoken_for(self, passage: Passage, office: Office | None, words: tuple[int, int]) -> str | None:
        """The party that an unnamed holder of an office speaks for ("US officials", "a UNICEF spokesman")."""
        if office is None or office.source_class not in _SPEAKS_FOR:
            return None
        low = passage.doc[words[0]].idx
        last = passage.doc[words[1] - 1]
        inside = self._names(passage).inside(Range(start=low, end=last.idx + len(last)))
        kinds = ("person",) if office.source_class == "official" else ("person", "state")
        fitting = [one for one in inside if self.parties.by_id[one.party].kind not in kinds]
        alone = last.lower_ in load_trigger_rules().lists["mouthpieces"] and points_back(last)
        return fitting[0].party if fitting else self.last_party if alone else None

    def _office(self, head: Token) -> Office | None:
        before = head.nbor(-1).lower_ if head.i else ""
        for words in (f"{before} {head.lower_}", head.lower_, f"{before} {head.lemma_.lower()}", head.lemma_.lower()):
            if words in self.offices:
                return self.offices[words]
        return None

    def _office_of_words(self, role: str | None) -> Office | None:
        """The office of a role: the first word of it that is one ("resident of X and adviser" is a resident)."""
        for word in (role or "").lower().replace(",", " ").split():
            office = self.offices.get(word) or self.offices.get(word.removesuffix("s"))
            if office is not None:
                return office
        return None

    def _class_of(self, passage: Passage, office: Office | None, words: tuple[int, int]) -> SourceClass:
        if office is not None:
            return office.source_class
        own = (token.text for token in passage.doc[words[0] : words[1]] if not in_party_name(token))
        inside = self._office_of_words(" ".join(own))
        return inside.source_class if inside is not None else "second_hand"

    def _remember(self, voice: Voice | None) -> None:
        if voice is None:
            return
        party = self.parties.by_id.get(voice.participant.party or "")
        if party is not None and party.kind not in ("outlet", "person"):
            self.last_party = party.id
            self.last_spoken = voice if voice.key is None else None
        given, _, surname = voice.participant.name.rpartition(" ")
        if party is None and given and voice.participant.name.istitle():
            self.surnames.setdefault(surname, voice)
        if voice.key is not None:
            self.last_person = voice
        elif voice.plural:
            self.last_plural = voice
        if voice.key is None and (not voice.plural or (party is not None and party.kind == "ngo" and not voice.beside)):
            self.last_body = voice
