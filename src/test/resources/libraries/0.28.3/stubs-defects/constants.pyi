from typing import Final

__all__ = ["BOOL", "CHAR", "FLOAT", "INTEGER", "NEGATIVE", "NONE", "STRING", "SUM", "TUPLE"]

BOOL: Final = True
CHAR: Final = "'"
FLOAT: Final = 2.5e3
INTEGER: Final = 255
NEGATIVE: Final[int]
NONE: Final = None
STRING: Final = "a \"string\"\n"
SUM: Final[int]
TUPLE: Final[tuple[int, bool]]
