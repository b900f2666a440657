from _typeshed import Incomplete
from x import Y

__all__ = ["f"]

def f(a: list[int], b: str = ..., *c: int, **d: Y) -> dict[str, Incomplete]: ...
