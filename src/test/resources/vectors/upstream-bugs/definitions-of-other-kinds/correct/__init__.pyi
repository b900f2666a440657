from _typeshed import Incomplete
from typing import Final

__all__ = ["K", "S", "A", "sub"]

K: Incomplete
"""
A constant.
"""

S: Final = 1

class A:
    """
    Second.
    """

def sub() -> None: ...
