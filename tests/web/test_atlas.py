"""The map: what is placed stands where its point is, nothing covers another, and what is left out is counted."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.casefile.events import Spot
from dalil.errors import UsageError
from dalil.web.atlas import AROUND, HIGH, NARROWEST, NEAR_X, NEAR_Y, WIDE, WIDEST, View, chart, ground
from dalil.web.outlines import lines

VIEWS = st.builds(View, lat=st.floats(-85, 85), lon=st.floats(-180, 180), km=st.floats(NARROWEST, WIDEST))
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
BUILT = pytest.mark.skipif(not lines(100), reason="the outlines are not built: make web")


def spot(lat: float | None, lon: float | None, *, name: str = "Sarel", number: int = 1, radius: float = 1.0) -> Spot:
    return Spot(name=name, lat=lat, lon=lon, radius_km=radius, status="denied", number=number, first="st_1")


@given(VIEWS)
def test_a_view_is_its_address(view: View) -> None:
    again = View.of(str(view))
    assert again.lat == pytest.approx(view.lat, abs=1e-4)
    assert again.lon == pytest.approx(view.lon, abs=1e-4)
    assert again.km == pytest.approx(view.km, rel=1e-5)
    assert view.at(view.lat, view.lon) == (50, 50)
    for moved in (view.moved(0.5, 0.5), view.moved(-0.5, -0.5), view.scaled(2), view.scaled(0.5), view.placed(90, 0)):
        View.of(str(moved))


@given(st.lists(POINTS, min_size=1, max_size=30), st.none() | VIEWS)
def test_every_located_statement_is_in_a_sign_or_counted_outside(
    points: list[tuple[float, float]], view: View | None
) -> None:
    drawn = chart([spot(*point, name=f"P{at}", number=at + 1) for at, point in enumerate(points)], view)
    assert drawn is not None
    assert sum(one.number for one in drawn.signs) + drawn.outside == sum(range(1, len(points) + 1))
    for one, two in combinations(drawn.signs, 2):
        assert abs(one.x - two.x) >= NEAR_X or abs(one.y - two.y) >= NEAR_Y
    assert 0 < drawn.scale_share <= 25
    assert all(0 < r <= WIDE for _, _, r in drawn.circles)


def test_a_far_place_does_not_shrink_the_rest() -> None:
    near = [spot(36.2 + at / 100, 37.1, name=f"N{at}") for at in range(8)]
    drawn = chart([*near, spot(40.75, -73.97, name="far")], None)
    assert drawn is not None
    assert drawn.view.km < 100
    assert drawn.outside == 1


def test_what_is_not_located_is_no_point() -> None:
    assert chart([spot(None, None)], None) is None


def test_a_circle_is_as_wide_as_its_radius() -> None:
    drawn = chart([spot(10, 20, radius=5)], View(lat=10, lon=20, km=50))
    assert drawn is not None
    assert drawn.circles == ((WIDE / 2, HIGH / 2, WIDE / 10),)


@pytest.mark.parametrize(
    "given_", ["", "1,2", "1,2,3,4", "a,b,c", "86,0,10", "0,181,10", "0,0,1", "0,0,inf", "nan,0,9"]
)
def test_what_is_no_view_is_refused(given_: str) -> None:
    with pytest.raises(UsageError):
        View.of(given_)


@BUILT
@pytest.mark.parametrize(
    "view", [View(lat=0, lon=0, km=WIDEST), View(lat=35, lon=38, km=900), View(lat=48, lon=38, km=90)]
)
def test_the_ground_is_small_and_drawn_where_there_is_some(view: View) -> None:
    coasts, borders = ground(view)
    assert len(coasts) + len(borders) < 150_000
    assert view.km < 100 or (coasts.startswith("M") and borders.startswith("M"))


@BUILT
def test_no_stretch_of_a_border_is_longer_than_the_room_about_a_view() -> None:
    steps = [
        max(abs(line.lon[at + 1] - line.lon[at]), abs(line.lat[at + 1] - line.lat[at]))
        for line in lines(1)
        for at in range(len(line.lon) - 1)
        if line.south > -60 and line.north < 75 and not line.coast
    ]
    assert max(steps) < 2 * AROUND
