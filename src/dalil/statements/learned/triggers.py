"""What the learned reader adds to the events that the rules find, and which of theirs it takes away.

Which words tell an act it sees by itself. Which act, it says where it is sure, and where the vocabulary has words there
one of the vocabulary's. Who takes part is read by the rules' way.
"""

from collections.abc import Iterator, Sequence

from dalil.model.span import Range
from dalil.statements.along import Along
from dalil.statements.events.event import Event
from dalil.statements.events.scene import Scene
from dalil.statements.events.trigger import Trigger
from dalil.statements.learned.acts import Acts, Sign

BY_VOCABULARY = "trigger.learned"
BY_HEAD = "trigger.learned_act"
NO_ACT = "trigger.learned_none"
SEEN = frozenset({BY_VOCABULARY, BY_HEAD})
"""The reasons of an event that the rules pass over."""
_NOTHING = frozenset({"PUNCT", "SPACE", "SYM", "X"})


class Sighted:
    """The head's view of a text beside the events of the rules."""

    def __init__(self, acts: Acts, events: Sequence[Event]) -> None:
        self._acts = acts
        known = Along((one.trigger, one) for one in events)
        signs = ((Range(start=one.words[0], end=one.words[1]), one) for one in acts.signs())
        self._signs = Along((place, one) for place, one in signs if not any(known.touching(place)))

    def keeps(self, event: Event) -> bool:
        """Whether words of the rules tell an act to the head too, however little."""
        return self._acts.sure((event.trigger.start, event.trigger.end)) >= self._acts.bounds.none

    def passed_over(self, scene: Scene) -> Iterator[tuple[Trigger, str]]:
        """Triggers of a passage that the rules pass over, each with the reason that says who named its act."""
        whole = Range(start=scene.passage.start, end=scene.passage.block.end)
        for sign in self._signs.inside(whole):
            words = scene.passage.tokens_in(Range(start=sign.words[0], end=sign.words[1]))
            if words is None or words.root.pos_ in _NOTHING:
                continue
            act, why = _act(scene, sign, words.start, words.end)
            if sign.acts.get(act, 0.0) >= self._acts.bounds.named:
                told = words.text.lower()
                yield Trigger(act=act, start=words.start, end=words.end, head=words.root, words=told), why


def _act(scene: Scene, sign: Sign, start: int, end: int) -> tuple[str, str]:
    """The act and who named it: the likeliest of those that the vocabulary has words for here, else of all."""
    hits = (one for one in scene.acts if one.start < end and start < one.end)
    listed = {one.term: None for one in hits if not scene.rules.among("never_alone", one.term)}
    if listed:
        return max(listed, key=lambda act: sign.acts.get(act, 0.0)), BY_VOCABULARY
    return sign.likeliest, BY_HEAD
