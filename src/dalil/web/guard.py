"""The gate of the desk: whom it answers, and what every answer forbids the browser."""

from collections.abc import Mapping
from http.cookies import SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dalil.web.session import Session

COOKIE = "dalil-desk"
OPEN = ("/enter", "/static/")
ENTRANCE = "/enter"
READING = frozenset(("GET", "HEAD"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
LASTING = "max-age=31536000, immutable"  # files that ship with dalil, under names that hold their version


class Guard:
    """Answers this computer's own address only, only who holds the cookie, and no form that another site made.

    A wrong Host is how a foreign page reaches a server on loopback (DNS rebinding); `Sec-Fetch-Site` and `Origin` say
    where a request comes from (Fetch Metadata, RFC 6454).
    """

    def __init__(self, app: ASGIApp, *, session: Session, hosts: frozenset[str]) -> None:
        self._app = app
        self._session = session
        self._hosts = hosts
        self._origins = frozenset(f"http://{host}" for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on to the pages."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        await (refused or self._app)(scope, receive, _marked(send, lasting=scope["path"].startswith("/static/")))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This address is not served here.", 421)
        if scope["method"] not in READING and not self._from_here(headers):
            return PlainTextResponse("This form was not given out here.", 403)
        if scope["path"].startswith(OPEN) or self._session.admits(_cookie(headers)):
            return None
        if scope["method"] in READING and not scope["path"].endswith(".json"):
            return RedirectResponse(ENTRANCE, 303)
        return PlainTextResponse("The desk is locked. Open it with the code from the terminal.", 401)

    def _from_here(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "same-origin")
        return site in ("same-origin", "none") and (origin is None or origin in self._origins)


def _cookie(headers: Headers) -> str | None:
    found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    return found.value if found is not None else None


def _marked(send: Send, *, lasting: bool) -> Send:
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if lasting:
                headers["cache-control"] = LASTING
        await send(message)

    return marked
