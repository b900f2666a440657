__all__ = ["A", "f"]

A: int
def f(): ...
