from . import shapes as shapes
from .shapes import Twice as Twice

__all__ = ["take", "Twice", "Circle", "shapes"]

Circle = Twice.Circle
def take(x: Twice) -> Twice.Circle: ...
