"""All parties alike: a state, its army, an armed group and rebels exchanged throughout a text change nothing but names.

Invented parties of several shapes of name. Statements, status, commitment, relations, and behind them incidents,
conflicts, grades and the law's findings stay the same with the names exchanged.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import permutations

import pytest
from tests.conftest import plain_report

from dalil.casework.account import make_account
from dalil.casework.analyse import ReadReport
from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.casework.progress import Silence
from dalil.casework.pseudonyms import Pseudonyms
from dalil.model.account import Account
from dalil.model.incident import Incident
from dalil.model.party import Party
from dalil.model.statement import Statement
from dalil.statements.parse import parse
from dalil.statements.reading import Reading
from dalil.vocab.arabic import load_arabic_words
from dalil.vocab.cues import load_cues
from dalil.vocab.loaded import in_marks, is_loaded
from dalil.vocab.offices import load_offices
from dalil.vocab.parties import load_parties, read_parties
from dalil.vocab.terms import load_terms
from dalil.vocab.triggers import load_trigger_rules

pytestmark = pytest.mark.once

TABLE = """id,name,kind,aliases,metonyms,adjectives,country,side,role,source
own:norva,Norvan government,state,Republic of Norva,,Norvan,,norva,,invented
own:norva.forces,Norvan army,state_forces,Norvan military,,,,norva,,invented
own:front,Harbour Front,armed_group,Harbour Liberation Front,,,,front,,invented
own:rebels,Valley Rebels,armed_group,Northern Valley Rebels,,,,rebels,,invented
own:brigades,Marsa Brigades,armed_group,Marsa River Brigades,,,,brigades,,invented
own:south,Army of the South,armed_group,Southern Army of Liberation,,,,south,,invented
own:union,Union of Free Cities,armed_group,Great Union of Free Cities,,,,union,,invented
"""
TEMPLATES = (
    "{A} shelled the hospital in the port, killing 12 civilians, {B} said.",
    "{B} denied that it had shelled the market. It blamed {A}.",
    "{A} rejected a truce. {B} called for a ceasefire.",
    "Both {A} and {B} have shelled civilians.",
    "Fighters of {B} besieged the valley and detained two nurses.",
    "{A} may have bombed the school; {B} carried out no strikes.",
    "According to {A}, fighters of {B} killed three farmers on Monday.",
    "{B} accused {A} of bombing the mill.",
    "{B} blamed {A} for the bombing of the mill, which {A} denied.",
    "The hospital was bombed by {A}, and {B} prevented relief from reaching the quarter.",
    "“{A} bombed the clinic,” said a spokesman for {B}. {A} rejected the accusation.",
    "Two nurses were killed in an attack blamed on {A}.",
    "{A}'s shelling of the market left four people dead.",
    "{B} would not let families leave the town, {A} claimed.",
    "{A} claimed responsibility for the bombing of the bridge.",
    "{A} supplied weapons to {B}.",
)
CASE = (
    ("wire.txt", "On Monday {A} shelled the hospital in Tell Aran, killing 12 people, {B} said. {A} denied it."),
    ("post.txt", "{A} said {B} itself shelled the hospital in Tell Aran on Monday, killing at least three people."),
    ("note.txt", "The hospital in Tell Aran was shelled on Monday. Residents said {A} did it and 14 people died."),
)
OWN = read_parties(TABLE, "own")
Pair = tuple[tuple[Party, str], tuple[Party, str]]


def pairs() -> Iterator[Pair]:
    """Every two parties of different sides, each under one of its names in turn."""
    for number, (one, two) in enumerate(permutations(OWN, 2)):
        if one.side != two.side:
            first, second = (one.name, *one.aliases), (two.name, *two.aliases)
            yield (one, first[number % len(first)]), (two, second[(number // 2) % len(second)])


def filled(template: str, pair: Pair) -> str:
    """The template with the names, "The" at the head of a sentence or a quotation."""

    def name(match: re.Match[str]) -> str:
        before = template[: match.start()].rstrip()
        words = f"the {pair[match[1] == 'B'][1]}"
        return words[0].upper() + words[1:] if not before or before[-1] in ".“:" else words

    return re.sub(r"{([AB])}", name, template)


def unnamed(words: str, pair: Pair) -> str:
    """The words with the names of the two parties as A and B."""
    for label, (party, used) in zip("AB", pair, strict=True):
        for name in sorted({party.name, used}, key=len, reverse=True):
            words = re.sub(rf"(?:[Tt]he )?{re.escape(name)}", label, words)
    return words


def seen(statement: Statement, pair: Pair) -> tuple[object, ...]:
    """What a statement says, the two parties as A and B."""
    label = {pair[0][0].id: "A", pair[1][0].id: "B"}
    return (
        statement.act, statement.kind, statement.status, statement.polarity, statement.modality, statement.speech_act,
        statement.author_commitment, statement.attribution, statement.certain, statement.provisions,
        [label.get(one.party or "", unnamed(one.name, pair)) for one in statement.speakers],
        [(label.get(one.party or "", unnamed(one.name, pair)), one.via) for one in statement.perpetrators],
        [(unnamed(one.name, pair), one.category) for one in statement.victims],
        [one.id for one in (*statement.weapons, *statement.targets)],
        [(one.counts, one.low, one.high, one.comparator) for one in statement.figures],
        statement.about is not None, unnamed(statement.quote, pair),
    )  # fmt: skip


def told(reading: Reading, pair: Pair) -> list[tuple[object, ...]]:
    label = {pair[0][0].id: "A", pair[1][0].id: "B"}
    ends = [
        (one.kind, label.get(one.party.party or ""), label.get(one.other.party or ""), one.status, one.polarity)
        for one in reading.relations
    ]
    return [*(seen(one, pair) for one in reading.statements), *ends]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(find_model(), parties=TABLE)


@pytest.mark.parametrize("template", TEMPLATES)
def test_two_parties_exchanged_are_read_alike(engine: Engine, template: str) -> None:
    chosen = list(pairs())
    reports = [plain_report(filled(template, pair)) for pair in chosen]
    readings = parse(reports, nlp=engine.model.load(), lexicon=engine.lexicon)
    found = [told(reading, pair) for pair, reading in zip(chosen, readings, strict=True)]
    assert found[0]
    assert [pair for pair, one in zip(chosen, found, strict=True) if one != found[0]] == []


def account(engine: Engine, pair: Pair) -> Account:
    reports = [plain_report(filled(words, pair), name=name) for name, words in CASE]
    pseudonyms = Pseudonyms(key=b"k" * 32)
    read = [
        ReadReport(
            key=reading.report.document,
            report=reading.report,
            statements=tuple(pseudonyms.applied(one) for one in reading.statements),
            persons=reading.persons,
        )
        for reading in parse(reports, nlp=engine.model.load(), lexicon=engine.lexicon)
    ]
    return make_account("run-1", read, engine=engine, decisions=(), refused=(), progress=Silence())


def outline(found: Account) -> list[object]:
    """Incidents, conflicts, grades, origins and findings, statements by their place in the case."""
    place = {one.id: number for number, one in enumerate(found.statements)}
    incidents = [
        (
            sorted(place[one] for one in incident.statements), incident.acts, incident.grade, incident.grade_possible,
            (incident.origins.low, incident.origins.high, incident.origins.unattributed),
            sorted(map(repr, _conflicts(incident, place))),
            [(one.counts, one.envelope) for one in incident.figures],
        )
        for incident in found.incidents
    ]  # fmt: skip
    law = [
        (one.provision, one.applies, [(element.id, element.state) for element in one.elements])
        for one in found.findings
    ]
    return [sorted(incidents, key=repr), law, found.origins_of_case]


def _conflicts(incident: Incident, place: dict[str, int]) -> list[object]:
    """Kind and sides of each conflict; which side stands first follows from ids, which hang on the bytes."""
    return [
        (one.kind, sorted(sorted(place[each] for each in side) for side in one.sides)) for one in incident.conflicts
    ]


def both_ways(chosen: Sequence[Pair]) -> list[tuple[Pair, Pair]]:
    return [(pair, (pair[1], pair[0])) for pair in chosen]


@pytest.mark.parametrize(("pair", "exchanged"), both_ways(list(pairs())[::4]))
def test_two_parties_exchanged_are_judged_alike(engine: Engine, pair: Pair, exchanged: Pair) -> None:
    one, two = account(engine, pair), account(engine, exchanged)
    assert [seen(statement, pair) for statement in one.statements] == [
        seen(statement, exchanged) for statement in two.statements
    ]
    assert any(incident.conflicts for incident in one.incidents)
    assert outline(one) == outline(two)


RIVAL = "Tavira Legion"
PLAIN = "Marsa Brigades"
AGAINST_RIVAL = (
    "The hospital was bombed by the {A}, and the {B} prevented relief from reaching the quarter.",
    "The {A} fired rockets at the market, killing 12 civilians, the {B} said.",
    "“We shelled the clinic,” a spokesman for the {A} said. The {B} rejected the accusation.",
    "Fighters of the {A} attacked the village and detained two nurses, the {B} claimed.",
    "The {B} accused the {A} of bombing the mill. It denied this.",
    "The {A}'s shelling of the market left four people dead on Monday.",
)


def words_of_rules() -> list[str]:
    """Every single word that a rule of reading asks for by name: acts, company, false friends, cues, offices."""
    rules, cues = load_trigger_rules(), load_cues()
    found = {word for friends in rules.friends.values() for friend in friends for word in friend.lemmas}
    for companies in rules.needs.values():
        found |= {word for one in companies for word in (*one.near, *one.besides, *one.objects)}
    found |= {word for words in rules.lists.values() for word in words}
    found |= {word for term in load_terms().by_id.values() for word in (*term.verbs, *term.nouns)}
    found |= {*load_offices(), *cues.verbs, *cues.nouns, *cues.adverbs}
    return sorted(word for word in found if re.fullmatch("[a-z]{3,}", word))


def names_of_rules(words: Sequence[str]) -> list[str]:
    return [name for word in words for name in (f"{word.title()} Brigades", f"Kelvar {word.title()}")]


def read_otherwise(names: Sequence[str]) -> list[tuple[str, str]]:
    """The names, with the sentence, under which an armed group is read otherwise than under a plain one."""
    table = f"{TABLE.splitlines()[0]}\nown:a,{PLAIN},armed_group,{'|'.join(names)},,,,a,,invented\n"
    table += f"own:b,{RIVAL},armed_group,,,,,b,,invented\n"
    one, two = read_parties(table, "names")
    engine = Engine(find_model(), parties=table)
    reports = [
        plain_report(template.replace("{A}", name).replace("{B}", RIVAL))
        for template in AGAINST_RIVAL
        for name in (PLAIN, *names)
    ]
    found = parse(reports, nlp=engine.model.load(), lexicon=engine.lexicon)
    other = []
    for template in AGAINST_RIVAL:
        seen_as = [(name, told(next(found), ((one, name), (two, RIVAL)))) for name in (PLAIN, *names)]
        assert seen_as[0][1]
        other += [(name, template) for name, what in seen_as[1:] if what != seen_as[0][1]]
    return other


def test_a_word_of_a_rule_inside_a_name_says_nothing() -> None:
    """A party may be called by any word that a rule asks for: Rocket Brigades, Kelvar Guard, Kelvar Allegedly."""
    assert read_otherwise([*names_of_rules(words_of_rules()[::80]), "Kelvar Allegedly", "Rocket Brigades"]) == []


@pytest.mark.long
def test_no_word_of_any_rule_inside_a_name_says_anything() -> None:
    assert read_otherwise(names_of_rules(words_of_rules())) == []


ARABIC_RIVAL = "فيلق تافيرا"
ARABIC_PLAIN = "كتائب مرسى كلدور"
ARABIC = (
    "قالت {A} إن {B} قصفت السوق في حلب وقتلت تسعة مدنيين.",
    "اتهمت {B} {A} بقصف المستشفى، وقال المتحدث باسم {A} إنها لم تقصف المستشفى.",
    "قصفت {A} السوق يوم الاثنين، بحسب {B}.",
    "قُتل تسعة مدنيين على يد {A} في حلب، وفق مصادر طبية.",
    "نفت {A} قصف السوق.",
)


def arabic_words_of_rules() -> list[str]:
    """Every single Arabic word that a rule of reading asks for by name."""
    known = load_arabic_words()
    lists = [getattr(known, one.name) for one in fields(known) if one.name not in ("letters", "parties", "words")]
    listed = [entry if isinstance(entry, str) else " ".join(entry) for several in lists for entry in several]
    terms = [" ".join(words) for several in known.words.values() for words in several]
    words = {word for entry in (*listed, *terms) for word in entry.split()}
    return sorted(word for word in words if len(word) > 1 and not word.isascii())


def read_otherwise_in_arabic(words: Sequence[str]) -> list[str]:
    """The names with one of these words inside under which an armed group is read otherwise than under a plain one."""
    names = [ARABIC_PLAIN, *(f"كتائب {word} كلدور" for word in words)]
    table = f"{TABLE.splitlines()[0]}\nown:a,{PLAIN},armed_group,{'|'.join(names)},,,,a,,invented\n"
    table += f"own:b,{RIVAL},armed_group,{ARABIC_RIVAL},,,,b,,invented\n"
    one, two = read_parties(table, "names")
    engine = Engine(find_model(), parties=table)
    texts = [(template, name) for template in ARABIC for name in names]
    written = (text.replace("{A}", name).replace("{B}", ARABIC_RIVAL) for text, name in texts)
    reports = [plain_report(text, language="ar") for text in written]
    found = zip(parse(reports, nlp=engine.model.load(), lexicon=engine.lexicon), texts, strict=True)
    seen_as = [told(reading, ((one, name), (two, ARABIC_RIVAL))) for reading, (_, name) in found]
    plain = {template: what for (template, name), what in zip(texts, seen_as, strict=True) if name == ARABIC_PLAIN}
    assert all(plain.values())
    return [name for (template, name), what in zip(texts, seen_as, strict=True) if what != plain[template]]


def test_a_word_of_an_arabic_rule_inside_a_name_says_nothing() -> None:
    """A front "for the defence of" somewhere quotes nobody from behind its preposition."""
    assert read_otherwise_in_arabic([*arabic_words_of_rules()[::20], "عن"]) == []


@pytest.mark.long
def test_no_word_of_any_arabic_rule_inside_a_name_says_anything() -> None:
    words = arabic_words_of_rules()
    assert [name for n in range(0, len(words), 100) for name in read_otherwise_in_arabic(words[n : n + 100])] == []


def test_our_own_labels_are_neutral() -> None:
    """A loaded word stands in our own labels only inside marks, as a label that others give."""
    parties = [party.name for party in load_parties().rows]
    terms = [re.sub('"[^"]*"', "", term.label) for term in load_terms().by_id.values()]
    assert [name for name in (*parties, *terms) if is_loaded(name)] == []


def test_a_loaded_word_stands_in_marks() -> None:
    assert in_marks("regime forces") == "“regime forces”"
    assert in_marks("Norvan army") == "Norvan army"
    assert in_marks("militias") == "“militias”"
