"""What the parse ties to a predicate: its subjects, objects and agents, shared or repaired where needed."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_RELATIVE = {"who", "which", "that", "whom"}
_OBJECT_CONTROL = {
    "prevent", "force", "order", "allow", "tell", "ask", "urge", "accuse", "stop", "bar", "let", "keep", "help",
    "instruct", "permit", "forbid", "see", "watch", "hear", "catch", "leave", "suspect", "blame", "enable",
    "cause", "command", "make", "call", "want", "warn", "implore", "convict", "charge", "record", "press", "beg",
    "request", "pressure", "push", "sentence", "jail", "imprison", "indict", "prosecute",
}  # fmt: skip
_NEGATIVE = {"not", "never", "n't", "n\u2019t"}
_DEPTH = 6
_OF_ACTS = {"of", "for", "from"}
_NOBODY = {"nobody", "none", "nothing", "noone"}
_CALLING = {"call", "appeal"}
_ASKING = {"press", "urge", "ask", "beg", "implore", "pressure", "request", "order", "force", "warn"}
_AGAINST = {"on", "onto", "into", "against", "of", "at", "upon", "over", "around", "in"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Heads of the noun phrases that act in and suffer a predicate; `reasons` name the rules that tied them.

    `certain` is False where a known error of the parse was repaired.
    """

    agents: tuple[Token, ...] = ()
    patients: tuple[Token, ...] = ()
    reasons: tuple[str, ...] = ()
    certain: bool = True


def children(token: Token, *deps: str) -> list[Token]:
    """The token's children with one of these relations, in order."""
    return [child for child in token.children if child.dep_ in deps]


def is_passive(verb: Token) -> bool:
    """Whether the verb's form is passive: a passive auxiliary or subject, or a bare past participle after a noun."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.dep_ in {"acl", "amod", "relcl", "acomp", "oprd", "xcomp"} and verb.tag_ == "VBN":  # "was found murdered"
        return not children(verb, "aux")
    if verb.dep_ == "acl" and verb.tag_ == "VBD":  # a past form between noun and "by": "farmers shot by …"
        return bool(children(verb, "agent"))
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in {"VERB", "AUX"}:
        return not children(verb, "aux", "nsubj") and is_passive(verb.head)
    return verb.tag_ == "VBN" and not children(verb, "aux", "nsubj") and verb.dep_ in {"advcl", "ROOT", "ccomp"}


def is_verb_of_headline(noun: Token) -> bool:
    """Whether a headline's verb is taken for a plural noun: "Army rocket wounds four children" has an object."""
    return noun.tag_ == "NNS" and noun.dep_ in {"ROOT", "ccomp"} and bool(children(noun, "dobj"))


def is_negated(predicate: Token) -> bool:
    """Whether "not" or "never" stands on the predicate or on its auxiliary, however the apostrophe is written."""
    helping = (one for auxiliary in children(predicate, "aux", "auxpass") for one in auxiliary.children)
    return any(
        one.dep_ == "neg" or one.lemma_.lower() in _NEGATIVE or one.lower_ in _NEGATIVE
        for one in (*predicate.children, *helping)
    )


def coordinated(token: Token) -> Iterator[Token]:
    """The token and the nouns coordinated with it ("and", "together with"), in order of the text."""
    if not _is_ruled_out(token):
        yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"}:
            yield from coordinated(child)
        elif child.dep_ == "appos":
            yield from (noun for one in children(child, "conj") if _closes(child, one) for noun in coordinated(one))
        elif child.dep_ == "prep" and any(one.lower_ in {"together", "along"} for one in children(child, "advmod")):
            yield from (noun for one in children(child, "pobj") for noun in coordinated(one))


def _is_ruled_out(noun: Token) -> bool:
    """Whether one of two is named only to be ruled out: "not the army but the Front", "the army and nobody else"."""
    if noun.dep_ == "conj" and noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ == "else":
        return noun.lower_ in _NOBODY or noun.nbor(-1).lower_ == "no"
    edge = noun.left_edge
    before = edge if edge.lower_ == "not" else (edge.nbor(-1) if edge.i else edge)
    return before.lower_ == "not" and any(child.lower_ == "but" for child in children(noun, "cc"))


def _closes(beside: Token, other: Token) -> bool:
    """Whether a name behind ", and" goes on with the list and not with the apposition ("X, a nurse, and Y")."""
    joint = next((one for one in children(beside, "cc") if one.i < other.i), None)
    comma = joint is not None and joint.i > 0 and joint.nbor(-1).text == ","
    return comma and {beside.pos_, other.pos_} == {"NOUN", "PROPN"}


def subjects(verb: Token, depth: int = 0) -> tuple[list[Token], str]:  # noqa: PLR0911 one return for each construction
    """Heads of the verb's subject, shared over coordination, control and relative clauses, and the rule used."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS and child.dep_ != "expl"]
    if own:
        return _antecedents(own[0], verb), "subject"
    if depth > _DEPTH:
        return [], ""
    head = verb.head
    if verb.dep_ in {"acomp", "oprd"}:
        return subjects(head, depth + 1)[0], "control"
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subjects(head, depth + 1)[0], "shared_subject"
    if verb.dep_ in {"xcomp", "ccomp"} and head.pos_ in {"VERB", "AUX", "ADJ"} and _non_finite(verb):
        return _controller(head) or subjects(head, depth + 1)[0], "control"
    if verb.dep_ == "advcl" and _non_finite(verb):
        called = head.lemma_ in _CALLING | _ASKING and verb.tag_ == "VB"
        upon = _controller(head) if called else []
        return upon or subjects(head, depth + 1)[0], "participle"
    if verb.dep_ == "acl" and (verb.tag_ in {"VBG", "VBN", "VBD"} or is_passive(verb)):
        return list(coordinated(head)), "participle" if verb.tag_ == "VBG" else "reduced_relative"
    if verb.dep_ == "pcomp":
        return _of_preposition(head, depth), "control"
    return [], ""


def _controller(verb: Token) -> list[Token]:
    """Who is to do what the infinitive says: the object of "force", "accuse"; whom "call on", "appeal to" name."""
    objects = children(verb, "dobj")
    if objects and verb.lemma_ in _OBJECT_CONTROL:
        return list(coordinated(objects[0]))
    return [
        noun
        for preposition in (children(verb, "prep") if verb.lemma_ in _CALLING else ())
        if preposition.lower_ in {"on", "upon", "to"}
        for one in children(preposition, "pobj")
        for noun in coordinated(one)
    ]


def _non_finite(verb: Token) -> bool:
    return verb.tag_ in {"VB", "VBG", "VBN"} and not children(verb, "mark")


def _of_preposition(preposition: Token, depth: int) -> list[Token]:
    """Who does what a gerund after "of", "for", "by" says: the object of the verb before it, else its subject."""
    head = preposition.head
    if head.lower_ in {"guilty", "responsible"} and preposition.lower_ in _OF_ACTS:
        found = children(head, "nsubj") or children(head.head, "dobj", "nsubjpass", "nsubj")
        return [who for one in found[:1] for who in coordinated(one)]
    if head.pos_ not in {"VERB", "AUX"}:
        while head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.pos_ in {"NOUN", "PROPN"}:
            head = head.head.head  # "accused the Army of the South of …"
        accused = head.dep_ in {"dobj", "nsubjpass"} and head.head.lemma_ in _OBJECT_CONTROL
        return list(coordinated(head)) if accused and preposition.lower_ in _OF_ACTS else []
    objects = children(head, "dobj", "nsubjpass")
    if objects and preposition.lower_ in _OF_ACTS and head.lemma_ in _OBJECT_CONTROL | {"criticise", "condemn"}:
        return list(coordinated(objects[0]))
    return subjects(head, depth + 1)[0]


def _antecedents(subject: Token, verb: Token) -> list[Token]:
    """The noun that a relative pronoun stands for; else the subject's conjuncts."""
    if subject.lower_ in _RELATIVE and subject.pos_ == "PRON":
        clause = verb
        while clause.dep_ in {"conj", "ccomp", "xcomp"} and clause.head.pos_ in {"VERB", "AUX"}:
            clause = clause.head
        if clause.dep_ == "relcl":
            joined = list(coordinated(clause.head)) if clause.head.dep_ != "conj" else _whole(clause.head)
            return _of_number(verb, joined, subject)
    return list(coordinated(subject))


def _of_number(verb: Token, joined: list[Token], pronoun: Token) -> list[Token]:
    """Of several nouns joined the last one alone, where the verb behind "who" is singular ("X and Y, who backs …")."""
    finite = next(iter(children(verb, "aux", "auxpass")), verb)
    before = [noun for noun in joined if noun.i < pronoun.i]
    return before[-1:] if before and (finite.tag_ == "VBZ" or finite.lower_ == "was") else joined


def _whole(noun: Token) -> list[Token]:
    """The coordination that a noun closes, when a relative clause after its last member may speak of all."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    return list(coordinated(first))


def objects(verb: Token) -> list[Token]:
    """Heads of the verb's objects with their conjuncts; of a verb in a relative clause without one, its antecedent."""
    own = children(verb, "dobj", "obj", "dative", "oprd")
    found = [noun for one in own for noun in coordinated(one)]
    if not found and verb.dep_ == "relcl" and not is_passive(verb):
        subject = children(verb, "nsubj")
        if subject and subject[0].lower_ not in _RELATIVE and verb.head.pos_ in {"NOUN", "PROPN"}:
            found = list(coordinated(verb.head))
    if not found:
        later = [one for one in children(verb, "conj") if one.pos_ == "VERB" and not children(one, "nsubj")]
        if later and later[0].i - verb.i <= 2 and not children(verb, "prep"):  # noqa: PLR2004 "attacked and killed X"
            found = objects(later[0])
    return [noun for noun in found if noun.lower_ not in _RELATIVE]


def agents_by(predicate: Token) -> list[Token]:
    """Heads of "by …" that name who acts; not "by Monday", "by doing so"."""
    found: list[Token] = []
    for child in predicate.children:
        if child.lower_ == "by" and child.dep_ in {"agent", "prep"}:
            if not _is_ruled_out(child):
                found.extend(noun for one in children(child, "pobj") for noun in coordinated(one))
            found.extend(
                noun
                for other in children(child, "conj")
                if other.lower_ == "by"
                for one in children(other, "pobj")
                for noun in coordinated(one)
            )
    return [noun for noun in found if noun.ent_type_ not in {"DATE", "TIME", "CARDINAL", "PERCENT"}]


def _shared_agents(verb: Token) -> list[Token]:
    """Who stands behind "by" of the next of two participles: "were arrested and beaten by soldiers"."""
    later = [one for one in children(verb, "conj") if one.tag_ == "VBN" and not children(one, "nsubjpass", "auxpass")]
    return agents_by(later[0]) if later and later[0].i - verb.i <= 2 else []  # noqa: PLR2004 "and" alone between


def struck(head: Token) -> list[Token]:
    """Heads of the phrases that say on, against or in whom or what the event came down."""
    return [
        noun
        for preposition in children(head, "prep")
        if preposition.lower_ in _AGAINST
        for one in children(preposition, "pobj")
        for noun in coordinated(one)
        if noun.ent_type_ not in {"DATE", "TIME"}
    ]


def repaired_subject(verb: Token) -> list[Token]:
    """The antecedent of "who <noun> suggests have <verb>": the parse takes the verb for a conjunct without subject."""
    doc, sentence = verb.doc, verb.sent
    for index in range(verb.i - 1, max(sentence.start, verb.i - 9), -1):
        token = doc[index]
        if token.lower_ in {"who", "which"} and index > sentence.start and token.i + 2 < verb.i:
            inserted = doc[index + 2]
            follows = doc[index + 3] if index + 3 < len(doc) else None
            if inserted.lemma_ in _INSERTED and follows is not None and follows.lemma_ in {"have", "be"}:
                before = doc[index - 1]
                return _whole(before) if before.pos_ in {"NOUN", "PROPN"} else []
    return []


_INSERTED = {"suggest", "say", "show", "indicate", "report", "allege", "believe", "claim"}


def verb_roles(verb: Token) -> Roles:
    """Who acts and who suffers, as a verb says it in the active or the passive."""
    repaired = repaired_subject(verb)
    if repaired:
        return Roles(
            agents=tuple(repaired), patients=tuple(objects(verb)), reasons=("role.repaired_relative",), certain=False
        )
    if verb.dep_ == "amod":
        return Roles(patients=(verb.head,), reasons=("role.attributive",))
    found, rule = subjects(verb)
    if is_passive(verb):
        return Roles(
            agents=tuple(agents_by(verb) or _shared_agents(verb)),
            patients=tuple(found),
            reasons=(f"role.passive_{rule or 'bare'}",),
        )
    return Roles(agents=tuple(found), patients=tuple(objects(verb)), reasons=(f"role.{rule or 'bare'}",))
