from typing import Final

__all__ = ["SEPARATOR", "everywhere", "only_on_wasm"]

SEPARATOR: Final = "/"
def everywhere() -> None: ...
def only_on_wasm() -> None: ...
