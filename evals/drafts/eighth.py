"""The eighth wording of drafts: a human rights report's chapter of events, on worlds of the eighth hand."""

from collections import defaultdict
from dataclasses import replace

from worlds.nouns import Testimony, World

from drafts.wording import Wording

_VAGUE = ("unnamed", "outlet")  # no report names these as its source

EIGHTH = Wording(
    told={
        "shelling": (
            "{doer} bombarded {spot} with artillery {day}, and {toll} died as a result",
            "shells fired by {doer} exploded in {spot} {day} and took the lives of {toll}",
        ),
        "airstrike": (
            "an aircraft of {doer} bombed {spot} {day}, which led to the death of {toll}",
            "{toll} perished {day} in an air strike that {doer} carried out on {spot}",
        ),
        "drone": (
            "{doer} used a drone to attack {spot} {day}, and {toll} were killed",
            "a drone operated by {doer} struck {spot} {day} and caused the death of {toll}",
        ),
        "shooting": (
            "fighters loyal to {doer} shot and killed {toll} in {spot} {day}",
            "{toll} were shot dead in {spot} {day} by armed men of {doer}",
        ),
        "bombing": (
            "{doer} detonated a car bomb near {spot} {day}, killing {toll}",
            "{toll} died {day} near {spot} in the explosion of a car that {doer} had packed with explosives",
        ),
        "torching": (
            "fighters of {doer} set homes on fire in {spot} {day}, and {toll} were burned to death",
            "{toll} died {day} when members of {doer} burned houses in {spot}",
        ),
        "abduction": (
            "fighters of {doer} kidnapped {toll} in {spot} {day}",
            "{toll} were abducted by {doer} in {spot} {day}",
        ),
    },
    bare={
        "shelling": (
            "artillery shells exploded in {spot} {day}, and {toll} died as a result",
            "the bombardment of {spot} {day} took the lives of {toll}",
        ),
        "airstrike": (
            "bombs fell on {spot} {day} in an air raid that led to the death of {toll}",
            "{toll} perished {day} in an air strike on {spot}",
        ),
        "drone": (
            "a drone struck {spot} {day} and caused the death of {toll}",
            "{toll} were killed by a drone in {spot} {day}",
        ),
        "shooting": (
            "unidentified men shot and killed {toll} in {spot} {day}",
            "{toll} died {day} when shots were fired at people in {spot}",
        ),
        "bombing": (
            "a car packed with explosives blew up near {spot} {day}, killing {toll}",
            "{toll} died in the explosion of a car bomb near {spot} {day}",
        ),
        "torching": (
            "homes were set on fire in {spot} {day}, and {toll} were burned to death",
            "{toll} died {day} when unidentified men burned houses in {spot}",
        ),
        "abduction": (
            "unidentified men kidnapped {toll} in {spot} {day}",
            "{toll} were abducted in {spot} {day}",
        ),
    },
    says=(
        "According to {s}, {c}.",
        "{S} stated that {c}.",
        "{C}, as {s} stated.",
        "{S} is on record as saying that {c}.",
        "By the testimony of {s}, {c}.",
        "{C}, according to {s}.",
        "In an account that others published, {s} said that {c}.",
        "{S} has said that {c}.",
    ),
    denies=(
        "{S} denied any part in the {noun} in {spot}.",
        "{S} has denied being behind the {noun} in {spot}.",
        "The accusation over the {noun} in {spot} has been rejected by the side concerned: {S} denied it.",
        "{S} denied responsibility for the {noun} in {spot}.",
    ),
    remarks=(
        "The paragraphs below set out individual events in the order in which they were studied.",
        "This part of the report keeps apart what is alleged and what others answer.",
        "Names of sources are given where they spoke in public.",
        "Figures in this chapter are those of the sources named beside them.",
        "The organisation has not been able to travel to the places in question.",
    ),
    days=("on {d} {month}", "on {d} {month} {year}", "on {month} {d}", "on {month} {d}, {year}"),
    nouns={
        "shelling": "bombardment",
        "airstrike": "air strike",
        "drone": "drone attack",
        "shooting": "shooting",
        "bombing": "car bombing",
        "torching": "burning of homes",
        "abduction": "abduction",
    },
)


def fit(world: World) -> World:
    """With accounts set aside that a careful writer could not be held to, so that each line has one right answer.

    Set aside are sources whom no paper names, figures that were put right later, and events told somewhere without a
    source: there nothing is wrong with leaving the source out. Their figures still count as given.
    """
    bare = {
        one.event for paper in world.papers for _, _, one in paper.placed() if one.event is not None and not one.roots
    }  # fmt: skip
    versions: dict[str, set[str]] = defaultdict(set)
    for one in world.testimonies:
        if one.role == "account":
            versions[one.root].add(one.toll)
    return replace(world, testimonies=tuple(_fitted(one, bare, versions) for one in world.testimonies))


def _fitted(one: Testimony, bare: set[str], versions: dict[str, set[str]]) -> Testimony:
    if one.role != "account":
        return one
    unsure = one.event in bare or len(versions[one.root]) > 1 or one.source.key.startswith(_VAGUE)
    return replace(one, role="aside") if unsure else one
