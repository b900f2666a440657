from typing import SupportsIndex

__all__ = ["C"]

class C:
    @both.deleter
    def both(self, /) -> None: ...
    @both.setter
    def both(self, /, value: str) -> None: ...
    @gone.deleter
    def gone(self, /) -> None: ...
    @tag.setter
    def tag(self, /, value: int) -> None:
        """
        Sets the tag.
        """
    @property
    def whole(self, /) -> int: ...
    @whole.setter
    def whole(self, /, value: SupportsIndex) -> None: ...
