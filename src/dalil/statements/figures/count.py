"""Tie a number to what it counts, by the dependency parse."""

from dataclasses import dataclass

from spacy.tokens import Token

from dalil.model.figure import Counts, Figure
from dalil.statements.figures.words import (
    FATED,
    HELD,
    NOUNS,
    OBJECT_NOUNS,
    PERSONS,
    REMAINS,
    STATES,
    TAKEN,
    TAKING,
    TOLLS,
    VERBS,
)

_OF_LIFE = frozenset(("claim", "take", "lose", "cost"))
_COMPLEMENTS = frozenset(("acomp", "xcomp", "oprd", "ccomp", "advmod", "attr", "amod", "dep"))
_OF_PERSONS = frozenset(("shoot", "hit", "strike", "treat", "burn", "bury"))
"""Verbs that say a harm to persons only."""
_BODIES = frozenset(("body", "corpse"))
_PAST = frozenset(("VBD", "VBN"))  # the tagger takes the second of two participles for a past: "were held and shot"
_HAVING = frozenset(("have", "suffer", "sustain", "admit", "bring", "arrive", "come", "hospitalize", "hospitalise"))
_WOUNDS = frozenset(("wound", "injury", "burn", "fracture"))
_SUMS = frozenset(("total", "minimum", "maximum"))
_LIGHT = frozenset(("be", "remain", "lie", "stay", "leave", "find", "become", "get", "live", "keep"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure with the lemma of the word that says what is counted, and whether it is a part of another figure.

    `part` marks "including 5 children": a part of the total named before, never a second count.
    """

    figure: Figure
    predicate: str | None
    part: bool
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a number counts, the deciding lemma, the unit in the words of the text, and whether it is a part."""

    counts: Counts
    predicate: str | None
    unit: str | None
    part: bool


def what_is_counted(number: Token) -> Counted:
    """What the number at this token counts; `other` where nothing near it says."""
    head = _noun(number)
    unit = _unit(number, head)
    top, part = _whole(head)
    if head == number and (state := _state_behind(number)):
        return Counted(counts=state[0], predicate=state[1], unit=unit, part=part)
    if remains := _as_remains(head):
        return Counted(counts="killed", predicate=remains, unit=unit, part=part)
    own, word = _by_itself(head, number), head.lemma_.lower()
    if own is not None and word not in FATED:
        return Counted(counts=own, predicate=word, unit=unit, part=part)
    for node in (head, top, *_total_of(head)):
        found = _from_modifiers(node) or _from_governor(node)
        if found:
            return Counted(counts=found[0], predicate=found[1], unit=unit, part=part)
    if own is not None:
        return Counted(counts=own, predicate=word, unit=unit, part=part)
    return Counted(counts="other", predicate=None, unit=unit, part=part)


def _state_behind(number: Token) -> tuple[Counts, str] | None:
    """What the word right behind a number without a noun says of them, however it is parsed: "counted 31 wounded"."""
    behind = list(number.doc[number.i + 1 : number.i + 3])
    if not behind or behind[0].tag_ not in ("VBN", "JJ") or any(one.like_num for one in behind[1:]):
        return None
    state = behind[0]
    if state.lower_ in STATES:
        return STATES[state.lower_], state.lower_
    counts, wanted = VERBS.get(state.lemma_, (None, ""))
    return (counts, state.lemma_) if counts is not None and wanted == "object" else None


def _by_itself(head: Token, number: Token) -> Counts | None:
    """What a noun counts by its own meaning: "12 deaths", "14 prisoners", "46 bodies"."""
    counts = NOUNS.get(head.lemma_.lower()) if head != number else None
    if counts == "killed" and head.dep_ == "compound":
        return None
    if head.lemma_.lower() == "body" and not _are_remains(head):
        return None
    return counts


def _as_remains(head: Token) -> str | None:
    """The word for bodies, where the people counted are told as such ("the bodies of 14 men who had been shot")."""
    bodies = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    dead = bodies is not None and bodies.lemma_.lower() in _BODIES and _are_remains(bodies)
    return bodies.lemma_.lower() if bodies is not None and dead else None


def _are_remains(bodies: Token) -> bool:
    """Whether the bodies are those of the dead: nothing before them makes them councils or firms."""
    before = (child for child in bodies.children if child.dep_ in ("amod", "compound", "nmod", "poss"))
    return all(child.like_num or child.lower_ in REMAINS for child in before)


def _total_of(head: Token) -> list[Token]:
    """The total in "a total of 400 were killed", and a bound ("a minimum of 400"): what is said of it counts them."""
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    return [above] if above.lemma_ in _SUMS else []


def _noun(number: Token) -> Token:
    """The noun that the number modifies, or the number itself where it stands for the noun."""
    token = number
    while token.dep_ in ("nummod", "compound", "quantmod", "advmod", "amod") and token.head.pos_ in (
        "NUM",
        "NOUN",
        "PROPN",
        "ADJ",
        "VERB",
    ):
        if token.head.pos_ == "VERB" or token.head == token:
            break
        token = token.head
    return token


def _unit(number: Token, head: Token) -> str | None:
    """The words for those who are counted: the noun, or what stands behind "of"."""
    inner = head
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and (head == number or head.pos_ == "NUM"):
            inner = next((one for one in child.children if one.dep_ == "pobj"), inner)
    if inner.pos_ in ("NOUN", "PROPN", "ADJ") and inner != number:
        return inner.lower_
    return None


def _whole(head: Token) -> tuple[Token, bool]:
    """The noun that this one is told as a part of ("including 5 children"), and whether it is."""
    token = head
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in ("including", "among"):
        above = token.head.head
        return (above if above.pos_ in ("NOUN", "PROPN", "NUM") else token), True
    return token, False


def _from_modifiers(noun: Token) -> tuple[Counts, str] | None:
    """What words beside the noun say: "12 people killed", "39 communities under siege", "12 dead"."""
    if noun.lower_ in STATES:
        return STATES[noun.lower_], noun.lower_
    for child in noun.children:
        if child.dep_ in ("acl", "amod", "relcl", "appos") and child.lower_ in STATES:
            return STATES[child.lower_], child.lemma_
        if child.dep_ == "acl" and child.lemma_ in VERBS and child.tag_ == "VBN" and VERBS[child.lemma_][1] == "object":
            return VERBS[child.lemma_][0], child.lemma_
        if child.dep_ == "relcl" and (found := _from_clause(child, noun)):
            return found
        if child.dep_ == "prep" and child.lower_ == "under" and any(one.lower_ == "siege" for one in child.children):
            return "besieged", "siege"
    return None


def _from_clause(verb: Token, noun: Token) -> tuple[Counts, str] | None:
    """A relative clause about the noun: "people who remain trapped", "who were killed"."""
    relative = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")), None)
    role = relative.dep_ if relative is not None and relative.lower_ in ("who", "that", "which", "whom") else "dobj"
    return _by_verb(verb, role, noun)


def _from_governor(noun: Token) -> tuple[Counts, str] | None:
    """What the word above the noun says: a verb, a toll, "the killing of"."""
    token = noun
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        token = token.head
    above = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "obj", "ROOT", "npadvmod", "ccomp", "dep"):
        verb = token if token.dep_ == "ROOT" else above
        return _by_verb(verb, token.dep_, noun) or _by_next_verb(verb, token.dep_, noun)
    if token.dep_ == "pobj" and above.dep_ in ("prep", "agent"):
        return _by_preposition(above)
    return None


def _by_preposition(preposition: Token) -> tuple[Counts, str] | None:
    """What a noun or a verb before a preposition says: "the deaths of 12", "the toll rose to 31"."""
    above = preposition.head
    if above.lemma_.lower() in TOLLS or (above.pos_ == "VERB" and preposition.lower_ in ("to", "at")):
        nouns = [one for one in above.children if one.dep_ in ("nsubj", "dobj") and one.lemma_ in TOLLS]
        toll = above if above.pos_ == "NOUN" else next(iter(nouns), above)
        words = {child.lower_ for child in (*toll.subtree, *preposition.subtree)} if toll.pos_ == "NOUN" else set()
        if toll.lemma_ in TOLLS and words & {"injured", "wounded"}:
            return "injured", "toll"
        told = toll.lemma_ in TOLLS and words & {"death", "deaths", "dead", "killed"}
        return ("killed", "toll") if told or toll.lemma_ == "toll" else None
    if preposition.lower_ == "of" and above.lemma_ == "life" and above.head.lemma_ in _OF_LIFE:
        return "killed", above.head.lemma_  # "claimed the lives of nine"
    if preposition.lower_ == "of" and above.pos_ == "NOUN":
        counts = NOUNS.get(above.lemma_) if above.lemma_ != "body" or _are_remains(above) else None
        if counts in ("killed", "injured", "evacuated"):
            return counts, above.lemma_
    return None


def _by_verb(verb: Token, role: str, noun: Token) -> tuple[Counts, str] | None:  # noqa: PLR0911  a list of turns
    """What a verb says of those in this role; a complement ("remain trapped", "left dead") says it before the verb."""
    if found := _by_complement(verb, noun):
        return found
    if verb.lower_ in STATES and role in ("nsubj", "ROOT", "nsubjpass") and verb.pos_ != "VERB":
        return STATES[verb.lower_], verb.lower_
    lives = verb.lemma_ in _OF_LIFE and any(one.lemma_ == "life" and one != noun for one in verb.children)
    if lives and role == ("nsubj" if verb.lemma_ == "lose" else "dative"):
        return "killed", verb.lemma_  # "nine lost their lives", "cost nine their lives"
    if verb.lemma_ == "gun" or (verb.lemma_ in _OF_LIFE and noun.lemma_ in ("life", "lives")):
        return "killed", verb.lemma_
    if _is_hurt(verb):
        return "injured", "wound"
    if _is_put_to_death(verb) and role in ("dobj", "nsubjpass"):
        return "killed", verb.lemma_
    if verb.lemma_ in TAKING and role in ("dobj", "nsubjpass") and _are_held(verb):
        return "detained", verb.lemma_
    if verb.lemma_ not in VERBS or _is_another_sense(verb, role, noun):
        return None
    counts, wanted = VERBS[verb.lemma_]
    active = any(child.dep_ == "dobj" for child in verb.children)  # who has done it to others has not suffered it
    passive = role == "nsubjpass" or (role == "nsubj" and verb.tag_ == "VBN" and noun.i < verb.i and not active)
    is_object = role in ("dobj", "obj", "oprd") or passive
    fits = is_object if wanted == "object" else role in ("nsubj", "nsubjpass")
    return (counts, verb.lemma_) if fits else None


def _by_next_verb(verb: Token, role: str, noun: Token) -> tuple[Counts, str] | None:
    """What the next verb says of the same people: "were taken outside and killed", "are known to have died"."""
    for child in verb.children:
        own = {one.dep_ for one in child.children}
        if child.dep_ == "conj" and {child.tag_, verb.tag_} <= _PAST and not own & {"nsubj", "nsubjpass"}:
            lined_up = verb.lemma_ == "line" and any(one.lower_ == "up" for one in verb.children)
            return ("killed", "shoot") if lined_up and child.lemma_ == "shoot" else _by_verb(child, role, noun)
        if child.dep_ == "xcomp" and role == "nsubjpass":
            return _by_verb(child, "nsubjpass" if "auxpass" in own else "nsubj", noun)
    return None


def _is_put_to_death(verb: Token) -> bool:
    below = (one for child in verb.children if child.dep_ == "prep" and child.lower_ == "to" for one in child.children)
    return verb.lemma_ == "put" and any(one.lower_ == "death" for one in below)


def _is_hurt(verb: Token) -> bool:
    """Whether the subject has wounds or comes with them: "19 had gunshot wounds", "41 were admitted with burns"."""
    if verb.lemma_ not in _HAVING:
        return False
    behind = (
        one for child in verb.children if child.dep_ == "prep" and child.lower_ == "with" for one in child.children
    )
    own = (child for child in verb.children if child.dep_ == "dobj")
    return any(one.lemma_.lower() in _WOUNDS for one in (*own, *behind))


def _are_held(verb: Token) -> bool:
    """Whether those whom the verb takes are held: "rounded up", "led away", "took into custody", "put behind bars"."""
    if any(child.dep_ in ("prt", "advmod") and child.lower_ in TAKEN for child in verb.children):
        return True
    return any(one.lower_ in HELD for child in verb.children if child.dep_ == "prep" for one in child.subtree)


def _by_complement(verb: Token, noun: Token) -> tuple[Counts, str] | None:
    for child in verb.children:
        state = child.dep_ in _COMPLEMENTS and child != noun and verb.lemma_ in _LIGHT
        if state and child.lower_ in STATES and child.lower_ != "left":
            return STATES[child.lower_], child.lower_
        if child.lower_ == "dead" and verb.lemma_ in ("shoot", "leave", "find", "pronounce", "declare"):
            return "killed", "dead"
        if child.dep_ == "prep" and child.lower_ == "under" and any(one.lower_ == "siege" for one in child.children):
            return "besieged", "siege"
    return None


def _is_another_sense(verb: Token, role: str, noun: Token) -> bool:
    """Whether the verb says something else of this noun: "left 3 dead", "launched a book", "hit 3 houses"."""
    counts, _ = VERBS[verb.lemma_]
    if counts == "strikes":
        return noun.lemma_ not in OBJECT_NOUNS
    if verb.lemma_ == "leave" and role in ("dobj", "nsubjpass"):
        return True
    is_person = noun.pos_ != "NOUN" or noun.lemma_.lower() in PERSONS
    return verb.lemma_ in _OF_PERSONS and not is_person
