"""The company of a word of the vocabulary: what stands beside it and decides whether it tells its act here."""

from collections.abc import Collection

from spacy.tokens import Token

from dalil.statements.events.captivity import has_captor, is_abandoned, is_departing, is_held, is_imprisoned, is_removed
from dalil.statements.events.clause import agents_by, children, coordinated, is_passive, objects, subjects
from dalil.statements.events.harmed import count_of, is_numbered, is_told_of_people
from dalil.statements.events.lexemes import Hit
from dalil.statements.events.phrase import counted
from dalil.statements.events.scene import Scene
from dalil.statements.events.ultimatum import giver
from dalil.statements.named_words import forms, in_name
from dalil.vocab.triggers import Company, Part, TriggerRules

_OBJECTS = ("dobj", "nsubjpass", "dative", "oprd")
_BEFORE_NOUN = ("poss", "compound", "amod", "nmod")
_UNDER = {"xcomp", "dobj", "pobj", "pcomp", "prep", "attr", "nsubjpass", "advcl", "conj", "acl"}
_BINDING = {"must", "should", "ought"}
_SHARED = {"nsubj", "nsubjpass", "dobj"}
_STEPS = 4
_WITHIN = {
    "in",
    "inside",
    "into",
    "under",
    "beneath",
    "below",
    "behind",
    "among",
    "amid",
    "between",
    "near",
    "beside",
    "next",
}
_FIRED_AT = {"at", "on", "onto", "into", "upon"}
_NEAR = 3


def company(head: Token) -> list[Token]:
    """The words of a trigger's own clause: its phrase, and for a noun its verb's arguments; no clauses beside it."""
    clause = head
    if head.pos_ not in {"VERB", "AUX"}:
        while clause.pos_ not in {"VERB", "AUX"} and clause.head != clause:
            clause = clause.head
    found = list(_own(clause, head))
    own_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.children)
    if clause.dep_ in {"conj", "xcomp", "advcl", "relcl", "acl", "pcomp"} and not own_subject:
        shared = {"nsubj", "nsubjpass"} if clause.dep_ == "conj" and children(clause, "dobj") else _SHARED
        for child in children(clause.head, *shared):
            found.extend(child.subtree)
        if clause.dep_ in {"relcl", "acl"}:
            found.append(clause.head)
    return found


def _own(clause: Token, head: Token) -> list[Token]:
    found = [clause]
    for child in clause.children:
        beside = child.dep_ in {"conj", "parataxis"} or (child.dep_ in {"advcl", "ccomp"} and clause != head)
        if not beside or head in child.subtree:
            found.extend(child.subtree)
    return found


def is_kept(scene: Scene, head: Token, hit: Hit, needed: Company) -> bool:
    """Whether the company that the words need stands beside them: near it, besides it, and as its object."""
    if needed.objects and needed.objects.isdisjoint(word.lemma_.lower() for word in in_part(head, "object")):
        return False
    around = [token for token in company(head) if not hit.start <= token.i < hit.end]
    return all(_is_met(scene, head, around, some) for some in (needed.near, needed.besides) if some)


def _is_met(scene: Scene, head: Token, around: list[Token], needed: frozenset[str]) -> bool:
    words = {form for token in around for form in forms(token)}
    if not needed.isdisjoint(words):
        return True
    here = {token.i for token in around}
    tests = {
        "<victim>": lambda: not here.isdisjoint(scene.starts["victim"]) or any(scene.is_human(t) for t in around),
        "<named>": lambda: any(scene.may_be_person(token) for token in in_part(head, "object")),
        "<person>": lambda: any(scene.may_be_person(one) or scene.is_human(one) for one in named_among(head)),
        "<target>": lambda: not here.isdisjoint(scene.starts["target"]),
        "<weapon>": lambda: not here.isdisjoint(scene.starts["weapon"]),
        "<place>": lambda: any(scene.is_place(token) for token in around),
        "<party>": lambda: any(scene.is_party(token) for token in _arguments(head)),
        "<doer>": lambda: any(scene.is_party(token) for token in (*subjects(head)[0], *_carrying_out(scene, head))),
        "<somebody>": lambda: any(scene.is_human(token) for token in subjects(head)[0]),
        "<figure>": lambda: any(token.like_num for token in around),
        "<act>": lambda: not here.isdisjoint(scene.starts["act"]),
        "<left>": lambda: leaver(head) is not None,
        "<counted>": lambda: count_of(scene, head) is not None,
        "<so>": lambda: is_told_of_people(scene, head),
        "<under>": lambda: comes_under(scene.rules, head),
        "<removed>": lambda: is_removed(scene, head),
        "<captor>": lambda: has_captor(scene, head),
        "<people_held>": lambda: is_held(scene, head),
        "<denied>": lambda: is_denied(scene, head),
        "<ultimatum>": lambda: giver(head) is not None,
        "<departing>": lambda: is_departing(scene, head),
        "<object>": lambda: bool(objects(head) or children(head, "nsubjpass", "auxpass", "agent")),
        "<aimless>": lambda: is_aimless(head),
        "<called>": lambda: is_called_for(scene.rules, head),
        "<numbered>": lambda: is_numbered(scene, head),
        "<abandoned>": lambda: is_abandoned(scene, head),
        "<imprisoned>": lambda: is_imprisoned(scene, head),
        "<hidden_in>": lambda: is_hidden_in(scene, head),
        "<settlement>": lambda: is_shot_at_settlement(scene, head),
    }
    return any(tests[name]() for name in sorted(needed) if name in tests)


def _carrying_out(scene: Scene, noun: Token) -> list[Token]:
    """Who does what the noun tells, under a light verb: "soldiers carried out the raid"."""
    if noun.dep_ not in ("dobj", "nsubjpass") or not scene.rules.among("light_verbs", noun.head.lemma_.lower()):
        return []
    return subjects(noun.head)[0] if noun.dep_ == "dobj" else agents_by(noun.head)


def is_denied(scene: Scene, verb: Token) -> bool:
    """Whether the verb is what somebody denies: "denied holding anyone", "denied that anyone was held"."""
    above = verb.head if verb.dep_ in {"xcomp", "ccomp", "pcomp"} else verb
    above = above.head if above.pos_ == "ADP" else above
    return above != verb and scene.rules.among("denying_verbs", above.lemma_.lower())


def is_aimless(verb: Token) -> bool:
    """Whether the verb is active and does nothing to anything: "the army had fired", not "rounds fired by the army"."""
    if verb.pos_ != "VERB" or is_passive(verb) or objects(verb) or agents_by(verb):
        return False
    return verb.tag_ != "VBN" or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def is_hidden_in(scene: Scene, verb: Token) -> bool:
    """Whether something is put in, under or among what civilians live by: "hid rockets under the market"."""
    return any(
        one.i in scene.struck or scene.is_human(one) or scene.rules.among("settlements", one.lemma_.lower())
        for holder in (verb, *objects(verb))
        for preposition in children(holder, "prep")
        if preposition.lower_ in _WITHIN
        for noun in children(preposition, "pobj")
        for one in noun.subtree
    )


def is_shot_at_settlement(scene: Scene, verb: Token) -> bool:
    """Whether a place where people live is fired at: shells are meant, no rifle ("fired on the town")."""
    return any(
        scene.is_place(one) or scene.rules.among("settlements", one.lemma_.lower())
        for preposition in children(verb, "prep")
        if preposition.lower_ in _FIRED_AT
        for noun in children(preposition, "pobj")
        for one in coordinated(noun)
    )


def _arguments(head: Token) -> list[Token]:
    """The nouns that hang directly on the trigger: objects, agents, possessors, of-phrases; no subject."""
    found = [*children(head, "dobj", "nsubjpass", "poss", "compound", "amod", "nmod")]
    for preposition in children(head, "prep", "agent"):
        found.extend(children(preposition, "pobj"))
    return [token for one in found for token in one.subtree] or [*found]


def names_the_harmed(rules: TriggerRules, head: Token) -> bool:
    """Whether the word stands for those who were harmed ("the dead", "the wounded"), as a noun does."""
    harmed = rules.among("harmed", head.lower_) or rules.among("harmed", head.lemma_.lower())
    return harmed and head.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}


def named_among(noun: Token) -> list[Token]:
    """Who "among the dead was X", "the dead included X", "the dead were named as X" names."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "among":
        verb = noun.head.head
        found = children(verb, "nsubj", "attr", "nsubjpass") if verb.lemma_ == "be" else []
        return [who for one in found for who in coordinated(one)]
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return []
    named = children(noun.head, "dobj") if noun.head.lemma_ == "include" else []
    named += children(noun.head, "attr") if noun.head.lemma_ == "be" else []
    for preposition in children(noun.head, "prep") if noun.dep_ == "nsubjpass" else ():
        named += children(preposition, "pobj") if preposition.lower_ == "as" else []
    return [who for one in named if one.pos_ in {"NOUN", "PROPN"} for who in coordinated(one)]


def is_called_for(rules: TriggerRules, head: Token) -> bool:
    """Whether the words stand under a verb of calling, a modal of obligation, or are an imperative."""
    node = head
    for _ in range(_STEPS):
        if any(child.dep_ == "aux" and child.lower_ in _BINDING for child in node.children):
            return True
        up = node.head
        if up.i == node.i:
            return node.tag_ == "VB" and not children(node, "nsubj", "nsubjpass", "aux")
        if node.dep_ not in _UNDER and not (node.dep_ == "ccomp" and node.tag_ == "VB"):
            return False
        if up.pos_ == "VERB" and rules.among("calling_verbs", up.lemma_.lower()):
            return True
        node = up
    return False


def is_false_friend(scene: Scene, head: Token, words: str) -> bool:
    """Whether something beside the words shows that they tell no act of war ("bombarded with questions").

    A word of a party's name shows nothing: the "Workers' Union" of a war is no union on strike.
    """
    return any(
        _is_of(friend.lemmas, word) and word.i not in scene.parties and not in_name(word)
        for friend in scene.rules.friends.get(words, ())
        for word in in_part(head, friend.part)
    )


def _is_of(lemmas: Collection[str], word: Token) -> bool:
    """Whether the noun is one of these, alone or with the noun before it ("heart attack")."""
    lemma = word.lemma_.lower()
    return lemma in lemmas or any(f"{one.lemma_.lower()} {lemma}" in lemmas for one in children(word, "compound"))


def in_part(head: Token, part: Part) -> list[Token]:
    """Heads of the noun phrases that play this part beside a verb or an event noun."""
    if part == "object":
        own = [noun for one in children(head, *_OBJECTS) for noun in coordinated(one)]
        if not own and head.dep_ == "acl" and head.tag_ == "VBN":
            return [*coordinated(head.head)]  # "71 villages burned"
        return own or (subjects(head)[0] if head.dep_ == "conj" and is_passive(head) else [])
    if part == "subject":
        return subjects(head)[0]
    if part == "state":
        return _states(head)
    if part == "by":
        carrier = subjects(head.head)[0] if head.dep_ == "dobj" and head.pos_ == "NOUN" else []
        return [*agents_by(head), *children(head, *_BEFORE_NOUN), *carrier]
    over = [head.head.head] if head.dep_ == "pobj" and head.head.head.pos_ == "VERB" else []
    holders = [head, *over, *in_part(head, "object")]
    return [
        noun
        for holder in holders
        for preposition in children(holder, "prep")
        if preposition.lower_ == part
        for one in children(preposition, "pobj")
        for noun in coordinated(one)
    ]


def leaver(state: Token) -> Token | None:
    """The verb that left somebody in this state ("left four dead"), however the parse hangs the state."""
    near = (one for one, _ in zip(state.ancestors, range(_NEAR), strict=False))
    return next((one for one in near if one.lemma_ == "leave" and one.pos_ == "VERB" and state in _states(one)), None)


def comes_under(rules: TriggerRules, noun: Token) -> bool:
    """Whether the subject suffers what the noun tells: "came under fire", "took fire"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":
        return True
    return noun.dep_ == "dobj" and rules.among("drawing_verbs", noun.head.lemma_.lower())


def _states(head: Token) -> list[Token]:
    """What the object is said to be after the deed: "left nine people dead", however the parse hangs "dead"."""
    found = children(head, "oprd", "acomp", "advmod", "prt")
    for one in children(head, "dobj", "ccomp", "xcomp"):
        own = one.pos_ == "ADJ" or one.tag_ == "VBN"
        said = [child for who in (one, counted(one)) for child in children(who, "amod", "acl", "acomp")]
        found += [one] * own + [child for child in said if child.i > one.i]
    return [state for one in found for state in coordinated(one)]
