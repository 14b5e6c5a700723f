"""The door: a code from the terminal is typed once. It is never part of an address, so no log or history holds it."""

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dalil.web.guard import COOKIE, ENTRANCE
from dalil.web.render import filled
from dalil.web.session import Session

WRONG = 403


def entrance(session: Session, templates: Environment) -> tuple[Route, Route]:
    """The page that asks for the code, and the exchange of the code for a cookie."""

    def ask(request: Request) -> Response:
        return HTMLResponse(filled(templates, "enter.html", {"wrong": False, "path": request.url.path}))

    async def enter(request: Request) -> Response:
        code = (await request.form()).get("code")
        cookie = await run_in_threadpool(session.exchange, code if isinstance(code, str) else "")
        if cookie is None:
            page = filled(templates, "enter.html", {"wrong": True, "path": request.url.path})
            return HTMLResponse(page, WRONG)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")
        return answer

    return Route(ENTRANCE, ask, methods=["GET"]), Route(ENTRANCE, enter, methods=["POST"])
