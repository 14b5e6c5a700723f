"""A fourth hand's wording of drafts, written after the check had last been changed, and measured once."""

from drafts.wording import Wording

FOURTH = Wording(
    told={
        "shelling": (
            "{doer} fired shells at {spot} on {day} and {toll} lost their lives",
            "when {doer} shelled {spot} on {day}, {toll} died",
        ),
        "airstrike": (
            "planes of {doer} dropped bombs on {spot} on {day}; they killed {toll}",
            "the air raid of {doer} on {spot} on {day} cost the lives of {toll}",
        ),
        "drone": (
            "a drone flown by {doer} hit {spot} on {day}, and {toll} were dead afterwards",
            "{doer} had {spot} attacked by a drone on {day}, which killed {toll}",
        ),
        "shooting": (
            "gunmen of {doer} killed {toll} in {spot} on {day}",
            "{toll} fell under the bullets of {doer} in {spot} on {day}",
        ),
        "detention": (
            "{doer} took {toll} into custody in {spot} on {day}",
            "{toll} were led away by {doer} from {spot} on {day}",
        ),
    },
    bare={
        "shelling": ("{toll} perished when {spot} was shelled on {day}", "shells killed {toll} in {spot} on {day}"),
        "airstrike": ("bombs killed {toll} in {spot} on {day}", "{toll} died under air attack in {spot} on {day}"),
        "drone": ("a drone killed {toll} in {spot} on {day}", "{toll} died when a drone struck {spot} on {day}"),
        "shooting": (
            "{toll} were shot in {spot} on {day}, all of them fatally",
            "bullets killed {toll} in {spot} on {day}",
        ),
        "detention": ("{toll} were put in detention in {spot} on {day}", "{toll} were arrested in {spot} on {day}"),
    },
    says=(
        "{S} reports that {c}.",
        "{S} told us that {c}.",
        "{C}, {s} says.",
        "According to {s}, {c}.",
        "{S} maintained that {c}.",
    ),
    denies=(
        "{S} denies this.",
        "{S} called the accusation over {spot} false.",
        "{S} denied having carried out the {noun} {spot}.",
    ),
    remarks=(
        "A glossary follows the annex.",
        "Spellings of names have been made uniform.",
        "The annex lists all visits.",
    ),
    days=("{d} {month} {year}", "{month} {d}", "{month} {d}, {year}"),
)
