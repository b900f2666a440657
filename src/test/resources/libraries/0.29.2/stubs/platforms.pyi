"""
What only some platforms have.
"""

from typing import Final

__all__ = ["SEPARATOR", "everywhere", "only_on_linux"]

SEPARATOR: Final = "/"
def everywhere() -> None: ...
def only_on_linux(descriptor: int) -> bool: ...
