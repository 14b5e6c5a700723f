"""The English of the seventh hand: how clauses, sources, denials and asides are put.

Slots of a clause: N and D name the party in full and short, t the toll, o the place as an object, p as a phrase of
place, w the day. Slots of a frame: c the clause, s the source, S the same at the head of a sentence.
"""

from dataclasses import dataclass

from worlds import seventh_quotes as quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The words of one sort of event, with and without a doer, and what is said about it afterwards."""

    noun: str
    did: str
    lost: str
    tally: str
    doer: tuple[str, ...]
    bare: tuple[str, ...]
    by: str
    we: str
    blame: str
    headlines: tuple[str, ...]
    quotes: tuple[str, ...]


AIR = Act(
    noun="air strike", did="bombed {o}", lost="killed", tally="death toll",
    doer=(
        "{D} warplanes bombed {o} {w}, killing {t}",
        "an air strike by the {D} killed {t} {p} {w}",
        "aircraft of the {N} struck {o} {w} and killed {t}",
        "{t} were killed {w} when {D} jets fired missiles at {o}",
    ),
    bare=(
        "an air strike on {o} killed {t} {w}",
        "{t} were killed {w} in an air strike on {o}",
        "warplanes struck {o} {w}, killing {t}",
        "{t} died {w} when a missile fired from a jet hit {o}",
    ),
    by="bombing {o} {w}", we="We did not bomb {town} or any other town", blame="a rocket launched by the {R}",
    headlines=("{T} killed in air strike on {town}", "Air strike on {town} kills {t}", "{town}: {t} dead in air raid"),
    quotes=quotes.BLAST,
)  # fmt: skip
SHELLS = Act(
    noun="shelling", did="shelled {o}", lost="killed", tally="death toll",
    doer=(
        "{D} artillery shelled {o} {w}, killing {t}",
        "shells fired from {D} positions hit {o} {w}, killing {t}",
        "{t} were killed {w} when the {D} shelled {o}",
        "the {N} fired mortar rounds into {o} {w}, killing {t}",
    ),
    bare=(
        "shelling killed {t} {p} {w}",
        "{t} were killed {w} when shells landed on {o}",
        "mortar fire hit {o} {w}, leaving {t} dead",
        "artillery shells struck {o} {w} and killed {t}",
    ),
    by="shelling {o} {w}", we="Our artillery has not fired at {town}", blame="mortars of the {R}",
    headlines=("{T} killed in shelling of {town}", "Shelling of {town} leaves {t} dead", "{T} dead as shells hit town"),
    quotes=quotes.SHELLS,
)  # fmt: skip
DRONE = Act(
    noun="drone attack", did="sent drones against {o}", lost="killed", tally="death toll",
    doer=(
        "an {D} drone dropped grenades on {o} {w}, killing {t}",
        "a drone operated by the {D} struck {o} {w} and killed {t}",
        "{t} were killed {w} by an {D} drone that hit {o}",
    ),
    bare=(
        "a drone struck {o} {w}, killing {t}",
        "{t} were killed {w} in a drone attack on {o}",
        "{t} died {w} when a drone dropped explosives on {o}",
    ),
    by="sending drones against {o} {w}", we="None of our drones flew over {town}", blame="a drone of the {R}",
    headlines=("Drone attack on {town} kills {t}", "{T} killed by drone in {town}"),
    quotes=quotes.DRONES,
)  # fmt: skip
GUNFIRE = Act(
    noun="shooting", did="opened fire {p}", lost="killed", tally="death toll",
    doer=(
        "{D} fighters opened fire {p} {w}, killing {t}",
        "{D} snipers shot dead {t} {p} {w}",
        "{t} were shot dead by gunmen of the {N} {p} {w}",
    ),
    bare=(
        "gunmen opened fire {p} {w}, killing {t}",
        "sniper fire killed {t} {p} {w}",
        "{t} were shot dead {p} {w}",
    ),
    by="opening fire {p} {w}", we="Our fighters did not shoot at anybody in {town}", blame="snipers of the {R}",
    headlines=("{T} shot dead in {town}", "Gunmen kill {t} in {town}"),
    quotes=quotes.SHOTS,
)  # fmt: skip
EXECUTION = Act(
    noun="executions", did="executed anybody {p}", lost="killed", tally="death toll",
    doer=(
        "{D} fighters went from house to house {p} {w} and executed {t}",
        "the {N} executed {t} {p} {w}",
        "{t} were lined up and shot by {D} fighters {p} {w}",
    ),
    bare=(
        "{t} were executed {p} {w}",
        "armed men went from house to house {p} {w}, executing {t}",
        "{t} were lined up against a wall and shot {p} {w}",
    ),
    by="executing residents {p} {w}", we="Our fighters have executed nobody in {town}", blame="a unit of the {R}",
    headlines=("{T} executed in {town}", "Massacre in {town}: {t} executed"),
    quotes=quotes.EXECUTIONS,
)  # fmt: skip
DETENTION = Act(
    noun="arrests", did="detained anybody {p}", lost="detained", tally="number of people detained",
    doer=(
        "{D} troops detained {t} in raids {p} {w}",
        "the {D} rounded up {t} {p} {w}",
        "{t} were arrested by the {N} {p} {w}",
    ),
    bare=(
        "{t} were detained in raids {p} {w}",
        "armed men in uniform rounded up {t} {p} {w}",
        "{t} were arrested {p} {w}",
    ),
    by="arresting residents {p} {w}", we="Our units have detained nobody in {town}", blame="a patrol of the {R}",
    headlines=("{T} detained in {town} raids", "Raids in {town}: {t} arrested"),
    quotes=quotes.RAIDS,
)  # fmt: skip
BOMB = Act(
    noun="car bombing", did="planted a bomb in {town}", lost="killed", tally="death toll",
    doer=(
        "a car bomb planted by the {D} exploded outside {o} {w}, killing {t}",
        "the {N} set off a car bomb outside {o} {w}, killing {t}",
        "{t} were killed {w} when a car bomb that {D} agents had left outside {o} blew up",
    ),
    bare=(
        "a car bomb exploded outside {o} {w}, killing {t}",
        "{t} were killed {w} when a car bomb blew up outside {o}",
        "a car bomb killed {t} outside {o} {w}",
    ),
    by="setting off a car bomb outside {o} {w}", we="We plant no bombs among civilians, in {town} or anywhere",
    blame="agents of the {R}",
    headlines=("Car bomb in {town} kills {t}", "{T} killed in {town} car bombing"),
    quotes=quotes.BOMBS,
)  # fmt: skip
FIRE = Act(
    noun="burning of homes", did="burned any house {p}", lost="burned down", tally="number of houses destroyed",
    doer=(
        "{D} fighters set fire to {t} {p} {w}",
        "the {N} burned down {t} {p} {w}",
        "{t} were torched by {D} fighters {p} {w}",
    ),
    bare=(
        "{t} were burned down {p} {w}",
        "armed men set fire to {t} {p} {w}",
        "{t} were torched {p} {w}",
    ),
    by="burning houses {p} {w}", we="Our fighters did not burn houses in {town}", blame="fighters of the {R}",
    headlines=("{T} torched in {town}", "Armed men burn {t} in {town}"),
    quotes=quotes.FIRES,
)  # fmt: skip
ACTS = {
    "airstrike": AIR, "shelling": SHELLS, "drone": DRONE, "shooting": GUNFIRE, "execution": EXECUTION,
    "detention": DETENTION, "bombing": BOMB, "arson": FIRE,
}  # fmt: skip

SAYS = (
    "{c}, {s} said.", "{c}, {s} said.", "{S} said {c}.", "{S} said that {c}.", "{c}, according to {s}.",
    "According to {s}, {c}.", "{c}, said {s}.",
)  # fmt: skip
PERSON_SAYS = (
    "{S} told {outlet} that {c}.", "{S} told {outlet} by telephone that {c}.", "{c}, {s} told {outlet}.",
    "Reached by phone, {s} said {c}.", "{S}, reached by phone, said {c}.",
    "In an interview with {outlet}, {s} said {c}.",
)  # fmt: skip
BODY_SAYS = (
    "{S} reported that {c}.", "{S} said in a statement that {c}.", "In a statement, {s} said {c}.",
    "{c}, a statement from {s} said.", "{S} recorded that {c}.", "{S} announced on its website that {c}.",
    "In a post on social media, {s} said {c}.", "Figures from {s} show that {c}.",
    "{S} documented an incident in which {c}.",
)  # fmt: skip
INSIDE = "{head}, {s} said, when {tail}."
ADDING = "{c}, {s} said, adding that {n} others had been wounded."
SEEN = ("{S} saw the aftermath and said {c}.", "{S} reported that {c}.")
NOW_SAYS = ("{S} {say} {c}.", "{c}, {s} {say}.", "{c}, according to {s}.")
ACCUSES = (
    "{S} accused the {D} of {by}, saying {t} had been {lost}.",
    "{S} held the {D} responsible for the {noun} {p} {w}, in which {pron} said {t} were {lost}.",
    "{S} condemned the {noun} {p} {w} and accused the {D}, saying {t} had been {lost}.",
)

# said of an event that the paper has told already
AGAIN = (
    "{S} put the {tally} at {n}.", "{S} also said that {t} had been {lost}.", "{S} gave a figure of {n} {lost}.",
    "{S} said {t} had been {lost} in the {noun}.", "{S} spoke of {t} {lost}.",
    "According to {s}, the {tally} was {n}.", "For {his} part, {s} said {t} had been {lost}.",
)  # fmt: skip
AGAIN_OTHERWISE = (
    "{S} gave a different figure, saying {t} had been {lost}.",
    "But {s} put the {tally} at {n}.",
    "The {tally} was given as {n} by {s}.",
)
AGAIN_BLAMING = (
    "{S} blamed the {D} for the {noun}, in which {pron} said {t} were {lost}.",
    "{S} said that the {D} was responsible and that {t} had been {lost}.",
)
AGAIN_ONLY_BLAMING = ("{S} blamed the {D} for the {noun}.", "{S} said the {D} was behind the {noun}.")
AGAIN_PLAIN = ("{S} confirmed the {noun}.", "{S} also spoke of the {noun}.")
RAISES_OTHERWISE = (
    "{S} raised the {tally} {p} on {day} to {n}.",
    "{S} said on {stated} that the {tally} {p} on {day} had risen to {n}.",
)
RAISES = (
    "{S} raised the {tally} from the {noun} {p} on {day} to {n}.",
    "{S} said on {stated} that the {tally} from {past} {noun} {p} had risen to {n}.",
)

# a second sentence of the same source, which leans on the first
CHILDREN = (
    "{P} said {k} children were among the dead.", "{K} of those killed were children, {l} added.",
    "The dead included {k} children, according to {l}.",
)  # fmt: skip
WOUNDED = (
    "{P} added that {n} other people had been wounded.", "Another {n} people were wounded, {l} said.",
    "{P} put the number of wounded at {n}.",
)  # fmt: skip
HELD = (
    "{P} said the detainees had been driven away in trucks.",
    "Relatives have not been told where they are held, {l} said.",
)
BURNED = ("{P} said the families who lived there had fled hours earlier.",)
QUOTE = ("“{q},” {l} said.", "“{q},” said {l}.", "“{q},” {l} told {outlet}.")
QUOTE_NOW = ("“{q},” {l} {say}.",)
SHY = ("{c}, a {word} there said.", "{c}, a {word} in the town said.")
NAMED = ("The {word}, {name}, said {n}.", "The {word}, {name}, told {outlet} that {n}.")

# retold: o is the outlet that carried it
CITES = (
    "{c}, {o} reported, citing {s}.", "{O} quoted {s} as saying {c}.", "{S} told {o} that {c}.", "{c}, {s} told {o}.",
    "Citing {s}, {o} said {c}.", "In remarks carried by {o}, {s} said {c}.",
    "{S} was quoted by {o} as saying that {c}.",
)  # fmt: skip
CITES_MANY = (
    "{c}, {o} reported, citing {s}.",
    "{O} quoted {s} as saying {c}.",
    "{S} told {o} that {c}.",
    "Citing {s}, {o} said {c}.",
)
CITES_OUTLET = (
    "{c}, {o} reported.",
    "According to {o}, {c}.",
    "{O} reported that {c}.",
    "{c}, according to a report by {o}.",
)

DENIES = (
    "The {N} denied carrying out the {noun}.", "The {D} denied any role in the {noun}.",
    "{S} denied that the {D} had {did} {w}.", "{S} rejected the allegation, saying no {D} units had been in the area.",
    "“{we},” said {s}.", "The {D} denied responsibility for the {noun}.",
    "{S} told {outlet} that the {D} had nothing to do with the {noun}.",
    "The {N} dismissed the reports of the {noun} as lies.",
    "In a statement, the {N} denied that it had {did} and called the reports a fabrication.",
)  # fmt: skip
DENIES_ALONE = (
    "The {N} denied on {stated} that it had {did} {w}.", "The {D} has denied that it {did} {w}.",
    "The {N} denied having {did} {w}.",
)  # fmt: skip
BLAMES = (
    "The {D} blamed the {R} for the {noun}.", "{S} said the {R} was behind the {noun}.",
    "The {N} laid the blame for the {noun} on {blame}.", "{S} accused the {R} of {by}.",
)  # fmt: skip
BLAMES_ALONE = (
    "{S} accused the {R} of {by}.",
    "The {N} laid the blame for the {noun} {p} {w} on {blame}.",
    "The {N} blamed the {R} for the {noun} {p} {w}.",
)
BOTH = (
    "The {D} denied responsibility for the {noun} and blamed the {R}.",
    "{S} denied that the {D} had {did} and said the {R} was behind the {noun}.",
)
SILENT = (
    "The {D} did not respond to a request for comment.", "There was no immediate comment from the {D}.",
    "Calls to the {D} went unanswered.",
)  # fmt: skip

SEPARATELY = ("Separately, ", "In a separate incident, ", "Elsewhere, ", "")
SCENERY = (
    "Prices of bread and fuel have doubled since the main road was cut.",
    "Talks on a truce are due to resume next month, but few people expect them to bring results.",
    "The lowlands have been divided between the two parties since the winter before last.",
    "Telephone lines to much of the region were down for part of the week.",
    "Independent access to the area remains limited.",
    "Diplomats have called on both parties to protect civilians.",
    "The front line has barely moved this spring.",
    "Schools in several districts have been closed since the beginning of April.",
    "Aid convoys need the written consent of both parties to cross the river.",
    "More than 90,000 people have left the lowlands since the beginning of the year.",
    "Hospitals across the region are short of blood, anaesthetics and fuel.",
    "The harvest is due in a few weeks, and many fields lie unattended.",
    "Power cuts of up to twenty hours a day are common.",
    "Neither party has published figures for its own losses.",
)
RUMOURS = ("There were reports that {c}.", "{c}, it was reported.", "Unconfirmed reports said {c}.")
# of the event at hand, without saying what it was
AFTERWARDS = (
    "Several families have since left the area.",
    "Mobile-phone service in the town failed soon afterwards.",
    "The town was tense afterwards, with few cars on the roads.",
)
UNSEEN = (
    "{outlet} was unable to verify the accounts independently.",
    "{outlet} could not immediately reach the area.",
)
CREDITS = ("Reporting by {name}", "(Additional reporting by {name})", "Edited by {name}")
TAKEN = ("Source: {agency}", "({agency})", "With material from {label}.", "Agencies")
# light editing of copied sentences: words for words
EDITS = (
    ("wounded", "injured"), ("were killed", "lost their lives"), ("air strike", "airstrike"), ("said that", "said"),
    ("residents", "locals"), ("telephone", "phone"), ("blew up", "detonated"), ("Another", "A further"),
    ("armed men", "gunmen"), ("arrested", "detained"), ("exploded", "went off"),
    ("In a statement", "In a written statement"),
)  # fmt: skip
