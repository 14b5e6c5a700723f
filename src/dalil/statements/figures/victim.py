"""Who is said to be dead or hurt, one mention at a time: numbers, persons named, and persons described."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from dalil.statements.figures.words import PERSONS
from dalil.vocab.wordlist import words

Fate = Literal["killed", "injured", "shot"]
"""`shot` says that somebody was hit, not whether the person lives."""

_KILL = frozenset(words("kill murder slay execute assassinate behead"))
_DIE = frozenset(words("die succumb perish"))
_HURT = frozenset(words("wound injure hurt hospitalize graze"))
_HIT = frozenset(words("shoot stab hit strike"))
_HARMS = _HIT | _HURT | _KILL | _DIE
_SUFFER = frozenset(("suffer", "sustain", "receive"))
_WOUNDS = frozenset(("wound", "injury"))
_CARRY = frozenset(words("take transport rush airlift fly treat admit"))
_HOSPITAL = frozenset(("hospital", "surgery", "center", "clinic"))
_DEATHS = frozenset(words("death killing murder slaying homicide suicide"))
_PAST = frozenset(("VBD", "VBN"))
_NOBODY = frozenset(("GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "EVENT"))
_CONDITIONS = frozenset(words("critical serious stable fair good grave"))
_SMALL = {
    word: value
    for value, word in enumerate(
        words("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"), 1
    )
}
_SMALL |= {"dozen": 12, "another": 1}
_PRONOUNS = {"he": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_SPECIAL = frozenset(("other", "others", "another", "victim", "victims", "dead", "injured", "wounded"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """So many persons (`count`) with one fate, told of in one sentence; `key` is how the text calls them there."""

    fate: Fate
    key: str
    count: int
    sentence: int


def victims(doc: Doc) -> Iterator[Victim]:
    """The mentions of dead and hurt persons in a parsed text."""
    for token in doc:
        fate = _fate(token)
        if fate is None or _is_denied(token):
            continue
        for person in _sufferers(token):
            yield from _told(person, fate, token)


def _fate(token: Token) -> Fate | None:
    """The fate that a word tells; None where it tells none."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") and lemma in _HARMS:
        return _fate_of_harm(token, lemma)
    if _is_death(token, lemma) or _is_share(token):
        return "killed"
    telling = _WOUNDS if lemma in _SUFFER else _CONDITIONS if lemma == "condition" else None
    if telling is not None and any(child.lemma_.lower() in telling for child in token.children):
        return "injured"
    carried = lemma in _CARRY and any(one.lemma_.lower() in _HOSPITAL for one in token.subtree)
    return "shot" if carried else None


def _fate_of_harm(token: Token, lemma: str) -> Fate | None:
    if lemma in _KILL | _DIE or _is_fatal(token):
        return "killed"
    if lemma in ("hit", "strike") and not _by_bullet(token):
        return None
    return "injured" if lemma in _HURT else "shot"


def _is_share(token: Token) -> bool:
    """How many of those hit died: "six were shot, one fatally"."""
    return token.lower_ == "fatally" and token.i > 0 and token.nbor(-1).pos_ == "NUM"


def _is_death(token: Token, lemma: str) -> bool:
    if lemma in ("dead", "deceased"):
        return token.pos_ in ("ADJ", "NOUN", "ADV")
    if lemma == "pass":
        return token.pos_ == "VERB" and any(child.lower_ == "away" for child in token.children)
    return lemma in _DEATHS or (lemma == "shooting" and any(child.lower_ == "fatal" for child in token.children))


def _is_fatal(token: Token) -> bool:
    near = [child.lower_ for child in token.children]
    return (
        "fatally" in near
        or "dead" in near
        or any(
            child.lower_ == "to" and any(one.lower_ == "death" for one in child.children) for child in token.children
        )
        or any(child.dep_ == "conj" and child.lemma_ in _KILL | _DIE for child in token.children)
    )


def _by_bullet(token: Token) -> bool:
    return any(
        one.lemma_
        in (
            "bullet",
            "gunfire",
            "shot",
            "head",
            "leg",
            "arm",
            "chest",
            "torso",
            "back",
            "abdomen",
            "shoulder",
            "foot",
            "hand",
            "stomach",
            "thigh",
            "neck",
            "face",
        )
        for one in token.subtree
    )


def _is_denied(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children) or any(
        child.lower_ in ("no", "nobody", "none")
        for child in token.subtree
        if child.dep_ in ("det", "nsubj", "nsubjpass") and abs(child.i - token.i) <= 4  # noqa: PLR2004 words
    )


def _sufferers(token: Token) -> Iterator[Token]:
    """The heads of the noun phrases that the fate befell."""
    lemma = token.lemma_.lower()
    if _is_share(token):
        yield token.nbor(-1)
        return
    if lemma in _DEATHS or lemma == "shooting":
        yield from _of(token)
        return
    if lemma in ("dead", "deceased", "condition"):
        yield from _of_state(token)
        return
    passive = token.tag_ == "VBN" or token.pos_ == "ADJ"
    objects = [child for child in token.children if child.dep_ in ("dobj", "obj", "nsubjpass", "dative")]
    subjects = [child for child in token.children if child.dep_ == "nsubj"]
    if lemma in _DIE | _SUFFER or lemma == "pass":
        objects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
    elif (
        passive
        and not objects
        and not (subjects and any(child.dep_ == "aux" and child.lemma_ == "have" for child in token.children))
    ):
        objects = subjects
    if not objects and token.dep_ in ("conj", "xcomp", "advcl", "acomp", "relcl", "acl", "oprd", "ccomp"):
        objects = _inherited(token, lemma)
    yield from (_antecedent(one) for one in objects)


def _inherited(token: Token, lemma: str) -> list[Token]:
    """The noun that a participle stands behind, or the subject that a second verb shares."""
    head = token.head
    if token.dep_ == "acl" and token.tag_ == "VBN":
        return [head]
    if token.dep_ == "conj" and head.dep_ == "acl" and {token.tag_, head.tag_} <= _PAST:
        return [head.head]  # "a clerk shot and killed in May"
    if token.dep_ in ("oprd", "ccomp") and token.tag_ != "VBN":
        return []
    if token.dep_ in ("conj", "xcomp", "advcl", "oprd", "ccomp"):
        wanted = ("nsubjpass", "nsubj") if lemma in _DIE | _SUFFER or token.tag_ == "VBN" else ("nsubjpass",)
        found = [child for child in head.children if child.dep_ in wanted]
        if not found and token.tag_ in ("VBD", "VBN"):
            return [child for child in head.children if child.dep_ == "dobj"]
        return found
    return []


def _of(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (one for one in child.children if one.dep_ == "pobj")
        if child.dep_ == "poss":
            yield child


def _of_state(token: Token) -> Iterator[Token]:
    """Those who are dead or in a condition: the subject of the clause, or the object of "left dead"."""
    if token.pos_ == "NOUN" and any(child.dep_ == "nummod" for child in token.children):
        yield token
        return
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        if verb.dep_ == "amod" or verb.pos_ in ("NOUN", "PROPN", "NUM"):
            yield verb
            return
        verb = verb.head
    places = (
        ("nsubjpass", "dobj")
        if verb.lemma_ in ("leave", "find", "pronounce", "declare", "shoot")
        else ("nsubj", "nsubjpass")
    )
    own = [child for child in token.children if child.dep_ == "nsubj"]  # "found the clerk dead"
    said = own or [child for child in verb.children if child.dep_ in places]
    if not said and verb.dep_ == "conj":
        said = [child for child in verb.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    yield from (_antecedent(one) for one in said)


def _antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.lower_ in ("who", "that", "which", "whom"):
        verb = token.head
        while verb.dep_ in ("conj", "xcomp") and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "relcl":
            head: Token = verb.head
            return head
    return token


def _told(person: Token, fate: Fate, token: Token) -> Iterator[Victim]:
    for one in _joined(person):
        if counted := _size(one) or (_named(one) if _dies(token) else None):
            key, count = counted
            yield Victim(fate=fate, key=key, count=count, sentence=token.sent.start_char)


def _joined(person: Token) -> Iterable[Token]:
    """A noun and those joined to it by "and"; parts named by "including" are not among them."""
    found = [person]
    for one in found:
        found.extend(child for child in one.children if child.dep_ == "conj")
    return found


def _dies(token: Token) -> bool:
    """Whether the word says by itself that its subject lived: nothing else dies or passes away."""
    return token.lemma_.lower() in _DIE or token.lemma_ == "pass"


def _named(person: Token) -> tuple[str, int] | None:
    """One person under a proper name that the model takes for none ("Odel from Tarn died")."""
    one = person.tag_ == "NNP" and person.ent_type_ not in _NOBODY
    return (person.lower_, 1) if one else None


def _size(person: Token) -> tuple[str, int] | None:
    """How the text calls these persons, and how many they are; None for things and for plurals without a number."""
    word = person.lower_
    if word in _PRONOUNS:
        return _PRONOUNS[word], 1
    number = next(
        (child for child in person.children if child.dep_ == "nummod" and child.ent_type_ not in ("DATE", "ORDINAL")),
        None,
    )
    if person.pos_ == "NUM":
        number = person
    if number is not None:
        value = _SMALL.get(number.lower_) or (
            int(number.text) if number.text.isascii() and number.text.isdigit() else 0
        )
        human = person.lemma_.lower() in PERSONS or person.lower_ in _SPECIAL or person == number
        return (f"{value} {person.lemma_.lower()}", value) if 0 < value < 1000 and human else None  # noqa: PLR2004 beyond one incident
    if person.ent_type_ == "PERSON":
        return word, 1
    if person.tag_ in ("NNS", "NNPS"):
        return None
    human = person.lemma_.lower() in PERSONS or word in ("another", "someone", "old") or word.endswith("-old")
    return (person.lemma_.lower(), 1) if human else None
