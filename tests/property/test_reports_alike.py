"""Whole reports of two parties read alike whoever is called what: names in full, for short, in English and Arabic.

Invented reports in everyday news prose. The names differ in length, number, gender, in words that mean an armed body
and in capitals; exchanged, the statements stay the same but for the names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pytest
from tests.conftest import plain_report

from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.model.statement import Statement
from dalil.statements.parse import parse

pytestmark = pytest.mark.once

Language = Literal["en", "ar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party under its name and a short form, English and Arabic; whether verbs are plural, or feminine in Arabic."""

    kind: str
    name: str
    short: str
    ar: str
    plural: bool
    feminine: bool


PARTIES = (
    Named(kind="state_forces", name="Harbour Security Forces", short="security forces", ar="قوات أمن المرفأ",
          plural=True, feminine=True),
    Named(kind="armed_group", name="Valley Battalions", short="Battalions", ar="كتائب الوادي",
          plural=True, feminine=True),
    Named(kind="state_forces", name="Norvan Republican Army", short="army", ar="جيش نورفا الجمهوري",
          plural=False, feminine=False),
    Named(kind="armed_group", name="Free Coast Alliance", short="Alliance", ar="ائتلاف الساحل الحر",
          plural=False, feminine=False),
    Named(kind="armed_group", name="National Guard of Lower Kelvar", short="Guard", ar="الحرس الوطني لكلفار السفلى",
          plural=False, feminine=False),
)  # fmt: skip
Pair = tuple[Named, Named]
PAIRS = tuple((one, PARTIES[(n + step) % len(PARTIES)]) for step in (1, -1) for n, one in enumerate(PARTIES))[:7]
"""Each party against the next, and two of them the other way round."""
# {A} {B} a name in full, {a} {b} for short, {A:x/y} singular or plural; in Arabic masculine or feminine.
ENGLISH = (
    (
        "{A} shelled the hospital in Marj Tuna on Monday, killing 12 civilians, residents said. {B} blamed {a} for "
        "the attack. {a} denied that {A:it/they} had fired at the town."
    ),
    (
        "At least nine people were killed on Tuesday when shells fired by {A} hit a market, doctors said. {a} "
        "{A:has/have} not commented. “{B} fired on our positions first,” a spokesman for {a} said."
    ),
    (
        "{B} accused {A} of detaining three nurses. {a} said {A:it/they} had arrested nobody. In a communiqué issued "
        "on Wednesday, {b} repeated the charge and said {a} had also burned the clinic."
    ),
    (
        "Fighters from {A} opened fire on a bus, killing four passengers, according to {B}. {a}'s spokesman, Idris "
        "Tamrazi, rejected the accusation and said {b} had staged the killing."
    ),
    (
        "“{a} bombed the school,” said Salim Maflah, a teacher. {A} said in a statement that no strikes took place. "
        "{B} {B:has/have} called for an investigation."
    ),
    (
        "{A}, the largest force in the valley, {A:has/have} besieged the town since May. Relief workers said {a} "
        "stopped an aid convoy on Friday. {B} condemned the siege."
    ),
    (
        "Residents blamed {B} for the mortar fire that killed five children. {b} pointed the finger at {A}. {a} "
        "called the allegation a lie."
    ),
    (
        "The bodies of seven men executed by {A} were found on Thursday, the Inland Courier reported, citing {B}. {a}"
        " said the men were fighters of {b} who had been killed in battle."
    ),
    (
        "{A} said {B} had carried out the air strike on the bakery on Sunday, the Inland Courier reported. {b} said "
        "the bombs had been dropped by {a}, whose warplanes had been over the town."
    ),
    (
        "A drone operated by {B} struck an ambulance, {A} claimed. {b} dismissed the claim, saying {a} had used the "
        "ambulance to carry weapons."
    ),
    (
        "{A} and {B} traded accusations on Saturday after rockets killed eight people in Marj Tuna. {a} said the "
        "rockets had been launched by {b}; {b} said they came from an area held by {a}."
    ),
    (
        "It was {A} that bombed the market, {B} insisted. Neither {a} nor {b} would let ambulances through, a nurse "
        "said. {a} threatened to shell the camp."
    ),
    (
        "Warplanes of {A} dropped two bombs on the hospital. {B} held {a} responsible for the killing of six "
        "patients. {a} admitted having bombed the building but said {b} had been using it."
    ),
    (
        "After {B} fired rockets at the port, {A} arrested dozens of men. {a} released some of them on Monday. The "
        "rest, {b} said, were tortured by {a} in a barracks. {a} was not only responsible for the torture."
    ),
)
ARABIC = (
    "{A:قصف/قصفت} {A} المستشفى يوم الاثنين ما أسفر عن مقتل 12 شخصا. {B:نفى/نفت} {B} أي صلة بالهجوم.",
    "قال متحدث باسم {B} إن {A} {A:قصف/قصفت} السوق. {A:نفى/نفت} {A} ذلك.",
    "{B:اتهم/اتهمت} {B} {A} بقصف مدرسة. وقال سكان إن {A} {A:اعتقل/اعتقلت} ثلاثة أشخاص.",
    "جرى اعتقال 13 رجلا على يد عناصر {A} في مدينة حلمق، بحسب {B}.",
    "قتل خمسة أشخاص في غارة نفذتها طائرات {A} على السوق، وفقا لما ذكره العقيد عادل رشوان المتحدث باسم {B}.",
    "سقطت قذائف أطلقها مقاتلو {A} على السوق فقتل 4 أشخاص، بحسب مهدي ساروت المتحدث باسم {B}.",
    "{A:قصف/قصفت} {A} المستشفى. يوم الثلاثاء {A:قصف/قصفت} {A} السوق، وقال سكان إن {B} {B:قصف/قصفت} المدرسة.",
    "{A} {A:قصف/قصفت} السوق مساء الاثنين. {B:استنكر/استنكرت} {B} قصف السوق.",
    "{B:حمّل/حمّلت} {B} {A} مسؤولية القصف على السوق. وقد {A:قصف/قصفت} {A} المكان مساء الثلاثاء.",
)


def table(*, short: bool) -> str:
    """The parties as a case's own table, with or without their short forms."""
    rows = [
        f"own:{n},{one.name},{one.kind},{f'{one.short}|' if short else ''}{one.ar},,,,{n},,invented"
        for n, one in enumerate(PARTIES)
    ]
    head = "id,name,kind,aliases,metonyms,adjectives,country,side,role,source"
    return "\n".join((head, *rows, "own:paper,Inland Courier,outlet,,,,,,,invented")) + "\n"


def filled(template: str, pair: Pair, language: Language) -> str:
    """The template with the names, "The" at the head of a sentence or a quotation."""

    def put(match: re.Match[str]) -> str:
        one = pair[match[1].upper() == "B"]
        if match[2]:
            return match[2].split("/")[one.plural if language == "en" else one.feminine]
        if language == "ar":
            return one.ar
        before = template[: match.start()].rstrip()
        words = f"the {one.name if match[1].isupper() else one.short}"
        return words[0].upper() + words[1:] if not before or before[-1] in ".“" else words

    return re.sub(r"{([ABab])(?::([^}]*))?}", put, template)


def unnamed(words: str, pair: Pair) -> str:
    """The words with the two parties as A and B."""
    for label, one in zip("AB", pair, strict=True):
        names = "|".join(map(re.escape, (one.name, one.ar, one.short)))
        words = re.sub(rf"(?:[Tt]he )?\b(?:{names})\b", label, words)
    return words


def seen(one: Statement, pair: Pair) -> tuple[object, ...]:
    """What a statement says, the two parties as A and B."""
    label = {f"own:{PARTIES.index(party)}": name for party, name in zip(pair, "AB", strict=True)}

    def who(name: str, party: str | None) -> str:
        return label.get(party or "", unnamed(name, pair))

    return (
        one.act, one.kind, one.status, one.polarity, one.modality, one.speech_act, one.author_commitment,
        one.attribution, one.certain, one.about is not None,
        [who(voice.name, voice.party) for voice in one.speakers],
        [(who(doer.name, doer.party), doer.via) for doer in one.perpetrators],
        [(unnamed(victim.name, pair), victim.category) for victim in one.victims],
        [found.id for found in (*one.weapons, *one.targets)],
        [(figure.counts, figure.low, figure.high, figure.comparator) for figure in one.figures],
        (one.place.id if one.place else None, one.time.edtf if one.time else None),
    )  # fmt: skip


LISTED, LEARNED = (Engine(find_model(), parties=table(short=short)) for short in (True, False))


def otherwise(engine: Engine, template: str, pairs: Sequence[Pair], language: Language) -> list[Pair]:
    """The pairs under whose names a report is read otherwise than under those of the first pair."""
    reports = [plain_report(filled(template, pair, language), language=language) for pair in pairs]
    readings = parse(reports, nlp=engine.model.load(), lexicon=engine.lexicon)
    found = [[seen(one, pair) for one in reading.statements] for pair, reading in zip(pairs, readings, strict=True)]
    assert found[0]
    return [pair for pair, told in zip(pairs, found, strict=True) if told != found[0]]


@pytest.mark.parametrize("engine", [LISTED, LEARNED], ids=["short forms listed", "short forms learned"])
@pytest.mark.parametrize("template", ENGLISH)
def test_two_parties_exchanged_throughout_a_report_are_read_alike(engine: Engine, template: str) -> None:
    assert otherwise(engine, template, PAIRS, "en") == []


@pytest.mark.parametrize("template", ARABIC)
def test_two_parties_exchanged_throughout_an_arabic_report_are_read_alike(template: str) -> None:
    assert otherwise(LISTED, template, PAIRS, "ar") == []
