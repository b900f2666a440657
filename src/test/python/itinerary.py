"""Uses everything that the quickstart's package offers: it runs, and a type checker has nothing to say."""

import math
from typing import Final

import geodesy
from geodesy import Datum, Ellipsoid, GeodesyError, Heading, Length, Position, units

vienna: Final = Position(48.2, 16.4, label="Vienna")
paris: Final = Position(latitude=48.9, longitude=2.4)

# Constants, of the module, of a class, of a submodule.
version: str = geodesy.VERSION
assert version == "0.1.0"
radius: float = Ellipsoid.MEAN_RADIUS
foot: float = units.FOOT
assert units.NAUTICAL_MILE > foot

# Class and static methods, an enum.
bessel: Ellipsoid = Ellipsoid.of(Datum.Bessel1841)
assert Ellipsoid.sphere() == Ellipsoid.sphere(radius)
assert bessel != Ellipsoid(6378137.0, flattening=0)
assert hash(Datum.Wgs84) == hash(Datum.Wgs84) and int(Heading.West) == 3

# Properties: to be read, to be written, both.
mean: float = bessel.mean_radius
assert mean < bessel.semi_major_axis
moved: Position = vienna.moved(Heading.North, Length(60, unit=units.NAUTICAL_MILE))
assert moved.label is None and moved.latitude > 49
moved.label = "north of Vienna"
moved.latitude = -1
try:
    moved.latitude = 91.0
except GeodesyError as error:
    assert isinstance(error, ValueError)

# Every kind of parameter.
far: Length = geodesy.distance(vienna, paris)
assert far > geodesy.distance(vienna, paris, Ellipsoid.sphere(), altitude=-100_000.0)
middle: Position | None = geodesy.centroid(vienna, paris)
assert middle is not None and geodesy.centroid() is None
nearest: str | None = geodesy.nearest(middle, {"Vienna": vienna}, Paris=paris)
assert nearest in ("Vienna", "Paris")
south_west, north_east = geodesy.bounds([vienna, paris])
assert south_west.latitude == vienna.latitude and north_east.longitude == vienna.longitude

# Operators.
total: Length = far + Length(1.0) - far * 2 + -Length(0.5)
assert total < far and math.isclose(float(far), far.metres)
assert vienna - paris == far

degrees, minutes, seconds = units.sexagesimal(16.5)
assert (degrees, minutes, round(seconds)) == (16, 30, 0)

print("all is well")
