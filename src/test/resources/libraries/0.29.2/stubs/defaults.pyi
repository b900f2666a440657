"""
Defaults, a literal of every kind. One function each, so that a wrong one is easy to find.
"""

from collections.abc import Sequence

__all__ = ["booleans_and_none", "chars", "floats", "integers", "other_expressions", "strings", "strings_of_many_lines"]

def booleans_and_none(yes: bool = True, no: bool = False, none: bool | None = None) -> None: ...
def chars(letter: str = "c", quote: str = "'", double_quote: str = "\"", escape: str = "\n", unicode: str = "é") -> None: ...
def floats(plain: float = 1.5, exponent: float = 1e-7, suffix: float = 3.0, underscores: float = 1000.25, whole: float = 2., negative: float = ...) -> None: ...
def integers(decimal: int = 42, hexadecimal: int = 31, octal: int = 15, binary: int = 5, underscores: int = 1000000, suffix: int = 7, negative: int = ..., largest: int = 18446744073709551615) -> None: ...

def other_expressions(bytes: bytes = ..., constant: int = ..., call: int = ..., sum: int = ..., list: Sequence[int] = ...) -> None:
    """
    What is no literal is an ellipsis.
    """

def strings(empty: str = "", plain: str = "plain", quotes: str = "it's \"quoted\"", escapes: str = "tab\t newline\n return\r backslash\\ bell\x07", unicode: str = "é😀 é😀", raw: str = "C:\\new", raw_with_quotes: str = "a \"raw\" one") -> None: ...

def strings_of_many_lines(multi_line: str = "first\nsecond", continued: str = "one line") -> None:
    """
    Before 0.28 the macros panic at a line end inside a literal.
    """
