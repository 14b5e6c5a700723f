"""How English papers put it: clauses for what happened, ways to attribute, scenery. Braces are filled by `writing`."""

from collections.abc import Mapping

# {doer} did it at {spot} on {day}; {toll} is a number with its people.
TOLD_WITH_DOER: Mapping[str, tuple[str, ...]] = {
    "shelling": (
        "{doer} shelled {spot} {day}, killing {toll}",
        "{toll} were killed {day} when {doer} shelled {spot}",
        "shells fired by {doer} killed {toll} in {spot} {day}",
        "artillery of {doer} pounded {spot} {day} and killed {toll}",
        "mortar rounds fired by {doer} landed in {spot} {day}, leaving {toll} dead",
    ),
    "airstrike": (
        "{doer} bombed {spot} from the air {day}, killing {toll}",
        "an air strike by {doer} on {spot} killed {toll} {day}",
        "warplanes of {doer} struck {spot} {day} and {toll} died",
        "{toll} were killed {day} when jets of {doer} hit {spot}",
    ),
    "drone": (
        "a drone of {doer} struck {spot} {day}, killing {toll}",
        "{doer} carried out a drone strike on {spot} {day} that killed {toll}",
        "{toll} were killed in {spot} {day} in a drone attack by {doer}",
    ),
    "shooting": (
        "{doer} opened fire on a crowd in {spot} {day}, killing {toll}",
        "fighters of {doer} shot dead {toll} in {spot} {day}",
        "{toll} were shot dead {day} by {doer} in {spot}",
    ),
    "detention": (
        "{doer} detained {toll} in {spot} {day}",
        "{toll} were arrested by {doer} in {spot} {day}",
        "{doer} seized {toll} during house searches in {spot} {day}",
    ),
}
TOLD_WITHOUT: Mapping[str, tuple[str, ...]] = {
    "shelling": (
        "{toll} were killed {day} when shells hit {spot}",
        "shelling of {spot} killed {toll} {day}",
        "{toll} died {day} in the shelling of {spot}",
    ),
    "airstrike": (
        "an air strike on {spot} killed {toll} {day}",
        "{toll} were killed {day} in an airstrike on {spot}",
        "jets bombed {spot} {day}, killing {toll}",
    ),
    "drone": (
        "a drone strike on {spot} killed {toll} {day}",
        "{toll} were killed {day} when a drone hit {spot}",
    ),
    "shooting": (
        "gunmen shot dead {toll} in {spot} {day}",
        "{toll} were shot and killed in {spot} {day}",
    ),
    "detention": (
        "{toll} were detained in {spot} {day}",
        "{toll} were taken from their homes in {spot} {day}",
    ),
}
# Without a number.
TOLD_BARE: Mapping[str, tuple[str, ...]] = {
    "shelling": ("{doer} shelled {spot} {day}", "{spot} was shelled by {doer} {day}"),
    "airstrike": ("{doer} bombed {spot} {day}", "{spot} came under air attack by {doer} {day}"),
    "drone": ("{doer} hit {spot} with a drone {day}", "a drone of {doer} attacked {spot} {day}"),
    "shooting": ("{doer} opened fire in {spot} {day}", "{doer} shot at people in {spot} {day}"),
    "detention": ("{doer} carried out arrests in {spot} {day}", "{doer} detained people in {spot} {day}"),
}
SAYS = (
    "{C}, {s} said.",
    "{S} said {c}.",
    "{S} said that {c}.",
    "According to {s}, {c}.",
    "{S} told {outlet} that {c}.",
    "{C}, according to {s}.",
)
BODY_SAYS = (
    "{S} reported that {c}.",
    "{S} said in a statement that {c}.",
)
CITES = (
    "{C}, {agency} reported.",
    "According to {agency}, {c}.",
    "{C}, {agency} reported, citing {s}.",
    "{S} told {agency} that {c}.",
    "{agency} quoted {s} as saying that {c}.",
    "{S}, quoted by {agency}, said {c}.",
)
DENIES: Mapping[str, tuple[str, ...]] = {
    "shelling": (
        "{S} denied that {doer} had shelled {spot}.",
        "{S} denied the accusation and said no shells were fired at {spot}.",
        "{S} rejected reports that {doer} had shelled {spot} {day}.",
    ),
    "airstrike": (
        "{S} denied that {doer} had bombed {spot}.",
        "{S} denied any air strike on {spot} {day}.",
        "{S} said {doer} had not bombed {spot}.",
    ),
    "drone": (
        "{S} denied that {doer} had carried out a drone strike on {spot}.",
        "{S} said {doer} had not attacked {spot}.",
    ),
    "shooting": (
        "{S} denied that {doer} had opened fire in {spot}.",
        "{S} said {doer} had not shot anyone in {spot}.",
    ),
    "detention": (
        "{S} denied that {doer} had detained anyone in {spot}.",
        "{S} denied the arrests in {spot}.",
    ),
}
BLAMES: Mapping[str, tuple[str, ...]] = {
    "shelling": ("{S} said {rival} had shelled {spot}.", "{S} blamed {rival} for the shelling of {spot} {day}."),
    "airstrike": ("{S} said {rival} had bombed {spot}.", "{S} blamed {rival} for the air strike on {spot} {day}."),
    "drone": ("{S} said a drone of {rival} had struck {spot}.", "{S} blamed {rival} for the drone strike on {spot}."),
    "shooting": ("{S} said {rival} had shot the people in {spot}.", "{S} blamed {rival} for the shooting in {spot}."),
    "detention": (
        "{S} said {rival} had detained the people in {spot}.",
        "{S} accused {rival} of the arrests in {spot}.",
    ),
}
QUOTED = ('"{q}," {s} said.', '"{q}," said {s}.', '{S} said: "{q}."')
# What people say and what fills the columns is put together of parts, so that no two sound alike by chance.
QUOTED_PARTS = (
    ("We were still at breakfast", "My brother had gone for water", "The children were on the stairs",
     "I had just closed the shutters",
     "Nobody had slept since Thursday", "Our neighbours were packing the cart", "The queue reached the corner",
      "It was my turn at the pump",
     "Half the street was in the cellar", "The old men sat outside as always"),
    ("when it began without any warning", "and then everything went white", "when the windows came in on us",
     "and the next moment the wall was gone",
     "when the shouting started below", "and suddenly there was no ceiling", "when somebody screamed to get down",
      "and I remember only the dust",
     "when the ground jumped under our feet", "and the door was torn from my hand"),
    ("so we ran across the yard", "so I pulled my mother under the table", "and we crawled along the ditch",
     "and nobody could find the keys",
     "so the boys carried her on a blanket", "and we counted each other in the dark",
      "and I called every name I knew", "so we dug with pots and spoons",
     "and my cousin lay behind the well", "so they laid them under the fig tree"),
    ("until the smoke let us see", "while the dogs would not stop", "because the road was cut",
     "before anyone dared to come",
     "and that is all I will tell you", "and I want this written down", "though it felt like the whole day",
      "while the tea was still warm",
     "and not one of them was armed", "because there was nowhere else to go"),
)  # fmt: skip
SCENERY_PARTS = (
    ("Shops along the main street", "The ferry to the islands", "Farmers in the hills", "Taxi drivers",
     "The municipal library", "Bakers", "Two schools in the district",
     "The railway to the coast", "Pensioners", "The regional court", "Olive growers", "The water board", "Students",
      "Fishing boats", "The football club",
     "Radio listeners", "Tailors in the bazaar", "The cinema", "Landlords", "The post office"),
    ("stayed closed", "complained about prices", "opened later than usual", "hope for rain",
     "wait for the new timetable", "ran out of flour", "lost a third of the season",
     "work without electricity", "returned to a normal day", "asked for lower taxes", "kept the old opening hours",
      "sold little", "expect a cold winter", "need new roofs",
     "had no telephone", "celebrated an anniversary", "changed owners", "moved to another building",
      "look for staff", "paid in foreign money"),
    ("for the third week", "despite the holidays", "as in every spring", "because of the wind",
     "until further notice", "since the bridge was repaired", "by order of the council",
     "for lack of spare parts", "in spite of everything", "as the river rose", "on the eve of the feast",
      "without saying why", "after a long dispute", "for want of customers",
     "like last year"),
)  # fmt: skip
HEADLINES = (
    "{Town}: what we know",
    "News from {Town}",
    "Day of mourning in {Town}",
    "{Town} counts its losses",
    "World in brief",
)
TAILS = (
    "More on page 7.",
    "Additional reporting by our desk.",
    "Subscribe to our evening letter.",
    "All rights reserved.",
)
BACKGROUND = ("Earlier, {c}, {s} said.", "In another incident, {c}, according to {s}.", "{S} had said that {c}.")
