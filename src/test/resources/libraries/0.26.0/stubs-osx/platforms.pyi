from typing import Final

__all__ = ["SEPARATOR", "everywhere", "only_on_macos"]

SEPARATOR: Final = "/"
def everywhere() -> None: ...
def only_on_macos() -> None: ...
