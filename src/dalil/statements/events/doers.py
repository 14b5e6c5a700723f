"""Who did it: which of those that act are parties or people, under what name, and whom a pronoun stands for."""

from dataclasses import replace

from spacy.tokens import Token

from dalil.model.span import Range
from dalil.model.statement import Perpetrator, Via
from dalil.statements.events.clause import Roles, agents_by, children, coordinated, subjects
from dalil.statements.events.phrase import phrase, range_of
from dalil.statements.events.roles import nominal
from dalil.statements.events.scene import Scene

_STAND_FOR_PERSON = frozenset({"he", "she", "his", "her"})
_STAND_FOR_GROUP = frozenset({"they", "it", "their", "its"})
_MARKS = frozenset('"“”„«»')


def perpetrators(scene: Scene, roles: Roles, told: Token, text: str) -> tuple[Perpetrator, ...]:
    """Those of the agents that can act: parties, forces, people; an event or a weapon that acts names nobody.

    `told` is the word that tells the act: no part of a doer's name ("accused X of war crimes").
    """
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
            for behind in (*nominal(scene, agent).agents, *_launching(scene, agent)) if agent.pos_ == "NOUN" else ():
                _note(scene, found, behind, "implied", text)
            if "role.participle" in reasons and not found:
                for beyond in _beyond(agent):
                    _note(scene, found, beyond, "subject", text)
            continue
        if scene.is_party(token) or scene.is_human(token):
            meant = range_of(scene, token, others=(*roles.patients, told))
            named = _named(scene, token, meant, via, text)
            place = meant if agent == token else scene.passage.range_of(agent)
            found.setdefault(place.start, replace(named, start=place.start, end=place.end))
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
    """The doer under the name that the vocabulary gives the party, else in full, else as the words have it."""
    if (owner := _owner(scene, token)) is not None:
        whose = _named(scene, owner, range_of(scene, owner), via, text)
        return replace(whose, start=place.start, end=place.end, via="coreference")
    given, party = text[place.start : place.end], _party(scene, token)
    full = scene.short_names.get(given.casefold()) if party is None else None
    party = full.party if full is not None else party
    name = (scene.names.get(party, "") if party is not None else "") or (full.name if full is not None else given)
    return Perpetrator(name=name, party=party, start=place.start, end=place.end, via=via)


def _owner(scene: Scene, arm: Token) -> Token | None:
    """Whose arm it is where a pronoun tells it: "its units", "their fighters"; the word that the pronoun stands for."""
    if not scene.rules.among("arms", arm.lemma_.lower()):
        return None
    pronoun = next((one for one in children(arm, "poss") if one.lower_ in _STAND_FOR_GROUP), None)
    return _antecedent(scene, pronoun) if pronoun is not None else None


def _via(agent: Token, reasons: tuple[str, ...]) -> Via:
    if any(name in reasons for name in ("role.blamed", "role.left", "role.denies")):
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
