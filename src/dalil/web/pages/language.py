"""The language of the desk: chosen in the browser, for the next year, and back to the page where one was."""

from collections.abc import Mapping

from dalil.casework.desk import Desk
from dalil.errors import UsageError
from dalil.web.address import local
from dalil.web.language import BY_CODE, COOKIE
from dalil.web.page import Moved


def chosen(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Keep the language. Raises `UsageError` for one that the desk does not have."""
    del desk
    return Moved(to=local(form.get("back", "")), keep=kept(form.get("language", "")))


def kept(code: str) -> Mapping[str, str]:
    """The cookie for a language. Raises `UsageError` for one that the desk does not have."""
    if code not in BY_CODE:
        names = ", ".join(one.name for one in BY_CODE.values())
        raise UsageError("The desk does not have this language.", f"Choose one of: {names}.")
    return {COOKIE: code}
