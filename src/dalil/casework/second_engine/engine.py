"""The second engine itself: an endpoint, and the model asked for there."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from dalil.casework.second_engine.chat import ChatLimits, Reply, call
from dalil.casework.second_engine.endpoint import Endpoint, find_endpoint
from dalil.casework.second_engine.form import object_of, stated_words
from dalil.casework.second_engine.question import Question
from dalil.casework.stated import read_text
from dalil.errors import UsageError

SECRET_FILE = "DALIL_ENGINE_KEY_FILE"  # noqa: S105 the name of a variable


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondEngine:
    """An endpoint and the model asked for there. Raises as `find_endpoint` does; nothing was asked yet."""

    endpoint: Endpoint
    model: str
    limits: ChatLimits = field(default_factory=ChatLimits)
    secret: str | None = field(default=None, repr=False)

    @classmethod
    def at(cls, url: str, *, model: str | None, allow_public: bool, limits: ChatLimits | None = None) -> "SecondEngine":
        """The engine behind a URL. Without a model the only one that it serves is taken; `UsageError` else."""
        endpoint = find_endpoint(url, allow_public=allow_public)
        said = limits or ChatLimits()
        where = os.environ.get(SECRET_FILE)
        secret = read_text(Path(where)).strip() if where else None
        return cls(endpoint=endpoint, model=model or _only_model(endpoint, said, secret), limits=said, secret=secret)

    def ask(self, question: Question) -> Reply:
        """Put one question."""
        return call(self.endpoint, "/chat/completions", question.body, self.limits, self.secret)


def _only_model(endpoint: Endpoint, limits: ChatLimits, secret: str | None) -> str:
    reply = call(endpoint, "/models", None, limits, secret)
    rows = object_of(reply.body).get("data")
    names = [stated_words(row, "id") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    if reply.failed or len(names) != 1 or not names[0]:
        why = reply.failed or f"it serves {len(names)} models"
        raise UsageError(f"Which model to ask is not clear: {why}.", "Name it with --engine-model.")
    return names[0]
