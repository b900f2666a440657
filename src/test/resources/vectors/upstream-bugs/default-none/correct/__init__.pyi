from _typeshed import Incomplete
from asyncio import Event
from collections.abc import Callable, Hashable, Sequence
from numpy.typing import ArrayLike
from pathlib import Path
from typing import Any, Literal, Optional, Sequence as Sequence2, SupportsIndex
from typing_extensions import Buffer

__all__ = ["K", "refuse", "take"]

class K:
    def __pow__(self, exponent: SupportsIndex, modulus: K = ..., /) -> K: ...

def refuse(a: int = ..., b: K = ..., c: Path = ..., d: SupportsIndex = ..., e: Sequence[str] = ..., f: Literal["a"] = ..., g: int | K = ..., h: Callable[[int], None] = ..., i: Sequence2[str] = ..., j: Event = ..., k: Buffer = ...) -> None: ...
def take(a=None, b: int | None = None, c: Any = None, d: object = None, e: Hashable = None, f: Optional[str] = None, g: Literal["a", None] = None, h: Incomplete = None, i: ArrayLike = None) -> None: ...
