"""The English pen of the seventh hand: a testimony as sentences of one paper, each with the roots it rests on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from worlds import seventh_english as english
from worlds import seventh_quotes as quotes
from worlds.nouns import Event, Interval, Sentence, Testimony
from worlds.seventh_cast import Case, Cast, Voice, one_of
from worlds.seventh_words import DAYS, counted, day_month, day_words, live_words, tidy, upper, words

_OF_A_BODY = ("Figures", "website", "recorded", "documented", "statement from")  # nobody says that of its spokeswoman


class Pen:
    """Writes one paper for an outlet, which sentences call `label`; whoever was introduced is named shortly after."""

    def __init__(self, random: Random, cast: Cast, label: str, published: date | None) -> None:
        self.random, self.cast, self.label, self.published = random, cast, label, published
        self.spelled = random.random() < 0.6
        self.american = random.random() < 0.3
        self.live = False
        self.met: dict[str, str] = {}
        self.pronouns: dict[str, str] = {}
        self.given: set[str] = set()
        self.counted: Interval | None = None

    def one(self, choices: Sequence[str]) -> str:
        """One of them."""
        return one_of(self.random, choices)

    def sentence(self, frame: str, told: Testimony, **slots: str) -> Sentence:
        """A filled frame, with the testimony behind it."""
        return Sentence(text=upper(tidy(frame.format(**slots))), event=told.event, roots=(told.root,))

    def claim(self, told: Testimony, case: Case) -> Sentence:
        """The whole of what a source tells, as if the paper had not told of the event before."""
        voice = self.cast.voices[told.source.key]
        if voice.sort == "absent":
            return self.passed_on(told, case, voice.source.first)
        if voice.sort == "side" and self.random.random() < 0.6:
            return self._accusation(told, case, voice)
        frames = {"person": (*english.SAYS, *english.PERSON_SAYS), "body": (*english.SAYS, *english.BODY_SAYS),
                  "reporter": english.SEEN}.get(voice.sort, english.SAYS[:6])  # fmt: skip
        if self.live:
            frames = english.NOW_SAYS
        clause = self.clause(told, case)
        self.counted = told.figure
        frame, slots = self._varied(self.one(frames), clause, case, voice)
        slots |= self._speaker(voice, frame)
        return self.sentence(frame, told, c=clause, outlet=self.label, say=_say(voice), **slots)

    def _varied(self, frame: str, clause: str, case: Case, voice: Voice) -> tuple[str, dict[str, str]]:
        """Now and then the source stands inside the clause, or goes on within the sentence."""
        head, when, tail = clause.partition(" when ")
        if voice.sort in {"reporter", "side"} or self.live:
            return frame, {}
        if when and self.random.random() < 0.3:
            return english.INSIDE, {"head": head, "tail": tail}
        lives = english.ACTS[case.event.act].lost == "killed"
        if lives and case.wounded and self.random.random() < 0.12:
            self.given.add("wounded")
            return english.ADDING, {"n": self._number(case.wounded)}
        return frame, {}

    def both(self, one: Testimony, two: Testimony, case: Case) -> Sentence:
        """Two sources of one mind in one sentence."""
        first, second = (self._name(self.cast.voices[told.source.key], office=False) for told in (one, two))
        pair = f"{first}{',' * (', ' in first)} and {second}{',' * (', ' in second)}"
        frame = self.one(("{c}, {s} said.", "{S} said {c}.", "{c}, according to {s}."))
        found = self.sentence(frame, one, c=self.clause(one, case), s=pair, S=pair)
        return replace(found, roots=(one.root, two.root))

    def shy(self, told: Testimony, case: Case) -> tuple[Sentence, Sentence]:
        """A lead that keeps the name for the next paragraph, which gives it."""
        voice = self.cast.voices[told.source.key]
        lead = self.sentence(self.one(english.SHY), told, c=self.clause(told, case), word=voice.word)
        name, _, _ = voice.source.first.partition(", ")
        self.met[voice.source.key], self.pronouns[voice.source.key] = voice.source.later, voice.pronoun
        toll = f"{self._toll(told)} had been {english.ACTS[case.event.act].lost}"
        second = self.sentence(
            self.one(english.NAMED), told, word=voice.word, name=name.removeprefix("Dr "), n=toll, outlet=self.label
        )
        return lead, second

    def again(self, told: Testimony, case: Case, *, first: bool = False) -> Sentence:
        """What another source says of an event that this paper has told; `first` where nobody spoke of it before."""
        voice = self.cast.voices[told.source.key]
        act = english.ACTS[case.event.act]
        if voice.sort in {"absent", "reporter"}:
            return self.claim(told, case)
        slots = self._slots(told, case)
        if told.figure is None:
            frames: Sequence[str] = english.AGAIN_ONLY_BLAMING if told.names else english.AGAIN_PLAIN
        elif self._otherwise(told):
            frames = english.AGAIN_OTHERWISE
        elif told.names:
            frames = english.AGAIN_BLAMING
        else:
            frames = english.AGAIN if voice.sort == "person" else english.AGAIN[:-1]
        if told.figure is not None:
            slots["n"] = counted(told.figure, spelled=self.spelled)
        clumsy = " at {n}" if slots.get("n", "").startswith("at") else "-"
        doubled = "{lost} in the {noun}" if act.lost != "killed" else "-"
        frames = [one for one in frames if clumsy not in one and doubled not in one and not (first and " also " in one)]
        frame = self.one(frames)
        return self.sentence(frame, told, tally=act.tally, **slots, **self._speaker(voice, frame))

    def _otherwise(self, told: Testimony) -> bool:
        """Whether it is another exact count than the one that the paper gave before."""
        before, self.counted = self.counted, told.figure
        exact = [one for one in (before, told.figure) if one and one[1] is not None]
        return len(exact) == 2 and exact[0] != exact[1] and not told.names

    def raised(self, told: Testimony, case: Case) -> Sentence:
        """A later count of the same source."""
        assert told.figure is not None
        assert self.published is not None
        near = (self.published - case.event.day).days < len(DAYS)
        lives = english.ACTS[case.event.act].lost == "killed"
        frames = english.RAISES if lives else english.RAISES_OTHERWISE
        frame = self.one(frames) if near else frames[0]
        day = case.event.day
        slots = self._slots(told, case) | self._speaker(self.cast.voices[told.source.key], frame)
        return self.sentence(
            frame, told, n=counted(told.figure, spelled=self.spelled), tally=english.ACTS[case.event.act].tally,
            day=DAYS[day.weekday()] if near else day_month(day, american=self.american),
            past=f"{DAYS[day.weekday()]}’s", stated=DAYS[self.published.weekday()], **slots,
        )  # fmt: skip

    def follow(self, told: Testimony, case: Case) -> Sentence:
        """A second sentence of the source that spoke last: children, wounded, or its own words."""
        voice = self.cast.voices[told.source.key]
        act = english.ACTS[case.event.act]
        lives = act.lost == "killed"
        frames: list[str] = []
        number = 0
        if lives and case.children and "children" not in self.given and self.random.random() < 0.5:
            frames, number = list(english.CHILDREN), case.children
            self.given.add("children")
        elif lives and case.wounded and "wounded" not in self.given:
            frames, number = list(english.WOUNDED), case.wounded
            self.given.add("wounded")
        elif not lives:
            frames = list(english.HELD if act.lost == "detained" else english.BURNED)
        if not frames or (voice.sort == "person" and self.random.random() < 0.5):
            return self.quote(told, case)
        later = self._later(voice)
        pronoun = self.pronouns.get(voice.source.key) or later
        text = self.one(frames)
        tells = act.lost != "burned down"
        number_words = {"k": words(number), "K": words(number).capitalize(), "n": self._number(number)}
        return replace(self.sentence(text, told, P=upper(pronoun), l=later, **number_words), tells=tells)

    def quote(self, told: Testimony, case: Case) -> Sentence:
        """The source's own words, which do not name what happened."""
        voice = self.cast.voices[told.source.key]
        frames = english.QUOTE_NOW if self.live else english.QUOTE if voice.sort == "person" else english.QUOTE[:2]
        act = english.ACTS[case.event.act]
        later = f"{self._later(voice)}," if voice.source.key not in self.met else self._later(voice)
        own = act.quotes if voice.sort in {"person", "crowd"} else quotes.BODIES
        if voice.many:
            own = tuple(one for one in own if not re.search(r"\b(I|[Mm]y)\b", one))
        said = {
            "q": self.cast.words_of(voice.source.key, case.event.id, own, self.random),
            "l": later,
            "outlet": self.label,
            "say": _say(voice),
        }
        return replace(self.sentence(self.one(frames), told, **said), tells=False)

    def denial(self, told: Testimony, case: Case, *, alone: bool = False) -> Sentence:
        """The accused denies it."""
        dated = english.DENIES_ALONE[1:] if self.live else english.DENIES_ALONE
        frame = self._answer(told, dated if alone and self.published is not None else english.DENIES)
        return self.sentence(frame, told, **self._against(told, case, frame))

    def blame(self, told: Testimony, case: Case, *, both: bool, alone: bool = False) -> Sentence:
        """The accused blames the other party, where `both` it denies in the same breath."""
        frames = english.BOTH if both else english.BLAMES_ALONE if alone else english.BLAMES
        frame = self._answer(told, frames)
        return self.sentence(frame, told, **self._against(told, case, frame))

    def _answer(self, told: Testimony, frames: Sequence[str]) -> str:
        """One of the frames in which a party answers; one that was named before is not introduced again."""
        known = self.met.get(told.source.key, "").startswith("the ")
        return self.one([one for one in frames if not known or not ("{s}" in one or "{S}" in one)])

    def passed_on(self, told: Testimony, case: Case, outlet: str) -> Sentence:
        """What an outlet reported, which is all that this paper says of where it comes from."""
        frame = self.one(english.CITES_OUTLET)
        return self.sentence(frame, told, c=self.clause(told, case), o=outlet, O=upper(outlet))

    def cited(self, told: Testimony, case: Case, outlet: str) -> Sentence:
        """What a source said to or in another outlet, by a wording of this paper."""
        voice = self.cast.voices[told.source.key]
        frames: Sequence[str] = english.CITES if voice.sort == "person" else english.CITES_MANY
        if voice.sort in {"reporter", "absent"}:
            frames = english.CITES_MANY[:2]
        frame = self.one(frames)
        slots = self._speaker(voice, frame, office=False)
        if voice.sort == "reporter" and outlet in voice.source.first:
            slots = {"s": "its correspondent at the scene", "S": ""}
        if voice.pronoun == "it":  # which might be the outlet
            self.pronouns[voice.source.key] = ""
        clause = self.clause(told, case)
        return self.sentence(frame, told, c=clause, o=outlet, O=upper(outlet), **slots)

    def rumoured(self, told: Testimony, case: Case) -> Sentence:
        """The event as reports have it, of which nothing more is said."""
        text = tidy(self.one(english.RUMOURS).format(c=self.clause(told, case)))
        return Sentence(text=upper(text), event=case.event.id)

    def plain(self, told: Testimony, case: Case) -> Sentence:
        """The event on the paper's own account, so that nobody answers for it."""
        text = upper(tidy(self.clause(told, case))) + "."
        return Sentence(text=text, event=case.event.id)

    def headline(self, told: Testimony, case: Case) -> Sentence:
        """A headline, which names no source."""
        act = english.ACTS[case.event.act]
        toll = self._toll(told)
        text = self.one(act.headlines).format(T=upper(toll), t=toll, town=case.event.town.name)
        return Sentence(text=upper(text), event=case.event.id)

    def scenery(self) -> Sentence:
        """A sentence that tells of no event."""
        return Sentence(text=self.cast.fresh("scenery", english.SCENERY, self.random))

    def silent(self, case: Case) -> Sentence:
        """Nobody could be asked."""
        return Sentence(text=self.one(english.SILENT).format(D=self.cast.side(case.event.doer).short))

    def clause(self, told: Testimony, case: Case) -> str:
        """What happened, with the doer where the testimony names one."""
        act = english.ACTS[case.event.act]
        frame = self.cast.fresh(case.event.id, act.doer if told.names else act.bare, self.random)
        return tidy(frame.format(**self._slots(told, case)))

    def _accusation(self, told: Testimony, case: Case, voice: Voice) -> Sentence:
        frame = self.one(english.ACCUSES if told.figure else ("{S} accused the {D} of {by}.",))
        return self.sentence(frame, told, **self._slots(told, case), **self._speaker(voice, frame))

    def _against(self, told: Testimony, case: Case, frame: str) -> Mapping[str, str]:
        voice = self.cast.voices[told.source.key]
        act = english.ACTS[case.event.act]
        rival = self.cast.rival(case.event.doer)
        slots = self._slots(told, case)
        town = case.event.town.name
        slots |= {"outlet": self.label, "R": rival.short, "we": act.we.format(town=town)}
        slots |= self._speaker(voice, frame, office=True)
        if self.published is not None:
            slots["stated"] = DAYS[self.published.weekday()]
        return slots | {"did": act.did.format(**slots), "blame": act.blame.format(R=rival.short)}

    def _slots(self, told: Testimony, case: Case) -> dict[str, str]:
        event = case.event
        act = english.ACTS[event.act]
        doer = self.cast.side(event.doer)
        area = self._area(event)
        article = "an" if (event.target or "")[:1] in {"a", "o"} else "a"
        there = f"{article} {event.target} in {area}" if event.target else area
        at = f"at {there}" if event.target else f"in {area}"
        when = self.when(case)
        slots = {"N": doer.name, "D": doer.short, "t": self._toll(told), "o": there, "p": at, "w": when}
        slots |= {"noun": act.noun, "lost": act.lost, "town": event.town.name}
        return slots | {"by": act.by.format(**slots)}

    def when(self, case: Case) -> str:
        """The day of the event as this paper words it."""
        if self.live and self.published == case.event.day:
            return live_words(self.random, case.hour)
        return day_words(case.event.day, self.published, case.hour, american=self.american)

    def _area(self, event: Event) -> str:
        if event.place is event.town:
            return event.town.name
        name, town = event.place.name, event.town.name
        return self.one(
            (f"the {name} district of {town}", f"{town}’s {name} neighbourhood", f"the {name} quarter of {town}")
        )

    def afterwards(self, case: Case) -> Sentence:
        """A sentence about the event on the paper's own account that does not say what happened."""
        text = self.cast.fresh(case.event.id, english.AFTERWARDS, self.random)
        return Sentence(text=text, event=case.event.id, tells=False)

    def _number(self, number: int) -> str:
        return words(number) if self.spelled and number <= 10 else str(number)

    def _toll(self, told: Testimony) -> str:
        if told.figure is None:
            return told.toll
        return f"{counted(told.figure, spelled=self.spelled)} {told.unit}"

    def _speaker(self, voice: Voice, frame: str, *, office: bool | None = None) -> dict[str, str]:
        """How a frame names who speaks; a frame that does not name him introduces nobody."""
        office = self.random.random() < 0.2 if office is None else office
        if "{s}" not in frame and "{S}" not in frame:
            return {}
        office = office and not any(word in frame for word in _OF_A_BODY)
        name = self._name(voice, office=office)
        pronoun = self.pronouns[voice.source.key] or voice.source.later
        his = {"he": "his", "she": "her", "it": "its"}.get(pronoun, "their")
        comma = "," * (", " in name)
        return {"s": name + comma, "S": upper(name) + comma, "pron": pronoun, "his": his}

    def _name(self, voice: Voice, *, office: bool) -> str:
        """Introduced once, short afterwards; a holder of office may speak where body or party was not heard yet."""
        if voice.source.key in self.met:
            return self.met[voice.source.key]
        source = voice.source
        self.met[source.key], self.pronouns[source.key] = source.later, voice.pronoun
        if office and voice.office:
            holder, _, _ = voice.office.partition(", ")
            self.met[source.key] = holder.split()[-1]
            self.pronouns[source.key] = "she" if "spokeswoman" in voice.office else "he"
            return voice.office
        if voice.sort == "body" and source.other and self.random.random() < 0.4:
            return source.other
        return source.first

    def _later(self, voice: Voice) -> str:
        return self._name(voice, office=False)


def _say(voice: Voice) -> str:
    return "say" if voice.many else "says"
