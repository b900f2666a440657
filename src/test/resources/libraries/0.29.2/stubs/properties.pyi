"""
Properties, by fields and by methods.
"""

from . import RootClass
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

@final
class WithMethods:
    @property
    def deletable(self, /) -> int: ...
    @deletable.deleter
    def deletable(self, /) -> None: ...
    @deletable.setter
    def deletable(self, /, value: int) -> None: ...
    @property
    def read(self, /) -> int:
        """
        Read by a method.
        """
    @property
    def renamed(self, /) -> int | None: ...
    @renamed.setter
    def renamed(self, /, new_value: int | None) -> None: ...
    @property
    def value(self, /) -> int: ...
    @value.setter
    def value(self, /, value: int) -> None: ...
