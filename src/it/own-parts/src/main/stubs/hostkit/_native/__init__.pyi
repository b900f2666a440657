# SPDX-License-Identifier: Apache-2.0
import sys
from collections.abc import Sequence
from typing import Literal, NewType, Protocol, TypedDict, overload

from typing_extensions import deprecated

ProcessId = NewType("ProcessId", int)

class Closeable(Protocol):
    def close(self) -> None: ...

class Limits(TypedDict, total=False):
    memory: int
    threads: int

class Process:
    def __new__(cls, pid: ProcessId | int): ...  # was: SupportsIndex
    @property
    def pid(self) -> ProcessId: ...  # was: int
    def command(self) -> Sequence[str]:  # was: list[str]
        """The command line, as the operating system keeps it."""
    def limits(self) -> Limits: ...  # new
    def terminate(  # was: (self, /, exit_code: Signal | SupportsIndex | None = ...) -> bool | None
        self, /, exit_code: int | None = ..., *, signal: Signal | None = None
    ) -> bool: ...  # was: (self, /, *, signal: Signal | None = None) -> bool | None

    if sys.platform != "win32":
        def send(self, signal: Signal | Literal["HUP", "INT"]): ...  # was: Signal

del Signal.__int__

@deprecated("Use socket.gethostname().")
def hostname(): ...
@overload
def map_file(path: str) -> bytes: ...  # was: (path: str | PathLike[str], offset: SupportsIndex = 0) -> bytes
@overload
def map_file(path: str, offset: int) -> memoryview: ...

if sys.platform == "win32":
    def registry_value(name: Literal["path", "version"] | None): ...  # was: str | None
    def set_owner(owner: "Sid"): ...  # was: str

    Sid = NewType("Sid", str)
else:
    def set_owner(owner: UserId): ...  # was: SupportsIndex
    def user_id() -> UserId: ...  # was: int

    UserId = NewType("UserId", int)

if sys.version_info >= (3, 12):
    def monitor(tool_id: Literal[3, 4]): ...  # was: SupportsIndex
