"""
What only some platforms have.
"""

from typing import Final, SupportsIndex

__all__ = ["SEPARATOR", "everywhere", "only_on_linux"]

SEPARATOR: Final = "/"
def everywhere() -> None: ...
def only_on_linux(descriptor: SupportsIndex) -> bool: ...
