from . import Twice

__all__ = ["Circle"]

Circle = Twice.Circle
