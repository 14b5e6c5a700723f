"""What stands between an event and the author: negation, modality, embedding, layer by layer outwards."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dalil.model.statement import Modality
from dalil.statements.named_words import in_party_name
from dalil.vocab.factuality import Embedding, FactualityRules

LayerKind = Literal[
    "negated", "future", "conditional", "possibility", "obligation", "counterfactual", "request", "question",
    "condition", "purpose", "likely", "reported", "believed", "doubted", "ahead", "factive", "flipped", "unreal",
    "generic", "nominal",
]  # fmt: skip
_VERBAL = {"VERB", "AUX"}
_STOPS = {"ROOT", "relcl", "parataxis", "appos", "dep", "meta"}
_DEPTH = 8
_BEFORE_NOUN = {"det", "neg", "preconj", "cc"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer and the token that makes it."""

    kind: LayerKind
    token: Token


def layers_of(target: Token, rules: FactualityRules) -> tuple[Layer, ...]:
    """All layers over an event, inner first."""
    found: list[Layer] = []
    node = target
    if target.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} and target.dep_ not in {
        "ROOT",
        "relcl",
        "ccomp",
        "advcl",
        "xcomp",
        "conj",
    }:
        node = _through_noun(target, rules, found)
    elif target.pos_ in {"NOUN", "PROPN"}:
        _noun_modifiers(target, rules, found)
    seen: set[int] = set()
    for _ in range(_DEPTH):
        if node.i in seen:
            break
        seen.add(node.i)
        found.extend(_own(node, rules))
        after = _climb(node, rules, found)
        if after is None:
            break
        node = after
    return tuple(found)


def _through_noun(noun: Token, rules: FactualityRules, found: list[Layer]) -> Token:
    """From an event noun to the predicate that says whether there was such an event."""
    _noun_modifiers(noun, rules, found)
    top = noun
    while top.dep_ in {"conj", "compound", "amod", "nmod", "poss"} and top.head.pos_ not in _VERBAL:
        top = top.head
        _noun_modifiers(top, rules, found)
    if top.dep_ == "pobj":
        preposition = top.head
        if preposition.lower_ in {"without", "instead", "against"}:
            found.append(Layer(kind="negated" if preposition.lower_ == "without" else "unreal", token=preposition))
        held = preposition.lower_ == "for" and rules.among("held_for", preposition.head.lemma_.lower())
        if (
            preposition.lower_ in {"for", "of", "to"}
            and not held
            and rules.classes(preposition.head.lemma_.lower()) & {"ahead", "negative"}
        ):
            _embed(preposition.head, rules, found)
    return top


def _noun_modifiers(noun: Token, rules: FactualityRules, found: list[Layer]) -> None:
    for child in noun.children:
        word = "" if in_party_name(child) else child.lower_
        if child.dep_ in {"det", "neg", "advmod"} and rules.among("no_words", word):
            found.append(Layer(kind="negated", token=child))
        elif child.dep_ in {"amod", "compound", "advmod"} and rules.among("unreal_modifiers", word):
            found.append(Layer(kind="unreal", token=child))
        elif child.dep_ == "det" and word == "any":
            found.append(Layer(kind="generic", token=child))


def _own(node: Token, rules: FactualityRules) -> list[Layer]:
    """Negation, modals, condition, request and question of the predicate's own clause."""
    if node.pos_ not in _VERBAL and not any(child.dep_ in {"cop", "aux", "neg", "nsubj"} for child in node.children):
        return []
    found = [layer for child in node.children for layer in _by_child(node, child, rules)]
    found.sort(key=lambda layer: layer.kind != "negated")
    if node.dep_ == "conj" and node.head.pos_ in _VERBAL and not _has_own_clause(node):
        found.extend(
            layer for child in node.head.children if child.dep_ == "aux" for layer in _by_child(node.head, child, rules)
        )
    if _is_request(node):
        found.append(Layer(kind="request", token=node))
    if _is_question(node):
        found.append(Layer(kind="question", token=node))
    return found


def _by_child(node: Token, child: Token, rules: FactualityRules) -> list[Layer]:  # noqa: PLR0911 one for each kind
    word = child.lower_
    if (child.dep_ == "neg" or rules.among("negators", word)) and child.dep_ in {"neg", "advmod", "preconj", "det"}:
        return [] if _is_not_only(child) else [Layer(kind="negated", token=child)]
    if child.dep_ == "det" and rules.among("no_words", word):
        return [Layer(kind="negated", token=child)]
    if child.dep_ == "aux" and word in rules.modals:
        return [Layer(kind=_modal(node, word, rules.modals[word]), token=child)]
    if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "agent", "csubj"} and _is_none(child, rules):
        return [Layer(kind="negated", token=child)]
    if (
        child.dep_ in {"mark", "advmod"}
        and rules.among("conditions", word)
        and child.i < node.i
        and node.dep_ in {"advcl", "ccomp", "pcomp", "xcomp", "ROOT", "acl"}
    ):
        return [Layer(kind="condition", token=child)]
    if child.dep_ == "aux" and word in {"had", "were", "should"} and _is_inverted(node, child):
        return [Layer(kind="condition", token=child)]
    if child.dep_ == "advmod" and rules.among("likely_words", word):
        return [Layer(kind="likely" if rules.among("likely_modality", word) else "reported", token=child)]
    if child.dep_ == "advcl" and _is_condition(child) and child.i != node.i:
        return [Layer(kind="conditional", token=child)] if _has_modal(node, rules) else []
    return []


def _is_inverted(node: Token, auxiliary: Token) -> bool:
    """Whether a clause without "if" is a condition by its order: "had the army shelled …"."""
    return (
        node.dep_ == "advcl"
        and auxiliary.i == node.left_edge.i
        and not any(child.dep_ == "mark" for child in node.children)
    )


def _is_not_only(negator: Token) -> bool:
    """Whether the negator belongs to "not only", which affirms."""
    return negator.i + 1 < len(negator.doc) and negator.doc[negator.i + 1].lower_ in {"only", "just", "merely"}


def _has_modal(node: Token, rules: FactualityRules) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in rules.modals for child in node.children)


def _is_condition(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in clause.children)


def _is_none(child: Token, rules: FactualityRules) -> bool:
    if rules.among("no_words", child.lower_):
        return True
    return any(one.dep_ in _BEFORE_NOUN and one.lower_ in {"no", "neither"} for one in child.children)


def _modal(node: Token, word: str, kind: str) -> LayerKind:
    """The modality of an auxiliary; "could have been done", "should have" tell what did not come about."""
    perfect = node.tag_ == "VBN" and any(
        child.dep_ == "aux" and child.lower_ in {"have", "ve", "'ve", "of"} for child in node.children
    )
    if perfect and word in {"would", "could", "should", "'d", "ought"}:
        return "counterfactual"
    names: dict[str, LayerKind] = {
        "future": "future",
        "conditional": "conditional",
        "possibility": "possibility",
        "obligation": "obligation",
    }
    return names[kind]


def _has_own_clause(node: Token) -> bool:
    return any(
        child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "mark"} for child in node.children
    ) or node.tag_ in {"VBD", "VBZ"}


def _is_request(node: Token) -> bool:
    """An imperative: a bare infinitive that heads the sentence and has no subject."""
    if node.tag_ != "VB" or node.dep_ not in {"ROOT", "conj", "ccomp", "parataxis"}:
        return False
    if any(
        child.dep_ in {"nsubj", "nsubjpass", "aux", "csubj", "expl"} and child.lower_ not in {"do", "please"}
        for child in node.children
    ):
        return False
    if node.dep_ == "conj":
        return _is_request(node.head)
    return node.dep_ != "ccomp" or node.head.i > node.i


def _is_question(node: Token) -> bool:
    """Whether the clause asks whether it is so; "why did they …" takes the event for granted."""
    if node.dep_ not in {"ROOT", "conj"} or node.sent[-1].text != "?":
        return False
    first = next((token for token in node.sent if not token.is_punct and not token.is_space), node)
    return first.pos_ == "AUX" or first.lower_ in {
        "do",
        "did",
        "does",
        "is",
        "are",
        "have",
        "has",
        "can",
        "could",
        "would",
        "will",
    }


def _climb(node: Token, rules: FactualityRules, found: list[Layer]) -> Token | None:
    """The next predicate outwards, after noting what it says of the event; None where the event speaks for itself."""
    node = _first_conjunct(node)
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
    while node.dep_ == "conj" and node.head.pos_ in _VERBAL:
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
        return (
            verb
            if verb.pos_ in _VERBAL
            and rules.classes(verb.lemma_.lower()) & {"ahead", "negative"}
            and _embed(verb, rules, found)
            else None
        )
    if head.pos_ not in _VERBAL:
        return None
    if node.dep_ in {"attr", "acomp", "oprd"} or (
        head.lemma_ == "be" and node.dep_ == "nsubj" and _is_existential(head)
    ):
        return head
    if node.dep_ == "dobj" and any(child.dep_ == "oprd" for child in head.children):
        found.append(Layer(kind="nominal", token=node))  # what is given a name is taken for granted
        return None
    if node.dep_ in {"dobj", "nsubjpass"}:
        return head if _embed(head, rules, found) else None
    if node.dep_ == "nsubj" and rules.among("occurring", head.lemma_.lower()):
        return head
    found.append(Layer(kind="nominal", token=node))
    return None


def _is_existential(verb: Token) -> bool:
    return any(child.dep_ == "expl" for child in verb.children)


def _from_complement(  # noqa: PLR0911 one return for each construction
    node: Token, rules: FactualityRules, found: list[Layer]
) -> Token | None:
    head = node.head
    if node.dep_ == "pcomp" and head.pos_ in {"ADP", "SCONJ"}:
        if head.lower_ == "without":
            found.append(Layer(kind="negated", token=head))
        if head.lower_ in {"for", "of", "from", "about", "in", "to", "on", "against", "with"} and head.head.pos_ in {
            *_VERBAL,
            "NOUN",
            "ADJ",
        }:
            return head.head if _embed(head.head, rules, found, from_=head.lower_) else None
        return None
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in node.children)
    if node.dep_ == "acl" and not infinitive:
        classes = rules.classes(head.lemma_.lower())
        if any(child.dep_ == "mark" for child in node.children) and classes:
            return head if _embed(head, rules, found) else None
        return None
    if head.lemma_ == "be" and node.dep_ in {"ccomp", "xcomp"}:
        return head
    if infinitive and head.lemma_ in rules.semi_modals and node.dep_ == "xcomp" and _is_semi_modal(head):
        kind = rules.semi_modals[head.lemma_]
        if not (kind == "obligation" and is_past(head)):
            found.append(Layer(kind="future" if kind == "future" else "obligation", token=head))
        return head
    return head if _embed(head, rules, found, infinitive=infinitive) else None


def _is_semi_modal(head: Token) -> bool:
    return head.lemma_ != "go" or head.tag_ == "VBG"


def _from_adverbial(node: Token, found: list[Layer]) -> Token | None:
    marks = {child.lower_ for child in node.children if child.dep_ in {"mark", "advmod", "aux"}}
    if marks & {"when", "whenever", "once", "until", "before", "after", "as"} and not is_past(node):
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


def is_past(head: Token) -> bool:
    """Whether the predicate is told in the past tense; a copula's tense counts for its complement."""
    verb = head if head.pos_ in _VERBAL else head.head
    if verb.tag_ == "VBD":
        return True
    return verb.tag_ == "VBN" and any(
        child.lower_ in {"was", "were", "had", "have", "has", "'ve"} for child in verb.children
    )


def _embed(
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
    if chosen == "ahead" and infinitive and is_past(head) and rules.among("actual_in_past", head.lemma_.lower()):
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


MODALITIES: dict[LayerKind, Modality] = {
    "future": "future",
    "ahead": "future",
    "purpose": "future",
    "conditional": "conditional",
    "condition": "conditional",
    "possibility": "possibility",
    "likely": "possibility",
    "counterfactual": "counterfactual",
    "obligation": "obligation",
    "request": "obligation",
}
