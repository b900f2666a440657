__all__ = ["C", "takes"]

class C:
    LIMIT: int
    """
    The limit.
    """
    LIMIT: int
    """
    A limit.
    """
    NAME: int
    """
    The name.
    """
    NAME: str
    """
    A name.
    """
    def kind(self, /) -> int:
        """
        Not static.
        """
    @staticmethod
    def kind() -> int:
        """
        Static.
        """
    def terminate(self, /, exit_code: int = 1) -> bool:
        """
        With an exit code.
        """
    def terminate(self, /, signal: str | None = None) -> None:
        """
        By a signal.
        """
    def wait(self, /, seconds: int) -> int | None:
        """
        Wait.
        """
    def wait(self, /, seconds: float) -> str:
        """
        Sleep.
        """
    @x.setter
    def x(self, /, value: int) -> None:
        """
        An x.
        """
    @x.setter
    def x(self, /, value: str) -> None:
        """
        The x.
        """
    class Variant:
        a: int
    class Variant:
        b: int

def takes(it: C.Variant, b: int) -> None: ...
