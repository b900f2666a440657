"""
Classes, what they are made of and how they inherit.
"""

from typing import Final, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["AllReadable", "AllWritable", "Base", "Derived", "DictWithMore", "Empty", "ErrorWithMore", "Generic", "Last", "Middle", "OfAnotherModule", "Renamed", "Unsendable", "WithConstructor", "WithDictAndWeakReferences"]

@final
class AllReadable:
    """
    Fields that Python reads, writes or both.
    """
    @property
    def first(self, /) -> bool: ...
    @property
    def second(self, /) -> int | None: ...

@final
class AllWritable:
    @property
    def first(self, /) -> bool: ...
    @first.setter
    def first(self, /, value: bool) -> None: ...
    @property
    def second(self, /) -> int | None: ...
    @second.setter
    def second(self, /, value: SupportsIndex | None) -> None: ...

@disjoint_base
class Base:
    """
    Can be subclassed; its instances are larger than those of object.
    """
    def __new__(cls, /) -> Base: ...

@final
class Derived:
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __str__(self, /) -> str: ...

@final
class DictWithMore(dict): ...

@final
class Empty:
    """
    A class without anything.
    """

@final
class ErrorWithMore(ValueError): ...

@final
class Generic: ...

@final
class Last(Middle): ...

class Middle(Base):
    """
    Adds nothing to its base.
    """

@final
class OfAnotherModule: ...

@final
class Renamed: ...

@disjoint_base
class Unsendable: ...

@final
class WithConstructor:
    LARGEST: Final = 1000
    """
    The largest there may be.
    """
    SUM: Final[int]
    computed: Final[int]
    computed_and_renamed: Final[str]
    def __new__(cls, /, width: SupportsIndex = 1, *, height: SupportsIndex | None = None) -> WithConstructor: ...
    @classmethod
    def class_method(cls, /, width: SupportsIndex) -> WithConstructor: ...
    def itself(self, /) -> WithConstructor:
        """
        Gives the same class.
        """
    def method(self, /, factor: SupportsIndex) -> int:
        """
        A method.
        """
    def renamed(self, /) -> None: ...
    @staticmethod
    def static_method(width: SupportsIndex) -> WithConstructor: ...
    def takes_its_like(self, /, other: WithConstructor) -> bool: ...
    def variadic(self, /, *args, key: str = "k", **kwargs) -> bool: ...

@disjoint_base
class WithDictAndWeakReferences: ...
