from .a import C as C

__all__ = ["C"]
