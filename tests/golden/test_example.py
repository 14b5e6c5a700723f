from pathlib import Path

import pytest

from dalil.casework.build import Order, Outcome, build
from dalil.casework.case import Case
from dalil.casework.progress import Silence
from dalil.casework.stated import read_table
from dalil.casework.user_keys import case_key
from tests.golden.comparison import Expected, Found, differences

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "qaldis"
KINDS = ("statements", "origins", "incidents")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        order = Order(
            paths=[EXAMPLE / "reports"],
            case=tmp_path_factory.mktemp("qaldis") / "case",
            table=read_table(EXAMPLE / "metadata.csv"),
            gazetteer=EXAMPLE / "gazetteer.csv",
            parties=EXAMPLE / "parties.csv",
        )
        return build(order, case_key(None, demo=True), Silence())


def test_the_example_gives_what_was_expected_and_nothing_else(outcome: Outcome) -> None:
    case = Case.open(outcome.page.parents[3])
    records = {kind: list(case.derived.records(kind)) for kind in KINDS}
    texts = {
        report.exhibit.sha256: report.rendition.text
        for report in outcome.account.reports
        if report.rendition is not None
    }
    expected = Expected(EXAMPLE)
    assert list(differences(expected, Found(records, texts, expected))) == []


def test_the_summary_is_as_expected(outcome: Outcome) -> None:
    account = outcome.account
    found = {
        "reports": len(account.reports),
        "statements": len(account.statements),
        "origins": {name: getattr(account.origins_of_case, name) for name in ("low", "high", "unattributed")},
        "incidents": len(account.incidents),
        "conflicts": sum(len(incident.conflicts) for incident in account.incidents),
    }
    assert found == Expected(EXAMPLE).summary
