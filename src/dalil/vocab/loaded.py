"""Words that judge a party: what we show of them stands inside marks, as somebody's words."""

import re
from functools import cache
from importlib import resources

import yaml


@cache
def _pattern() -> re.Pattern[str]:
    text = resources.files("dalil.vocab").joinpath("data/loaded.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 both are safe loaders
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, data['words']))})\b", re.IGNORECASE)


def is_loaded(name: str) -> bool:
    """Whether the name holds a word that judges whom it names."""
    return _pattern().search(name) is not None


def in_marks(name: str) -> str:
    """The name inside quotation marks where it judges, as it is else: words of a text are never ours."""
    return f"“{name}”" if is_loaded(name) and not name.startswith("“") else name
