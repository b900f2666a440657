from collections.abc import Iterator
from types import TracebackType

__version__: str

class HarbourError(Exception):
    """Something is wrong in the harbour."""

class BerthTakenError(HarbourError): ...

class Forecast:
    def __new__(cls) -> Forecast: ...
    def wind(self) -> float: ...

class Hold:
    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ): ...
    @classmethod
    def largest(cls) -> Hold: ...

class Pallet:
    def __iter__(self) -> Iterator[Crate]: ...  # was: Crates

class Registry:
    def __new__(cls, *names: str): ...

def piers() -> Iterator[int]: ...  # was: PierIterator

# Python gets such objects, but cannot import their classes.
del Crates, PierIterator
