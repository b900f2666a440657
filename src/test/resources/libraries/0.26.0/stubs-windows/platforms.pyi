from typing import Final

__all__ = ["SEPARATOR", "OnlyOnWindows", "everywhere"]

SEPARATOR: Final = "\\"
class OnlyOnWindows: ...
def everywhere() -> None: ...
