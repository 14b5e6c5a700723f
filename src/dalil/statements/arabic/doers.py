"""Who is said to have done it in an Arabic sentence: a party by its name, or whoever is only described."""

from dalil.model.statement import Participant, Perpetrator, Via
from dalil.statements.arabic.described import doers_in
from dalil.statements.arabic.parties import within
from dalil.statements.arabic.told import Told
from dalil.statements.arabic.words import Word, stands_at, terms_in
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words

_NEAR = 3
_ARTICLE, _ACCUSATIVE = "ال", "ا"
_HAS = frozenset(("قد",))
"""The word between a subject and its verb for what is done already."""


def find_doers(reading: Reading, told: Told) -> tuple[Perpetrator, ...]:
    """Who stands right before or behind the verb of the act, or behind "by"; whom an accusation names.

    A noun of an act with somebody behind it leaves open who did it to whom, and names nobody.
    """
    if told.said.accused is not None:
        return (_doer(told.said.accused, "implied"),)
    if beside := _beside_verb(reading, told):
        return (_doer(beside, "subject"),)
    if blamed := _blamed(reading, told):
        return (_doer(blamed, "implied"),)
    for index in range(told.trigger.last + 1, len(told.words)):
        for by in load_arabic_words().agents:
            if stands_at(told.words, index, by):
                first = index + len(by)
                named = doers_in(reading, told.words[first : within(reading, told.words, first, _NEAR)])
                return tuple(_doer(one, "by") for one in named[:1])
    return ()


def _blamed(reading: Reading, told: Told) -> Participant | None:
    """The party right before the "behind" that stands before the act: "X is behind the shelling"."""
    words, first = told.words, told.trigger.first
    if first < 1 or words[first - 1].forms.isdisjoint(load_arabic_words().blamed):
        return None
    before = doers_in(reading, words[: first - 1])
    return before[-1] if before and before[-1].end == words[first - 2].range.end else None


def _beside_verb(reading: Reading, told: Told) -> Participant | None:
    words, first, behind = told.words, told.trigger.first, told.trigger.last + 1
    known, forms = load_arabic_words(), words[first].forms
    before = doers_in(reading, words[:first])
    near = first - 1 if first and words[first - 1].forms.isdisjoint(_HAS) else first - 2
    subject = before[-1] if before and near >= 0 and before[-1].end == words[near].range.end else None
    if told.trigger.term.family != "act" or forms.isdisjoint(known.verbs):
        return None
    if not forms.isdisjoint(known.like_noun) and not _is_verb(reading, words, first, subject):
        return None
    after = doers_in(reading, words[behind : within(reading, words, behind, _NEAR)])
    done = after[0] if after and after[0].start == words[behind].range.start else subject
    if done is None or done.party is not None:
        return done
    return done if _has_object(reading, words, max(done.end, told.trigger.range.end)) else None


def _has_object(reading: Reading, words: list[Word], end: int) -> bool:
    """Whether what it is done to stands right behind verb and doer.

    Written without its vowels "gunmen killed" is "gunmen were killed" too. An object is a number, who or what suffers
    in the vocabulary, a place by its kind, a definite noun, or one with the ending of the accusative.
    """
    index = next((n for n, word in enumerate(words) if word.range.start >= end), None)
    if index is None:
        return False
    known, word = load_arabic_words(), words[index]
    text = known.plain(reading.text[word.range.start : word.range.end])
    if text[0].isdigit() or not word.forms.isdisjoint({*known.numbers, *known.vague}):
        return True
    terms = (one for family in ("vic", "tgt") for one in reading.lexicon.terms.family(family))
    if any(one.first == index for one in terms_in(words[: index + _NEAR], terms)):
        return True
    if not word.forms.isdisjoint(known.before_places - known.prepositions):
        return True
    definite = text.startswith(_ARTICLE) and word.forms.isdisjoint(known.particles | known.behind_voices)
    return definite or text.endswith(_ACCUSATIVE)


def _is_verb(reading: Reading, words: list[Word], first: int, subject: Participant | None) -> bool:
    """Whether a word written like a noun is a verb: at the head of what is said, or behind the subject at its head.

    A time before it, and words that only a verb follows, leave it at the head. The feminine is no noun anywhere: which
    gender a party's name has must not decide who is read as the doer.
    """
    head = next((n for n, one in enumerate(words) if subject is not None and one.range.start == subject.start), first)
    known, before = load_arabic_words(), words[:head]
    if before and not before[-1].forms.isdisjoint(known.before_verbs if head == first else known.before_subjects):
        return True
    return all(any(one.range.overlaps(time.range) for time in reading.times) for one in before)


def _doer(one: Participant, via: Via) -> Perpetrator:
    return Perpetrator(name=one.name, party=one.party, start=one.start, end=one.end, via=via)
