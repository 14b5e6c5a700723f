"""Find the words that name places: the gazetteer first, the model's entities as a hint, never as a verdict."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dalil.model.span import Range
from dalil.statements.arabic.words import is_common
from dalil.statements.passage import Passage
from dalil.statements.places.toponym import PlaceName, Reference
from dalil.statements.places.words import (
    ADDRESSED,
    AGAINST_PLACES,
    DIRECTIONS,
    GENERIC,
    HALLOWED,
    INNER,
    INSIDE,
    LAWS,
    LIKE,
    LOCATIVE,
    NEARNESS,
    PRO_VERBS,
    QUARTERS,
    TITLES,
)
from dalil.statements.reading import Reading
from dalil.vocab.gazetteer import GazetteerPlace
from dalil.vocab.triggers import load_trigger_rules

LONGEST = 5
WELL_KNOWN = 50_000
SHORT = 3
GREEK = "\u0370"
"""The first letter behind the Latin ones."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,4}")
_PLACE_LABELS = frozenset(("GPE", "LOC"))
_CONTRACTED = re.compile(r"['\u2019](?:ve|re|d|m|ll|t)$", re.IGNORECASE)
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_TIME_LABELS = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"))
_NAME_TAGS = frozenset(("PROPN", "NOUN", "ADJ", "X"))
_OTHER_LABELS = frozenset(("PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE", "FAC"))


def place_names(reading: Reading) -> tuple[PlaceName, ...]:
    """All place names of a document in order, with everything that may bear them; metonyms are marked."""
    speaking = _verbs_of_actors(reading)
    found = [one for passage in reading.passages for one in _Recogniser(reading, passage, speaking).names()]
    sure = {one.name for one, certain in found if certain}
    return tuple(one for one, certain in found if certain or one.name in sure)


def _verbs_of_actors(reading: Reading) -> frozenset[str]:
    """Verbs whose subject speaks or acts: a place in their subject stands for those who rule it."""
    terms = reading.lexicon.terms
    verbs = {verb for family in ("act", "dip") for term in terms.family(family) for verb in term.verbs}
    return frozenset(verbs.union(*(words for words in terms.commitments.values())))


def _is_compared(name: Token) -> bool:
    """Whether the name stands in a clause that only compares: "as did the people of X", "like the siege of X"."""
    for above in name.ancestors:
        if above.lower_ in LIKE and above.dep_ == "prep":
            return True
        if above.lemma_ in PRO_VERBS and any(child.lower_ == "as" and child.i < above.i for child in above.children):
            return True
    return False


def _first_listed(name: Token) -> Token:
    """The first of a list that the name stands in; the parser takes two of three for an apposition."""
    while name.dep_ == "conj" or (name.dep_ == "appos" and any(one.dep_ == "conj" for one in name.children)):
        name = name.head
    return name


def _acts(named: Token) -> bool:
    """Whether these are people or those who rule: "the regime", "rebels"."""
    rules = load_trigger_rules()
    return any(rules.among(name, named.lemma_.casefold()) for name in ("actors", "people"))


def _is_spoken_to(name: Token) -> bool:
    """Whether somebody turns to those named ("appealed to X", "pressure on X"); "to X" goes on behind "to Y"."""
    preposition = name.head
    while preposition.dep_ in ("conj", "prep") and preposition.head.dep_ == "prep":
        preposition = preposition.head
    governing = [preposition.head, *(child for child in preposition.head.children if child.dep_ == "dobj")]
    return any((word.lemma_.casefold(), preposition.lower_) in ADDRESSED for word in governing)


class _Recogniser:
    """One passage, looked through once."""

    def __init__(self, reading: Reading, passage: Passage, speaking: frozenset[str]) -> None:
        self.gazetteer = reading.lexicon.gazetteer
        self.passage = passage
        self.doc: Doc = passage.doc
        self.tokens = tuple(passage.doc)
        self.speaking = speaking
        self.text = reading.text

    def names(self) -> Iterator[tuple[PlaceName, bool]]:
        """Names in order; False beside a name that stands only if the document is sure of it elsewhere."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if not token.text[:1].isalpha() or token.text[0].islower():
                at += 1
                continue
            if country := self._adjective(token):
                yield self._name(at, at + 1, (country,), "adjective"), True
                at += 1
                continue
            end, candidates = self._longest(at)
            certain = self._judge(at, end, candidates) if candidates else None
            if certain is None:
                entity = self._entity_without_row(at)
                if entity is None:
                    at = max(at + 1, end if candidates else at + 1)
                    continue
                end, candidates, certain = entity, (), True
            yield self._name(at, end, candidates), certain
            at = end

    def _adjective(self, token: Token) -> GazetteerPlace | None:
        """The country that an adjective before a noun ("Syrian forces") belongs to."""
        if token.dep_ not in ("amod", "compound", "nmod") or token.pos_ not in ("ADJ", "PROPN"):
            return None
        code = self.gazetteer.country_of(token.text)
        return self.gazetteer.place(code) if code and not self.gazetteer.candidates(token.text) else None

    def _longest(self, at: int) -> tuple[int, tuple[GazetteerPlace, ...]]:
        """The longest run of words from here that some place bears as a name."""
        limit = at + 1
        while limit < min(len(self.doc), at + LONGEST) and self._goes_on(limit):
            limit += 1
        run, begins = self.doc[at:limit].text, self.tokens[at].idx
        for end in range(limit, at, -1):
            last = self.tokens[end - 1]
            words = run[: last.idx + len(last) - begins]
            if (not words[-1].isalnum() and words[-1] != ".") or last.lower_ in _POSSESSIVE:
                continue
            if candidates := self.gazetteer.candidates(words):
                return end, candidates
        return at + 1, ()

    def _goes_on(self, at: int) -> bool:
        token = self.tokens[at]
        if token.is_sent_start and not self.tokens[at - 1].text.endswith("."):
            return False
        first = token.text[:1]
        return first.isupper() or not first.isascii() or token.text in ("-", "'", "’", "'s") or token.lower_ in INNER

    def _judge(self, at: int, end: int, candidates: tuple[GazetteerPlace, ...]) -> bool | None:
        """True: a place name; False: one if the document says so elsewhere; None: none."""
        token, words = self.tokens[at], self.doc[at:end].text
        if _CONTRACTED.search(words):
            return None
        if any(place.own for place in candidates):
            return True
        if words[0] >= GREEK:
            return None if is_common(words) else True
        short, hallowed = len(words) <= SHORT, at > 0 and self.tokens[at - 1].lower_ in HALLOWED
        if hallowed or words.lower() in GENERIC or token.pos_ not in _NAME_TAGS or (short and not words.isupper()):
            return None
        known = any(place.population >= WELL_KNOWN or place.precision == "country" for place in candidates)
        part = self._is_part_of_name(at, end) or (self._ends_a_name(at) and not known)
        if self._follows_comma_of_place(at) or (token.ent_type_ in _PLACE_LABELS and not part):
            return True
        return None if short or part else self._judge_by_context(at, end, known=known)

    def _judge_by_context(self, at: int, end: int, *, known: bool) -> bool | None:
        """As `_judge`, for what the model takes for no place: what stands before it decides."""
        token, label = self.tokens[at], self.tokens[at].ent_type_
        before = self.tokens[at - 1].lower_ if at else ""
        if before.rstrip(".") in TITLES or label in _TIME_LABELS:
            return None
        inside = before in INSIDE or (before == "the" and at > 1 and self.tokens[at - 2].lower_ in INSIDE)
        if self._whole_entity(at, end) and (self._modifier(at)[1] or (known and (inside or self._is_struck(token)))):
            return True
        if label == "PERSON":
            return False if self._whole_entity(at, end) else None
        if label in _OTHER_LABELS:
            return known and not self._whole_entity(at, end)
        if token.pos_ != "PROPN":
            return None
        return inside or before in LOCATIVE or (known and label == "NORP") or self._modifier(at)[1] is not None

    def _is_struck(self, token: Token) -> bool:
        """Whether the name is what a verb of war is done to, and no person is ("shelled X")."""
        return token.dep_ == "dobj" and token.head.lemma_ in AGAINST_PLACES

    def _is_part_of_name(self, at: int, end: int) -> bool:
        """Whether a surname goes on behind the name ("Paris Hilton") within one person's name."""
        return self.tokens[at].ent_type_ == "PERSON" and not self._whole_entity(at, end)

    def _ends_a_name(self, at: int) -> bool:
        """Whether the name only ends a longer one that no row bears ("Port X" is not X)."""
        before = self.tokens[at - 1] if at else None
        if before is None or before.pos_ != "PROPN" or before.dep_ != "compound" or before.head.i != at:
            return False
        return before.text[:1].isupper() and before.lower_ not in DIRECTIONS and before.lower_.rstrip(".") not in TITLES

    def _whole_entity(self, at: int, end: int) -> bool:
        starts = self.tokens[at].ent_iob_ != "I"
        return starts and (end >= len(self.doc) or self.tokens[end].ent_iob_ != "I")

    def _follows_comma_of_place(self, at: int) -> bool:
        """Whether the word before the comma before is a place by the model: "X, Y"."""
        return at > 1 and self.tokens[at - 1].text == "," and self.tokens[at - 2].ent_type_ in _PLACE_LABELS

    def _entity_without_row(self, at: int) -> int | None:
        """The end of an entity of place that no gazetteer holds; None where there is none here."""
        token = self.tokens[at]
        if token.ent_type_ != "GPE" or token.ent_iob_ != "B" or token.pos_ != "PROPN" or self._is_metonym(token):
            return None
        if _INITIALS.fullmatch(token.text) and any(child.like_num for child in token.children):
            return None  # "S.K., 14" is somebody with an age
        end = at + 1
        while end < len(self.doc) and self.tokens[end].ent_iob_ == "I":
            end += 1
        return None if self.gazetteer.country_of(self.doc[at:end].text) else end

    def _name(
        self, at: int, end: int, candidates: tuple[GazetteerPlace, ...], kind: Reference | None = None
    ) -> PlaceName:
        start, modifier = (at, None) if kind == "adjective" else self._modifier(at)
        name = self.doc[at:end].text
        if modifier and (own := self.gazetteer.candidates(f"{modifier} {name}")):
            candidates, modifier, name, at = own, None, f"{modifier} {name}", start
        return PlaceName(
            range=self._range(start if modifier else at, end),
            bare=self._range(at, end),
            name=name,
            candidates=candidates,
            modifier=modifier,
            containers=self._containers(end),
            kind=kind or self._reference(at, end),
        )

    def _reference(self, at: int, end: int) -> Reference:
        """What the name does in its sentence."""
        if end < len(self.doc) and self.tokens[end].text in LAWS:
            return "title"
        head = self.doc[at:end].root
        if self._is_metonym(head):
            return "metonym"
        return "comparison" if _is_compared(head) else "place"

    def _modifier(self, at: int) -> tuple[int, str | None]:
        """Where a modifier before the name begins, and its word."""
        if at and self.tokens[at - 1].lower_ in DIRECTIONS:
            return at - 1, self.tokens[at - 1].lower_
        if at > 1 and self.tokens[at - 1].lower_ == "of" and self.tokens[at - 2].lower_ in NEARNESS:
            return at - 2, self.tokens[at - 2].lower_
        return at, None

    def _containers(self, end: int) -> tuple[GazetteerPlace, ...]:
        """Places that the text names as lying around: behind a comma, in brackets, or behind "in"."""
        if end + 1 < len(self.doc) and self.tokens[end].lower_ in QUARTERS:
            end += 1
        if end + 1 >= len(self.doc) or self.tokens[end].lower_ not in (",", "(", "in", "of"):
            return ()
        at = end + 1
        while at < len(self.doc) - 1 and self.tokens[at].lower_ in ("the", *DIRECTIONS):
            at += 1
        if not self.tokens[at].text[:1].isupper():
            return ()
        return self._longest(at)[1]

    def _is_metonym(self, head: Token) -> bool:
        """Whether the name stands for those who rule the place: they speak or act, are spoken to, or listed as such."""
        first = _first_listed(head)
        if first.dep_ in ("nsubj", "nsubjpass") and first is not head and _acts(first):
            return True
        if first.dep_ == "nsubj":
            return first.head.lemma_ in self.speaking
        if first.dep_ != "pobj":
            return False
        return first.head.dep_ == "agent" or _is_spoken_to(first) or (first is not head and _acts(first))

    def _range(self, at: int, end: int) -> Range:
        return self.passage.range_of(self.doc[at:end])
