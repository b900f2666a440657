from _typeshed import Incomplete
from typing import overload

__all__ = ["C", "f", "g", "h"]

class C:
    free: Incomplete
    def __add__(self, other: object, /) -> C | int:
        """
        Sum.
        """
    def __mul__(self, other: object, /) -> C: ...
    @overload
    @classmethod
    def make(cls, /) -> C: ...
    @overload
    @classmethod
    def make(cls, /, n: int) -> C: ...
    def scale(self, /, by: int | str) -> int | str:
        """
        By a number.
        """
    @property
    def x(self, /) -> int | str:
        """
        The x.
        """
    @x.setter
    def x(self, /, value: int | str) -> None: ...

def f(a: int, b: int = 1) -> None: ...

@overload
def g(first: int | str = ...) -> None: ...

@overload
def g(*, second: str = "") -> None: ...

@overload
def h(*, first: int) -> None: ...

@overload
def h(*, second: int) -> None: ...
