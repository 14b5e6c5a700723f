"""What the words over an event say of it: from an argument, a complement or a clause beside it outwards."""

from spacy.tokens import Token

from dalil.statements.status.layer import VERBAL, Layer, LayerKind
from dalil.vocab.factuality import Embedding, FactualityRules

_ASKING = {"WP", "WRB", "WDT", "WP$"}
_HOW = {"by", "at", "into", "as", "through", "upon"}
_OF_WHAT = {"for", "of", "from", "about", "in", "to", "on", "against", "with"}
_STOPS = {"ROOT", "relcl", "parataxis", "appos", "dep", "meta"}


def climb(node: Token, rules: FactualityRules, found: list[Layer]) -> Token | None:
    """The next predicate outwards, after noting what it says of the event; None where the event speaks for itself."""
    node = _first_conjunct(node)
    if node.dep_ in {"relcl", "ROOT"} and _is_infinitive(node):  # "a place to hide", "To end the siege: …"
        found.append(
            Layer(kind="ahead", token=node.head) if node.dep_ == "relcl" else Layer(kind="purpose", token=node)
        )
    if node.dep_ in _STOPS or node.head == node or _is_beside(node):
        return None
    if node.dep_ in {"attr", "acomp", "oprd", "dobj", "nsubj", "nsubjpass", "pobj", "dative", "npadvmod"}:
        return _from_argument(node, rules, found)
    if node.dep_ in {"ccomp", "xcomp", "acl", "csubj", "csubjpass", "pcomp"}:
        return _from_complement(node, rules, found)
    if node.dep_ == "advcl":
        return _from_adverbial(node, found)
    return None


def _is_beside(clause: Token) -> bool:
    """Whether a semicolon parts the clause from the one that the parse puts over it: they only stand side by side."""
    first, last = sorted((clause.i, clause.head.i))
    return clause.dep_ == "ccomp" and any(token.text == ";" for token in clause.doc[first:last])


def _first_conjunct(node: Token) -> Token:
    """The member of a coordination of clauses that hangs on what is outside."""
    while node.dep_ == "conj" and node.head.pos_ in VERBAL:
        node = node.head
    return node


def _from_argument(  # noqa: PLR0911 one return for each construction
    node: Token, rules: FactualityRules, found: list[Layer]
) -> Token | None:
    """From an event noun: what its verb says of it; a subject or a definite noun is taken for granted."""
    head = node.head
    if head.pos_ == "ADP":
        verb = head.head
        found.append(Layer(kind="nominal", token=node))
        topic = head.lower_ == "about" and rules.among("asked_about", verb.lemma_.lower())
        return (
            verb
            if verb.pos_ in VERBAL
            and not topic
            and rules.classes(verb.lemma_.lower()) & {"ahead", "negative"}
            and embed(verb, rules, found)
            else None
        )
    if head.pos_ not in VERBAL:
        return None
    if node.dep_ in {"attr", "acomp", "oprd"} or (
        head.lemma_ == "be" and node.dep_ == "nsubj" and _is_existential(head)
    ):
        return head
    if node.dep_ == "dobj" and any(child.dep_ == "oprd" for child in head.children):
        found.append(Layer(kind="nominal", token=node))  # what is given a name is taken for granted
        return None
    if node.dep_ in {"dobj", "nsubjpass"}:
        return head if embed(head, rules, found) else None
    if node.dep_ == "nsubj" and rules.among("occurring", head.lemma_.lower()):
        return head
    found.append(Layer(kind="nominal", token=node))
    return None


def _is_existential(verb: Token) -> bool:
    return any(child.dep_ == "expl" for child in verb.children)


def _is_infinitive(node: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children)


def _from_complement(  # noqa: PLR0911 one return for each construction
    node: Token, rules: FactualityRules, found: list[Layer]
) -> Token | None:
    head = node.head
    if node.dep_ == "pcomp" and head.pos_ in {"ADP", "SCONJ"}:
        return _from_gerund(head, rules, found)
    infinitive = _is_infinitive(node)
    if node.dep_ == "acl" and not infinitive:
        classes = rules.classes(head.lemma_.lower())
        if any(child.dep_ == "mark" for child in node.children) and classes:
            return head if embed(head, rules, found) else None
        return None
    if head.lemma_ == "be" and node.dep_ in {"ccomp", "xcomp"}:
        if infinitive:
            _note_predicate(head, rules, found)
        return head
    if infinitive and head.lemma_ in rules.semi_modals and node.dep_ == "xcomp" and _is_semi_modal(head):
        kind = rules.semi_modals[head.lemma_]
        if not (kind == "obligation" and _is_past(head)):
            found.append(Layer(kind="future" if kind == "future" else "obligation", token=head))
        return head
    if not infinitive and _is_past(node) and rules.classes(head.lemma_.lower()) == {"ahead"}:
        asked = node.left_edge.tag_ in _ASKING  # "agreed how many had died", "are convinced that they were taken"
        found.append(Layer(kind="factive" if asked else "believed", token=head))
        return None if asked else head
    return head if embed(head, rules, found, infinitive=infinitive) else None


def _from_gerund(preposition: Token, rules: FactualityRules, found: list[Layer]) -> Token | None:
    """From what stands behind a preposition: it is as sure as the clause that it says how of, under a noun less so."""
    word, over = preposition.lower_, preposition.head
    if word == "without":
        found.append(Layer(kind="negated", token=preposition))
    if word in _HOW and over.pos_ in VERBAL:
        return over
    if word == "before" and not _is_past(over):
        found.append(Layer(kind="ahead", token=preposition))
    if word not in _OF_WHAT or over.pos_ not in {*VERBAL, "NOUN", "ADJ"}:
        return None
    before = len(found)
    further = embed(over, rules, found, from_=word)
    if len(found) == before and over.pos_ == "NOUN":
        found.append(Layer(kind="generic", token=over))
    return over if further else None


def _note_predicate(copula: Token, rules: FactualityRules, found: list[Layer]) -> None:
    """What "is hard to", "the aim is to" say of the infinitive: what the predicate says, else that it is an aim."""
    told = [
        child for child in copula.children if child.dep_ in {"acomp", "attr"} and rules.classes(child.lemma_.lower())
    ]
    if told:
        embed(told[0], rules, found, infinitive=True)
    else:
        found.append(Layer(kind="purpose", token=copula))


def _is_semi_modal(head: Token) -> bool:
    return head.lemma_ != "go" or head.tag_ == "VBG"


def _from_adverbial(node: Token, found: list[Layer]) -> Token | None:
    marks = {child.lower_ for child in node.children if child.dep_ in {"mark", "advmod", "aux"}}
    if marks & {"when", "whenever", "once", "until", "before", "after", "as"} and not _is_past(node):
        return node.head
    if "to" in marks or {"so", "that"} <= marks:
        found.append(Layer(kind="purpose", token=node))
        return node.head
    finite = any(child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for child in node.children)
    if node.tag_ in {"VBG", "VBN"} and not finite and not marks & {"when", "after", "while", "since", "before", "if"}:
        return node.head
    return None


_BY_CLASS: dict[Embedding, LayerKind] = {
    "factive": "factive",
    "speech": "reported",
    "belief": "believed",
    "doubt": "doubted",
    "ahead": "ahead",
    "negative": "flipped",
}


def _is_past(head: Token) -> bool:
    """Whether the predicate is told in the past tense; a copula's tense counts for its complement."""
    verb = head if head.pos_ in VERBAL else head.head
    if verb.tag_ == "VBD":
        return True
    return verb.tag_ == "VBN" and any(
        child.lower_ in {"was", "were", "had", "have", "has", "'ve"} for child in verb.children
    )


def embed(
    head: Token, rules: FactualityRules, found: list[Layer], *, infinitive: bool = False, from_: str = ""
) -> bool:
    """Note what an embedding predicate says; whether to go on outwards through it."""
    classes = rules.classes(head.lemma_.lower())
    order: tuple[Embedding, ...] = (
        ("negative", "ahead", "implicative", "belief", "factive", "speech", "doubt")
        if infinitive
        else ("negative", "doubt", "factive", "belief", "implicative", "speech", "ahead")
    )
    chosen = next((name for name in order if name in classes), None)
    if from_ == "from" and chosen not in {None, "speech"}:
        chosen = "negative" if "negative" in classes else chosen
    if chosen == "negative" and head.lemma_ in {"stop", "cease", "halt", "abandon"} and not infinitive and not from_:
        found.append(Layer(kind="factive", token=head))
        return False
    if chosen == "ahead" and _is_past(head) and rules.among("actual_in_past", head.lemma_.lower()):
        found.append(Layer(kind="likely", token=head))
        return True
    if chosen in {None, "implicative"}:
        if infinitive and chosen is None:
            found.append(Layer(kind="ahead", token=head))
            return True
        return True
    assert chosen is not None
    found.append(Layer(kind=_BY_CLASS[chosen], token=head))
    return True
