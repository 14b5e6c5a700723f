"""The signs of the drawings: a group of status is told by its shape as well as by its hue."""

from functools import lru_cache

from markupsafe import Markup

from dalil.web.lanes import Groups

LARGE, SMALL, APART = 12, 5, 7  # pixels


@lru_cache(4096)
def shape(group: str, x: float, y: float, size: int) -> Markup:
    """A circle, lozenge, square or triangle of SVG about this point."""
    half = size / 2
    if group == "asserted":
        drawn = f'<circle class="shape asserted" cx="{x:g}" cy="{y:g}" r="{half:g}"/>'
    elif group == "reported":
        drawn = f'<rect class="shape reported" x="{x - half:g}" y="{y - half:g}" width="{size}" height="{size}"/>'
    elif group == "denied":
        far = half + 1
        drawn = (
            f'<path class="shape denied" d="M{x:g} {y - far:g}l{far:g} {far:g}l-{far:g} {far:g}l-{far:g} -{far:g}z"/>'
        )
    else:
        drawn = f'<path class="shape called" d="M{x:g} {y - half:g}l{half:g} {size}h-{size}z"/>'
    return Markup(drawn)  # noqa: S704 numbers, and words of ours


@lru_cache(4096)
def sign(number: int, groups: Groups) -> Markup:
    """One statement as its shape; several as their number over the shapes of what is among them."""
    hit = Markup('<rect class="hit" x="-12" y="-12" width="24" height="24"/>')
    if number == 1:
        return hit + shape(groups[0][0], 0, 0, LARGE)
    middle = (len(groups) - 1) / 2
    below = (shape(group, (at - middle) * APART, 8, SMALL) for at, (group, _) in enumerate(groups))
    return hit + Markup('<text class="count" y="2">{}</text>').format(number) + Markup("").join(below)
