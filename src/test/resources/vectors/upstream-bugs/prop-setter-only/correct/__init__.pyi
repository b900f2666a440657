__all__ = ["C"]

class C:
    @property
    def x(self, /): ...
    @x.setter
    def x(self, /, value): ...
