"""Where a second engine answers: an address on the user's own network, resolved once and held to."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from dalil.errors import RefusedError, UsageError

# Loopback (RFC 1122, 4291), private (RFC 1918, RFC 4193), link-local (RFC 3927, 4291). Everything else is public.
OWN_NETWORKS = tuple(
    ip_network(one)
    for one in (
        "127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "169.254.0.0/16",
        "fe80::/10",
    )
)  # fmt: skip
PORTS = {"http": 80, "https": 443}
USUAL_PATH = "/v1"
SocketAddress = tuple[str, int] | tuple[str, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A server of OpenAI's chat-completions form: the host named, and the one address that is connected to.

    `public` is whether the address lies outside the user's own network. A name is never resolved twice, so that it
    cannot lead elsewhere after the check.
    """

    scheme: str
    host: str
    port: int
    path: str
    family: socket.AddressFamily
    address: SocketAddress
    public: bool

    @property
    def host_header(self) -> str:
        """Host and port as a request names them (RFC 9110, section 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def find_endpoint(url: str, *, allow_public: bool = False) -> Endpoint:
    """Resolve the URL of an engine. Raises `UsageError` for a malformed one or a name that resolves to nothing.

    Raises `RefusedError` for an address outside the user's own network, unless it is allowed and the way encrypted.
    """
    scheme, host, port, path = _parts(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UsageError("The host of the engine has no address.", "Check the URL given with --engine.") from error
    public = any(not is_own(str(row[4][0])) for row in found)
    if public and not allow_public:
        raise RefusedError(
            "The engine lies outside your own network: reports would leave it.",
            "Use an engine of your own, or say --engine-allow-public if that is what you want.",
        )
    if public and scheme != "https":
        raise RefusedError("The way to a public engine is not encrypted.", "Use https.")
    family, _, _, _, address = found[0]
    pinned: SocketAddress = (str(address[0]), port, *(int(part) for part in address[2:4]))  # type: ignore[assignment]  # (host, port) or, for IPv6, with flow and scope
    return Endpoint(scheme=scheme, host=host, port=port, path=path, family=family, address=pinned, public=public)


def is_own(address: str) -> bool:
    """Whether an IP address is loopback, private or link-local; one embedded in IPv6 is taken out first."""
    found: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    if isinstance(found, IPv6Address):
        found = IPv6Address(int(found))  # without the name of an interface, which no network holds
    return any(found in network for network in OWN_NETWORKS)


def _parts(url: str) -> tuple[str, str, int, str]:
    wrong = UsageError("This is no URL of an engine.", "Write it as http://127.0.0.1:8080/v1.")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise wrong
    try:
        cut = urlsplit(url)
        port = cut.port
    except ValueError as error:
        raise wrong from error
    if cut.scheme not in PORTS or not cut.hostname or cut.username or cut.password or cut.query or cut.fragment:
        raise wrong
    return cut.scheme, cut.hostname, port or PORTS[cut.scheme], cut.path.rstrip("/") or USUAL_PATH
