from . import a as a, b as b
from .a import C

__all__ = ["g", "a", "b"]

def g() -> C: ...
