"""Which words of a passage tell an event, and which act: one for each trigger."""

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from dalil.statements.events.clause import children, struck
from dalil.statements.events.company import is_false_friend, is_kept, leaver, named_among, names_the_harmed
from dalil.statements.events.harmed import count_of, is_numbered
from dalil.statements.events.lexemes import Hit, stems
from dalil.statements.events.scene import Scene
from dalil.statements.events.trigger import Trigger
from dalil.statements.events.withheld import withheld

_CLAUSES = {"ccomp", "advcl", "conj", "parataxis", "relcl"}
_PREDICATIVE = {"acomp", "ROOT", "conj", "relcl", "ccomp", "xcomp", "oprd", "advcl", "acl"}
_THROWN = {"wpn.bomb", "wpn.air_bomb", "wpn.barrel_bomb", "wpn.artillery", "wpn.mortar", "wpn.rocket", "wpn.missile"}
_FALLING = {"fall", "land"}
_DURING = {"during", "in", "after"}
_FAMILIES = {"legal": 0, "act": 1, "dip": 2, "harm": 3}


def find_triggers(scene: Scene) -> tuple[Trigger, ...]:
    """The triggers of a passage in order; false friends, mere modifiers and comparisons are none."""
    found: list[Trigger] = []
    for hits in _overlapping(scene.acts):
        fitting = [hit for hit in hits if _tells(scene, hit)]
        if not fitting:
            continue
        best = min(fitting, key=lambda hit: _rank(scene, hit))
        doc = scene.passage.doc
        found.append(
            Trigger(
                act=best.term,
                start=best.start,
                end=best.end,
                head=_head(doc[best.start : best.end].root, best),
                words=best.words,
            )
        )
    thrown = _by_weapon(scene, {trigger.head.i for trigger in found})
    heads = {trigger.head.i for trigger in thrown}
    found = [one for one in found if not (one.head.i in scene.armed and _object_of(one.head).i in heads)] + thrown
    found += withheld(scene, {trigger.head.i for trigger in found})
    told = _with_manner(scene, _one_per_head(sorted(found, key=lambda one: one.start)))
    return _without_raids(scene, _without_doers(scene, told))


def _without_raids(scene: Scene, triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """The triggers without the raid in which people are taken and nothing else is done: "were detained in a raid"."""
    acts = {one.head.i: one.act for one in triggers}
    kept = []
    for one in triggers:
        done = _done_in_raid(one, acts) if scene.rules.among("raids", one.words) else []
        taken = all(act is None or scene.rules.among("taking", act) for act in done)
        if not (done and done[0] is not None and taken):
            kept.append(one)
    return tuple(kept)


def _done_in_raid(raid: Trigger, acts: Mapping[int, str]) -> list[str | None]:
    """The acts of the verb that the raid belongs to, and of those coordinated with it; None for a verb of no act."""
    verb = _in_raid(raid.head)
    return [acts.get(each.i) for each in (verb, *verb.conjuncts)] if verb != raid.head else _after_colon(raid, acts)


def _in_raid(noun: Token) -> Token:
    """The verb that tells what was done in the raid, also of "took nine men in raids"; else the noun itself."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _DURING:
        return noun
    above = noun.head.head
    return above.head if above.dep_ in {"dobj", "nsubjpass"} and above.head.pos_ == "VERB" else above


def _after_colon(raid: Trigger, acts: Mapping[int, str]) -> list[str | None]:
    """The acts that a headline tells behind its raid: "Raids in Orm: six held"."""
    sentence = raid.head.sent
    colon = next((token.i for token in sentence if token.text == ":" and token.i > raid.head.i), None)
    own = raid.head.i in {sentence.root.i, sentence.start}
    return [acts[i] for i in sorted(acts) if colon is not None and own and colon < i < sentence.end]


def _without_doers(scene: Scene, triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """The triggers without nouns for the doer of another one's verb: "snipers opened fire" is one act, of snipers."""
    heads = {one.head.i for one in triggers if one.head.pos_ == "VERB"}
    doing = {
        one.head.i: _doing(one.head).i
        for one in triggers
        if scene.rules.among("doer_nouns", one.words) and _doing(one.head).i in heads
    }
    told = (one for one in triggers if one.head.i not in doing)
    snipers = {one.head.i for one in triggers if one.act == "act.sniper"}
    by_snipers = {verb for noun, verb in doing.items() if noun in snipers}
    return tuple(
        replace(one, act="act.sniper") if one.act == "act.shooting" and one.head.i in by_snipers else one
        for one in told
    )


def _doing(noun: Token) -> Token:
    """The verb whose doer the noun is, as its subject or behind "by"; else the noun itself."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ == "nsubj" or (noun.dep_ == "pobj" and noun.head.dep_ == "agent"):
        return noun.head if noun.dep_ == "nsubj" else noun.head.head
    return noun


def _by_weapon(scene: Scene, taken: set[int]) -> list[Trigger]:
    """Verbs that tell an attack by their weapon: it is dropped, fired, used or endured, or it comes down somewhere."""
    found = []
    for hit in scene.weapons:
        if hit.term == "wpn.starvation":
            continue  # to face hunger is its own harm
        noun = scene.passage.doc[hit.start : hit.end].root
        while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
            noun = noun.head
        verb = noun.head
        if verb.dep_ == "acl" and verb.head.i in taken:
            continue
        word = verb.lemma_.lower()
        fits = scene.rules.among("weapon_verbs", word) or scene.rules.among("endured_verbs", word)
        fits = fits or _is_sent(scene, verb)
        lands = noun.dep_ == "nsubj" and _lands(scene, hit, verb)
        thrown = next((one for one in children(noun, "acl") if _is_thrown(scene, hit, one)), None)
        if thrown is not None and thrown.i not in taken and verb.i not in taken:
            taken.add(thrown.i)
            found.append(_bombardment(thrown))
        if ((noun.dep_ in {"dobj", "nsubjpass"} and fits) or lands) and verb.pos_ == "VERB" and verb.i not in taken:
            taken.add(verb.i)
            found.append(_bombardment(verb))
    return found


def _bombardment(verb: Token) -> Trigger:
    return Trigger(act="act.bombardment", start=verb.i, end=verb.i + 1, head=verb, words=verb.lemma_.lower())


def _lands(scene: Scene, hit: Hit, verb: Token) -> bool:
    """Whether a weapon comes down: somewhere, or anywhere where it can do nothing else ("two bombs had fallen")."""
    word = verb.lemma_.lower()
    if not scene.rules.among("landing_verbs", word):
        return scene.rules.among("coming_verbs", word) and hit.term in _THROWN
    return bool(struck(verb)) or (word in _FALLING and hit.term in _THROWN)


def _is_sent(scene: Scene, verb: Token) -> bool:
    """Whether a weapon is sent against a place or a thing that can be hit: "sent jets against the town"."""
    if not scene.rules.among("sending_verbs", verb.lemma_.lower()):
        return False
    return any(
        scene.is_place(one) or one.i in scene.struck or scene.is_human(one)
        for preposition in verb.subtree
        if preposition.dep_ == "prep" and scene.rules.among("sent_to", preposition.lower_)
        for one in preposition.subtree
    )


def _is_thrown(scene: Scene, hit: Hit, participle: Token) -> bool:
    """Whether the participle behind a weapon tells that it was fired: "a rocket launched by the defenders"."""
    return (
        hit.term in _THROWN
        and participle.tag_ == "VBN"
        and scene.rules.among("weapon_verbs", participle.lemma_.lower())
    )


def _object_of(noun: Token) -> Token:
    """The verb that a noun, or the first of its coordination, is the object of."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun.head


def _with_manner(scene: Scene, triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """Phrases of manner taken into the act that they describe ("killing … on the spot"); alone they tell nothing."""
    manner = {one.head.i: one for one in triggers if scene.rules.among("manner", one.words)}
    rest = {one.head.i: one for one in triggers if one.head.i not in manner}
    for phrase in manner.values():
        for ancestor in phrase.head.ancestors:
            told = rest.get(ancestor.i)
            if told is not None and told.act in {"act.kill", "act.shooting", "harm.death"}:
                rest[ancestor.i] = replace(told, act=phrase.act)
            if told is not None or ancestor.pos_ == "VERB":
                break
    return tuple(rest.values())


def _head(root: Token, hit: Hit) -> Token:
    """The root of the trigger's words; "shot dead", "under siege" hang on their verb or noun.

    Of two verbs in a phrase it is the last, which tells the deed: "lined up and shot".
    """
    deed = [token for token in root.doc[hit.start : hit.end] if token.dep_ == "conj" and token.pos_ == "VERB"]
    if hit.word_class == "phrase" and deed:
        return deed[-1]
    if hit.word_class == "phrase" and root.pos_ in {"ADP", "ADV", "DET"}:
        inside = [token for token in root.doc[hit.start : hit.end] if token.pos_ in {"VERB", "NOUN"}]
        return inside[0] if inside else root
    return root


def _one_per_head(triggers: list[Trigger]) -> tuple[Trigger, ...]:
    kept: dict[int, Trigger] = {}
    for trigger in triggers:
        kept.setdefault(trigger.head.i, trigger)
    return tuple(kept.values())


def _overlapping(hits: tuple[Hit, ...]) -> list[list[Hit]]:
    """Hits in runs that share tokens; inside a run only the longest that share a token with the longest survive."""
    runs: list[list[Hit]] = []
    end = -1
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if runs and hit.start < end:
            runs[-1].append(hit)
        else:
            runs.append([hit])
        end = max(end, hit.end)
    return runs


def _rank(scene: Scene, hit: Hit) -> tuple[int, int, int, int]:
    """Longest words first, then what `prefer` says, then the family, then the order of the text."""
    preferred = scene.rules.preference(hit.term)
    return (hit.start - hit.end, preferred, _FAMILIES[hit.term.partition(".")[0]], hit.start)


def _tells(scene: Scene, hit: Hit) -> bool:
    """Whether the words tell their act here."""
    span = scene.passage.doc[hit.start : hit.end]
    head = _head(span.root, hit)
    if scene.rules.among("never_alone", hit.term) or _is_name(span.root, hit):
        return False
    if hit.word_class != "phrase" and _is_modifier(scene, head):
        return False
    if _is_comparison(head) or _is_noun_of(scene, hit, head):
        return False
    if is_false_friend(scene, head, hit.words):
        return False
    needed = scene.rules.needs.get((hit.term, hit.words))
    return needed is None or any(is_kept(scene, head, hit, one) for one in needed)


def _is_noun_of(scene: Scene, hit: Hit, head: Token) -> bool:
    """Whether a participle with an article names those already harmed ("reached the wounded") and tells no harm."""
    if hit.term != "harm.injury" or hit.word_class != "verb" or head.dep_ not in {"dobj", "pobj"}:
        return False
    return any(one.dep_ == "det" for one in head.children) and not (named_among(head) or is_numbered(scene, head))


def _is_name(root: Token, hit: Hit) -> bool:
    """Whether the words are part of somebody's name ("Human Rights Watch", "War Crimes Court" as a body)."""
    return (
        hit.word_class == "noun"
        and root.ent_type_ in {"ORG", "PERSON", "WORK_OF_ART", "LAW"}
        and root.text[0].isupper()
        and root.pos_ == "PROPN"
        and hit.term != "dip.ceasefire"  # a truce with a name is one
    )


def _is_modifier(scene: Scene, head: Token) -> bool:
    """Whether the word only describes another noun ("besieged city", "attack helicopter")."""
    if scene.rules.among("harmed", head.lower_) and count_of(scene, head) is not None:
        return False
    if head.dep_ == "amod" and head.head.pos_ in {"NOUN", "PROPN"}:
        return leaver(head) is None and not any(scene.rules.among("told_before_noun", one) for one in _verbs_of(head))
    if head.dep_ in {"compound", "nmod"}:
        return not scene.rules.among("carriers", head.head.lemma_.lower())
    if names_the_harmed(scene.rules, head):
        return False
    return head.pos_ == "ADJ" and head.dep_ not in _PREDICATIVE and leaver(head) is None


def _verbs_of(participle: Token) -> tuple[str, ...]:
    """The verbs that a participle may be of, whichever part of speech the tagger gave it."""
    return (participle.lemma_.lower(), *stems(participle))


def _is_comparison(head: Token) -> bool:
    """Whether the event is named only as a precedent: under "like", "unlike", "similar to", "reminiscent of"."""
    node = head
    for _ in range(4):
        if node.dep_ == "pobj" and node.head.lower_ in {"like", "unlike"}:
            return True
        if node.dep_ == "pobj" and node.head.head.lemma_.lower() in {"similar", "reminiscent", "comparable", "echo"}:
            return True
        if node.head == node or node.pos_ in {"VERB", "AUX"}:
            return False
        node = node.head
    return False
