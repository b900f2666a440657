"""
A module that runs something at import, but cannot add members.
"""

__all__ = ["known"]

def known() -> None: ...
