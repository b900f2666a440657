"""
What only some platforms have.
"""

from typing import Final, final

__all__ = ["SEPARATOR", "OnlyOnWindows", "everywhere"]

SEPARATOR: Final = "\\"

@final
class OnlyOnWindows: ...

def everywhere() -> None: ...
