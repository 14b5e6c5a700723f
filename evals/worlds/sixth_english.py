"""How the sixth hand puts it in English. Written by one person from the habits of newsrooms, nothing else.

{doer} {rival} a party with its article; {spot} the place as an object ("the market in X"), {at} with its preposition;
{day} an adverb of time or nothing; {toll} who was harmed; {s}, {S} the source; {c}, {C} a clause; {outlet} the paper
itself; {agency} the outlet cited; {g} a gerund.
"""

from collections.abc import Mapping

FULL: Mapping[str, tuple[str, ...]] = {
    "shelling": (
        "{doer} fired mortars at {spot} {day}, killing {toll}",
        "{toll} lost their lives when shells fired by {doer} came down on {spot} {day}",
        "{toll} were killed {day} in artillery fire by {doer} on {spot}",
        "a volley of rockets launched by {doer} left {toll} dead {at} {day}",
        "shells from positions held by {doer} struck {spot} {day} and killed {toll}",
        "{doer} shelled {spot} {day} and {toll} died",
    ),
    "airstrike": (
        "a warplane belonging to {doer} bombed {spot} {day} and {toll} were killed",
        "{toll} died when jets of {doer} hit {spot} {day}",
        "{doer} carried out an air raid on {spot} {day} in which {toll} perished",
        "aircraft of {doer} dropped two bombs on {spot} {day}, leaving {toll} dead",
        "{toll} were killed {day} in an air strike by {doer} on {spot}",
    ),
    "drone": (
        "{doer} sent an armed drone against {spot} {day}, and {toll} were killed",
        "a drone operated by {doer} dropped explosives on {spot} {day}, killing {toll}",
        "{toll} were killed {day} when an attack drone of {doer} blew up {at}",
        "a drone strike by {doer} on {spot} cost the lives of {toll} {day}",
    ),
    "shooting": (
        "fighters of {doer} opened fire {at} {day} and killed {toll}",
        "{toll} were shot dead by {doer} {at} {day}",
        "gunmen from {doer} shot and killed {toll} {at} {day}",
        "{toll} died {day} when {doer} fired into a crowd {at}",
    ),
    "detention": (
        "{doer} rounded up {toll} {at} {day}",
        "{toll} were taken away by {doer} during a raid {at} {day}",
        "men of {doer} arrested {toll} {at} {day}",
        "{doer} detained {toll} in a sweep {at} {day}",
    ),
    "execution": (
        "{doer} executed {toll} {at} {day}",
        "{toll} were lined up against a wall and shot by {doer} {at} {day}",
        "fighters of {doer} put {toll} to death {at} {day}",
        "{toll} were summarily executed by {doer} {at} {day}",
    ),
}
NO_DOER: Mapping[str, tuple[str, ...]] = {
    "shelling": (
        "{toll} were killed {day} when shells landed on {spot}",
        "mortar rounds hit {spot} {day}, killing {toll}",
        "the shelling of {spot} {day} killed {toll}",
    ),
    "airstrike": (
        "an air strike on {spot} {day} killed {toll}",
        "{toll} were killed when {spot} was bombed from the air {day}",
        "warplanes bombed {spot} {day} and {toll} died",
    ),
    "drone": (
        "a drone strike on {spot} {day} killed {toll}",
        "{toll} were killed {day} by a drone that exploded {at}",
    ),
    "shooting": (
        "{toll} were shot dead {at} {day}",
        "unidentified gunmen killed {toll} {at} {day}",
        "{toll} died in gunfire {at} {day}",
    ),
    "detention": (
        "{toll} were detained {at} {day}",
        "{toll} were led away in handcuffs during a raid {at} {day}",
    ),
    "execution": (
        "{toll} were executed {at} {day}",
        "the bodies of {toll} who had been shot at close range were found {at} {day}",
    ),
}
NO_TOLL: Mapping[str, tuple[str, ...]] = {
    "shelling": ("{doer} shelled {spot} {day}", "mortars fired by {doer} hit {spot} {day}"),
    "airstrike": ("planes of {doer} bombed {spot} {day}", "{doer} hit {spot} from the air {day}"),
    "drone": ("a drone of {doer} struck {spot} {day}", "{doer} attacked {spot} with a drone {day}"),
    "shooting": ("{doer} opened fire on civilians {at} {day}", "men of {doer} shot at people {at} {day}"),
    "detention": ("{doer} made arrests {at} {day}", "{doer} went from door to door {at} {day}, arresting young men"),
    "execution": ("{doer} executed captives {at} {day}", "fighters of {doer} shot prisoners {at} {day}"),
}
NEITHER: Mapping[str, tuple[str, ...]] = {
    "shelling": ("shells fell on {spot} {day}", "{spot} came under mortar fire {day}"),
    "airstrike": ("{spot} was bombed {day}", "an air raid struck {spot} {day}"),
    "drone": ("a drone hit {spot} {day}", "{spot} was struck by a drone {day}"),
    "shooting": ("people were shot {at} {day}", "there was shooting at civilians {at} {day}"),
    "detention": ("young men were arrested {at} {day}", "people were dragged from their homes and detained {at} {day}"),
    "execution": ("prisoners were executed {at} {day}", "captives were shot {at} {day}"),
}
GERUND: Mapping[str, tuple[str, ...]] = {
    "shelling": ("shelling {spot} {day} and killing {toll}", "killing {toll} by firing mortars at {spot} {day}"),
    "airstrike": ("bombing {spot} {day} and killing {toll}", "killing {toll} in an air raid on {spot} {day}"),
    "drone": ("killing {toll} in a drone attack on {spot} {day}",),
    "shooting": ("shooting dead {toll} {at} {day}", "gunning down {toll} {at} {day}"),
    "detention": ("seizing {toll} {at} {day}", "detaining {toll} {at} {day}"),
    "execution": ("executing {toll} {at} {day}",),
}
DEED: Mapping[str, tuple[str, str, str]] = {  # noun, gerund without a toll, participle
    "shelling": ("shelling", "shelling {spot} {day}", "shelled {spot}"),
    "airstrike": ("air strike", "bombing {spot} {day}", "bombed {spot}"),
    "drone": ("drone attack", "attacking {spot} with a drone {day}", "sent a drone against {spot}"),
    "shooting": ("shooting", "opening fire {at} {day}", "fired on anyone {at}"),
    "detention": ("arrests", "arresting anyone {at} {day}", "detained anybody {at}"),
    "execution": ("killings", "executing anyone {at} {day}", "executed anybody {at}"),
}
HEADLINES: Mapping[str, tuple[str, ...]] = {
    "shelling": ("{Toll} killed in shelling of {Town}", "Shells kill {n} in {Town}"),
    "airstrike": ("Air strike on {Town} kills {n}", "{Toll} dead in bombing of {Town}"),
    "drone": ("Drone attack kills {n} in {Town}",),
    "shooting": ("{Toll} shot dead in {Town}",),
    "detention": ("{Toll} detained in {Town} raid",),
    "execution": ("{Toll} executed in {Town}",),
}
PLAIN_HEADLINES = (
    "{Town} counts its losses",
    "What we know so far about {Town}",
    "“We had no warning”: a day in {Town}",
    "Fear returns to {Town}",
    "{Town}: questions after a bloody day",
    "Conflicting accounts from {Town}",
    "{Town} residents ask who will protect them",
)
SAYS = (
    "{S} said {c}.",
    "{S} said that {c}.",
    "{C}, {s} said.",
    "{C}, {s} told {outlet}.",
    "{C}, according to {s}.",
    "According to {s}, {c}.",
    "{S} told {outlet} that {c}.",
    "Speaking to {outlet}, {s} said {c}.",
    "{C}, by the account of {s}.",
    "{S} confirmed that {c}.",
    "“{C},” {s} told {outlet}.",
    "{C}, said {s}.",
)
PEOPLE_SAY = (
    "Contacted by {outlet}, {s} said {c}.",
    "{S} described how {c}.",
    "{S} recalled that {c}.",
    "Reached by telephone, {s} said that {c}.",
)
BODY_SAYS = (
    "{S} said in its daily bulletin that {c}.",
    "{S} has documented that {c}.",
    "In a note to donors, {s} wrote that {c}.",
    "{C}, {s} announced on its website.",
    "Figures compiled by {s} show that {c}.",
)
SIDE_SAYS = (
    "{S} said in a statement that {c}.",
    "{S} claimed that {c}.",
    "{S} charged that {c}.",
    "{C}, {s} alleged.",
)
ACCUSES = (
    "{S} accused {doer} of {g}.",
    "{S} has accused {doer} of {g}.",
    "In a statement, {s} accused {doer} of {g}.",
)
OWN_BULLETIN = (
    "{S} documented that {c}.",
    "Field monitors of {s} established that {c}.",
    "According to information gathered by {s}, {c}.",
    "{S} is able to confirm that {c}.",
)
SEEN_BY_REPORTER = (
    "{S} who reached the scene saw the dead being carried away after {c2}, and counted {n} bodies.",
    "{S} at the scene counted {n} bodies after {c2}.",
)
AFTERMATH: Mapping[str, str] = {
    "shelling": "the shelling of {spot} {day}",
    "airstrike": "the air strike on {spot} {day}",
    "drone": "the drone strike on {spot} {day}",
    "shooting": "the shooting {at} {day}",
    "execution": "the executions {at} {day}",
}
SELF_SAYS = (
    "I was there when {c}.",
    "I saw it with my own eyes: {c}.",
    "From my roof I watched as {c}.",
)
CITES = (
    "{C}, {s} told {agency}.",
    "{C}, {agency} reported, quoting {s}.",
    "{agency} quoted {s} as saying that {c}.",
    "Citing {s}, {agency} reported that {c}.",
    "{S} told {agency} that {c}.",
    "{S} was quoted by {agency} as saying {c}.",
    "In remarks carried by {agency}, {s} said {c}.",
    "According to {agency}, which spoke to {s}, {c}.",
    "{agency}, citing {s}, said {c}.",
    "{C}, {s} said in comments published by {agency}.",
)
CITES_ONLY = (
    "{agency} reported that {c}.",
    "{C}, {agency} reported.",
    "{C}, according to a report by {agency}.",
    "According to {agency}, {c}.",
    "{C} ({agency}).",
    "A dispatch from {agency} said {c}.",
    "{agency} says {c}.",
    "{C}, {agency} wrote, without giving a source.",
)
DENIES = (
    "{S} denied {d}.",
    "{S} denied that its men had {p} {day}.",
    "{S} rejected the accusation and said it had no part in the {noun} {at} {day}.",
    "{S} said it had nothing to do with the {noun} {at} {day}.",
    "{S} dismissed reports of the {noun} {at} {day} as a fabrication.",
    "{S} insisted that its units had not {p} {day}.",
    "“We did not carry out the {noun} {at} {day},” {s} said.",
    "Asked about the {noun} {at} {day}, {s} said the allegation was false.",
)
BLAMES = (
    "{S} blamed {rival} for the {noun} {at} {day}.",
    "{S} said {rival} had carried out the {noun} {at} {day}.",
    "{S} held {rival} responsible for the {noun} {at} {day}.",
    "It was {rival} and nobody else that was behind the {noun} {at} {day}, {s} said.",
    "{S} pointed the finger at {rival} over the {noun} {at} {day}.",
)
UPDATES = (
    "The number of people killed in the {noun} {at} {day} has risen to {n}, {s} said.",
    "{S} raised the death toll from the {noun} {at} {day} to {n}, from {old}.",
    "{S} now puts the number of dead in the {noun} {at} {day} at {n}.",
    "{S} said {n} people were now known to have died in the {noun} {at} {day}, up from {old}.",
)
WOUNDED = (
    "Another {w} were injured, {s} said.",
    "{S} said {w} others were wounded, some of them badly.",
    "{S} also spoke of {w} wounded.",
)
QUOTED = ("“{q}” {s} said.", "“{q}” said {s}.", "{S} added: “{q}”")
QUOTES = (
    "I found my {kin} under a {thing},",
    "We used a {thing} as a stretcher,",
    "The {kin} of my neighbour still has not spoken,",
    "Nobody came to help us until {hour},",
    "My {kin} had only gone out for {errand},",
    "The dust was so thick that I walked into a {thing},",
    "At {hour} I was still looking for my {kin},",
    "We wanted {errand} and we got funerals,",
    "You cannot explain this to a child, I told my {kin},",
    "What did a {thing} ever do to them?",
    "I keep hearing the voice of my {kin},",
    "They left us with a {thing} and no roof,",
)
KIN = ("sister", "cousin", "uncle", "daughter", "grandmother", "brother-in-law", "nephew", "aunt")
THINGS = ("door", "cupboard", "water tank", "handcart", "ladder", "carpet", "sheet of tin", "school desk")
HOURS = ("nine at night", "four in the morning", "noon", "dusk", "midnight", "half past six")
ERRANDS = ("bread", "medicine", "a phone card", "water", "cooking gas", "a bag of rice", "his pension")
SCENERY = (
    "The road from {town} to the coast has been shut since {weekday}.",
    "The price of {good} in {town} has doubled in {n} weeks.",
    "Telephone lines to {town} were down for much of {weekday}.",
    "{town} had {k},000 inhabitants before the war.",
    "Schools across the district will stay closed until {weekday}.",
    "{outlet} could not check the accounts on its own.",
    "Talks on a truce are due to resume on {weekday} in a hotel abroad.",
    "The front line runs some {n} kilometres from {town}.",
    "Aid lorries carrying {good} have waited {n} days at the crossing.",
    "Electricity came back to parts of {town} for {n} hours on {weekday}.",
    "A shortage of {good} has driven many families out of {town} since the winter.",
    "The United Nations has asked for access to {town} {n} times.",
    "{n} flights to the region were cancelled on {weekday}.",
    "The district office has promised {good} for every household in {town}.",
    "Rain has turned the camps outside {town} to mud for the {n}th week.",
    "Journalists are rarely allowed into {town}.",
    "A new governor for the district is to be named by {weekday}.",
    "Farmers around {town} say they sold {good} at a loss this year.",
)
GOODS = ("flour", "diesel", "lentils", "baby milk", "cooking gas", "blankets", "insulin", "onions")
BYLINES = ("By {reporter}", "{reporter} reports", "{reporter}, {outlet}", "From our correspondent {reporter}")
TAILS = (
    "(Reporting by {reporter}; editing by {other})",
    "Additional reporting by {reporter}",
    "{outlet} changes the names of sources only where it says so.",
    "This story was updated at {k}:10 GMT.",
)
CREDITS = ("Source: {agency}", "({agency})", "With material from {agency}.", "{agency}")
RADIO_OPENINGS = (
    "Good evening from {outlet}.",
    "This is {outlet}, and these are the news.",
    "You are listening to {outlet}.",
)
BLOG_OPENINGS = (
    "Posted at {k}:40, the generator is running again.",
    "I have battery for one post tonight.",
    "To those abroad who ask how we are: alive.",
)
LIGHT = (
    ("said that", "said"),
    ("were killed", "lost their lives"),
    ("in a statement", "in a written statement"),
    (", killing ", " and killed "),
    ("is able to confirm", "confirms"),
)
