"""Find the event mentions of a document."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dalil.model.span import Range
from dalil.model.statement import Kind, Participant, Perpetrator, TermMention, Victim
from dalil.statements.events.clause import Roles, children
from dalil.statements.events.company import company
from dalil.statements.events.doers import perpetrators
from dalil.statements.events.event import Event
from dalil.statements.events.habit import is_habit
from dalil.statements.events.left_open import is_left_open
from dalil.statements.events.narrowed import narrowed
from dalil.statements.events.phrase import phrase
from dalil.statements.events.retold import told_once
from dalil.statements.events.roles import roles_of
from dalil.statements.events.scene import Scene, mention
from dalil.statements.events.targets import in_full
from dalil.statements.events.trigger import Trigger
from dalil.statements.events.triggers import find_triggers
from dalil.statements.events.ultimatum import giver
from dalil.statements.events.victims import victims
from dalil.statements.events.weapons import weapons
from dalil.statements.learned.triggers import Sighted
from dalil.statements.named_words import in_name
from dalil.statements.passages import is_caption
from dalil.statements.reading import Reading


def find_events(reading: Reading) -> tuple[tuple[Event, ...], tuple[Range, ...]]:
    """All event mentions in order of their triggers, one for each trigger; false friends and comparisons are none.

    Where a learned reader reads, words that the rules pass over may tell one too, and words of theirs may tell none:
    those stand beside the events.
    """
    found: list[Event] = []
    heads: dict[Range, Token] = {}
    for scene in reading.scenes:
        triggers = _without_absorbed(scene, find_triggers(scene))
        for trigger in triggers:
            found.append(_event(reading, scene, trigger, triggers))
            heads[found[-1].trigger] = trigger.head
    told = narrowed(reading.scenes[0].rules, _ordered(found), reading.text) if found else ()
    if reading.learned is None or reading.acts is None:
        return tuple(told_once(reading, told, heads)), ()
    sighted = Sighted(reading.acts, told)
    seen = ((scene, one, why) for scene in reading.scenes for one, why in sighted.passed_over(scene))
    kept = [event for event in told if sighted.keeps(event)]
    for scene, trigger, why in seen:
        event = _event(reading, scene, trigger, (trigger,))
        kept.append(replace(event, reasons=(why, *event.reasons)))
        heads[event.trigger] = trigger.head
    left_out = (event for event in told if not sighted.keeps(event))
    return tuple(told_once(reading, _ordered(kept), heads)), tuple(
        one.trigger for one in left_out if not is_caption(reading.passages[one.passage])
    )


def _ordered(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.trigger)


def _without_absorbed(scene: Scene, triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """The triggers that tell something of their own.

    What is rejected, called for or prevented is part of that act; words that only introduce an event are no second one.
    """
    dropped: set[int] = set()
    below: dict[int, list[Trigger]] = {}
    for one in triggers:
        for above in one.head.ancestors:
            below.setdefault(above.i, []).append(one)
    heads = {one.head.i for one in triggers}
    for outer in triggers:
        if outer.head.i in dropped:
            continue
        inner = below.get(outer.head.i, [])
        if scene.rules.among("absorbing", outer.act):
            governs = outer.act.startswith("dip.")
            dropped.update(
                one.head.i
                for one in inner
                if ((governs and _is_governed(one.head, outer.head)) or one.act in _DONE_AWAY)
                and not _says_what_for(outer, one)
            )
        if scene.rules.among("introducing", outer.act) and _describes(outer, heads):
            dropped.add(outer.head.i)  # "an attack blamed on …"
        if scene.rules.among("introducing", outer.act) and any(one.head.i not in dropped for one in inner):
            dropped.add(outer.head.i)
    kept = (one for one in triggers if one.head.i not in dropped and not _is_condition(one))
    return tuple(one for one in kept if not (is_left_open(scene.rules, one.head) or is_habit(one.head)))


def _is_condition(trigger: Trigger) -> bool:
    """Whether leaving is only what a threat or a promise hangs on ("if the fighters do not leave")."""
    marks = {child.lower_ for child in children(trigger.head, "mark")}
    return trigger.act in _DONE_AWAY and trigger.head.dep_ == "advcl" and not marks.isdisjoint({"if", "unless"})


def _says_what_for(outer: Trigger, inner: Trigger) -> bool:
    """Whether the infinitive under a verb of calling is itself what is called for: "urged X to lift the siege"."""
    return outer.act.startswith("dip.call_") and inner.act.startswith("dip.call_") and inner.head.dep_ == "xcomp"


def _describes(outer: Trigger, heads: set[int]) -> bool:
    return outer.head.dep_ in {"acl", "relcl"} and outer.head.head.i in heads


_REACH = 4
_KNOWN = {"the", "this", "that", "these", "those"}
_DONE_AWAY = {"act.evacuation", "dip.ceasefire", "harm.displacement"}


def _is_governed(noun: Token, head: Token) -> bool:
    """Whether the noun is what a diplomatic act speaks of ("the shelling" in "the shelling must stop")."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return noun.dep_ == "xcomp" and noun.head == head
    node = noun
    for _ in range(_REACH):
        while node not in (head, node.head) and node.pos_ not in {"VERB", "AUX"}:
            node = node.head
        if node == head or node.dep_ not in {"xcomp", "acl", "dobj"}:
            break
        node = node.head
    return node == head


def _event(reading: Reading, scene: Scene, trigger: Trigger, told: Sequence[Trigger]) -> Event:
    if trigger.act == "harm.displacement" and giver(trigger.head) is not None:
        trigger = replace(trigger, act="act.forced_displacement")
    roles = _enduring(scene, trigger, _in_headline(scene, trigger, roles_of(scene, trigger)))
    roles = _suffering(scene, trigger, roles)
    around = {token.i for token in company(trigger.head)}
    used = weapons(scene, trigger, around, told)
    suffered = victims(scene, trigger, roles, reading.text)
    targets = _aimed_at(scene, trigger, roles, suffered)
    taking_part = {one.id for one in (*used, *targets)} | {one.category for one in suffered if one.category}
    if any(scene.rules.among("flying", one.lemma_.lower()) for one in _acting(roles)):
        taking_part.add("flying")
    act, refined = _refined(scene, trigger.act, taking_part)
    doers = perpetrators(scene, roles, trigger.head, reading.text) if not _has_no_doer(scene, trigger) else ()
    passage = scene.passage
    words = passage.doc[trigger.start : trigger.end]
    kind = _kind(scene, act, trigger)
    called_on = _called_on(scene, trigger, doers) if kind == "call" else ()
    return Event(
        act=act,
        trigger=passage.range_of(words),
        sentence=passage.range_of(trigger.head.sent),
        passage=passage.index,
        kind=kind,
        perpetrators=() if called_on else doers,
        victims=suffered if _has_victims(act) else (),
        weapons=used,
        targets=targets,
        place=_first_place(scene, trigger),
        time=_first_time(reading, scene, around),
        reasons=(f"trigger.{trigger.act}", *roles.reasons, *refined),
        certain=roles.certain,
        addressees=called_on,
        scope=_scope(scene, around),
        words=trigger.words,
        points_back=_points_back(trigger.head),
    )


def _points_back(head: Token) -> bool:
    """Whether a noun tells it as known already: "the attack", "that raid"; not "the attack on the inn"."""
    known = any(one.lower_ in _KNOWN for one in children(head, "det"))
    return head.pos_ == "NOUN" and known and not children(head, "prep")


def _enduring(scene: Scene, trigger: Trigger, roles: Roles) -> Roles:
    """Who endures or faces a weapon suffers it."""
    if not scene.rules.among("endured_verbs", trigger.head.lemma_.lower()):
        return roles
    return Roles(agents=(), patients=roles.agents, reasons=(*roles.reasons, "role.endures"), certain=roles.certain)


def _in_headline(scene: Scene, trigger: Trigger, roles: Roles) -> Roles:
    """A headline leaves out the auxiliary: "Hospital shelled" is passive, the subject is what was hit."""
    verb = trigger.head
    if any(child.dep_ == "prep" and child.lower_ == "at" and child.i == verb.i + 1 for child in verb.children):
        return roles  # "shot at" is said of who shoots, "shot dead at" is not
    suffering = any(one.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} for one in roles.patients)  # "dead" is a state
    if suffering or verb.tag_ not in {"VBD", "VBN"} or not roles.agents or not trigger.act.startswith("act."):
        return roles
    if any(scene.is_party(token) and not scene.victim_group(token) and not _is_number(token) for token in roles.agents):
        return roles
    if not all(
        token.i in scene.struck or token.i in scene.groups or (_is_number(token) and scene.is_human(token))
        for token in roles.agents
    ):
        return roles
    return Roles(agents=(), patients=roles.agents, reasons=(*roles.reasons, "role.headline_passive"), certain=False)


def _is_number(noun: Token) -> bool:
    """Whether the words count somebody: "four police shot" tells who was shot, not who shot."""
    return any(child.dep_ == "nummod" for child in noun.children)


def _suffering(scene: Scene, trigger: Trigger, roles: Roles) -> Roles:
    """Who leaves, dies or is trapped is nobody's doer: the subject of such an act suffers it."""
    if not scene.rules.among("suffering_acts", trigger.act) or "role.blamed" in roles.reasons:
        return roles  # who is blamed for deaths is said to have done them
    if scene.rules.among("without_object", trigger.head.lemma_.lower()):
        return Roles(agents=(), patients=roles.agents, reasons=roles.reasons, certain=roles.certain)
    if roles.patients and trigger.act != "harm.displacement":
        return roles
    objects = tuple(token for token in roles.patients if scene.is_human(token))
    return Roles(agents=(), patients=objects or roles.agents, reasons=roles.reasons, certain=roles.certain)


def _has_victims(act: str) -> bool:
    """Whether somebody suffers the act: acts of war and harms, and a failure to protect; words hurt nobody."""
    return act.startswith(("act.", "harm.")) or act == "dip.failure_to_protect"


def _scope(scene: Scene, around: set[int]) -> Range:
    first, last = scene.passage.doc[min(around)], scene.passage.doc[max(around)]
    return Range(start=scene.passage.range_of(first).start, end=scene.passage.range_of(last).end)


def _called_on(scene: Scene, trigger: Trigger, doers: tuple[Perpetrator, ...]) -> tuple[Participant, ...]:
    """In "the Council must act" the subject is called on; in "the envoy called for …" it calls."""
    if scene.rules.among("calling_verbs", trigger.head.lemma_.lower()):
        return ()
    return tuple(Participant(name=one.name, party=one.party, start=one.start, end=one.end) for one in doers)


def _target_tokens(roles: Roles, trigger: Trigger) -> set[int]:
    """Where the thing that was hit stands: the patients, and places that the event hangs on."""
    found: set[int] = set()
    for patient in roles.patients:
        first, last = phrase(patient)
        found.update(range(first.i, last.i + 1))
    return found - {trigger.head.i}


def _acting(roles: Roles) -> list[Token]:
    """The agents with the words that are one noun with them ("Alliance aircraft", "air force")."""
    return [token for one in roles.agents for token in (one, *one.children) if token == one or token.dep_ == "compound"]


def _has_no_doer(scene: Scene, trigger: Trigger) -> bool:
    """Whether who does it perpetrates nothing: an inquiry, a trial, what shames or outrages people."""
    stirring = trigger.head.pos_ == "VERB" and scene.rules.among("stirring_verbs", trigger.head.lemma_.lower())
    return stirring or scene.rules.among("done_by_office", trigger.act)


def _aimed_at(scene: Scene, trigger: Trigger, roles: Roles, suffered: tuple[Victim, ...]) -> tuple[TermMention, ...]:
    """The things aimed at. Who is a victim is none; a siege, an execution or an arrest is aimed at no thing."""
    if scene.rules.among("aimed_at_nothing", trigger.act):
        return ()
    hits = (scene.target_by_last[last] for last in sorted(_target_tokens(roles, trigger) & scene.target_by_last.keys()))
    bare = [(hit, mention(scene, hit)) for hit in hits if not (hit.start < trigger.end and trigger.start < hit.end)]
    found = (
        in_full(scene, hit)
        for hit, one in bare
        if not any(one.start < who.end and who.start < one.end for who in suffered)
    )
    return tuple(dict.fromkeys(found))


def _refined(scene: Scene, act: str, taking_part: set[str]) -> tuple[str, tuple[str, ...]]:
    for row in scene.rules.refinements:
        if act in row.acts and row.participant in taking_part:
            return row.becomes, (f"refine.{row.participant}",)
    return act, ()


def _kind(scene: Scene, act: str, trigger: Trigger) -> Kind:
    if act == "legal.characterisation":
        return "legal_characterisation"
    if act.startswith("dip.call_") or act == "dip.appeal_for_help":
        return "call"
    if act == "dip.reject_truce":
        return "refusal"
    words = scene.passage.doc[trigger.start : trigger.end]
    if scene.rules.among("states", act) and any(_is_state(token) for token in words):
        return "state"
    if _is_pattern(scene, trigger.head) or _is_shared_practice(trigger.head):
        return "pattern"
    return "event"


def _is_state(head: Token) -> bool:
    """Whether the words tell a lasting condition: a participle with "be" or "remain", or "under siege"."""
    return head.pos_ in {"ADJ", "NOUN"} or head.tag_ == "VBN"


def _is_pattern(scene: Scene, head: Token) -> bool:
    near = {token.lower_ for token in head.children if not in_name(token)}
    if not near.isdisjoint(scene.rules.lists["pattern_cues"]):
        return True
    phrases, sentence = scene.rules.lists["pattern_phrases"], list(head.sent)
    words = " ".join(token.lower_ for token in sentence)
    if not any(phrase in words for phrase in phrases):
        return False
    words = " ".join("" if in_name(token) else token.lower_ for token in sentence)
    return any(phrase in words for phrase in phrases)


def _is_shared_practice(head: Token) -> bool:
    """Whether several parties "have done" it, at no told time: a practice of each, not one event."""
    if head.tag_ != "VBN" or not any(
        child.dep_ == "aux" and child.lower_ in {"have", "has"} for child in head.children
    ):
        return False
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    return subject is not None and any(child.dep_ == "conj" for child in subject.children)


def _first_place(scene: Scene, trigger: Trigger) -> Range | None:
    """The first place name in the trigger's own phrase, behind it before before it."""
    inside = [token for token in company(trigger.head) if scene.is_place(token)]
    ordered = sorted(inside, key=lambda token: (token.i < trigger.head.i, token.i))
    if not ordered:
        return None
    first = ordered[0]
    end = first.i
    while end + 1 < len(first.doc) and scene.is_place(first.doc[end + 1]):
        end += 1
    return scene.passage.range_of(first.doc[first.i : end + 1])


def _first_time(reading: Reading, scene: Scene, around: set[int]) -> Range | None:
    near = [scene.passage.doc[place] for place in (min(around), max(around))]
    first, last = (scene.passage.range_of(token) for token in near)
    for timex in reading.times_along.touching(Range(start=first.start, end=last.end)):
        span = scene.passage.tokens_in(timex.range) if timex.range.start >= scene.passage.start else None
        if span is not None and any(token.i in around for token in span):
            return timex.range
    return None
