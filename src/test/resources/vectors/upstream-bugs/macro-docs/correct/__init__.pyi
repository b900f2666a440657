"""
Doc with ""\" quotes and \\ backslash
  indented\ttab

end"
"""

from _typeshed import SupportsGetItem
from typing import SupportsFloat, SupportsIndex

__all__ = ["co", "conc", "ctl", "defs", "empty0", "empty1", "empty2", "sig"]

async def co(a: SupportsIndex) -> int: ...

def conc() -> None:
    """
    x\x1b"y
    """

def ctl() -> None:
    """
    a
    b\x01\x7f
    """

def defs(a: SupportsIndex = ..., b: str = "c", c: str = "s", d: SupportsFloat | SupportsIndex = 1.5, e: bool = True, f: SupportsIndex | None = None, g: SupportsGetItem[int, SupportsIndex] = ...) -> None: ...
def empty0() -> None: ...
def empty1() -> None: ...

def empty2() -> None:
    """

    """

def sig(a: int, b: str = ..., *args: float, k: SupportsIndex = 1, **kw: bool) -> list[int]: ...
