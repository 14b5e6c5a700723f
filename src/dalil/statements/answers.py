"""Denials of what was said before: of "it", "the accusation", "involvement"; what that is stands earlier."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dalil.model.span import Range
from dalil.model.statement import Participant, Statement
from dalil.statements.along import Along
from dalil.statements.anchor import UNTOLD, anchored, made
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.events.clause import children
from dalil.statements.events.disclaimed import disclaiming, is_untrue
from dalil.statements.events.doers import named_doer
from dalil.statements.quotes import sentence_quote
from dalil.statements.reading import Reading
from dalil.statements.speech import side_of
from dalil.statements.voices import denies, speakers_of, voices_over
from dalil.vocab.triggers import load_trigger_rules

_REACH = 1500
"""Code points back to which a denial points."""
_TOLD = frozenset({"asserted", "reported", "alleged"})
_SPOKEN = frozenset({"dip.accuse", "dip.deny_responsibility"})
_DENYING = frozenset({"deny", "dispute", "reject", "dismiss", "refute", "contest"})
_NOT_DONE = frozenset({"decline", "refuse", "fail", "neglect", "stop"})
_FEW = 6
"""Words that a content has at most which only points back."""
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "hardly"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A denial: the words that point back, the chain of voices whose last one denies, and its speakers."""

    words: Range
    span: TokenSpan
    voices: tuple[Attribution, ...]
    speakers: tuple[Participant, ...]
    rule: str


def answers(reading: Reading, told: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement for each denial that names its act only by pointing back.

    The act, who did and suffered it, where and when are those of the nearest statement before that the denier may be
    accused of; where there is none, what is denied stays unknown (`act` null). `told` are the statements of the events.
    """
    found: dict[Range, Statement] = {}
    along = Along((Range(start=one.trigger[0], end=one.trigger[1]), one) for one in told if one.trigger)
    for answer in (*_by_voice(reading, told), *_by_clause(reading)):
        before = Range(start=max(0, answer.words.start - _REACH - 1), end=answer.words.start)
        found.setdefault(answer.words, _statement(reading, answer, _accused(reading, answer, along.touching(before))))
    return tuple(found.values())


def is_answered_by(told: Statement, answer: Statement) -> bool:
    """Whether a statement tells nothing but the words of the denial ("the accusation", "denies")."""
    if told.act not in _SPOKEN or told.trigger is None:
        return False
    return answer.sentence[0] <= told.trigger[0] < answer.sentence[1] and "about.answer" in answer.reasons


def _by_voice(reading: Reading, told: Sequence[Statement]) -> Iterator[_Answer]:
    triggers = (one.trigger for one in told if one.trigger and one.act not in _SPOKEN)
    own = Along((Range(start=start, end=end), (start, end)) for start, end in triggers)
    for voice in reading.attributions:
        place = voice.content[0] if len(voice.content) == 1 else None
        passage = reading.passage_at(place) if place is not None else None
        span = passage.tokens_in(place) if passage is not None and place is not None else None
        if place is None or span is None or any(own.inside(place)):
            continue
        rule = _pointing(span, voice)
        if rule is None or _is_undone(reading, voice):
            continue
        chain = voices_over(reading, place)
        voices = (voice,) if span.root.lower_ == "which" or voice not in chain else chain
        speakers = speakers_of(voices)
        yield _Answer(words=place, span=span, voices=voices, speakers=speakers, rule=rule)


def _pointing(span: TokenSpan, voice: Attribution) -> str | None:
    """The rule by which the content only points back to what was said, and rejects it; None where it does not."""
    rules, root = load_trigger_rules(), span.root
    if any(disclaiming(token) for token in span):
        return "answer.no_share"
    nouns = [token for token in span if rules.among("accusations", token.lemma_.lower()) and token.pos_ == "NOUN"]
    false = any(is_untrue(token) for token in span)
    after = span.doc[span.end : span.sent.end]
    false = false or any(is_untrue(token) for token in after if token.head == root.head)
    pointed = root.lower_ if rules.among("pointing", root.lower_) else None
    if denies(voice) and (pointed or root in nouns) and len(span) <= _FEW:
        return "answer.pronoun" if pointed else "answer.noun"
    if voice.cue_class == "negative" and nouns and root in nouns and len(span) <= _FEW:
        return "answer.noun"
    if voice.cue_class in {"neutral", "negative"} and (false or _is_called_untrue(root)) and not _negated(span):
        subject = next((one for one in span if one.dep_ in {"nsubj", "dobj"} and one.sent == span.sent), root)
        if subject in nouns or (rules.among("pointing", subject.lower_) and subject.dep_ == "nsubj"):
            return "answer.called_untrue"
    return None


def _is_called_untrue(root: Token) -> bool:
    """Whether the verb over the words calls them untrue ("described the accusations as fabricated")."""
    return any(
        is_untrue(word)
        for over in (root.head, root)
        for preposition in children(over, "prep", "oprd", "xcomp", "advcl")
        for word in (preposition, *preposition.children)
    )


def _negated(span: TokenSpan) -> bool:
    return any(token.lower_ in _NEGATIONS for token in span)


def _is_undone(reading: Reading, voice: Attribution) -> bool:
    """Whether the denial itself is negated, refused or only weighed ("neither confirmed nor denied")."""
    for cue in voice.cue:
        passage = reading.passage_at(cue)
        span = passage.tokens_in(cue) if passage is not None else None
        if span is not None and _is_not_done(span.root):
            return True
    return False


def _is_not_done(verb: Token) -> bool:
    near = [*verb.children, *(verb.head.children if verb.dep_ == "conj" else ())]
    if any(child.lower_ in _NEGATIONS or child.dep_ == "neg" for child in near):
        return True
    if any(child.dep_ == "dative" for child in verb.children):
        return True  # "denied it food"
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _NOT_DONE


def _by_clause(reading: Reading) -> Iterator[_Answer]:
    """Denials in a clause beside the claim: "a claim that the army denies", "an accusation denied by the army"."""
    rules = load_trigger_rules()
    for scene in reading.scenes:
        for verb in scene.passage.doc:
            noun = verb.head
            if verb.dep_ not in {"relcl", "acl"} or verb.lemma_.lower() not in _DENYING or _is_not_done(verb):
                continue
            if noun.dep_ not in {"appos", "npadvmod", "dobj", "conj", "attr"} or not rules.among(
                "accusations", noun.lemma_.lower()
            ):
                continue
            agents = [one for by in children(verb, "agent") for one in children(by, "pobj")]
            head = next(iter((*children(verb, "nsubj"), *agents)), None)
            doer = named_doer(scene, head, reading.text) if head is not None else None
            if doer is not None:
                speaker = Participant(name=doer.name, party=doer.party, start=doer.start, end=doer.end)
                yield _Answer(
                    words=scene.passage.range_of(noun), span=verb.doc[noun.i : noun.i + 1], voices=(),
                    speakers=(speaker,), rule="answer.relative",
                )  # fmt: skip


def _accused(reading: Reading, answer: _Answer, told: Iterable[Statement]) -> Statement | None:
    """The nearest statement before of which the denier may be accused; of one sentence's the first."""
    parties = reading.lexicon.parties
    denier = answer.speakers[-1].party if answer.speakers else None
    side = side_of(denier, parties) or denier
    fitting = []
    for one in told:
        doers = {side_of(doer.party, parties) or doer.party for doer in one.perpetrators if doer.party is not None}
        said_by = {speaker.party for speaker in one.speakers if speaker.party is not None}
        if (
            one.act is not None
            and one.act.startswith(("act.", "harm."))
            and one.status in _TOLD
            and one.polarity == "pos"
            and one.trigger is not None
            and 0 <= answer.words.start - one.trigger[1] <= _REACH
            and (denier is None or denier not in said_by)
            and (side is None or not doers or side in doers)
        ):
            fitting.append(one)
    if not fitting:
        return None
    last = max(one.sentence for one in fitting)
    same = [one for one in fitting if one.sentence == last]
    return min(same, key=lambda one: (not one.perpetrators, not (one.act or "").startswith("act."), one.trigger))


def _statement(reading: Reading, answer: _Answer, accused: Statement | None) -> Statement:
    passage = reading.passage_at(answer.words)
    assert passage is not None
    sentence = passage.range_of(answer.span.sent)
    quote = sentence_quote(reading.text, sentence)
    source = answer.voices[-1].source_class if answer.voices else "official"
    plain = Statement(
        **made(reading, answer.words, answer.voices, (answer.rule, "about.answer", "status.denied")),
        **anchored(reading, quote),
        **UNTOLD,
        sentence=(sentence.start, sentence.end),
        kind="other",
        speech_act="deny",
        speakers=answer.speakers,
        status="denied",
        polarity="pos",
        modality=None,
        hedges=(),
        author_commitment="neutral",
        attribution=source,
        addressees=(),
        place=None,
        time=None,
        figures=(),
        certain=accused is not None,
    )
    return plain if accused is None else _turned_against(plain, answer, accused)


def _turned_against(plain: Statement, answer: _Answer, accused: Statement) -> Statement:
    """The answer as a denial of what the accusation tells, whose doers are only meant here."""
    return replace(
        plain,
        kind=accused.kind,
        about=accused.id,
        act=accused.act,
        trigger=(answer.words.start, answer.words.end),
        perpetrators=tuple(replace(doer, via="coreference") for doer in accused.perpetrators),
        victims=accused.victims,
        weapons=accused.weapons,
        targets=accused.targets,
        place=accused.place,
        time=accused.time,
        provisions=accused.provisions,
    )
