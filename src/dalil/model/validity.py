"""Checks that records share, so that an object that exists is valid."""

from dalil.errors import InvalidValueError

# Records are made by the hundred thousand: what is wrong is put into words only where something is.
SHA256_HEX = 64
_DIGITS = frozenset("0123456789abcdef")


def require(condition: bool, diagnosis: str) -> None:
    """Raise `InvalidValueError` with this diagnosis unless the condition holds."""
    if not condition:
        raise InvalidValueError(diagnosis)


def require_sha256(value: str, what: str) -> None:
    """A digest is 64 lower-case hexadecimal digits (FIPS 180-4, SHA-256)."""
    if len(value) != SHA256_HEX or not _DIGITS.issuperset(value):
        raise InvalidValueError(f"{what} is not a SHA-256")


def require_range(start: int, end: int, what: str) -> None:
    """Offsets are code points, end exclusive, never before the start."""
    if not 0 <= start <= end:
        raise InvalidValueError(f"{what}: [{start}, {end}) is no range of code points")


def require_member(value: str | None, closed_list: tuple[str | None, ...], what: str) -> None:
    """The value stands in a closed list of the design."""
    if value not in closed_list:
        raise InvalidValueError(f"{what}: {value!r} is not one of {closed_list}")
