"""Invented short articles for measuring; no person, place or party in them exists."""

from pathlib import Path
from random import Random

PARTIES = ("the Ostrian army", "the River Front", "the Northern Guard", "the Interior Ministry", "the Hill Brigade")
PLACES = ("Varenholm", "Lower Sarne", "Tessik", "the Mill quarter of Varenholm", "Dravny", "Port Ilsen", "Korradin")
SPEAKERS = (
    "UN envoy Maren Tolk", "Defence Minister Aldo Verrin", "Front spokesman Istan Rohl", "a resident, Lena Marsk",
    "the mayor, Pavel Ondry", "relief worker Tiva Sool", "Harbour Watch", "the Ostrian Relief Committee",
)  # fmt: skip
TARGETS = (
    "a hospital",
    "the grain market",
    "a school",
    "a bakery",
    "the water works",
    "a row of houses",
    "an ambulance",
)
WEAPONS = ("rockets", "artillery shells", "barrel bombs", "mortars", "an air strike", "cluster munitions")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EVENTS = (
    "{Party} shelled {target} in {place} on {day}, killing {n} civilians, {speaker} said.",
    '"{Party} hit {target} with {weapon} and {n} people died," {speaker} said in {place} on {day}.',
    "According to {speaker}, {party} fired {weapon} at {target} in {place} late on {day}.",
    "{Speaker} denied that {party} had attacked {target}, and accused {other} of shelling {place}.",
    "At least {n} people were wounded when {weapon} struck {target} in {place}, {speaker} reported.",
    "Between {n} and {m} families have fled {place} since {day}, {speaker} told reporters.",
    "{Party} and {other} rejected a truce for {place} that {speaker} had proposed on {day}.",
    "{Speaker} called on {party} to let {n} trucks of food reach the {m} people trapped in {place}.",
    "It was not possible to confirm the account of {speaker} about {place} on {day}.",
    "{Party} detained {n} men at a checkpoint near {place}; {speaker} asked {other} for their release.",
)
THINGS = (
    "the road along the river", "a shop behind the station", "the customs house", "the lane to the mill", "the school",
    "an old ferry", "the council's lamp", "the orchard wall", "a tram without windows", "the well in the yard",
    "the clock on the square", "a heap of bricks", "the bridge keeper's hut", "the post office", "a row of carts",
)  # fmt: skip
STATES = (
    "has been shut since the first frost", "opens for an hour at noon", "stood in the rain", "was painted last year",
    "is counted twice a week", "still smells of smoke", "leans to the north", "has lost its door",
    "was moved by hand", "waits for a spare part", "is swept every morning", "has a new roof of tin",
)  # fmt: skip
WAYS = (
    "and nobody remembers why", "as the notices on the gate explain", "though few people pass there now",
    "while the children count the steps", "because the fuel ran out", "until the next list is read out",
    "and the neighbours share the key", "as in the years before the flood", "so the baker walks the long way",
    "but the letters still arrive", "and the dogs have learned the hours", "when the wind allows it",
)  # fmt: skip


def article(number: int) -> str:
    """One article of about 2,500 characters: a headline, a dateline and seven paragraphs."""
    draw = Random(number)  # noqa: S311 texts for measuring, not secrets
    place = draw.choice(PLACES)
    paragraphs = [f"Fighting reported near {place}", f"{place.upper()}, {1 + number % 28} May 2031 (Invented Wire) -"]
    for _ in range(7):
        told = " ".join(_event(draw) for _ in range(2))
        thing = _begin(draw.choice(THINGS))
        paragraphs.append(f"{told} {thing} {draw.choice(STATES)} {draw.choice(WAYS)}.")
    return "\n\n".join(paragraphs) + "\n"


def _event(draw: Random) -> str:
    party, other = draw.sample(PARTIES, 2)
    speaker = draw.choice(SPEAKERS)
    return draw.choice(EVENTS).format(
        Party=_begin(party), party=party, other=other, Speaker=_begin(speaker), speaker=speaker, day=draw.choice(DAYS),
        place=draw.choice(PLACES), target=draw.choice(TARGETS), weapon=draw.choice(WEAPONS),
        n=draw.randint(2, 60), m=draw.randint(61, 900),
    )  # fmt: skip


def _begin(words: str) -> str:
    return words[0].upper() + words[1:]


def write_articles(folder: Path, count: int) -> list[str]:
    """Write the first `count` articles as text files into a folder; gives their texts."""
    texts = [article(number) for number in range(count)]
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")
    return texts
