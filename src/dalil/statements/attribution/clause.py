"""Indirect speech: a verb of saying, thinking or wanting with the complement that holds the words."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from dalil.statements.attribution.draft import (
    CITING,
    Draft,
    Interval,
    interval,
    joined,
    tidy,
    trimmed,
    without,
)
from dalil.statements.attribution.reach import counted_end, going_on, in_paper, told_to, when_told
from dalil.statements.attribution.source import RELAYING, agent_of, source_interval, subject_of
from dalil.statements.attribution.tail import with_tails
from dalil.statements.attribution.toll import given_toll
from dalil.statements.passage import Passage
from dalil.vocab.cues import Cue, Cues
from dalil.vocab.offices import load_offices
from dalil.vocab.triggers import load_trigger_rules

_CLAUSES = frozenset({"ccomp"})
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
_GAP = 3
_BETWEEN = 5
_ANSWERS = frozenset({"deny", "accuse"})
_ASKING = frozenset({"call_for", "demand", "appeal"})
_WHERE = frozenset({"in", "at", "near", "outside", "on"})
_NAMING = frozenset({"name", "identify", "quote"})
_NAMES = frozenset({"name", "surname", "identity"})
_KEEPING = frozenset({"withhold", "use", "publish", "change", "keep"})
_BODIES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_PERSONS = frozenset({"he", "she", "they", "we", "i", "who"})
_NO_VOICE = frozenset({"DATE", "TIME", "LAW", "WORK_OF_ART", "EVENT", "PRODUCT"})


def find_clauses(passage: Passage, cues: Cues) -> Iterator[Draft]:
    """Attributions whose cue is a verb that governs the content, or that stands in parenthesis beside it."""
    found: dict[int, Draft] = {}
    for token in passage.doc:
        if token.pos_ not in ("VERB", "AUX") or token.is_punct:
            continue
        if (toll := given_toll(passage, token, cues)) is not None:
            found[token.i] = toll
            continue
        lemma = token.lemma_.lower()
        match = _phrase(token, cues.phrases.get(lemma, ())) or _single(token, cues.verbs.get(lemma))
        if match is not None:
            draft = _inserted(passage, token, match[0]) or _draft(passage, token, *match, cues)
            if draft is not None:
                found[token.i] = draft
    found = {draft.verb: draft for draft in with_tails(passage, cues, found, "end") if draft.verb is not None}
    yield from found.values()
    for verb in passage.doc:
        if verb.tag_ == "VBG" and verb.lemma_.lower() in RELAYING and (draft := _passed_on(verb, found, cues)):
            yield draft


def _passed_on(verb: Token, found: Mapping[int, Draft], cues: Cues) -> Draft | None:
    """The voice behind the one that reports: "the agency said, citing a doctor, that …"; a paper or a fear is none."""
    over = found.get(verb.i - 2) or next((found[one.i] for one in verb.ancestors if one.i in found), None)
    who = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if over is None or who is None or over.verb == verb.i or not _can_speak(who):
        return None
    source = source_interval(verb.doc, who)
    holes = [(verb.left_edge.i, verb.right_edge.i + 1)]
    content = tidy(verb.doc, without(over.content, holes)) if verb.i < who.i else ()
    if source is None or not content:
        return None
    return Draft(
        passage=over.passage,
        source=source,
        head=who.i,
        cue=((verb.i, verb.i + 1),),
        verb=verb.i,
        content=content,
        entry=cues.verbs[verb.lemma_.lower()],
        form="indirect",
        rule=CITING,
    )


def _can_speak(noun: Token) -> bool:
    """Whether the noun is a person, a body or an office, which alone have a voice."""
    rules, word = load_trigger_rules(), noun.lemma_.lower()
    known = word in load_offices() or any(rules.among(name, word) for name in ("people", "actors"))
    described = any(child.dep_ == "appos" and child.pos_ == "NOUN" for child in noun.children)
    named = noun.pos_ == "PROPN" and (described or noun.ent_type_ not in _NO_VOICE)
    return known or word == "source" or named


def _single(token: Token, cue: Cue | None) -> tuple[Cue, Token] | None:
    return (cue, token) if cue is not None else None


def _phrase(verb: Token, phrases: tuple[Cue, ...]) -> tuple[Cue, Token] | None:
    """The longest phrase that begins with this verb, and its last token; up to four other words may stand between.

    Of two as long, the one whose words stand nearer: "pointed the finger at" is no "pointed at".
    """
    found = ((cue, last) for cue in phrases if (last := _matched(verb, cue.words[1:])) is not None)
    return min(found, default=None, key=lambda one: (-len(one[0].words), one[1].i))


def _matched(verb: Token, words: tuple[str, ...]) -> Token | None:
    doc, at = verb.doc, verb.i
    for word in words:
        for place in range(at + 1, min(at + 1 + _BETWEEN, len(doc))):
            near = place <= at + _GAP or doc[place].pos_ == "ADJ"  # "held the National Guard responsible"
            if near and doc[place].lemma_.lower() == word and _belongs(doc[place], verb):
                at = place
                break
        else:
            return None
    return doc[at]


def _belongs(token: Token, verb: Token) -> bool:
    """Whether the token hangs on the verb, over at most three steps."""
    for _ in range(_GAP):
        if token.head.i == verb.i:
            return True
        token = token.head
    return False


def _draft(passage: Passage, verb: Token, cue: Cue, last: Token, cues: Cues) -> Draft | None:
    doc = passage.doc
    if last.dep_ in _OBJECTS and "obj" in cue.frames:
        last = verb  # "put the toll at 31": what is counted is said, and tells which verb it is
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or _is_opening_participle(verb)
    parts, rule = (_of_passive(verb, cue) if passive else _of_active(verb, cue, last, cues)) or ((), "")
    if not parts:
        parts, rule = _in_parenthesis(verb, cue)
    if not parts:
        return None
    subject = agent_of(verb) if passive else subject_of(verb)
    source = source_interval(doc, subject) if subject is not None else None
    words = cue_intervals(verb, last)
    if source is not None and source[0] < words[0][0] < source[1] and _is_paper(verb, subject, cues):
        source = trimmed(doc, (source[0], words[0][0]))
    holes = [*words, *([source] if source else [])]
    if rule == "parenthesis":
        holes.append(_around(verb))
    content = tidy(doc, without(joined(parts), holes))
    if not content or (source is None and not passive) or _is_nobody(subject):
        return None
    return Draft(
        passage=passage.index,
        source=source,
        head=subject.i if subject is not None else None,
        cue=words,
        verb=verb.i,
        content=content,
        entry=cue,
        form="indirect",
        rule=rule,
    )


def _is_opening_participle(verb: Token) -> bool:
    """Whether a bare participle opens the sentence: who is "asked about X" or "accused of X" does not say X."""
    alone = not any(child.dep_ in ("aux", "auxpass", "nsubj") for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.i == verb.sent.start and alone


def _is_asked(clause: Token, cue: Cue) -> bool:
    """Whether the parse takes for a purpose what somebody is pressed "to do"."""
    asks = cue.speech_act in _ASKING and "objinf" in cue.frames
    infinitive = clause.tag_ == "VB" and any(one.lower_ == "to" for one in clause.children)
    return asks and infinitive and clause.dep_ == "advcl"


def _is_paper(verb: Token, subject: Token | None, cues: Cues) -> bool:
    """Whether a paper or its like says it ("a report saying that …"): the source ends before the cue."""
    return verb.dep_ == "acl" and verb.lemma_ == "say" and subject is not None and subject.lemma_.lower() in cues.nouns


def _is_nobody(subject: Token | None) -> bool:
    """Whether the words are laid in nobody's mouth ("no one can claim …")."""
    if subject is None:
        return False
    determined = any(child.lower_ == "no" and child.dep_ == "det" for child in subject.children)
    return determined or subject.lemma_.lower() in ("nobody", "none") or (subject.lower_ == "one" and determined)


def _inserted(passage: Passage, verb: Token, cue: Cue) -> Draft | None:
    """A source and a cue set between "who" and its verb ("… fighters who evidence suggests have fled")."""
    doc = passage.doc
    if "clause" not in cue.frames or verb.i + 1 >= len(doc) or doc[verb.i + 1].pos_ not in ("AUX", "VERB"):
        return None
    for place in range(verb.i - 2, max(verb.i - 2 - _GAP, -1), -1):
        if doc[place].lower_ in ("who", "which", "that") and all(
            word.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "DET") for word in doc[place + 1 : verb.i]
        ):
            content = tidy(doc, [(place, place + 1), (verb.i + 1, doc[verb.i].sent.end)])
            return Draft(
                passage=passage.index,
                source=(place + 1, verb.i),
                head=verb.i - 1,
                cue=((verb.i, verb.i + 1),),
                verb=verb.i,
                content=content,
                entry=cue,
                form="indirect",
                rule="inserted",
            )
    return None


def cue_intervals(verb: Token, last: Token) -> tuple[Interval, ...]:
    """The words of the cue: auxiliaries and negation right before the verb, the verb, and the rest of its phrase."""
    start = verb.i
    while start and verb.doc[start - 1].head.i == verb.i and verb.doc[start - 1].dep_ in _BEFORE_CUE:
        start -= 1
    end = last.i + 1
    if last.i == verb.i and end < len(verb.doc) and verb.doc[end].dep_ == "prt" and verb.doc[end].head.i == verb.i:
        end += 1
    return ((start, end),) if end - verb.i <= _GAP + 1 else ((start, verb.i + 1), (last.i, last.i + 1))


def _of_active(verb: Token, cue: Cue, last: Token, cues: Cues) -> tuple[list[Interval], str] | None:
    children = [child for child in verb.children if child.i != last.i]
    if "pobj" in cue.frames or "pobjinf" in cue.frames:
        return _behind(verb, last, cue)
    clauses = [child for child in children if child.dep_ in _CLAUSES and _is_complement(child, verb)]
    clauses = [child for child in clauses if not _is_closed(child, verb)]
    clauses = clauses or [clause for child in children if child.dep_ == "prep" for clause in in_paper(child)]
    objects = [child for child in children if child.dep_ in _OBJECTS]
    if any(child.dep_ == "prep" and child.lemma_.lower() in cue.with_object for child in children):
        clauses = [child for child in clauses if not _says_again(child)]
    clauses = clauses or [clause for one in objects for clause in told_to(verb, one)]
    if any(_is_unnamed(clause) for clause in clauses):
        return None
    if clauses and cue.frames & {"clause", "quote", "objinf", "inf"}:
        inside = [child for child in objects if child.dep_ == "oprd"]
        further = (*going_on(verb, cues), *when_told(verb, clauses))
        return [interval(child) for child in (*clauses, *inside, *further)], "clause"
    infinitive = [child for child in children if child.i > verb.i and (child.dep_ == "xcomp" or _is_asked(child, cue))]
    infinitive = [child for child in infinitive if not _is_unnamed(child)]
    if infinitive and cue.frames & {"inf", "objinf"}:
        return [interval(child) for child in (*infinitive, *objects)], "infinitive"
    found = _of_object(verb, cue, objects, last)
    return (_with_place(verb, found[0]), found[1]) if found is not None and cue.speech_act in _ANSWERS else found


def _is_closed(clause: Token, verb: Token) -> bool:
    """Whether a semicolon ends the clause before the speaker's own begins: "rounds hit a school; X denied it"."""
    last = clause.right_edge
    return last.i + 1 < verb.i and last.nbor().text == ";"


def _says_again(clause: Token) -> bool:
    """Whether the clause only says once more who speaks: "accused X of a raid that it said killed nine"."""
    subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    return clause.lemma_.lower() == "say" and subject is not None and subject.tag_ == "PRP"


def _is_unnamed(asked: Token) -> bool:
    """Whether somebody only asks not to be named: that is on what terms he speaks, and not what he says."""
    named = asked.lemma_.lower() in _NAMING and {"neg", "auxpass"} <= {child.dep_ for child in asked.children}
    name = any(child.dep_ == "nsubjpass" and child.lemma_.lower() in _NAMES for child in asked.children)
    return named or (name and asked.lemma_.lower() in _KEEPING)


def _with_place(verb: Token, parts: list[Interval]) -> list[Interval]:
    """With the place right behind what is denied or laid to somebody: it says where that was, not where he spoke."""
    behind = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in _WHERE]
    ends = {end for _, end in parts}
    return [*parts, *(interval(one) for one in behind if one.i in ends and not _tells_time(one))]


def _of_object(verb: Token, cue: Cue, objects: list[Token], last: Token) -> tuple[list[Interval], str] | None:
    behind = [child for child in verb.children if child.dep_ in ("prep", "dative", "agent") and child.i > verb.i]
    if last.pos_ == "ADJ" and last.i != verb.i:  # "held the Front responsible for it": the parse makes a clause of it
        objects = objects or [child for child in last.children if child.dep_ == "nsubj" and child.i > verb.i]
        behind += [child for child in last.children if child.dep_ == "prep"]
    if last.dep_ in _OBJECTS and last.i != verb.i and cue.with_object:  # "pointed the finger at X for it"
        behind += [child for child in last.children if child.dep_ == "prep"]
        parts = [
            interval(child) for child in behind if child.lemma_.lower() in cue.with_object and not _tells_time(child)
        ]
        return (parts, "object and preposition") if parts else None
    if objects and cue.with_object:
        counts = [child for child in behind if child.lemma_.lower() in cue.with_object and _tells_count(child, cue)]
        if counts:  # "put the toll from the raid on Orm on Monday at 31": all between is of what is counted
            return [(interval(objects[0])[0], interval(counts[0])[1])], "object and preposition"
        with_object = [child for child in behind if child.lemma_.lower() in cue.with_object and not _tells_time(child)]
        if not with_object:
            with_object = [
                child
                for one in objects
                for child in one.children
                if child.dep_ == "prep" and child.lemma_.lower() in cue.with_object and not _tells_time(child)
            ]
        if with_object:
            return [interval(child) for child in (*objects, *with_object)], "object and preposition"
    if objects and cue.frames & {"obj", "objas"}:
        beside = [child for child in verb.children if child.left_edge.i == objects[-1].i + 1 and objects[-1].like_num]
        counted = [
            child for child in beside if child.dep_ == "acomp" or (child.dep_ == "advcl" and child.tag_ == "VBN")
        ]
        parts = [interval(child) for child in (*objects, *counted)]  # "confirm 29 dead", "a figure of ten killed"
        return [(start, counted_end(verb, end)) for start, end in parts], "object"
    for child in () if objects else behind:  # who refers a case to a court says nothing of the court
        if child.lemma_.lower() in cue.prepositions and child.i > last.i - 1 and not _tells_time(child):
            return [(child.i + 1, counted_end(child, child.right_edge.i + 1))], "preposition"
    return None


def _behind(verb: Token, last: Token, cue: Cue) -> tuple[list[Interval], str] | None:
    """What stands behind the last word of a phrase: "called for X", "called on X to act"."""
    behind = [child for child in last.children if child.dep_ in ("pobj", "pcomp", "prep") and child.i > last.i]
    parts = [
        (child.i + 1, child.right_edge.i + 1) if child.dep_ == "prep" and last.pos_ == "NOUN" else interval(child)
        for child in behind
    ]
    if not parts:
        return None
    if "pobjinf" in cue.frames:
        action = [child for child in verb.children if child.dep_ in ("xcomp", "advcl", "ccomp") and child.i > last.i]
        if not action:
            return None
        parts += [interval(child) for child in action]
    start, end = min(part[0] for part in parts), max(part[1] for part in parts)
    return [(start, counted_end(verb, end))], "preposition"


def _is_complement(child: Token, verb: Token) -> bool:
    """Whether the clause can be the content: it does not swallow the verb, and is no small clause of a fragment."""
    return not (child.left_edge.i <= verb.i <= child.right_edge.i) or child.i != verb.i


def _tells_time(preposition: Token) -> bool:
    return any(child.ent_type_ in ("DATE", "TIME") for child in preposition.children)


def _tells_count(preposition: Token, cue: Cue) -> bool:
    """Whether "at 31", "to 31" ends words that put or raise a toll."""
    of_toll = len(cue.words) > 1 and load_trigger_rules().among("tolls", cue.words[-1])
    return of_toll and any(child.like_num for child in preposition.children)


def _of_passive(verb: Token, cue: Cue) -> tuple[list[Interval], str] | None:
    """Passives: "it was reported that …", "X is believed to …", "X was accused of …", "X was denied by Y"."""
    clauses = [child for child in verb.children if child.dep_ in _CLAUSES and child.i > verb.i]
    if clauses and "clause" in cue.frames:
        return [interval(child) for child in clauses], "passive clause"
    subjects = [child for child in verb.children if child.dep_ in ("nsubjpass", "nsubj")]
    action = [child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i]
    if not subjects and verb.dep_ == "conj":
        subjects = [child for child in verb.head.children if child.dep_ == "nsubjpass"]
    if action and subjects and cue.frames & {"clause", "inf", "objinf"}:
        return [interval(child) for child in (*subjects, *action)], "passive infinitive"
    behind = [child for child in verb.children if child.dep_ == "prep" and child.lemma_.lower() in cue.with_object]
    behind = [child for child in behind if not _tells_time(child)]
    if subjects and behind:
        return [interval(child) for child in (*subjects, *behind)], "passive object"
    said = cue.family in ("say", "stance") and "obj" in cue.frames and not any(map(_is_somebody, subjects))
    if subjects and said and agent_of(verb) is not None:
        return [interval(child) for child in subjects], "passive object"
    return None


def _is_somebody(subject: Token) -> bool:
    """Whether the word names a person or a body, whom one can back or praise and nobody can say."""
    return subject.ent_type_ in _BODIES or subject.lower_ in _PERSONS


def _in_parenthesis(verb: Token, cue: Cue) -> tuple[list[Interval], str]:
    """The clause around the cue as the content ("X, he said, Y", "as he said, X")."""
    if "clause" not in cue.frames or verb.head.i == verb.i:
        return [], ""
    as_clause = verb.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ == "as" for child in verb.children
    )
    as_clause = as_clause and not any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
    if verb.dep_ == "parataxis" or as_clause:
        return [interval(verb.head)], "parenthesis"
    return [], ""


def _around(verb: Token) -> Interval:
    """The parenthesis itself."""
    return interval(verb)
