"""One passage with everything in it that can take part in an event, looked up once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Token

from dalil.statements.events.actors import parties_by_token
from dalil.statements.events.lexemes import Hit, lexemes_of, words_of
from dalil.statements.passage import Passage
from dalil.vocab.personal_names import load_personal_names
from dalil.vocab.triggers import TriggerRules, load_trigger_rules

if TYPE_CHECKING:
    from dalil.statements.reading import Reading

_PLACE_TYPES = {"GPE", "LOC", "FAC"}
_TIME_TYPES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}
_GROUP_TYPES = {"ORG", "NORP", "GPE", "PERSON"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A passage, its hits of each family by token, its parties by token, and the tokens that name places.

    `names` are the names of all parties by id, `persons` the ids of those that are one human being.
    """

    passage: Passage
    rules: TriggerRules
    acts: tuple[Hit, ...]
    weapons: tuple[Hit, ...]
    targets: tuple[Hit, ...]
    victims: tuple[Hit, ...]
    parties: dict[int, str]
    names: dict[str, str]
    persons: frozenset[str]
    places: frozenset[int]

    def is_party(self, token: Token) -> bool:
        """Whether the token names somebody who can act in a war: a party, a force, a state, an organisation."""
        if token.i in self.parties:
            return True
        if token.pos_ in {"NOUN", "PROPN"} and self.rules.among("actors", token.lemma_.lower()):
            return True
        if any(hit.start <= token.i < hit.end for hit in self.weapons):
            return False
        return token.ent_type_ in _GROUP_TYPES and token.text[:1].isupper()

    def is_human(self, token: Token) -> bool:
        """Whether the token speaks of people, named or not."""
        word = token.lemma_.lower()
        if token.i in self.places:
            return False
        if self.rules.among("people", word) or token.lower_ in {"those", "others", "wounded", "injured", "elderly"}:
            return True
        if token.pos_ == "PROPN" and load_personal_names().is_name(token.lower_):
            return True
        return token.ent_type_ == "PERSON" or any(hit.start <= token.i < hit.end for hit in self.victims)

    def may_be_person(self, token: Token) -> bool:
        """Whether a proper name may be a person's: it names no party but a person, no weapon, no target and no time."""
        if token.pos_ != "PROPN" or token.ent_type_ in _TIME_TYPES:
            return False
        if token.i in self.parties and self.parties[token.i] not in self.persons:
            return False
        return not any(hit.start <= token.i < hit.end for hit in (*self.weapons, *self.targets))

    def victim_group(self, token: Token) -> str | None:
        """The victim group of the vocabulary that the token stands in; the most specific one."""
        found = [hit for hit in self.victims if hit.start <= token.i < hit.end]
        if not found:
            return None
        return max(found, key=lambda hit: (hit.end - hit.start, hit.term != "vic.civilian")).term

    def is_place(self, token: Token) -> bool:
        """Whether the token stands in a place name."""
        return token.i in self.places or token.ent_type_ in _PLACE_TYPES


def scenes(reading: "Reading") -> tuple[Scene, ...]:
    """The scene of each passage, in order."""
    lexemes, rules = lexemes_of(reading.lexicon), load_trigger_rules()
    names = {party.id: party.name for party in reading.lexicon.parties.rows}
    persons = frozenset(party.id for party in reading.lexicon.parties.rows if party.kind == "person")
    prepared = zip(reading.passages, parties_by_token(reading), strict=True)
    return tuple(
        Scene(
            passage=passage,
            rules=rules,
            acts=lexemes.acts.hits(words),
            weapons=_longest(lexemes.weapons.hits(words)),
            targets=_longest(lexemes.targets.hits(words)),
            victims=lexemes.victims.hits(words),
            parties=parties,
            names=names,
            persons=persons,
            places=_place_tokens(reading, passage),
        )
        for passage, parties in prepared
        for words in (words_of(passage.doc),)
    )


def _longest(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits that lie inside no longer one; of two terms for the same words the first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if not any(one.start <= hit.start and hit.end <= one.end for one in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda one: one.start))


def _place_tokens(reading: "Reading", passage: Passage) -> frozenset[int]:
    length = passage.block.end - passage.start
    found: set[int] = set()
    for place in reading.places:
        low, high = place.start - passage.start, place.end - passage.start
        if 0 <= low < high <= length:
            span = passage.doc.char_span(low, high, alignment_mode="expand")
            found.update(token.i for token in span or ())
    return frozenset(found)
