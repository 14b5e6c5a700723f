"""Who may use the desk: a code from the terminal is exchanged once for a cookie, which ends when nobody works."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from dalil.custody.entropy import Entropy

IDLE_SECONDS = 15 * 60
TRIES = 5
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are taken for others
CODE_LENGTH, CODE_GROUP = 16, 4
SECRET_BYTES = 32


@dataclass(kw_only=True)
class Session:
    """One person at one browser. `now` gives seconds that only grow; `say` prints a new code on the terminal.

    A code is good for one exchange and dies after five wrong ones; then, and when the desk was idle for 15 minutes,
    a new code is said. The cookie's value is known to browser and process alone and is written nowhere.
    """

    entropy: Entropy
    now: Callable[[], float]
    say: Callable[[str], None]
    _code: str = field(default="", repr=False)
    _cookie: str | None = field(default=None, repr=False)
    _tries: int = 0
    _seen: float = 0.0

    def __post_init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Shut the desk and say a new code."""
        self._cookie, self._tries = None, 0
        letters = (CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in self.entropy.draw(CODE_LENGTH))
        self._code = "".join(letters)
        self.say("-".join(self._code[at : at + CODE_GROUP] for at in range(0, CODE_LENGTH, CODE_GROUP)))

    def exchange(self, code: str) -> str | None:
        """The cookie for a code, once; None for a wrong code or one that was used."""
        given = code.replace("-", "").replace(" ", "").upper()
        if not self._code or not hmac.compare_digest(given.encode(), self._code.encode()):
            self._tries += 1
            if self._tries >= TRIES:
                self.renew()
            return None
        self._code, self._tries, self._seen = "", 0, self.now()
        self._cookie = self.entropy.draw(SECRET_BYTES).hex()
        return self._cookie

    def admits(self, cookie: str | None) -> bool:
        """Whether this browser may go on; after 15 idle minutes nobody may until a new code is typed."""
        if self._cookie is None or cookie is None or not hmac.compare_digest(cookie.encode(), self._cookie.encode()):
            return False
        if self.now() - self._seen > IDLE_SECONDS:
            self.renew()
            return False
        self._seen = self.now()
        return True

    @property
    def form_token(self) -> str:
        """What every form of this session carries, so that no other site can send one."""
        return hmac.new((self._cookie or "").encode(), b"form", hashlib.sha256).hexdigest()

    def accepts(self, token: str) -> bool:
        """Whether a form was given out in this session."""
        return self._cookie is not None and hmac.compare_digest(token.encode(), self.form_token.encode())
