"""
A module that adds members at import, which nobody can know before.
"""

from _typeshed import Incomplete
def known() -> None: ...
def __getattr__(name: str) -> Incomplete: ...
