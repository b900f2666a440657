"""
A module in the source of its parent.
"""

from . import deeper as deeper
from ..defects import RootClass
from .deeper import DeepClass

__all__ = ["makes_a_deep_class", "takes_a_root_class", "deeper"]

def makes_a_deep_class() -> DeepClass:
    """
    Gives a class of the module below.
    """

def takes_a_root_class(value: RootClass) -> bool:
    """
    Takes a class of the module above.
    """
