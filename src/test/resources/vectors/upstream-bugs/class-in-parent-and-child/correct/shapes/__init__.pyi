from . import deep as deep
from _typeshed import Incomplete

class Twice:
    class Circle:
        @property
        def x(self, /) -> Twice.Circle: ...

def make() -> list[Twice]: ...
def __getattr__(name: str) -> Incomplete: ...
