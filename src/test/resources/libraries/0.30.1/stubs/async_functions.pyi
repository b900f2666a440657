"""
Coroutines.
"""

from typing import SupportsIndex, final

__all__ = ["Device", "repeats", "sleeps"]

@final
class Device:
    async def connects(self, /) -> bool: ...

async def repeats(value: bool, *, times: SupportsIndex = 1) -> bool: ...
async def sleeps() -> None: ...
