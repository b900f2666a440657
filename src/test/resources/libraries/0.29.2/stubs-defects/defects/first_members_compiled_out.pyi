"""
From 0.26.0 to 0.29.0 the list of members begins with a comma.
"""

__all__ = ["third"]

def third() -> None: ...
