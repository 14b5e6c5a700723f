"""A third hand's English, written after the second had been looked at, and measured once before anything changed."""

from worlds.tongue import Tongue

THIRD = Tongue(
    told_with_doer={
        "shelling": (
            "{toll} were killed by artillery of {doer} in {spot} {day}",
            "{doer} bombarded {spot} {day} and {toll} died",
            "a shell from {doer} hit {spot} {day}, and {toll} were killed",
        ),
        "airstrike": (
            "{toll} were killed by an air raid of {doer} on {spot} {day}",
            "aircraft of {doer} attacked {spot} {day}, and {toll} died",
        ),
        "drone": (
            "{doer} struck {spot} with a drone {day} and killed {toll}",
            "{toll} died in a drone strike of {doer} on {spot} {day}",
        ),
        "shooting": (
            "{doer} killed {toll} with gunfire in {spot} {day}",
            "{toll} died {day} when men of {doer} fired at them in {spot}",
        ),
        "detention": (
            "{doer} put {toll} under arrest in {spot} {day}",
            "{toll} were detained {day} in {spot} by {doer}",
        ),
    },
    told_without={
        "shelling": ("{toll} were killed {day} by shells in {spot}", "the shelling of {spot} {day} left {toll} dead"),
        "airstrike": ("{toll} were killed {day} when bombs fell on {spot}", "{spot} was bombed {day} and {toll} died"),
        "drone": ("{toll} were killed by a drone in {spot} {day}", "{spot} was hit by a drone {day}, and {toll} died"),
        "shooting": ("{toll} were killed by gunfire in {spot} {day}", "shots in {spot} {day} killed {toll}"),
        "detention": ("{toll} were held in {spot} {day}", "arrests of {toll} were made in {spot} {day}"),
    },
    told_bare={
        "shelling": ("{doer} bombarded {spot} {day}", "{spot} was under shellfire from {doer} {day}"),
        "airstrike": ("aircraft of {doer} attacked {spot} {day}", "{doer} launched air raids on {spot} {day}"),
        "drone": ("{doer} struck {spot} with a drone {day}", "drones of {doer} hit {spot} {day}"),
        "shooting": ("men of {doer} shot at residents of {spot} {day}", "{doer} shot at a crowd in {spot} {day}"),
        "detention": ("{doer} arrested residents of {spot} {day}", "{doer} detained a group of people in {spot} {day}"),
    },
    says=(
        "{S} declared that {c}.",
        "{S} maintains that {c}.",
        "{S} informed {outlet} that {c}.",
        "As {s} put it, {c}.",
        "{C}, as {s} told us.",
    ),
    body_says=("{S} announced that {c}.", "{S} noted in a report that {c}."),
    cites=(
        "{agency} said that {c}.",
        "{C}, according to a report by {agency}.",
        "Quoting {s}, {agency} reported that {c}.",
        "{S} was quoted by {agency} as saying that {c}.",
    ),
    denies={
        "shelling": ("{S} denies that {doer} bombarded {spot}.", "{S} denied any part in the shelling of {spot}."),
        "airstrike": ("{S} denies that {doer} attacked {spot} from the air.", "{S} denied the bombing of {spot}."),
        "drone": ("{S} denies the drone strike on {spot}.", "{S} denied that any drone of {doer} had hit {spot}."),
        "shooting": ("{S} denies that {doer} shot at anyone in {spot}.", "{S} denied any shooting in {spot}."),
        "detention": ("{S} denies that {doer} arrested anyone in {spot}.", "{S} denied any arrests in {spot}."),
    },
    blames={
        "shelling": (
            "{S} laid the shelling of {spot} at the door of {rival}.",
            "{S} insisted {rival} had shelled {spot}.",
        ),
        "airstrike": (
            "{S} insisted {rival} had bombed {spot}.",
            "{S} put the blame for the bombing of {spot} on {rival}.",
        ),
        "drone": ("{S} insisted {rival} had struck {spot}.", "{S} blamed a drone of {rival} for the attack on {spot}."),
        "shooting": (
            "{S} insisted {rival} had shot the people in {spot}.",
            "{S} blamed the shooting in {spot} on {rival}.",
        ),
        "detention": (
            "{S} insisted {rival} had made the arrests in {spot}.",
            "{S} blamed the arrests in {spot} on {rival}.",
        ),
    },
    quoted=('"{q}," {s} told us.', '{S} put it like this: "{q}."', '"{q}," {s} remembered.'),
    headlines=("{Town} today", "Letter from {Town}", "Around the country"),
    tails=("Our archive has earlier reports.", "Corrections appear on the last page."),
    background=("The week before, {c}, according to {s}.", "{S} had reported that {c}."),
    dated=("on {d} {month}", "on {month} {d}", "in the night of {d} {month}"),
    weekday=("on {weekday}", "on {weekday} night"),
    lowest="{number} {unit} or more",
)
