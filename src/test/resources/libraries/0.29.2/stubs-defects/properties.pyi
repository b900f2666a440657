"""
Properties, by fields and by methods.
"""

from .defects import RootClass
from .defects import WithMethods as WithMethods
from typing import Any, final

__all__ = ["WithFields", "WithMethods"]

@final
class WithFields:
    @property
    def anything(self, /) -> Any: ...
    @anything.setter
    def anything(self, /, value: Any) -> None: ...
    @property
    def other(self, /) -> RootClass: ...
    @property
    def read(self, /) -> int:
        """
        Can be read.
        """
    @property
    def read_and_written(self, /) -> float: ...
    @read_and_written.setter
    def read_and_written(self, /, value: float) -> None: ...
    @property
    def renamed(self, /) -> bool: ...
