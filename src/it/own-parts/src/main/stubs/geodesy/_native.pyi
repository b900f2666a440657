from collections.abc import Iterator, Mapping
from typing import TypeAlias

Places: TypeAlias = Mapping[str, Position]

class GeodesyError(ValueError): ...

def centroid(*positions: Position): ...
def nearest(places: Places = {}, **more: Position): ...  # was: places: dict[str, Position]

class Position:
    @longitude.setter
    def longitude(self, longitude: float): ...  # was: SupportsFloat | SupportsIndex
    def __iter__(self) -> Iterator[float]: ...  # new
