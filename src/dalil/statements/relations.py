"""Who is said to command, back, be allied with or act for whom: told by words, never concluded from acts."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dalil.model.identity import digest_id
from dalil.model.relation import Relation
from dalil.model.span import Range
from dalil.model.statement import Participant
from dalil.statements.author import author_of
from dalil.statements.events.clause import agents_by, children, coordinated, is_passive, subjects, verb_roles
from dalil.statements.events.doers import named_doer
from dalil.statements.events.scene import Scene
from dalil.statements.language import rules_for
from dalil.statements.method import RULES
from dalil.statements.quotes import content_quote, sentence_quote
from dalil.statements.reading import Reading
from dalil.statements.voices import speakers_of, tellers
from dalil.vocab.relations import RelationWord, load_relation_words

_HYPHENS = {"-", "\u2013"}
_COPULAS = {"be", "become", "remain"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The words that tell a relation, its row, and the heads of the phrases at its two ends.

    A head that is the trigger itself, or stands before a hyphen, names its end alone, without the phrase around it.
    """

    trigger: Token
    word: RelationWord
    parties: tuple[Token, ...]
    others: tuple[Token, ...]


def find_relations(reading: Reading) -> tuple[Relation, ...]:
    """All relations told in a document, in order; two parties have to be named, or there is none."""
    found: dict[str, Relation] = {}
    if rules_for(reading.report) != "en":
        return ()
    for scene in reading.scenes:
        for told in _told(scene):
            for relation in _relations(reading, scene, told):
                found.setdefault(relation.id, relation)
    return tuple(sorted(found.values(), key=lambda one: (one.trigger, one.party.start, one.other.start)))


def _told(scene: Scene) -> Iterator[_Told]:
    rows = load_relation_words()
    for token in scene.passage.doc:
        if token.pos_ in {"VERB", "ADJ", "AUX"}:
            for word in (*rows.get(("verb", token.lemma_.lower()), ()), *rows.get(("suffix", token.lower_), ())):
                told = _by_suffix(token, word) if word.form == "suffix" else _by_verb(token, word)
                yield from (told,) if told is not None else ()
        elif token.pos_ in {"NOUN", "PROPN"}:
            for word in rows.get(("noun", token.lemma_.lower()), ()):
                told = _by_noun(scene, token, word)
                yield from (told,) if told is not None else ()


def _by_verb(verb: Token, word: RelationWord) -> _Told | None:
    if _hyphened(verb) or not _has_second(verb, word) or _tells_more(verb, word):
        return None
    ends = [_end(verb, where) for where in (word.party, word.other)]
    return _Told(trigger=verb, word=word, parties=tuple(ends[0]), others=tuple(ends[1])) if all(ends) else None


def _has_second(verb: Token, word: RelationWord) -> bool:
    """Whether the second lemma of the row is the verb's object ("take orders")."""
    return len(word.words) == 1 or any(
        one.lemma_.lower() == word.words[1] for one in children(verb, "dobj", "nsubjpass")
    )


def _tells_more(verb: Token, word: RelationWord) -> bool:
    """Whether the verb governs a clause, or an object that is no end of the row: then it says something else."""
    beside = children(verb, "ccomp", "xcomp")
    if "object" not in (word.party, word.other) and len(word.words) == 1:
        beside += children(verb, "dobj")
    return bool(beside)


def _end(verb: Token, where: str) -> list[Token]:
    """Heads of the phrases at one end: subject, object, or behind the words of a preposition."""
    passive = is_passive(verb) and where in {"subject", "object"}
    if where == "subject":
        if passive and not _is_reflexive(verb):
            return agents_by(verb)
        return subjects(verb)[0] or (list(coordinated(verb.head)) if verb.dep_ in {"acl", "amod"} else [])
    if where == "object":
        return list(verb_roles(verb).patients)
    return _behind(verb, where.split())


def _is_reflexive(verb: Token) -> bool:
    """Whether a participle speaks of its own subject ("allied with", "aligned with") and has no agent."""
    return verb.lemma_.lower() in {"ally", "allied", "align"}


def _behind(head: Token, words: list[str]) -> list[Token]:
    """What stands behind the words of a preposition, one hanging on the other ("on behalf of")."""
    if not words:
        return [noun for one in children(head, "pobj") for noun in coordinated(one)]
    for child in head.children:
        if child.lower_ != words[0]:
            continue
        noun = next((one for one in children(child, "pobj") if len(words) > 1 and one.lower_ in words), None)
        found = _behind(noun, words[-1:]) if noun is not None else (_behind(child, []) if len(words) == 1 else [])
        if found:
            return found
    return []


def _hyphened(token: Token) -> bool:
    return token.i > 1 and token.doc[token.i - 1].text in _HYPHENS and not token.doc[token.i - 2].whitespace_


def _by_suffix(participle: Token, word: RelationWord) -> _Told | None:
    """In "X-backed Y" X stands before the hyphen, Y is what the participle describes."""
    if not _hyphened(participle) or participle.head.pos_ not in {"NOUN", "PROPN"} or participle.head.i < participle.i:
        return None
    noun = participle.head
    ends = {
        "before": participle.doc[participle.i - 2],
        "behind": noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else noun,
    }
    return _Told(trigger=participle, word=word, parties=(ends[word.party],), others=(ends[word.other],))


def _by_noun(scene: Scene, noun: Token, word: RelationWord) -> _Told | None:
    """Who holds the name: X in "X, an ally of Y", "X is Y's proxy", "Y's commander, X"; else the noun itself."""
    of = _behind(noun, ["of"])
    before = [one for one in children(noun, "poss", "compound", "amod", "nmod") if scene.is_party(one)]
    others = tuple(of or before)
    holders = _holders(noun)
    if not others or not (holders or word.kind in {"acts_for", "allied_with"}):
        return None
    return _Told(trigger=noun, word=word, parties=tuple(holders) or (noun,), others=others)


def _holders(noun: Token) -> list[Token]:
    """Who is called so: the subject of "is", the phrase beside it, the name behind a title."""
    if noun.dep_ == "attr" and noun.head.lemma_ in _COPULAS:
        return subjects(noun.head)[0]
    if noun.dep_ == "appos":
        return [noun.head]
    beside = [one for one in children(noun, "appos") if one.pos_ in {"PROPN", "NOUN"}]
    if beside:
        return beside
    titled = noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "PROPN" and noun.head.i > noun.i
    return [noun.head] if titled else []


def _relations(reading: Reading, scene: Scene, told: _Told) -> Iterator[Relation]:
    for party in told.parties:
        for other in told.others:
            ends = [_participant(reading, scene, end, told) for end in (party, other)]
            if ends[0] is None or ends[1] is None or _is_one(*ends):
                continue
            sure = party.pos_ != "PRON" and other.pos_ != "PRON"
            yield _relation(reading, scene, told, (ends[0], ends[1]), certain=sure)


def _is_one(one: Participant | None, other: Participant | None) -> bool:
    assert one is not None
    assert other is not None
    return (one.party is not None and one.party == other.party) or (one.start, one.end) == (other.start, other.end)


def _participant(reading: Reading, scene: Scene, head: Token, told: _Told) -> Participant | None:
    """The end as a party or person that is named; a place, a thing or a crowd is none."""
    place = scene.passage.range_of(head)
    name = reading.text[place.start : place.end]
    if told.word.form == "suffix" and head.i == told.trigger.i - 2:
        known = next(iter(reading.lexicon.parties.find(name)), None)
        party = reading.lexicon.parties.by_id[known.party] if known is not None else None
        if party is None:
            return None
        return Participant(name=party.name, party=party.id, start=place.start, end=place.end)
    if head == told.trigger:
        own = scene.parties.get(head.i)
        return Participant(name=scene.names.get(own or "", name), party=own, start=place.start, end=place.end)
    doer = named_doer(scene, head, reading.text)
    if doer is None or (head.i in scene.places and head.i not in scene.parties):
        return None
    return Participant(name=doer.name, party=doer.party, start=doer.start, end=doer.end)


def _relation(
    reading: Reading, scene: Scene, told: _Told, ends: tuple[Participant, Participant], *, certain: bool
) -> Relation:
    trigger = scene.passage.range_of(told.trigger)
    sentence = scene.passage.range_of(told.trigger.sent)
    voices = tellers(reading, trigger)
    judged = reading.factuality(trigger)
    quote = content_quote(reading, voices[-1], sentence, trigger) if voices else sentence_quote(reading.text, sentence)
    return Relation(
        id=_id(reading, told, trigger, ends),
        kind=told.word.kind,
        party=ends[0],
        other=ends[1],
        document=reading.report.document,
        exhibit=reading.report.exhibit.sha256,
        rendition=reading.rendition.id,
        quote=reading.text[quote.start : quote.end],
        start=quote.start,
        end=quote.end,
        trigger=(trigger.start, trigger.end),
        speakers=speakers_of(voices),
        status=judged.status,
        polarity=judged.polarity,
        author_commitment=judged.author_commitment,
        attribution=voices[-1].source_class if voices else author_of(reading).source_class,
        method=RULES,
        reasons=(f"relation.{'_'.join(told.word.words)}", *judged.reasons, *(f"voice.{one.rule}" for one in voices)),
        certain=certain,
    )


def _id(reading: Reading, told: _Told, trigger: Range, ends: tuple[Participant, Participant]) -> str:
    position = reading.rendition.offsets.position
    places = [position(one.start, one.end) for one in (trigger, *ends)]
    parts = [" ".join(str(locator) for locator in place) for place in places]
    return digest_id("re", [reading.report.exhibit.sha256, told.word.kind, *parts])
