"""Keys wrapped by a passphrase: age v1 files with one scrypt recipient, as the `age` command reads and writes them.

The library that seals everything else chooses the work by how quick the machine is at that moment, and refuses what
would cost sixteen times as much at another: a key that was made on a quick machine did not open on a busy one, and one
that was made on a busy machine was weak. Here the work is that of the `age` command, always.
"""

import base64
import hashlib
import hmac
import re

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dalil.custody.entropy import Entropy
from dalil.errors import InputError, InvalidValueError

WORK = 18  # log2 of the cost of scrypt: 256 MiB and about a second, the default of the age command
MOST_WORK = 20
LARGEST = 1 << 16  # one chunk of the STREAM construction; a key has some hundred bytes
_SALT, _FILE_KEY, _NONCE = 16, 16, 16
_NO_NONCE, _LAST = bytes(12), bytes(11) + b"\x01"
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---) "
    rb"([A-Za-z0-9+/]{43})\n"
)


def wrap(data: bytes, passphrase: str, entropy: Entropy) -> bytes:
    """An age file that only the passphrase opens. Raises `InvalidValueError` above 64 KiB."""
    if len(data) > LARGEST:
        raise InvalidValueError("What is wrapped by a passphrase is a key, and no longer than 64 KiB.")
    salt, file_key, nonce = (entropy.draw(size) for size in (_SALT, _FILE_KEY, _NONCE))
    body = ChaCha20Poly1305(_stretched(passphrase, salt, WORK)).encrypt(_NO_NONCE, file_key, None)
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_base64(salt), WORK, _base64(body))
    sealed = ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(_LAST, data, None)
    return head + b" " + _base64(_mac(file_key, head)) + b"\n" + nonce + sealed


def unwrap(data: bytes, passphrase: str) -> bytes:
    """What `wrap`, or any writer of age, wrapped. Raises `InputError`; it says whether the passphrase is wrong."""
    header = _HEADER.match(data)
    payload = data[header.end() :] if header else b""
    if header is None or len(payload) > _NONCE + LARGEST + len(_NO_NONCE) + 4:
        raise InputError(
            "The key is wrapped in a form that is not a passphrase of age.", "Restore it from your backup."
        )
    head, salt, work, body, mac = header.groups()
    if int(work) > MOST_WORK:
        raise InputError(f"The key asks for more memory than 1 GiB (scrypt 2^{int(work)}).", "Wrap it anew with age.")
    try:
        file_key = ChaCha20Poly1305(_stretched(passphrase, _bytes(salt), int(work))).decrypt(
            _NO_NONCE, _bytes(body), None
        )
    except InvalidTag as error:
        raise InputError("The passphrase does not open the key.") from error
    try:
        _require(hmac.compare_digest(_base64(_mac(file_key, head)), mac))
        return ChaCha20Poly1305(_derived(file_key, payload[:_NONCE], b"payload")).decrypt(_LAST, payload[_NONCE:], None)
    except InvalidTag as error:
        raise InputError("The file of the key was damaged.", "Restore it from your backup.") from error


def _require(holds: bool) -> None:
    if not holds:
        raise InvalidTag


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    labelled, memory = b"age-encryption.org/v1/scrypt" + salt, (1 << work + 10) + (1 << 20)
    return hashlib.scrypt(passphrase.encode(), salt=labelled, n=1 << work, r=8, p=1, maxmem=memory, dklen=32)


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(file_key)


def _mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
