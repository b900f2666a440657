"""
Defaults, a literal of every kind. One function each, so that a wrong one is easy to find.
"""

from _typeshed import SupportsGetItem
from typing import SupportsFloat, SupportsIndex

__all__ = ["booleans_and_none", "chars", "floats", "integers", "other_expressions", "strings", "strings_of_many_lines"]

def booleans_and_none(yes: bool = True, no: bool = False, none: bool | None = None) -> None: ...
def chars(letter: str = "c", quote: str = "'", double_quote: str = "\"", escape: str = "\n", unicode: str = "é") -> None: ...
def floats(plain: SupportsFloat | SupportsIndex = 1.5, exponent: SupportsFloat | SupportsIndex = 1e-7, suffix: SupportsFloat | SupportsIndex = 3.0, underscores: SupportsFloat | SupportsIndex = 1000.25, whole: SupportsFloat | SupportsIndex = 2., negative: SupportsFloat | SupportsIndex = ...) -> None: ...
def integers(decimal: SupportsIndex = 42, hexadecimal: SupportsIndex = 31, octal: SupportsIndex = 15, binary: SupportsIndex = 5, underscores: SupportsIndex = 1000000, suffix: SupportsIndex = 7, negative: SupportsIndex = ..., largest: SupportsIndex = 18446744073709551615) -> None: ...

def other_expressions(bytes: bytes = ..., constant: SupportsIndex = ..., call: SupportsIndex = ..., sum: SupportsIndex = ..., list: SupportsGetItem[int, SupportsIndex] = ...) -> None:
    """
    What is no literal is an ellipsis.
    """

def strings(empty: str = "", plain: str = "plain", quotes: str = "it's \"quoted\"", escapes: str = "tab\t newline\n return\r backslash\\ bell\x07", unicode: str = "é😀 é😀", raw: str = "C:\\new", raw_with_quotes: str = "a \"raw\" one") -> None: ...

def strings_of_many_lines(multi_line: str = "first\nsecond", continued: str = "one line") -> None:
    """
    Before 0.28 the macros panic at a line end inside a literal.
    """
