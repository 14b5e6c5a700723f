"""A sixth hand for drafts: a human rights report, a prosecutor's memorandum, a reporter's first version.

Only what allows no two opinions is planted: see `fit`.
"""

from dataclasses import replace

from worlds.nouns import Event, Testimony, World

from drafts.wording import Wording

SIXTH = Wording(
    told={
        "shelling": (
            "{toll} were killed {day} when {doer} shelled {spot}",
            "artillery of {doer} hit {spot} {day} and killed {toll}",
            "rockets fired by {doer} at {spot} {day} killed {toll}",
        ),
        "airstrike": (
            "{doer} bombed {spot} from the air {day}, killing {toll}",
            "{toll} were killed in an air strike by {doer} on {spot} {day}",
            "an air strike by {doer} killed {toll} in {spot} {day}",
        ),
        "drone": (
            "a drone of {doer} struck {spot} {day} and killed {toll}",
            "{toll} died in a drone attack by {doer} on {spot} {day}",
        ),
        "shooting": (
            "{doer} shot dead {toll} in {spot} {day}",
            "{toll} were killed {day} when men of {doer} opened fire in {spot}",
        ),
        "detention": (
            "{doer} arrested {toll} in {spot} {day}",
            "{toll} were detained by {doer} in {spot} {day}",
        ),
        "execution": (
            "{doer} executed {toll} in {spot} {day}",
            "{toll} were executed by {doer} in {spot} {day}",
        ),
    },
    bare={
        "shelling": ("{toll} were killed by shells in {spot} {day}", "shelling killed {toll} in {spot} {day}"),
        "airstrike": ("an air strike killed {toll} in {spot} {day}", "{toll} died in the bombing of {spot} {day}"),
        "drone": ("a drone attack killed {toll} in {spot} {day}", "{toll} were killed by a drone in {spot} {day}"),
        "shooting": ("{toll} were shot dead in {spot} {day}", "{toll} were killed by gunfire in {spot} {day}"),
        "detention": ("{toll} were arrested in {spot} {day}", "{toll} were detained in {spot} {day}"),
        "execution": ("{toll} were executed in {spot} {day}", "{toll} were put to death in {spot} {day}"),
    },
    says=(
        "According to {s}, {c}.",
        "{S} stated that {c}.",
        "{C}, {s} said.",
        "{S} reported that {c}.",
        "{C}, according to {s}.",
        "{S} told reporters that {c}.",
        "As {s} put it, {c}.",
    ),
    denies=(
        "{S} denied responsibility for the {noun} in {spot}.",
        "{S} has denied that {doer} carried out the {noun} in {spot}.",
        "{S} rejected the accusation concerning the {noun} in {spot}.",
    ),
    remarks=(
        "This memorandum rests on public sources only.",
        "The names of some sources are withheld.",
        "Figures are given as the sources give them.",
        "The section is a first version for comment.",
    ),
    days=("on {d} {month} {year}", "on {month} {d}, {year}", "on {d} {month}"),
    nouns={
        "shelling": "shelling", "airstrike": "air strike", "drone": "drone attack", "shooting": "shooting",
        "detention": "arrests", "execution": "executions",
    },
)  # fmt: skip


def fit(world: World) -> World:
    """The world with only those accounts left to plant in that leave no doubt what a check has to say.

    Left out are rough figures (a number inside "dozens" is no clear error), eyewitnesses who write themselves, events
    that some paper tells as a plain fact (whoever does the same drops no attribution), and those where the accused
    only blames the other (whether that has to be told is arguable).
    """
    plain = {one.event for paper in world.papers for _, _, one in paper.placed() if one.tells and not one.roots}
    blamed = {one.event for one in world.testimonies if one.role == "blame"}
    printed: dict[str, str] = {}
    for paper in world.papers:
        for _, _, one in paper.placed():
            if paper.language == "en" and one.tells:
                printed |= {root: f"{printed.get(root, '')} {one.text.lower()}" for root in one.roots}
    told = tuple(
        one if _clear(one, printed) and one.event not in plain | blamed else replace(one, role="aside")
        for one in world.testimonies
    )
    return replace(world, testimonies=told, events=tuple(_bare(event) for event in world.events))


def _clear(told: Testimony, printed: dict[str, str]) -> bool:
    if told.role == "denial":
        return True
    if told.figure is None or told.source.key.startswith(("self", "reporter")):
        return False
    low, high = told.figure
    exact = high == low or (high is None and told.toll.startswith(("at least", "no fewer", "more than")))
    return exact and told.toll.lower() in printed.get(told.root, "")


def _bare(event: Event) -> Event:
    """The target without its article, which drafts put before it."""
    return replace(event, target=event.target.split(" ", 1)[1] if event.target else None)
