"""Uses the quickstart's package in three ways that the native library would refuse at run time."""

from geodesy import Ellipsoid, Heading, Position, distance

here = Position(48.2, 16.4)
distance(here, here, altitude="high")
Ellipsoid.sphere().flattening = 0.5
here.moved(Heading.North, 1000.0)
