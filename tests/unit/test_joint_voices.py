"""Several who speak together: each is a voice of the statement, and together they are one origin."""

import pytest
from tests.conftest import RIVALS, Read, plain_report

from dalil.casework.account import make_account
from dalil.casework.analyse import ReadReport
from dalil.casework.engine import Engine
from dalil.casework.language import find_model
from dalil.casework.progress import Silence
from dalil.dossier.phrases import voice
from dalil.model.statement import voices
from dalil.statements.parse import parse

DID = "the army had shelled the hospital in the port on Monday"


@pytest.mark.parametrize(
    ("text", "parties", "names"),
    [
        (f"France and Germany said {DID}.", ["party.fr", "party.de"], "France and Germany"),
        (f"France, Italy and Malta said {DID}.", ["party.fr", "party.it", "party.mt"], "France and Italy and Malta"),
        (f"Both the ministry and France said {DID}.", ["own:ministry", "party.fr"], "Defence Ministry and France"),
        (f"According to the ministry and France, {DID}.", ["own:ministry", "party.fr"], "Defence Ministry and France"),
        (f"Adel Nasri and Layla Haddad said {DID}.", [None, None], "Adel Nasri and Layla Haddad"),
        (f"Residents and the mayor said {DID}.", [None, None], "Residents and mayor"),
        (
            f"The foreign ministers of France and Germany said in a joint statement that {DID}.",
            ["party.fr", "party.de"], "foreign ministers of France and Germany",
        ),
        (f"The mayor and police chief, Adel Nasri, said {DID}.", [None], "Adel Nasri"),
        (f"The Bureau of Health and Trade said {DID}.", [None], "Bureau of Health and Trade"),
    ],
)  # fmt: skip
def test_each_of_several_who_speak_together_is_a_voice(
    read: Read, text: str, parties: list[str | None], names: str
) -> None:
    told = [one for one in read(text).statements if one.act == "act.shelling"]
    (statement,) = told
    assert [one.party for one in reversed(voices(statement.speakers)[-1])] == parties
    assert [one.joint for one in statement.speakers] == [True] * (len(parties) - 1) + [False]
    assert voice(statement) == names


def test_who_quotes_is_not_joint_with_whom_he_quotes(read: Read) -> None:
    (statement,) = read(f"The mayor said France and Germany had told him that {DID}.").statements
    assert [one.party for one in statement.speakers if not one.joint] == [None, "party.fr"]
    assert voice(statement) == "mayor, quoting France and Germany"


def test_they_are_all_of_those_who_spoke_together(read: Read) -> None:
    reading = read("Residents and medics blamed the army. They said soldiers had burned the mill.")
    (statement,) = [one for one in reading.statements if one.act == "act.property_destruction"]
    assert [one.name for one in statement.speakers] == ["medics", "Residents"]


def test_a_joint_statement_is_one_origin() -> None:
    engine = Engine(find_model(), parties=RIVALS)
    counts = []
    for words in (f"France said {DID}.", f"France and Germany said {DID}."):
        (reading,) = parse([plain_report(words)], nlp=engine.model.load(), lexicon=engine.lexicon)
        read = ReadReport(key="a", report=reading.report, statements=reading.statements, persons=reading.persons)
        made = make_account("run-1", [read], engine=engine, decisions=(), refused=(), progress=Silence())
        counts.append(made.origins_of_case)
    assert counts[0] == counts[1]
    assert counts[0].high == 1
