"""A fifth hand for drafts: a legal officer's file, a monthly bulletin, a desk editor. Measured once, at the end."""

from drafts.wording import Wording

FIFTH = Wording(
    told={
        "shelling": (
            "{toll} died when {doer} turned its guns on {spot} {day}",
            "{day} a barrage by {doer} hit {spot}, and {toll} lost their lives",
            "the bombardment of {spot} by {doer} {day} killed {toll}",
        ),
        "airstrike": (
            "{doer} bombed {spot} from the air {day}, at the cost of {toll} killed",
            "{toll} were killed in an air raid by {doer} on {spot} {day}",
            "a jet of {doer} hit {spot} {day} and killed {toll}",
        ),
        "drone": (
            "{doer} attacked {spot} with a drone {day}, killing {toll}",
            "{toll} lost their lives {day} in a drone attack by {doer} on {spot}",
        ),
        "shooting": (
            "{toll} were shot dead by {doer} in {spot} {day}",
            "{doer} shot and killed {toll} in {spot} {day}",
        ),
        "detention": (
            "{doer} took {toll} into custody in {spot} {day}",
            "{toll} were rounded up in {spot} by {doer} {day}",
        ),
    },
    bare={
        "shelling": ("shells that fell on {spot} {day} killed {toll}", "{toll} died in the shelling of {spot} {day}"),
        "airstrike": (
            "an air raid on {spot} {day} killed {toll}",
            "{toll} lost their lives in bombing of {spot} {day}",
        ),
        "drone": ("{toll} were killed by a drone in {spot} {day}", "a drone attack on {spot} {day} left {toll} dead"),
        "shooting": ("{toll} were shot dead in {spot} {day}", "gunfire in {spot} {day} killed {toll}"),
        "detention": ("{toll} were taken into custody in {spot} {day}", "arrests in {spot} {day} took in {toll}"),
    },
    says=(
        "{C}, {s} reported.",
        "{S} stated that {c}.",
        "In the version of {s} {c}.",
        "{S} is the source for the claim that {c}.",
        "{C}, as reported by {s}.",
        "Going by what {s} said, {c}.",
    ),
    denies=(
        "{S} denies the {noun} {spot}.",
        "{S} has rejected any responsibility for the {noun} {spot}.",
        "{S} maintains that {doer} had no part in the {noun} {spot}.",
    ),
    remarks=(
        "This bulletin is drawn from public reports.",
        "The file was opened for the legal officer.",
        "Nothing here has been verified on the ground.",
    ),
    days=("on {d} {month}", "on {month} {d}, {year}", "on {month} {d}"),
)
