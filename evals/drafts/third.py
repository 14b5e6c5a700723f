"""A third hand's wording of drafts, written after the second had been looked at; the check was not changed after it."""

from drafts.wording import Wording

THIRD = Wording(
    told={
        "shelling": (
            "{toll} were killed by shells that {doer} fired at {spot} on {day}",
            "{spot} was hit by artillery of {doer} on {day}, killing {toll}",
        ),
        "airstrike": (
            "{doer} attacked {spot} from the air on {day} and killed {toll}",
            "{toll} were killed on {day} when aircraft of {doer} bombed {spot}",
        ),
        "drone": (
            "{toll} were killed on {day} by a drone that {doer} sent to {spot}",
            "{doer} attacked {spot} with a drone on {day}, killing {toll}",
        ),
        "shooting": (
            "{toll} were killed by gunfire of {doer} in {spot} on {day}",
            "members of {doer} shot {toll} dead in {spot} on {day}",
        ),
        "detention": (
            "{toll} were taken prisoner by {doer} in {spot} on {day}",
            "{doer} carried out the arrest of {toll} in {spot} on {day}",
        ),
    },
    bare={
        "shelling": (
            "{toll} were killed by shellfire in {spot} on {day}",
            "the shelling of {spot} on {day} killed {toll}",
        ),
        "airstrike": (
            "{toll} were killed from the air in {spot} on {day}",
            "the bombing of {spot} on {day} killed {toll}",
        ),
        "drone": (
            "{toll} were killed by a drone in {spot} on {day}",
            "a drone attack on {spot} killed {toll} on {day}",
        ),
        "shooting": (
            "{toll} were killed by gunfire in {spot} on {day}",
            "a shooting in {spot} killed {toll} on {day}",
        ),
        "detention": ("{toll} were detained in {spot} on {day}", "arrests of {toll} were made in {spot} on {day}"),
    },
    says=(
        "{S} says that {c}.",
        "{S} informed us that {c}.",
        "{S} declared that {c}.",
        "We were told by {s} that {c}.",
        "{C}, in the account of {s}.",
    ),
    denies=(
        "{S} denies having done this.",
        "{S} dismissed the reports about {spot}.",
        "{S} denied that its men were involved in the {noun} {spot}.",
    ),
    remarks=(
        "Names of streets follow local usage.",
        "Photographs are kept in the archive.",
        "The list of abbreviations is at the end.",
    ),
    days=("{d} {month} {year}", "{month} {d}, {year}", "{d} {month}"),
)
