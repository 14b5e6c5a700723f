"""Which noun phrases act in an event and which suffer it, as the syntax around its trigger says."""

from spacy.tokens import Token

from dalil.statements.events.blame import at_whose_door, blamed, blamed_beside
from dalil.statements.events.clause import (
    Roles,
    agents_by,
    children,
    coordinated,
    is_passive,
    is_verb_of_headline,
    objects,
    struck,
    subjects,
    verb_roles,
)
from dalil.statements.events.company import comes_under, leaver, named_among, names_the_harmed
from dalil.statements.events.disclaimed import disclaiming, whose_work
from dalil.statements.events.harmed import told_of
from dalil.statements.events.scene import Scene
from dalil.statements.events.trigger import Trigger
from dalil.statements.events.ultimatum import driven_out, giver


def roles_of(scene: Scene, trigger: Trigger) -> Roles:  # noqa: PLR0911 one return for each construction
    """Heads of the noun phrases that act in and suffer the event, by verb or by noun."""
    by_weapon = scene.rules.among("weapon_verbs", trigger.words) or scene.rules.among("landing_verbs", trigger.words)
    if by_weapon and trigger.head.pos_ != "NOUN":
        roles = _verbal(trigger.head)
        return Roles(
            agents=roles.agents, patients=tuple(struck(trigger.head)), reasons=(*roles.reasons, "role.by_weapon")
        )
    if trigger.head.pos_ != "VERB" and (verb := leaver(trigger.head)) is not None:
        return _left(scene, verb)
    if is_verb_of_headline(trigger.head):
        return _of_headline(trigger.head)
    if (given := giver(trigger.head)) is not None:
        return _driven_out(given, trigger.head)
    if _is_only_spoken_of(scene, trigger):
        return nominal(scene, trigger.head)
    if people := told_of(scene, trigger.head):
        return Roles(agents=(), patients=people, reasons=("role.told_of",))
    if names_the_harmed(scene.rules, trigger.head):
        return nominal(scene, trigger.head)
    if trigger.head.pos_ in {"VERB", "AUX"} or (trigger.head.pos_ == "ADJ" and trigger.head.lower_.endswith("ed")):
        return _by_others(scene, trigger.head, _verbal(trigger.head))
    return nominal(scene, trigger.head)


def _is_only_spoken_of(scene: Scene, trigger: Trigger) -> bool:
    """Whether a bare form in -ing is what words speak of ("reports of shelling"): who speaks of it has not done it."""
    preposition = trigger.head.head
    if trigger.head.dep_ != "pcomp" or not trigger.words.endswith("ing") or preposition.lower_ not in {"of", "about"}:
        return False
    return not scene.rules.among("blaming_verbs", preposition.head.lemma_.lower())


def _of_headline(verb: Token) -> Roles:
    """Who does and suffers what a verb tells that the parse takes for a noun: the subject stands before it."""
    before = children(verb, "compound", "nsubj", "nmod", "amod")
    patients = [who for one in children(verb, "dobj") for who in coordinated(one)]
    return Roles(agents=tuple(before), patients=tuple(patients), reasons=("role.headline_verb",), certain=False)


def _driven_out(given: Token, going: Token) -> Roles:
    """Who gives others a time by which to go, and these; the parse may hang "by" on the going."""
    doers = (agents_by(given) or agents_by(going)) if is_passive(given) else subjects(given)[0]
    return Roles(agents=tuple(doers), patients=tuple(driven_out(given)), reasons=("role.ultimatum",))


def _by_others(scene: Scene, verb: Token, roles: Roles) -> Roles:
    """The roles with the agent of a passive that the parse hangs one noun too deep ("at gunpoint by soldiers")."""
    if roles.agents or not is_passive(verb):
        return roles
    if held := blamed_beside(scene, verb):
        return Roles(agents=tuple(held), patients=roles.patients, reasons=(*roles.reasons, "role.blamed"))
    found = [
        who
        for preposition in children(verb, "prep")
        for noun in children(preposition, "pobj")
        if noun.i not in scene.told
        for by in children(noun, "prep", "agent")
        if by.lower_ == "by"
        for one in children(by, "pobj")
        for who in coordinated(one)
        if scene.is_party(who)
    ]
    if not found:
        return roles
    return Roles(agents=tuple(found), patients=roles.patients, reasons=(*roles.reasons, "role.by"), certain=False)


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


def nominal(scene: Scene, noun: Token) -> Roles:
    """Who acts and who suffers, around a noun that tells an event."""
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
    if not agents:
        agents, owned = _owning(scene, noun)
        reasons.extend(owned)
    if held := blamed(scene, noun):
        agents = [*agents, *held]
        patients = [one for one in patients if one not in held]
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


def _owning(scene: Scene, noun: Token) -> tuple[list[Token], tuple[str, ...]]:
    """Who denies a part in the deed, or whose work it is said to be, with the reason; nobody where neither is said."""
    if denying := _denying(scene, noun) or disclaiming(noun):
        return denying, ("role.denies",)
    owners = whose_work(noun)
    return owners, ("role.work_of",) if owners else ()


def _denying(scene: Scene, noun: Token) -> list[Token]:
    """Which party denies a part in the deed: it is said to have had one ("denied any role in the attack")."""
    if noun.dep_ != "pobj" or not scene.rules.among("shares", noun.head.head.lemma_.lower()):
        return []
    over = noun.head.head
    if over.dep_ != "dobj" or not scene.rules.among("denying_verbs", over.head.lemma_.lower()):
        return []
    return [who for who in subjects(over.head)[0] if scene.is_party(who)]


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
    truce = noun.lemma_.lower() in _TRUCES and scene.rules.among("truce_verbs", word)
    return (scene.rules.among("light_verbs", word) or truce) and not at_whose_door(scene.rules, verb)


def _carried_behind(scene: Scene, noun: Token) -> list[Token]:
    """Who carried it out, by a clause behind the noun: "the offensive launched by X", "the raid that X carried out"."""
    found: list[Token] = []
    for clause in children(noun, "acl", "relcl"):
        if not scene.rules.among("light_verbs", clause.lemma_.lower()):
            continue
        done = is_passive(clause) or all(one.lower_ in {"that", "which"} for one in children(clause, "dobj"))
        doers = agents_by(clause) if is_passive(clause) else children(clause, "nsubj") if done else []
        found += [who for one in doers if one.lower_ not in {"that", "which", "who"} for who in coordinated(one)]
    return found


_TRUCES = {"truce", "ceasefire", "cease", "cessation", "pause", "agreement"}


def _inside(scene: Scene, noun: Token) -> tuple[list[Token], list[Token], list[str]]:
    """What the noun phrase itself says: possessor, modifier, "of", "on", "against", "carried out by"."""
    agents: list[Token] = []
    patients = struck(noun)
    reasons: list[str] = []
    for owner in children(noun, "poss", "compound", "amod", "nmod"):
        if not scene.is_party(owner) and owner.dep_ != "poss" and not _suffered(scene, noun, owner):
            continue
        if owner.dep_ == "compound" and _suffered(scene, noun, owner):
            patients.extend(coordinated(owner))
        elif _names_no_doer(scene, noun, owner):
            continue
        elif scene.is_party(owner) and not _suffered(scene, noun, owner):
            agents.extend(coordinated(owner))
            reasons.append("role.possessive")
        elif owner.dep_ == "poss":
            patients.extend(coordinated(owner))
            reasons.append("role.possessor_suffers")
    if behind := _carried_behind(scene, noun):
        agents.extend(behind)
        reasons.append("role.light_verb")
    return agents, patients, reasons


def _names_no_doer(scene: Scene, noun: Token, owner: Token) -> bool:
    """Whether a word before the noun says what was hit, or with what: "the NAME hospital strike", "a drone strike"."""
    if owner.dep_ == "poss" or owner.i in scene.parties:
        return False
    return owner.i in scene.armed or any(
        owner.i < one.i and one.i in scene.struck for one in children(noun, "compound", "nmod")
    )


def _suffered(scene: Scene, noun: Token, owner: Token) -> bool:
    if not scene.rules.among("suffered", noun.lemma_.lower()) or owner.i in scene.parties:
        return False
    named = owner.dep_ == "poss" and owner.pos_ == "PROPN" and not any(c.lower_ == "of" for c in children(noun, "prep"))
    return scene.is_human(owner) or (named and scene.may_be_person(owner) and not children(owner, "det"))
