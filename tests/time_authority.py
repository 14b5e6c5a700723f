"""A time-stamping authority for tests, made by `openssl` while they run: root, stamping key, answers, a server."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_CONFIG = """
[ca]
default_ca = ca_default
[ca_default]
dir = {folder}
database = {folder}/index.txt
new_certs_dir = {folder}
serial = {folder}/ca-serial
default_md = sha256
policy = any
x509_extensions = stamping
[any]
commonName = supplied
[req]
distinguished_name = name
prompt = no
[name]
CN = {name}
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = tsa1
[tsa1]
serial = {folder}/tsa-serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/root.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAuthority:
    """An authority that answers requests with `openssl ts`."""

    folder: Path

    @property
    def root(self) -> Path:
        """Its root certificate, PEM."""
        return self.folder / "root.pem"

    def answer(self, query: bytes) -> bytes:
        """The answer to a request, both DER."""
        (self.folder / "query.tsq").write_bytes(query)
        _openssl(self.folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "answer.tsr")
        return (self.folder / "answer.tsr").read_bytes()


def make_authority(folder: Path, name: str = "Lamp Time", *, since: str = "", until: str = "") -> TimeAuthority:
    """An authority whose stamping certificate counts from `since` to `until` (YYYYMMDDHHMMSSZ), else for ten years."""
    folder.mkdir(parents=True)
    (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder, name=name))
    (folder / "index.txt").touch()
    for serial in ("ca-serial", "tsa-serial"):
        (folder / serial).write_text("01\n")
    for part in ("root", "tsa"):
        _openssl(folder, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", f"{part}.key")
    _openssl(
        folder, "req", "-config", "tsa.cnf", "-new", "-key", "root.key", "-subj", f"/CN={name} Root", "-out", "root.csr"
    )
    span = ("-startdate", since or "20200101000000Z")
    _sign(folder, "root", "-selfsign", "-keyfile", "root.key", *span, "-enddate", "20991231235959Z")
    _openssl(folder, "req", "-config", "tsa.cnf", "-new", "-key", "tsa.key", "-subj", f"/CN={name}", "-out", "tsa.csr")
    _sign(folder, "tsa", "-cert", "root.pem", "-keyfile", "root.key", *span, "-enddate", until or "20951231235959Z")
    return TimeAuthority(folder=folder)


@contextmanager
def serving(answers: "Answers") -> Iterator[str]:
    """A server on loopback that answers as told; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            answers.seen.append((self.path, self.headers["Content-Type"], query))
            self.send_response(answers.status)
            for name, value in answers.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answers.authority.answer(query) if answers.body is None else answers.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is that of the library
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsr"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Answers:
    """What the server says, and what it was asked."""

    def __init__(self, authority: TimeAuthority) -> None:
        self.authority = authority
        self.status = 200
        self.headers = {"Content-Type": "application/timestamp-reply"}
        self.body: bytes | None = None
        self.seen: list[tuple[str, str, bytes]] = []


def _sign(folder: Path, part: str, *arguments: str) -> None:
    extensions = "root" if part == "root" else "stamping"
    _openssl(
        folder, "ca", "-config", "tsa.cnf", "-batch", "-notext", "-in", f"{part}.csr", "-out", f"{part}.pem",
        "-extensions", extensions, "-rand_serial", *arguments,
    )  # fmt: skip


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)
