from .defects import WithMethods as WithMethods

__all__ = ["WithFields", "WithMethods"]

class WithFields: ...
