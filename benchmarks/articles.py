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
QUIET = (
    "The road along the river has been closed for most of the winter and few buses run.",
    "Shops opened for two hours in the morning and the queue for bread reached the bridge.",
    "Rain had turned the lanes of the old town to mud by the time the convoy set out again.",
    "The council meets in a former customs house with boarded windows and one working lamp.",
    "Nobody there remembers a harvest that was brought in so late or counted so carefully.",
    "Schools have moved to cellars, where the older children read aloud to the younger ones.",
)


def article(number: int) -> str:
    """One article of about 2,500 characters: a headline, a dateline and seven paragraphs."""
    draw = Random(number)  # noqa: S311 texts for measuring, not secrets
    place = draw.choice(PLACES)
    paragraphs = [f"Fighting reported near {place}", f"{place.upper()}, {1 + number % 28} May 2031 (Invented Wire) -"]
    for _ in range(7):
        told = " ".join(_event(draw) for _ in range(2))
        paragraphs.append(f"{told} {draw.choice(QUIET)}")
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
