"""The statements of a case as the law looks at them: what each carries, what it answers, where it comes from."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dalil.model.finding import Support
from dalil.model.incident import Incident
from dalil.model.origin import Origin
from dalil.model.statement import Statement
from dalil.vocab.weighing import Circumstances, follows, load_weighing


def features(statement: Statement) -> frozenset[str]:
    """The names that elements may look for: terms, what is counted, kind, status, speech act, provisions. No party."""
    carried = {statement.act, *(victim.category for victim in statement.victims)}
    carried |= {mention.id for mention in (*statement.weapons, *statement.targets)}
    carried |= {f"counts.{figure.counts}" for figure in statement.figures}
    carried |= {f"hook.{provision}" for provision in statement.provisions}
    carried |= {f"kind.{statement.kind}", f"status.{statement.status}", f"speech.{statement.speech_act}"}
    if statement.perpetrators:
        carried.add("named.perpetrator")
    return frozenset(name for name in carried if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Statements in the order of their ids, without those that a person rejected, and what ties them together.

    `answers` maps a statement to those it denies (its `about`, or the other sides of a denial); a denial that names no
    act carries the features of what it denies. `mates` maps a statement to the others of its incidents.
    """

    statements: dict[str, Statement]
    features: dict[str, frozenset[str]]
    answers: dict[str, frozenset[str]]
    mates: dict[str, frozenset[str]]
    origin: dict[str, Origin]

    def support(self, identifier: str, element_type: str) -> Support:
        """The statement with its origin and how directly it speaks to an element of this type."""
        origin = self.origin.get(identifier)
        directness = follows(load_weighing().directness, self.circumstances(identifier, element_type), "lead")
        return Support(
            statement=identifier,
            origin=origin.id if origin else None,
            directness=directness,  # type: ignore[arg-type] # the loader admits no other word
        )

    def circumstances(self, identifier: str, element_type: str, *, by_status: bool = False) -> Circumstances:
        """The columns that the tables of weighing may ask for; `by_status`: the element looks for this very status."""
        statement, origin = self.statements[identifier], self.origin.get(identifier)
        return (
            ("type", element_type),
            ("by_status", by_status),
            ("kind", statement.kind),
            ("status", statement.status),
            ("polarity", statement.polarity),
            ("modality", statement.modality),
            ("attribution", statement.attribution),
            ("review", statement.review),
            ("certain", statement.certain),
            ("origin_kind", origin.kind if origin else None),
            ("held", origin.held if origin else None),
        )


def material(statements: Sequence[Statement], origins: Sequence[Origin], incidents: Sequence[Incident]) -> Material:
    """What the law may weigh: every statement that no person rejected, whatever the order it comes in."""
    kept = {each.id: each for each in sorted(statements, key=lambda each: each.id) if each.review != "rejected"}
    answers = _answers(kept, incidents)
    own = {name: features(each) for name, each in kept.items()}
    mates: defaultdict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        members = [member for member in incident.statements if member in kept]
        for member in members:
            mates[member].update(members)
    origin: dict[str, Origin] = {}
    for each in sorted(origins, key=lambda each: each.id):
        for name in each.statements:
            origin.setdefault(name, each)
    return Material(
        statements=kept,
        features={name: _with_denied(each, own, answers[name]) for name, each in kept.items()},
        answers=answers,
        mates={name: frozenset(mates[name] - {name}) for name in kept},
        origin=origin,
    )


def _with_denied(statement: Statement, own: dict[str, frozenset[str]], denied: frozenset[str]) -> frozenset[str]:
    if statement.act is not None:
        return own[statement.id]
    return own[statement.id].union(*(own[name] for name in sorted(denied)))


def _answers(kept: dict[str, Statement], incidents: Sequence[Incident]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: {each.about} & kept.keys() for name, each in kept.items() if each.about}
    denials = (conflict for incident in incidents for conflict in incident.conflicts if conflict.kind == "denial")
    for conflict in denials:
        for side in conflict.sides:
            others = {name for other in conflict.sides if other is not side for name in other} & kept.keys()
            for name in side:
                if name in kept and (kept[name].status == "denied" or kept[name].polarity == "neg"):
                    found.setdefault(name, set()).update(others)
    return {name: frozenset(found.get(name, set()) - {name}) for name in kept}
