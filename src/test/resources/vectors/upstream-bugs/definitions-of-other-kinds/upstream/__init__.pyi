from . import sub as sub
from typing import Final

__all__ = ["A", "K", "K", "S", "S", "sub", "A", "A", "A", "sub", "sub"]

A: Final = 1

K: Final = 1
"""
A constant.
"""

K: Final[str]
S: Final = 1
S: Final = 1
sub: Final = 1

class A:
    """
    First.
    """

class A:
    """
    Second.
    """

def A() -> None: ...
def sub() -> None: ...
