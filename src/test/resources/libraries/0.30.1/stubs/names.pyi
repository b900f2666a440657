"""
Names that need care.
"""

from builtins import int as int2
from typing import SupportsFloat, SupportsIndex, final

__all__ = ["RawNames", "int", "__getattr__", "_begins_with_an_underscore", "größe", "takes_both", "type"]

@final
class RawNames:
    @property
    def box(self, /) -> bool: ...
    @property
    def struct(self, /) -> bool: ...
    @struct.setter
    def struct(self, /, value: bool) -> None: ...
    def use(self, /, enum: bool) -> bool: ...

@final
class int:
    """
    Named like a built-in, which the others of this module use.
    """

def __getattr__(name: str, /) -> bool:
    """
    Answers for every name that the module does not have.
    """

def _begins_with_an_underscore() -> None: ...
def größe(länge: SupportsFloat | SupportsIndex) -> float: ...
def takes_both(own: int, built_in: SupportsIndex) -> int2: ...

def type(match: bool, mod: bool) -> bool:
    """
    A keyword of Rust, but not of Python.
    """
