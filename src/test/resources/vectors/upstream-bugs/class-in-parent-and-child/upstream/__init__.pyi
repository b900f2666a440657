from . import shapes as shapes
from .shapes.deep import Circle as Circle2

__all__ = ["Twice", "Circle", "Twice", "take", "shapes"]

Twice: int
class Circle:
    @property
    def x(self, /) -> Circle2: ...

class Twice:
    class Circle:
        @property
        def x(self, /) -> Circle2: ...

def take(x: Twice) -> Circle2: ...
