"""Judge how surely an event mention is put."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dalil.model.span import Range
from dalil.model.statement import Commitment as Stance
from dalil.model.statement import Modality, Polarity, SpeechAct, Status
from dalil.statements.attribution.attribution import Attribution
from dalil.statements.events.blame import laid_by_phrase
from dalil.statements.events.disclaimed import disclaiming, is_called_untrue, is_charge_rejected
from dalil.statements.events.ultimatum import giver
from dalil.statements.named_words import forms
from dalil.statements.passage import Passage
from dalil.statements.reading import Reading
from dalil.statements.status.commitment import commitment
from dalil.statements.status.factuality import Factuality
from dalil.statements.status.hedges import find_hedges
from dalil.statements.status.layer import MODALITIES, Layer
from dalil.statements.status.layers import layers_of
from dalil.statements.voices import denies, tellers
from dalil.vocab.factuality import FactualityRules, load_factuality_rules
from dalil.vocab.triggers import load_trigger_rules

SPEECH_STATUS: Mapping[SpeechAct, Status] = {
    "deny": "denied",
    "threaten": "threatened",
    "promise": "promised",
    "demand": "called_for",
    "call_for": "called_for",
    "appeal": "called_for",
    "propose": "called_for",
    "accuse": "alleged",
    "blame": "alleged",
    "countercharge": "alleged",
    "predict": "opinion",
    "characterise_legal": "opinion",
    "label": "opinion",
}
# What polarity reaches through: negation on a verb under its own auxiliaries is negation of the event.
_TRANSPARENT = {
    "negated", "flipped", "factive", "nominal", "future", "conditional", "possibility", "obligation", "counterfactual",
    "likely", "condition", "generic", "question", "request",
}  # fmt: skip
_OWN_WORDS = {"negated", "possibility", "conditional", "future", "flipped", "ahead"}
_FEW = 2
_BELOW = {"pobj", "pcomp", "prep", "dobj", "conj"}
_OF_WHAT = {"with", "of", "for", "over"}
_NOTHING = Factuality(
    status="asserted",
    polarity="pos",
    modality=None,
    hedges=(),
    author_commitment="neutral",
    speech_act="assert",
    value=0.0,
    happened=0.0,
    reasons=("status.no_words",),
)


def judge(reading: Reading, target: Range) -> Factuality:
    """Factuality of the event whose words stand at the target, in the innermost voice that covers it.

    Words that no parsed passage holds give 0 (unknown). Polarity counts negation on the event alone; what stands
    outside the innermost voice's words changes the author's commitment and never the speaker's polarity.
    """
    passage = reading.passage_at(target)
    span = passage.tokens_in(target) if passage is not None else None
    if passage is None or span is None:
        return _NOTHING
    rules = load_factuality_rules()
    voices = tellers(reading, target)
    layers = tuple(layer for layer in layers_of(_head(span), rules) if not _is_own_word(layer, span))
    inner = _inside(passage, layers, voices)
    polarity, modality = _polarity(inner), _modality(layers[: len(inner) + 1])
    status, act, reasons = _status(inner, outer=layers[len(inner) :], voices=voices, rules=rules, span=span)
    if voices and _is_unsaid(reading.text, voices[-1], rules):
        status, act, reasons = "hypothetical", "assert", ("status.not_said",)
    weighed = commitment(layers)
    return Factuality(
        status=status,
        polarity=polarity,
        modality=modality,
        hedges=find_hedges(reading, passage, span),
        author_commitment=_stance(voices, status, layers, span),
        speech_act=act,
        value=weighed.value,
        happened=weighed.happened,
        reasons=(*reasons, *(f"layer.{layer.kind}" for layer in layers), *_ahead(_head(span), polarity)),
    )


def _ahead(verb: Token, polarity: Polarity) -> tuple[str, ...]:
    """The reason where a modal says of a verb that it may yet be: "may be shot", not "may have been shot"."""
    rules, helping = load_factuality_rules(), [one for one in verb.children if one.dep_ == "aux"]
    may = any(rules.among("may_yet", one.lower_) for one in helping)
    done = any(one.lemma_ == "have" for one in helping)
    return ("modality.ahead",) if verb.pos_ == "VERB" and polarity == "pos" and may and not done else ()


def _is_own_word(layer: Layer, span: TokenSpan) -> bool:
    """Whether "not", "can" or "would" belongs to the words of the act itself ("cannot be evacuated")."""
    return layer.kind in _OWN_WORDS and span.start <= layer.token.i < span.end


def _is_unsaid(text: str, voice: Attribution, rules: FactualityRules) -> bool:
    """Whether the cue is negated ("never denied that …", "did not say that …"): then nobody commits to the words."""
    words = {word.lower() for cue in voice.cue for word in text[cue.start : cue.end].replace("n't", " not").split()}
    return voice.family == "say" and bool(words & {"not", "never"}) and not words <= rules.lists["negators"]


def _head(span: TokenSpan) -> Token:
    """The token that the words hang on; "must stop", "under siege" on their verb or noun."""
    root = span.root
    if root.lemma_ in {"have", "need", "ought"} and len(span) > 1:
        return next((token for token in span if token.dep_ == "xcomp"), root)
    if root.pos_ == "ADP":
        return next((token for token in span if token.pos_ in {"NOUN", "VERB"}), root)
    return root


def _inside(passage: Passage, layers: tuple[Layer, ...], voices: tuple[Attribution, ...]) -> tuple[Layer, ...]:
    """The layers whose words belong to the innermost voice."""
    if not voices:
        return layers
    kept = []
    for layer in layers:
        place = passage.range_of(layer.token)
        if not any(content.covers(place) for content in voices[-1].content):
            break
        kept.append(layer)
    return tuple(kept)


def _polarity(layers: Iterable[Layer]) -> Polarity:
    """Neg when negation falls on the event itself an odd number of times, before anything else embeds it."""
    negative = False
    for layer in layers:
        if layer.kind in {"negated", "flipped"}:
            negative = not negative
        elif layer.kind not in _TRANSPARENT:
            break
    return "neg" if negative else "pos"


def _modality(layers: Iterable[Layer]) -> Modality | None:
    """The first modality from the event outwards, as far as the cue of its voice ("threatened to …")."""
    return next((MODALITIES[layer.kind] for layer in layers if layer.kind in MODALITIES), None) or _seeming(layers)


def _seeming(layers: Iterable[Layer]) -> Modality | None:
    rules = load_factuality_rules()
    return "possibility" if any(rules.among("seeming", layer.token.lemma_.lower()) for layer in layers) else None


def _status(  # noqa: PLR0911 the first rule that applies
    inner: tuple[Layer, ...],
    *,
    outer: tuple[Layer, ...],
    voices: tuple[Attribution, ...],
    rules: FactualityRules,
    span: TokenSpan,
) -> tuple[Status, SpeechAct, tuple[str, ...]]:
    """Status and speech act of the innermost voice, the first rule that applies."""
    kinds = {layer.kind for layer in inner}
    voice = voices[-1] if voices else None
    if _is_denied(inner, outer, voice, rules) or _is_disclaimed(span.root):
        return "denied", "deny", ("status.denied",)
    wished = bool(outer) and _is_wish(outer[0], span.root, rules)
    if giver(span.root) is not None:
        return "threatened", "threaten", ("status.ultimatum",)
    wished = wished or (any(layer.kind == "factive" for layer in inner) and voice is not None and _is_ahead(voice))
    if voice is not None and voice.speech_act in SPEECH_STATUS and voice.speech_act != "countercharge" and not wished:
        return SPEECH_STATUS[voice.speech_act], voice.speech_act, (f"status.cue_{voice.speech_act}",)
    if (announced := _announced(inner, rules)) is not None:
        return announced
    if kinds & {"conditional", "condition", "counterfactual"}:
        return "hypothetical", "assert", ("status.hypothetical",)
    if "question" in kinds or _is_asked(span.root):
        return "opinion", "rhetorical_question", ("status.question",)
    if kinds & {"obligation", "request"}:
        return "called_for", "demand", ("status.called_for",)
    if kinds & {"future"} and "ahead" not in kinds:
        return "opinion", "predict", ("status.prediction",)
    relayed = _relayed(voice, rules, span, inner)
    if relayed[0] == "asserted" and _is_only_meant((*inner, *outer[:1]), rules):
        return "opinion", "predict", ("status.ahead",)
    return relayed


def _is_disclaimed(head: Token) -> bool:
    """Whether it is denied by what somebody says of his part in it, of its report or of the charge."""
    return bool(disclaiming(head)) or is_called_untrue(head) or is_charge_rejected(head)


def _is_wish(layer: Layer, head: Token, rules: FactualityRules) -> bool:
    """Whether the cue of the voice wishes or plans, and calls on nobody: "wanted to shell", not "wanted them to"."""
    word = layer.token.lemma_.lower()
    if layer.kind == "likely":
        return rules.among("wishes", word) and not any(child.dep_ == "nsubj" for child in head.children)
    return layer.kind == "ahead" and not rules.is_speech_ahead(word)


def _is_only_meant(layers: tuple[Layer, ...], rules: FactualityRules) -> bool:
    """Whether somebody only means, wishes or is able to do it ("plans to", "is willing to", "a means of"): not told."""
    for layer in layers:
        word = layer.token.lemma_.lower()
        if layer.kind == "factive":
            return False
        if layer.kind == "ahead" and "ahead" in rules.classes(word):
            return True
        if layer.kind == "likely" and rules.among("wishes", word):
            return True
    return False


def _is_ahead(voice: Attribution) -> bool:
    """Whether the voice speaks of what is to come: what it will avenge or mourn has happened all the same."""
    return voice.speech_act in {"threaten", "promise", "propose"}


def _is_asked(head: Token) -> bool:
    """Whether a question leaves the event open ("who shelled …?", "how many more must die?"); "why did" does not."""
    if head.sent[-1].text != "?" or head.dep_ not in {"ROOT", "conj"}:
        return False
    children = list(head.children)
    unknown = any(one.dep_ in {"nsubj", "nsubjpass"} and one.tag_ == "WP" for one in children)
    asks = next((one for one in head.sent if one.tag_ in {"WRB", "WP", "WDT"}), None)
    return unknown or (asks is not None and any(one.dep_ == "aux" and one.tag_ == "MD" for one in children))


def _announced(inner: tuple[Layer, ...], rules: FactualityRules) -> tuple[Status, SpeechAct, tuple[str, ...]] | None:
    """What a verb of threat, promise or demand in the words themselves says of the event under it."""
    for layer in inner:
        word = layer.token.lemma_.lower()
        if layer.kind == "factive":
            return None
        if layer.kind != "ahead":
            continue
        if rules.among("threats", word):
            return "threatened", "threaten", ("status.threat",)
        if rules.among("promises", word):
            return "promised", "promise", ("status.promise",)
        if rules.among("demands", word):
            return "called_for", "call_for", ("status.call",)
    return None


def _is_denied(
    inner: tuple[Layer, ...], outer: tuple[Layer, ...], voice: Attribution | None, rules: FactualityRules
) -> bool:
    if voice is not None and denies(voice):
        return True
    layers = inner if voice is None else ()
    return any(
        layer.kind == "doubted" and rules.among("denials", layer.token.lemma_.lower())
        for layer in (*layers, *outer[:1])
    )


def _relayed(
    voice: Attribution | None, rules: FactualityRules, span: TokenSpan, inner: tuple[Layer, ...]
) -> tuple[Status, SpeechAct, tuple[str, ...]]:
    """Marks of allegation and hearsay: adverbs and adjectives at the event, and cues without a speaker."""
    act: SpeechAct = voice.speech_act if voice is not None else "assert"
    near = {word for token in span for child in token.children for word in forms(child)}
    near |= {layer.token.lemma_.lower() for layer in inner}
    if near & rules.lists["alleged_words"] or _is_charged(span.root, rules):
        return "alleged", "accuse" if act == "assert" else act, ("status.alleged_word",)
    if near & rules.lists["reported_words"]:
        return "reported", "report" if act == "assert" else act, ("status.reported_word",)
    if voice is not None and voice.speaker is None and voice.source_class == "anonymous":
        return "reported", "report", ("status.no_speaker",)
    return "asserted", act, ("status.asserted",)


def _is_charged(head: Token, rules: FactualityRules) -> bool:
    """Whether somebody stands accused of it before a court: "charged with ordering the shooting"."""
    node = head
    while node.dep_ in _BELOW and node.head != node:
        if node.dep_ == "prep" and node.lower_ in _OF_WHAT and rules.among("charges", node.head.lemma_.lower()):
            return True
        if node.dep_ == "prep" and node.lower_ in _OF_WHAT and laid_by_phrase(load_trigger_rules(), node.head):
            return True
        node = node.head
    return False


def _in_scare_quotes(span: TokenSpan) -> bool:
    """Whether the author puts a word or two around the event in marks that nobody is quoted by ("liberation")."""
    doc = span.doc
    before = doc[max(0, span.start - _FEW) : span.start]
    behind = doc[span.end : span.end + _FEW]
    return any(one.is_quote for one in before) and any(one.is_quote for one in behind)


def _stance(voices: tuple[Attribution, ...], status: Status, layers: tuple[Layer, ...], span: TokenSpan) -> Stance:
    """What the author adds: nothing to a neutral cue, assent to a factive one, distance to a cue of doubt."""
    if any(voice.cue_class == "doubt" for voice in voices):
        return "distances"
    if not voices and _in_scare_quotes(span):
        return "distances"
    if voices:
        return "endorses" if voices[-1].cue_class == "factive" and len(voices) == 1 else "neutral"
    if any(layer.kind == "unreal" and layer.token.lower_ in {"so-called", "supposed", "purported"} for layer in layers):
        return "distances"
    return "neutral" if status in {"alleged", "reported", "denied"} else "endorses"
