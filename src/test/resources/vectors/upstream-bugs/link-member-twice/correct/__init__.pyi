from typing import Final

__all__ = ["K", "A"]

K: Final = 1
class A: ...
