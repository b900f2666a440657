"""
What PyO3's own program cannot read, or writes wrongly.
"""

from . import exported_native_type as exported_native_type, first_members_compiled_out as first_members_compiled_out
from _typeshed import Incomplete
from builtins import int as int2, list as list2, property as property2
from collections.abc import Callable
from socket import gaierror
from types import BuiltinFunctionType, TracebackType
from typing import Literal, SupportsIndex, final

@final
class AddsInTwoWays:
    def __add__(self, other: object, /) -> int: ...

@final
class InPlace:
    """
    In-place operators are said to return nothing.
    """
    def __iadd__(self, other: object, /) -> InPlace: ...
    def __ipow__(self, exponent: object, _modulus: object = None, /) -> InPlace: ...

@final
class MadeFromFields:
    """
    Its constructor's first parameter is called self.
    """
    def __new__(cls, /, first: bool, second: bool | None) -> MadeFromFields: ...
    @property
    def first(self, /) -> bool: ...
    @property
    def second(self, /) -> bool | None: ...

@final
class RootClass:
    """
    A class of the root, which submodules refer to.
    """

@final
class SetterAlone:
    @property
    def only_written(self, /) -> bool: ...
    @only_written.setter
    def only_written(self, /, value: bool) -> None: ...

@final
class Shadows:
    """
    Members named like the types and decorators of those after them.
    """
    @property2
    def int(self, /) -> int2: ...
    def list(self, /) -> bool: ...
    @property2
    def property(self, /) -> bool: ...
    @property.setter
    def property(self, /, value: bool) -> None: ...
    def takes_a_list(self, /, value: list2) -> list2: ...

@final
class WithMethods:
    @property
    def deletable(self, /) -> int: ...
    @deletable.deleter
    def deletable(self, /) -> None: ...
    @deletable.setter
    def deletable(self, /, value: SupportsIndex) -> None: ...
    @property
    def read(self, /) -> int:
        """
        Read by a method.
        """
    @property
    def renamed(self, /) -> int | None: ...
    @renamed.setter
    def renamed(self, /, new_value: SupportsIndex | None) -> None: ...
    @property
    def value(self, /) -> int: ...
    @value.setter
    def value(self, /, value: SupportsIndex) -> None: ...

def annotated_by_hand(callback: Callable[[int, str], bool], mode: Literal["r", "w"] = "r") -> RootClass | None:
    """
    The modules that the annotations name are not imported.
    """

def keywords_as_parameters(lambda_: bool, def_: bool, /) -> bool: ...

def nul_before_a_digit(value: str = "\08") -> bool:
    """
    A NUL before a digit, which Python would read as an octal number.
    """

def takes_an_imported_error(error: gaierror) -> bool:
    """
    The hint has module and name swapped.
    """

def takes_types_without_a_name(traceback: TracebackType, function: BuiltinFunctionType) -> bool:
    """
    The hints name types that cannot be imported.
    """

def __getattr__(name: str) -> Incomplete: ...
