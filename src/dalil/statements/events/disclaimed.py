"""Deeds that somebody says he had no part in, without a verb of denial, and deeds whose report is called untrue."""

from spacy.tokens import Token

from dalil.statements.events.clause import children, is_negated, subjects
from dalil.vocab.triggers import load_trigger_rules

_IN_WHAT = frozenset({"in", "for", "with", "of", "to"})
_NO = frozenset({"no", "nothing", "none", "neither", "nobody"})
_AUGHT = frozenset({"nothing", "anything"})
_ONLY = frozenset({"only", "just", "merely"})
_UNDER_VERB = frozenset({"acomp", "xcomp", "oprd", "amod", "pobj", "prep"})
_TELLING_OF = frozenset({"acl", "relcl", "ccomp"})
_ABOUT = frozenset({"pobj", "prep", "pcomp", "acl", "conj"})
_REJECTING = frozenset({"reject", "dismiss", "deny", "dispute", "refute", "contest"})


def disclaiming(deed: Token) -> list[Token]:
    """Who is said to have had no part in what a noun tells; nobody where nothing of the kind is said.

    "Was not behind X", "had no part in X", "had nothing to do with X", "was not responsible for X" and "X was not our
    work".
    """
    if deed.dep_ != "pobj":
        return whose_work(deed) if _is_negated(deed.head) else []
    preposition, over = deed.head, deed.head.head
    if preposition.lower_ == "behind" and over.lemma_ == "be":
        return subjects(over)[0] if _is_negated(over) else []
    if preposition.lower_ not in _IN_WHAT:
        return []
    verb = _of_no_share(over) or _of_no_tie(over)
    return subjects(verb)[0] if verb is not None else []


def whose_work(deed: Token) -> list[Token]:
    """Whose work the deed is said to be or not to be: of whoever owns the noun, or stands behind its "of"."""
    if deed.dep_ != "nsubj" or deed.head.lemma_ != "be":
        return []
    rules = load_trigger_rules()
    works = [one for one in children(deed.head, "attr") if rules.among("own_doing", one.lemma_.lower())]
    behind = [of for work in works for of in children(work, "prep") if of.lower_ == "of"]
    owners = [one for work in works for one in children(work, "poss")]
    return [*owners, *(one for of in behind for one in children(of, "pobj"))]


def is_called_untrue(head: Token) -> bool:
    """Whether the event is told only by a report or a claim that is called untrue: "called reports that X false"."""
    rules, told = load_trigger_rules(), head
    while told.dep_ in ("conj", "advcl", "xcomp") and told.head != told:
        told = told.head
    claim = told.head
    if told.dep_ not in _TELLING_OF or not rules.among("accusations", claim.lemma_.lower()):
        return False
    calls = rules.among("labelling_verbs", claim.head.lemma_.lower()) and not _is_negated(claim.head)
    return calls and any(is_untrue(one) for one in claim.head.subtree if one.i > claim.i)


def is_charge_rejected(head: Token) -> bool:
    """Whether the event is told only as what a rejected charge is about: "rejected the accusation over X".

    Claims and charges are left out, since a court rejects them too without any denial.
    """
    rules, told = load_trigger_rules(), head
    while told.dep_ in _ABOUT and told.head != told and not rules.among("imputations", told.lemma_.lower()):
        told = told.head
    verb = told.head
    if told == head or told.dep_ != "dobj" or not rules.among("imputations", told.lemma_.lower()):
        return False
    return verb.lemma_.lower() in _REJECTING and not _is_negated(verb)


def is_untrue(word: Token) -> bool:
    """Whether it says that something is not true: as it stands, or a noun in any number; who "lay" there is no liar."""
    rules = load_trigger_rules()
    return rules.among("untrue", word.lower_) or (word.pos_ == "NOUN" and rules.among("untrue", word.lemma_.lower()))


def _of_no_share(over: Token) -> Token | None:
    """The verb of "had no part in", "played no role in" and "had nothing to do with"; claiming a part is another."""
    rules = load_trigger_rules()
    if over.lemma_ == "do" and over.head.dep_ == "dobj" and over.head.lower_ in _AUGHT:
        tie, having = over.head.lower_, over.head.head
        return having if tie == "nothing" or _is_negated(having) else None
    shares = [over] if over.pos_ == "NOUN" else children(over, "dobj")
    for share in (one for one in shares if one.dep_ == "dobj" and rules.among("shares", one.lemma_.lower())):
        verb, shared = share.head.lemma_.lower(), share.lemma_.lower()
        none = any(child.lower_ in _NO for child in children(share, "det")) or _is_negated(share.head)
        if none and any(rules.among("sharing_verbs", one) for one in (verb, f"{verb} {shared}")):
            return share.head
    return None


def _of_no_tie(over: Token) -> Token | None:
    """The verb of "was not responsible for", "was not in any way responsible for" and "were not involved in"."""
    if not load_trigger_rules().among("tied", over.lemma_.lower()):
        return None
    verb = over
    while verb.dep_ in _UNDER_VERB and verb.head != verb:
        verb = verb.head
    return verb if _is_negated(verb) else None


def _is_negated(verb: Token) -> bool:
    """Whether the verb, or who does it, is negated; "not only" is no negation."""
    if is_negated(verb):
        beside = (one for negator in children(verb, "neg") for one in negator.children)
        return not any(one.lower_ in _ONLY for one in (*verb.children, *beside))
    doers = subjects(verb)[0]
    return any(
        one.lemma_.lower() in _NO for who in doers for one in (who, *(c for c in who.children if c.dep_ != "conj"))
    )
