"""A fourth hand's English, written before anything of what the third one got wrong had been looked at."""

from worlds.tongue import Tongue

FOURTH = Tongue(
    told_with_doer={
        "shelling": (
            "mortar fire from {doer} killed {toll} in {spot} {day}",
            "{toll} lost their lives in {spot} {day} under artillery fire from {doer}",
            "{spot} came under mortar fire from {doer} {day} and {toll} were killed",
            "gunners of {doer} shelled {spot} {day}, leaving {toll} dead",
        ),
        "airstrike": (
            "an air raid by {doer} {day} killed {toll} in {spot}",
            "{toll} were killed in {spot} {day} in bombing by {doer}",
            "{doer} sent jets to bomb {spot} {day}; {toll} were killed",
            "a bomb dropped by a jet of {doer} hit {spot} {day}, killing {toll}",
        ),
        "drone": (
            "a drone operated by {doer} killed {toll} in {spot} {day}",
            "an attack drone of {doer} hit {spot} {day}, leaving {toll} dead",
            "{doer} killed {toll} in a drone strike on {spot} {day}",
        ),
        "shooting": (
            "fighters from {doer} killed {toll} when they opened fire in {spot} {day}",
            "{toll} were killed in {spot} {day} by gunmen belonging to {doer}",
            "gunfire from {doer} killed {toll} in {spot} {day}",
        ),
        "detention": (
            "{doer} took {toll} prisoner in {spot} {day}",
            "fighters of {doer} led away {toll} from {spot} {day}",
            "{toll} were seized by {doer} in {spot} {day}",
        ),
    },
    told_without={
        "shelling": (
            "mortar fire killed {toll} in {spot} {day}",
            "{spot} was shelled {day}, leaving {toll} dead",
            "{toll} lost their lives {day} when {spot} came under artillery fire",
        ),
        "airstrike": (
            "bombing killed {toll} in {spot} {day}",
            "{spot} was hit from the air {day} and {toll} were killed",
            "{toll} were killed {day} in an air raid on {spot}",
        ),
        "drone": (
            "an attack drone killed {toll} in {spot} {day}",
            "a drone crashed into {spot} {day}, killing {toll}",
        ),
        "shooting": (
            "{toll} were killed {day} when gunmen opened fire in {spot}",
            "gunfire killed {toll} in {spot} {day}",
        ),
        "detention": (
            "{toll} were led away from {spot} {day}",
            "{toll} were taken prisoner in {spot} {day}",
        ),
    },
    told_bare={
        "shelling": ("gunners of {doer} shelled {spot} {day}", "{doer} fired mortars into {spot} {day}"),
        "airstrike": ("jets of {doer} bombed {spot} {day}", "{spot} was bombed {day} by {doer}"),
        "drone": ("{doer} attacked {spot} with drones {day}", "{spot} was hit {day} by a drone of {doer}"),
        "shooting": (
            "gunmen of {doer} opened fire on residents in {spot} {day}",
            "{spot} came under gunfire from {doer} {day}",
        ),
        "detention": ("{doer} took prisoners in {spot} {day}", "residents of {spot} were seized by {doer} {day}"),
    },
    says=(
        "{S} recounted that {c}.",
        "{S} told this newspaper that {c}.",
        "By the account of {s}, {c}.",
        "{C} — that is what {s} says.",
        "Speaking to {outlet}, {s} said {c}.",
        "{S}, reached by telephone, said that {c}.",
        "{C}, {s} recalled.",
    ),
    body_says=("{S} documented that {c}.", "{S} wrote in its weekly bulletin that {c}.", "{C}, {s} concluded."),
    cites=(
        "{C}, {agency} says.",
        "{agency}, which spoke to {s}, reports that {c}.",
        "As {s} told {agency}, {c}.",
        "{C}, {s} told {agency}.",
        "{agency} carried an account by {s}, who said that {c}.",
        "{C}, {agency} learned from {s}.",
    ),
    denies={
        "shelling": (
            "{S} insisted that {doer} had never shelled {spot}.",
            "{S} called reports of shelling in {spot} a lie.",
            "{S} disputed that {doer} had shelled {spot}.",
        ),
        "airstrike": (
            "{S} insisted that no jet of {doer} had bombed {spot}.",
            "{S} called the report of an air raid on {spot} an invention.",
        ),
        "drone": (
            "{S} insisted that {doer} did not attack {spot}.",
            "{S} disputed that a drone of {doer} had hit {spot}.",
        ),
        "shooting": (
            "{S} insisted that fighters of {doer} did not open fire in {spot}.",
            "{S} called reports of a shooting in {spot} false.",
        ),
        "detention": (
            "{S} insisted that nobody had been seized in {spot}.",
            "{S} disputed that {doer} had taken prisoners in {spot}.",
        ),
    },
    blames={
        "shelling": (
            "{S} said the mortar fire on {spot} had come from {rival}.",
            "{S} said responsibility for the shelling of {spot} lay with {rival}.",
        ),
        "airstrike": (
            "{S} said the jets over {spot} belonged to {rival}, which bombed it.",
            "{S} said {rival} was to blame for the bombing of {spot}.",
        ),
        "drone": (
            "{S} said {rival} was behind the drone attack on {spot}.",
            "{S} said the drone that hit {spot} had been sent by {rival}.",
        ),
        "shooting": (
            "{S} said {rival} was responsible for the shooting in {spot}.",
            "{S} said gunmen of {rival} had opened fire in {spot}.",
        ),
        "detention": (
            "{S} said {rival} was behind the arrests in {spot}.",
            "{S} said {rival} had taken the prisoners in {spot}.",
        ),
    },
    quoted=('"{q}," {s} told this newspaper.', '{S} described it: "{q}."', '{S} recounted: "{q}."'),
    headlines=("{Town} after the attack", "Dispatch from {Town}", "In the news", "{Town} buries its dead"),
    tails=("Share this article.", "Photographs: our own archive.", "Sign up for the weekly digest."),
    background=(
        "A few days earlier, {s} had recounted that {c}.",
        "{S} also said that {c}.",
        "In a separate case, {s} said, {c}.",
    ),
    dated=("on {d} {month}", "on {month} {d}", "on the evening of {d} {month}"),
    weekday=("on {weekday}", "last {weekday}", "on {weekday} morning"),
    lowest="a minimum of {number} {unit}",
)
