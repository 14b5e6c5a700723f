"""The clause around what is told, whatever its words: somebody who can speak, and nothing that happens.

A frame needs a word of telling (`frame`). Where it has none that a list knows ("X put it on record that …", "X is
certain: …", "…; the source is X"), the shape remains: a clause that opens another one by "that" or a colon, or words at
the edge that only lay the rest to somebody.
"""

from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dalil.statements.attribution.draft import ADDRESSING
from dalil.statements.attribution.frame import FINITE, Frame, Look, deeds, is_that
from dalil.statements.attribution.teller import Teller
from dalil.vocab.triggers import load_trigger_rules

# Words after which "that" tells an end, a cause or a degree and nobody's words.
_OTHERWISE = frozenset(
    (
        "so",
        "such",
        "fact",
        "ensure",
        "mean",
        "cause",
        "provided",
        "given",
        "now",
        "condition",
        "rather",
        "order",
        "only",
    )
)
_LAYING = frozenset(("per", "via", "so", "source"))
_TRUST = frozenset(("believe", "trust", "right", "accord", "according", "source", "credit"))
_TRUSTING = frozenset(("believe", "trust", "accord", "credit", "go", "judge", "hear", "give", "obtain", "gather"))
_OPENERS = frozenset(("if", "going", "judging", "to", "by", "in", "from", "per", "via", "according", "as", "on"))
_POINTING = frozenset(("that", "this", "these", "it", "so", "such"))
_FROM = frozenset(("from", "by", "via", "through", "quoting", "citing", "per", "of"))
_BESIDE = frozenset(("in", "on"))
_FAMILIES = frozenset(("think", "want", "seem", "stance"))
_KNOWING = frozenset(("know", "learn", "hear", "understand", "let"))
_LIGHT = frozenset(("put", "keep", "take", "hold", "carry", "lead", "pull", "give"))
_ADDRESSED = frozenset(("to", "with", "before", "for", "against", "among", "on", "in", "near", "at", "about"))
_REACHED = frozenset(("by", "about", "over", "at", "of", "after", "following", "amid", "to", "despite"))
_NOMINAL = frozenset(("DET", "PROPN", "NOUN", "NUM", "ADJ"))
_LONGEST = 14


def matrix(look: Look, sentence: TokenSpan, before: TokenSpan | None) -> Frame | None:
    """The frame of a sentence that holds no word of telling; None where nobody is set around what it tells."""
    start, end = _edges(look, sentence)
    if start >= end:
        return None
    found = _before_that(look, start, end) or _before_colon(look, start, end) or _behind(look, start, end)
    found = found or _in_front(look, start, end) or _without_that(look, start, end)
    found = found or _pointing_back(look, start, end, before)
    return found if found is not None and look.tells_act(*found.content) else None


def _edges(look: Look, sentence: TokenSpan) -> tuple[int, int]:
    start, end = sentence.start, look.end(sentence)
    while start < end and look.doc[start].is_space:
        start += 1
    return start, end


def _before_that(look: Look, start: int, end: int) -> Frame | None:
    """A clause of somebody's that opens another one by "that": "X put it on record that …"."""
    that = next((at for at in range(start + 1, end) if is_that(look.doc[at])), None)
    if that is None or _happens(look, start, that) or not look.has_clause(that + 1, end):
        return None
    words = _without_asides(look, start, that)
    if any(one.lemma_.lower() in _OTHERWISE or one.dep_ == "neg" for one in words) or _is_other(look, words):
        return None
    last = next((one for one in reversed(words) if not one.is_punct), None)
    if last is not None and _only_reaches(look, last):
        return None
    somebody = last is not None and any(one.start <= last.i < one.end for one in look.whos)
    verbal = any(one.pos_ in ("VERB", "AUX") or look.is_paper(one) for one in words)
    if (
        last is None
        or not verbal
        or (last.pos_ == "NOUN" and not somebody and last.lemma_.lower() not in look.cues.nouns)
    ):
        return None
    verb = next((one.i for one in reversed(words) if one.pos_ in ("VERB", "AUX", "NOUN")), None)
    return _frame(look, (start, that), verb, (that + 1, end))


def _only_reaches(look: Look, paper: Token) -> bool:
    """Whether what others told only reaches whom the clause is about: "X is concerned by reports that …"."""
    at = paper.i - 1
    while at > paper.sent.start and look.doc[at].pos_ in ("ADJ", "ADV", "DET", "NUM", "NOUN"):
        at -= 1
    return look.is_paper(paper) and paper.dep_ == "pobj" and look.doc[at].lower_ in _REACHED


def _without_that(look: Look, start: int, end: int) -> Frame | None:
    """A finite verb of saying right before what is told, however the parse takes that: "X said an air raid cost …"."""
    for token, cue in look.telling_in(start, end - 1):
        if _happens(look, start, token.i):
            break
        bare = token.tag_ in FINITE and token.lemma_.lower() in look.cues.verbs and token.lemma_ not in ADDRESSING
        if bare and look.doc[token.i + 1].pos_ in _NOMINAL:
            found = _frame(look, (start, token.i), token.i, (token.i + 1, end))
            return replace(found, cue=cue) if found is not None else None
    return None


def _before_colon(look: Look, start: int, end: int) -> Frame | None:
    """Somebody before a colon with "be" or a verb of telling: "X is certain: …"; a bare "X: …" heads a headline."""
    colon = next((at for at in range(start + 1, end) if look.doc[at].text == ":"), None)
    if colon is None or not look.has_clause(colon + 1, end) or look.first_deed(start, colon) < colon:
        return None
    words = _without_asides(look, start, colon)
    bare = all(one.pos_ not in ("VERB", "AUX") for one in words)
    other = any(one.dep_ == "neg" for one in words) or _is_other(look, words)
    if bare or other or _length(look, start, colon) > _LONGEST:
        return None
    return _frame(look, (start, colon), colon - 1, (colon + 1, end))


def _behind(look: Look, start: int, end: int) -> Frame | None:
    """Words at the end that lay the rest to somebody: "…; the source is X", "…, if X is right", "… (source: X)"."""
    doc = look.doc
    edges = [at for at in range(start + 1, end - 1) if doc[at].text in (",", ";", "(", "[", "—", "–", "--")]
    for edge in reversed(edges):
        credit = _credit(look, edge, end)
        if credit is not None and look.has_clause(start, edge):
            return Frame(cue=look.cues.verbs["say"], verb=edge + 1, who=credit, content=(start, edge), known=False)
        if _tells_itself(look, edge + 1, end) or _length(look, edge + 1, end) > _LONGEST:
            return None
        lays = doc[edge + 1].lower_ in _LAYING or any(one.lemma_.lower() in _TRUST for one in doc[edge + 1 : end])
        opens = doc[edge + 1].lower_ in (*_OPENERS, *_POINTING) or edge + 1 in look.starts
        lays = lays or (opens and bool(look.telling_in(edge + 1, end)))
        if lays and doc[start].pos_ != "SCONJ" and look.has_clause(start, edge):
            frame = _frame(look, (edge + 1, end), edge + 1, (start, edge))
            if frame is not None:
                return frame
    return None


def _credit(look: Look, edge: int, end: int) -> Teller | None:
    """The outlet that brackets at the end hold and nothing else: "… (the Tidal Wire)", "… (the blog NAME)"."""
    doc, first, last = look.doc, edge + 1, end - 1
    if doc[edge].text + doc[last].text not in ("()", "[]") or last - first < 1:
        return None
    named = first + (doc[first].pos_ == "DET")
    listed = any(one.carries and one.start in (first, named) and one.end == last for one in look.whos)
    called = load_trigger_rules().among("outlets", doc[named].lower_) and named + 1 < last
    titled = all(one.text[:1].isupper() or one.pos_ in ("ADP", "DET", "CCONJ") for one in doc[named + 1 : last])
    return Teller(start=first, end=last, head=last - 1, carries=True) if listed or (called and titled) else None


def _in_front(look: Look, start: int, end: int) -> Frame | None:
    """Words up to a comma that lay the rest to somebody: "If X is to be believed, …", "In X's account, …"."""
    doc = look.doc
    if doc[start].lower_ not in _OPENERS:
        return None
    best, known = None, 0
    for comma in (at for at in range(start + 1, end) if doc[at].text == ","):
        if _tells_itself(look, start, comma):
            break
        inside = [one for one in look.whos if start <= one.start and one.end <= comma]
        open_name = any(one.start < comma < one.end for one in look.whos)
        if open_name or len(inside) == known or not look.has_clause(comma + 1, end):
            continue
        verbs = {token.i for token, _ in look.telling_in(start, comma)}
        tells = bool(verbs) or any(one.lemma_.lower() in _TRUST for one in doc[start:comma])
        closed = comma - 1 in verbs or any(one.end == comma for one in inside)  # "as X announced a truce, …" tells not
        if (tells and (closed or doc[start].lower_ != "as")) or doc[start].lower_ in _LAYING:
            best = _frame(look, (start, comma), start, (comma + 1, end)) or best
            known = len(inside)
    return best


def _pointing_back(look: Look, start: int, end: int, before: TokenSpan | None) -> Frame | None:
    """A short sentence that lays the one before to somebody: "That is according to X.", "So says X.".

    One that tells something itself ("It said three children were among the dead") points nowhere.
    """
    doc = look.doc
    if before is None or start >= end or _happens(look, start, end) or not look.has_clause(before.start, before.end):
        return None
    words = _without_asides(look, start, end)
    points = doc[start].lower_ in _POINTING or doc[start].lower_ == "source"
    paper = start + 1 < end and doc[start].pos_ == "DET" and look.is_paper(doc[start + 1])
    telling = look.telling_in(start, end)
    so = any(one.i + 1 < end <= one.i + 4 and doc[one.i + 1].lower_ in _POINTING for one, _ in telling)
    tells = bool(telling) or any(one.lemma_.lower() in _TRUST for one in words)
    denied = any(one.dep_ == "neg" for one in words) or _is_other(look, words)
    goes_on = any(
        one.tag_ in FINITE and any(word.tag_ in FINITE for word in doc[one.i + 1 : end]) for one, _ in telling
    )
    if not (points or paper or so) or not tells or denied or goes_on or _length(look, start, end) > _LONGEST:
        return None
    return _frame(look, (start, end), start, (before.start, before.end))


def _frame(look: Look, part: tuple[int, int], verb: int | None, content: tuple[int, int]) -> Frame | None:
    who = _who(look, part)
    if who is None or verb is None or content[0] >= content[1] or look.is_paper(look.doc[who.head]):
        return None
    return Frame(cue=look.cues.verbs["say"], verb=verb, who=who, content=content, known=False)


def _who(look: Look, part: tuple[int, int]) -> Teller | None:
    """Who stands behind it: from whom it comes, else who is its subject; an outlet or a paper where nobody else is."""
    inside = [one for one in look.whos if part[0] <= one.start and one.end <= part[1] and not look.is_told_of(one)]
    behind = [one for one in inside if _led_by(look, one, part[0]) in _FROM]
    free = [one for one in inside if _led_by(look, one, part[0]) not in _ADDRESSED]
    near = [*behind, *free, *(one for one in inside if one.carries and _led_by(look, one, part[0]) in _BESIDE)]
    return min(near, key=lambda one: (look.is_paper(look.doc[one.head]), one.carries), default=None)


def _led_by(look: Look, one: Teller, start: int) -> str:
    """The word before somebody; "from" for "according to"."""
    before = look.doc[one.start - 1].lower_ if one.start > start else ""
    return "from" if before == "to" and look.doc[max(0, one.start - 2)].lower_ == "according" else before


def _length(look: Look, start: int, end: int) -> int:
    """How many words stand there beside the names of those who can speak, and what is said of them."""
    named = {at for one in look.whos for at in range(one.start, one.end)}
    return sum(one.i not in named for one in _without_asides(look, start, end))


def _happens(look: Look, start: int, end: int) -> bool:
    """Whether a verb of the vocabulary's acts stands there, outside what is said of somebody beside his name."""
    verbs = (one.lemma_.lower() for one in _without_asides(look, start, end) if one.pos_ == "VERB")
    return any(verb in deeds() and verb not in _LIGHT for verb in verbs)


def _tells_itself(look: Look, start: int, end: int) -> bool:
    """Whether a verb stands there that neither tells nor only trusts what is told."""
    deed = look.first_deed(start, end)
    while deed < end and look.doc[deed].lemma_.lower() in _TRUSTING:
        deed = look.first_deed(deed + 1, end)
    return deed < end


def _is_other(look: Look, words: list[Token]) -> bool:
    """Whether a verb says that somebody denies, wants or thinks it, which is another thing than telling it."""
    verbs = (one.lemma_.lower() for one in words if one.pos_ == "VERB")
    known = (look.cues.verbs.get(verb) for verb in verbs if verb not in _KNOWING)
    return any(cue is not None and (cue.family in _FAMILIES or cue.commitment == "negative") for cue in known)


def _without_asides(look: Look, start: int, end: int) -> list[Token]:
    words, at = [], start
    while at < end:
        closed = look.parenthesis(at, end)
        if closed is None:
            words.append(look.doc[at])
        at = closed + 1 if closed is not None else at + 1
    return words
