"""What happens in a world of the seventh hand, and who can tell of it with which figure."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from worlds.nouns import Event, Interval, Place, Testimony
from worlds.seventh_cast import Case, Cast, Voice, one_of

_FIRST = date(2031, 4, 4)
_TARGETS: dict[str, tuple[str | None, ...]] = {
    "airstrike": ("bakery", "vegetable market", "school", "clinic", "apartment block", "flour mill", None),
    "shelling": ("bakery", "vegetable market", "school", "clinic", "apartment block", "bus stop", None, None),
    "drone": ("petrol station", "vegetable market", "bus stop", "water point"),
    "shooting": ("bus stop", "water point", "petrol station", None),
    "bombing": ("courthouse", "police station", "bus station", "mosque", "wedding hall"),
    "execution": (None,),
    "detention": (None,),
    "arson": (None,),
}
_OFTEN = (
    *["airstrike"] * 5, *["shelling"] * 5, *["drone"] * 3, *["shooting"] * 3, *["bombing"] * 2, *["execution"] * 3,
    *["detention"] * 3, "arson", "arson",
)  # fmt: skip
_UNITS = {"execution": ("people", "men", "civilians"), "detention": ("people", "men"), "arson": ("houses",)}
_FIELDS = {
    "detention": ("monitor", "legal"), "arson": ("monitor", "relief"), "execution": ("monitor", "relief"),
    "shooting": ("monitor", "medical"),
}  # fmt: skip
_BLAST = ("monitor", "rescue", "medical")
_HOURS = ("", "", "", "morning", "afternoon", "evening", "early", "dawn", "late")
_WEEKS = 6
_FEW, _DOZENS = 9, 36


def cases(random: Random, cast: Cast, seed: int, events: int) -> list[Case]:
    """So many events over six weeks, several of them in one town on days that follow each other."""
    found: list[Case] = []
    taken: set[tuple[str, date]] = set()
    start = _FIRST + timedelta(days=seed % 9)
    while len(found) < events:
        town = one_of(random, cast.towns)
        day = start + timedelta(days=len(found) * _WEEKS * 7 // events + random.randrange(3))
        for _ in range(1 + random.randrange(3)):
            if len(found) < events and (town.id, day) not in taken:
                taken.add((town.id, day))
                found.append(_case(random, cast, town, day, len(found)))
            day += timedelta(days=1)
    return found


def _case(random: Random, cast: Cast, town: Place, day: date, number: int) -> Case:
    act = one_of(random, _OFTEN)
    target = one_of(random, _TARGETS[act])
    place = one_of(random, cast.quarters[town.id]) if random.random() < 0.75 else town
    people = 3 + random.randrange(12 if random.random() < 0.7 else 45)
    unit = one_of(random, _UNITS.get(act, ("people", "people", "civilians")))
    doer = cast.sides[random.randrange(2)].id
    event = Event(
        id=f"e{number}", act=act, place=place, town=town, target=target, day=day, doer=doer, people=people
    )  # fmt: skip
    small = unit in {"men", "houses"} or people < 6
    children = 0 if random.random() < 0.4 or small else 2 + random.randrange(max(1, people // 3 - 1))
    wounded = 0 if random.random() < 0.3 else 3 + random.randrange(35)
    case = Case(
        event=event, children=children, wounded=wounded, hour=one_of(random, _HOURS), told=()
    )  # fmt: skip
    return replace(case, told=_testimonies(random, cast, case, unit))


def _testimonies(random: Random, cast: Cast, case: Case, unit: str) -> tuple[Testimony, ...]:
    event = case.event
    sources = _sources(random, cast, event)
    split = len(sources) > 1 and random.random() < 0.25
    told = []
    for voice in sources:
        figure = _figure(random, event.people, vague=not split and voice.sort not in {"body", "side"})
        names = event.doer if voice.sort == "side" or random.random() < 0.5 else None
        last = account(voice, event, figure, unit, names)
        told.append(last)
    if split:  # the last of them counts otherwise
        other = _other(random, event.people)
        told = [replace(one, figure=(event.people, event.people)) for one in told[:-1]]
        told.append(replace(last, figure=(other, other)))
    told = [replace(one, toll=_toll(one, event.people)) for one in told]
    if any(one.names for one in told):
        told += _answers(random, cast, event, unit)
    return tuple(told)


def _sources(random: Random, cast: Cast, event: Event) -> list[Voice]:
    fields = _FIELDS.get(event.act, _BLAST)
    bodies = [one for one in cast.bodies if one.field in fields]
    rival = cast.party(cast.rival(event.doer).id)
    pool = [
        *cast.people[event.town.id],
        *bodies,
        *bodies,
        cast.councils[event.town.id],
        rival,
        one_of(random, cast.absent),
    ]
    chosen: list[Voice] = []
    for voice in random.sample(pool, (1, 1, 2, 2, 2, 3, 3, 4)[random.randrange(8)]):
        if voice not in chosen:
            chosen.append(voice)
    return chosen


def account(voice: Voice, event: Event, figure: Interval | None, unit: str, names: str | None) -> Testimony:
    """What a voice tells of an event."""
    root = f"{voice.source.key}@{event.id}"
    return Testimony(
        root=root, event=event.id, source=voice.source, role="account", figure=figure, unit=unit, names=names,
        toll=_vague(event.people, unit),
    )  # fmt: skip


def _answers(random: Random, cast: Cast, event: Event, unit: str) -> list[Testimony]:
    voice = cast.party(event.doer)
    base = account(voice, event, None, unit, None)
    chance = random.random()
    denial, blame = replace(base, role="denial"), replace(base, role="blame", names=cast.rival(event.doer).id)
    return [denial] if chance < 0.27 else [denial, blame] if chance < 0.36 else [blame] if chance < 0.45 else []


def _figure(random: Random, people: int, *, vague: bool) -> Interval | None:
    chance = random.random()
    if vague and chance < 0.12 and (people <= _FEW or people >= _DOZENS):
        return None
    if chance < 0.45:
        return max(2, people - random.randrange(3)), None
    return people, people


def _other(random: Random, people: int) -> int:
    """A count that cannot be taken for a rounding of the first."""
    return people + (2 + random.randrange(max(2, people // 2)))


def _vague(people: int, unit: str) -> str:
    return f"dozens of {unit}" if people >= _DOZENS else f"several {unit}"


def _toll(told: Testimony, people: int) -> str:
    if told.figure is None:
        return _vague(people, told.unit)
    low, high = told.figure
    return f"at least {low} {told.unit}" if high is None else f"{low} {told.unit}"
