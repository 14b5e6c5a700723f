from tests.conftest import plain_report

from dalil.casework.engine import Engine
from dalil.casework.language import LanguageModel, find_model
from dalil.statements.parse import parse


def test_the_model_that_the_set_up_installs_is_found() -> None:
    model = find_model()
    assert (model.name, model.degraded) == ("en_core_web_md-3.8.0", False)


def test_without_a_model_a_text_is_still_read_and_the_engine_says_what_is_missing() -> None:
    engine = Engine(LanguageModel(None))
    assert engine.degraded is not None
    assert "language model" in engine.degraded
    report = plain_report('The army shelled the mill on Monday, the Front said. "It denied it," said a nurse.')
    reading = next(iter(parse([report], nlp=engine.model.load(), lexicon=engine.lexicon)))
    assert [one.id for one in reading.statements if reading.text[one.start : one.end] != one.quote] == []
