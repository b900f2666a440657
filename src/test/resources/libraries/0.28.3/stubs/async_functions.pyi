from typing import final

__all__ = ["Device", "repeats", "sleeps"]

@final
class Device:
    async def connects(self, /) -> bool: ...

async def repeats(value: bool, *, times: int = 1) -> bool: ...
async def sleeps() -> None: ...
