"""The door: a code from the terminal is typed once. It is never part of an address, so no log or history holds it."""

from collections.abc import Mapping

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dalil.web.guard import COOKIE, ENTRANCE
from dalil.web.language import BY_CODE, asked
from dalil.web.language import COOKIE as LANGUAGE
from dalil.web.render import filled
from dalil.web.session import Session

WRONG = 403
KEPT_SECONDS = 365 * 24 * 60 * 60


def entrance(session: Session, templates: Mapping[str, Environment]) -> tuple[Route, ...]:
    """The page that asks for the code, the exchange of the code for a cookie, and the choice of a language."""

    def page(request: Request, *, wrong: bool) -> Response:
        made = filled(templates[asked(request).code], "enter.html", {"wrong": wrong, "path": request.url.path})
        return HTMLResponse(made, WRONG if wrong else 200)

    def ask(request: Request) -> Response:
        return page(request, wrong=False)

    async def enter(request: Request) -> Response:
        code = (await request.form()).get("code")
        cookie = await run_in_threadpool(session.exchange, code if isinstance(code, str) else "")
        if cookie is None:
            return page(request, wrong=True)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
        return answer

    async def choose(request: Request) -> Response:
        code = (await request.form()).get("language")
        answer = RedirectResponse(ENTRANCE, 303)
        keep(answer, {LANGUAGE: code} if isinstance(code, str) and code in BY_CODE else {})
        return answer

    return (
        Route(ENTRANCE, ask, methods=["GET"]),
        Route(ENTRANCE, enter, methods=["POST"]),
        Route(f"{ENTRANCE}/language", choose, methods=["POST"]),
    )


def keep(answer: Response, kept: Mapping[str, str]) -> None:
    """Have the browser keep these cookies for a year, out of reach of scripts and of other sites."""
    for name, value in kept.items():
        answer.set_cookie(name, value, max_age=KEPT_SECONDS, httponly=True, samesite="strict", path="/")
