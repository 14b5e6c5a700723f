"""Which engine reads: the options that `build` and `extract` share."""

import functools
from collections.abc import Callable
from typing import Any

import click

from dalil.casework.learned import SAID as LEARNED
from dalil.casework.learned import named
from dalil.casework.second_engine.chat import ChatLimits
from dalil.casework.second_engine.engine import SecondEngine
from dalil.errors import UsageError

RULES = "rules"
USUAL = ChatLimits()


class EngineChoice(click.ParamType):  # type: ignore[type-arg]  # generic in newer versions of click only
    """The name of an engine of ours, or the URL of one of the user's."""

    name = "engine"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What the help shows."""
        del param, ctx
        return "[rules|learned|URL]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 click's own signature
        """The value, if it can be one; what it leads to is checked when it is used."""
        if value not in (RULES, LEARNED) and not str(value).startswith(("http://", "https://")):
            self.fail(f"{value!r} is neither 'rules' nor 'learned' nor a URL.", param, ctx)
        return str(value)


def engine_options(command: Callable[..., int]) -> Callable[..., int]:
    """The command with `--engine` and what belongs to it; it is given `learned` and `second`.

    `learned` is the learned reader that corrects the rules, `second` the engine behind a URL; None where none is named.
    """

    @functools.wraps(command)
    def engaged(
        *arguments: Any,  # noqa: ANN401 whatever else the command is given
        engine: str,
        engine_model: str | None,
        engine_allow_public: bool,
        engine_seconds: int,
        engine_bytes: int,
        **options: Any,  # noqa: ANN401 as above
    ) -> int:
        limits = ChatLimits(seconds=engine_seconds, size=engine_bytes)
        second = _second(engine, model=engine_model, allow_public=engine_allow_public, limits=limits)
        return command(*arguments, learned=named(engine), second=second, **options)

    for option in (
        click.option("--engine-bytes", type=click.IntRange(min=1), metavar="BYTES", default=USUAL.size,
                     show_default=True, help="Larger answers are not taken."),
        click.option("--engine-seconds", type=click.IntRange(min=1), metavar="N", default=int(USUAL.seconds),
                     show_default=True, help="Time that an answer has."),
        click.option("--engine-allow-public", is_flag=True, help="Let reports leave your own network, over https."),
        click.option("--engine-model", metavar="NAME", help="The model to ask for, if the URL serves several."),
        click.option("--engine", type=EngineChoice(), default=RULES, show_default=True,
                     help="The rules always read; 'learned' has a small network correct who says what and what acts "
                          "are told. A URL (http://127.0.0.1:8080/v1) of the chat-completions form adds "
                          "suggestions of a large model on your own network, kept apart and counted nowhere."),
    ):  # fmt: skip
        engaged = option(engaged)
    return engaged


def _second(engine: str, *, model: str | None, allow_public: bool, limits: ChatLimits) -> SecondEngine | None:
    """The second engine that the options name; None where they name none."""
    if engine in (RULES, LEARNED):
        if model is not None or allow_public:
            raise UsageError("--engine-model and --engine-allow-public speak of a URL.", "Give it with --engine URL.")
        return None
    return SecondEngine.at(engine, model=model, allow_public=allow_public, limits=limits)
