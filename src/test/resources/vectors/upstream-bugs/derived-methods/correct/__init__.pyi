from typing import Any, final

__all__ = ["Colour"]

@final
class Colour:
    def __eq__(self, other: object, /) -> Any: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __lt__(self, value: object, /) -> bool:
        """
        Derived ones have no documentation.
        """
    def __ne__(self, other: object, /) -> bool: ...
    def __repr__(self, /) -> str:
        """
        By hand.
        """
    def __str__(self, /) -> Any: ...
