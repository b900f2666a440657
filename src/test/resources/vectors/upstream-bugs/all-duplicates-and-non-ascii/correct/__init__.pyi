from typing import overload

__all__ = ["f", "été"]

@overload
def f(): ...

@overload
def f(a): ...

def été(): ...
