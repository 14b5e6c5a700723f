"""Who acted and who suffered, as the syntax around a trigger says it."""

from spacy.tokens import Token

from dalil.model.span import Range
from dalil.model.statement import Perpetrator, Via
from dalil.statements.events.clause import (
    Roles,
    agents_by,
    children,
    coordinated,
    is_negated,
    is_passive,
    objects,
    struck,
    subjects,
    verb_roles,
)
from dalil.statements.events.company import comes_under, leaver, named_among, names_the_harmed
from dalil.statements.events.harmed import told_of
from dalil.statements.events.phrase import phrase, range_of
from dalil.statements.events.scene import Scene
from dalil.statements.events.trigger import Trigger

_STAND_FOR_PERSON = frozenset({"he", "she", "his", "her"})
_STAND_FOR_GROUP = frozenset({"they", "it", "their", "its"})
_FOR_DEEDS = frozenset({"of", "for", "with", "over", "behind"})
_MARKS = frozenset('"“”„«»')


def roles_of(scene: Scene, trigger: Trigger) -> Roles:
    """Heads of the noun phrases that act in and suffer the event, by verb or by noun."""
    by_weapon = scene.rules.among("weapon_verbs", trigger.words) or scene.rules.among("landing_verbs", trigger.words)
    if by_weapon and trigger.head.pos_ != "NOUN":
        roles = _verbal(trigger.head)
        return Roles(
            agents=roles.agents, patients=tuple(struck(trigger.head)), reasons=(*roles.reasons, "role.by_weapon")
        )
    if trigger.head.pos_ != "VERB" and (verb := leaver(trigger.head)) is not None:
        return _left(scene, verb)
    if people := told_of(scene, trigger.head):
        return Roles(agents=(), patients=people, reasons=("role.told_of",))
    if names_the_harmed(scene.rules, trigger.head):
        return _nominal(scene, trigger.head)
    if trigger.head.pos_ in {"VERB", "AUX"} or (trigger.head.pos_ == "ADJ" and trigger.head.lower_.endswith("ed")):
        return _verbal(trigger.head)
    return _nominal(scene, trigger.head)


def _left(scene: Scene, verb: Token) -> Roles:
    """Whom "leaving four dead" tells of; who did the act that left them so stands behind their deaths, no more."""
    found, rule = subjects(verb)
    above = verb.head if verb.dep_ == "advcl" else next((one for one in verb.ancestors if one.pos_ == "VERB"), verb)
    told = any(hit.start <= above.i < hit.end and hit.term.startswith("act.") for hit in scene.acts)
    behind = [one for one in found if not scene.is_party(one) or verb.dep_ not in {"advcl", "relcl"} or told]
    if verb.dep_ == "relcl" and told and not any(hit.start <= one.i < hit.end for one in found for hit in scene.acts):
        behind += subjects(above)[0]  # "attacked a checkpoint, which left …"
    return Roles(agents=tuple(behind), patients=tuple(objects(verb)), reasons=("role.left", f"role.{rule or 'bare'}"))


def _verbal(verb: Token) -> Roles:
    roles = verb_roles(verb) if verb.pos_ != "ADJ" else _state(verb)
    beside = [noun for noun in _including(verb) if roles.patients]
    return Roles(agents=roles.agents, patients=(*roles.patients, *beside), reasons=roles.reasons, certain=roles.certain)


def _state(adjective: Token) -> Roles:
    """A participle that the parse takes for an adjective ("are trapped"): the subject is who suffers it."""
    found, rule = subjects(adjective.head if adjective.dep_ in {"acomp", "oprd"} else adjective)
    return Roles(
        agents=tuple(agents_by(adjective)) or tuple(agents_by(adjective.head)),
        patients=tuple(found),
        reasons=(f"role.state_{rule or 'bare'}",),
    )


def _including(verb: Token) -> list[Token]:
    """The nouns after "including" anywhere in the verb's clause; the parse hangs them on the nearest noun."""
    found: list[Token] = []
    for token in verb.subtree:
        if token.lower_ == "including" and token.dep_ == "prep":
            found.extend(noun for one in children(token, "pobj") for noun in coordinated(one))
    return found


def _nominal(scene: Scene, noun: Token) -> Roles:
    agents, patients, reasons = _inside(scene, noun)
    if names_the_harmed(scene.rules, noun) and (named := named_among(noun)):
        patients = [*patients, *named]
        reasons.append("role.named_among")
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass", "attr"} else None
    by = agents_by(noun) or (agents_by(noun.head.head) if noun.dep_ == "pobj" else [])
    if by:
        agents = [*by, *agents]
        patients = [*patients, *_behind_doers(scene, noun, by)]
        reasons.append("role.by")
    if verb is not None and noun.dep_ == "dobj" and _is_endured(scene, verb, noun):
        patients = [*patients, *subjects(verb)[0]]
        reasons.append("role.endures")
    elif verb is not None and _carries(scene, verb, noun):
        carried = subjects(verb)[0] if noun.dep_ == "dobj" and not is_passive(verb) else agents_by(verb)
        agents = [*agents, *carried]
        given = subjects(verb)[0] if noun.dep_ == "dobj" and is_passive(verb) else []  # "were given electric shocks"
        patients = [*patients, *struck(verb), *given]
        reasons.append("role.light_verb")
    if blamed := _blamed(scene, noun):
        agents = [*agents, *blamed]
        patients = [one for one in patients if one not in blamed]
        reasons.append("role.blamed")
    if noun.dep_ in {"pobj", "conj"} and (caught := _caught_in(scene, noun)):
        patients = [*patients, *caught]
        reasons.append("role.caught_in")
    if (user := _user(noun)) is not None:
        agents = [*agents, *(agents_by(user) if is_passive(user) else subjects(user)[0])]
        patients = [*patients, *verb_roles(user).patients]
        reasons.append("role.used_as")
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":
        patients = [*patients, *subjects(noun.head.head)[0]]
        agents = [*agents, *(one for one in _from(noun) if scene.is_party(one))]
        reasons.append("role.under")
    return Roles(agents=tuple(agents), patients=tuple(patients), reasons=tuple(reasons) or ("role.noun",))


def _from(noun: Token) -> list[Token]:
    """From whom it comes: "under fire from X", whichever of noun and verb the parse hangs "from" on."""
    return [
        who
        for holder in (noun, noun.head.head)
        for preposition in children(holder, "prep")
        if preposition.lower_ == "from"
        for one in children(preposition, "pobj")
        for who in coordinated(one)
    ]


def _behind_doers(scene: Scene, noun: Token, doers: list[Token]) -> list[Token]:
    """Whom "the killing by soldiers of three nurses" speaks of: the parse hangs "of" on the soldiers.

    What is no party, no place and no unit's name behind "of" is what the noun is about, if it has no "of" of its own.
    """
    if any(child.lower_ == "of" for child in children(noun, "prep")):
        return []
    return [
        person
        for doer in doers
        if scene.is_party(doer)
        for preposition in children(doer, "prep")
        if preposition.lower_ == "of"
        for one in children(preposition, "pobj")
        for person in coordinated(one)
        if not scene.is_party(person) and scene.is_human(person)
    ]


def _user(noun: Token) -> Token | None:
    """The verb in "used residents as human shields", whichever noun the parse hangs "as" on."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return None
    above = noun.head.head
    verb = above.head if above.dep_ in {"dobj", "nsubjpass"} else above
    return verb if verb.lemma_ == "use" else None


def _blamed(scene: Scene, noun: Token) -> list[Token]:  # noqa: PLR0911 one return for each construction
    """Whom the words hold to have done it ("blamed X for", "accused X of"), and who takes or denies responsibility."""
    found = _ascribed(scene, noun)
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() == "blame":
        return [*found, *_laid_to(noun)]
    if noun.dep_ != "pobj" or noun.head.lower_ not in _FOR_DEEDS:
        return found
    over = noun.head.head
    while over.dep_ == "pobj" and over.pos_ == "NOUN" and over.head.lower_ in {"in", "to"}:
        over = over.head.head  # "sentenced X to life in prison for …"
    verb = over.head if over.dep_ in {"dobj", "nsubjpass"} else over
    word = verb.lemma_.lower()
    if noun.head.lower_ == "behind":
        return [*found, *(subjects(over)[0] if over.lemma_ in {"be", "stand"} and not is_negated(over) else [])]
    if over.lemma_.lower() == "responsibility" and scene.rules.among("claiming_verbs", word):
        return [*found, *subjects(verb)[0]]
    if scene.rules.among("answering", over.lower_) and not is_negated(over.head):
        return [*found, *_answering(over)]
    if scene.rules.among("blaming_verbs", word):
        objects_of = [who for one in children(verb, "dobj", "nsubjpass") for who in coordinated(one)]
        to_blame = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and not is_negated(verb.head)
        return [*found, *(objects_of or (subjects(verb)[0] if to_blame else []))]
    return found


def _answering(adjective: Token) -> list[Token]:
    """Who is said to be guilty or responsible: whom somebody holds or finds so, else the subject."""
    verb = adjective.head
    if adjective.dep_ not in {"acomp", "oprd", "ccomp", "xcomp"}:
        return list(coordinated(verb)) if adjective.dep_ == "amod" and verb.pos_ in {"NOUN", "PROPN"} else []
    own = children(adjective, "nsubj") or children(verb, "dobj", "nsubjpass")
    return [who for one in own for who in coordinated(one)] or subjects(verb)[0]


def _ascribed(scene: Scene, noun: Token) -> list[Token]:
    """To whom the deed is given: "blamed on X", "attributed to X", "claimed by X"."""
    over = [noun.head] if noun.dep_ in {"dobj", "nsubjpass"} else []
    found = []
    for verb in (*children(noun, "acl", "relcl"), *over):
        word = verb.lemma_.lower()
        if word == "claim":
            found += agents_by(verb) if is_passive(verb) else subjects(verb)[0]
        given = scene.rules.among("ascribing_verbs", word) or scene.rules.among("blaming_verbs", word)
        for preposition in children(verb, "prep", "dative") if given else ():
            if preposition.lower_ in {"on", "to"}:
                found += [who for one in children(preposition, "pobj") for who in coordinated(one)]
        if word == "pin" and verb in over:  # the parse hangs "on the Front" on the attack
            found += [who for who in struck(noun) if scene.is_party(who)]
    return found


def _laid_to(noun: Token) -> list[Token]:
    """On whom "they blamed the shelling on X" lays it, whether the parse hangs "on" on the verb or on the noun."""
    return [
        who
        for preposition in (*children(noun.head, "prep"), *children(noun, "prep"))
        if preposition.lower_ == "on"
        for one in children(preposition, "pobj")
        for who in coordinated(one)
    ]


def _caught_in(scene: Scene, noun: Token) -> list[Token]:
    """Who was caught, killed or wounded in the noun's event, with those named after "including"."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    verb = first.head.head if first.dep_ == "pobj" and first.head.lower_ in {"in", "by", "during"} else None
    if verb is None or verb.pos_ != "VERB" or not scene.rules.among("caught_verbs", verb.lemma_.lower()):
        return []
    roles = verb_roles(verb)
    return [*roles.patients, *_including(verb)]


def _is_endured(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether the verb's subject suffers the noun's event: "underwent torture", "took fire"."""
    if scene.rules.among("endured_verbs", verb.lemma_.lower()):
        return not is_passive(verb)
    return noun.lemma_.lower() == "fire" and comes_under(scene.rules, noun)


def _carries(scene: Scene, verb: Token, noun: Token) -> bool:
    """Whether the verb's subject takes part in the noun's event: a light verb, or what one does with a truce."""
    word = verb.lemma_.lower()
    return scene.rules.among("light_verbs", word) or (
        noun.lemma_.lower() in _TRUCES and scene.rules.among("truce_verbs", word)
    )


_TRUCES = {"truce", "ceasefire", "cease", "cessation", "pause", "agreement"}


def _inside(scene: Scene, noun: Token) -> tuple[list[Token], list[Token], list[str]]:
    """What the noun phrase itself says: possessor, modifier, "of", "on", "against"."""
    agents: list[Token] = []
    patients = struck(noun)
    reasons: list[str] = []
    for owner in children(noun, "poss", "compound", "amod", "nmod"):
        if not scene.is_party(owner) and owner.dep_ != "poss" and not _suffered(scene, noun, owner):
            continue
        if owner.dep_ == "compound" and _suffered(scene, noun, owner):
            patients.extend(coordinated(owner))
        elif scene.is_party(owner) and not _suffered(scene, noun, owner):
            agents.extend(coordinated(owner))
            reasons.append("role.possessive")
        elif owner.dep_ == "poss":
            patients.extend(coordinated(owner))
            reasons.append("role.possessor_suffers")
    return agents, patients, reasons


def _suffered(scene: Scene, noun: Token, owner: Token) -> bool:
    if not scene.rules.among("suffered", noun.lemma_.lower()) or owner.i in scene.parties:
        return False
    named = owner.dep_ == "poss" and owner.pos_ == "PROPN" and not any(c.lower_ == "of" for c in children(noun, "prep"))
    return scene.is_human(owner) or (named and scene.may_be_person(owner) and not children(owner, "det"))


def perpetrators(scene: Scene, roles: Roles, text: str) -> tuple[Perpetrator, ...]:
    """Those of the agents that can act: parties, forces, people; an event or a weapon that acts names nobody."""
    found: dict[int, Perpetrator] = {}
    reasons = roles.reasons
    for agent in roles.agents:
        token, via = agent, _via(agent, reasons)
        if agent.pos_ == "PRON":
            antecedent = _antecedent(scene, agent)
            if antecedent is None:
                continue
            token, via = antecedent, "coreference"
        elif not (scene.is_party(agent) or scene.is_human(agent)):
            for behind in (*_nominal(scene, agent).agents, *_launching(scene, agent)) if agent.pos_ == "NOUN" else ():
                _note(scene, found, behind, "implied", text)
            if "role.participle" in reasons and not found:
                for beyond in _beyond(agent):
                    _note(scene, found, beyond, "subject", text)
            continue
        if scene.is_party(token) or scene.is_human(token):
            place = range_of(scene, token, others=roles.patients)
            found.setdefault(place.start, _named(scene, token, place, via, text))
    return tuple(found[start] for start in sorted(found))


def _launching(scene: Scene, weapon: Token) -> list[Token]:
    """Who fired or dropped it: "a rocket fired by X"."""
    return [
        who
        for participle in children(weapon, "acl")
        if any(scene.rules.among(name, participle.lemma_.lower()) for name in ("weapon_verbs", "laying_verbs"))
        for who in agents_by(participle)
    ]


def named_doer(scene: Scene, head: Token, text: str) -> Perpetrator | None:
    """The party or person that a noun phrase names, or that a pronoun most likely stands for; None for all else."""
    token, via = head, _via(head, ())
    if head.pos_ == "PRON":
        antecedent = _antecedent(scene, head)
        if antecedent is None:
            return None
        token, via = antecedent, "coreference"
    if not (scene.is_party(token) or token.ent_type_ == "PERSON"):
        return None
    return _named(scene, token, range_of(scene, token), via, text)


def _beyond(noun: Token) -> list[Token]:
    """The subject of the verb over a noun that a participle was wrongly hung on ("struck with force, killing …")."""
    verb = next((one for one in noun.ancestors if one.pos_ == "VERB"), None)
    return subjects(verb)[0] if verb is not None else []


def _note(scene: Scene, found: dict[int, Perpetrator], token: Token, via: Via, text: str) -> None:
    """Add a doer, unless its words are noted already; who stands behind an event noun is only implied."""
    if scene.is_party(token) or scene.is_human(token):
        place = range_of(scene, token)
        found.setdefault(place.start, _named(scene, token, place, via, text))


def _named(scene: Scene, token: Token, place: Range, via: Via, text: str) -> Perpetrator:
    """The doer under the name that the vocabulary gives the party, else as the words have it."""
    party = _party(scene, token)
    name = scene.names.get(party, "") if party is not None else ""
    return Perpetrator(
        name=name or text[place.start : place.end], party=party, start=place.start, end=place.end, via=via
    )


def _via(agent: Token, reasons: tuple[str, ...]) -> Via:
    if "role.blamed" in reasons or "role.left" in reasons:
        return "implied"
    if agent.dep_ in {"poss", "compound", "amod", "nmod"}:
        return "possessive"
    with_others = agent.dep_ == "pobj" and agent.head.lower_ == "with"
    if (agent.dep_ == "pobj" and not with_others) or "role.by" in reasons:
        return "by"
    return "subject"


def _party(scene: Scene, head: Token) -> str | None:
    """The party that the phrase names: its head's, else that of a word inside it that is not a possessor's."""
    if head.i in scene.parties:
        return scene.parties[head.i]
    if (behind := _party_behind(scene, head)) is not None:
        return behind
    first, last = phrase(head)
    inside = [scene.parties[i] for i in range(first.i, last.i + 1) if i in scene.parties]
    return inside[-1] if inside and scene.is_party(head) and len(set(inside)) == 1 and last.i == head.i else None


def _party_behind(scene: Scene, head: Token) -> str | None:
    """The party whose arm it is: "warplanes of X", "fighters from X"; of several none."""
    if not scene.rules.among("arms", head.lemma_.lower()):
        return None
    found: set[str] = set()
    for preposition in (also for one in children(head, "prep") for also in coordinated(one)):
        if preposition.lower_ in {"of", "from"}:
            behind = [also for one in children(preposition, "pobj") for also in coordinated(one)]
            found.update(scene.parties[one.i] for one in behind if one.i in scene.parties)
    return found.pop() if len(found) == 1 else None


def _antecedent(scene: Scene, pronoun: Token) -> Token | None:
    """The party that "they", "it", "he" or "its" most likely stands for: the nearest subject before it.

    Nobody is looked for beyond a quotation mark, since who is quoted does not speak of himself as "they"; a person is
    never "they" or "it", and only a person is "he" or "she": rather no name than a wrong one.
    """
    if pronoun.lower_ not in _STAND_FOR_PERSON | _STAND_FOR_GROUP:
        return None
    if (told := _told(scene, pronoun)) is not None:
        return told
    for index in range(pronoun.i - 1, max(-1, pronoun.i - 60), -1):
        token = pronoun.doc[index]
        if token.text in _MARKS:
            return None
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"} and scene.is_party(token):
            personal = token.ent_type_ == "PERSON"
            return token if personal == (pronoun.lower_ in _STAND_FOR_PERSON) else None
    return None


def _told(scene: Scene, pronoun: Token) -> Token | None:
    """The group that is told something of itself: "they" in "he reminded the rebels that they …"."""
    clause = pronoun.head
    if pronoun.lower_ != "they" or clause.dep_ not in {"ccomp", "relcl", "acl"}:
        return None
    over = clause.head
    whom = over if over.dep_ in {"dobj", "dative"} else next(iter(children(over, "dobj", "dative")), None)
    verb = whom.head if whom is not None else clause
    fits = whom is not None and whom.tag_ in {"NNS", "NNPS"} and whom.i < pronoun.i and scene.is_party(whom)
    return whom if fits and scene.rules.among("telling_verbs", verb.lemma_.lower()) else None
