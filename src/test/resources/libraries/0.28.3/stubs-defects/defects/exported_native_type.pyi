from builtins import ValueError as ValueError

__all__ = ["beside_it", "ValueError"]

def beside_it() -> None: ...
