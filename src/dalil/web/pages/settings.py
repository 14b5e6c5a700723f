"""Settings: who decides here, the key, whom the case trusts, the gazetteer, the language and the keys."""

from collections.abc import Mapping

from starlette.requests import Request

from dalil.casework.desk import Desk
from dalil.casework.standing import person_here, standing_settings
from dalil.casework.user_keys import introduce_person
from dalil.web.page import Moved, Page
from dalil.web.session import IDLE_SECONDS

MINUTE = 60


def settings(desk: Desk, request: Request) -> Page:
    """How the desk stands; the name of the person is on the page alone."""
    del request
    person = person_here()
    record = {**standing_settings(desk.case, desk.key, person), "idle_minutes": IDLE_SECONDS // MINUTE}
    return Page(template="settings.html", record=record, more={"name": person.name if person is not None else None})


def introduced(desk: Desk, form: Mapping[str, str]) -> Moved:
    """Say who decides here from now on, as `dalil whoami` does. Raises `InputError` for an empty name or role."""
    del desk
    introduce_person(form.get("name", "").strip(), form.get("role", "").strip())
    return Moved(to="/settings")
