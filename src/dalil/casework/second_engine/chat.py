"""One question to an engine over HTTP: no proxy, no redirect, no more bytes and no more seconds than allowed."""

import http.client
import socket
import ssl
import threading
from dataclasses import dataclass

from dalil.casework.second_engine.endpoint import Endpoint

BLOCK = 1 << 16
OK = 200
REDIRECTS = range(300, 400)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatLimits:
    """What one answer may take: seconds from the first attempt to the last byte, and bytes."""

    seconds: float = 120
    size: int = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The bytes that came back; `failed` says why they are no answer, in words of ours."""

    body: bytes = b""
    failed: str | None = None


class _Pinned(http.client.HTTPConnection):
    """A connection to the one address that was checked, whatever its name would resolve to now."""

    def __init__(self, endpoint: Endpoint, seconds: float) -> None:
        super().__init__(endpoint.host, endpoint.port, timeout=seconds)
        self._endpoint = endpoint
        self.raw: socket.socket | None = None

    def connect(self) -> None:
        """Open the socket; TLS is checked against the name in the URL."""
        self.raw = raw = socket.socket(self._endpoint.family, socket.SOCK_STREAM)
        raw.settimeout(self.timeout)
        raw.connect(self._endpoint.address)
        if self._endpoint.scheme == "https":
            context = ssl.create_default_context()
            self.sock = self.raw = context.wrap_socket(raw, server_hostname=self._endpoint.host)
        else:
            self.sock = raw


def call(endpoint: Endpoint, path: str, body: bytes | None, limits: ChatLimits, secret: str | None = None) -> Reply:
    """POST a body of JSON (GET without one) below the endpoint's path, and take what comes back.

    Raises nothing of the network's: a server that fails, lies or never ends is a `Reply` that failed.
    """
    connection = _Pinned(endpoint, limits.seconds)
    late = threading.Event()

    def stop() -> None:
        late.set()
        if connection.raw is not None:
            try:
                socket.socket.shutdown(connection.raw, socket.SHUT_RDWR)  # below TLS, which must not be touched here
            except OSError:
                return

    timer = threading.Timer(limits.seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        reply = _talk(connection, path, body, limits, secret)
    except TimeoutError:
        reply = Reply(failed="too slow")
    except ssl.SSLError:
        reply = Reply(failed="its certificate or its encryption is wrong")
    except (OSError, http.client.HTTPException, ValueError):
        reply = Reply(failed="unreachable, or it does not speak HTTP")
    finally:
        timer.cancel()
        connection.close()
        if connection.raw is not None:
            connection.raw.close()
    return Reply(failed="too slow") if late.is_set() else reply


def _talk(connection: _Pinned, path: str, body: bytes | None, limits: ChatLimits, secret: str | None) -> Reply:
    endpoint = connection._endpoint  # noqa: SLF001 a class of this file
    headers = {"Accept": "application/json", "Accept-Encoding": "identity", "Connection": "close"}
    headers["Host"] = endpoint.host_header
    if body is not None:
        headers["Content-Type"] = "application/json"
    if secret is not None:
        headers["Authorization"] = f"Bearer {secret}"
    connection.request("GET" if body is None else "POST", endpoint.path + path, body=body, headers=headers)
    response = connection.getresponse()
    if response.status in REDIRECTS:
        return Reply(failed="it sends elsewhere, which is not followed")
    if response.status != OK:
        return Reply(failed=f"it answers with status {response.status}")
    taken = bytearray()
    while block := response.read(BLOCK):
        taken += block
        if len(taken) > limits.size:
            return Reply(failed="too large")
    return Reply(body=bytes(taken))
