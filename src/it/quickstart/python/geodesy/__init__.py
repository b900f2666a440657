"""Positions on the earth and the distances between them."""

from ._native import (
    VERSION,
    Datum,
    Ellipsoid,
    GeodesyError,
    Heading,
    Length,
    Position,
    bounds,
    centroid,
    distance,
    nearest,
    units,
)

__all__ = [
    "VERSION",
    "Datum",
    "Ellipsoid",
    "GeodesyError",
    "Heading",
    "Length",
    "Position",
    "bounds",
    "centroid",
    "distance",
    "nearest",
    "units",
]
