"""The seventh wording of drafts: the facts in a commission of inquiry's report, on worlds of the seventh hand."""

from collections import Counter
from dataclasses import replace

from worlds.nouns import Testimony, World

from drafts.wording import Wording

SEVENTH = Wording(
    told={
        "airstrike": (
            "aircraft of {doer} attacked {spot} {day} and killed {toll}",
            "{toll} lost their lives {day} when {doer} bombed {spot} from the air",
        ),
        "shelling": (
            "{doer} fired artillery at {spot} {day}, causing the death of {toll}",
            "{toll} were killed {day} by shells that {doer} had fired at {spot}",
        ),
        "drone": (
            "a drone of {doer} attacked {spot} {day} and killed {toll}",
            "{toll} died {day} when {doer} used a drone against {spot}",
        ),
        "shooting": (
            "gunmen belonging to {doer} attacked {spot} {day}, shooting dead {toll}",
            "{toll} were shot and killed {day} when fighters of {doer} fired on {spot}",
        ),
        "execution": (
            "members of {doer} summarily executed {toll} in {spot} {day}",
            "{toll} were executed in {spot} {day} by members of {doer}",
        ),
        "detention": (
            "members of {doer} took {toll} into custody in {spot} {day}",
            "{toll} were arrested in {spot} {day} by members of {doer}",
        ),
        "bombing": (
            "a vehicle bomb placed by {doer} outside {spot} exploded {day}, killing {toll}",
            "{toll} were killed {day} by a car bomb that {doer} had set off outside {spot}",
        ),
        "arson": (
            "members of {doer} burned down {toll} in {spot} {day}",
            "{toll} were set on fire in {spot} {day} by members of {doer}",
        ),
    },
    bare={
        "airstrike": (
            "an attack from the air on {spot} {day} killed {toll}",
            "{toll} lost their lives {day} when {spot} was bombed from the air",
        ),
        "shelling": (
            "artillery fire on {spot} {day} caused the death of {toll}",
            "{toll} were killed {day} by shells that fell on {spot}",
        ),
        "drone": (
            "a drone attack on {spot} {day} killed {toll}",
            "{toll} died {day} when a drone was used against {spot}",
        ),
        "shooting": (
            "gunmen attacked {spot} {day}, shooting dead {toll}",
            "{toll} were shot and killed {day} when gunmen fired on {spot}",
        ),
        "execution": (
            "{toll} were summarily executed in {spot} {day}",
            "armed men executed {toll} in {spot} {day}",
        ),
        "detention": (
            "{toll} were arrested in {spot} {day}",
            "armed men took {toll} into custody in {spot} {day}",
        ),
        "bombing": (
            "a vehicle bomb exploded outside {spot} {day}, killing {toll}",
            "{toll} were killed {day} by a car bomb outside {spot}",
        ),
        "arson": (
            "{toll} were burned down in {spot} {day}",
            "armed men set {toll} on fire in {spot} {day}",
        ),
    },
    says=(
        "According to {s}, {c}.",
        "{S} stated that {c}.",
        "{S} reported that {c}.",
        "{C}, according to {s}.",
        "{C}, {s} said.",
        "On the account of {s}, {c}.",
    ),
    denies=(
        "{S} denies responsibility for the {noun} {spot}.",
        "{S} has denied that it carried out the {noun} {spot}.",
        "Responsibility for the {noun} {spot} is denied by {doer}.",
    ),
    remarks=(
        "This part of the report sets out the findings of fact on which the legal assessment rests.",
        "The standard of proof is explained in the introduction.",
        "Where names are withheld, they are known to the secretariat.",
        "The commission regrets that it was not given access to the territory.",
    ),
    days=("on {d} {month} {year}", "on {d} {month}", "on {month} {d}, {year}"),
    nouns={
        "airstrike": "air attack on",
        "shelling": "shelling of",
        "drone": "drone attack on",
        "shooting": "shooting attack on",
        "execution": "executions in",
        "detention": "arrests in",
        "bombing": "car bombing outside",
        "arson": "burning of houses in",
    },
)


def fit(world: World) -> World:
    """The same world, where only those accounts are left to be planted from that allow no two opinions.

    Set aside are accounts of unnamed people, of outlets, with an open or a revised figure, and of events that some
    English paper tells in its text on nobody's word, or for which the accused blames the other party: a sentence
    without a source, or a missing denial, would then be arguable. They stay in the world as what was said.
    """
    bare = _told_by_nobody(world)
    blamed = {one.event for one in world.testimonies if one.role == "blame"}
    figures = Counter(one.root for one in world.testimonies if one.role == "account")
    kept = tuple(
        one if one.role != "account" or _plain(one, figures, bare | blamed) else replace(one, role="aside")
        for one in world.testimonies
    )
    return replace(world, testimonies=kept)


def _plain(told: Testimony, figures: Counter[str], arguable: set[str]) -> bool:
    exact = told.figure is not None and told.figure[0] == told.figure[1]
    named = told.source.key.startswith(("person", "body", "side"))
    return exact and named and figures[told.root] == 1 and told.event not in arguable


def _told_by_nobody(world: World) -> set[str]:
    """Events that a sentence of an English paper tells as a fact; a headline, which has no full stop, is none."""
    return {
        one.event
        for paper in world.papers
        if paper.language == "en"
        for _, _, one in paper.placed()
        if one.event is not None and one.tells and not one.roots and one.text.endswith(".")
    }
