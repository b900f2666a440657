from _typeshed import Incomplete
from typing import overload

__all__ = ["C", "takes"]

class C:
    LIMIT: int
    """
    A limit.
    """
    NAME: Incomplete
    """
    A name.
    """
    kind: Incomplete
    """
    Not static.
    """
    @overload
    def terminate(self, /, exit_code: int | str | None = ...) -> bool | None:
        """
        With an exit code.
        """
    @overload
    def terminate(self, /, *, signal: str | None = None) -> bool | None:
        """
        By a signal.
        """
    def wait(self, /, seconds: float) -> int | str | None:
        """
        Sleep.
        """
    @property
    def x(self, /) -> int | str: ...
    @x.setter
    def x(self, /, value: int | str) -> None:
        """
        An x.
        """
    class Variant:
        b: int

def takes(it: C.Variant, b: int) -> None: ...
