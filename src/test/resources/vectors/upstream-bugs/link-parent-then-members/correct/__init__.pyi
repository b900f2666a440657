from typing import overload

__all__ = ["f"]

@overload
def f(from_members_1): ...

@overload
def f(*, from_members_2): ...

@overload
def f(*, from_parent_1): ...

@overload
def f(*, from_parent_2): ...
