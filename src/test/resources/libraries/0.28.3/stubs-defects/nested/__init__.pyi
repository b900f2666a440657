from . import deeper as deeper
from ..defects import RootClass
from .deeper import DeepClass

__all__ = ["makes_a_deep_class", "takes_a_root_class", "deeper"]

def makes_a_deep_class() -> DeepClass: ...
def takes_a_root_class(value: RootClass) -> bool: ...
