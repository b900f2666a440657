"""
A type without a record: the quotes in its id are not escaped, so the module's record is no JSON.
"""

from builtins import ValueError as ValueError

__all__ = ["beside_it", "ValueError"]

def beside_it() -> None: ...
