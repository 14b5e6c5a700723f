"""How drafts put it while the check is written: clauses, ways to attribute, denials. `held` has others, kept apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NOUNS: Mapping[str, str] = {
    "shelling": "shelling of",
    "airstrike": "air strike on",
    "drone": "drone strike on",
    "shooting": "shooting in",
    "detention": "arrests in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Templates of one hand. `told` and `bare` (no doer named) by act; `says` wraps a clause {c}, {C} begins upper."""

    told: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, tuple[str, ...]]
    says: tuple[str, ...]
    denies: tuple[str, ...]
    remarks: tuple[str, ...]
    days: tuple[str, ...]
    nouns: Mapping[str, str] = field(default_factory=lambda: NOUNS)


DEVELOPMENT = Wording(
    told={
        "shelling": (
            "{toll} were killed when {doer} shelled {spot} on {day}",
            "on {day} {doer} shelled {spot} and killed {toll}",
            "shelling by {doer} killed {toll} in {spot} on {day}",
        ),
        "airstrike": (
            "an air strike by {doer} killed {toll} in {spot} on {day}",
            "{doer} bombed {spot} on {day} and killed {toll}",
        ),
        "drone": (
            "a drone strike by {doer} on {spot} killed {toll} on {day}",
            "on {day} {doer} killed {toll} with a drone in {spot}",
        ),
        "shooting": (
            "{doer} shot and killed {toll} in {spot} on {day}",
            "{toll} were shot dead in {spot} by {doer} on {day}",
        ),
        "detention": (
            "{doer} arrested {toll} in {spot} on {day}",
            "on {day} {toll} were detained in {spot} by {doer}",
        ),
    },
    bare={
        "shelling": (
            "{toll} were killed in the shelling of {spot} on {day}",
            "on {day} shells killed {toll} in {spot}",
        ),
        "airstrike": (
            "an air strike killed {toll} in {spot} on {day}",
            "{toll} were killed when {spot} was bombed on {day}",
        ),
        "drone": (
            "a drone killed {toll} in {spot} on {day}",
            "{toll} were killed in a drone attack on {spot} on {day}",
        ),
        "shooting": ("{toll} were shot dead in {spot} on {day}", "on {day} gunmen killed {toll} in {spot}"),
        "detention": ("{toll} were arrested in {spot} on {day}", "on {day} {toll} were taken away from {spot}"),
    },
    says=(
        "{S} said that {c}.",
        "{C}, {s} said.",
        "According to {s}, {c}.",
        "{S} told reporters that {c}.",
    ),
    denies=(
        "{S} denied it.",
        "{S} denied the {noun} {spot}.",
        "{S} has denied that {doer} was behind the {noun} {spot}.",
    ),
    remarks=(
        "This section follows the order of days.",
        "The sources are listed at the end.",
        "Further interviews are planned for the autumn.",
        "We thank the readers of the first version.",
    ),
    days=("{d} {month} {year}", "{month} {d}, {year}"),
)
