from _typeshed import Incomplete
from typing import SupportsIndex

__all__ = ["C"]

class C:
    @property
    def both(self, /) -> str: ...
    @both.deleter
    def both(self, /) -> None: ...
    @both.setter
    def both(self, /, value: str) -> None: ...
    @property
    def gone(self, /) -> Incomplete: ...
    @gone.deleter
    def gone(self, /) -> None: ...
    @property
    def tag(self, /) -> int: ...
    @tag.setter
    def tag(self, /, value: int) -> None:
        """
        Sets the tag.
        """
    @property
    def whole(self, /) -> int: ...
    @whole.setter
    def whole(self, /, value: SupportsIndex) -> None: ...
