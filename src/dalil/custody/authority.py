"""Asking a time-stamping authority over HTTP (RFC 3161 section 3.4): on request only, one answer, no redirect."""

import http.client
from urllib.parse import urlsplit

from dalil.errors import InputError, IntegrityError

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"
LONGEST_ANSWER = 1 << 20
PATIENCE = 30.0  # seconds


def check_url(url: str) -> str:
    """The address of an authority as it is; raises `InputError` unless it is http or https with a host."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or not url.isprintable():
        raise InputError("The address of an authority is http:// or https:// with a host.", "Check `--url`.")
    return url


def ask(url: str, query: bytes) -> bytes:
    """The answer of an authority to a request (both DER); nothing but the request is sent.

    A redirect is not followed, since it could lead anywhere. Raises `IntegrityError` when there is no answer in the
    form of RFC 3161; nothing of what came back is repeated.
    """
    parts = urlsplit(check_url(url))
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = kind(str(parts.hostname), parts.port, timeout=PATIENCE)
    try:
        connection.request("POST", path, body=query, headers={"Content-Type": QUERY, "Accept": REPLY})
        with connection.getresponse() as response:
            body = response.read(LONGEST_ANSWER + 1)
    except (OSError, http.client.HTTPException) as error:
        raise IntegrityError("The authority could not be reached, or broke off.") from error
    finally:
        connection.close()
    if response.status != http.client.OK:
        raise IntegrityError(f"The authority answered with HTTP status {response.status}; redirects are not followed.")
    if (response.headers.get_content_type() or "") != REPLY or not body or len(body) > LONGEST_ANSWER:
        raise IntegrityError("The authority answered with something else than a timestamp.")
    return body
