"""
Exceptions, of which there are no records.
"""

from decimal import InvalidOperation as InvalidOperation

__all__ = ["CreatedError", "raises", "takes_a_created_error", "InvalidOperation"]

class CreatedError(Exception): ...
def raises() -> None: ...
def takes_a_created_error(error: CreatedError) -> bool: ...
