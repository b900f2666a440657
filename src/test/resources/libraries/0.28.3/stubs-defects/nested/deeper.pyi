from ..defects import RootClass
from typing import Final, final

__all__ = ["DEPTH", "DeepClass", "makes_a_root_class"]

DEPTH: Final = 2

@final
class DeepClass: ...

def makes_a_root_class() -> RootClass: ...
