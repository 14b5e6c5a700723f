"""The chat-completions form: what a reply holds, whatever a server makes of it."""

import json
from collections.abc import Mapping
from typing import Any


def object_of(body: bytes) -> dict[str, Any]:
    """The object that these bytes of JSON are; empty where they are none."""
    try:
        found = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def content_of(answer: Mapping[str, Any]) -> str | None:
    """The words of the first choice; None where the answer is not of the form."""
    choices = answer.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    return content if isinstance(content, str) else None


def stated_words(reply: Mapping[str, object], name: str) -> str:
    """What a server states of itself under this name, cut to printable ASCII: it goes into records."""
    value = reply.get(name)
    return (
        "".join(sign for sign in value if sign.isascii() and sign.isprintable())[:100] if isinstance(value, str) else ""
    )
