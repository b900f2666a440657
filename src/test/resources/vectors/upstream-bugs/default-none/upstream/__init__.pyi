from _typeshed import Incomplete
from asyncio import Event
from collections.abc import Buffer, Callable, Hashable, Sequence
from numpy.typing import ArrayLike
from pathlib import Path
from typing import Any, Literal, Optional, Sequence as Sequence2, SupportsIndex

__all__ = ["K", "refuse", "take"]

class K:
    def __pow__(self, exponent: SupportsIndex, modulus: K, /) -> K: ...

def refuse(a: int = None, b: K = None, c: Path = None, d: SupportsIndex = None, e: Sequence[str] = None, f: Literal["a"] = None, g: int | K = None, h: Callable[[int], None] = None, i: Sequence2[str] = None, j: Event = None, k: Buffer = None) -> None: ...
def take(a=None, b: int | None = None, c: Any = None, d: object = None, e: Hashable = None, f: Optional[str] = None, g: Literal["a", None] = None, h: Incomplete = None, i: ArrayLike = None) -> None: ...
