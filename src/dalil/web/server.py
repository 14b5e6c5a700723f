"""The desk on loopback."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing

import uvicorn

from dalil.casework.desk import Desk
from dalil.custody.entropy import SystemEntropy
from dalil.errors import InputError
from dalil.web.app import create_app
from dalil.web.session import Session

HOST = "127.0.0.1"


def serve(desk: Desk, *, port: int, say: Callable[[str], None]) -> None:
    """Answer on 127.0.0.1 alone until interrupted; port 0 takes any that is free. Nothing is logged of who asks what.

    Raises `NotFoundError` where there is no case, `InputError` where the port is taken.
    """
    desk.case  # noqa: B018 asked for its errors before a port is opened
    with closing(listening(port)) as listener:
        own = listener.getsockname()[1]
        address = f"http://{HOST}:{own}/enter"
        session = Session(
            entropy=SystemEntropy(), now=time.monotonic, say=lambda code: say(f"Open {address} and type {code}")
        )
        app = create_app(desk, session, port=own)
        threading.Thread(target=desk.warm, daemon=True).start()
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
        server.run(sockets=[listener])


def listening(port: int) -> socket.socket:
    """A socket of loopback that no other computer reaches; port 0 takes any that is free.

    Raises `InputError` where the port is taken.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise InputError(f"Port {port} is taken.", "Give another one with --port, or 0 for any.") from error
    return listener
