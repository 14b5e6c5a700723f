"""Another hand's wording of drafts. The check was written without looking at what it makes of these."""

from drafts.wording import Wording

HELD = Wording(
    told={
        "shelling": (
            "artillery shells from {doer} landed on {spot} on {day}, and {toll} lost their lives",
            "{doer} fired shells at {spot} on {day}, leaving {toll} dead",
            "{toll} died on {day} under artillery fire by {doer} on {spot}",
        ),
        "airstrike": (
            "warplanes belonging to {doer} attacked {spot} on {day}, and {toll} were left dead",
            "{toll} died in {spot} on {day} in an aerial bombardment by {doer}",
            "on {day} jets of {doer} carried out an airstrike on {spot} that killed {toll}",
        ),
        "drone": (
            "an unmanned aircraft of {doer} hit {spot} on {day}, killing {toll}",
            "{doer} launched a drone attack on {spot} on {day} in which {toll} died",
        ),
        "shooting": (
            "{doer} gunned down {toll} in {spot} on {day}",
            "{toll} were killed on {day} when {doer} opened fire in {spot}",
        ),
        "detention": (
            "{doer} took {toll} into custody in {spot} on {day}",
            "{toll} were rounded up by {doer} in {spot} on {day}",
        ),
    },
    bare={
        "shelling": (
            "{toll} lost their lives on {day} when artillery hit {spot}",
            "shelling claimed the lives of {toll} in {spot} on {day}",
        ),
        "airstrike": (
            "an aerial attack on {spot} left {toll} dead on {day}",
            "{toll} died on {day} in the bombing of {spot}",
        ),
        "drone": (
            "{toll} died on {day} when a drone struck {spot}",
            "a drone strike left {toll} dead in {spot} on {day}",
        ),
        "shooting": ("gunfire killed {toll} in {spot} on {day}", "{toll} were gunned down in {spot} on {day}"),
        "detention": (
            "{toll} were seized in {spot} on {day}",
            "on {day} {toll} were led away from {spot} under arrest",
        ),
    },
    says=(
        "In the words of {s}, {c}.",
        "{S} reported that {c}.",
        "{S} stated that {c}.",
        "{C}, {s} recounted.",
        "As {s} put it, {c}.",
    ),
    denies=(
        "{S} rejected the accusation.",
        "{S} said the claim about {spot} was false.",
        "{S} denied any responsibility for what happened in {spot}.",
    ),
    remarks=(
        "Paragraphs are numbered from here on.",
        "A map is annexed to this chapter.",
        "Readers may wish to begin with the summary.",
        "The next chapter turns to the courts.",
    ),
    days=("{d} {month} {year}", "{d} {month}"),
)
