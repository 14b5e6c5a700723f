"""What stands between an event and the author: negation, modality, embedding, layer by layer outwards."""

from spacy.tokens import Token

from dalil.statements.events.clause import is_negated
from dalil.statements.named_words import in_party_name
from dalil.statements.status.embedding import climb, embed
from dalil.statements.status.layer import VERBAL, Layer, LayerKind
from dalil.vocab.factuality import FactualityRules

_DEPTH = 8
_COMPARED = {"fewer", "less", "more", "later", "earlier", "higher", "lower", "greater"}
_BEFORE_NOUN = {"det", "neg", "preconj", "cc"}


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
        after = climb(node, rules, found)
        if after is None:
            break
        node = after
    return tuple(found)


def _through_noun(noun: Token, rules: FactualityRules, found: list[Layer]) -> Token:
    """From an event noun to the predicate that says whether there was such an event."""
    _noun_modifiers(noun, rules, found)
    top = noun
    while top.dep_ in {"conj", "compound", "amod", "nmod", "poss"} and top.head.pos_ not in VERBAL:
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
            embed(preposition.head, rules, found)
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
    if node.pos_ not in VERBAL and not any(child.dep_ in {"cop", "aux", "neg", "nsubj"} for child in node.children):
        return []
    found = [layer for child in node.children for layer in _by_child(node, child, rules)]
    found.sort(key=lambda layer: layer.kind != "negated")
    if node.dep_ == "conj" and node.head.pos_ in VERBAL and not _has_own_clause(node):
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
    if child.dep_ in {"aux", "auxpass"} and is_negated(child):  # "never did the army shell", "weren\u2019t shelled"
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


def _is_bound(negator: Token) -> bool:
    """Whether the negator belongs to a bound of a number ("no fewer than two"), which affirms."""
    after = negator.doc[negator.i + 1 : negator.i + 3]
    return [word.lower_ in words for word, words in zip(after, (_COMPARED, {"than"}), strict=False)] == [True, True]


def _has_modal(node: Token, rules: FactualityRules) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in rules.modals for child in node.children)


def _is_condition(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in clause.children)


def _is_none(child: Token, rules: FactualityRules) -> bool:
    if rules.among("no_words", child.lemma_.lower()) or _is_not_one(child):
        return True
    return any(
        one.dep_ in _BEFORE_NOUN and one.lower_ in {"no", "neither"} and not _is_bound(one) for one in child.children
    )


def _is_not_one(noun: Token) -> bool:
    """Whether there is not even one of them: "not one civilian", "not a single shell"."""
    for child in noun.children:
        if child.dep_ == "nummod" and child.lower_ == "one" and any(one.dep_ == "neg" for one in child.children):
            return True
        if child.dep_ == "neg" and any(one.dep_ == "det" and one.lower_ in {"a", "an"} for one in noun.children):
            return True
    return False


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
    if node.tag_ != "VB" or node.dep_ not in {"ROOT", "conj", "ccomp", "parataxis", "advcl"}:
        return False
    if node.dep_ == "advcl" and any(child.dep_ in {"mark", "advmod"} for child in node.children):
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
