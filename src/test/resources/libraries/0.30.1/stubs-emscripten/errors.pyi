"""
Exceptions, of which there are no records.
"""

from _typeshed import Incomplete
from decimal import InvalidOperation as InvalidOperation
from typing import Any
def raises() -> None: ...
def takes_a_created_error(error: Any) -> bool: ...
def __getattr__(name: str) -> Incomplete: ...
