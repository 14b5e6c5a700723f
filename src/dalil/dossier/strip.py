"""The bar strip by which a person recognises a document at sight."""

from functools import lru_cache

from markupsafe import Markup

BARS = 24
WIDTH, HEIGHT = 96, 14


@lru_cache(4096)
def bar_strip(sha256: str) -> Markup:
    """An SVG of 24 bars drawn from the first hexadecimal digits of the SHA-256; the same wherever it is shown."""
    step = WIDTH // BARS
    bars = "".join(
        f'<rect x="{index * step}" y="{HEIGHT - height}" width="{step - 1}" height="{height}"/>'
        for index, height in enumerate(2 + int(digit, 16) * (HEIGHT - 2) // 15 for digit in sha256[:BARS])
    )
    return Markup(  # noqa: S704 digits only
        f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="strip of {sha256[:8]}">{bars}</svg>'
    )
