"""An engine on loopback that answers as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass(slots=True)
class FakeEngine:
    """`url` to ask at, and the requests that came, in order."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)


@contextmanager
def fake_engine(answer: Answer) -> Iterator[FakeEngine]:
    """A server whose every POST is answered by `answer`; models are asked for by GET."""
    engine = FakeEngine()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            respond(self, {"data": [{"id": "invented-1"}]})

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            engine.asked.append(request)
            answer(self, request)

        def log_message(self, *_parts: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_parts: object) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        engine.url = f"http://127.0.0.1:{server.server_port}/v1"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield engine
        finally:
            engine.stop.set()
            server.shutdown()
            thread.join()


def respond(handler: BaseHTTPRequestHandler, record: object, *, status: int = 200) -> None:
    """A body of JSON."""
    body = json.dumps(record).encode() if not isinstance(record, bytes) else record
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def says(events: object) -> Answer:
    """Always these events, in the chat-completions form."""
    return saying(json.dumps({"events": events}))


def saying(content: object) -> Answer:
    """Always this content, in the chat-completions form."""
    record = {
        "model": "invented-1-q4",
        "system_fingerprint": "fp_1",
        "choices": [{"message": {"role": "assistant", "content": content}}],
    }
    return lambda handler, _: respond(handler, record)
