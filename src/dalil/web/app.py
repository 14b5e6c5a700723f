"""The desk as an application: every page at its address, and the same as JSON with `.json` after it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec
from anyio import from_thread
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dalil.casework.bug import write_report
from dalil.casework.desk import Desk
from dalil.casework.original import picture
from dalil.errors import DalilError, IncompleteError, RefusedError
from dalil.web import pages
from dalil.web.arriving import ArrivingForm
from dalil.web.entrance import entrance, keep
from dalil.web.guard import Guard
from dalil.web.keys import COOKIE, OFF
from dalil.web.language import LANGUAGES, asked
from dalil.web.page import Moved, Page, Sent
from dalil.web.render import environment, filled
from dalil.web.session import Session
from dalil.web.tongue import tongue

JSON = ".json"
FORM_TOKEN = "form_token"  # noqa: S105 the name of a field

Reading = Callable[[Desk, Request], Page | Sent]
Doing = Callable[[Desk, ArrivingForm], Page | Moved]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Web:
    desk: Desk
    session: Session
    templates: Mapping[str, Environment]

    def read(self, page: Reading, request: Request) -> Response:
        """A page, or the record that it shows."""
        try:
            with self.desk.answering():
                return self.answer(page(self.desk, request), request)
        except IncompleteError as error:
            if self.desk.case.has_run:
                return self.explain(error, request)
            return self.answer(Page(template="nothing.html", record={"reports": 0}), request)
        except DalilError as error:
            return self.explain(error, request)

    def picture(self, request: Request) -> Response:
        """A page of an exhibit, drawn anew."""
        try:
            data = picture(self.desk, request.path_params["exhibit"], request.path_params["number"])
        except DalilError as error:
            return self.explain(error, request)
        return Response(data, media_type="image/png")

    async def do(self, action: Doing, request: Request) -> Response:
        """What a form asks for; done once, and then the page that shows it. It runs beside the loop, as a page does."""
        return await run_in_threadpool(self._done, action, request, _pieces(request))

    def _done(self, action: Doing, request: Request, pieces: Iterator[bytes]) -> Response:
        try:
            form = ArrivingForm(request.headers.get("content-type", ""), pieces)
            if not self.session.accepts(form.fields.pop(FORM_TOKEN, "")):
                raise RefusedError("This form was not given out here.", "Open the page again and repeat it.")
            form.fields.update(request.path_params)
            answer = self.answer(action(self.desk, form), request)
        except DalilError as error:
            answer = self.explain(error, request)
        answer.background = BackgroundTask(self.desk.rest)  # what was decided is on the disk already
        return answer

    def answer(self, found: Page | Moved | Sent, request: Request) -> Response:
        if isinstance(found, Moved):
            return _moved(found)
        if isinstance(found, Sent):
            return FileResponse(found.path, media_type=found.media_type, filename=found.name)
        if request.url.path.endswith(JSON):
            return Response(msgspec.json.encode(found.record), found.status, media_type="application/json")
        context: dict[str, Any] = {
            "record": found.record,
            "case": self.desk.root.resolve().name,
            "path": request.url.path,
            "twin": _twin(request),
            "here": _here(request),
            "tongue": tongue(self.desk),
            "keys_off": request.cookies.get(COOKIE) == OFF,
            FORM_TOKEN: self.session.form_token,
            **found.more,
        }
        return HTMLResponse(filled(self.templates[asked(request).code], found.template, context), found.status)

    def confess(self, request: Request, error: Exception) -> Response:
        """A bug of ours, at the boundary of the request: told without any text of the case."""
        report = write_report(error)
        told = DalilError("This is a bug in dalil.", f"A report without any text of your case: {report}")
        return self.explain(told, request)

    def explain(self, error: DalilError, request: Request) -> Response:
        record = {"diagnosis": error.diagnosis, "remedy": error.remedy}
        return self.answer(Page(template="error.html", record=record, status=error.http_status), request)


def create_app(desk: Desk, session: Session, *, port: int) -> Starlette:
    """The application for one case and one person, answering on loopback at `port`."""
    web = _Web(desk=desk, session=session, templates={one.code: environment(one) for one in LANGUAGES})
    hosts = frozenset((f"127.0.0.1:{port}", f"localhost:{port}"))
    routes: list[Route | Mount] = [
        Mount("/static", StaticFiles(packages=[("dalil.web", "static")])),
        *entrance(session, web.templates),
    ]
    for path, page in pages.READING.items():
        twin = "/index.json" if path == "/" else path + JSON
        routes.extend(Route(address, _reading(web, page), methods=["GET"]) for address in (twin, path))
    routes.append(Route("/exhibits/{exhibit}/{number:int}.png", web.picture, methods=["GET"]))
    routes.extend(Route(path, _reading(web, page), methods=["GET"]) for path, page in pages.SENDING.items())
    doing: Mapping[str, Doing] = {**{path: _of_fields(action) for path, action in pages.DOING.items()}, **pages.TAKING}
    for path, action in doing.items():
        routes.extend(Route(address, partial(web.do, action), methods=["POST"]) for address in (path, path + JSON))
    guard = Middleware(Guard, session=session, hosts=hosts)
    return Starlette(routes=routes, middleware=[guard], exception_handlers={Exception: web.confess})


def _reading(web: _Web, page: Reading) -> Callable[[Request], Response]:
    """A plain function, so that it runs beside the loop and a slow page holds up no other."""

    def reading(request: Request) -> Response:
        return web.read(page, request)

    return reading


def _of_fields(action: Callable[[Desk, Mapping[str, str]], Page | Moved]) -> Doing:
    """An action that looks at the fields of a form alone."""
    return lambda desk, form: action(desk, form.fields)


def _pieces(request: Request) -> Iterator[bytes]:
    """The body of a request for a thread beside the loop; one that breaks off ends."""
    stream = request.stream()

    async def piece() -> bytes | None:
        try:
            return await anext(stream, None)
        except ClientDisconnect:
            return None

    while (found := from_thread.run(piece)) is not None:
        yield found


def _moved(found: Moved) -> Response:
    """On to where it led; what the browser keeps is out of reach of scripts and of other sites."""
    answer = RedirectResponse(found.to, 303)
    keep(answer, found.keep)
    return answer


def _here(request: Request) -> str:
    """The address of a page with its question; for what a form did, the first page."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}" if request.method == "GET" else "/"


def _twin(request: Request) -> str:
    """The address of the JSON of a page."""
    path = "/index" if request.url.path == "/" else request.url.path
    return f"{path}{JSON}{'?' + request.url.query if request.url.query else ''}"
